package markdown

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// Body is one body, made safe for a page. Its HTML is cut at the addresses of Links: HTML[0], the address of
// Links[0], HTML[1], and so on; it always holds one piece more than there are links.
type Body struct {
	HTML     []string
	Links    []Link
	Sections []Section
	Held     civic.Held // what Whole fills in; nil where it is here
	Words    int
	Problems diag.List
}

// Link is a link or a picture whose address depends on where the page will stand: everything relative.
// Addresses of other hosts, mailto and tel stay in the HTML, and so does a link to a heading of the body itself.
type Link struct {
	Dest     string // the path as written, percent-decoded, without the fragment; "" for a heading of this body that does not exist
	Fragment string // without #, percent-decoded
	Query    string // with its ?; an address of a record has none, so whoever resolves the link refuses it
	At       diag.Span
	Text     string // the words of the link, or the picture's alternative text
	Image    bool
}

// Section is a heading and what stands under it up to the next heading. The first Section has no heading where
// words stand before the first heading.
type Section struct {
	civic.Section
	Name string    // the id without the prefix that the body was parsed with
	At   diag.Span // the heading; zero without one
}

// Heading returns the id that a link's fragment means: an id as it stands in a section, or, in a body that was
// parsed with a prefix, as its author wrote it.
func (b *Body) Heading(fragment string) (id string, found bool) {
	for _, s := range b.Sections {
		if s.ID != "" && (s.ID == fragment || s.Name == fragment) {
			return s.ID, true
		}
	}
	return "", false
}

// Prose returns the body with its links resolved, one Ref for each of Links.
func (b *Body) Prose(refs []civic.Ref) *civic.Prose {
	sections := make([]civic.Section, len(b.Sections))
	for i, s := range b.Sections {
		sections[i] = s.Section
	}
	return &civic.Prose{HTML: b.HTML, Links: refs, Sections: sections, Held: b.Held, Words: b.Words}
}

// Blank reports whether the body says nothing.
func (b *Body) Blank() bool {
	return b.Held == nil && len(b.Links) == 0 && !slices.ContainsFunc(b.HTML, func(piece string) bool {
		return strings.TrimSpace(piece) != ""
	})
}

// Wordless reports whether a body that is here has nothing to read: no words, none for a picture either.
func (b *Body) Wordless() bool {
	return !slices.ContainsFunc(b.Sections, func(s Section) bool { return !Unseen(s.Title) || !Unseen(s.Plain) })
}

// Stow returns the body without its HTML and its words, where keep puts those away; see civic.Prose.Whole.
func (b *Body) Stow(keep func(texts []string) civic.Held) *Body {
	texts := slices.Clone(b.HTML)
	for _, s := range b.Sections {
		texts = append(texts, s.Plain, s.Kinds)
	}
	held := keep(texts)
	if held == nil {
		return b
	}
	stowed := *b
	stowed.Held, stowed.HTML = held, nil
	stowed.Sections = slices.Clone(b.Sections)
	for i := range stowed.Sections {
		stowed.Sections[i].Plain, stowed.Sections[i].Kinds = "", ""
	}
	return &stowed
}

// Whole returns the body with its HTML and its words.
func (b *Body) Whole() *Body {
	if b.Held == nil {
		return b
	}
	prose := b.Prose(make([]civic.Ref, len(b.Links))).Whole()
	whole := *b
	whole.Held, whole.HTML = nil, prose.HTML
	whole.Sections = slices.Clone(b.Sections)
	for i, s := range prose.Sections {
		whole.Sections[i].Section = s
	}
	return &whole
}

// Options tell bodies that share a page apart.
type Options struct {
	IDPrefix string // goes before every id of a heading and of a footnote
}
