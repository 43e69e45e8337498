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
	if shown == nil {
		return nil
	}
	return s.About(shown)
}

// About is the status of a version, nil where it is not listed; without a version that of the one shown.
func (s *DocumentStatus) About(v *Version) *VersionStatus {
	if v == nil {
		return s.Shown()
	}
	for _, vs := range s.Versions {
		if vs.Version == v {
			return vs
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

// Status works out the document at the end of the day asOf: each listed version's standing and force, and
// which version is current. It reads nothing but d and what d's records point to, and changes nothing. The
// rules stand in the site's guide to reading the status; the code that applies them in standing.go (the
// count), verdict.go (the standing), rows.go and force.go.
func (d *Document) Status(asOf Date) *DocumentStatus {
	s := &DocumentStatus{Document: d, AsOf: asOf}
	timelines := d.timelines(asOf)
	current := currentOf(timelines)
	for i, t := range timelines {
		if t.day.After(asOf) {
			continue
		}
		v := t.status(timelines[i+1:])
		s.Versions = append(s.Versions, v)
		s.Latest = t.v
		if t == current {
			s.Current, s.Force = t.v, v.Force
		}
	}
	if shown := s.Shown(); shown != nil {
		s.ReviewDue = shown.ReviewDue
	} else {
		s.ReviewDue = passed(d.Review, asOf)
	}
	return s
}

// passed reports whether the last day of a span or a review lies before asOf.
func passed(d, asOf Date) bool { return d.Known() && d.Last().Before(asOf) }

// timelines works out every version of d up to the end of asOf.
func (d *Document) timelines(asOf Date) []*timeline {
	h := newHistory(d, asOf)
	list := make([]*timeline, 0, len(d.Versions))
	for _, v := range d.Versions {
		list = append(list, h.timeline(v))
	}
	return list
}

// PartyCounts is VersionStatus.Of of the versions that Status lists, without all the rest.
func (d *Document) PartyCounts(asOf Date) map[*Version]int {
	h, counts := newHistory(d, asOf), make(map[*Version]int, len(d.Versions))
	for _, v := range d.Versions {
		t := &timeline{history: h, v: v}
		if day, _ := t.versionDay(); !day.After(asOf) {
			counts[v] = len(t.partiesOn(day))
		}
	}
	return counts
}

// currentOf is the newest version that has come into force, else the newest whose rule was ever met, else nil.
// One that lapses stays current; the one before it does not revive.
func currentOf(timelines []*timeline) *timeline {
	for _, came := range []func(*timeline) bool{
		func(t *timeline) bool { return !t.intoForce().IsZero() },
		(*timeline).everMet,
	} {
		for i := len(timelines) - 1; i >= 0; i-- {
			if came(timelines[i]) {
				return timelines[i]
			}
		}
	}
	return nil
}

// status puts together what the timeline of a listed version says.
func (t *timeline) status(newer []*timeline) *VersionStatus {
	standing, since := t.standing()
	n := t.count()
	return &VersionStatus{
		Version: t.v, AsOf: t.asOf, Day: t.day,
		Standing: standing, Since: since, Force: t.force(newer),
		Rule: t.v.Adoption.Rule, N: n, Of: len(t.parties),
		Concordant: standing == StandingAdopted && n == len(t.parties),
		ReviewDue:  passed(t.v.Review, t.asOf),
		Rows:       t.rows(),
	}
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
