package words

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// stranger stands for a letter beyond ASCII while an English word is worked on: no rule knows such a letter, so that
// each may count as one byte.
const stranger = 0xFF

// stemmer is an English word on its way to its stem. Endings count only behind r1, or behind r2, in bytes.
// A y that is a consonant is written Y.
type stemmer struct {
	b      []byte
	r1, r2 int
}

// english takes the ending off an English word.
func english(word string) string {
	if utf8.RuneCountInString(word) < 3 {
		return word
	}
	if stem, ok := irregular(word); ok {
		return stem
	}
	var room [64]byte
	s := stemmer{b: room[:0]}
	ascii := true
	for _, r := range word {
		if r >= utf8.RuneSelf {
			r, ascii = stranger, false
		}
		s.b = append(s.b, byte(r))
	}
	s.begin()
	s.plural()
	s.past()
	s.finalY()
	s.doubleSuffix()
	s.derivation()
	s.residue()
	s.finalE()
	return s.result(word, ascii)
}

// irregular gives the stems that no rule gives.
func irregular(word string) (stem string, ok bool) {
	switch word {
	case "skis":
		return "ski", true
	case "skies":
		return "sky", true
	case "idly", "gently", "singly":
		return cut(word, 1), true
	case "ugly":
		return "ugli", true
	case "early":
		return "earli", true
	case "only":
		return "onli", true
	case "sky", "news", "howe", "atlas", "cosmos", "bias", "andes":
		return word, true
	}
	return "", false
}

// begin takes off an opening apostrophe, marks the y's that are consonants, and finds the two regions.
func (s *stemmer) begin() {
	s.b = bytes.TrimPrefix(s.b, []byte("'"))
	for i, c := range s.b {
		if c == 'y' && (i == 0 || isVowel(s.b[i-1])) {
			s.b[i] = 'Y'
		}
	}
	s.r1 = s.past1(0)
	for _, whole := range [...]string{"gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"} {
		if bytes.HasPrefix(s.b, []byte(whole)) {
			s.r1 = len(whole)
		}
	}
	s.r2 = s.past1(s.r1)
}

// past1 gives the place after the first consonant that follows a vowel, from a place on.
func (s *stemmer) past1(from int) int {
	seen := false
	for i := from; i < len(s.b); i++ {
		if isVowel(s.b[i]) {
			seen = true
		} else if seen {
			return i + 1
		}
	}
	return len(s.b)
}

// result puts the word's own letters back. It copies only what is no beginning of the word.
func (s *stemmer) result(word string, ascii bool) string {
	for i, c := range s.b {
		if c == 'Y' {
			s.b[i] = 'y'
		}
	}
	if strings.HasPrefix(word, string(s.b)) {
		return word[:len(s.b)]
	}
	if ascii {
		return string(s.b)
	}
	var out strings.Builder
	rest := []rune(word)
	for _, c := range s.b {
		if c != stranger {
			out.WriteByte(c)
			continue
		}
		for rest[0] < utf8.RuneSelf {
			rest = rest[1:]
		}
		out.WriteRune(rest[0])
		rest = rest[1:]
	}
	return out.String()
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// ends reports whether the word ends so.
func (s *stemmer) ends(ending string) bool { return bytes.HasSuffix(s.b, []byte(ending)) }

// is reports whether what stands before the last n letters is this and nothing else.
func (s *stemmer) is(n int, whole string) bool { return string(s.b[:len(s.b)-n]) == whole }

// swap puts other letters for the last n.
func (s *stemmer) swap(n int, ending string) { s.b = append(s.b[:len(s.b)-n], ending...) }

// in reports whether the last n letters lie behind a place.
func (s *stemmer) in(region, n int) bool { return region <= len(s.b)-n }

// vowelBefore reports whether a vowel stands anywhere before the last n letters.
func (s *stemmer) vowelBefore(n int) bool {
	for _, c := range s.b[:max(0, len(s.b)-n)] {
		if isVowel(c) {
			return true
		}
	}
	return false
}

// short reports whether the word, less its last n letters, ends in a short syllable.
func (s *stemmer) short(n int) bool {
	b := s.b[:len(s.b)-n]
	k := len(b)
	switch {
	case bytes.HasSuffix(b, []byte("past")):
		return true
	case k < 2 || isVowel(b[k-1]) || !isVowel(b[k-2]):
		return false
	case k == 2:
		return true
	}
	return !isVowel(b[k-3]) && bytes.IndexByte([]byte("wxY"), b[k-1]) < 0
}
