package civic

import "strings"

// BlockKind tells the blocks of a body apart. It is one letter, so that a body's blocks cost a letter each.
type BlockKind byte

// The kinds of blocks.
const (
	Paragraph  BlockKind = 'p'
	ListItem   BlockKind = 'l' // what an item of a list begins with
	ItemRest   BlockKind = 'm' // a further block of the item
	Quote      BlockKind = 'q'
	DefTerm    BlockKind = 't' // of a definition list
	Definition BlockKind = 'd'
	HeadRow    BlockKind = 'h' // of a table
	TableRow   BlockKind = 'r'
	Code       BlockKind = 'c' // a line of it
	Footnote   BlockKind = 'f'
)

// CellBreak stands between the cells of a table's row in a section's Plain.
const CellBreak = "\t"

// Block is the smallest part of a body that stands by itself: a paragraph, an item, a row.
type Block struct {
	Kind   BlockKind
	Number int    // of an item of an ordered list or a footnote; else 0
	Words  string // plain text on one line; a row's cells have CellBreak between them
}

// IsRow reports whether the block is a row of a table.
func (b Block) IsRow() bool { return b.Kind == HeadRow || b.Kind == TableRow }

// Cells are the cells of a row; any other block is one cell.
func (b Block) Cells() []string {
	if !b.IsRow() {
		return []string{b.Words}
	}
	return strings.Split(b.Words, CellBreak)
}

// Blocks takes the section's plain text apart. A line that Kinds says nothing about is a paragraph.
func (s Section) Blocks() []Block {
	if s.Plain == "" {
		return nil
	}
	lines := strings.Split(s.Plain, "\n")
	blocks := make([]Block, len(lines))
	for i, line := range lines {
		blocks[i] = Block{Kind: Paragraph, Words: line}
		if i < len(s.Kinds) {
			blocks[i].Kind = BlockKind(s.Kinds[i])
		}
		if i < len(s.Numbers) {
			blocks[i].Number = s.Numbers[i]
		}
	}
	return blocks
}
