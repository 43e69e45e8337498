package search

import (
	"cmp"
	"slices"
)

// Entries are numbered so that postings are small and stay the same: those of a collaboration stand together, and in
// it those of a document, since they are found together. A new entry takes a free number among them instead of moving
// all that follow. Decisions and earlier versions, of which there are many and which are ranked lower, stand after all
// others: the rows that are shown together lie in fewer files.

// isLater reports whether an entry stands after the others.
func isLater(e *Entry) bool { return e.Kind == "decision" || e.Kind == "version" }

// fewestSlots is how many numbers a group has at least.
const fewestSlots = 8

// numbered gives each entry its number, and tells how many numbers there are. The groups follow one another in the order of
// their names; each has a power of two of numbers, at least twice as many as it has entries.
func numbered(entries []entryFacts, groups []string) (ids []uint32, space uint32) {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := entries[a], entries[b]
		switch {
		case x.later != y.later && y.later:
			return -1
		case x.later != y.later:
			return 1
		case x.group != y.group:
			return cmp.Compare(groups[x.group], groups[y.group])
		}
		return cmp.Or(cmp.Compare(x.place, y.place), cmp.Compare(x.url, y.url))
	})
	ids = make([]uint32, len(entries))
	for from := 0; from < len(order); {
		first, to := entries[order[from]], from
		for to < len(order) && entries[order[to]].group == first.group && entries[order[to]].later == first.later {
			to++
		}
		space += place(entries, order[from:to], ids, space)
		from = to
	}
	return ids, space
}

// place numbers one group from base on: each entry at the place that its address hashes to, or at the next free
// one. It returns how many numbers the group has.
func place(entries []entryFacts, group []int, ids []uint32, base uint32) uint32 {
	bits := 3
	for 1<<bits < max(fewestSlots, 2*len(group)) {
		bits++
	}
	next := 0
	for i, e := range group {
		slot := max(next, int(entries[e].place>>(64-bits)))
		slot = min(slot, 1<<bits-(len(group)-i)) // leave room for those that come
		ids[e] = base + uint32(slot)
		next = slot + 1
	}
	return 1 << bits
}

// placeOf is where an entry stands in its group: in its first half the place of the document that it is about.
func placeOf(e *Entry) uint64 {
	of := e.Of
	if of == "" {
		of = e.URL
	}
	return hashOf(of)>>32<<32 | hashOf(e.URL)>>32
}

// hashOf spreads names evenly. It is not secret and need not be: names of files come from a stronger one.
func hashOf(name string) uint64 { return emptyHash.add(name).sum() }

// hash is what has been hashed so far of a name: FNV-1a of 64 bits.
type hash uint64

const emptyHash hash = 14695981039346656037

// add goes on with more of the name.
func (h hash) add(s string) hash {
	for i := range len(s) {
		h = (h ^ hash(s[i])) * 1099511628211
	}
	return h
}

// sum ends the name.
func (h hash) sum() uint64 {
	sum := uint64(h)
	sum ^= sum >> 32 // the upper bits of names that differ in their last letters are too alike
	sum *= 0xd6e8feb86659fd93
	return sum ^ sum>>32
}
