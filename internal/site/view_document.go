package site

// DocumentPage is a document and the version that is current, else the latest.
type DocumentPage struct {
	Frame
	Marks         []Mark
	Type          string
	Collaboration Link
	Summary       Passage
	Showing       string        // which version the page shows, and why: a sentence
	Version       *VersionBlock // nil where no version is listed yet
	NoVersion     string        // says so; "" else
	Versions      []VersionItem // newest first
	WordsURL      string        // to what their standings mean; "" where the page says it
	Facts         []Fact        // validity, review, responsible roles, registration, body, year, topics
	Relations     []RelationGroup
	About         *Prose     // the plain-language summary; nil where there is none
	Timeline      *Timeline  // the whole way; nil where nothing is dated
	Days          *DayChoice // nil where nothing was ever different
	Releases      []ReleaseItem
	Provenance    Provenance
}

// VersionPage is one version, for good.
type VersionPage struct {
	Frame
	Marks         []Mark
	Type          string
	Collaboration Link
	Document      Link
	Summary       Passage
	Version       VersionBlock
	Versions      []VersionItem
	WordsURL      string      // as on the document's page
	Neighbours    *Neighbours // nil where the version is the only one
	Timeline      *Timeline   // the version's own way; nil where nothing is dated
	Facts         []Fact
	Provenance    Provenance
}

// OriginalPage is the original text of a version in a language that is not the site's.
type OriginalPage struct {
	Frame
	Marks    []Mark
	Document Link
	Version  Link // back to the version's page
	Intro    string
	Text     TextBlock
}

// VersionBlock is all that a page says about one version.
type VersionBlock struct {
	Name     string // "Version 4"
	URL      string // its own page, for good
	Status   StatusBlock
	Adoption *AdoptionTable // nil where nobody adopts it, or nobody knows who was to
	Missing  *MissingBlock  // nil where nothing is missing
	Referral []ReferralItem
	Text     TextBlock
	Cite     CiteBlock
}

// StatusBlock says how far a version has come.
type StatusBlock struct {
	Badge    Badge
	Sentence string // the sentence that may be quoted, with its day
	Rule     string // a sentence: who adopts it and when it counts as adopted
	Count    string // "5 av 5"; "" where nothing is counted
	N, Of    int    // for a meter beside Count
	Since    Value  // since when the standing holds; an empty Text where there is none
	Force    Fact   // whether it applies; an empty Name where nothing can be said
	Term     string // the id of the explanation of Badge; "" where there is none
	RuleTerm string // likewise of Rule
	Review   string // says that the review day has passed; "" else
}

// AdoptionTable is a version's parties, one a row.
type AdoptionTable struct {
	Caption string
	Many    bool   // too many rows to be laid out as cards
	Decider string // the head of the column of councils, or of the bodies that adopt
	Section string // the head of the column of sections: "§" where all are Swedish
	Rows    []AdoptionRow
	Outside []AdoptionRow // councils outside the count; shown apart
	Terms   TableTerms
	// WordsURL leads to what the words mean that no explanation stands beside; "" where there are none.
	WordsURL string
}

// AdoptionRow is where one council stands.
type AdoptionRow struct {
	Council      Link // or the body that adopts
	Standing     Badge
	Date         Value
	Section      Value
	SectionWord  string // what Section is called in the country of the row
	Registration Value
	Citation     Value
	Decision     *Link     // nil where there is none
	Remarks      []Passage // what was changed, the condition, which version, mergers, leaving
	Term         string    // the id of the explanation of Standing, in the first row that has it; "" else
}

// MissingBlock is what a version still lacks.
type MissingBlock struct {
	Sentence string
	Items    []MissingItem
}

// MissingItem is the councils that stand alike among those without which the version is not adopted by all.
type MissingItem struct {
	Standing Badge
	Councils []Link
}

// VersionItem is a line of a document's history of versions.
type VersionItem struct {
	Name     string
	URL      string
	Here     bool   // the version that the page shows
	Mark     string // "nyaste antagna", "nyaste"; may be empty
	Date     Value
	Standing Badge
	Count    string // "2 av 5"; may be empty
	Note     Passage
	Referral []ReferralItem
	Compare  []Link // the comparisons with older versions, by their names
}

// ReferralItem is a round of consultation.
type ReferralItem struct {
	Period   string // "april 2005 – augusti 2005"; "" where opinions alone are known
	Councils []Link
	Opinions []HistoryItem // the opinions that are recorded
}

// RelationGroup is a document's ties of one kind, with the documents at their ends.
type RelationGroup struct {
	Name  string // "Bygger på", "Ersätts av"
	Items []DocumentItem
}

// HistoryItem is one decision in a list.
type HistoryItem struct {
	Date         Value
	Council      Link // an empty Text where What names it
	Outcome      Badge
	What         Link   // the decision's page, by its title or by who decided on what
	Document     *Link  // nil where What names it, or the list is about one document
	Version      string // "version 3", or that the source does not say which; may be empty
	Section      Value
	SectionWord  string // what stands before Section: "§" in Sweden
	Registration Value
}

// TextBlock is the text of a version.
type TextBlock struct {
	Marks       []Mark
	Body        *Prose  // nil where the text is not here
	Missing     string  // says so; "" else
	Title       Passage // where the version had another title; an empty Text else
	Contents    []ContentsItem
	Languages   []TextLanguage // the languages that the text is here in
	Corrections []DatedNote
	Checked     string // a sentence: when the text was compared with its source, and by whom; "" where nobody says
	FileURL     string // text.md; "" where the text is not here
	CheckURL    string // the page that checks texts; likewise
	Fingerprint string // SHA-256 in hexadecimal
	Seal        string // a sentence: whether it is sealed
	Term        string // the id of the explanation of the fingerprint; "" where there is none
	Ways        []Link // the pages that lay this text beside another
}

// ContentsItem is a line of the contents list.
type ContentsItem struct {
	Number string // "2.1"
	Title  string
	URL    string // "#it"
	Level  int    // 1 for the topmost
	Lang   string // of Title, "" where it is the page's
}

// TextLanguage is a language that a text is here in.
type TextLanguage struct {
	Name string // in the page's words: "svenska (original)"
	URL  string // "" for the one that the page shows
	Lang string // of the page at URL
}

// DatedNote is a correction or its like.
type DatedNote struct {
	Date Value
	Text Passage
}
