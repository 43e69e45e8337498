package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"samsyn/internal/diag"
)

var explicitID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]*$`)

// headings settles the ids and levels of all headings before anything is written, so that a link may lead
// forward, and an explicit id wins over a generated one that would be the same.
func (w *writer) headings(root ast.Node) {
	var found []*ast.Heading
	collect(root, &found)
	w.titles = make(map[*ast.Heading]heading, len(found))
	given := map[string]diag.Span{}
	var levels []int // the levels, as written, of the headings that enclose the next one
	for _, n := range found {
		h := heading{title: NFC(strings.TrimSpace(w.textOf(n)))}
		h.empty = Unseen(h.title)
		if h.empty {
			w.body.Problems.Warnf(RuleEmptyHeading, w.headingSpan(n), "the heading has no words").
				Hint = "write the heading, or remove the marks"
			w.titles[n] = h
			continue
		}
		h.level = w.level(n, &levels)
		h.id = w.explicit(n, given)
		w.titles[n] = h
	}
	for _, n := range found {
		if h := w.titles[n]; !h.empty && h.id == "" {
			h.id = w.generate(h.title)
			w.titles[n] = h
		}
	}
}

func collect(n ast.Node, found *[]*ast.Heading) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok {
			*found = append(*found, h)
			continue
		}
		if c.Type() == ast.TypeBlock {
			collect(c, found)
		}
	}
}

// level is the level that a heading gets on the page, whose own heading is the only one of level 1. levels
// keeps the headings that are open above it.
func (w *writer) level(n *ast.Heading, levels *[]int) int {
	open := *levels
	for len(open) > 0 && open[len(open)-1] >= n.Level {
		open = open[:len(open)-1]
	}
	switch {
	case n.Level == 1:
		w.body.Problems.Warnf(RuleHeadingLevel, w.headingSpan(n), "the page's title is its only heading of the first level").
			Hint = "begin the heading with ##"
	case len(open) == 0 && n.Level > 2 || len(open) > 0 && n.Level > open[len(open)-1]+1:
		w.body.Problems.Warnf(RuleHeadingLevel, w.headingSpan(n), "the heading skips a level").
			Hint = "begin it with " + strings.Repeat("#", wanted(open)) + ", one more than the heading above it"
	}
	*levels = append(open, n.Level)
	return min(len(open)+2, 6)
}

func wanted(open []int) int {
	if len(open) == 0 {
		return 2
	}
	return open[len(open)-1] + 1
}

// headingSpan is a heading as it is written, without the marks.
func (w *writer) headingSpan(n *ast.Heading) diag.Span {
	if n.Lines().Len() == 0 {
		return w.span(n.Pos(), 1)
	}
	line := n.Lines().At(0)
	return w.span(line.Start, line.Stop-line.Start)
}

// explicit is the id that the author gives a heading, "" where there is none that can stand.
func (w *writer) explicit(n *ast.Heading, given map[string]diag.Span) string {
	id := ""
	at := w.attributeSpan(n)
	if at.Line > 0 && len(n.Attributes()) == 0 {
		w.attributeProblem(at)
		return ""
	}
	for _, attribute := range n.Attributes() {
		value, isBytes := attribute.Value.([]byte)
		if string(attribute.Name) != "id" || !isBytes || !explicitID.Match(value) || id != "" {
			w.attributeProblem(at)
			return ""
		}
		id = string(value)
	}
	if id == "" {
		return ""
	}
	if first, taken := given[id]; taken {
		w.body.Problems.Errorf(RuleDuplicateHeading, at, "the heading id %q is given twice", id).Notes =
			[]diag.Note{{At: first, Text: "given here first"}}
		return ""
	}
	given[id] = at
	w.ids[id] = true
	return id
}

func (w *writer) attributeProblem(at diag.Span) {
	w.body.Problems.Errorf(RuleHeadingAttribute, at, "only an id may stand in braces after a heading").
		Hint = "write {#id}, of the letters a–z, digits and hyphens, or leave it out"
}

// attributeSpan finds the braces that end a heading's line; the zero Span where there are none.
func (w *writer) attributeSpan(n *ast.Heading) diag.Span {
	if n.Lines().Len() == 0 {
		return diag.Span{}
	}
	start := n.Lines().At(n.Lines().Len() - 1).Start
	line, _, _ := bytes.Cut(w.src[start:], []byte("\n"))
	line = bytes.TrimRight(line, " \t#")
	open := bytes.LastIndexByte(line, '{')
	if open < 0 || !bytes.HasSuffix(line, []byte("}")) || open > 0 && line[open-1] == '\\' {
		return diag.Span{}
	}
	return w.span(start+open, len(line)-open)
}

// generate makes an id of a title that no other heading has.
func (w *writer) generate(title string) string {
	base := Slug(title)
	if base == "" {
		base = "section"
	}
	id := base
	for w.ids[id] {
		w.tried[base]++
		id = fmt.Sprintf("%s-%d", base, w.tried[base]+1)
	}
	w.ids[id] = true
	return id
}

func (w *writer) heading(n *ast.Heading) {
	h := w.titles[n]
	if h.empty {
		return
	}
	w.closeSection()
	id := w.prefix + h.id
	w.section.ID, w.section.Name, w.section.Level, w.section.Title = id, h.id, h.level, h.title
	w.section.At = w.headingSpan(n)
	w.html(fmt.Sprintf(`<div class="heading"><h%d id="%s">`, h.level, id))
	w.inlines(n)
	w.html(fmt.Sprintf(`</h%d><a class="permalink" href="#%s" aria-labelledby="%s"><span aria-hidden="true">#</span></a></div>`+"\n",
		h.level, id, id))
	w.plain, w.line = w.plain[:0], 0 // the title is kept by itself
}
