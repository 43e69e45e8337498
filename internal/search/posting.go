package search

import "encoding/binary"

// posting says how much a term counts in an entry, and where it stands.
type posting struct {
	strength uint8 // of 15: how much the entry is about the term
	told     bool  // the term is in what the entry is known by: its title, a number of its own, a council
	section  int   // the one it is found in first of all: 0 for none, else its place from 1
	at       []uint32
}

// strongest is the most that a posting's strength can be.
const strongest = 15

// head is the byte that a posting begins with, in runs and in the index: whether it is told, its strength, and
// its section if that is one of the first six; seven says that the section follows.
func (p posting) head() byte {
	b := p.strength<<3 | byte(min(p.section, manySections))
	if p.told {
		b |= 0x80
	}
	return b
}

const manySections = 7

// append writes a posting for a run: its head, its section where there are many, and its places.
func (p posting) append(buf []byte) []byte {
	buf = append(buf, p.head())
	if p.section >= manySections {
		buf = binary.AppendUvarint(buf, uint64(p.section))
	}
	buf = binary.AppendUvarint(buf, uint64(len(p.at)))
	last := uint32(0)
	for _, at := range p.at {
		buf = binary.AppendUvarint(buf, uint64(at-last))
		last = at
	}
	return buf
}

// sizeOfPosting measures what append wrote.
func sizeOfPosting(buf []byte) int {
	n := 1
	if buf[0]&7 == manySections {
		n += sizeOfNumber(buf[n:])
	}
	places, size := binary.Uvarint(buf[n:])
	n += size
	for range places {
		n += sizeOfNumber(buf[n:])
	}
	return n
}

func sizeOfNumber(buf []byte) int {
	n := 0
	for buf[n] >= 0x80 {
		n++
	}
	return n + 1
}

// written is a posting as a run holds it, with the number that the entry has in the index, and its place in the order
// of coming.
type written struct {
	id, entry uint32
	data      []byte
}

// head gives what says how much the term counts and in which section: a byte, and more where sections are many.
func (w written) head() []byte {
	if w.data[0]&7 == manySections {
		return w.data[:1+sizeOfNumber(w.data[1:])]
	}
	return w.data[:1]
}

// places gives how many places the posting has and, from one to the next, where they are, as the index holds them.
func (w written) places() []byte { return w.data[len(w.head()):] }

// before reports whether a posting stands for its entry rather than another of the same term: it is stronger, or as
// strong and in an earlier section.
func (w written) before(other written) bool {
	a, b := w.data[0], other.data[0]
	return a>>3 > b>>3 || a>>3 == b>>3 && a&7 < b&7
}
