package search

import (
	"cmp"
	"encoding/binary"
	"slices"

	"samsyn/internal/words"
)

// chunk gathers postings of some entries until there are enough to sort and lay away.
type chunk struct {
	ids   map[string]uint32 // of terms, in the order in which they came
	terms []string
	list  []gathered
	arena []byte // what the postings say, see posting.append
}

// gathered is a posting in a chunk.
type gathered struct{ term, entry, at uint32 }

func newChunk() *chunk { return &chunk{ids: map[string]uint32{}} }

// mostGathered is how many postings a chunk holds: with what they say and their terms about 60 MB.
const mostGathered = 2_000_000

// id gives the number of a term in this chunk.
func (c *chunk) id(term string) uint32 {
	id, known := c.ids[term]
	if !known {
		id = uint32(len(c.terms))
		c.ids[term] = id
		c.terms = append(c.terms, term)
	}
	return id
}

// add keeps a posting. The number is the entry's place in the order of coming.
func (c *chunk) add(term, entry uint32, p posting) {
	c.list = append(c.list, gathered{term, entry, uint32(len(c.arena))})
	c.arena = p.append(c.arena)
}

// addHead keeps a posting of which only the head is known, and no places.
func (c *chunk) addHead(term, entry uint32, head []byte) {
	c.list = append(c.list, gathered{term, entry, uint32(len(c.arena))})
	c.arena = append(append(c.arena, head...), 0)
}

// run is a stretch of the spool with terms in the order of the index, each with its postings.
type run struct{ from, to int64 }

// layAway writes the chunk as a run and empties it. A term is written as its length, itself, the number of its postings,
// their length, and they: each the entry's number and what posting.append wrote.
func (c *chunk) layAway(to *spool) (run, error) {
	order := make([]uint32, len(c.terms))
	keys := make([]string, len(c.terms))
	for i, term := range c.terms {
		order[i], keys[i] = uint32(i), words.Fold(term)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(c.terms[a], c.terms[b]))
	})
	byTerm, starts := c.grouped()
	r := run{from: to.size + int64(len(to.mem))}
	var buf, postings []byte
	for _, term := range order {
		postings = postings[:0]
		for _, g := range byTerm[starts[term]:starts[term+1]] {
			postings = binary.AppendUvarint(postings, uint64(g.entry))
			postings = append(postings, c.arena[g.at:g.at+uint32(sizeOfPosting(c.arena[g.at:]))]...)
		}
		buf = binary.AppendUvarint(buf[:0], uint64(len(c.terms[term])))
		buf = append(buf, c.terms[term]...)
		buf = binary.AppendUvarint(buf, uint64(starts[term+1]-starts[term]))
		buf = binary.AppendUvarint(buf, uint64(len(postings)))
		buf = append(buf, postings...)
		if _, err := to.add(buf); err != nil {
			return r, err
		}
	}
	r.to = to.size + int64(len(to.mem))
	clear(c.ids)
	c.terms, c.list, c.arena = c.terms[:0], c.list[:0], c.arena[:0]
	return r, nil
}

// grouped sorts the postings by term by counting, and tells where those of each term start.
func (c *chunk) grouped() (sorted []gathered, starts []int) {
	starts = make([]int, len(c.terms)+1)
	for _, g := range c.list {
		starts[g.term+1]++
	}
	for i := range c.terms {
		starts[i+1] += starts[i]
	}
	next := slices.Clone(starts)
	sorted = make([]gathered, len(c.list))
	for _, g := range c.list {
		sorted[next[g.term]] = g
		next[g.term]++
	}
	return sorted, starts
}
