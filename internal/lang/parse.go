package lang

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/diag"
)

// parse reads a strings file: maps within maps whose leaves are texts. The key of a leaf is the path to it,
// with dots. A leaf that counts something is a map of one and other.
func parse(file string, src []byte, found *diag.List) map[string]entry {
	entries := map[string]entry{}
	var root yaml.Node
	if err := yaml.Unmarshal(src, &root); err != nil {
		found.Errorf("strings-yaml", diag.Span{Pos: diag.Pos{File: file}}, "the file is not readable as YAML: %s",
			strings.TrimPrefix(err.Error(), "yaml: "))
		return entries
	}
	if len(root.Content) == 0 {
		return entries
	}
	p := &parser{file: file, entries: entries, found: found}
	p.walk("", root.Content[0])
	return entries
}

// parser carries what every level of a strings file needs.
type parser struct {
	file    string
	entries map[string]entry
	found   *diag.List
}

// walk reads a map and what is under it.
func (p *parser) walk(prefix string, node *yaml.Node) {
	if node.Kind != yaml.MappingNode {
		p.found.Errorf("strings-shape", p.span(node), "%q must be a map or a text", prefix)
		return
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		name, value := node.Content[i], node.Content[i+1]
		key := name.Value
		if prefix != "" {
			key = prefix + "." + key
		}
		if e, counts := plural(value); counts {
			p.add(key, e, value)
		} else if value.Kind == yaml.ScalarNode {
			p.add(key, entry{other: value.Value}, value)
		} else {
			p.walk(key, value)
		}
	}
}

// plural reads the two forms of a text that counts something.
func plural(node *yaml.Node) (e entry, ok bool) {
	if node.Kind != yaml.MappingNode || len(node.Content) != 4 {
		return e, false
	}
	forms := map[string]string{}
	for i := 0; i < 4; i += 2 {
		if node.Content[i+1].Kind == yaml.ScalarNode {
			forms[node.Content[i].Value] = node.Content[i+1].Value
		}
	}
	one, hasOne := forms["one"]
	other, hasOther := forms["other"]
	return entry{one: one, other: other, plural: true}, hasOne && hasOther
}

func (p *parser) add(key string, e entry, node *yaml.Node) {
	e.at = p.span(node)
	if before, twice := p.entries[key]; twice {
		problem := p.found.Errorf("duplicate-key", e.at, "the key %q stands here twice", key)
		problem.Notes = append(problem.Notes, diag.Note{At: before.at, Text: "first here"})
		return
	}
	p.entries[key] = e
}

// span is the place of a node. The parser counts columns in characters from 1.
func (p *parser) span(node *yaml.Node) diag.Span {
	return diag.Span{
		Pos:   diag.Pos{File: p.file, Line: node.Line, Col: node.Column},
		Width: max(utf8.RuneCountInString(node.Value), 1),
	}
}
