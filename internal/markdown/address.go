package markdown

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"samsyn/internal/diag"
)

// IsForbiddenScheme reports whether what stands before the first colon of an address is a scheme that no link
// may have: anything but http, https, mailto and tel. Characters that browsers skip are skipped here too.
func IsForbiddenScheme(scheme string) bool {
	scheme = strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, scheme))
	if scheme == "" || strings.ContainsAny(scheme, "/?#") {
		return false
	}
	return !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme)
}

// address is what became of a link's address.
type address struct {
	refused  bool
	external string // the address itself, of a link that leads out of the site
	local    string // the id of a heading of this body
	link     Link   // else: what is to be resolved
}

// address looks at where a link leads. A refusal is reported.
func (w *writer) address(dest string, at diag.Span, image bool) address {
	scheme, _, hasColon := strings.Cut(dest, ":")
	refuse := func(text, hint string) address {
		w.body.Problems.Errorf(RuleForbiddenLink, at, "%s", text).Hint = hint
		return address{refused: true}
	}
	switch {
	case strings.ContainsFunc(dest, func(r rune) bool { return unicode.IsControl(r) || unfitEntity(r) }):
		return refuse("the address holds a control character", "type the address anew")
	case hasColon && IsForbiddenScheme(scheme):
		return refuse("the address begins with "+clip(scheme, 20)+":, which is not allowed",
			"link to http, https, mailto or tel, or to a file of the content folder")
	case strings.Contains(dest, `\`):
		return refuse("a backslash stands in the address", "write / between folders")
	case strings.HasPrefix(strings.TrimLeft(dest, " "), "//"):
		return refuse("the address does not say its scheme", "begin it with https:")
	case hasColon && !strings.ContainsAny(scheme, "/?#"):
		if text, hint := notWhole(dest); text != "" {
			return refuse(text, hint)
		}
		if image {
			w.body.Problems.Errorf(RuleExternalImage, at, "the picture lies on another host").
				Hint = "put a copy of it beside the record, and link to that"
			return address{refused: true}
		}
		return address{external: dest}
	}
	return w.relative(dest)
}

var hostForm = regexp.MustCompile(`^[\p{L}\p{M}\p{N}.:_\[\]-]+$`)

// notWhole tells what is wrong with an address of another host, "" where nothing is.
func notWhole(dest string) (text, hint string) {
	u, err := url.Parse(dest)
	shown := clip(dest, 60)
	switch {
	case err != nil || u.Opaque == "" && u.Host == "":
		return "the address " + shown + " is not whole", "write an address such as https://example.org/page"
	case strings.HasPrefix(u.Scheme, "http") && u.Host == "":
		return "the address " + shown + " is not whole", "write // after the colon"
	case u.Host != "" && !hostForm.MatchString(u.Host):
		return "the host of the address " + shown + " holds a character that no host has", "type the address anew"
	case u.User != nil:
		return "a name stands before the host in the address " + shown, "readers take it for the host: leave out what stands before @"
	case len(u.Port()) > 5 || len(u.Port()) == 5 && u.Port() > "65535":
		return "the address " + shown + " has a port that does not exist", "leave out the colon and the number after the host"
	case u.Host == "" && strings.ContainsFunc(percentDecode(dest), unicode.IsControl):
		return "the address " + shown + " holds the code of a control character", "leave out what begins with %0 or %1"
	}
	return "", ""
}

// relative takes an address within the site apart.
func (w *writer) relative(dest string) address {
	rest, fragment, _ := strings.Cut(dest, "#")
	path, query, hasQuery := strings.Cut(rest, "?")
	if hasQuery {
		query = "?" + query
	}
	path, fragment = NFC(percentDecode(path)), NFC(percentDecode(fragment))
	if path == "" && query == "" && w.ids[strings.TrimPrefix(fragment, w.prefix)] {
		return address{local: w.prefix + strings.TrimPrefix(fragment, w.prefix)}
	}
	if path == "" && query == "" && w.ids[fragment] {
		return address{local: w.prefix + fragment}
	}
	return address{link: Link{Dest: path, Fragment: fragment, Query: query}}
}

// writeAddress writes an address into an attribute, or cuts the HTML where it will be put in.
func (w *writer) writeAddress(a address, link Link) {
	switch {
	case a.external != "":
		w.escape(util.URLEscape([]byte(a.external), false))
	case a.local != "":
		w.html("#" + a.local)
	default:
		link.Dest, link.Fragment, link.Query = a.link.Dest, a.link.Fragment, a.link.Query
		w.body.Links = append(w.body.Links, link)
		w.cut()
	}
}

// destSpan finds a link's address in the source; of a link by reference, the link itself.
func (w *writer) destSpan(n ast.Node, dest []byte) diag.Span {
	start := min(max(n.Pos(), 0), len(w.src))
	end := start
	for range 8 { // a link may go on over a few lines
		next := bytes.IndexByte(w.src[end:], '\n')
		if next < 0 {
			end = len(w.src)
			break
		}
		end += next + 1
	}
	for at := start; at < end; {
		open := bytes.Index(w.src[at:end], []byte("]("))
		if open < 0 {
			break
		}
		at += open + 2
		inner := bytes.TrimLeft(w.src[at:end], " \t\n<")
		if offset := end - len(inner); len(dest) > 0 && bytes.HasPrefix(inner, dest) {
			return w.span(offset, len(dest))
		} else if len(dest) == 0 && bytes.HasPrefix(inner, []byte(")")) {
			return w.span(start, offset+1-start)
		}
	}
	if closing := bytes.IndexByte(w.src[start:end], ']'); closing >= 0 {
		return w.span(start, closing+1)
	}
	return w.span(start, 1)
}
