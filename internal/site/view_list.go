package site

// DocumentItem is a document in a list.
type DocumentItem struct {
	Title         Link
	Type          string
	Collaboration *Link // nil where the list is about one collaboration
	Standing      Badge
	Count         string // "4 av 5"; may be empty
	Stopped       Badge  // that it has stopped to apply, or does not apply yet; an empty Text else
	Since         Value  // an empty Text where there is none
	Summary       Passage
	Draft         bool
}

// DocumentsPage lists every document by title.
type DocumentsPage struct {
	Frame
	Intro     string
	Count     string // "143 dokument"
	Documents []DocumentItem
	Pager     *Pager
	Empty     string // says that there are none; "" else
}

// CouncilsPage lists the councils by name.
type CouncilsPage struct {
	Frame
	Intro    string
	Count    string
	Councils []CouncilItem
	Pager    *Pager
	Empty    string
}

// CouncilItem is a council in a list.
type CouncilItem struct {
	Name           Link
	Municipality   Passage
	Country        string
	Collaborations []Link
	Decisions      string // "3 beslut"
	Remark         string // "uppgick i Storby den 1 januari 2020"; may be empty
}

// CollaborationsPage lists the collaborations.
type CollaborationsPage struct {
	Frame
	Intro          string
	Collaborations []CollaborationItem
	Pager          *Pager
	Empty          string
}

// CollaborationItem is a collaboration in a list.
type CollaborationItem struct {
	Name      Link
	Summary   Passage
	Country   string
	Members   string // "5 medlemmar"
	Documents string // "3 dokument"
	Waiting   string // "1 dokument väntar på beslut"; may be empty
}

// DecisionsPage lists the decisions, newest first.
type DecisionsPage struct {
	Frame
	Intro string
	Count string
	Years []DecisionYear
	Pager *Pager
	Empty string
}

// DecisionYear is a year's decisions.
type DecisionYear struct {
	Year      string // "2006", or that the date is not stated
	ID        string
	Decisions []HistoryItem
}

// ReleasesPage lists the releases, newest first.
type ReleasesPage struct {
	Frame
	Intro   string
	Lists   []PressLists // by year, issuer and collaboration; on the first page alone
	Years   []ReleaseYear
	Contact *ContactItem // whom to ask about the releases; on the first page alone
	Verify  []string     // how to check a release; likewise
	Check   Link         // the page that does it
	About   []BoilerplateItem
	Pager   *Pager
	Empty   string
}

// PressLists are the releases sorted in one way.
type PressLists struct {
	Name, ID string
	Links    []Link
}

// ReleaseYear is a year's releases.
type ReleaseYear struct {
	Year, ID string
	Releases []ReleaseItem
}

// ReleaseItem is a release in a list.
type ReleaseItem struct {
	Title     Link
	Date      Value
	Issuers   []Link
	Summary   Passage
	Example   string // says that it is an example; "" else
	Withdrawn string // says that it is withdrawn; "" else
}

// AdoptionsPage is the overview of documents and councils.
type AdoptionsPage struct {
	Frame
	Intro          string
	Legend         []LegendItem
	Collaborations []AdoptionGrid
	Days           *DayChoice // nil where nothing was ever different
	Pager          *Pager
	Empty          string
}

// LegendItem explains one of the words for outcomes, standings and forces.
type LegendItem struct {
	ID    string // in the glossary
	Badge Badge
	About string // what the word is said of, in brackets: one word may be said of a decision and of a version
	Text  string
}

// AdoptionGrid is one collaboration's documents and councils.
type AdoptionGrid struct {
	Name     Link
	ID       string
	Caption  string
	Councils []Link
	Rows     []GridRow
	Empty    string // says that there are no documents; "" else
}

// GridRow is one document's line: a cell for each of the grid's councils.
type GridRow struct {
	Document Link
	Version  string // "version 4"
	Standing Badge
	Count    string
	Cells    []GridCell
}

// GridCell is where one council stands on one document: a word and a date.
type GridCell struct {
	Badge Badge  // an empty Text where the document does not concern the council
	Date  Value  // an empty Text where there is none
	URL   string // the decision; "" where there is none
}
