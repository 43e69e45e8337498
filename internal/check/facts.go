package check

import (
	"slices"
	"strconv"

	"samsyn/internal/civic"
)

// sameFact reports whether two values of a key, as content writes them canonically, can both hold: they are
// equal but for dates of which one may be less precise than the other.
func sameFact(name, a, b string) bool {
	for a != "" && b != "" {
		x, restA := cutWord(a)
		y, restB := cutWord(b)
		if x != y && (neverDate(name) || !sameDay(x, y)) {
			return false
		}
		a, b = restA, restB
		if len(restA) > 0 && restA[0] == ':' {
			name, _ = strconv.Unquote(x)
		}
	}
	return a == b
}

// cutWord cuts a quoted text, or one sign, from the beginning of a canonical value.
func cutWord(s string) (word, rest string) {
	word, err := strconv.QuotedPrefix(s)
	if err != nil {
		return s[:1], s[1:]
	}
	return word, s[len(word):]
}

// neverDate reports whether the values of a key are no dates, even if they look like one.
func neverDate(name string) bool {
	return slices.Contains([]string{"section", "registration", "citation", "version", "code", "page", "year"}, name)
}

// sameDay reports whether two quoted texts are dates that some day could be meant by both of.
func sameDay(a, b string) bool {
	x, okX := quotedDate(a)
	y, okY := quotedDate(b)
	return okX && okY && !x.Last().Before(y.First()) && !y.Last().Before(x.First())
}

func quotedDate(s string) (civic.Date, bool) {
	word, err := strconv.Unquote(s)
	if err != nil {
		return civic.Date{}, false
	}
	d, err := civic.ParseDate(word)
	return d, err == nil && d.Known()
}
