package markdown

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// link writes a link. Where its address can't be allowed, the words alone come out.
func (w *writer) link(n *ast.Link) {
	dest := string(w.unescape(n.Destination, silent-len(n.Destination)))
	text := strings.TrimSpace(w.textOf(n))
	at := w.destSpan(n, n.Destination)
	switch {
	case w.inLink:
		w.inlines(n)
		return
	case Unseen(text) && !holdsImage(n):
		w.body.Problems.Errorf(RuleEmptyLink, at, "the link has no words").Hint = "write between the brackets where it leads"
		w.inlines(n)
		return
	case strings.Trim(dest, " #?") == "":
		w.body.Problems.Errorf(RuleEmptyLink, at, "the link leads nowhere").Hint = "write an address between the parentheses"
		w.inlines(n)
		return
	}
	a := w.address(dest, at, false)
	if a.refused {
		w.inlines(n)
		return
	}
	w.html(`<a href="`)
	w.writeAddress(a, Link{At: at, Text: NFC(text)})
	w.html(`"`)
	w.title(n.Title, n)
	w.html(">")
	w.inLink = true
	w.inlines(n)
	w.inLink = false
	w.html("</a>")
	w.callNotes()
}

// title writes the title of a link or a picture as an attribute.
func (w *writer) title(title []byte, n ast.Node) {
	if len(title) > 0 {
		w.html(` title="`)
		w.escape(w.unescape(title, w.offsetOf(title, n)))
		w.html(`"`)
	}
}

// offsetOf is where a part of a link or a picture stands in the source; of one by reference, where that stands.
func (w *writer) offsetOf(part []byte, n ast.Node) int {
	start := min(max(n.Pos(), 0), len(w.src))
	return start + max(bytes.Index(w.src[start:], part), 0)
}

func holdsImage(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage || holdsImage(c) {
			return true
		}
	}
	return false
}

func (w *writer) image(n *ast.Image) {
	dest := string(w.unescape(n.Destination, silent-len(n.Destination)))
	alt := strings.TrimSpace(w.textOf(n))
	at := w.destSpan(n, n.Destination)
	if Unseen(alt) {
		w.body.Problems.Errorf(RuleImageWithoutAlt, w.span(n.Pos(), 2), "the picture has no words for those who can't see it").
			Hint = "describe it between the brackets: ![a map of the five municipalities](map.png)"
	}
	a := w.address(dest, at, true)
	if a.local != "" {
		w.body.Problems.Errorf(RuleForbiddenLink, at, "the picture's address is that of a heading").
			Hint = "write the name of a picture's file, or link to the heading without the exclamation mark"
		a.refused = true
	}
	if a.refused {
		w.words([]byte(alt))
		w.callNotesOf(n)
		return
	}
	w.html(`<img src="`)
	w.writeAddress(a, Link{At: at, Text: NFC(alt), Image: true})
	w.html(`" alt="`)
	w.words([]byte(alt))
	w.html(`"`)
	w.title(n.Title, n)
	w.html(` loading="lazy">`)
	w.callNotesOf(n)
}

// autoLink writes an address that stands in the text as a link.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	dest := string(n.URL(w.src))
	switch {
	case n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:"):
		dest = "mailto:" + dest
	case bytes.HasPrefix(bytes.ToLower(label), []byte("www.")):
		dest = "https://" + string(label)
	}
	at := w.span(n.Pos(), len(label))
	if offset := bytes.Index(w.src[min(max(n.Pos(), 0), len(w.src)):], label); offset >= 0 {
		at = w.span(n.Pos()+offset, len(label))
	}
	if w.inLink {
		w.words(label)
		return
	}
	a := w.address(dest, at, false)
	if a.refused {
		w.words(label)
		return
	}
	w.html(`<a href="`)
	w.writeAddress(a, Link{At: at, Text: NFC(string(label))})
	w.html(`">`)
	w.words(label)
	w.html("</a>")
}

// percentDecode resolves %XX, and leaves what is none.
func percentDecode(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}
