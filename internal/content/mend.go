package content

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

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
