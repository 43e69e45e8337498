package markdown

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The letters of the councils' languages that don't fall apart into a letter and an accent.
var ownLetters = strings.NewReplacer("æ", "a", "ø", "o", "ð", "d", "đ", "d", "þ", "th", "ß", "ss", "ł", "l", "ŋ", "n", "ŧ", "t")

// Slug makes an id of a title: the letters a to z, digits and single hyphens. Letters with accents lose them;
// of other alphabets nothing is left. The result may be empty.
func Slug(title string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range norm.NFD.String(ownLetters.Replace(strings.ToLower(title))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\u00AD' || r == '\'' || r == '’':
		default:
			hyphen = true
		}
	}
	return b.String()
}
