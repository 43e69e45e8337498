// Package sketch makes the small print of a text by which texts that share wording are found without reading
// them: the least of the numbers that its runs of three words hash to. Two texts that share much of their wording
// share much of their sketches. A browser makes the same sketch, in static/js/texts.js: what one counts the other
// counts too. A sketch only points out which texts to compare; it never decides what a text is.
//
// Read Of.
package sketch

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Size is the most numbers that a sketch holds.
const Size = 24

// Of is the sketch of a text: the least Size hashes of its runs of three words, in rising order. Case and signs
// make no difference. A text of fewer words is one run.
func Of(text string) []uint32 {
	s := least{}
	var words [3]uint32
	count := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), isSign) {
		words[0], words[1], words[2] = words[1], words[2], hash(word)
		if count++; count >= 3 {
			s.add(mix(words[:]))
		}
	}
	if count < 3 {
		s.add(mix(words[3-count:]))
	}
	return s.hashes
}

func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// hash is FNV-1a over the UTF-16 units of a word, since those are what a browser counts in.
func hash(word string) uint32 {
	h := uint32(2166136261)
	for _, r := range word {
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			h = (h ^ uint32(high)) * 16777619
			r = low
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// mix makes one hash of those of a run's words, with every bit of it as likely set as not.
func mix(words []uint32) uint32 {
	h := uint32(0)
	for _, w := range words {
		h = h*0x9e3779b1 + w
	}
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// least keeps the smallest hashes that it is given, each once.
type least struct{ hashes []uint32 }

func (l *least) add(h uint32) {
	full := len(l.hashes) == Size
	if full && h >= l.hashes[Size-1] {
		return
	}
	i, has := slices.BinarySearch(l.hashes, h)
	if has {
		return
	}
	if full {
		l.hashes = l.hashes[:Size-1]
	}
	l.hashes = slices.Insert(l.hashes, i, h)
}
