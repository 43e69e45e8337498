// Package civic is the hall of the house: the councils, collaborations, documents, versions, decisions and
// releases of a site, and what follows from them: who has adopted what, as of a day. It is pure: it reads no
// file and no clock, the day is always an argument, and nothing that it returns changes afterwards. It knows
// neither YAML nor addresses nor templates.
//
// Read Register for the world, Date for how the sources' dates are kept, and Document.Status for what is
// computed. The reading wing fills a Register; the publishing wing turns it into pages.
package civic

import "slices"

// Lang is a language as a BCP 47 tag: "sv", "en", "nb".
type Lang string

// Text is a short text by language. A text whose language the author did not name stands under the language
// of its file.
type Text map[Lang]string

// In returns the text in the first of the languages that it has, and that language; where it has none of
// them, the text in its alphabetically first language. An empty Text gives "", "".
func (t Text) In(langs ...Lang) (string, Lang) {
	for _, lang := range langs {
		if s, ok := t[lang]; ok {
			return s, lang
		}
	}
	var first Lang
	for lang := range t {
		if first == "" || lang < first {
			first = lang
		}
	}
	return t[first], first
}

// TextNotStated is the text of a fact that the source was read for and does not give. It stands under no
// language.
func TextNotStated() Text { return Text{"": NotStated} }

// NotStated reports whether the source was read for the text and does not give it.
func (t Text) NotStated() bool { return t[""] == NotStated }

// Number is a count or an amount as the source gives it.
type Number struct {
	Value     float64
	Stated    bool // the source gives Value
	NotStated bool // the source was read and does not give it
}

// Origin is where a record or a fact is stated; it has the shape of diag.Pos.
type Origin struct {
	File      string
	Line, Col int
}

// Kind tells the records of a site apart.
type Kind string

// The kinds of record, named as their folders in content.
const (
	KindCollaboration Kind = "collaborations"
	KindCouncil       Kind = "councils"
	KindDocument      Kind = "documents"
	KindVersion       Kind = "versions"
	KindDecision      Kind = "decisions"
	KindRelease       Kind = "releases"
	KindTerm          Kind = "terms"
	KindPage          Kind = "pages"
)

// Ref names a record, or a file beside one, without holding it: the target of a link in a body.
type Ref struct {
	Kind     Kind
	ID       string
	Version  string // of a KindVersion: the version's id; ID is then the document's
	File     string // a file published beside the record's page: its name; empty for the record's page
	Fragment string // the id of a heading on the page, without #; may be empty
	URL      string // an address outside the site, as written; the other fields are then empty
}

// Translation tells what a text in another language than the original is worth.
type Translation string

// The kinds of translation. Original marks the original itself.
const (
	Original   Translation = ""
	Official   Translation = "official"
	Unofficial Translation = "unofficial"
)

// Record is what every record has.
type Record struct {
	ID           string
	Lang         Lang // the language of the original
	Title        Text
	Summary      Text
	Bodies       map[Lang]*Prose
	Translations map[Lang]Translation // every language that the record has a file in
	Draft        bool
	Sources      []Source
	CheckedOn    Date
	CheckedBy    Text // a role
	Notes        []Note
	Extra        map[string]any
	Origin       Origin
	Files        []string // names of the files published beside the record's page
}

// Source is where a record's facts come from.
type Source struct {
	Title Text
	URL   string
	Page  string
	File  string
	Note  Text
}

// Note is a doubt, or a disagreement of two sources, shown with what it is about.
type Note struct {
	About Text // as written: a key of the record, or free words
	Text  Text
}

// Prose is one body, made safe for a page. Its HTML is cut at the addresses of its links: HTML[0], the address
// of Links[0], HTML[1], and so on; it always holds one piece more than there are links. The pieces hold no raw
// HTML of the author's, and every address in them is of an allowed scheme.
type Prose struct {
	HTML     []string
	Links    []Ref
	Sections []Section
	Plain    string // the words alone, for excerpts and search
	Words    int
}

// Section is a heading of a body and what stands under it up to the next heading.
type Section struct {
	ID    string // the heading's id; "" for what stands before the first heading
	Level int    // 2 to 6
	Title string // plain text
	Plain string // the words under the heading, without it
}

// Site is what site.yaml says.
type Site struct {
	Title        Text
	Description  Text
	BaseURL      string // absolute, ends in a slash
	Languages    []Lang // the first is the default
	Timezone     string
	Publisher    Publisher
	Types        map[string]Text // the site's own document types
	Origin       Origin
	TypeSequence []string // the ids of Types in the order of the file
}

// Publisher is who answers for the site.
type Publisher struct {
	Name               Text
	Email              string
	OrganisationNumber string
}

// Register is the world: every record of a site, each kind sorted by id, names resolved to pointers.
// Records that are drafts are in it only if the build asked for drafts.
type Register struct {
	Site           Site
	Collaborations []*Collaboration
	Councils       []*Council
	Documents      []*Document
	Decisions      []*Decision
	Releases       []*Release
	Terms          []*Term
	Pages          []*Page
}

// Country is where a collaboration or council is: it sets the rules for appeal periods.
type Country string

// The countries whose rules the product knows.
const (
	Sweden Country = "SE"
	Norway Country = "NO"
)

// Council is a municipal council: the assembly that adopts.
type Council struct {
	Record
	Municipality Text
	Code         string // the official municipality code; may be NotStated
	Country      Country
	County       Text
	Website      string
	JoinedInto   *Council // the council that took over after a merger; nil where it goes on
	JoinedOn     Date
	Forms        Forms

	Decisions []*Decision // of this council, in the order of the register
}

// Forms is how a council writes its numbers.
type Forms struct {
	Section      Form
	Registration Form
}

// Form is a pattern (a regular expression, as written) and the order of the parts of such a number:
// "serial-year", "year-serial" or "".
type Form struct {
	Pattern string
	Order   string
}

// Collaboration is an inter-municipal collaboration.
type Collaboration struct {
	Record
	Short       Text
	Boilerplate Text
	Country     Country
	Formed      Date
	Ended       Date
	Members     []Membership // in the author's order
	Bodies      []*Body
	Filings     *Filings
	Figures     []Figure

	Documents []*Document // of this collaboration, in the order of the register
}

// Membership is a council's time in a collaboration.
type Membership struct {
	Council     *Council
	From, Until Date
}

// Body is an organ of a collaboration.
type Body struct {
	Collaboration *Collaboration
	ID            string
	Name          Text
	Kind          string // assembly, board, presidium, executives, working-group, secretariat, project
	Under         *Body
	Composition   Text
	Seats         Number

	Decisions []*Decision
}

// Ref is the name that data and decisions call the body by: "<collaboration>/<id>".
func (b *Body) Ref() string { return b.Collaboration.ID + "/" + b.ID }

// Filings is a grid of yearly plans and reports by working group.
type Filings struct {
	Columns []FilingColumn
	Rows    []FilingRow
	Sums    []Number // as the source gives them, one a column; may be empty
	Origin  Origin
}

// FilingColumn is one plan or report of one year.
type FilingColumn struct {
	ID   string
	Kind string // plan or report
	Year int
}

// FilingRow is one working group's plans and reports.
type FilingRow struct {
	Name  Text
	Body  *Body
	Cells []string // yes, no, NotStated, one a column
}

// Between gives the least and the most that the cells of column i can sum to: a cell that is not stated may be
// either.
func (f *Filings) Between(i int) (least, most int) {
	for _, row := range f.Rows {
		switch row.Cells[i] {
		case "yes":
			least++
			most++
		case NotStated:
			most++
		}
	}
	return least, most
}

// Figure is a series of numbers by year with a source.
type Figure struct {
	ID     string
	Name   Text
	Unit   Text
	Values []FigureValue // in the author's order
}

// FigureValue is one year's number.
type FigureValue struct {
	Year  int
	Value Number
}

// Document is a joint governance document.
type Document struct {
	Record
	Type          string
	Collaboration *Collaboration
	Adoption      Adoption
	Versions      []*Version // oldest first
	Valid         *Validity
	Review        Date
	Closed        *Closing
	Political     Text // the responsible roles
	Official      Text
	Registration  string
	Group         *Body
	Year          Date
	Relations     Relations
	Topics        []string
	Aliases       []string

	Decisions     []*Decision // every decision that names this document, in the order of the register
	ReplacedBy    []*Document // the documents whose Relations.Replaces name this one
	RepealedBy    []*Document // the documents whose Relations.Repeals name this one
	MentionedIn   []*Release  // the releases that name this document
	BasisOf       []*Document // the documents whose Relations.BasedOn name this one
	ImplementedBy []*Document
	AmendedBy     []*Document
}

// Relations are the document's ties to others, as its author states them.
type Relations struct {
	BasedOn, Implements, Amends, Replaces, Repeals []*Document
}

// Closing is how a matter ended in a way that no recorded decision shows.
type Closing struct {
	Date Date
	Note Text
}

// Adopter tells who adopts a document.
type Adopter string

// The adopters. ByNotStated means that nobody knows who was to adopt it; ByNone that nobody adopts it.
const (
	ByCouncils  Adopter = "councils"
	ByBody      Adopter = "body"
	ByNone      Adopter = "none"
	ByNotStated Adopter = NotStated
)

// Adoption is who adopts a version and by what rule.
type Adoption struct {
	By              Adopter
	Body            *Body      // with ByBody
	Parties         []*Council // as stated, also where that is an empty list; see HasParties
	HasParties      bool       // Parties is stated; else the members on the version's day are the parties
	Rule            Rule
	AmendmentsCount bool
}

// RuleKind tells the rules of adoption apart.
type RuleKind string

// The rules. A body's adoption, none and not stated are rules of their own in the data.
const (
	RuleAll       RuleKind = "all"
	RuleMajority  RuleKind = "majority"
	RuleAtLeast   RuleKind = "at-least"
	RuleShare     RuleKind = "share"
	RuleOptIn     RuleKind = "opt-in"
	RuleBody      RuleKind = "body"
	RuleNone      RuleKind = "none"
	RuleNotStated RuleKind = NotStated
)

// Rule is when a version counts as adopted.
type Rule struct {
	Kind     RuleKind
	Number   int // with RuleAtLeast
	Num, Den int // with RuleShare: Num/Den of the parties
}

// Stage is how far a version has come on its way to the councils, as stated.
type Stage string

// The stages, in their order.
const (
	StageDraft     Stage = "draft"
	StageReferral  Stage = "referral"
	StageSubmitted Stage = "submitted"
	StageFinal     Stage = "final"
)

// Version is one version of a document. Its text may be lost.
type Version struct {
	Document  *Document
	ID        string
	Index     int // its place in Document.Versions
	Date      Date
	Stage     Stage
	Note      Text
	Referral  *Referral
	Submitted Date
	SHA256    string    // the seal, as written in the facts
	Adoption  Adoption  // the document's, with what the version itself states laid over it
	Valid     *Validity // the version's own, else the document's
	Review    Date      // the version's own, else the document's
	Texts     map[Lang]*VersionText
	Lang      Lang // the language of the original text; "" where the text is not here
	Origin    Origin

	Resolutions []*Resolution // what decisions decide on it by name, in the order of the register
}

// Original is the original text, nil where the text is not here.
func (v *Version) Original() *VersionText { return v.Texts[v.Lang] }

// VersionText is the text of a version in one language.
type VersionText struct {
	Lang        Lang
	Title       string // "" where the document's title holds
	Translation Translation
	Rendition   bool // an account in other words; never the adopted wording
	Corrections []Correction
	Prose       *Prose
	Source      []byte // the normalised Markdown: what is published as text.md
	Fingerprint string // SHA-256 of Source in hexadecimal
	Origin      Origin
}

// Correction is a dated correction that readers are shown.
type Correction struct {
	Date Date
	Note Text
}

// Referral is a round of consultation.
type Referral struct {
	From, Until Date
	To          []*Council
}

// Validity is when a text applies.
type Validity struct {
	NotStated    bool // "valid: not-stated"
	FromAdoption bool
	From         Date
	Until        Date
	OpenEnded    bool // until further notice
}

// Outcome is what one council decided.
type Outcome string

// The outcomes; their words in the readers' languages belong to the site's strings.
const (
	Adopted            Outcome = "adopted"
	AdoptedAmended     Outcome = "adopted-amended"
	AdoptedReservation Outcome = "adopted-reservation"
	AdoptedConditional Outcome = "adopted-conditional"
	AdoptedInPart      Outcome = "adopted-in-part"
	Rejected           Outcome = "rejected"
	ReferredBack       Outcome = "referred-back"
	Tabled             Outcome = "tabled"
	Noted              Outcome = "noted"
	Consulted          Outcome = "consulted"
	Withdrawn          Outcome = "withdrawn"
	Scheduled          Outcome = "scheduled"
	Repealed           Outcome = "repealed"
	Annulled           Outcome = "annulled"
)

// Outcomes lists every outcome in the order in which the guide explains them.
var Outcomes = []Outcome{
	Adopted, AdoptedAmended, AdoptedReservation, AdoptedConditional, AdoptedInPart, Rejected, ReferredBack,
	Tabled, Noted, Consulted, Withdrawn, Scheduled, Repealed, Annulled,
}

// InTheMatter reports whether a decision with this outcome decides the matter itself: only such decisions
// replace one another.
func (o Outcome) InTheMatter() bool {
	return slices.Contains([]Outcome{
		Adopted, AdoptedAmended, AdoptedReservation, AdoptedConditional, AdoptedInPart, Rejected, Repealed,
	}, o)
}

// Decision is one decision of one council, or of a body, on one or more documents.
type Decision struct {
	Record
	Council      *Council // nil where a body decided
	Body         *Body    // nil where a council decided
	Date         Date
	Decides      []*Resolution
	Section      string // as the council writes it, NotStated, or "" where nobody has looked
	Registration string // likewise
	Citation     string // the whole reference as the source has it
	Approved     Date
	Announced    Date
	AnnouncedBy  []CouncilDate // a joint body's announcements, in the author's order
	Final        Date
	Votes        *Votes
	Dissent      []Text
	Minutes      *Minutes
}

// CouncilDate is a day at one council.
type CouncilDate struct {
	Council *Council
	Date    Date
}

// Votes is how the members of the council voted.
type Votes struct {
	For, Against, Abstained Number
}

// Minutes is where the minutes can be read.
type Minutes struct {
	URL    string
	SHA256 string
	Page   string
}

// Resolution is what a decision says on one document.
type Resolution struct {
	Decision         *Decision
	Document         *Document
	Version          *Version // nil where none is named
	VersionNotStated bool     // the source does not say which version
	Outcome          Outcome
	Scope            []string // heading ids, with AdoptedInPart
	Deviation        Text
	Condition        Text
	ConditionMet     Date
	Concordance      bool      // the condition is that the others adopt the same
	Annuls           *Decision // with Annulled
	Origin           Origin
}

// Release is a joint press release.
type Release struct {
	Record
	Date        Moment
	Embargo     Moment
	Issuers     []*Council // the first one leads
	Documents   []*Document
	Decisions   []*Decision
	Claims      []Claim
	Contacts    []Contact
	Corrections []Correction
	Withdrawn   *Closing
	Example     bool
	Source      []byte // the normalised Markdown of the original
	Fingerprint string
}

// Moment is a local time of the site: a day, and where it is given the minute of it.
type Moment struct {
	Day          Date
	Hour, Minute int
	HasTime      bool
}

// Claim is what a release asserts as of its date.
type Claim struct {
	Document *Document
	Version  *Version
	Standing Standing
	N        int
	HasN     bool
	Origin   Origin
}

// Contact is whom to ask, by role.
type Contact struct {
	Role         Text
	Council      *Council
	Email, Phone string
}

// Term is an entry of the glossary.
type Term struct{ Record }

// Page is an ordinary page.
type Page struct {
	Record
	Nav   string // header, footer, none
	Order int
}
