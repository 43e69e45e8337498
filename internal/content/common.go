package content

import (
	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// common reads what every record may state.
func (m *mapping) common() Common {
	c := m.commonOfText()
	c.Summary = m.text("summary")
	return c
}

// commonOfText reads the same of a version's text, which has no summary of its own: the document's is shown.
func (m *mapping) commonOfText() Common {
	return Common{
		Title:       m.text("title"),
		Draft:       m.boolean("draft"),
		Translation: stated(m.reader, read(m, "translation", oneOf(RuleUnknownValue, civic.Official, civic.Unofficial)), "translation"),
		Sources:     entries(m, "sources", citedSource),
		Checked: submap(m, "checked", func(m *mapping) Checked {
			return Checked{On: m.date("on"), By: m.local("by")}
		}),
		Notes: entries(m, "notes", func(m *mapping, at diag.Span) Note {
			n := Note{At: at, About: m.local("about"), Text: m.local("text")}
			m.require(at, "text")
			return n
		}),
		Extra: read(m, "extra", extra),
	}
}

func citedSource(m *mapping, at diag.Span) Source {
	s := Source{
		At: at, Title: m.local("title"), URL: m.web("url"), Page: m.word("page"), File: m.word("file"),
		Note: m.local("note"),
	}
	if !s.URL.Set && !s.File.Set && !s.Note.Set {
		m.require(at, "title")
	}
	return s
}

// extra reads the site's own keys: scalars as written, lists and maps of the same.
func extra(r *reader, n *yaml.Node, name string) (map[string]any, bool) {
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, name, "a map")
		return nil, false
	}
	value, ok := free(r, n).(map[string]any)
	return value, ok
}

func free(r *reader, n *yaml.Node) any {
	switch n.Kind {
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, child := range n.Content {
			list[i] = free(r, child)
		}
		return list
	case yaml.MappingNode:
		m := r.mapping(n, "the map")
		values := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := n.Content[i]; key.Kind == yaml.ScalarNode {
				if _, given := values[key.Value]; !given {
					m.get(key.Value)
					values[key.Value] = free(r, n.Content[i+1])
				}
			}
		}
		m.done()
		return values
	}
	return n.Value
}

// original reports whether the file is its record's original.
func (c *Common) original() bool { return !c.Translation.Set }

// keyRole tells what a top-level key means in a translation.
func keyRole(kind civic.Kind, key string) KeyRole {
	switch key {
	case "title", "summary":
		return RoleText
	case "translation", "draft":
		return RoleOwn
	case "boilerplate":
		if kind == civic.KindCollaboration {
			return RoleText
		}
	case "municipality":
		if kind == civic.KindCouncil {
			return RoleText
		}
	case "corrections":
		if kind == civic.KindVersion {
			return RoleOwn
		}
	}
	return RoleFact
}

// distinct reports ids that stand twice in one list.
func distinct[T any](r *reader, list []T, what string, idOf func(T) String) {
	seen := make(map[string]diag.Span, len(list))
	for _, item := range list {
		f := idOf(item)
		if !f.OK() {
			continue
		}
		if first, given := seen[f.Value]; given {
			p := r.problems.Errorf(RuleDuplicateID, f.At, "the %s %q is given twice", what, f.Value)
			p.Notes = []diag.Note{{At: first, Text: "given here first"}}
			p.Hint = "remove one of the two, or rename it"
			continue
		}
		seen[f.Value] = f.At
	}
}
