package site

// SearchPage is the search, with the index of all that can be found: who reads without script finds everything
// there, and so do the search engines of the web.
type SearchPage struct {
	Frame
	URL   string // where the form leads: the page itself
	Intro string
	Other string // offers the texts in languages that the site is not in; "" where there are none
	Index []IndexKind
	Data  SearchData
}

// SearchData is what the search's script works from, as JSON: words that it puts hits and counts into, and the
// labels of the ids that the index knows.
type SearchData struct {
	Root   string               `json:"root"`  // of the index
	Eager  bool                 `json:"eager"` // the site is small: what narrows the hits is shown at once
	Words  map[string]string    `json:"words"`
	Facets [][2]string          `json:"facets"` // id and name, in their order
	Labels map[string]string    `json:"labels"` // of kinds and types: "kind:document"
	Badges map[string][2]string `json:"badges"` // text and tone of standings, outcomes and forces
	Day    string               `json:"day"`    // "$day $month $year"
	Month  string               `json:"month"`
	Months []string             `json:"months"`
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
