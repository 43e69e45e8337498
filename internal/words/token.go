package words

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Token is a word of a text.
type Token struct {
	Word       string // lower-case and composed
	Start, End int    // where it stands in the text, in bytes
}

// Tokens cuts a text into its words: runs of letters and digits of any script. A paragraph sign is a word too; soft
// hyphens do not part a word; the s of a genitive after an apostrophe or a colon, as in "council's" and "EU:s", is
// left out. Any bytes may be given. A word that is lower-case already is not copied.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for at := 0; at < len(text); {
			start, end := nextWord(text, at)
			at = end
			if start == end || genitive(text, start, end) {
				continue
			}
			if !yield(Token{lower(text[start:end]), start, end}) {
				return
			}
		}
	}
}

const softHyphen = '\u00AD'

// nextWord finds the first word at or after a place. Where there is none, start and end are the text's end.
func nextWord(text string, at int) (start, end int) {
	for start = at; start < len(text); {
		r, size := rune(text[start]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[start:])
		}
		if r == '§' {
			end = start + size
			for strings.HasPrefix(text[end:], "§") {
				end += size
			}
			return start, end
		}
		if inWord(r) {
			return start, wordEnd(text, start+size)
		}
		start += size
	}
	return start, start
}

// wordEnd finds where the word ends that reaches to a place at least.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if r != softHyphen && !inWord(r) {
			break
		}
		at += size
	}
	return at
}

// inWord reports whether a character belongs to words.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// genitive reports whether the word is the s after an apostrophe or colon that itself follows a word.
func genitive(text string, start, end int) bool {
	if end-start != 1 || text[start]|0x20 != 's' {
		return false
	}
	mark, size := utf8.DecodeLastRuneInString(text[:start])
	before, _ := utf8.DecodeLastRuneInString(text[:start-size])
	return (mark == '\'' || mark == '’' || mark == ':') && inWord(before)
}

// lower writes a word small and composed.
func lower(word string) string {
	if word[0] == "§"[0] && strings.HasPrefix(word, "§") {
		return "§"
	}
	ready := true
	for _, r := range word {
		if !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == 'å' || r == 'ä' || r == 'ö' || r == 'é' || r == 'æ' || r == 'ø') {
			ready = false
			break
		}
	}
	if ready {
		return word
	}
	word = strings.ToLower(word)
	if strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return word
	}
	return plainSigns.Replace(norm.NFC.String(hyphens.Replace(word)))
}

var hyphens = strings.NewReplacer(string(softHyphen), "")

// plainSigns are the marks by which writing small differs from one language, or one program, to another: a dot over an i,
// and the sigma that ends a word.
var plainSigns = strings.NewReplacer("\u0307", "", "ς", "σ")
