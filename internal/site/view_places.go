package site

// HomePage is the front page of one language.
type HomePage struct {
	Frame
	Lead                                                                                string         // what this is
	Audience                                                                            []AudienceItem // for whom
	Collaborations                                                                      []CollaborationItem
	Decisions                                                                           []HistoryItem // the latest
	Releases                                                                            []ReleaseItem // the latest
	Waiting                                                                             []WaitingItem // documents that wait for decisions
	NothingWaits                                                                        string        // says so; "" else
	Numbers                                                                             []Fact        // how many collaborations, councils, documents, decisions
	DecisionsURL, ReleasesURL, AdoptionsURL, DocumentsURL, CollaborationsURL, FollowURL string
}

// AudienceItem tells one kind of reader what is here for them.
type AudienceItem struct {
	Name string
	Text string
	Link Link
}

// WaitingItem is a document that waits, and what for.
type WaitingItem struct {
	Document DocumentItem
	Sentence string
}

// CollaborationPage is one collaboration.
type CollaborationPage struct {
	Frame
	Marks       []Mark
	Summary     Passage
	Facts       []Fact // short name, country, formed, ended, number of members
	About       *Prose
	Glance      []GlanceItem // the standing of its documents, counted
	Groups      []DocumentGroup
	NoDocuments string       // says so; "" else
	Members     []MemberItem // the author's order
	MembersNote string       // says how many are listed on the day; a sentence
	Bodies      []BodyItem   // the tops of the organisation
	Filings     *FilingsTable
	Figures     []FigureChart
	GridURL     string        // its place in the adoption overview
	Decisions   []HistoryItem // the latest decisions on its documents
	Boilerplate *Passage
	Follow      *FollowBlock
	Provenance  Provenance
}

// GlanceItem counts the documents of one standing.
type GlanceItem struct {
	Standing Badge
	Count    string
}

// DocumentGroup is the documents of one type.
type DocumentGroup struct {
	Type      string
	Documents []DocumentItem
}

// MemberItem is a council's membership.
type MemberItem struct {
	Council Link
	From    Value
	Until   Value // an empty Text where it is a member still
	Former  bool
	Remark  string // a merger; may be empty
}

// BodyItem is an organ and those under it.
type BodyItem struct {
	ID          string
	Name        Passage
	Kind        string
	Composition Passage
	Seats       Value // an empty Text where nothing is said
	Under       []BodyItem
}

// FilingsTable is the grid of yearly plans and reports.
type FilingsTable struct {
	Caption string
	Columns []FilingsColumn
	Rows    []FilingsRow
	Sums    []FilingsSum // one a column; empty where there is nothing to sum
	Chart   *FigureChart // how many have handed in each; nil without rows
	Notes   []string     // where the stated sum and the cells cannot both be right, and how lost cells count
}

// FilingsColumn is one plan or report of one year.
type FilingsColumn struct {
	ID   string // "VB09", as the source names it
	Name string // "verksamhetsberättelse 2009"
}

// FilingsRow is one group.
type FilingsRow struct {
	Name  Passage
	Cells []Value
}

// FilingsSum is a column's sums: as the source gives it, and what the cells give.
type FilingsSum struct {
	Stated  Value
	Cells   Value // a number, or an interval: "3–18"
	Differs bool  // they cannot both be right
}

// FigureChart is a series as a drawing and as a table. The drawing's measures are in its own units, for an
// SVG whose viewBox is "0 0 Width Height"; a year without a number has no bar.
type FigureChart struct {
	ID     string
	Name   string
	Lang   string
	Unit   string
	Text   string // says what the drawing shows, for those who don't see it
	Width  string
	Height string
	Base   string // the y of the zero line
	Left   string // the x where the plot begins
	Bars   []ChartBar
	Lines  []ChartLine // the scale
	Rows   []ChartRow
}

// ChartBar is one year's bar, or its gap.
type ChartBar struct {
	X, Y, Width, Height string
	Middle              string // the x of its label
	Label               string // the year; "" where the years stand too close
	Value               string
	Gap                 bool // no number: Value says why
}

// ChartLine is a line of the scale.
type ChartLine struct {
	Y     string
	Label string
}

// ChartRow is one year in the table.
type ChartRow struct {
	Year  string
	Value Value
}

// CouncilPage is one council.
type CouncilPage struct {
	Frame
	Marks          []Mark
	Summary        Passage
	Facts          []Fact // municipality, code, county, country, website, merger
	About          *Prose
	Collaborations []MembershipItem
	Waiting        []CouncilDocument // what waits for it
	NothingWaits   string
	Documents      []CouncilDocument // every document that concerns it
	NoDocuments    string
	Ahead          []DeadlineItem // the days ahead, the nearest first
	NothingAhead   string
	YearLinks      []Link         // to the years of its decisions; nil where there are few
	Years          []DecisionYear // its decisions, newest first
	NoDecisions    string
	Pager          *Pager       // of the decisions
	Follow         *FollowBlock // nil on its later pages
	Provenance     Provenance
}

// MembershipItem is a collaboration that a council is or was in.
type MembershipItem struct {
	Collaboration Link
	Period        string
}

// CouncilDocument is a document and where the council stands on it.
type CouncilDocument struct {
	Document       Link
	Version        string
	Collaboration  Link
	Standing       Badge // the council's
	Date           Value
	Decision       *Link
	Whole          Badge // the document's own standing
	Count          string
	Since          Value    // from when it has been before its parties; an empty Text where it does not wait
	Others         []string // where the other parties stand, a line for each standing
	OtherStandings []Badge  // the standings that Others tells
	Stopped        Badge    // that the version has stopped to apply, or does not apply yet; an empty Text else
	Remarks        []Passage
}

// DecisionPage is one decision.
type DecisionPage struct {
	Frame
	Marks      []Mark
	By         Link // the council or the body
	Date       Value
	Summary    Passage
	Numbers    []Fact // §, registration number, the whole reference as written
	Matters    []MatterItem
	Dates      []Fact // decided, approved, announced, final
	Appeal     *AppealBlock
	Votes      []Fact
	Dissent    []Passage
	Minutes    *MinutesItem
	Wording    *Prose
	Releases   []ReleaseItem
	Provenance Provenance
}

// MatterItem is what a decision says on one document, and what that did.
type MatterItem struct {
	Document Link
	Version  Value // "version 4", that none is named, or that the source does not say
	Outcome  Badge
	Term     string // the id of the explanation of Outcome
	Details  []Fact // scope, deviation, condition, what it annuls
	Effect   string // "Boxholm var det tredje av fem fullmäktige att anta version 4."; "" where nothing can be said
	Status   string // the document's sentence today
}

// AppealBlock is the time in which a decision can be appealed, as the law sets it.
type AppealBlock struct {
	Sentence string
	Law      Link   // the source of the rule
	Term     string // the id of the explanation; "" where there is none
}

// MinutesItem is where the minutes can be read.
type MinutesItem struct {
	URL    string
	SHA256 string
	Page   string
}

// ReleasePage is a joint press release.
type ReleasePage struct {
	Frame
	Marks       []Mark
	Date        Value
	Issuers     []Link
	IssuedBy    string // a sentence: who stands behind it
	Summary     Passage
	Withdrawn   *DatedNote
	Body        *Prose
	Others      []Language      // the release in other languages
	Matters     []ReleaseMatter // the documents that it speaks of
	Claims      []ClaimItem     // what it asserts of them, checked
	Decisions   []HistoryItem
	Annulled    []string // of the decisions, those that have fallen: a sentence each
	Contacts    []ContactItem
	Corrections []DatedNote
	Files       FilesItem
	Cite        CiteBlock
	About       []BoilerplateItem // what stands about each collaboration
	Provenance  Provenance
}

// ReleaseMatter is a document that a release speaks of, when it was published and now.
type ReleaseMatter struct {
	Document  Link
	Version   string // "version 4"; "" where none is listed
	Then, Now StandingOn
	Sentence  string // how many had adopted it then and have now; "" where nothing is counted
	Newer     string // that the document has come further than the version; "" else
}

// StandingOn is how a version stood on a day.
type StandingOn struct {
	Day   string
	Badge Badge
	Count string
}

// ClaimItem is what a release asserts, held against the decisions.
type ClaimItem struct {
	Document Link
	Version  string
	Text     string // what is asserted
	Verdict  Badge
	Note     string // what the register says
}

// FilesItem is a release as files.
type FilesItem struct {
	PlainURL    string // plain text to paste
	CheckURL    string // the page that checks texts
	TextURL     string // the bytes of the fingerprint; "" where they are not published
	Fingerprint string
	Note        string // whose text the fingerprint is of; "" where it is the page's
}

// ContactItem is whom to ask.
type ContactItem struct {
	Role     Passage
	Council  *Link
	Email    string
	Phone    string
	PhoneURL string // tel:…
}

// BoilerplateItem is what stands about a collaboration at the foot of a release.
type BoilerplateItem struct {
	Collaboration Link
	Text          Passage
}

// TextPage is an ordinary page.
type TextPage struct {
	Frame
	Marks      []Mark
	Summary    Passage
	Contents   []ContentsItem
	Body       *Prose
	Provenance Provenance
}

// GlossaryPage lists the terms in the order of the page's alphabet.
type GlossaryPage struct {
	Frame
	Intro string
	Terms []TermItem
	Words []LegendItem // the words of the site itself, for outcomes, standings and forces
}

// TermItem is a term: the page holds it under ID.
type TermItem struct {
	ID      string
	Title   Passage
	Others  []Passage // the term in the site's other languages
	Summary Passage
	Body    *Prose
	Sources []SourceItem
	Linked  []LinkGroup // the records that link to it
}

// NotFoundPage is the one 404 page, with a part in each language.
type NotFoundPage struct {
	Frame // in the site's first language
	Parts []NotFoundPart
}

// NotFoundPart says in one language that nothing is here.
type NotFoundPart struct {
	Lang    string
	Heading string
	Text    string
	Links   []Link
}

// RootPage is what stands at the root of the site: the choice of language.
type RootPage struct {
	Frame
	Choices []RootChoice
}

// RootChoice leads to one language.
type RootChoice struct {
	Lang string
	Name string // "Svenska"
	Text string // what the site is, in that language
	URL  string
}
