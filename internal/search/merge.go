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
	postings  []written
}

// merge reads runs side by side and gives each term once, in the order of the index. What it gives is valid until
// the next. Without ids, entries keep the numbers by which they came.
func merge(from *spool, runs []run, ids []uint32, take func(list) error) error {
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
	var l list
	for len(h) > 0 {
		l = list{key: h[0].key, term: h[0].term, postings: l.postings[:0]}
		for len(h) > 0 && h[0].term == l.term {
			l.postings = h[0].decode(ids, l.postings)
			if more, err := h[0].next(); err != nil {
				return err
			} else if more {
				heap.Fix(&h, 0)
			} else {
				heap.Pop(&h)
			}
		}
		l.tidy()
		if err := take(l); err != nil {
			return err
		}
	}
	return nil
}

// tidy puts the postings in order and keeps one for each entry: the strongest.
func (l *list) tidy() {
	slices.SortFunc(l.postings, func(a, b written) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(b.data[0]>>3, a.data[0]>>3), cmp.Compare(a.data[0]&7, b.data[0]&7))
	})
	l.postings = slices.CompactFunc(l.postings, func(a, b written) bool { return a.id == b.id })
}

// reader is one run that is read term by term.
type reader struct {
	number    int
	src       *bufio.Reader
	key, term string
	postings  []byte
}

func (r *reader) next() (more bool, err error) {
	n, err := binary.ReadUvarint(r.src)
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	term := make([]byte, n)
	if _, err := io.ReadFull(r.src, term); err != nil {
		return false, err
	}
	if n, err = binary.ReadUvarint(r.src); err != nil {
		return false, err
	}
	r.postings = make([]byte, n) // not the last one's: the list that it went into is still read
	_, err = io.ReadFull(r.src, r.postings)
	r.term = string(term)
	r.key = words.Fold(r.term)
	return true, err
}

func (r *reader) decode(ids []uint32, into []written) []written {
	for buf := r.postings; len(buf) > 0; {
		entry, n := binary.Uvarint(buf)
		size := sizeOfPosting(buf[n:])
		id := uint32(entry)
		if ids != nil {
			id = ids[entry]
		}
		into = append(into, written{id, buf[n : n+size]})
		buf = buf[n+size:]
	}
	return into
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
