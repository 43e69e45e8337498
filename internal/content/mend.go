package content

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// slip is a mistake in one line of the front matter that YAML can't get over, as a clerk makes it, and the line
// without it.
type slip struct {
	rule       string
	line       int // its index
	col, width int // the stretch of it that is wrong, as the author wrote it
	text, hint string
	mended     string
	change     mendedLine
}

// mendedLine tells where the characters of a line stood before it was mended.
type mendedLine struct {
	col, by int  // what stands after col stood by characters further to the left
	quoted  bool // a quotation mark stands at col that the author did not write
}

// maxMends bounds how many slips of one file are mended, and maxMended how large it may be, since for each the
// file is read anew several times.
const (
	maxMends  = 8
	maxMended = 32 << 10
)

// mend finds the slip that made err, reports it, and returns the front matter without it, so that the rest can be
// read all the same: a slip is one problem. It returns false where no known slip explains the error.
func (r *reader) mend(err error) (front []byte, ok bool) {
	if size := len(bytes.Join(r.lines, []byte("\n"))); len(r.mended) >= maxMends || size > maxMended {
		return nil, false
	}
	mark, suspects := markOf(err), r.suspects(err)
	for _, find := range slips() {
		for _, line := range suspects {
			if _, again := r.mended[line]; again {
				continue
			}
			if s, found := find(r, line); found {
				if front, ok = r.without(s, mark); ok {
					return front, true
				}
			}
		}
	}
	return nil, false
}

// without mends a slip if YAML gets further then than the line where it stopped.
func (r *reader) without(s slip, stopped int) (front []byte, ok bool) {
	mended := slices.Clone(r.lines)
	mended[s.line] = []byte(s.mended)
	front = bytes.Join(mended, []byte("\n"))
	if err := yaml.Load(front, new(yaml.Node), limits); err != nil && markOf(err) <= stopped {
		return nil, false
	}
	r.problems.Errorf(s.rule, r.here(s.line+1, s.col, s.width), "%s", s.text).Hint = s.hint
	if r.mended == nil {
		r.mended = map[int]mendedLine{}
	}
	r.lines, r.mended[s.line] = mended, s.change
	return front, true
}

// markOf is the line that an error of YAML stands at, counted from 1.
func markOf(err error) int {
	if loadError, ok := errors.AsType[*yaml.LoadError](err); ok {
		return loadError.Mark.Line
	}
	return 0
}

// suspects are the lines that may have made the error, the likeliest first: the one that it stands at, the ones
// above it, and the one where YAML began to read what it could not end.
func (r *reader) suspects(err error) []int {
	loadError, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return nil
	}
	var lines []int
	add := func(i int) {
		if i >= 0 && i < len(r.lines) && !slices.Contains(lines, i) {
			lines = append(lines, i)
		}
	}
	at := loadError.Mark.Line - 1
	add(loadError.ContextMark.Line - 1)
	add(at)
	for above := min(at, len(r.lines)) - 1; above >= 0 && len(lines) < 6; above-- {
		if says(r.lines[above]) {
			add(above)
		}
	}
	for i, line := range r.lines {
		if _, value, _, ok := valueOn(line); ok && (value[0] == '"' || value[0] == '\'') && quotedExtent([]byte(value)) == 0 {
			add(i)
			break
		}
	}
	if at >= 0 && at < len(r.lines) && len(lines) > 1 && lines[0] != at && !strings.Contains(loadError.ContextMsg, "flow") {
		lines[0], lines[1] = lines[1], lines[0]
	}
	return lines
}

// says reports whether a line holds anything but a comment.
func says(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && line[0] != '#'
}
