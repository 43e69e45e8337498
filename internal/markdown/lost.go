package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// What the dialect leaves out of a page without a word: notes that nothing calls, definitions of links that nothing
// uses, cells beyond the columns of a table, the numbers of a list but its first. Each is warned of.

// footnotes are those of goldmark's extension, without its renderer. It drops a note that nothing calls, so each is
// noted when it begins.
func footnotes() parser.Option {
	return &footnoteParsers{}
}

type footnoteParsers struct{}

// SetParserOption adds the parsers with the priorities of goldmark's extension.
func (footnoteParsers) SetParserOption(c *parser.Config) {
	c.BlockParsers = append(c.BlockParsers, util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 999))
	c.InlineParsers = append(c.InlineParsers, util.Prioritized(extension.NewFootnoteParser(), 101))
	c.ASTTransformers = append(c.ASTTransformers, util.Prioritized(extension.NewFootnoteASTTransformer(), 999))
}

var notesKey = parser.NewContextKey()

// noteParser keeps every note in the context of the parse, under notesKey.
type noteParser struct{ parser.BlockParser }

func (p noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := node.(*extast.Footnote); ok {
		notes, _ := pc.Get(notesKey).([]*extast.Footnote)
		pc.Set(notesKey, append(notes, note))
	}
	return node, state
}

// findCalls finds the calls of footnotes that are shown: not those in a heading without words, which is left out, nor
// those in a note that nothing calls.
func (w *writer) findCalls(root ast.Node) {
	w.called = map[string]bool{}
	// No call of the walk fails.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Heading:
			if w.titles[n].empty {
				return ast.WalkSkipChildren, nil
			}
		case *extast.FootnoteLink:
			w.called[w.callID(n.Index, n.RefIndex)] = true
		}
		return ast.WalkContinue, nil
	})
}

// callID is the id of the call of a footnote.
func (w *writer) callID(note, call int) string {
	id := fmt.Sprintf("%sfnref:%d", w.prefix, note)
	if call > 0 {
		id += fmt.Sprintf(":%d", call+1)
	}
	return id
}

// checkNotes warns of the notes that stand nowhere on the page, or that no call there leads to.
func (w *writer) checkNotes(notes []*extast.Footnote) {
	shown := map[string]bool{}
	for _, note := range notes {
		if note.Index > 0 {
			shown[string(note.Ref)] = true
		}
	}
	for _, note := range notes {
		at := w.span(note.Pos(), len(note.Ref)+len("[^]:"))
		hint := "write [^" + string(note.Ref) + "] where it belongs in the text, or remove it"
		switch {
		case note.Index > 0 && w.isCalled(note):
		case note.Index > 0:
			w.body.Problems.Warnf(RuleUnusedNote, at, "nothing that is shown calls the footnote [^%s]", note.Ref).Hint = hint
		case shown[string(note.Ref)]:
			w.body.Problems.Warnf(RuleUnusedNote, at, "there is another footnote [^%s], and this one is not shown", note.Ref).
				Hint = "give one of the two another name, both here and where it is called"
		default:
			w.body.Problems.Warnf(RuleUnusedNote, at, "nothing calls the footnote [^%s], and it is not shown", note.Ref).Hint = hint
		}
	}
}

// isCalled reports whether a call of the note is shown.
func (w *writer) isCalled(note *extast.Footnote) bool {
	called := false
	_ = ast.Walk(note, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		back, ok := n.(*extast.FootnoteBacklink)
		called = called || ok && back.Index == note.Index && w.called[w.callID(back.Index, back.RefIndex)]
		return ast.WalkContinue, nil
	})
	return called
}

// checkDefinitions warns of the addresses of links that are defined and not used: what was meant as text may read as
// the definition of a link.
func (w *writer) checkDefinitions(root ast.Node) {
	if len(w.definitions) == 0 {
		return
	}
	used := map[string]bool{}
	// The walk goes on at every node, and no call of it fails.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		var reference *ast.ReferenceLink
		switch n := n.(type) {
		case *ast.Link:
			reference = n.Reference
		case *ast.Image:
			reference = n.Reference
		}
		if reference != nil && entering {
			used[util.ToLinkReference(reference.Value)] = true
		}
		return ast.WalkContinue, nil
	})
	for _, d := range w.definitions {
		label := util.ToLinkReference(d.Label)
		if used[label] {
			delete(used, label) // the first definition is the one that holds
			continue
		}
		line, _, _ := bytes.Cut(w.src[max(d.Pos(), 0):], []byte("\n"))
		w.body.Problems.Warnf(RuleUnusedDefinition, w.span(d.Pos(), len(line)),
			"no link uses the definition [%s] that stands here, and it is not shown", clip(string(d.Label), 40)).
			Hint = "if it is text, write a backslash before the first bracket; else remove it"
	}
}

// checkRow warns of cells beyond the columns of the table.
func (w *writer) checkRow(row ast.Node) {
	last := row.LastChild()
	if last == nil || last.Lines() == nil || last.Lines().Len() == 0 {
		return // filled up: the row has too few cells
	}
	start := last.Lines().At(0).Stop
	rest, _, _ := bytes.Cut(w.src[start:], []byte("\n"))
	lost := bytes.Trim(rest, "| \t")
	if len(lost) == 0 {
		return
	}
	w.body.Problems.Warnf(RuleTableShape, w.span(start+bytes.Index(rest, lost), len(lost)),
		"the row has more cells than the table has columns, and what stands here is not shown").
		Hint = "add a column to the head of the table and to the line of hyphens below it; a bar in a cell is written \\|"
}

// checkNumbers warns of the first item of a list whose number is not the one that is shown: a list counts on from
// its first number, whatever the others are. All items may have the same.
func (w *writer) checkNumbers(list *ast.List) {
	shown, same := list.Start, true
	var wrong ast.Node
	var written, want int
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		n, ok := w.numberAt(item.Pos())
		if !ok {
			return
		}
		same = same && n == list.Start
		if n != shown && wrong == nil {
			wrong, written, want = item, n, shown
		}
		shown++
	}
	if wrong == nil || same {
		return
	}
	w.body.Problems.Warnf(RuleListNumber, w.span(wrong.Pos(), digits(w.src[wrong.Pos():])),
		"the item is numbered %d here, and is shown as %d", written, want).
		Hint = "a list counts on from its first number: mend the number, or part the lists by a line of text"
}

// numberAt is the number that is written at an offset.
func (w *writer) numberAt(offset int) (n int, ok bool) {
	if offset < 0 || offset >= len(w.src) {
		return 0, false
	}
	count := digits(w.src[offset:])
	for _, c := range w.src[offset : offset+min(count, 9)] {
		n = n*10 + int(c-'0')
	}
	return n, count > 0
}

// digits is how many digits s begins with.
func digits(s []byte) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
