package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printer writes problems for people to read.
type Printer struct {
	// Source returns a file's bytes by the path that problems name it by; nil, or found false, leaves the
	// source lines out.
	Source func(file string) (src []byte, found bool)
	Color  bool // the output is a terminal that knows colours
}

// Print writes the problems in the order of the list: the place, what is wrong and the rule; the line with a
// mark under the word; other places; what to do.
//
//	content/documents/avtal/document.sv.md:6:14: error: no council is called "kirnua" [unknown-council]
//	    6 |   - council: kirnua
//	      |              ^^^^^^
//	  hint: did you mean "kiruna"?
//
// Of very many of one kind in one file, it writes the first and tells how many more there are.
func (p Printer) Print(w io.Writer, list List) error {
	var b bytes.Buffer
	p.Source = remembering(p.Source)
	all, shown := kindsOf(list), map[kind]int{}
	for _, problem := range list {
		k := kindOf(problem)
		shown[k]++
		switch {
		case shown[k] <= maxOfAKind:
			p.problem(&b, problem)
		case shown[k] == maxOfAKind+1:
			p.rest(&b, problem, all[k]-maxOfAKind)
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// maxOfAKind is how many problems of one kind are written of a file: nobody reads more before mending the first.
const maxOfAKind = 50

// kind is what problems have in common that are counted together.
type kind struct {
	file, rule string
	level      Level
}

func kindOf(p *Problem) kind { return kind{p.At.File, p.Rule, p.Level} }

// kindsOf counts the problems of each kind.
func kindsOf(list List) map[kind]int {
	all := map[kind]int{}
	for _, p := range list {
		all[kindOf(p)]++
	}
	return all
}

// rest tells how many problems of a kind are not written out; first is where they begin.
func (p Printer) rest(b *bytes.Buffer, first *Problem, n int) {
	fmt.Fprintf(b, "%s: %s: and %d more of this kind in this file, from here on [%s]\n", p.paint(bold, oneLine(first.At.Pos.String())),
		p.paint(levelColors[first.Level], first.Level.String()), n, oneLine(first.Rule))
}

// remembering reads a file once for all problems of it that follow one another.
func remembering(source func(string) ([]byte, bool)) func(string) ([]byte, bool) {
	if source == nil {
		return nil
	}
	var last string
	var src []byte
	var found bool
	return func(file string) ([]byte, bool) {
		if file != last {
			last = file
			src, found = source(file)
		}
		return src, found
	}
}

func (p Printer) problem(b *bytes.Buffer, problem *Problem) {
	fmt.Fprintf(b, "%s: %s: %s [%s]\n", p.paint(bold, oneLine(problem.At.Pos.String())),
		p.paint(levelColors[problem.Level], problem.Level.String()), oneLine(problem.Text), oneLine(problem.Rule))
	p.excerpt(b, problem.At, levelColors[problem.Level])
	for _, note := range problem.Notes {
		fmt.Fprintf(b, "  note: %s: %s\n", oneLine(note.At.Pos.String()), oneLine(note.Text))
		p.excerpt(b, note.At, dim)
	}
	if problem.Hint != "" {
		fmt.Fprintf(b, "  %s %s\n", p.paint(bold, "hint:"), strings.ReplaceAll(clean(problem.Hint), "\n", "\n        "))
	}
}

// The colours of a terminal (ECMA-48, select graphic rendition).
const (
	bold = "1"
	dim  = "2"
)

var levelColors = [...]string{Advice: "36", Warning: "33", Error: "31"}

func (p Printer) paint(color, s string) string {
	if !p.Color {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

// excerptWidth is how many columns of a source line are shown.
const excerptWidth = 96

// excerpt writes the line that at points into, and a mark under the stretch.
func (p Printer) excerpt(b *bytes.Buffer, at Span, color string) {
	if p.Source == nil || at.Line == 0 {
		return
	}
	src, found := p.Source(at.File)
	if !found {
		return
	}
	line, found := lineOf(src, at.Line)
	if !found || bytes.Count(line, []byte{0})*3 > len(line) {
		return // a line of UTF-16 shows nobody anything
	}
	line, at.Col = around(line, at.Col)
	shown, lead, width := window(line, at)
	gutter := fmt.Sprintf("%5d | ", at.Line)
	fmt.Fprintf(b, "%s%s\n", gutter, strings.TrimRight(shown, " "))
	if at.Col > 0 {
		fmt.Fprintf(b, "%*s| %s%s\n", len(gutter)-2, "", strings.Repeat(" ", lead),
			p.paint(color, strings.Repeat("^", max(width, 1))))
	}
}

// lineOf cuts the n-th line, counted from 1, out of src. LF, CRLF and a lone CR end a line.
func lineOf(src []byte, n int) (line []byte, found bool) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	for ; n > 1; n-- {
		i := endOfLine(src)
		if i == len(src) {
			return nil, false
		}
		if src[i] == '\r' && i+1 < len(src) && src[i+1] == '\n' {
			i++
		}
		src = src[i+1:]
	}
	return src[:endOfLine(src)], true
}

// endOfLine is where the first line of src ends.
func endOfLine(src []byte) int {
	end := len(src)
	for _, c := range []byte("\n\r") {
		if i := bytes.IndexByte(src[:end], c); i >= 0 {
			end = i
		}
	}
	return end
}

// around cuts what no excerpt can reach off a line that is very long, and returns the column in what is left.
func around(line []byte, col int) ([]byte, int) {
	const reach = 4 * excerptWidth // some characters take no column
	for ; col > 2*reach; col -= reach {
		for range reach {
			_, size := utf8.DecodeRune(line)
			line = line[size:]
		}
	}
	end := 0
	for range 4 * reach {
		_, size := utf8.DecodeRune(line[end:])
		end += size
	}
	return line[:end], col
}

// window makes the stretch of a line that surrounds at fit for a terminal. It returns what to show, how many
// columns lie before the mark, and how many the mark covers.
func window(line []byte, at Span) (shown string, lead, width int) {
	var cells []string
	var columns []int // the column on which each character begins
	column := 0
	for _, r := range string(line) {
		s, w := cell(r)
		cells, columns = append(cells, s), append(columns, column)
		column += w
	}
	columns = append(columns, column)
	from := min(max(at.Col-1, 0), len(cells))
	to := min(from+max(at.Width, 1), len(cells))
	first, last := fit(columns, from, to)
	shown = strings.Join(cells[first:last], "")
	lead = columns[from] - columns[first]
	width = columns[min(to, last)] - columns[from]
	if first > 0 {
		shown, lead = "…"+shown, lead+1
	}
	if last < len(cells) {
		shown += "…"
	}
	return shown, lead, width
}

// fit chooses the characters to show of a line, so that the mark's beginning is among them.
func fit(columns []int, from, to int) (first, last int) {
	last = len(columns) - 1
	if columns[last] <= excerptWidth {
		return 0, last
	}
	for columns[min(to, last)]-columns[first] > excerptWidth*3/4 && columns[from]-columns[first] > excerptWidth/4 {
		first++
	}
	for last > from && columns[last]-columns[first] > excerptWidth {
		last--
	}
	return first, last
}

// cell is how a terminal is to show a character, and on how many columns. A tab takes as many as two spaces, so
// that the mark stands right wherever the tab stops are.
func cell(r rune) (s string, width int) {
	switch {
	case r == '\t':
		return "  ", 2
	case !shows(r):
		return "\uFFFD", 1
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
		return string(r), 0
	case wide(r):
		return string(r), 2
	}
	return string(r), 1
}

// shows reports whether a character may reach a terminal: no control character, nothing that turns the
// direction of writing, nothing that can't be seen.
func shows(r rune) bool {
	return r == ' ' || r == '\u00A0' || unicode.IsGraphic(r) && r != utf8.RuneError
}

// wide reports whether a terminal gives a character two columns: the main blocks of Unicode's East Asian Wide
// (UAX #11) and emoji.
func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF && r != 0x303F || r >= 0xAC00 && r <= 0xD7A3 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 ||
		r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x1F300 && r <= 0x1F64F || r >= 0x1F680 && r <= 0x1F6FF ||
		r >= 0x1F900 && r <= 0x1F9FF || r >= 0x20000 && r <= 0x3FFFD)
}

// clean keeps what an author wrote from steering the terminal. Line ends stay, in a hint.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || shows(r) {
			return r
		}
		return utf8.RuneError
	}, s)
}

func oneLine(s string) string { return strings.ReplaceAll(clean(s), "\n", " ") }
