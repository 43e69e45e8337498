package search

import (
	"encoding/binary"
	"encoding/hex"
)

// termLeaf gathers one file of the dictionary: the terms of a stretch of the alphabet, front-coded, and the postings
// of each. Postings that take much room lie in files of their own, so that a query reads only those of the
// entries that its other words leave.
type termLeaf struct {
	names frontCoded
	data  []byte
}

const (
	termLeafBytes = 5_000 // of a dictionary's file before compression
	longList      = 2_000 // postings of more bytes than this lie elsewhere
	blockBytes    = 3_000 // of the files that they lie in
)

// dictionary writes the tree of terms.
type dictionary struct {
	out    *output
	leaf   termLeaf
	cut    cutter
	first  string // the key that the leaf begins with
	key    string // of the last term
	leaves []child
	same   []encodedTerm // terms of one key wait for each other: they are never parted
}

type encodedTerm struct {
	term string
	data []byte
}

func newDictionary(out *output) *dictionary {
	return &dictionary{out: out, cut: cutter{target: termLeafBytes}}
}

// add takes the terms in the order of the index.
func (d *dictionary) add(l list) {
	if l.key != d.key {
		d.settle()
		d.key = l.key
	}
	d.same = append(d.same, encodedTerm{l.term, d.encode(l)})
}

// settle lays the terms of the last key into the leaf, or into a new one.
func (d *dictionary) settle() {
	size := 0
	for _, t := range d.same {
		size += len(t.data) + 5
	}
	if len(d.same) > 0 && d.cut.before(hashOf(d.key), size) {
		d.close()
		d.first = d.key
	}
	for _, t := range d.same {
		d.leaf.names.add(t.term)
		d.leaf.data = append(d.leaf.data, t.data...)
	}
	d.same = d.same[:0]
}

// close publishes the leaf: how many bytes its words take, they, and what is said of each.
func (d *dictionary) close() {
	text := d.leaf.names.b.String()
	raw := binary.AppendUvarint(nil, uint64(len(text)))
	raw = append(append(raw, text...), d.leaf.data...)
	d.leaves = append(d.leaves, child{d.first, d.out.file('t', raw)})
	d.leaf.names.reset()
	d.leaf.data = d.leaf.data[:0]
}

func (d *dictionary) finish() node {
	d.settle()
	d.close()
	return grow(d.out, d.leaves)
}

// encode writes what the dictionary says of a term: twice the number of its postings, and one more where they lie
// elsewhere; then how many bytes they take, and they, or how many files they lie in, and of each the first number,
// less that of the one before, and the name.
func (d *dictionary) encode(l list) []byte {
	postings := encodePostings(l.postings)
	if len(postings) <= longList {
		data := binary.AppendUvarint(nil, uint64(len(l.postings))<<1)
		data = binary.AppendUvarint(data, uint64(len(postings)))
		return append(data, postings...)
	}
	blocks := d.blocks(l)
	data := binary.AppendUvarint(nil, uint64(len(l.postings))<<1|1)
	data = binary.AppendUvarint(data, uint64(len(blocks)))
	last := uint32(0)
	for _, b := range blocks {
		data = binary.AppendUvarint(data, uint64(b.first-last))
		data = append(data, b.name...)
		last = b.first
	}
	return data
}

type block struct {
	first uint32
	name  []byte
}

// blocks publishes long postings in files. Borders are decided by the numbers of the entries.
func (d *dictionary) blocks(l list) []block {
	var blocks []block
	cut := cutter{target: blockBytes}
	from := 0
	publish := func(to int) {
		raw := encodePostings(l.postings[from:to])
		name, err := hex.DecodeString(d.out.file('l', raw)[1:])
		if err != nil {
			panic(err) // names are written in hexadecimal
		}
		blocks = append(blocks, block{l.postings[from].id, name})
		from = to
	}
	name := emptyHash.add(l.term)
	var number [4]byte
	for i, p := range l.postings {
		binary.BigEndian.PutUint32(number[:], p.id)
		if cut.before(name.add(string(number[:])).sum(), 2) {
			publish(i)
		}
	}
	publish(len(l.postings))
	return blocks
}

// encodePostings writes postings: for each the number of the entry, less that of the one before, and its head.
func encodePostings(postings []written) []byte {
	var data []byte
	last := uint32(0)
	for _, p := range postings {
		data = binary.AppendUvarint(data, uint64(p.id-last))
		data = append(data, p.head()...)
		last = p.id
	}
	return data
}
