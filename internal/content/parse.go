// Package content reads one file after another into typed fields, each with its place, and a body. It is the
// only importer of the front matter and YAML readers, and it knows everything about a record that one file
// can tell: which keys there are, what their values look like, which words they may be. It never compares two
// files and never asks whether a name exists: that is package check's. What it finds wrong it reports as
// problems with the file; it goes on wherever sense can be made, so that an author sees every problem at once.
//
// Read Tree and File first, then the records, then Field. Load reads a folder, Parse one file, Seal writes a
// fingerprint into a document's facts.
package content

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// Parse reads one file. It sees nothing but its arguments: path is the path that problems name, such as
// "content/documents/mal/3.sv.md". It returns nil where the path is no record's; problems then tells why.
func Parse(path string, src []byte) (file *File, problems diag.List) {
	who, ok := identify(path, &problems)
	if !ok {
		return nil, problems
	}
	file = &File{Path: path, Kind: who.kind, ID: who.id, Version: who.version, Lang: who.lang, Problems: problems}
	file.Front = diag.Span{Pos: diag.Pos{File: path}}
	s, ok := readSource(path, src, &file.Problems)
	switch {
	case !ok || s.conflicted(&file.Problems):
		file.Broken, file.Record = true, emptyRecord(who.kind)
	case who.kind == KindSite:
		file.readFront(parts{front: s.text, frontLine: 1, hasFront: true})
	default:
		p := s.cut(who.kind == civic.KindVersion, &file.Problems)
		if root := file.readFront(p); misnamedFacts(file, root) {
			return nil, misnamed(file)
		}
		file.readBody(p)
	}
	file.Problems.Sort()
	return file, nil
}

// readFront fills the record. It returns the node of the front matter, nil where there is none that can be read.
func (f *File) readFront(p parts) (root *yaml.Node) {
	r := newReader(f.Path, f.Lang, p.front, p.frontLine, &f.Problems)
	r.kind = f.Kind
	readable := !p.broken
	if p.hasFront {
		f.Front.Line, f.Front.Col, f.Front.Width = 1, 1, len(fence)
		if f.Kind == KindSite {
			f.Front.Width = max(r.lineWidth(), 1)
		}
		root, readable = r.load(p.front)
	}
	if !readable {
		f.Broken, f.Record = true, emptyRecord(f.Kind)
		return nil
	}
	m := r.mapping(root, "")
	f.Record = r.record(f.Kind, m, f.Front)
	m.done()
	f.Keys = r.keys(f.Kind, root)
	return root
}

// misnamedFacts reports whether a file that is named like a version's text holds the facts of a document.
func misnamedFacts(f *File, root *yaml.Node) bool {
	if f.Kind != civic.KindVersion || root == nil {
		return false
	}
	facts := 0
	for _, key := range []string{"type", "collaboration", "adoption", "versions"} {
		if valueOf(root, key) != nil {
			facts++
		}
	}
	return facts > 1
}

// misnamed says so, in the place of all that follows from it.
func misnamed(f *File) (problems diag.List) {
	at := diag.Span{Pos: diag.Pos{File: f.Path}}
	problems.Errorf(RuleMisnamedFacts, at, "the file holds the facts of a document, and its name makes it the text of a version %q", f.Version).
		Hint = "name it document." + string(f.Lang) + ".md"
	return problems
}

func (r *reader) lineWidth() int { return len([]rune(strings.TrimSpace(string(r.lines[0])))) }

func (r *reader) record(kind civic.Kind, m *mapping, front diag.Span) Record {
	switch kind {
	case KindSite:
		return r.site(m, front)
	case civic.KindCollaboration:
		return r.collaboration(m, front)
	case civic.KindCouncil:
		return r.council(m, front)
	case civic.KindDocument:
		return r.document(m, front)
	case civic.KindVersion:
		return r.versionText(m, front)
	case civic.KindDecision:
		return r.decision(m, front)
	case civic.KindRelease:
		return r.release(m, front)
	case civic.KindTerm:
		return r.term(m, front)
	}
	return r.page(m, front)
}

// emptyRecord is the record of a file that could not be read.
func emptyRecord(kind civic.Kind) Record {
	silent := newReader("", "", nil, 1, &diag.List{})
	return silent.record(kind, silent.mapping(nil, ""), diag.Span{})
}

// bodyPrefix goes before the heading ids of a document's summary, which shares its page with a version's text.
const bodyPrefix = "om-"

// readBody parses the body, and normalises that of a text that is published as it is.
func (f *File) readBody(p parts) {
	if p.body == nil && p.broken {
		return
	}
	opts := markdown.Options{}
	if f.Kind == civic.KindDocument {
		opts = markdown.Options{IDPrefix: bodyPrefix}
	}
	f.BodyLine = p.bodyLine
	f.Body = markdown.Parse(f.Path, p.body, p.bodyLine, opts)
	f.Problems = append(f.Problems, f.Body.Problems...)
	switch f.Kind {
	case civic.KindVersion, civic.KindRelease:
		source := markdown.Normalise(p.body)
		f.Source, f.SHA256 = civic.Here{string(source)}, markdown.Fingerprint(source)
	}
	if (f.Kind == civic.KindVersion || f.Kind == civic.KindPage) && f.Body.Wordless() && !f.Body.Problems.HasErrors() {
		at := f.Front
		if at.Line == 0 {
			at.Line, at.Col, at.Width = 1, 1, 1
		}
		f.Problems.Errorf(RuleEmptyBody, at, "the file has no text below its front matter").Hint = "write the text, or remove the file"
	}
}

// keys lists the top-level keys for those who compare a translation with its original.
func (r *reader) keys(kind civic.Kind, root *yaml.Node) []Key {
	if root == nil {
		return nil
	}
	keys := make([]Key, 0, len(root.Content)/2)
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if key.Kind != yaml.ScalarNode || isNull(value) {
			continue
		}
		k := Key{Name: key.Value, At: r.span(key), Value: r.span(value), Role: keyRole(kind, key.Value)}
		if k.Role == RoleFact {
			var b strings.Builder
			writeCanon(&b, value)
			k.Canon = b.String()
		}
		keys = append(keys, k)
	}
	return keys
}
