package markdown

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"
)

// inlines writes what stands within a block or another inline.
func (w *writer) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.words(n.Value)
	case *ast.CodeSpan:
		w.html("<code>")
		w.codeSpan(n)
		w.html("</code>")
	case *ast.Emphasis:
		element := "em"
		if n.Level == 2 {
			element = "strong"
		}
		w.element(element, n)
	case *extast.Strikethrough:
		w.element("del", n)
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			first := n.Segments.At(0)
			w.rawHTML(first.Start, first.Stop-first.Start)
		}
	case *extast.FootnoteLink:
		w.footnoteLink(n)
	case *extast.FootnoteBacklink:
		w.footnoteBacklink(n)
	default:
		w.inlines(n)
	}
}

func (w *writer) element(name string, n ast.Node) {
	w.html("<" + name + ">")
	w.inlines(n)
	w.html("</" + name + ">")
}

func (w *writer) text(n *ast.Text) {
	value := n.Segment.Value(w.src)
	if n.IsRaw() {
		w.words(value)
	} else {
		w.words(w.unescape(value, n.Segment.Start))
	}
	switch {
	case n.HardLineBreak():
		w.checkBreak(n.Segment.Stop)
		w.html("<br>\n")
		w.plain = append(w.plain, ' ')
	case n.SoftLineBreak():
		w.html("\n")
		w.plain = append(w.plain, ' ')
	}
}

// checkBreak warns of a line break that is made by spaces: nobody sees them, and the sealed text has none.
func (w *writer) checkBreak(stop int) {
	end := stop
	for end < len(w.src) && (w.src[end] == ' ' || w.src[end] == '\t') {
		end++
	}
	if end > stop {
		w.body.Problems.Warnf(RuleTwoSpaceBreak, w.span(stop, end-stop), "two spaces make a line break that nobody can see").
			Hint = "write a backslash at the end of the line, or remove the spaces"
	}
}

// words writes a text both to the page and to the plain text.
func (w *writer) words(value []byte) {
	w.escape(value)
	w.plain = append(w.plain, value...)
}

// escape writes a text so that no character of it can open an element, end an attribute or begin an entity.
func (w *writer) escape(value []byte) {
	if bytes.Contains(value, []byte(overlay)) {
		w.escapeOverlaid(value)
		return
	}
	last := 0
	for i, c := range value {
		var entity string
		switch c {
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '&':
			entity = "&amp;"
		case '"':
			entity = "&quot;"
		case '\'':
			entity = "&#39;"
		case 0:
			entity = "\uFFFD"
		default:
			continue
		}
		w.out = append(append(w.out, value[last:i]...), entity...)
		last = i + 1
	}
	w.out = append(w.out, value[last:]...)
}

// overlay is the one mark that makes another character of a sign of HTML: of the > that ends a tag before it, when the
// page is brought to the form NFC.
const overlay = "\u0338"

// escapeOverlaid escapes a text that holds such a mark: where it belongs to no character of the text, it becomes a code.
func (w *writer) escapeOverlaid(value []byte) {
	for i, part := range bytes.Split(norm.NFC.Bytes(value), []byte(overlay)) {
		if i > 0 {
			w.html("&#824;")
		}
		w.escape(part)
	}
}

// unescape resolves backslashes and entities, as CommonMark has them. start is where value stands in the source: an
// entity for a character that no text may hold is reported there, or nowhere if it is silent, and becomes U+FFFD.
func (w *writer) unescape(value []byte, start int) []byte {
	if bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0 {
		return value
	}
	out := make([]byte, 0, len(value))
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '\\' && i+1 < len(value) && util.IsPunct(value[i+1]):
			i++
			out = append(out, value[i])
		case c == '&':
			resolved, length := entity(value[i:])
			if length > 1 {
				resolved = w.fit(resolved, max(start+i, silent), length)
			}
			out = append(out, resolved...)
			i += length - 1
		default:
			out = append(out, c)
		}
	}
	return out
}

// silent is the place of an address, which is refused as a whole where it holds such a character.
const silent = -1

// fit returns what an entity stands for, with U+FFFD in the place of a character that no text may hold.
func (w *writer) fit(resolved []byte, offset, length int) []byte {
	if !bytes.ContainsFunc(resolved, unfitEntity) {
		return resolved
	}
	return bytes.Map(func(r rune) rune {
		if !unfitEntity(r) {
			return r
		}
		if offset != silent {
			w.checkEntity(offset, length, r)
		}
		return utf8.RuneError
	}, resolved)
}

// unfitEntity is Unfit, and true of what html.UnescapeString makes of a number that is no character.
func unfitEntity(r rune) bool { return Unfit(r) || r == utf8.RuneError }

// maxEntity is longer than the longest name of an entity of HTML.
const maxEntity = 40

// entity resolves the entity at the beginning of value; where there is none, it returns the ampersand.
func entity(value []byte) (resolved []byte, length int) {
	end := bytes.IndexByte(value[:min(len(value), maxEntity)], ';')
	if end < 2 {
		return value[:1], 1
	}
	s := html.UnescapeString(string(value[:end+1]))
	if s == string(value[:end+1]) {
		return value[:1], 1
	}
	return []byte(s), end + 1
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			value := t.Segment.Value(w.src)
			if bytes.HasSuffix(value, []byte("\n")) {
				value = append(bytes.Clone(value[:len(value)-1]), ' ')
			}
			w.words(value)
		}
	}
}

// textOf is the words within a node.
func (w *writer) textOf(n ast.Node) string {
	var b strings.Builder
	w.appendText(&b, n)
	return b.String()
}

func (w *writer) appendText(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if value := c.Segment.Value(w.src); c.IsRaw() || n.Kind() == ast.KindCodeSpan {
				b.Write(value)
			} else {
				b.Write(w.unescape(value, c.Segment.Start))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(w.src))
		default:
			w.appendText(b, c)
		}
	}
}

func (w *writer) footnoteLink(n *extast.FootnoteLink) {
	if w.inLink {
		w.calls = append(w.calls, n)
		return
	}
	w.html(fmt.Sprintf(`<sup id="%s"><a href="#%sfn:%d" role="doc-noteref">%d</a></sup>`, w.callID(n.Index, n.RefIndex), w.prefix, n.Index, n.Index))
}

// callNotes writes the calls of footnotes that stand in a link after it: a link must not stand in a link.
func (w *writer) callNotes() {
	for _, n := range w.calls {
		w.footnoteLink(n)
	}
	w.calls = w.calls[:0]
}

// callNotesOf writes the calls that stand in the words for a picture after it.
func (w *writer) callNotesOf(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if call, ok := c.(*extast.FootnoteLink); ok {
			w.footnoteLink(call)
			continue
		}
		w.callNotesOf(c)
	}
}

func (w *writer) footnoteBacklink(n *extast.FootnoteBacklink) {
	ref := w.callID(n.Index, n.RefIndex)
	if !w.called[ref] {
		return
	}
	w.html(fmt.Sprintf(` <a href="#%s" role="doc-backlink" aria-labelledby="%s"><span aria-hidden="true">↩</span></a>`, ref, ref))
}
