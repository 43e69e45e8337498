package words

import (
	"strings"
	"unicode/utf8"

	"samsyn/internal/civic"
)

// Compounds finds the parts of compounds of one language. It has no dictionary: the corpus's own words are the parts it
// knows, so that "informationssäkerhetspolicy" falls apart where others write of "säkerhet" and "policy".
type Compounds struct {
	lang  civic.Lang
	known map[string]part
}

// part tells how a run of letters is known.
type part uint8

const (
	whole part = 1 << iota // it is a word
	stem                   // it is the stem of a word, by which a last part is known in all its forms
)

// NewCompounds makes a splitter that knows no word yet.
func NewCompounds(lang civic.Lang) *Compounds {
	return &Compounds{lang, map[string]part{}}
}

// Know tells the splitter a word of Tokens. Only words of at least two documents should be known: what one document
// alone writes is as often a slip or a name, and splits others wrongly.
func (c *Compounds) Know(word string) {
	if utf8.RuneCountInString(word) < shortestPart || strings.ContainsAny(word, "0123456789") || isEnding(word) {
		return
	}
	c.known[word] |= whole
	if short := Stem(c.lang, word); len(short) >= shortestPart {
		c.known[short] |= stem
	}
}

const (
	shortestCompound = 8  // letters: shorter words that fall apart do so by chance
	longestCompound  = 60 // bytes: what is longer is no word
	shortestPart     = 3  // letters
)

// isEnding reports whether a word is far more often the end of a derived word than a part of a compound.
func isEnding(word string) bool {
	switch word {
	case "het", "ing", "lig", "are", "ade", "ande", "ende", "else", "skap", "bar", "sam", "vis", "ning", "iska":
		return true
	}
	return false
}

// AppendTails adds what a compound ends in, from each border on, to dst: for "informationssäkerhetspolicy" that is
// "säkerhetspolicy" and "policy". A border lies where known parts meet; the part on the left may have a linking s or
// another last vowel ("skola" in "skolplan", "kyrka" in "kyrkogård"), the last may have any ending.
func (c *Compounds) AppendTails(dst []string, word string) []string {
	if len(word) > longestCompound || utf8.RuneCountInString(word) < shortestCompound {
		return dst
	}
	var ends [longestCompound + 1]bool // from this place on the word is made of known parts
	var left [longestCompound + 1]bool // up to this place it is
	var spans [64]struct{ from, to uint8 }
	found := c.split(word, &ends, spans[:0])
	left[0] = true
	for i := len(found) - 1; i >= 0; i-- { // leftmost last
		if span := found[i]; left[span.from] {
			left[span.to] = true
		}
	}
	for i := 1; i < len(word); i++ {
		if left[i] && ends[i] {
			dst = append(dst, word[i:])
		}
	}
	return dst
}

// split goes through the word from its end. It marks the places from which on the word is made of known parts, and
// adds the known left parts between them, the leftmost last.
func (c *Compounds) split(word string, ends *[longestCompound + 1]bool, spans []struct{ from, to uint8 }) []struct{ from, to uint8 } {
	stemEnd := len(Stem(c.lang, word))
	for i := len(word) - shortestPart; i >= 0; i-- {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		ends[i] = i > 0 && c.isLast(word, i, stemEnd)
		for j := i + shortestPart; j < len(word); j++ {
			if ends[j] && c.isLeft(word[i:j]) {
				ends[i] = true
				if len(spans) < cap(spans) {
					spans = append(spans, struct{ from, to uint8 }{uint8(i), uint8(j)})
				}
			}
		}
	}
	return spans
}

// isLast reports whether a compound whose stem ends at a place may end in the part that begins at from.
func (c *Compounds) isLast(word string, from, stemEnd int) bool {
	last := word[from:]
	switch {
	case c.known[last]&whole != 0:
		return true
	case isEnding(last):
		return false
	case stemEnd-from >= shortestPart && c.known[word[from:stemEnd]] != 0:
		return true
	}
	for _, ending := range [...]string{"et", "en", "n"} {
		if shorter, ok := strings.CutSuffix(last, ending); ok && c.known[shorter]&whole != 0 {
			return true
		}
	}
	return false
}

// isLeft reports whether a compound may begin with this, or have it within.
func (c *Compounds) isLeft(part string) bool {
	if c.known[part]&whole != 0 {
		return true
	}
	base, last := cut(part, 1), part[len(part)-1]
	if last == 's' && c.known[base]&whole != 0 {
		return true
	}
	var room [longestCompound + 1]byte
	buf := append(room[:0], part...)
	for _, vowel := range [...]byte{'a', 'e'} {
		if c.known[string(append(buf, vowel))]&whole != 0 {
			return true
		}
	}
	if last == 'o' || last == 'u' {
		return c.known[string(append(append(room[:0], base...), 'a'))]&whole != 0
	}
	return false
}
