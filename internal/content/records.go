package content

import (
	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// Record is the typed front matter of a file: *Site, *Collaboration, *Council, *Document, *VersionText,
// *Decision, *Release, *Term or *Page.
type Record interface{ Head() *Common }

// Common is what every record may state.
type Common struct {
	Title       String // text
	Summary     String // text
	Draft       Bool
	Translation Field[civic.Translation] // not set in an original
	Sources     Field[[]Source]
	Checked     Field[Checked]
	Notes       Field[[]Note]
	Extra       Field[map[string]any] // scalars are strings as written, lists []any, maps map[string]any
}

// Head returns what every record has; it makes a type that embeds Common a Record.
func (c *Common) Head() *Common { return c }

// Source is where a record's facts come from.
type Source struct {
	At    diag.Span
	Title Text
	URL   String
	Page  String
	File  String
	Note  Text
}

// Checked tells who last compared the record with its sources, by role.
type Checked struct {
	On Date
	By Text
}

// Note is a doubt or a disagreement, and what it is about.
type Note struct {
	At    diag.Span
	About Text // a key of the record, or free words
	Text  Text
}

// Site is site.yaml.
type Site struct {
	Common
	Format      String
	SiteTitle   Text
	Description Text
	BaseURL     String
	Languages   Strings
	Timezone    String
	Publisher   Field[Publisher]
	Types       Field[[]Type]
}

// Publisher is who answers for the site.
type Publisher struct {
	Name               Text
	Email              String
	OrganisationNumber String
}

// Type is a document type of the site's own.
type Type struct {
	ID   String
	Name Text
}

// Collaboration is collaborations/<id>.<lang>.md.
type Collaboration struct {
	Common
	Short       Text
	Boilerplate String // text
	Country     Field[civic.Country]
	Formed      Date
	Ended       Date
	Members     Field[[]Member]
	Bodies      Field[[]Body]
	Filings     Field[Filings]
	Figures     Field[[]Figure]
}

// Member is a council's time in a collaboration.
type Member struct {
	At          diag.Span
	Council     String
	From, Until Date
}

// Body is an organ of a collaboration.
type Body struct {
	At          diag.Span
	ID          String
	Name        Text
	Kind        String
	Under       String // another body's id
	Composition Text
	Seats       Number
}

// Filings is a grid of yearly plans and reports. A row has as many cells as there are columns, or a problem
// says so and Cells is filled up with cells that are Bad.
type Filings struct {
	Columns Field[[]FilingColumn]
	Rows    Field[[]FilingRow]
	Sums    Field[[]Number]
}

// FilingColumn is one plan or report of one year.
type FilingColumn struct {
	At   diag.Span
	ID   String
	Kind String // plan or report
	Year Date   // a year
}

// FilingRow is one working group's cells: "yes", "no" or NotStated.
type FilingRow struct {
	At    diag.Span
	Name  Text
	Body  String
	Cells Field[[]Field[string]]
}

// Figure is a series of numbers by year.
type Figure struct {
	At     diag.Span
	ID     String
	Name   Text
	Unit   Text
	Values Field[[]FigureValue]
}

// FigureValue is one year's number.
type FigureValue struct {
	At    diag.Span
	Year  Date // a year
	Value Number
}

// Council is councils/<id>.<lang>.md.
type Council struct {
	Common
	Municipality String // text
	Code         String
	Country      Field[civic.Country]
	County       Text
	Website      String
	JoinedInto   Field[JoinedInto]
	Forms        Field[Forms]
}

// JoinedInto is the council that took over after a merger.
type JoinedInto struct {
	Council String
	Date    Date
}

// Forms is how a council writes its numbers.
type Forms struct {
	Section      Field[Form]
	Registration Field[Form]
}

// Form is a regular expression that compiles, and the order of a number's parts: "serial-year", "year-serial".
type Form struct {
	Pattern String
	Order   String
}

// Document is documents/<id>/document.<lang>.md.
type Document struct {
	Common
	Type          String
	Collaboration String
	Adoption      Field[Adoption]
	Versions      Field[[]Version]
	Valid         Field[Valid]
	Review        Date
	Closed        Field[Closed]
	Responsible   Field[Responsible]
	Registration  String
	Group         String // a body's id
	Year          Date   // a year
	Relations     Field[Relations]
	Topics        Strings
	Aliases       Strings
}

// Adoption is who adopts, by what rule. The Field around it may be NotStated as a whole.
type Adoption struct {
	By              Field[Adopter]
	Parties         Strings
	Rule            Field[civic.Rule]
	AmendmentsCount Bool
}

// Adopter is the councils, a body of the collaboration, or nobody.
type Adopter struct {
	Adopter civic.Adopter
	Body    string // the body's id, with civic.ByBody
}

// Version is one version in a document's list.
type Version struct {
	At        diag.Span
	ID        String
	Date      Date
	Stage     Field[civic.Stage]
	Note      Text
	Referral  Field[Referral]
	Submitted Date
	SHA256    String
	Adoption  Field[Adoption]
	Valid     Field[Valid]
	Review    Date
}

// Referral is a round of consultation.
type Referral struct {
	From, Until Date
	To          Strings
}

// Valid is when a text applies.
type Valid struct {
	From         Date
	FromAdoption bool // From says adoption; its Value is then zero
	Until        Date
	OpenEnded    bool // Until says until-further-notice; its Value is then zero
}

// Closed is how a matter ended that no recorded decision shows.
type Closed struct {
	Date Date
	Note Text
}

// Responsible is the roles that answer for a document.
type Responsible struct {
	Political Text
	Official  Text
}

// Relations are ties to other documents, by id.
type Relations struct {
	BasedOn, Implements, Amends, Replaces, Repeals Strings
}

// VersionText is documents/<id>/<version>.<lang>.md.
type VersionText struct {
	Common
	Text        String // verbatim or rendition
	Corrections Field[[]Correction]
}

// Correction is a dated correction that readers are shown.
type Correction struct {
	At   diag.Span
	Date Date
	Note Text
}

// Decision is decisions/<id>.<lang>.md.
type Decision struct {
	Common
	Council      String
	Body         Field[BodyRef]
	Date         Date
	Decides      Field[[]Resolution]
	Section      String
	Registration String
	Citation     String
	Approved     Date
	Announced    Date                 // one day; not set where AnnouncedBy is
	AnnouncedBy  Field[[]CouncilDate] // a joint body's, by council
	Final        Date
	Votes        Field[Votes]
	Dissent      Field[[]Text]
	Minutes      Field[Minutes]
}

// BodyRef names a body by its collaboration: "<collaboration>/<body>".
type BodyRef struct{ Collaboration, Body string }

// Resolution is what a decision says on one document.
type Resolution struct {
	At           diag.Span
	Document     String
	Version      String
	Outcome      Field[civic.Outcome]
	Scope        Strings
	Deviation    Text
	Condition    Text
	ConditionMet Date
	Concordance  bool // ConditionMet says concordance; its Value is then zero
	Annuls       String
}

// CouncilDate is a day at one council.
type CouncilDate struct {
	Council String
	Date    Date
}

// Votes is how the members voted.
type Votes struct {
	For, Against, Abstained Number
}

// Minutes is where the minutes can be read.
type Minutes struct {
	URL    String
	SHA256 String
	Page   String
}

// Release is releases/<id>.<lang>.md.
type Release struct {
	Common
	Date        Field[civic.Moment]
	Embargo     Field[civic.Moment]
	Issuers     Strings
	Documents   Strings
	Decisions   Strings
	Claims      Field[[]Claim]
	Contacts    Field[[]Contact]
	Corrections Field[[]Correction]
	Withdrawn   Field[Withdrawn]
	Example     Bool
}

// Claim is what a release asserts as of its date.
type Claim struct {
	At       diag.Span
	Document String
	Version  String
	Standing Field[civic.Standing] // not-stated is a standing like the others, and is kept in the Value too
	N        Number
}

// Contact is whom to ask, by role.
type Contact struct {
	At      diag.Span
	Role    Text
	Council String
	Email   String
	Phone   String
}

// Withdrawn tells when and why a release was withdrawn.
type Withdrawn struct {
	Date   Date
	Reason Text
}

// Term is terms/<id>.<lang>.md.
type Term struct{ Common }

// Page is pages/<slug>.<lang>.md.
type Page struct {
	Common
	Nav   String // header, footer, none
	Order Number
}
