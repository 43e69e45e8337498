package civic

// Standing is what all decisions together mean for one version under its rule.
type Standing string

// The standings of a version.
const (
	StandingAdopted        Standing = "adopted"
	StandingLapsed         Standing = "lapsed"
	StandingSuperseded     Standing = "superseded"
	StandingClosed         Standing = "closed"
	StandingDivergent      Standing = "divergent"
	StandingAwaiting       Standing = "awaiting"
	StandingReferral       Standing = "referral"
	StandingDraft          Standing = "draft"
	StandingOptIn          Standing = "opt-in"
	StandingForInformation Standing = "for-information"
	StandingNotStated      Standing = NotStated
)

// RowStanding is where one party, or a council outside the count, stands on one version. It is an Outcome in
// the matter or a pending one, or one of the row standings below.
type RowStanding string

// The standings of a row that are not outcomes.
const (
	RowAdoptedNewer   RowStanding = "adopted-newer"
	RowAdoptedEarlier RowStanding = "adopted-earlier"
	RowNoDecision     RowStanding = "no-decision"
	RowNotAsked       RowStanding = "not-asked"
	RowJoinedLater    RowStanding = "joined-later"
	RowNotAParty      RowStanding = "not-a-party"
)

// Force tells whether a text applies on a day.
type Force string

// The forces. ForceNone is null in the data.
const (
	ForceNone      Force = ""
	ForceRepealed  Force = "repealed"
	ForceReplaced  Force = "replaced"
	ForceLapsed    Force = "lapsed"
	ForceNotStated Force = NotStated
	ForceExpired   Force = "expired"
	ForceNotYet    Force = "not-yet"
	ForceInForce   Force = "in-force"
)

// DocumentStatus is a document at the end of a day.
type DocumentStatus struct {
	Document  *Document
	AsOf      Date
	Current   *Version // nil where no version's rule was ever met
	Latest    *Version // the newest listed; nil where none is listed yet
	Force     Force    // of Current
	ReviewDue bool
	Versions  []*VersionStatus // the listed ones, in the order of the document
}

// Shown is the version that the document's page shows: Current, else Latest, else nil.
func (s *DocumentStatus) Shown() *VersionStatus {
	shown := s.Current
	if shown == nil {
		shown = s.Latest
	}
	for _, v := range s.Versions {
		if v.Version == shown {
			return v
		}
	}
	return nil
}

// VersionStatus is a version at the end of a day.
type VersionStatus struct {
	Version    *Version
	AsOf       Date
	Day        Date // from when the version is listed
	Standing   Standing
	Since      Date // as written; zero where there is none (null)
	Force      Force
	Rule       Rule
	N, Of      int  // the parties that satisfy the rule; the parties
	Concordant bool // adopted by every party
	ReviewDue  bool
	Rows       []Row // by date, undated last, then by council id
}

// Row is one council's (or body's) line in a version's table.
type Row struct {
	Council  *Council // nil where a body adopts
	Body     *Body
	Standing RowStanding
	Counted  bool     // the row is a party's; false for a council outside the count
	Counts   bool     // the party satisfies the rule
	Version  *Version // the version that the row's decision is on; nil without a decision
	Decision *Decision
	// Resolution is what Decision says on the document; nil without a decision.
	Resolution *Resolution
	LeftOn     Date     // the day (as written) a party that is undecided left the collaboration; zero else
	NowPartOf  *Council // the council that this one has been joined into by the day
}
