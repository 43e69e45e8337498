package content

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/diag"
)

// Seal returns the bytes of a document's file with the fingerprint of a version's text in the version's entry.
// Nothing else changes: not a comment, not a space, not a line end. The error says in an author's words why the
// file could not be changed.
func Seal(src []byte, version, sha256 string) ([]byte, error) {
	if !fingerprintForm.MatchString(sha256) {
		return nil, fmt.Errorf("%q is not a fingerprint of 64 hexadecimal digits", sha256)
	}
	s, err := newSealing(src)
	if err != nil {
		return nil, err
	}
	entry, err := s.entry(version)
	if err != nil {
		return nil, err
	}
	sealed, err := s.write(entry, quoteFingerprint(sha256))
	if err != nil {
		return nil, err
	}
	if err := proveSealed(src, sealed, version, sha256); err != nil {
		return nil, err
	}
	return sealed, nil
}

// quoteFingerprint puts one that YAML could read as a number into quotation marks.
func quoteFingerprint(s string) string {
	if strings.Trim(s, "0123456789e") == "" {
		return `"` + s + `"`
	}
	return s
}

// sealing is a file that is about to be sealed: its nodes, and its bytes line by line as they are.
type sealing struct {
	root  *yaml.Node
	src   []byte
	lines []int // the offsets of the lines of src
}

// newSealing reads the front matter of a document's file.
func newSealing(src []byte) (*sealing, error) {
	var problems diag.List
	const path = Root + "/documents/x/document.sv.md" // only its kind matters
	text, ok := readSource(path, src, &problems)
	var root *yaml.Node
	if ok {
		if p := text.cut(false, &problems); p.hasFront {
			root, _ = newReader(path, "", p.front, p.frontLine, &problems).load(p.front)
		}
	}
	if problems.HasErrors() {
		first := problems[0]
		return nil, fmt.Errorf("line %d: %s", max(first.At.Line, 1), first.Text)
	}
	if root == nil {
		return nil, errors.New("the front matter states nothing")
	}
	return &sealing{root: root, src: src, lines: lineStarts(src)}, nil
}

// lineStarts are the offsets at which lines begin; LF, CRLF and lone CR end one.
func lineStarts(src []byte) []int {
	starts := []int{0}
	if bytes.HasPrefix(src, []byte(byteOrderMark)) {
		starts[0] = len(byteOrderMark)
	}
	for i, c := range src {
		if c == '\n' || c == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// entry finds the entry of the version.
func (s *sealing) entry(version string) (*yaml.Node, error) {
	versions := valueOf(s.root, "versions")
	if versions == nil || versions.Kind != yaml.SequenceNode {
		return nil, errors.New("the document lists no versions")
	}
	var known []string
	for _, entry := range versions.Content {
		id := valueOf(entry, "version")
		if id == nil || id.Kind != yaml.ScalarNode {
			continue
		}
		if id.Value == version {
			return entry, nil
		}
		known = append(known, id.Value)
	}
	return nil, fmt.Errorf("the document has no version %q; it has %s", version, strings.Join(known, ", "))
}

// valueOf is the value of a key in a map, nil where there is none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// write puts the fingerprint where the entry has one already, after the version's id where the entry stands in
// braces, else on a line of its own after the last key whose value ends on its line.
func (s *sealing) write(entry *yaml.Node, sha256 string) ([]byte, error) {
	if old := valueOf(entry, "sha256"); old != nil {
		return s.replace(entry, old, sha256)
	}
	if entry.Style&yaml.FlowStyle != 0 {
		end, ok := s.endOf(valueOf(entry, "version"))
		if !ok {
			return nil, errors.New("the version's id goes on over several lines")
		}
		return s.insert(end, ", sha256: "+sha256), nil
	}
	for i := len(entry.Content) - 2; i >= 0; i -= 2 {
		key, value := entry.Content[i], entry.Content[i+1]
		if end, ok := s.lineOfItsOwn(key, value); ok {
			return s.insert(end, s.lineEnd()+strings.Repeat(" ", key.Column-1)+"sha256: "+sha256), nil
		}
	}
	return nil, errors.New("no key of the version ends on its own line")
}

func (s *sealing) replace(entry, old *yaml.Node, sha256 string) ([]byte, error) {
	if old.Kind != yaml.ScalarNode || old.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return nil, errors.New("what stands at sha256 is not a plain word")
	}
	for i := 0; isNull(old) && old.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && i+1 < len(entry.Content); i += 2 {
		key := entry.Content[i]
		if key.Value != "sha256" {
			continue
		}
		colon := bytes.IndexByte(s.src[s.offset(key):], ':')
		if colon < 0 {
			break
		}
		at := s.offset(key) + colon + 1
		end := at
		if old.Value != "" {
			end = s.offset(old) + len(old.Value)
		}
		return splice(s.src, at, end, " "+sha256), nil
	}
	end, ok := s.endOf(old)
	if !ok {
		return nil, errors.New("what stands at sha256 goes on over several lines")
	}
	return splice(s.src, s.offset(old), end, sha256), nil
}

func splice(src []byte, from, to int, with string) []byte {
	out := make([]byte, 0, len(src)+len(with))
	return append(append(append(out, src[:from]...), with...), src[to:]...)
}

func (s *sealing) insert(at int, text string) []byte { return splice(s.src, at, at, text) }

// offset is where a node begins in src. The front matter begins on the second line of the file.
func (s *sealing) offset(n *yaml.Node) int {
	start := s.lines[min(n.Line, len(s.lines)-1)]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(s.src[start:])
		start += size
	}
	return min(start, len(s.src))
}

// line is what stands on a node's line from its beginning on, without the line end.
func (s *sealing) line(n *yaml.Node) []byte {
	rest := s.src[s.offset(n):]
	if end := bytes.IndexAny(rest, "\r\n"); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// endOf is the offset after a scalar that ends on the line it begins on.
func (s *sealing) endOf(n *yaml.Node) (offset int, ok bool) {
	rest := s.line(n)
	switch {
	case n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return 0, false
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		end := quotedExtent(rest)
		return s.offset(n) + end, end > 0
	}
	return s.offset(n) + len(n.Value), bytes.HasPrefix(rest, []byte(n.Value))
}

// lineOfItsOwn is the offset of the end of the line that a key and its whole value stand on.
func (s *sealing) lineOfItsOwn(key, value *yaml.Node) (end int, ok bool) {
	rest := s.line(value)
	width := 0
	switch {
	case value.Line != key.Line:
		return 0, false
	case value.Kind == yaml.ScalarNode:
		after, ok := s.endOf(value)
		if !ok {
			return 0, false
		}
		width = after - s.offset(value)
	case value.Style&yaml.FlowStyle != 0:
		if width = bracketExtent(rest); width == 0 {
			return 0, false
		}
	default:
		return 0, false
	}
	after := bytes.TrimLeft(rest[width:], " \t")
	if len(after) > 0 && after[0] != '#' {
		return 0, false
	}
	return s.offset(value) + len(rest), true
}

// lineEnd is how the file ends its lines.
func (s *sealing) lineEnd() string {
	i := bytes.IndexAny(s.src, "\r\n")
	switch {
	case i < 0 || s.src[i] == '\n':
		return "\n"
	case i+1 < len(s.src) && s.src[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// proveSealed reads both files anew: the sealed one must say the fingerprint, and else what the old one says.
func proveSealed(src, sealed []byte, version, sha256 string) error {
	before, err := newSealing(src)
	if err != nil {
		return err
	}
	after, err := newSealing(sealed)
	if err != nil {
		return fmt.Errorf("the entry is written in a way that can't be changed safely: %w", err)
	}
	entry, err := after.entry(version)
	if err != nil {
		return err
	}
	if written := valueOf(entry, "sha256"); written == nil || written.Value != sha256 {
		return errors.New("the entry is written in a way that can't be changed safely")
	}
	old, err := before.entry(version)
	if err != nil {
		return err
	}
	forget(old, "sha256")
	forget(entry, "sha256")
	var a, b strings.Builder
	writeCanon(&a, before.root)
	writeCanon(&b, after.root)
	if a.String() != b.String() {
		return errors.New("the entry is written in a way that can't be changed safely")
	}
	return nil
}

// forget takes a key out of a map.
func forget(n *yaml.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = append(n.Content[:i:i], n.Content[i+2:]...)
			return
		}
	}
}
