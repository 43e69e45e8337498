package search

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"io"
	"slices"

	"samsyn/internal/words"
)

// list is a term with all its postings, by number.
type list struct {
	key, term string
	count     int       // of the postings; an entry that the term has come to in two ways counts twice
	postings  []written // nil where they were not asked for
}

// merge reads runs side by side and gives each term once, in the order of the index, with the postings of those that
// are wanted. What it gives is valid until the next.
func merge(from *spool, runs []run, ids []uint32, wanted func(term string) bool, take func(list) error) error {
	var h readers
	for i, r := range runs {
		rd := &reader{number: i, src: bufio.NewReaderSize(io.NewSectionReader(from, r.from, r.to-r.from), 1<<16)}
		if more, err := rd.next(); err != nil {
			return err
		} else if more {
			h = append(h, rd)
		}
	}
	heap.Init(&h)
	var g gatherer
	for len(h) > 0 {
		g.begin(h[0].key, h[0].term)
		want := wanted(h[0].term)
		for len(h) > 0 && h[0].term == g.list.term {
			if err := g.add(h[0], want); err != nil {
				return err
			}
			if more, err := h[0].next(); err != nil {
				return err
			} else if more {
				heap.Fix(&h, 0)
			} else {
				heap.Pop(&h)
			}
		}
		if want {
			g.decode(ids)
		}
		if err := take(g.list); err != nil {
			return err
		}
	}
	return nil
}

// all wants every term's postings, and none no term's.
func all(string) bool  { return true }
func none(string) bool { return false }

// gatherer puts the postings of a term together from all runs. It keeps its memory from one term to the next.
type gatherer struct {
	list   list
	buf    []byte
	order  []uint64 // number of the entry, and place in found
	found  []written
	sorted []written
}

func (g *gatherer) begin(key, term string) {
	g.list = list{key: key, term: term}
	g.buf = g.buf[:0]
}

// add takes the postings of the term in one run, or passes them by.
func (g *gatherer) add(r *reader, want bool) error {
	g.list.count += r.count
	if !want {
		_, err := r.src.Discard(r.size)
		return err
	}
	from := len(g.buf)
	g.buf = slices.Grow(g.buf, r.size)[:from+r.size]
	_, err := io.ReadFull(r.src, g.buf[from:])
	return err
}

// decode reads the postings, in order, and keeps one for each entry: the strongest.
func (g *gatherer) decode(ids []uint32) {
	g.order, g.found, g.sorted = g.order[:0], g.found[:0], g.sorted[:0]
	for buf := g.buf; len(buf) > 0; {
		entry, n := binary.Uvarint(buf)
		size := sizeOfPosting(buf[n:])
		g.order = append(g.order, uint64(ids[entry])<<32|uint64(len(g.found)))
		g.found = append(g.found, written{ids[entry], uint32(entry), buf[n : n+size]})
		buf = buf[n+size:]
	}
	slices.Sort(g.order)
	for _, o := range g.order {
		p := g.found[uint32(o)]
		if last := len(g.sorted) - 1; last < 0 || g.sorted[last].id != p.id {
			g.sorted = append(g.sorted, p)
		} else if p.before(g.sorted[last]) {
			g.sorted[last] = p
		}
	}
	g.list.postings = g.sorted
}

// reader is one run that is read term by term.
type reader struct {
	number      int
	src         *bufio.Reader
	key, term   string
	count, size int // of the postings, and of them in bytes
	name        []byte
}

// next reads up to the postings of the next term. Those of the one before have been read or passed by.
func (r *reader) next() (more bool, err error) {
	n, err := binary.ReadUvarint(r.src)
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r.name = slices.Grow(r.name[:0], int(n))[:n]
	if _, err := io.ReadFull(r.src, r.name); err != nil {
		return false, err
	}
	r.term = string(r.name)
	r.key = words.Fold(r.term)
	for _, to := range []*int{&r.count, &r.size} {
		if n, err = binary.ReadUvarint(r.src); err != nil {
			return false, err
		}
		*to = int(n)
	}
	return true, nil
}

// readers is a heap of runs, the one whose term comes first on top.
type readers []*reader

func (h readers) Len() int      { return len(h) }
func (h readers) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h readers) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[i].key, h[j].key), cmp.Compare(h[i].term, h[j].term), cmp.Compare(h[i].number, h[j].number)) < 0
}
func (h *readers) Push(x any) { *h = append(*h, x.(*reader)) }
func (h *readers) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
