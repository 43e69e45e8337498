package content

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// reader turns the nodes of one front matter into fields. It collects the problems.
type reader struct {
	path      string
	kind      civic.Kind  // of the file; "" where only nodes are wanted
	lang      civic.Lang  // the language of the file; of site.yaml, its first
	lines     [][]byte    // of the front matter, as YAML was given them
	firstLine int         // the line of the file that lines[0] is
	quoted    map[int]int // the column of the quotation mark that a line was mended by, by the line's index
	problems  *diag.List
}

func newReader(path string, lang civic.Lang, front []byte, firstLine int, problems *diag.List) *reader {
	return &reader{
		path: path, lang: lang, lines: bytes.Split(front, []byte("\n")), firstLine: firstLine, problems: problems,
	}
}

// load reads the front matter as one YAML map. It returns nil, true where there is no key at all, and false
// where nothing can be said of the keys; a problem then tells why.
func (r *reader) load(front []byte) (root *yaml.Node, ok bool) {
	if len(front) > maxFrontBytes {
		r.problems.Errorf(RuleFileTooLarge, r.here(1, 1, 1), "the front matter has %d bytes, more than the %d that it may have",
			len(front), maxFrontBytes)
		return nil, false
	}
	if !r.holdsKeys() {
		return nil, true
	}
	var document yaml.Node
	err := yaml.Load(front, &document)
	for err != nil {
		mended, ok := r.mend(err)
		if !ok {
			r.explain(err)
			return nil, false
		}
		document = yaml.Node{}
		err = yaml.Load(mended, &document)
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
			r.problems.Errorf(RuleWrongType, r.span(root), "the front matter is %s, not keys and values", kindOf(root)).
				Hint = "write each fact as key: value"
		}
		return nil, false
	}
	return root, true
}

// auditor looks over the whole tree for what YAML can and the format can't.
type auditor struct {
	*reader
	nodes int
	full  bool
}

func (a *auditor) node(n *yaml.Node) {
	if a.full {
		return
	}
	if a.nodes++; a.nodes > maxNodes {
		a.full = true
		a.problems.Errorf(RuleTooManyEntries, a.span(n), "the front matter has more than %d keys and values", maxNodes)
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
		word, _, _ := bytes.Cut(a.rest(n), []byte(" "))
		word = bytes.TrimRight(word, ",]}:")
		a.problems.Errorf(RuleYAMLFeature, a.here(n.Line, n.Column, utf8.RuneCount(word)), "%s are not allowed here", feature).
			Hint = "write the value itself"
	}
	for _, child := range n.Content {
		a.node(child)
	}
}

// here is a stretch of a line of the front matter.
func (r *reader) here(line, col, width int) diag.Span {
	if quoted, ok := r.quoted[line-1]; ok && col > quoted {
		col--
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
	if col, mended := r.quoted[n.Line-1]; mended && col == n.Column {
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

// keyLine is a simple key and its value on one line.
var keyLine = regexp.MustCompile(`^(\s*(?:- )?[A-Za-z0-9_-]+:\s+)(\S.*?)\s*$`)

// mend reports the clerk's commonest slip, a colon in a text without quotation marks, and returns the front
// matter with the marks, so that the rest of it can be read all the same.
func (r *reader) mend(err error) (front []byte, ok bool) {
	loadError, ok := errors.AsType[*yaml.LoadError](err)
	if !ok || loadError.Message != "mapping values are not allowed in this context" {
		return nil, false
	}
	at := loadError.Mark.Line - 1
	if _, again := r.quoted[at]; again || at < 0 || at >= len(r.lines) {
		return nil, false
	}
	match := keyLine.FindSubmatch(r.lines[at])
	if match == nil || !bytes.Contains(match[2], []byte(": ")) || strings.IndexByte("\"'[{|>&*!", match[2][0]) >= 0 {
		return nil, false
	}
	key, value := string(match[1]), string(match[2])
	value, comment, commented := strings.Cut(value, " #")
	if commented {
		comment = " #" + comment
	}
	value = strings.TrimSpace(value)
	if !strings.Contains(value, ": ") {
		return nil, false
	}
	quoted := `"` + strings.ReplaceAll(strings.ReplaceAll(value, `\`, `\\`), `"`, `\"`) + `"`
	colon := utf8.RuneCountInString(key) + utf8.RuneCountInString(value[:strings.Index(value, ": ")]) + 1
	r.problems.Errorf(RuleBadYAML, r.here(at+1, colon, 1), "a text with a colon and a space in it needs quotation marks").
		Hint = "write " + strings.TrimSpace(key) + " " + quoted
	if r.quoted == nil {
		r.quoted = map[int]int{}
	}
	r.quoted[at] = utf8.RuneCountInString(key) + 1
	r.lines[at] = []byte(key + quoted + comment)
	return bytes.Join(r.lines, []byte("\n")), true
}

// explain reports why the front matter can't be read as YAML.
func (r *reader) explain(err error) {
	loadError, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		r.problems.Errorf(RuleBadYAML, r.here(1, 1, 1), "the front matter can't be read as YAML: %v", err)
		return
	}
	line, col := loadError.Mark.Line, loadError.Mark.Column
	rule, text, hint := RuleBadYAML, "", ""
	message := loadError.Message
	switch {
	case strings.Contains(message, "multiple"):
		rule, text = RuleYAMLFeature, "several YAML documents are not allowed here"
		line, col = r.secondDocument()
	case strings.HasPrefix(message, "unknown anchor"):
		rule, text, hint = RuleYAMLFeature, "aliases (*) are not allowed here",
			"put a text that begins with * in quotation marks"
	case strings.Contains(message, "tab character"):
		text, hint = tabText, tabHint
	case message == "found character that cannot start any token":
		text, hint = r.badStart(line, col)
	case message == "mapping values are not allowed in this context":
		text, hint = "a colon stands where no key can begin",
			"begin the keys of one map in the same column, and put a text with a colon in it in quotation marks"
	case message == "found unexpected end of stream" && loadError.ContextMark.Line > 0:
		line, col = loadError.ContextMark.Line, loadError.ContextMark.Column
		text = "the quotation mark that opens here is never closed"
	case strings.Contains(loadError.ContextMsg, "flow") && loadError.ContextMark.Line > 0:
		line, col = loadError.ContextMark.Line, loadError.ContextMark.Column
		text, hint = "the bracket that opens here is not closed, or a comma is missing in it",
			"put a text with a comma, colon or bracket in it in quotation marks"
	case message == "could not find expected ':'" && loadError.ContextMark.Line > 0:
		line, col = loadError.ContextMark.Line, loadError.ContextMark.Column
		text = "this line is neither a key with its value nor the rest of one"
		hint = "write key: value, or indent the line to continue the text above"
	case message == "did not find expected key":
		text, hint = "something else stands where a key is expected",
			"put the whole value in quotation marks, or begin the keys of one map in the same column"
	default:
		text = "the front matter can't be read as YAML: " + message
	}
	line = min(max(line, 1), len(r.lines))
	rest := afterColumn(r.lines[line-1], col)
	r.problems.Errorf(rule, r.here(line, max(col, 1), utf8.RuneCount(rest[:min(1, len(rest))])), "%s", text).Hint = hint
}

const (
	tabText = "a tab indents this line"
	tabHint = "indent with spaces"
)

func (r *reader) badStart(line, col int) (text, hint string) {
	if line >= 1 && line <= len(r.lines) {
		rest := afterColumn(r.lines[line-1], col)
		if len(rest) > 0 && rest[0] == '\t' {
			return tabText, tabHint
		}
		if len(rest) > 0 {
			first, _ := utf8.DecodeRune(rest)
			return fmt.Sprintf("a value cannot begin with %q", first), "put the text in quotation marks"
		}
	}
	return "no value can begin here", "put the text in quotation marks"
}

// secondDocument finds the line that begins another YAML document.
func (r *reader) secondDocument() (line, col int) {
	for i, line := range r.lines {
		if i > 0 && (bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("..."))) {
			return i + 1, 1
		}
	}
	return 1, 1
}

// isNull reports whether a node says nothing: an empty value, ~ or null, without quotation marks.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func isNotStated(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == civic.NotStated
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
