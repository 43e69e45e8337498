package site

// CiteBlock is what refers to a version for good, as plain text.
type CiteBlock struct {
	Lines    []string // the document and its version, what its text is not, who decided
	URL      string   // the version's own address, absolute
	AsOf     string   // "(Uppgift per den 21 november 2026.)"
	Sections []CiteSection
	CardURL  string // the document's card for other sites; "" on the page of one version
}

// CiteSection is the address of a section of the version, absolute.
type CiteSection struct {
	Title string // "2.1 It-samverkan"
	Lang  string // "" where it is the page's
	URL   string
}

// Explanation is a term of the glossary in short, shown on request where the page uses the word.
type Explanation struct {
	ID      string // of its place on the page
	Title   Passage
	Summary Passage
	URL     string // the term in the glossary
}

// TableTerms are the explanations that the columns of an adoption table have, "" for a column without.
type TableTerms struct {
	Standing, Section, Registration string
}

// LinkGroup is the records of one kind that link to the page's.
type LinkGroup struct {
	Name  string
	Links []LinkedItem
}

// LinkedItem is a record that links to the page's.
type LinkedItem struct {
	Link
	Stopped Badge // of a document, that it does not apply or is a draft; an empty Text else
}

// DeadlineItem is a day ahead that concerns a council.
type DeadlineItem struct {
	Date     Value
	What     string
	Document Link
	Version  string // may be empty
}
