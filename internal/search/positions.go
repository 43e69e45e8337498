package search

import (
	"encoding/binary"
	"strconv"
)

// positionBytes is the size of a file with places, before compression.
const positionBytes = 7_000

// positions writes the tree that tells where in an entry a term stands, which only phrases need. Its keys are a
// term and an entry's number; a leaf holds stretches of one term each.
type positions struct {
	out    *output
	cut    cutter
	leaves []child
	first  string
	names  frontCoded
	data   []byte // of all stretches in the leaf
	open   string // the term of the stretch that is being written
	count  int    // its entries
	body   []byte
	last   uint32
}

func newPositions(out *output) *positions {
	return &positions{out: out, cut: cutter{target: positionBytes}}
}

// add takes the terms in the order of the index; what has no places is left out.
func (s *positions) add(l list) {
	start := l.key + "\x00" + l.term + "\x00"
	key := emptyHash.add(start)
	var digits [numberDigits]byte
	for _, p := range l.postings {
		places := p.places()
		if places[0] == 0 {
			continue
		}
		number := appendNumberKey(digits[:0], p.id)
		size := len(places) + 2
		if s.open != l.term {
			size += len(l.term)/2 + 4
		}
		if s.cut.before(key.add(string(number)).sum(), size) {
			s.close()
			s.first = start + string(number)
		}
		if s.open != l.term {
			s.settle()
			s.open = l.term
			s.last = 0
		}
		s.body = binary.AppendUvarint(s.body, uint64(p.id-s.last))
		s.body = append(s.body, places...)
		s.last = p.id
		s.count++
	}
}

// settle ends a stretch: how many entries it has and how many bytes they take stand before it.
func (s *positions) settle() {
	if s.count > 0 {
		s.names.add(s.open)
		s.data = binary.AppendUvarint(s.data, uint64(s.count))
		s.data = binary.AppendUvarint(s.data, uint64(len(s.body)))
		s.data = append(s.data, s.body...)
	}
	s.open, s.count, s.body, s.last = "", 0, s.body[:0], 0
}

func (s *positions) close() {
	s.settle()
	text := s.names.b.String()
	raw := binary.AppendUvarint(nil, uint64(len(text)))
	raw = append(append(raw, text...), s.data...)
	s.leaves = append(s.leaves, child{s.first, s.out.file('p', raw)})
	s.names.reset()
	s.data = s.data[:0]
}

func (s *positions) finish() node {
	s.close()
	return grow(s.out, s.leaves)
}

// numberKey writes an entry's number so that texts stand in the order of numbers.
func numberKey(id uint32) string { return string(appendNumberKey(nil, id)) }

const numberDigits = 6

func appendNumberKey(to []byte, id uint32) []byte {
	for bound := uint32(36 * 36 * 36 * 36 * 36); id < bound && bound > 1; bound /= 36 {
		to = append(to, '0')
	}
	return strconv.AppendUint(to, uint64(id), 36)
}
