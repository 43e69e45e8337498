package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// others are the letters that Unicode does not take apart.
var others = map[rune]string{
	'æ': "ä", 'ø': "ö", 'đ': "d", 'ð': "d", 'ł': "l", 'ŋ': "n", 'ŧ': "t", 'þ': "th", 'ß': "ss", 'œ': "oe", 'ı': "i",
}

// Letters writes a word of Tokens without accents, but leaves å, ä and ö, which are letters of their own. æ is written ä
// and ø is written ö.
func Letters(word string) string {
	if !strings.ContainsFunc(word, accented) {
		return word
	}
	var out strings.Builder
	for _, r := range word {
		switch plain, ok := others[r]; {
		case !accented(r):
			out.WriteRune(r)
		case ok:
			out.WriteString(plain)
		default:
			for _, part := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.M, part) {
					out.WriteRune(part)
				}
			}
		}
	}
	return out.String()
}

func accented(r rune) bool { return r >= utf8.RuneSelf && r != 'å' && r != 'ä' && r != 'ö' }

// Fold writes a word without any accents: å and ä as a, ö as o. Terms are kept in the order of their folded forms, so
// that a word typed without its dots is found beside them.
func Fold(word string) string {
	if strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return word
	}
	word = Letters(word)
	out := make([]byte, 0, len(word))
	for _, r := range word {
		switch r {
		case 'å', 'ä':
			out = append(out, 'a')
		case 'ö':
			out = append(out, 'o')
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// A Likeness tells how a query's word agrees with a term.
type Likeness int

// The ways to agree, the best last.
const (
	Other  Likeness = iota // another word
	Folded                 // the term has dots or rings where the query has none
	Exact                  // the same letters
)

// Like compares a query's word with the beginning of a term, both written by Letters. A letter with a ring or dots in
// the query must stand in the term; one without matches both.
func Like(query, term string) Likeness {
	if strings.HasPrefix(term, query) {
		return Exact
	}
	for _, q := range query {
		t, size := utf8.DecodeRuneInString(term)
		if size == 0 || q != t && string(q) != Fold(string(t)) {
			return Other
		}
		term = term[size:]
	}
	return Folded
}
