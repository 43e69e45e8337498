package site

import (
	"cmp"
	"strconv"

	"samsyn/internal/civic"
	"samsyn/internal/redline"
)

// blockClasses name the kinds of blocks as layouts and style sheets know them.
var blockClasses = map[civic.BlockKind]string{
	civic.Paragraph: "paragraph", civic.ListItem: "item", civic.Quote: "quote", civic.DefTerm: "term",
	civic.Definition: "definition", civic.Code: "code", civic.Footnote: "rest", civic.ItemRest: "rest",
}

// manySame is from how many unchanged blocks in a row on they are folded.
const manySame = 4

// changedBlocks lays out the blocks of a section: rows become tables. In a section that has not changed every
// block is shown once; in another a long stretch that has not is folded and so is shown.
func (e *edition) changedBlocks(blocks []redline.Block, p versionPair, folded bool) []ChangedBlock {
	var out, same []ChangedBlock
	flush := func() {
		if folded || len(same) >= manySame {
			for i := range same {
				same[i].Left, same[i].Right.Name, same[i].Once = ChangedSide{}, "", true
				for row := range same[i].Rows {
					same[i].Rows[row].Left = nil
				}
			}
		}
		if !folded && len(same) >= manySame {
			same = []ChangedBlock{{Same: same, Label: e.words.N("compare.unchanged-blocks", len(same))}}
		}
		out, same = append(out, same...), nil
	}
	for len(blocks) > 0 {
		n := tableLength(blocks)
		block, unchanged := e.changedBlock(blocks[:n], p)
		blocks = blocks[n:]
		if unchanged {
			same = append(same, block)
			continue
		}
		flush()
		out = append(out, block)
	}
	flush()
	return out
}

// changedBlock lays out a block, or the rows of a table, and reports whether nothing differs.
func (e *edition) changedBlock(blocks []redline.Block, p versionPair) (block ChangedBlock, unchanged bool) {
	block = ChangedBlock{Kind: blockClasses[blocks[0].Kind], Gone: true}
	isNew := true
	unchanged = true
	for _, b := range blocks {
		block.Gone = block.Gone && b.Op == redline.Gone
		isNew = isNew && b.Op == redline.Added
		unchanged = unchanged && b.Op == redline.Same
		if isRow(b) {
			block.Kind = "table"
			block.addRow(b)
		} else {
			block.Left.Words, block.Right.Words = runs(b.Cells[0].Old), runs(b.Cells[0].Merged)
			block.number(b)
		}
	}
	block.square()
	block.Right.Name = e.versionName(p.newer.Version)
	if !isNew || block.Width > 0 {
		block.Left.Name = e.versionName(p.older.Version)
	}
	return block, unchanged
}

// number gives an item of an ordered list the number that it has in each text; what is gone keeps the one it had.
func (block *ChangedBlock) number(b redline.Block) {
	was, is := b.Was, cmp.Or(b.Is, b.Was)
	if is == 0 {
		return
	}
	block.Kind = "numbered"
	block.Right.Number = strconv.Itoa(is) + "."
	if was > 0 {
		block.Left.Number = strconv.Itoa(was) + "."
	}
}

// addRow adds a row to a table; what is gone is on both sides.
func (block *ChangedBlock) addRow(b redline.Block) {
	row := ChangedRow{Head: b.Kind == civic.HeadRow, Gone: b.Op == redline.Gone}
	for _, cell := range b.Cells {
		row.Left = append(row.Left, runs(cell.Old))
		row.Right = append(row.Right, runs(cell.Merged))
	}
	block.Rows = append(block.Rows, row)
	block.Width = max(block.Width, len(b.Cells))
}

// square makes the rows of a table equally wide.
func (block *ChangedBlock) square() {
	for i := range block.Rows {
		row := &block.Rows[i]
		row.Left = append(row.Left, make([][]Run, block.Width-len(row.Left))...)
		row.Right = append(row.Right, make([][]Run, block.Width-len(row.Right))...)
	}
}

// tableLength is how many blocks belong together: the rows of a table, else one.
func tableLength(blocks []redline.Block) int {
	n := 1
	for n < len(blocks) && isRow(blocks[0]) && isRow(blocks[n]) {
		n++
	}
	return n
}

func isRow(b redline.Block) bool { return civic.Block{Kind: b.Kind}.IsRow() }

func runs(list []redline.Run) []Run {
	var out []Run
	for _, r := range list {
		out = append(out, Run{Text: r.Text, Space: r.Space, Gone: r.Op == redline.Gone, Added: r.Op == redline.Added})
	}
	return out
}
