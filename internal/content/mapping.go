package content

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// mapping is a YAML map that is being read. Each key is asked for once; what nobody asked for is unknown.
type mapping struct {
	*reader
	node  *yaml.Node // nil where the map is empty or could not be read
	at    diag.Span
	what  string // what the map is, for messages: "the entry of decides"; "" for the front matter itself
	known []string
	asked uint64 // the pairs that were asked for; of a map with more than 64, the rest is searched by name
}

func (r *reader) mapping(n *yaml.Node, what string) *mapping {
	m := &mapping{reader: r, node: n, what: what, known: make([]string, 0, 16)}
	if n != nil {
		m.at = r.span(n)
	}
	return m
}

// get returns a key and its value, nil where the key is left out or says nothing.
func (m *mapping) get(name string) (key, value *yaml.Node) {
	m.known = append(m.known, name)
	if m.node == nil {
		return nil, nil
	}
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		if k := m.node.Content[i]; k.Kind == yaml.ScalarNode && k.Value == name {
			m.asked |= 1 << (i / 2)
			if v := m.node.Content[i+1]; !isNull(v) {
				return k, v
			}
			return nil, nil
		}
	}
	return nil, nil
}

// done reports the keys that the map must not hold: those that nobody asked for, and those given twice.
func (m *mapping) done() {
	if m.node == nil {
		return
	}
	first := firstKeys{node: m.node}
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		key := m.node.Content[i]
		if m.refusedKey(key) {
			continue
		}
		if earlier := first.find(i); earlier != nil {
			p := m.problems.Errorf(RuleDuplicateKey, m.span(key), "the key %q is given twice", key.Value)
			p.Notes = []diag.Note{{At: m.span(earlier), Text: "given here first"}}
			p.Hint = "remove one of the two"
			continue
		}
		if i/2 < 64 && m.asked&(1<<(i/2)) != 0 || i/2 >= 64 && m.knows(key.Value) {
			continue
		}
		m.unknown(key)
	}
}

// refusedKey reports a key that is no plain word.
func (m *mapping) refusedKey(key *yaml.Node) bool {
	if key.Kind == yaml.AliasNode || key.Tag == "!!merge" {
		return true // the auditor has said so
	}
	if key.Kind != yaml.ScalarNode {
		m.problems.Errorf(RuleWrongType, m.span(key), "a key must be a word, not %s", kindOf(key))
		return true
	}
	if r, found := invisible(key.Value); found {
		m.problems.Errorf(RuleInvisible, m.span(key), "the key %s holds the invisible character U+%04X",
			visible(key.Value), r).Hint = "type the key anew"
		return true
	}
	return false
}

func visible(s string) string {
	return "\"" + strings.Map(func(r rune) rune {
		if _, found := invisible(string(r)); found {
			return -1
		}
		return r
	}, s) + "\""
}

func (m *mapping) knows(name string) bool {
	for _, k := range m.known {
		if k == name {
			return true
		}
	}
	return false
}

func (m *mapping) unknown(key *yaml.Node) {
	p := m.problems.Errorf(RuleUnknownKey, m.span(key), "%s has no key %q", m.name(), key.Value)
	p.Hint = diag.DidYouMean(key.Value, m.known)
	if own := OwnWord(key.Value, m.known); own != "" {
		p.Hint = "did you mean \"" + own + "\"? the keys are in English"
	}
	switch {
	case p.Hint != "":
	case m.what == "" && m.kind == civic.KindVersion && slices.Contains(versionFacts, key.Value):
		p.Hint = "the facts of a version stand in its entry under versions: in the document's own file"
		if key.Value == "summary" {
			p.Hint = "the summary stands in the document's own file"
		}
	case m.what == "":
		p.Hint = "put a key of your own under extra:"
	default:
		p.Hint = "the keys here are " + strings.Join(m.known, ", ")
	}
}

// versionFacts are keys that authors look for in the text's file.
var versionFacts = []string{
	"version", "date", "stage", "note", "referral", "submitted", "sha256", "adoption", "valid", "review", "type", "collaboration",
	"summary",
}

func (m *mapping) name() string {
	if m.what == "" {
		return m.place()
	}
	return m.what
}

// place is what the keys stand in, in an author's words: all of site.yaml, the front matter of a record.
func (r *reader) place() string {
	if r.kind == KindSite {
		return "site.yaml"
	}
	return "the front matter"
}

// require reports those of the keys that are left out.
func (m *mapping) require(at diag.Span, keys ...string) {
	for _, key := range keys {
		if m.node != nil && (m.says(key) || m.misspelt(key)) {
			continue
		}
		if written := m.written(key); written != nil {
			m.problems.Errorf(RuleMissingKey, m.span(written), "the key %q is there, and has no value", key).Hint = "write the value after it: " + key + ": …"
			continue
		}
		m.problems.Errorf(RuleMissingKey, at, "%s lacks the key %q", m.name(), key).Hint = "add " + key + ": …"
	}
}

// written is the key of that name, nil where it is left out.
func (m *mapping) written(name string) *yaml.Node {
	if m.node == nil {
		return nil
	}
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		if k := m.node.Content[i]; k.Kind == yaml.ScalarNode && k.Value == name {
			return k
		}
	}
	return nil
}

// misspelt reports whether the map holds an unknown key that was probably meant to be this one: one slip is one
// problem.
func (m *mapping) misspelt(name string) bool {
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		if k := m.node.Content[i]; k.Kind == yaml.ScalarNode && !m.knows(k.Value) &&
			(diag.Nearest(k.Value, m.known) == name || OwnWord(k.Value, m.known) == name) {
			return true
		}
	}
	return false
}

// says reports whether a key stands in the map with a value.
func (m *mapping) says(name string) bool {
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		if k, v := m.node.Content[i], m.node.Content[i+1]; k.Kind == yaml.ScalarNode && k.Value == name {
			return !isNull(v) && !(v.Kind == yaml.ScalarNode && strings.TrimSpace(v.Value) == "")
		}
	}
	return false
}

// firstKeys finds a key's first place in a map; of a large map it keeps an index.
type firstKeys struct {
	node  *yaml.Node
	index map[string]int
}

// find returns the earlier key that is equal to the one at i, or nil.
func (f *firstKeys) find(i int) *yaml.Node {
	content := f.node.Content
	if len(content) <= 64 {
		for j := 0; j < i; j += 2 {
			if content[j].Kind == yaml.ScalarNode && content[j].Value == content[i].Value {
				return content[j]
			}
		}
		return nil
	}
	if f.index == nil {
		f.index = make(map[string]int, len(content)/2)
	}
	if j, found := f.index[content[i].Value]; found {
		return content[j]
	}
	f.index[content[i].Value] = i
	return nil
}

// read makes a field of a key's value by a function that reads a node and reports what it can't read.
func read[T any](m *mapping, name string, value func(r *reader, n *yaml.Node, name string) (T, bool)) Field[T] {
	key, n := m.get(name)
	if n == nil {
		return Field[T]{}
	}
	f := readNode(m.reader, n, name, value)
	f.Key = m.span(key)
	return f
}

func readNode[T any](r *reader, n *yaml.Node, name string, value func(*reader, *yaml.Node, string) (T, bool)) Field[T] {
	f := Field[T]{At: r.span(n), Set: true}
	f.Key = f.At
	switch {
	case n.Kind == yaml.AliasNode:
		f.Bad = true
	case isNotStated(n):
		f.NotStated = true
	case nearlyNotStated(n):
		f.Bad = true
		r.problems.Errorf(RuleUnknownValue, r.span(n), "%s is %q, which is taken for words of the source", name, n.Value).
			Hint = "write not-stated where the source does not say"
	default:
		var ok bool
		f.Value, ok = value(r, n, name)
		f.Bad = !ok
	}
	return f
}

// stated refuses not-stated where a record means nothing without the value.
func stated[T any](r *reader, f Field[T], name string) Field[T] {
	if f.NotStated {
		r.problems.Errorf(RuleWrongType, f.At, "%s can't be not-stated", name).
			Hint = "not-stated is for facts that the source leaves out; this one makes the record what it is"
		f.NotStated, f.Bad = false, true
	}
	return f
}

// items reads a list, one value after the other. What can't be read is left out, and the list is then Bad.
func items[T any](r *reader, n *yaml.Node, name string, item func(r *reader, n *yaml.Node, name string) (T, bool)) ([]T, bool) {
	if n.Kind != yaml.SequenceNode {
		p := r.wrongType(n, name, "a list")
		if n.Kind == yaml.ScalarNode && n.Style == 0 {
			p.Hint = "write " + name + ": [" + n.Value + "]"
		}
		if n.Kind == yaml.MappingNode {
			p.Hint = "begin each entry on a line of its own, with a hyphen and a space"
		}
		return nil, false
	}
	list, whole := make([]T, 0, len(n.Content)), true
	for _, child := range n.Content {
		value, ok := item(r, child, name)
		if ok {
			list = append(list, value)
		}
		whole = whole && ok
	}
	return list, whole
}

func (r *reader) wrongType(n *yaml.Node, name, wanted string) *diag.Problem {
	if n.Kind == yaml.AliasNode {
		return &diag.Problem{} // the auditor has said so
	}
	p := r.problems.Errorf(RuleWrongType, r.span(n), "%s is %s where %s is wanted", name, kindOf(n), wanted)
	switch {
	case isNull(n):
		p.Hint = "write a value, or not-stated where the source does not say"
	case wanted == "a text" && n.Style&yaml.FlowStyle != 0:
		p.Hint = "put a text that begins with a bracket in quotation marks"
	case wanted == "a text":
		p.Hint = "write it as one text, on the line of its key"
	}
	return p
}

// entry reads an item of a list that is a map.
func entry[T any](fill func(m *mapping, at diag.Span) T) func(*reader, *yaml.Node, string) (T, bool) {
	return func(r *reader, n *yaml.Node, name string) (T, bool) {
		if n.Kind != yaml.MappingNode {
			var none T
			r.wrongType(n, "an entry of "+name, "a map").Hint = "write it as " + shape(r, func(m *mapping) { fill(m, m.at) })
			return none, false
		}
		m := r.mapping(n, "an entry of "+name)
		value := fill(m, m.at)
		m.done()
		return value, true
	}
}

// entries reads a list of maps.
func entries[T any](m *mapping, name string, fill func(m *mapping, at diag.Span) T) Field[[]T] {
	return read(m, name, func(r *reader, n *yaml.Node, name string) ([]T, bool) {
		before := len(*r.problems)
		list, whole := items(r, n, name, entry(fill))
		if n.Kind == yaml.ScalarNode && len(*r.problems) > before {
			(*r.problems)[before].Hint = "write " + name + ": [" + shape(r, func(m *mapping) { fill(m, m.at) }) + "]"
		}
		return list, whole
	})
}

// shape writes a map with the first of its keys, for a hint.
func shape(r *reader, fill func(m *mapping)) string {
	silent := newReader("", r.lang, nil, 1, &diag.List{})
	m := silent.mapping(nil, "")
	fill(m)
	return "{" + strings.Join(m.known[:min(len(m.known), 3)], ": …, ") + ": …}"
}

// submap reads a map below a key.
func submap[T any](m *mapping, name string, fill func(m *mapping) T) Field[T] {
	return read(m, name, func(r *reader, n *yaml.Node, name string) (T, bool) {
		if n.Kind != yaml.MappingNode {
			var none T
			r.wrongType(n, name, "a map").Hint = "write " + name + ": " + shape(r, func(m *mapping) { fill(m) })
			return none, false
		}
		sub := r.mapping(n, name)
		value := fill(sub)
		sub.done()
		return value, true
	})
}
