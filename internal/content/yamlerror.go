package content

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/markdown"
)

// explain reports why the front matter can't be read as YAML.
func (r *reader) explain(err error) {
	loadError, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		r.problems.Errorf(RuleBadYAML, r.here(1, 1, 1), "%s can't be read as YAML: %v", r.place(), err)
		return
	}
	line, col := loadError.Mark.Line, loadError.Mark.Column
	rule, text, hint := RuleBadYAML, "", ""
	message := loadError.Message
	switch {
	case strings.Contains(message, "multiple"):
		rule, text, hint = RuleYAMLFeature, "several YAML documents are not allowed here", "remove this line"
		line, col = r.secondDocument()
	case strings.HasPrefix(message, "exceeded max depth"):
		rule, text = markdown.RuleTooDeep, fmt.Sprintf("more than %d lists and maps lie within one another here", maxDepth)
		hint = "put a text with brackets in it in quotation marks, or write the facts on fewer levels"
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
		text, hint = "the quotation mark that opens here is never closed", "write the same mark where the text ends"
	case strings.Contains(loadError.ContextMsg, "flow") && loadError.ContextMark.Line > 0:
		line, col = loadError.ContextMark.Line, loadError.ContextMark.Column
		text, hint = "the bracket that opens here is not closed, or a comma is missing in it",
			"put a text with a comma, colon or bracket in it in quotation marks"
		if second := r.secondColon(line, col); second > 0 {
			col, text = second, "a comma is missing before this word, or the text that it belongs to needs quotation marks"
		}
	case message == "could not find expected ':'" && loadError.ContextMark.Line > 0:
		line, col = loadError.ContextMark.Line, loadError.ContextMark.Column
		text = "this line is neither a key with its value nor the rest of one"
		hint = "write key: value, or indent the line to continue the text above; where the text begins here, write --- on a line above it"
	case message == "block sequence entries are not allowed in this context", message == "mapping keys are not allowed in this context":
		text, hint = "neither a list nor a map can begin on the line of its key", "put the text in quotation marks, or begin the list on the next line"
	case message == "found unknown escape character", strings.HasPrefix(message, "did not find expected hexadecimal"):
		text, hint = "a backslash in these quotation marks has no meaning", "write the text in single quotation marks ('), or two backslashes for one"
	case message == "found unexpected document indicator":
		text, hint = "the quotation mark that opens here is never closed", "write the same mark where the text ends"
		line, col = loadError.ContextMark.Line, loadError.ContextMark.Column
	case message == "did not find expected '-' indicator":
		text, hint = "something else stands where the next entry of a list is expected",
			"begin an entry with a hyphen and a space, and the other keys of the entry in the column after them"
	case message == "did not find expected key":
		text, hint = "something else stands where a key is expected",
			"put the whole value in quotation marks, or begin the keys of one map in the same column"
	default:
		text = r.place() + " can't be read as YAML: " + message
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

// secondColon finds the word before the second colon between two commas of the brackets that open at col, 0 where
// there is none.
func (r *reader) secondColon(line, col int) int {
	if line < 1 || line > len(r.lines) {
		return 0
	}
	rest := string(afterColumn(r.lines[line-1], col))
	colons, word := 0, 0
	for i := 1; i < len(rest); i++ {
		switch {
		case strings.IndexByte(",[]{}", rest[i]) >= 0:
			colons, word = 0, i+1
		case (rest[i] == '"' || rest[i] == '\'') && strings.IndexByte(" :", rest[i-1]) >= 0:
			if end := quotedExtent([]byte(rest[i:])); end > 0 {
				i += end - 1
			}
		case rest[i] == ':' && i+1 < len(rest) && rest[i+1] == ' ':
			if colons++; colons == 2 {
				return col + utf8.RuneCountInString(rest[:word])
			}
		case rest[i] == ' ':
			word = i + 1
		}
	}
	return 0
}
