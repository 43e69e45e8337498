// Package markdown makes one body safe for a page: CommonMark with GitHub's tables, footnotes, definition
// lists, and headings with ids, turned into HTML of a short list of elements, sections with anchors, plain
// text and links with their places. It is the only importer of goldmark, of which it uses the parser and not
// the renderer: what is not written here can't come out. It never looks at another file; links to records stay
// symbolic, as Link, until somebody who knows the addresses puts them in.
//
// Read Body, then Parse. Normalise and Fingerprint make the bytes that are published and sealed.
package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// dialect is the parser of the dialect. It holds no state of a parse and is safe to share.
var dialect = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify,
		extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithHeadingAttribute(), footnotes()),
).Parser()

// Parse reads a body. path is the file that problems name, firstLine the line of it that src begins on; src has
// LF line ends and is UTF-8.
func Parse(path string, src []byte, firstLine int, opts Options) *Body {
	w := &writer{
		body: &Body{}, src: src, path: path, firstLine: firstLine, prefix: opts.IDPrefix,
		ids: map[string]bool{}, tried: map[string]int{},
	}
	w.body.Sections = make([]Section, 0, 8)
	if w.tooDeep() || w.tooMany() {
		w.cut()
		return w.body
	}
	pc := parser.NewContext()
	root := dialect.Parse(text.NewReader(src), parser.WithContext(pc))
	w.headings(root)
	notes, _ := pc.Get(notesKey).([]*extast.Footnote)
	if len(notes) > 0 {
		w.findCalls(root)
	}
	w.out = make([]byte, 0, len(src)+len(src)/4)
	w.blocks(root)
	w.closeSection()
	w.cut()
	w.checkNotes(notes)
	w.checkDefinitions(root)
	w.finish()
	return w.body
}

// writer walks the tree once and writes the body.
type writer struct {
	body      *Body
	src       []byte
	path      string
	firstLine int
	starts    []int // the offsets at which the lines of src begin
	place     place // the last one that was asked for
	prefix    string

	out     []byte            // the current piece of HTML
	plain   []byte            // the words of the current section
	line    int               // where the block that is being written begins in plain
	kinds   []byte            // a letter for each line of plain; see civic.Section
	numbers []int             // by line of plain; see civic.Section
	within  []civic.BlockKind // what the current block lies in, the innermost last
	item    item              // the innermost item of a list, or footnote, that has begun last
	section Section
	ids     map[string]bool // every id that a heading has, without the prefix
	tried   map[string]int  // the last number that was tried after an id that was taken
	titles  map[*ast.Heading]heading
	inLink  bool           // a link must not stand in a link
	rawOpen map[string]int // the HTML elements that have been reported and are still open

	called      map[string]bool        // the ids of the calls of footnotes that are shown
	calls       []*extast.FootnoteLink // those in the link that is being written
	definitions []*ast.LinkReferenceDefinition
	told        map[int]bool // the offsets of the entities that have been reported
}

// item is an item of a list or a footnote.
type item struct {
	number int  // in an ordered list; else 0
	begun  bool // a block of it has been written
}

// heading is what the first look at a heading has settled.
type heading struct {
	id    string // without the prefix
	level int    // as rendered
	title string
	empty bool
}

// cut ends a piece of HTML.
func (w *writer) cut() {
	w.body.HTML = append(w.body.HTML, NFC(string(w.out)))
	w.out = w.out[:0]
}

// finish counts the words of the whole body, and bounds its problems.
func (w *writer) finish() {
	w.body.Sections = slices.Clone(w.body.Sections) // with no room for more: a site has many bodies of one section
	for _, s := range w.body.Sections {
		for _, part := range []string{s.Title, s.Plain} {
			for range strings.FieldsSeq(part) {
				w.body.Words++
			}
		}
	}
	w.body.Problems.Sort()
	if len(w.body.Problems) > maxProblems {
		left := w.body.Problems[maxProblems:]
		w.body.Problems = slices.Clone(w.body.Problems[:maxProblems])
		p := w.body.Problems.Warnf(RuleTooManyProblems, left[0].At, "%d more problems stand from here on", len(left))
		p.Hint = "mend those above first: often one slip makes many"
		if left.HasErrors() {
			p.Level = diag.Error
		}
	}
}

// maxProblems is how many problems of one body are told.
const maxProblems = 1000

// closeSection ends the section that is being written.
func (w *writer) closeSection() {
	w.section.Plain, w.section.Kinds = NFC(strings.TrimSuffix(string(w.plain), "\n")), string(w.kinds)
	if len(w.numbers) > 0 {
		w.section.Numbers = slices.Clone(w.numbers)
	}
	w.plain, w.kinds, w.numbers, w.line = w.plain[:0], w.kinds[:0], w.numbers[:0], 0
	if w.section.ID != "" || w.section.Plain != "" {
		w.body.Sections = append(w.body.Sections, w.section)
	}
	w.section = Section{}
}

// MaxDepth is how deep quotes and lists may lie within one another. The parser's time grows with the square of
// the depth.
const MaxDepth = 40

// tooDeep looks for lines that open more containers than anybody means.
func (w *writer) tooDeep() bool {
	offset := 0
	for line := range bytes.Lines(w.src) {
		if containers(line) > MaxDepth {
			w.body.Problems.Errorf(RuleTooDeep, w.span(offset, 1),
				"more than %d quotes and lists lie within one another here", MaxDepth)
			return true
		}
		offset += len(line)
	}
	return false
}

// maxDefinitions is how many links and footnotes a body may define. The parser's time grows with the square of those of
// one paragraph.
const maxDefinitions = 20_000

// tooMany looks for more definitions than anybody writes.
func (w *writer) tooMany() bool {
	if bytes.Count(w.src, []byte("]:")) <= maxDefinitions {
		return false
	}
	w.body.Problems.Errorf(RuleTooManyEntries, w.span(bytes.Index(w.src, []byte("]:")), 2),
		"the text defines more than %d links and footnotes", maxDefinitions)
	return true
}

// containers counts the marks of quotes, lists, definitions and footnotes that open a line; the space before
// a mark stands for the lists of the lines above.
func containers(line []byte) int {
	depth, indent := 0, 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ':
			indent++
			i++
		case c == '\t':
			indent += 4
			i++
		case c == '>':
			depth++
			i++
		case slices.Contains([]byte("-+*:"), c) && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			depth++
			i++
		case c >= '0' && c <= '9':
			mark := i + 1
			for mark < len(line) && line[mark] >= '0' && line[mark] <= '9' {
				mark++
			}
			if mark-i > 9 || mark >= len(line) || line[mark] != '.' && line[mark] != ')' {
				return depth + nested(depth, indent)
			}
			depth++
			i = mark + 1
		case c == '[' && i+1 < len(line) && line[i+1] == '^':
			end := bytes.Index(line[i:], []byte("]:"))
			if end < 0 {
				return depth + nested(depth, indent)
			}
			depth++
			i += end + 2
		default:
			return depth + nested(depth, indent)
		}
	}
	return depth
}

// nested is how many lists the space on a line that opens another can stand for.
func nested(depth, indent int) int {
	if depth == 0 {
		return 0
	}
	return max(indent-depth, 0) / 2
}

// pos is the place of an offset into src.
func (w *writer) pos(offset int) diag.Pos {
	if w.starts == nil {
		w.starts = append(w.starts, 0)
		for i, c := range w.src {
			if c == '\n' {
				w.starts = append(w.starts, i+1)
			}
		}
	}
	offset = min(max(offset, 0), len(w.src))
	line, found := slices.BinarySearch(w.starts, offset)
	if !found {
		line--
	}
	from := place{offset: w.starts[line]}
	if w.place.offset >= from.offset && w.place.offset <= offset {
		from = w.place // a line may be as long as the file, and have a problem at every word
	}
	w.place = place{offset, from.column + utf8.RuneCount(w.src[from.offset:offset])}
	return diag.Pos{File: w.path, Line: w.firstLine + line, Col: 1 + w.place.column}
}

// place is an offset into src, and how many characters stand before it on its line.
type place struct{ offset, column int }

// span is a stretch of src as bytes, cut off at the end of its line.
func (w *writer) span(offset, length int) diag.Span {
	offset = min(max(offset, 0), len(w.src))
	stretch := w.src[offset:min(offset+max(length, 0), len(w.src))]
	stretch, _, _ = bytes.Cut(stretch, []byte("\n"))
	return diag.Span{Pos: w.pos(offset), Width: max(utf8.RuneCount(stretch), 1)}
}
