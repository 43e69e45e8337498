package search

import "samsyn/internal/civic"

// Entry is one thing that readers look for: a page of an edition, and what of it is searched. Its words are plain:
// no markup, entities already resolved.
type Entry struct {
	URL     string     // from the root of the site
	Lang    civic.Lang // of the text, which may be an original in another language than the edition's
	Kind    string     // document, version, decision, council, collaboration, release, page or term
	Title   string
	Summary string
	Numbers []string // § and registration numbers as written, the most telling first
	// Councils are names as they are shown: those that have adopted a document or are to, the one that decided.
	Councils []string
	Sections []Section
	Date     civic.Date
	Standing string // its code, "" where a thing has none
	Earlier  bool   // a version that a later one has replaced: ranked below the current one
	Facets   Facets
	// Of names the document that an entry is about, or is: what is about one document is often found together, and
	// stands together in the index.
	Of string
}

// Section is a part of a page that has an address of its own.
type Section struct {
	ID      string // of the element on the page; "" for what stands before the first heading
	Heading string
	Text    string
}

// Facets are what hits can be narrowed to and counted by: ids, whose labels are the page's matter. "" and nil say
// that a thing has none.
type Facets struct {
	Kind          string
	Collaboration string
	Councils      []string
	Type          string
	Standing      string
	Year          string
}
