package search

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A row is what a hit shows. Short texts stand in it; long ones lie in files of their own, of which only those
// are read that an excerpt is taken from.

const (
	rowBytes   = 6_000  // of a file of rows, before compression
	textBytes  = 11_000 // of a file of texts, likewise
	pieceBytes = 4_000  // a longer section is cut at a space
	shortText  = 800    // of an entry that has its texts in its row
)

// shown is a row as it waits in the spool.
type shown struct {
	URL, Title, Kind, Lang, Standing, Date, Summary string
	Sections                                        []Section
}

// rowOf writes an entry's row for the spool.
func rowOf(e *Entry) []byte {
	var buf []byte
	text := func(s string) {
		buf = binary.AppendUvarint(buf, uint64(len(s)))
		buf = append(buf, s...)
	}
	for _, s := range []string{e.URL, e.Title, e.Kind, string(e.Lang), e.Standing, dateOf(e), e.Summary} {
		text(s)
	}
	for _, s := range e.Sections {
		text(s.ID)
		text(s.Heading)
		text(s.Text)
	}
	return buf
}

// readRow reads what rowOf wrote.
func readRow(buf []byte) shown {
	text := func() string {
		n, size := binary.Uvarint(buf)
		s := string(buf[size : size+int(n)])
		buf = buf[size+int(n):]
		return s
	}
	var s shown
	for _, to := range []*string{&s.URL, &s.Title, &s.Kind, &s.Lang, &s.Standing, &s.Date, &s.Summary} {
		*to = text()
	}
	for len(buf) > 0 {
		s.Sections = append(s.Sections, Section{ID: text(), Heading: text(), Text: text()})
	}
	return s
}

// rowsTree writes the rows and the texts, in the order of the entries' numbers.
func (b *Builder) rowsTree(out *output, ids []uint32, byNumber []int) (node, error) {
	t := &rowTree{out: out, cut: cutter{target: rowBytes}, textCut: cutter{target: textBytes}}
	for _, e := range byNumber {
		buf := make([]byte, b.rows[e].size)
		if _, err := b.spool.ReadAt(buf, b.rows[e].at); err != nil {
			return node{}, err
		}
		t.add(ids[e], readRow(buf))
		if out.ctx.Err() != nil {
			return node{}, out.ctx.Err()
		}
	}
	t.settle(len(t.waiting))
	t.close()
	return grow(out, t.leaves), nil
}

// rowTree holds rows back until the names of the files with their texts are known.
type rowTree struct {
	out *output

	cut    cutter
	leaves []child
	first  string
	leaf   []json.RawMessage

	textCut cutter
	texts   [][3]any // number of the entry, of the section, and a piece of its text
	owners  []owner
	waiting []waitingRow
}

type waitingRow struct {
	id   uint32
	row  shown
	refs [][]string // the files with the text of each section
}

// owner is the waiting row and the section that a piece of text belongs to.
type owner struct{ row, section int }

func (t *rowTree) add(id uint32, row shown) {
	size := 0
	for _, s := range row.Sections {
		size += len(s.Text)
	}
	t.waiting = append(t.waiting, waitingRow{id, row, make([][]string, len(row.Sections))})
	if size > shortText {
		t.putAside()
	}
	if len(t.texts) == 0 {
		t.settle(len(t.waiting))
	}
}

// putAside moves the texts of the last row to the files of texts.
func (t *rowTree) putAside() {
	row := t.waiting[len(t.waiting)-1].row
	row.Sections = slices.Clone(row.Sections)
	for i, s := range row.Sections {
		for n, piece := range pieces(s.Text) {
			if t.textCut.before(hashOf(fmt.Sprint(row.URL, "#", i, "#", n)), len(piece)) {
				t.settle(len(t.waiting) - 1)
			}
			t.texts = append(t.texts, [3]any{t.waiting[len(t.waiting)-1].id, i, piece})
			t.owners = append(t.owners, owner{len(t.waiting) - 1, i})
		}
		t.waiting[len(t.waiting)-1].row.Sections[i].Text = ""
	}
}

// settle publishes the texts so far, and lays down the first n rows, which wait for nothing more.
func (t *rowTree) settle(n int) {
	if len(t.texts) > 0 {
		name := t.out.json('x', t.texts)
		for _, o := range t.owners {
			refs := &t.waiting[o.row].refs[o.section]
			if !slices.Contains(*refs, name) {
				*refs = append(*refs, name)
			}
		}
		t.texts, t.owners = nil, t.owners[:0]
	}
	for _, w := range t.waiting[:n] {
		t.lay(w)
	}
	t.waiting = slices.Delete(t.waiting, 0, n)
}

// lay puts a row into the leaf, or into a new one: the entry's number, address, title, kind, language, standing, date
// and summary, and its sections, each with the id, the heading, and the text or the names of the files that have it.
func (t *rowTree) lay(w waitingRow) {
	sections := make([][]string, len(w.row.Sections))
	for i, s := range w.row.Sections {
		sections[i] = append([]string{s.ID, s.Heading, s.Text}, w.refs[i]...)
	}
	r := w.row
	row := encoded([]any{w.id, r.URL, r.Title, r.Kind, r.Lang, r.Standing, r.Date, r.Summary, sections})
	if t.cut.before(hashOf(r.URL), len(row)) {
		t.close()
		t.first = numberKey(w.id)
	}
	t.leaf = append(t.leaf, row)
}

func (t *rowTree) close() {
	t.leaves = append(t.leaves, child{t.first, t.out.json('d', t.leaf)})
	t.leaf = nil
}

// pieces cuts a long text at spaces.
func pieces(text string) []string {
	var list []string
	for len(text) > pieceBytes {
		end := strings.LastIndexByte(text[:pieceBytes], ' ')
		if end <= 0 {
			end = pieceBytes
			for !utf8.RuneStart(text[end]) {
				end--
			}
		}
		list = append(list, text[:end])
		text = text[end:]
	}
	if text != "" {
		list = append(list, text)
	}
	return list
}
