package civic

import "slices"

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

	DissentNotStated bool // "dissent: not-stated"
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
