package content

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// site reads site.yaml. The languages come first: a text that names no language is in the first of them.
func (r *reader) site(m *mapping, front diag.Span) *Site {
	s := &Site{Format: stated(r, m.word("format"), "format")}
	s.Languages = stated(r, read(m, "languages", languageList), "languages")
	if len(s.Languages.Value) > 0 {
		r.lang = civic.Lang(s.Languages.Value[0].Value)
	}
	s.SiteTitle = stated(r, m.local("title"), "title")
	s.Description = m.local("description")
	s.BaseURL = stated(r, read(m, "baseURL", baseAddress), "baseURL")
	s.Timezone = stated(r, read(m, "timezone", timezone), "timezone")
	s.Publisher = submap(m, "publisher", func(m *mapping) Publisher {
		return Publisher{Name: m.local("name"), Email: read(m, "email", mail), OrganisationNumber: m.word("organisation-number")}
	})
	s.Types = read(m, "types", typeList)
	s.Extra = read(m, "extra", extra)
	m.require(front, "format", "title", "baseURL", "languages")
	r.formatIsKnown(s.Format)
	return s
}

func (r *reader) formatIsKnown(f String) {
	if f.OK() && f.Value != "1" {
		p := r.problems.Errorf(RuleUnknownValue, f.At, "the format %q is not known to this program, which reads format 1", f.Value)
		p.Hint = "write format: 1"
		if _, err := strconv.ParseUint(f.Value, 10, 64); err == nil && f.Value[0] != '0' {
			p.Hint = "a later version of the program may know it"
		}
	}
}

// timezone reads the name of a time zone, such as Europe/Stockholm.
func timezone(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := word(r, n, name)
	if !ok {
		return "", false
	}
	if _, err := time.LoadLocation(s); err == nil && s != "" && s != "Local" {
		return s, true
	}
	r.problems.Errorf(RuleUnknownValue, r.span(n), "no time zone is called %q", s).
		Hint = "write its name in the list of IANA, such as Europe/Stockholm or Europe/Oslo"
	return "", false
}

func languageList(r *reader, n *yaml.Node, name string) ([]Field[string], bool) {
	list, whole := items(r, n, name, func(r *reader, n *yaml.Node, name string) (String, bool) {
		f := readNode(r, n, "an entry of "+name, id)
		if f.OK() && !isLanguage(f.Value) {
			r.unknownLanguage(n)
			f.Bad = true
		}
		return f, f.OK()
	})
	distinct(r, list, "language", func(f String) String { return f })
	if len(list) == 0 && whole {
		r.problems.Errorf(RuleMissingKey, r.span(n), "%s names no language", name).Hint = "write languages: [sv, en]"
		return nil, false
	}
	return list, whole
}

// baseAddress reads the site's own address. A missing slash at its end is added.
func baseAddress(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := webAddress(r, n, name)
	if !ok {
		return "", false
	}
	if u, err := url.Parse(s); err != nil || strings.ContainsAny(s, "?#") || !isStraight(u.EscapedPath()) {
		r.problems.Errorf(RuleBadAddress, r.span(n), "%s %q holds more than a host and a plain path", name, s).
			Hint = "write an address such as https://example.org/ or https://example.org/samverkan/"
		return "", false
	}
	return strings.TrimRight(s, "/") + "/", true
}

// isStraight reports whether a path goes straight down, with no empty part and none of points.
func isStraight(p string) bool {
	p = strings.TrimRight(p, "/")
	return p == "" || path.Clean(p) == p && !strings.Contains(strings.ToLower(p), "%2")
}

// typeList reads the site's own document types, in the author's order.
func typeList(r *reader, n *yaml.Node, name string) ([]Type, bool) {
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, name, "a map")
		return nil, false
	}
	m := r.mapping(n, name)
	var types []Type
	whole := true
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || m.knows(key.Value) {
			continue
		}
		typeID := readNode(r, key, name, ownID)
		names := m.local(key.Value)
		if typeID.OK() && !names.Set {
			m.require(r.span(key), key.Value)
		}
		whole = whole && typeID.OK() && names.OK()
		types = append(types, Type{ID: typeID, Name: names})
	}
	m.done()
	return types, whole
}
