package site

// SearchPage is the search, with the index of all that can be found: who reads without script finds everything
// there, and so do the search engines of the web.
type SearchPage struct {
	Frame
	URL   string // where the form leads: the page itself
	Intro string
	Index []IndexKind
}

// IndexKind is one kind of record in the index. A kind with more records than a page holds gives Parts instead
// of Groups.
type IndexKind struct {
	ID     string
	Name   string
	Count  string
	Groups []IndexGroup
	Parts  []IndexPart
}

// IndexGroup is the records of a kind that share something: a type, a year.
type IndexGroup struct {
	Name  string // "" where the kind is not divided
	Items []IndexItem
}

// IndexPart is a group with pages of its own.
type IndexPart struct {
	Link  Link
	Count string
}

// IndexItem is a record in the index.
type IndexItem struct {
	Number string // of a decision, as the council writes it; "" else
	Title  Link
	About  []Passage // what tells it apart: the collaboration, the council, the standing, the date
}

// IndexPage is one page of a group of a large kind.
type IndexPage struct {
	Frame
	Count string
	Items []IndexItem
	Pages []IndexSpan // every page of the group; nil where it is the only one
	Pager *Pager
}

// IndexSpan tells what stands on a page of a group, from the first record to the last.
type IndexSpan struct {
	Text string // "Avfallsplan – Biblioteksplan"
	URL  string // "" for the page itself
}
