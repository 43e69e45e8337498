package search

import "unicode/utf8"

// Words are listed by their ends: those that end in what a reader wrote are parts of compounds that no border was found
// for, and half of a misspelt word is always right.

const (
	backwardBytes = 8_000   // of a file of such words, before compression
	mostTurned    = 500_000 // words that are sorted at once: about 40 MB
)

// backwards gathers words read from their end, in sorted runs, and writes their tree.
type backwards struct {
	spool *spool
	most  int
	chunk *chunk
	runs  []run
}

// add takes a word that has not come before.
func (b *backwards) add(term string) error {
	b.chunk.terms = append(b.chunk.terms, reversed(term))
	if len(b.chunk.terms) < b.most {
		return nil
	}
	return b.layAway()
}

func (b *backwards) layAway() error {
	r, err := b.chunk.layAway(b.spool)
	b.runs = append(b.runs, r)
	return err
}

// tree writes the words.
func (b *backwards) tree(out *output) (node, error) {
	if err := b.layAway(); err != nil {
		return node{}, err
	}
	var names frontCoded
	var leaves []child
	first, last := "", ""
	cut := cutter{target: backwardBytes}
	close := func() {
		leaves = append(leaves, child{first, out.file('r', []byte(names.b.String()))})
		names.reset()
	}
	err := merge(b.spool, b.runs, nil, none, func(l list) error {
		if l.key != last && cut.before(hashOf(l.key), len(l.term)/2+2) {
			close()
			first = l.key
		}
		last = l.key
		names.add(l.term)
		return out.ctx.Err()
	})
	close()
	return grow(out, leaves), err
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
