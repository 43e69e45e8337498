package search

import (
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/words"
)

// tailMark ends the term of a compound's later part, so that it stands beside the word itself and after it.
const tailMark = "\x01"

// isWord reports whether a term is a whole word, and not a number or the tail of a compound.
func isWord(term string) bool {
	return !strings.HasSuffix(term, tailMark) && !strings.HasPrefix(term, "#")
}

// joins tells in which languages words are joined to one.
var joins = map[civic.Lang]bool{"sv": true, "nb": true}

// tails finds the compounds among the terms, whose parts are terms of several entries, and gathers their postings
// once more under each later part: who looks for "säkerhet" finds "informationssäkerhet".
func (b *Builder) tails(ids []uint32) ([]run, error) {
	if !joins[b.opt.Lang] {
		return nil, nil
	}
	parts := words.NewCompounds(b.opt.Lang)
	err := merge(&b.spool, b.runs, ids, none, func(l list) error {
		if l.count > 1 && isWord(l.term) {
			parts.Know(l.term)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	gathered := &tailGatherer{spool: &b.spool, most: b.most, chunk: newChunk(), parts: parts}
	if err := merge(&b.spool, b.runs, ids, gathered.wants, gathered.take); err != nil {
		return nil, err
	}
	err = gathered.layAway()
	return gathered.runs, err
}

// tailGatherer writes runs of tails while it reads those of words.
type tailGatherer struct {
	spool *spool
	most  int
	chunk *chunk
	parts *words.Compounds
	tails []string // of the term that is being read
	runs  []run
}

func (g *tailGatherer) wants(term string) bool {
	g.tails = g.tails[:0]
	if isWord(term) {
		g.tails = g.parts.AppendTails(g.tails, term)
	}
	return len(g.tails) > 0
}

func (g *tailGatherer) take(l list) error {
	for _, tail := range g.tails {
		id := g.chunk.id(tail + tailMark)
		for _, p := range l.postings {
			g.chunk.addHead(id, p.entry, p.head())
		}
	}
	if len(g.chunk.list) >= g.most {
		return g.layAway()
	}
	return nil
}

func (g *tailGatherer) layAway() error {
	r, err := g.chunk.layAway(g.spool)
	g.runs = append(g.runs, r)
	return err
}
