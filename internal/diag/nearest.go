package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord bounds the words that are compared: a longer one is nobody's slip of the finger.
const maxWord = 100

// Nearest returns the word of known that the author probably meant by word: one that is equal but for case,
// accents and separators, else the one with the fewest slips (a letter too many, too few, wrong, or swapped
// with its neighbour), if they are few for the word's length. Of equally near words the one that begins alike
// for longest wins, then the first in known, so known must come in a fixed order. It returns "" where nothing
// is near.
func Nearest(word string, known []string) string {
	folded := fold(word)
	if len(folded) == 0 || len(folded) > maxWord {
		return ""
	}
	best, least, alike := "", allowed(len(folded)), -1
	for _, k := range known {
		candidate := fold(k)
		d := distance(folded, candidate, least+1)
		if k == word || d > least {
			continue
		}
		if same := prefix(folded, candidate); d < least || same > alike {
			best, least, alike = k, d, same
		}
	}
	return best
}

// DidYouMean is the hint that offers the nearest of known, "" where nothing is near.
func DidYouMean(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return "did you mean \"" + near + "\"?"
	}
	return ""
}

// prefix is how many letters a and b begin with in common.
func prefix(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// allowed is how many slips a word of n letters may have.
func allowed(n int) int {
	switch {
	case n <= 2:
		return 0
	case n <= 4:
		return 1
	case n <= 8:
		return 2
	}
	return 3
}

// fold brings a word to the letters that slips are counted in: lower case, without accents, and with one
// separator.
func fold(s string) []rune {
	if utf8.RuneCountInString(s) > maxWord {
		return nil
	}
	folded := make([]rune, 0, len(s))
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case r == '_' || r == ' ' || r == '.':
			r = '-'
		}
		folded = append(folded, plain(r))
	}
	return folded
}

// plain takes the accent off a letter of the languages that the councils write.
func plain(r rune) rune {
	const accented, bare = "åäàáâãæöøòóôõéèêëíìîïúùûüýçčñšžđŋŧ", "aaaaaaaooooooeeeeiiiiuuuuyccnszdnt"
	if i := strings.IndexRune(accented, r); i >= 0 && r > unicode.MaxASCII {
		return rune(bare[utf8.RuneCountInString(accented[:i])])
	}
	return r
}

// distance is the Damerau–Levenshtein distance of a and b (the form in which a stretch is changed once only),
// or any number from limit on where it is not below limit.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func abs(n int) int { return max(n, -n) }
