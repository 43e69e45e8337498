// Package redline compares two texts word by word. It aligns their sections, within those the paragraphs and
// the rows of tables, and within those the words, and says of each what stayed, went, came and moved. It knows
// nothing of versions, pages and languages: it gets two lists of sections and returns runs of words, which
// somebody else shows. Space and what cannot be seen are never a difference, nor are emphasis and the targets of
// links: only words are compared.
//
// Read Compare and Comparison first. How sections find each other stands in sections.go, blocks in blocks.go,
// words in words.go. Every step has a bound on its cost: where two texts have next to nothing in common, one is
// said to have replaced the other. And every step is symmetric: what one direction calls come, the other calls
// gone.
package redline

import "samsyn/internal/civic"

// Comparison is what differs between two texts.
type Comparison struct {
	Sections []Section // in the order of the newer text; one that is gone stands where it stood

	Changed, Added, Gone, Moved int // how many sections; one that moved and changed counts in both
	WordsAdded, WordsGone       int
}

// Section is a section of either text, or the same section of both.
type Section struct {
	Op    Op      // of the section as a whole: Changed where its words differ
	Title []Run   // both headings merged; empty for what stands before the first heading, and for the notes
	Was   string  // the heading in the older text, as written; "" where the section is new
	Is    string  // the heading in the newer text; "" where the section is gone
	Notes bool    // these are the footnotes of the text, which have no heading
	Moved bool    // it stands in another order than before
	After string  // of a section that moved: the heading that it stood after; "" where it stood first
	Level int     // of the heading, from 2; 0 without one
	Block []Block // in the order of the newer text
}

// Op tells what became of a piece of text.
type Op byte

// What can become of a piece of text. A run of words is never Changed: it is Gone, and another Added.
const (
	Same Op = iota
	Changed
	Gone
	Added
)

// Block is a paragraph, an item or a row of either text, or the same one of both.
type Block struct {
	Op    Op
	Kind  civic.BlockKind
	Was   int    // the number of an ordered item or a footnote in the older text; 0 where it has none
	Is    int    // its number in the newer text
	Cells []Cell // of a row; any other block has one
}

// Cell is a stretch of running words.
type Cell struct {
	Old    []Run // the older wording: what stayed and what is gone
	Merged []Run // what stayed, what is gone and what came, in reading order
}

// Run is some words in a row that share their fate.
type Run struct {
	Op    Op
	Text  string
	Space bool // a space stands before it
}

// Compare compares an older text with a newer one.
func Compare(older, newer []civic.Section) *Comparison {
	a, b := partsOf(older), partsOf(newer)
	c := &Comparison{}
	for _, p := range order(a, b) {
		s := c.section(p, a, b)
		c.Sections = append(c.Sections, s)
		switch s.Op {
		case Changed:
			c.Changed++
		case Gone:
			c.Gone++
		case Added:
			c.Added++
		}
		if s.Moved {
			c.Moved++
		}
	}
	return c
}

// Equal reports whether no word differs and no section has moved.
func (c *Comparison) Equal() bool { return c.Changed+c.Added+c.Gone+c.Moved == 0 }

// section compares a pair of sections, one of which may be missing.
func (c *Comparison) section(p pair, a, b []part) Section {
	var was, is part
	s := Section{Op: Same, Moved: p.moved}
	switch {
	case p.b < 0:
		was, s.Op = a[p.a], Gone
		s.Level, s.Notes = was.level, was.notes
	case p.a < 0:
		is, s.Op = b[p.b], Added
		s.Level, s.Notes = is.level, is.notes
	default:
		was, is = a[p.a], b[p.b]
		s.Level, s.Notes = is.level, is.notes
	}
	if p.moved && p.a > 0 {
		s.After = a[p.a-1].name
	}
	s.Was, s.Is = was.name, is.name
	title := c.cell(was.title, is.title)
	s.Title = title.Merged
	changed := differs(title)
	for _, q := range alignBlocks(was.blocks, is.blocks) {
		block := c.block(q, was.blocks, is.blocks)
		changed = changed || block.Op != Same
		s.Block = append(s.Block, block)
	}
	if s.Op == Same && changed {
		s.Op = Changed
	}
	return s
}

// block compares a pair of blocks, one of which may be missing.
func (c *Comparison) block(p pair, a, b []block) Block {
	switch {
	case p.b < 0:
		out := Block{Op: Gone, Kind: a[p.a].kind, Was: a[p.a].number}
		for _, words := range a[p.a].cells {
			out.Cells = append(out.Cells, c.cell(words, nil))
		}
		return out
	case p.a < 0:
		out := Block{Op: Added, Kind: b[p.b].kind, Is: b[p.b].number}
		for _, words := range b[p.b].cells {
			out.Cells = append(out.Cells, c.cell(nil, words))
		}
		return out
	}
	out := Block{Op: Same, Kind: b[p.b].kind, Was: a[p.a].number, Is: b[p.b].number}
	for _, q := range alignCells(a[p.a].cells, b[p.b].cells) {
		var was, is []word
		if q.a >= 0 {
			was = a[p.a].cells[q.a]
		}
		if q.b >= 0 {
			is = b[p.b].cells[q.b]
		}
		cell := c.cell(was, is)
		if differs(cell) || q.a < 0 || q.b < 0 {
			out.Op = Changed
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// cell compares two stretches of words, and counts what differs.
func (c *Comparison) cell(was, is []word) Cell {
	edits := compareWords(was, is)
	for _, e := range edits {
		c.WordsGone += countWords(was[e.a:e.aEnd])
		c.WordsAdded += countWords(is[e.b:e.bEnd])
	}
	return Cell{Old: oldRuns(was, edits), Merged: mergedRuns(was, is, edits)}
}

// differs reports whether a cell holds anything but what stayed.
func differs(c Cell) bool {
	for _, run := range c.Merged {
		if run.Op != Same {
			return true
		}
	}
	return false
}
