// Package diag describes what is wrong with an author's file: where, what, what to do about it, and by which
// rule. It never decides that something is wrong and never stops a run: the packages that read files collect
// problems in a List, and the command prints them, all at once and sorted by place.
//
// Read Problem first, then List. Printing as text, JSON and GitHub annotations stands in print.go, the search
// for the nearest name in nearest.go.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Pos is a place in a file: the path as the author knows it (slashes, relative to the site's folder), the line
// and the column, both counted from 1, the column in characters. Line 0 means the file as a whole.
type Pos struct {
	File string
	Line int
	Col  int
}

// String writes the place as editors and terminals link it: file:line:col, or the file alone.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Span is a stretch of one line: the place of its first character and its width in characters.
type Span struct {
	Pos
	Width int
}

// Level tells how grave a problem is.
type Level int

// The levels, the mildest first. Only an Error keeps a site from being built.
const (
	Advice Level = iota
	Warning
	Error
)

var levelNames = [...]string{Advice: "advice", Warning: "warning", Error: "error"}

func (l Level) String() string { return levelNames[l] }

// Note is another place that belongs to a problem, such as where a name was first given.
type Note struct {
	At   Span
	Text string
}

// Problem is one thing wrong in an author's file.
type Problem struct {
	Rule  string // the rule's stable name in kebab case, such as "unknown-council"
	Level Level
	At    Span
	Text  string // what is wrong, in the author's words; no full stop
	Hint  string // what to do; may be empty
	Notes []Note
}

// List collects problems. The zero List is ready to use.
type List []*Problem

// Add appends a problem and returns it, so that the caller can set its Hint and Notes.
func (l *List) Add(rule string, level Level, at Span, format string, args ...any) *Problem {
	p := &Problem{Rule: rule, Level: level, At: at, Text: fmt.Sprintf(format, args...)}
	*l = append(*l, p)
	return p
}

// Errorf adds a problem that keeps the site from being built.
func (l *List) Errorf(rule string, at Span, format string, args ...any) *Problem {
	return l.Add(rule, Error, at, format, args...)
}

// Warnf adds a problem that is probably a mistake, yet leaves the site buildable.
func (l *List) Warnf(rule string, at Span, format string, args ...any) *Problem {
	return l.Add(rule, Warning, at, format, args...)
}

// Advisef adds a remark on something that would make the record better.
func (l *List) Advisef(rule string, at Span, format string, args ...any) *Problem {
	return l.Add(rule, Advice, at, format, args...)
}

// HasErrors reports whether a problem of the list is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(p *Problem) bool { return p.Level == Error })
}

// Count tells how many problems of the level the list holds.
func (l List) Count(level Level) int {
	n := 0
	for _, p := range l {
		if p.Level == level {
			n++
		}
	}
	return n
}

// Sort puts the problems in the order of their places, the graver first where several share one.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b *Problem) int {
		return cmp.Or(
			cmp.Compare(a.At.File, b.At.File),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Col, b.At.Col),
			cmp.Compare(b.Level, a.Level),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Text, b.Text),
		)
	})
}
