package search

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"samsyn/internal/words"
)

// backwards lists the words of the index by their ends: the words that end in what a reader wrote are parts of
// compounds that no border was found for, and half of a misspelt word is always right.

// backwardBytes is the size of a file of such words, before compression.
const backwardBytes = 8_000

// backwards writes the tree of the words read from their end.
func backwards(out *output, terms []string) node {
	type backward struct{ key, term string }
	list := make([]backward, len(terms))
	for i, term := range terms {
		turned := reversed(term)
		list[i] = backward{words.Fold(turned), turned}
	}
	slices.SortFunc(list, func(a, b backward) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.term, b.term)) })
	var names frontCoded
	var leaves []child
	first := ""
	cut := cutter{target: backwardBytes}
	for i, b := range list {
		if (i == 0 || b.key != list[i-1].key) && cut.before(hashOf(b.key), len(b.term)/2+2) {
			leaves = append(leaves, child{first, out.file('r', []byte(names.b.String()))})
			names.reset()
			first = b.key
		}
		names.add(b.term)
	}
	leaves = append(leaves, child{first, out.file('r', []byte(names.b.String()))})
	return grow(out, leaves)
}

func reversed(s string) string {
	turned := make([]byte, 0, len(s))
	for len(s) > 0 {
		_, size := utf8.DecodeLastRuneInString(s)
		turned = append(turned, s[len(s)-size:]...)
		s = s[:len(s)-size]
	}
	return string(turned)
}
