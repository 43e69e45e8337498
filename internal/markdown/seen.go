package markdown

import (
	"strings"
	"unicode"
)

// Unfit reports whether a character must stand in no text, however it is written: control characters but for line
// ends and tabs, and those that turn the direction of writing, break lines unseen or hide letters, so that a text
// could read as another than it is (UTS #55, "Trojan source").
func Unfit(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r):
		return true
	}
	return r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF ||
		r >= 0xE0000 && r <= 0xE007F
}

// Unseen reports whether nothing of a text can be seen: it is empty, or of spaces and characters without a shape.
func Unseen(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsGraphic(r) && !unicode.Is(unicode.Z, r) && !strings.ContainsRune(fillers, r)
	})
}

// fillers are letters and symbols that show nothing: the fillers of Hangul, and the braille pattern without a dot.
const fillers = "\u115F\u1160\u3164\uFFA0\u2800"

// checkEntity reports an entity that stands for an unfit character, once for each place.
func (w *writer) checkEntity(offset, length int, r rune) {
	if w.told[offset] {
		return
	}
	if w.told == nil {
		w.told = map[int]bool{}
	}
	w.told[offset] = true
	at := w.span(offset, length)
	w.body.Problems.Errorf(RuleUnfitEntity, at, "%s stands for the character U+%04X, which must not stand in a text", w.src[offset:min(offset+length, len(w.src))], r).
		Hint = "remove it"
}
