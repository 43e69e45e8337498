package render

import (
	"bytes"
	"encoding/xml"
	"unicode/utf8"
)

// xmlEscapes is how each byte stands in XML that does not stand for itself. What XML cannot hold (Extensible Markup
// Language 1.0, 2.2) becomes U+FFFD.
var xmlEscapes = func() (escapes [256]string) {
	for c := range 0x20 {
		escapes[c] = "\uFFFD"
	}
	for c, escape := range map[byte]string{
		'"': "&#34;", '\'': "&#39;", '&': "&amp;", '<': "&lt;", '>': "&gt;", '\t': "&#x9;", '\n': "&#xA;", '\r': "&#xD;",
	} {
		escapes[c] = escape
	}
	escapes["\uFFFE"[0]] = "\uFFFD" // where it begins this or the next: the last of the characters that begin so
	return escapes
}()

// xmlText writes a text as xml.EscapeText does, which looks at each character by itself: feeds are mostly text.
func xmlText(b *bytes.Buffer, s string) {
	if !utf8.ValidString(s) {
		_ = xml.EscapeText(b, []byte(s)) // a buffer takes everything
		return
	}
	done := 0
	for i := 0; i < len(s); i++ {
		escape, width := xmlEscapes[s[i]], 1
		if escape == "" {
			continue
		}
		if s[i] >= utf8.RuneSelf {
			if width = len("\uFFFE"); s[i:i+width] < "\uFFFE" {
				continue
			}
		}
		b.WriteString(s[done:i])
		b.WriteString(escape)
		done = i + width
		i = done - 1
	}
	b.WriteString(s[done:])
}
