package render

import (
	"bytes"
	"path"
	"strings"
)

// sheet reads a style sheet piece by piece: comments, strings, url(...) and @import rules are told apart from
// everything else, which is kept as it is. It is no parser of CSS: it knows just enough to find addresses.
type sheet struct {
	src string
	pos int
	out []byte

	imported func(name string) (string, bool) // the text of an imported sheet; false keeps the rule
	address  func(name string) string         // the published address of a file named in url(...)
	dir      string                           // the folder that names are relative to
}

// rewrite returns the sheet with its imports laid in, its addresses resolved, and comments and idle space gone.
func (s *sheet) rewrite() string {
	for s.pos < len(s.src) {
		rest := s.src[s.pos:]
		switch {
		case strings.HasPrefix(rest, "/*"):
			s.skipComment()
		case rest[0] == '"' || rest[0] == '\'':
			s.out = append(s.out, s.quoted()...)
		case strings.HasPrefix(rest, "@import"):
			s.importRule()
		case strings.HasPrefix(rest, "url("):
			s.urlFunction()
		case rest[0] == '\n':
			s.newLine()
		default:
			if rest[0] == '}' {
				s.out = bytes.TrimRight(s.out, ";\n")
			}
			if !s.idle() {
				s.out = append(s.out, rest[0])
			}
			s.pos++
		}
	}
	return string(s.out)
}

// idle reports whether the current place is a space that says nothing: one after a colon, a semicolon, a comma,
// an opening brace or the sign of a child, and one before a brace or that sign.
func (s *sheet) idle() bool {
	if s.src[s.pos] != ' ' {
		return false
	}
	after := len(s.out) > 0 && strings.IndexByte(":;,{>", s.out[len(s.out)-1]) >= 0
	return after || s.pos+1 < len(s.src) && strings.IndexByte("{}>", s.src[s.pos+1]) >= 0
}

func (s *sheet) skipComment() {
	end := strings.Index(s.src[s.pos+2:], "*/")
	if end < 0 {
		s.pos = len(s.src)
		return
	}
	s.pos += end + 4
}

// quoted returns the string at the current place, quotes included, and moves past it.
func (s *sheet) quoted() string {
	start, quote := s.pos, s.src[s.pos]
	for s.pos++; s.pos < len(s.src); s.pos++ {
		switch s.src[s.pos] {
		case '\\':
			s.pos++
		case quote:
			s.pos++
			return s.src[start:s.pos]
		}
	}
	s.pos = len(s.src)
	return s.src[start:]
}

// newLine keeps one line break and drops the white space around it. After a mark that ends something it says
// nothing and goes too.
func (s *sheet) newLine() {
	s.out = bytes.TrimRight(s.out, " \t")
	if len(s.out) > 0 && strings.IndexByte("\n{};,", s.out[len(s.out)-1]) < 0 {
		s.out = append(s.out, '\n')
	}
	for s.pos < len(s.src) && strings.IndexByte(" \t\r\n", s.src[s.pos]) >= 0 {
		s.pos++
	}
}

// importRule lays the imported sheet in the rule's place. A rule with a condition, or one that names another
// host, is kept as it is.
func (s *sheet) importRule() {
	end := strings.IndexByte(s.src[s.pos:], ';')
	if end < 0 {
		end = len(s.src) - s.pos - 1
	}
	rule := s.src[s.pos : s.pos+end+1]
	name := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(rule, "@import"), ";"))
	name = strings.TrimSuffix(strings.TrimPrefix(name, "url("), ")")
	text, ok := "", false
	if file, local := s.local(strings.Trim(name, `"'`)); local {
		text, ok = s.imported(file)
	}
	if !ok {
		text = rule
	}
	s.out = append(s.out, text...)
	s.pos += end + 1
}

// urlFunction writes url(...) with the address that the file is published at.
func (s *sheet) urlFunction() {
	s.pos += len("url(")
	var raw string
	if s.pos < len(s.src) && (s.src[s.pos] == '"' || s.src[s.pos] == '\'') {
		raw = s.quoted()
		s.pos += len(")")
	} else if end := strings.IndexByte(s.src[s.pos:], ')'); end >= 0 {
		raw = s.src[s.pos : s.pos+end]
		s.pos += end + 1
	}
	address := strings.Trim(strings.TrimSpace(raw), `"'`)
	name, fragment, _ := strings.Cut(address, "#")
	if file, ok := s.local(name); ok {
		address = s.address(file)
		if fragment != "" {
			address += "#" + fragment
		}
	}
	s.out = append(s.out, `url("`+address+`")`...)
}

// local tells the file in the static folder that an address names; false where it names another host or a
// path from the root, or nothing.
func (s *sheet) local(address string) (string, bool) {
	if address == "" || strings.HasPrefix(address, "/") || strings.Contains(address, ":") {
		return "", false
	}
	return path.Join(s.dir, address), true
}
