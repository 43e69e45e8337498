package words

import (
	"strings"
	"unicode/utf8"

	"samsyn/internal/civic"
)

// Stem takes the ending off a word: its genders, numbers, cases and tenses come out equal, as do most derivations. The
// word is one of Tokens: lower-case and composed. A word of another language comes back as it is.
//
// The rules are those of Snowball 3 for Swedish, Norwegian Bokmål and English, written anew from their published
// descriptions; SNOWBALL.txt holds the notice of their authors.
func Stem(lang civic.Lang, word string) string {
	switch lang {
	case "sv":
		return swedish(word)
	case "nb":
		return norwegian(word)
	case "en":
		return english(word)
	}
	return word
}

// Shorter lists what may be the basic form of a word whose definite ending Stem leaves on, as in "protokollet",
// "policyn" and "kommittéernas": a reader looks for these too. English has no such endings.
func Shorter(lang civic.Lang, word string) []string {
	if lang != "sv" && lang != "nb" {
		return nil
	}
	base := strings.TrimSuffix(word, "s")
	var found []string
	for _, ending := range [...]string{"et", "en", "n"} {
		shorter, cut := strings.CutSuffix(base, ending)
		if cut && utf8.RuneCountInString(shorter) > 2 {
			found = append(found, shorter)
		}
	}
	return found
}

// region finds where a word's endings may begin, in bytes: after the first vowel that a consonant follows, and that
// consonant, but not within the first three letters. A word without such a place has no endings.
func region(word, vowels string) int {
	past, letters, third, seen := len(word), 0, len(word), false
	for i, r := range word {
		if letters++; letters == 4 {
			third = i
		}
		if isVowel := strings.ContainsRune(vowels, r); isVowel {
			seen = true
		} else if seen && past == len(word) {
			past = i + utf8.RuneLen(r)
			if letters >= 3 {
				return past
			}
		}
	}
	return max(past, third)
}

// endsIn reports whether the last byte of a word is one of these ASCII letters.
func endsIn(word, letters string) bool {
	return word != "" && strings.IndexByte(letters, word[len(word)-1]) >= 0
}

// cut takes the last n bytes off a word.
func cut(word string, n int) string { return word[:len(word)-n] }
