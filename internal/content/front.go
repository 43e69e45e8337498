package content

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"samsyn/internal/diag"
)

// parts is a file cut in two. The lines are counted from 1 in the file.
type parts struct {
	front, body         []byte
	frontLine, bodyLine int  // of the first line of each
	hasFront            bool // a closed block of front matter opens the file
	broken              bool // a problem says why nothing can be said of the front matter
}

const fence = "---"

// cut finds the front matter. optional tells that a file may do without.
func (s *source) cut(optional bool, problems *diag.List) parts {
	first, _, _ := bytes.Cut(s.text, []byte("\n"))
	whole := parts{body: s.text, bodyLine: 1}
	if string(bytes.TrimRight(first, " \t")) != fence {
		whole.broken = s.nearlyFront(problems) || s.otherFront(first, optional, problems)
		if whole.broken && len(first) > 0 && strings.ContainsRune("+{[;-", rune(first[0])) {
			whole.body = nil // what follows is not known to be Markdown
		}
		return whole
	}
	end, ok := s.closed(problems)
	if !ok {
		return parts{bodyLine: 1, broken: true}
	}
	front, err := frontOf(s.text[:end])
	if err != nil {
		// The reader is in memory and the format accepts everything.
		problems.Errorf(RuleBadYAML, s.at(1, 1, 3), "the front matter can't be read: %v", err)
		return parts{bodyLine: 1, broken: true}
	}
	return parts{
		front: front, frontLine: 2, hasFront: true,
		body: s.text[end:], bodyLine: 3 + bytes.Count(front, []byte("\n")),
	}
}

// readers keeps the buffers that the front matter reader reads through: one is a fifth of a small file's cost.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// frontOf returns what stands between the fences of a block of front matter.
func frontOf(block []byte) (front []byte, err error) {
	r := readers.Get().(*bufio.Reader)
	defer readers.Put(r)
	r.Reset(bytes.NewReader(block))
	keep := frontmatter.NewFormat(fence, fence, func(data []byte, v any) error {
		*v.(*[]byte) = data // of a buffer that nobody else keeps
		return nil
	})
	_, err = frontmatter.Parse(r, &front, keep)
	return front, err
}

// closed finds the line of --- that closes the front matter, and returns the offset after it. It complains about
// one that is indented: YAML reads it as text, and other programs end the front matter there.
func (s *source) closed(problems *diag.List) (end int, ok bool) {
	line := 1
	for rest := s.text; ; line++ {
		var current []byte
		var more bool
		current, rest, more = bytes.Cut(rest, []byte("\n"))
		end = len(s.text) - len(rest)
		if line > 1 && string(bytes.TrimSpace(current)) == fence {
			if string(bytes.TrimRight(current, " \t")) == fence {
				return end, true
			}
			indent := len(current) - len(bytes.TrimLeft(current, " \t"))
			problems.Errorf(RuleIndentedFence, s.at(line, indent+1, 3), "an indented --- stands inside the front matter").
				Hint = "to end the front matter, write --- at the beginning of the line; in a text, write other characters"
			return 0, false
		}
		if !more {
			break
		}
	}
	p := problems.Errorf(RuleUnclosedFront, s.at(1, 1, 3), "the front matter that begins here is never closed")
	p.Hint = "write --- alone on a line, after the last key"
	line = 0
	for current := range bytes.Lines(s.text) {
		if line++; line > 1 && nearlyFence(current) {
			p.Notes = []diag.Note{{At: s.at(line, 1, utf8.RuneCount(bytes.TrimSpace(current))), Text: "this is not three hyphens"}}
			break
		}
	}
	return 0, false
}

// isFact reports whether a line is one of front matter: it begins with a key that some record has.
func isFact(line []byte) bool {
	key, value, found := strings.Cut(string(line), ":")
	return found && isKey(key) && (value == "" || value[0] == ' ')
}

// nearlyFence reports whether a line was meant to be three hyphens: two or four of them, or dashes.
func nearlyFence(line []byte) bool {
	word := strings.TrimSpace(string(line))
	return word != fence && word != "-" && word != "" && len(word) <= 30 && strings.Trim(word, "-–—−") == ""
}

// nearlyFront finds front matter whose first line is not the three hyphens that it should be, so that it would be
// taken for text: an empty line above them, another number of them, dashes, or none at all. It reports it.
func (s *source) nearlyFront(problems *diag.List) bool {
	var lines [][]byte
	empty, closes := 0, false
	for line := range bytes.Lines(s.text) {
		switch line = bytes.TrimRight(line, " \t\n"); {
		case len(lines) == 0 && len(bytes.TrimSpace(line)) == 0:
			empty++
			continue
		case len(lines) > 0 && string(line) == fence:
			closes = true
		}
		if lines = append(lines, line); len(lines) > 40 {
			break
		}
	}
	if len(lines) < 2 {
		return false
	}
	first, at := lines[0], s.at(empty+1, 1, max(utf8.RuneCount(lines[0]), 1))
	facts := isFact(lines[1])
	text, hint := "", ""
	switch {
	case string(bytes.TrimSpace(first)) == fence && facts && empty > 0:
		text, hint = "the front matter does not begin on the first line", "remove what stands above it"
	case string(bytes.TrimSpace(first)) == fence && facts:
		text, hint = "the line that opens the front matter is indented", "write --- at the beginning of the line"
	case nearlyFence(first) && facts:
		text, hint = "the front matter does not begin with three hyphens", "write --- in place of this line"
	case closes && isFact(first):
		text, hint = "the line of --- above the front matter is missing", "write --- alone on a line above this one"
	default:
		return false
	}
	problems.Errorf(RuleMissingFront, at, "%s", text).Hint = hint
	return true
}

// otherFront explains what opens a file that has no YAML front matter. It reports whether that is a problem.
func (s *source) otherFront(first []byte, optional bool, problems *diag.List) bool {
	word := string(bytes.TrimSpace(first))
	width := max(len([]rune(word)), 1)
	switch {
	case word == "+++" || word == "---toml":
		problems.Errorf(RuleTOML, s.at(1, 1, width), "the front matter is TOML").Hint = yamlHint
	case word == "{" || word == ";;;" || word == "---json" || s.isJSON():
		problems.Errorf(RuleJSON, s.at(1, 1, width), "the front matter is JSON").Hint = yamlHint
	case optional:
		return false
	default:
		problems.Errorf(RuleMissingFront, s.at(1, 1, width), "the front matter is missing").
			Hint = "begin the file with these lines:\n---\ntitle: …\n---"
	}
	return true
}

// isJSON reports whether a file is one object or list of JSON, or begins with an object's first key.
func (s *source) isJSON() bool {
	word := bytes.TrimSpace(s.text)
	if len(word) == 0 || word[0] != '{' && word[0] != '[' {
		return false
	}
	rest := bytes.TrimSpace(word[1:])
	return json.Valid(word) || word[0] == '{' && len(rest) > 0 && rest[0] == '"'
}

const yamlHint = "write the facts as YAML (key: value) between two lines of ---"

// at is a stretch of a line of the file.
func (s *source) at(line, col, width int) diag.Span {
	return diag.Span{Pos: diag.Pos{File: s.path, Line: line, Col: col}, Width: width}
}
