package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"samsyn/internal/civic"
)

func (w *writer) html(s string) { w.out = append(w.out, s...) }

// blocks writes the blocks below n.
func (w *writer) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.html("<p>")
		w.inlines(n)
		w.html("</p>\n")
		w.newline()
	case *ast.TextBlock:
		w.inlines(n)
		w.newline()
	case *ast.Heading:
		w.heading(n)
	case *ast.ThematicBreak:
		w.html("<hr>\n")
	case *ast.CodeBlock:
		w.code(n)
	case *ast.FencedCodeBlock:
		w.checkFence(n)
		w.code(n)
	case *ast.Blockquote:
		w.inside(civic.Quote, func() { w.wrap("blockquote", n) })
	case *ast.List:
		w.list(n)
	case *ast.HTMLBlock:
		w.rawBlock(n)
	case *ast.LinkReferenceDefinition:
		w.definitions = append(w.definitions, n)
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.wrap("dl", n)
	case *extast.DefinitionTerm:
		w.html("<dt>")
		w.inlines(n)
		w.html("</dt>\n")
		w.inside(civic.DefTerm, w.newline)
	case *extast.DefinitionDescription:
		w.inside(civic.Definition, func() { w.wrap("dd", n) })
	case *extast.FootnoteList:
		w.footnotes(n)
	default:
		w.blocks(n)
	}
}

// wrap writes blocks within an element.
func (w *writer) wrap(element string, n ast.Node) {
	w.html("<" + element + ">\n")
	w.blocks(n)
	w.html("</" + element + ">\n")
}

func (w *writer) list(n *ast.List) {
	element := "ul"
	if n.IsOrdered() {
		element = "ol"
	}
	w.html("<" + element)
	if n.IsOrdered() && n.Start != 1 {
		w.html(` start="` + strconv.Itoa(n.Start) + `"`)
	}
	w.html(">\n")
	number := 0
	if n.IsOrdered() {
		number = n.Start
		w.checkNumbers(n)
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		w.html("<li>")
		w.item = item{number: number}
		w.inside(civic.ListItem, func() { w.blocks(child) })
		w.html("</li>\n")
		if n.IsOrdered() {
			number++
		}
	}
	w.html("</" + element + ">\n")
}

// code writes a block of code; it can be reached by keyboard, since it may have to be scrolled.
func (w *writer) code(n ast.Node) {
	w.html(`<pre tabindex="0"><code>`)
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		value := line.Value(w.src)
		w.escape(value)
		w.plain = append(w.plain, value...)
		w.inside(civic.Code, w.newline)
	}
	w.html("</code></pre>\n")
}

// checkFence reports a fence of code that nothing closes before the end of the file.
func (w *writer) checkFence(n *ast.FencedCodeBlock) {
	end := n.Pos()
	if next := bytes.IndexByte(w.src[end:], '\n'); next >= 0 {
		end += next + 1
	} else {
		end = len(w.src)
	}
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
	}
	if len(bytes.TrimSpace(w.src[end:])) == 0 {
		line, _, _ := bytes.Cut(w.src[n.Pos():], []byte("\n"))
		w.body.Problems.Warnf(RuleUnclosedFence, w.span(n.Pos(), len(bytes.TrimRight(line, " \t"))),
			"the block of code that begins here takes in the rest of the file").
			Hint = "close it with a line of ```"
	}
}

func (w *writer) rawBlock(n *ast.HTMLBlock) {
	start, length := n.Pos(), 1
	if n.Lines().Len() > 0 {
		line := n.Lines().At(0)
		value := bytes.TrimRight(line.Value(w.src), " \t\n")
		indent := len(value) - len(bytes.TrimLeft(value, " \t"))
		start, length = line.Start+indent, len(value)-indent
	}
	w.rawHTML(start, length)
}

// rawHTML reports HTML, an element once: the tag that closes it goes without saying.
func (w *writer) rawHTML(start, length int) {
	raw, _, _ := strings.Cut(string(w.src[start:min(start+length, len(w.src))]), "\n")
	if w.closes(raw) {
		return
	}
	p := w.body.Problems.Errorf(RuleRawHTML, w.span(start, length), "HTML (%s) can't stand in a text", clip(raw, 40))
	p.Hint = "write it as Markdown; to show a sign <, write \\<"
	if strings.HasPrefix(raw, "<!--") {
		p.Hint = "remove the comment; what only editors are to read can stand in the front matter after #"
	}
}

// closes reports whether a tag closes an element that has been reported, and keeps count of those that are open.
func (w *writer) closes(raw string) bool {
	rest, closing := strings.CutPrefix(raw, "</")
	rest = strings.TrimPrefix(rest, "<")
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(rest)
	}
	name := strings.ToLower(rest[:end])
	switch {
	case name == "":
		return false
	case closing && w.rawOpen[name] > 0:
		w.rawOpen[name]--
		return true
	case !closing && !strings.HasSuffix(raw, "/>") && !strings.Contains(raw, "</"+name):
		if w.rawOpen == nil {
			w.rawOpen = map[string]int{}
		}
		w.rawOpen[name]++
	}
	return false
}

// clip shortens a text to so many characters.
func clip(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}

// table writes a table in an element that scrolls by itself and can be reached by keyboard. It is named by the
// words of its head.
func (w *writer) table(n *extast.Table) {
	var names []string
	if head := n.FirstChild(); head != nil {
		for cell := head.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if name := strings.TrimSpace(w.textOf(cell)); name != "" {
				names = append(names, name)
			}
		}
	}
	w.html(`<div class="table" role="group" tabindex="0"`)
	if len(names) > 0 {
		w.html(` aria-label="`)
		w.escape([]byte(strings.Join(names, ", ")))
		w.html(`"`)
	}
	w.html("><table>\n")
	open := false // the body of the table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, isHead := row.(*extast.TableHeader); isHead {
			w.html("<thead>\n")
			w.row(row, "th")
			w.html("</thead>\n")
			continue
		}
		if !open {
			w.html("<tbody>\n")
			open = true
		}
		w.row(row, "td")
		w.checkRow(row)
	}
	if open {
		w.html("</tbody>\n")
	}
	w.html("</table></div>\n")
}

func (w *writer) row(n ast.Node, element string) {
	w.html("<tr>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell, ok := c.(*extast.TableCell)
		if !ok {
			continue
		}
		name := element
		if element == "th" && cell.FirstChild() == nil {
			name = "td" // a head without words heads nothing
		}
		w.html("<" + name)
		if name == "th" {
			w.html(` scope="col"`)
		}
		switch cell.Alignment {
		case extast.AlignRight:
			w.html(` class="right"`)
		case extast.AlignCenter:
			w.html(` class="center"`)
		}
		w.html(">")
		start := len(w.plain)
		w.inlines(cell)
		w.html("</" + name + ">")
		flatten(w.plain[start:], '\t')
		w.plain = append(bytes.TrimRight(w.plain, " "), civic.CellBreak...)
	}
	w.html("</tr>\n")
	w.plain = bytes.TrimSuffix(w.plain, []byte(civic.CellBreak))
	kind := civic.TableRow
	if element == "th" {
		kind = civic.HeadRow
	}
	w.inside(kind, w.newline)
}

func (w *writer) footnotes(n *extast.FootnoteList) {
	w.html(`<section class="footnotes" role="doc-endnotes"><ol>` + "\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if note, ok := c.(*extast.Footnote); ok {
			w.html(fmt.Sprintf(`<li id="%sfn:%d">`, w.prefix, note.Index))
			w.item = item{number: note.Index}
			w.inside(civic.Footnote, func() { w.blocks(note) })
			w.backlinks(note)
			w.html("</li>\n")
		}
	}
	w.html("</ol></section>\n")
}

// backlinks writes the ways back that the parser has put straight under the note, where it ends in no paragraph.
func (w *writer) backlinks(note *extast.Footnote) {
	for c := note.FirstChild(); c != nil; c = c.NextSibling() {
		if back, ok := c.(*extast.FootnoteBacklink); ok {
			w.inline(back)
		}
	}
}

// inside writes what lies in a block of the kind.
func (w *writer) inside(kind civic.BlockKind, write func()) {
	w.within = append(w.within, kind)
	write()
	w.within = w.within[:len(w.within)-1]
}

// kind is what the current block is: by the outermost of what it lies in, but for a footnote and a row, which
// are so wherever they stand.
func (w *writer) kind() civic.BlockKind {
	if len(w.within) == 0 {
		return civic.Paragraph
	}
	if last := w.within[len(w.within)-1]; last == civic.HeadRow || last == civic.TableRow || last == civic.Code {
		return last
	}
	return w.within[0]
}

// newline ends a line of the plain text, which is a block. A block without a word leaves none.
func (w *writer) newline() {
	block := w.plain[w.line:]
	if len(bytes.TrimSpace(block)) == 0 {
		w.plain = w.plain[:w.line]
		return
	}
	flatten(block, '\n')
	kind := w.kind()
	if kind == civic.HeadRow || kind == civic.TableRow {
		w.plain = append(w.plain, '\n') // an empty cell at an end is a cell
	} else {
		trimmed := bytes.TrimSpace(block)
		w.plain = append(append(w.plain[:w.line], trimmed...), '\n')
	}
	w.number(kind)
	w.line = len(w.plain)
}

// number notes the kind of a block, and its number where it is the first of a numbered item.
func (w *writer) number(kind civic.BlockKind) {
	line := len(w.kinds)
	if kind == civic.ListItem || kind == civic.Footnote {
		if !w.item.begun && w.item.number > 0 {
			w.numbers = append(w.numbers, make([]int, line+1-len(w.numbers))...)
			w.numbers[line] = w.item.number
		}
		if w.item.begun && kind == civic.ListItem {
			kind = civic.ItemRest
		}
		w.item.begun = true
	}
	w.kinds = append(w.kinds, byte(kind))
}

// flatten puts spaces in the place of a character that divides lines or cells.
func flatten(s []byte, divider byte) {
	for i, c := range s {
		if c == divider {
			s[i] = ' '
		}
	}
}
