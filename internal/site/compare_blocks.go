package site

import (
	"samsyn/internal/civic"
	"samsyn/internal/redline"
)

// blockClasses name the kinds of blocks as layouts and style sheets know them.
var blockClasses = map[civic.BlockKind]string{
	civic.Paragraph: "paragraph", civic.ListItem: "item", civic.Quote: "quote", civic.DefTerm: "term",
	civic.Definition: "definition", civic.Code: "code", civic.Footnote: "item",
}

// manySame is from how many unchanged blocks in a row on they are folded.
const manySame = 4

// changedBlocks lays out the blocks of a section: rows become tables, and where a section has changed, a long
// stretch that has not is folded.
func (e *edition) changedBlocks(blocks []redline.Block, folded bool) []ChangedBlock {
	var out, same []ChangedBlock
	flush := func() {
		if len(same) >= manySame && !folded {
			same = []ChangedBlock{{Same: same, Label: e.words.N("compare.unchanged-blocks", len(same))}}
		}
		out, same = append(out, same...), nil
	}
	for len(blocks) > 0 {
		n := tableLength(blocks)
		block := ChangedBlock{}
		unchanged := true
		for _, b := range blocks[:n] {
			unchanged = unchanged && b.Op == redline.Same
		}
		if isRow(blocks[0]) {
			block.Table = changedTable(blocks[:n])
		} else {
			block = textBlockOf(blocks[0])
		}
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

// tableLength is how many blocks belong together: the rows of a table, else one.
func tableLength(blocks []redline.Block) int {
	n := 1
	for n < len(blocks) && isRow(blocks[0]) && isRow(blocks[n]) {
		n++
	}
	return n
}

func isRow(b redline.Block) bool { return civic.Block{Kind: b.Kind}.IsRow() }

func textBlockOf(b redline.Block) ChangedBlock {
	return ChangedBlock{
		Kind: blockClasses[b.Kind], Left: runs(b.Cells[0].Old), Right: runs(b.Cells[0].Merged), Gone: b.Op == redline.Gone,
	}
}

func changedTable(rows []redline.Block) *ChangedTable {
	t := &ChangedTable{Gone: true}
	for _, b := range rows {
		head := b.Kind == civic.HeadRow
		left, right := ChangedRow{Head: head}, ChangedRow{Head: head, Gone: b.Op == redline.Gone}
		for _, cell := range b.Cells {
			left.Cells = append(left.Cells, runs(cell.Old))
			right.Cells = append(right.Cells, runs(cell.Merged))
		}
		if b.Op != redline.Added {
			t.Left = append(t.Left, left)
		}
		t.Right = append(t.Right, right)
		t.Gone = t.Gone && right.Gone
	}
	return t
}

func runs(list []redline.Run) []Run {
	var out []Run
	for _, r := range list {
		out = append(out, Run{Text: r.Text, Space: r.Space, Gone: r.Op == redline.Gone, Added: r.Op == redline.Added})
	}
	return out
}
