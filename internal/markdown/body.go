package markdown

import (
	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// Body is one body, made safe for a page. Its HTML is cut at the addresses of Links: HTML[0], the address of
// Links[0], HTML[1], and so on; it always holds one piece more than there are links.
type Body struct {
	HTML     []string
	Links    []Link
	Sections []Section
	Plain    string // the words alone
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
	return &civic.Prose{HTML: b.HTML, Links: refs, Sections: sections, Plain: b.Plain, Words: b.Words}
}

// Options tell bodies that share a page apart.
type Options struct {
	IDPrefix string // goes before every id of a heading and of a footnote
}
