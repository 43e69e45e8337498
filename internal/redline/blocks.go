package redline

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
)

// block is a block of a text, taken apart into words.
type block struct {
	kind   civic.BlockKind
	number int
	cells  [][]word
	key    string // equal for blocks of equal words
	count  map[string]int
	size   int // the sum of count
}

func blockOf(b civic.Block) block {
	out := block{kind: b.Kind, number: b.Number, count: map[string]int{}}
	keys := make([]string, 0, 1)
	for _, text := range b.Cells() {
		words := split(text)
		out.cells = append(out.cells, words)
		keys = append(keys, keyOf(words))
		out.size += tally(out.count, words)
	}
	out.key = strings.Join(keys, "\n")
	if b.IsRow() {
		out.key = "\n" + out.key // a row is no paragraph
	}
	return out
}

// keyOf is equal for equal words.
func keyOf(words []word) string { return strings.Join(texts(words), " ") }

// tally adds words to a count of each, signs left out, and returns how many there were.
func tally(count map[string]int, words []word) int {
	n := 0
	for _, w := range words {
		if isWord(w.text) {
			count[w.text]++
			n++
		}
	}
	return n
}

func (b block) isRow() bool { return civic.Block{Kind: b.kind}.IsRow() }

// likeness is how much of their words two counts share, from 0 to 1.
func likeness(a, b map[string]int, aSize, bSize int) float64 {
	if aSize+bSize == 0 {
		return 0
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	shared := 0
	for text, n := range a {
		shared += min(n, b[text])
	}
	return 2 * float64(shared) / float64(aSize+bSize)
}

// alike is likeness for blocks. Rows that begin with the same words are taken to be about the same thing.
func alike(a, b block) float64 {
	if a.isRow() != b.isRow() {
		return 0
	}
	like := likeness(a.count, b.count, a.size, b.size)
	if a.isRow() && len(a.cells[0]) > 0 && keyOf(a.cells[0]) == keyOf(b.cells[0]) {
		like = max(like, .6)
	}
	return like
}

// pair is two things that are taken for the same, by their places; -1 where there is none.
type pair struct {
	a, b  int
	moved bool
}

// alignBlocks pairs the blocks of two sections: first those of equal words, then between them those that are
// alike, without ever crossing.
func alignBlocks(a, b []block) []pair {
	older, newer := keysOf(a), keysOf(b)
	if slices.Compare(older, newer) > 0 { // the same in both directions
		pairs := alignBlocks(b, a)
		for i, p := range pairs {
			pairs[i] = pair{a: p.b, b: p.a}
		}
		return pairs
	}
	var pairs []pair
	i, j := 0, 0
	same := func(until int) {
		for ; i < until; i, j = i+1, j+1 {
			pairs = append(pairs, pair{a: i, b: j})
		}
	}
	for _, e := range difference(older, newer) {
		same(e.a)
		pairs = append(pairs, alignGap(a, b, e)...)
		i, j = e.aEnd, e.bEnd
	}
	same(len(a))
	return pairs
}

func keysOf(blocks []block) []string {
	list := make([]string, len(blocks))
	for i, b := range blocks {
		list[i] = b.key
	}
	return list
}

// widestGap is how many pairs of blocks are looked at between two that are equal; where there are more, all
// older ones are taken to be gone and all newer ones to have come.
const widestGap = 4000

// leastAlike is how alike two blocks must be to be taken for one that was changed.
const leastAlike = .35

// alignGap pairs the blocks between two that are equal so that the sum of their likeness is the greatest.
func alignGap(a, b []block, e edit) []pair {
	rows, columns := e.aEnd-e.a, e.bEnd-e.b
	if rows*columns > widestGap {
		return apart(e)
	}
	score := make([]float64, (rows+1)*(columns+1)) // of the best pairing of what comes after
	at := func(i, j int) int { return i*(columns+1) + j }
	like := make([]float64, len(score))
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			best := max(score[at(i+1, j)], score[at(i, j+1)])
			if l := alike(a[e.a+i], b[e.b+j]); l >= leastAlike {
				like[at(i, j)] = l
				best = max(best, l+score[at(i+1, j+1)])
			}
			score[at(i, j)] = best
		}
	}
	var pairs []pair
	i, j := 0, 0
	for i < rows && j < columns {
		switch here := score[at(i, j)]; {
		case like[at(i, j)] > 0 && here == like[at(i, j)]+score[at(i+1, j+1)]:
			pairs = append(pairs, pair{a: e.a + i, b: e.b + j})
			i, j = i+1, j+1
		case here == score[at(i+1, j)]:
			pairs = append(pairs, pair{a: e.a + i, b: -1})
			i++
		default:
			pairs = append(pairs, pair{a: -1, b: e.b + j})
			j++
		}
	}
	return append(pairs, apart(edit{e.a + i, e.aEnd, e.b + j, e.bEnd})...)
}

// apart pairs nothing: what was is gone, what is has come.
func apart(e edit) []pair {
	var pairs []pair
	for i := e.a; i < e.aEnd; i++ {
		pairs = append(pairs, pair{a: i, b: -1})
	}
	for j := e.b; j < e.bEnd; j++ {
		pairs = append(pairs, pair{a: -1, b: j})
	}
	return pairs
}

// alignCells pairs the cells of two rows: by place where the rows are as long, else by their words, so that a
// column that came leaves the others beside theirs.
func alignCells(a, b [][]word) []pair {
	keys := func(cells [][]word) []string {
		list := make([]string, len(cells))
		for i, words := range cells {
			list[i] = keyOf(words)
		}
		return list
	}
	edits := []edit(nil)
	if len(a) != len(b) {
		edits = difference(keys(a), keys(b))
	}
	var pairs []pair
	i, j := 0, 0
	beside := func(until int) {
		for ; i < until; i, j = i+1, j+1 {
			pairs = append(pairs, pair{a: i, b: j})
		}
	}
	for _, e := range edits {
		beside(e.a + min(e.aEnd-e.a, e.bEnd-e.b)) // cells that stand for each other are compared
		pairs = append(pairs, apart(edit{i, e.aEnd, j, e.bEnd})...)
		i, j = e.aEnd, e.bEnd
	}
	beside(len(a))
	return pairs
}
