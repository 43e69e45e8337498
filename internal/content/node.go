package content

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// reader turns the nodes of one front matter into fields. It collects the problems.
type reader struct {
	path      string
	kind      civic.Kind         // of the file; "" where only nodes are wanted
	lang      civic.Lang         // the language of the file; of site.yaml, its first
	lines     [][]byte           // of the front matter, as YAML was given them
	firstLine int                // the line of the file that lines[0] is
	mended    map[int]mendedLine // by the line's index
	problems  *diag.List
}

// limits bound what YAML is let to do. Whatever they are, an alias is never followed.
var limits = yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth)))

func newReader(path string, lang civic.Lang, front []byte, firstLine int, problems *diag.List) *reader {
	return &reader{
		path: path, lang: lang, lines: bytes.Split(front, []byte("\n")), firstLine: firstLine, problems: problems,
	}
}

// load reads the front matter as one YAML map. It returns nil, true where there is no key at all, and false
// where nothing can be said of the keys; a problem then tells why.
func (r *reader) load(front []byte) (root *yaml.Node, ok bool) {
	if len(front) > maxFrontBytes {
		r.problems.Errorf(RuleFileTooLarge, r.here(1, 1, 1), "%s has %d bytes, more than the %d that it may have",
			r.place(), len(front), maxFrontBytes)
		return nil, false
	}
	if !r.holdsKeys() {
		return nil, true
	}
	var document yaml.Node
	err := yaml.Load(front, &document, limits)
	for err != nil {
		mended, ok := r.mend(err)
		if !ok {
			r.explain(err)
			return nil, false
		}
		front, document = mended, yaml.Node{}
		err = yaml.Load(front, &document, limits)
	}
	return r.root(&document)
}

// holdsKeys reports whether a line says anything.
func (r *reader) holdsKeys() bool {
	for _, line := range r.lines {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return true
		}
	}
	return false
}

func (r *reader) root(document *yaml.Node) (root *yaml.Node, ok bool) {
	if len(document.Content) != 1 {
		return nil, true
	}
	root = document.Content[0]
	audit := auditor{reader: r}
	audit.node(root)
	switch {
	case audit.full:
		return nil, false
	case isNull(root):
		return nil, true
	case root.Kind != yaml.MappingNode:
		if root.Kind != yaml.AliasNode {
			r.problems.Errorf(RuleWrongType, r.span(root), "%s is %s, not keys and values", r.place(), kindOf(root)).
				Hint = "write each fact as key: value"
		}
		return nil, false
	}
	return root, true
}

// auditor looks over the whole tree for what YAML can and the format can't.
type auditor struct {
	*reader
	nodes    int
	features int // that have been found
	full     bool
}

func (a *auditor) node(n *yaml.Node) {
	if a.full {
		return
	}
	if a.nodes++; a.nodes > maxNodes {
		a.full = true
		a.problems.Errorf(RuleTooManyEntries, a.span(n), "%s has more than %d keys and values", a.place(), maxNodes)
		return
	}
	feature := ""
	switch {
	case n.Kind == yaml.AliasNode:
		feature = "aliases (*" + n.Value + ")"
	case n.Anchor != "":
		feature = "anchors (&" + n.Anchor + ")"
	case n.Style&yaml.TaggedStyle != 0:
		feature = "tags (" + n.Tag + ")"
	case n.Tag == "!!merge":
		feature = "merge keys (<<)"
	}
	if feature != "" {
		a.refuse(n, feature)
	}
	if n.Kind == yaml.ScalarNode {
		a.escapes(n)
	}
	for _, child := range n.Content {
		a.node(child)
	}
}

// refuse reports a node that uses what the format does not have; of very many, the first.
func (a *auditor) refuse(n *yaml.Node, feature string) {
	switch a.features++; {
	case a.features > maxReported:
	case a.features == maxReported:
		a.problems.Errorf(RuleYAMLFeature, a.here(n.Line, n.Column, 1), "%s are not allowed here, and more such stand from here on", feature).
			Hint = "write the values themselves"
	default:
		end := " "
		if n.Style&yaml.TaggedStyle == 0 {
			end = " ,]}"
		}
		word := a.rest(n)
		if i := bytes.IndexAny(word, end); i > 0 {
			word = word[:i]
		}
		word = bytes.TrimRight(word, ":")
		a.problems.Errorf(RuleYAMLFeature, a.here(n.Line, n.Column, utf8.RuneCount(word)), "%s are not allowed here", feature).
			Hint = "write the value itself"
	}
}

// escapes reports characters that must not stand in a text, and that only an escape in quotation marks can have
// brought here: those that stand as they are have been reported and replaced.
func (a *auditor) escapes(n *yaml.Node) {
	i := strings.IndexFunc(n.Value, markdown.Unfit)
	if i < 0 {
		return
	}
	r, _ := utf8.DecodeRuneInString(n.Value[i:])
	rule := RuleInvisible
	if unicode.IsControl(r) {
		rule = RuleControlCharacter
	}
	a.problems.Errorf(rule, a.span(n), "a code in the quotation marks stands for the character U+%04X, which must not stand in a text", r).
		Hint = "remove the backslash and what belongs to it"
	n.Value = strings.Map(func(r rune) rune {
		if markdown.Unfit(r) {
			return ' '
		}
		return r
	}, n.Value)
}

// here is a stretch of a line of the front matter.
func (r *reader) here(line, col, width int) diag.Span {
	if m, ok := r.mended[line-1]; ok && col > m.col {
		col = max(col-m.by, 1)
	}
	return diag.Span{Pos: diag.Pos{File: r.path, Line: line + r.firstLine - 1, Col: col}, Width: max(width, 1)}
}

// span is where a node stands: a scalar as it is written, a list or map in brackets up to their end on the
// line, else the first word.
func (r *reader) span(n *yaml.Node) diag.Span {
	return r.here(n.Line, n.Column, r.width(n))
}

// width is how many characters of its first line a node takes.
func (r *reader) width(n *yaml.Node) int {
	rest := r.rest(n)
	switch {
	case n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle == 0:
		return 1
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0:
		if len(n.Content) > 0 {
			return r.width(n.Content[0])
		}
		return 1
	case n.Kind == yaml.ScalarNode && n.Style&^yaml.TaggedStyle == 0 && bytes.HasPrefix(rest, []byte(n.Value)):
		return utf8.RuneCountInString(n.Value)
	}
	if m := r.mended[n.Line-1]; m.quoted && m.col == n.Column {
		return utf8.RuneCountInString(n.Value) // the author's line has no quotation marks
	}
	return utf8.RuneCount(rest[:extent(rest)])
}

// rest is what stands on a node's line from its beginning on.
func (r *reader) rest(n *yaml.Node) []byte {
	if n.Line < 1 || n.Line > len(r.lines) {
		return nil
	}
	return afterColumn(r.lines[n.Line-1], n.Column)
}

// afterColumn cuts off what stands before the column, which is counted in characters from 1.
func afterColumn(line []byte, col int) []byte {
	for ; col > 1 && len(line) > 0; col-- {
		_, size := utf8.DecodeRune(line)
		line = line[size:]
	}
	return line
}

// extent is how many bytes of s the value takes that begins there: to the closing quotation mark or bracket,
// or, of a plain one, to the end of the line or a comment.
func extent(s []byte) int {
	if len(s) == 0 {
		return 0
	}
	switch s[0] {
	case '"', '\'':
		if end := quotedExtent(s); end > 0 {
			return end
		}
		return len(bytes.TrimRight(s, " "))
	case '[', '{':
		if end := bracketExtent(s); end > 0 {
			return end
		}
	}
	end := len(s)
	if i := bytes.Index(s, []byte(" #")); i >= 0 {
		end = i
	}
	return len(bytes.TrimRight(s[:end], " \t"))
}

// quotedExtent is the length of the quoted text at the beginning of s, 0 where the closing mark is missing.
func quotedExtent(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[i] == s[0] && s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == s[0]:
			return i + 1
		}
	}
	return 0
}

// bracketExtent is the length of the list or map in brackets at the beginning of s, 0 where it is not closed.
func bracketExtent(s []byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'':
			if strings.IndexByte(" ,[{:", s[max(i-1, 0)]) < 0 {
				continue
			}
			if end := quotedExtent(s[i:]); end > 0 {
				i += end - 1
			}
		case '#':
			if s[max(i-1, 0)] == ' ' {
				if end := bytes.IndexByte(s[i:], '\n'); end >= 0 {
					i += end
					continue
				}
				return 0
			}
		}
	}
	return 0
}

// isNull reports whether a node says nothing: an empty value, ~ or null without quotation marks, or quotation
// marks with nothing that can be seen between them.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || markdown.Unseen(n.Value))
}

func isNotStated(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == civic.NotStated
}

// nearlyNotStated reports whether a value was meant to be the word not-stated.
func nearlyNotStated(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || len(n.Value) < len("notstated") || len(n.Value) > len(civic.NotStated) {
		return false
	}
	word := strings.Map(func(c rune) rune {
		if c == ' ' || c == '_' || c == '-' || c == '–' || c == '‑' {
			return -1
		}
		return unicode.ToLower(c)
	}, n.Value)
	return word == "notstated"
}

// kindOf names what a node is, in an author's words.
func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a map"
	case n.Kind == yaml.AliasNode:
		return "an alias"
	case isNull(n):
		return "empty"
	}
	return "a text"
}
