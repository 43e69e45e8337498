package civic

// Claim is what a release asserts as of its date. Without a Version it is about the one that the document
// showed on the day.
type Claim struct {
	Document *Document
	Version  *Version
	Standing Standing // "" where the claim says nothing of it
	N        int
	HasN     bool
	Origin   Origin
}

// Verdict is what becomes of a claim that is held against the register.
type Verdict string

// The verdicts. A claim that the register cannot settle is neither true nor untrue.
const (
	ClaimTrue    Verdict = "true"
	ClaimUntrue  Verdict = "untrue"
	ClaimUnknown Verdict = "unknown"
)

// Doubt tells why the register cannot settle a claim.
type Doubt string

// The doubts.
const (
	DoubtNone    Doubt = ""
	DoubtDay     Doubt = "day"          // it held on some of the days that the release's date may mean
	DoubtTime    Doubt = "time-of-day"  // it held until the day before: the register knows days, not hours
	DoubtPartial Doubt = "partial-date" // what may have been decided by the day is dated too loosely, or without its version or outcome
	DoubtAdopter Doubt = "adopter"      // the source does not say who was to adopt the document
)

// Finding is a claim held against the register.
type Finding struct {
	Verdict Verdict
	Doubt   Doubt          // with ClaimUnknown
	Day     Date           // the last day that the release's date may mean
	Status  *VersionStatus // what the register says at the end of Day; nil where it lists no such version
}

// Check holds the claim against the standing that follows from the register at the end of the day of the
// moment on. Nothing that is recorded later than that day counts.
func (c Claim) Check(on Moment) Finding {
	if !on.Day.Known() {
		return Finding{Verdict: ClaimUnknown, Doubt: DoubtDay}
	}
	f := Finding{Day: on.Day.Last()}
	held, failed := 0, 0
	for _, day := range c.daysOf(on.Day) {
		f.Status = c.status(day)
		if c.holds(f.Status) {
			held++
		} else {
			failed++
		}
	}
	switch {
	case failed == 0:
		f.Verdict = ClaimTrue
	case held > 0:
		f.Verdict, f.Doubt = ClaimUnknown, DoubtDay
	default:
		f.Verdict = ClaimUntrue
		if f.Doubt = c.doubt(on.Day, f.Status); f.Doubt != DoubtNone {
			f.Verdict = ClaimUnknown
		}
	}
	return f
}

// daysOf are the days that a date may mean and on which the standing may be another than the day before, the
// first and the last included.
func (c Claim) daysOf(date Date) []Date {
	if date.Full() {
		return []Date{date}
	}
	days := []Date{date.First()}
	for _, day := range c.Document.Days() {
		if day.After(date.First()) && day.Before(date.Last()) {
			days = append(days, day)
		}
	}
	return append(days, date.Last())
}

// status is the status of the version that the claim is about; nil where the day does not list it.
func (c Claim) status(day Date) *VersionStatus {
	return c.Document.Status(day).About(c.Version)
}

func (c Claim) holds(vs *VersionStatus) bool {
	return vs != nil && (c.Standing == "" || c.Standing == vs.Standing) && (!c.HasN || c.N == vs.N)
}

// doubt tells why a claim that does not hold at the end of the day may yet have been true.
func (c Claim) doubt(on Date, vs *VersionStatus) Doubt {
	loose := c.loose(on)
	if vs != nil {
		loose += vs.unrecorded()
	}
	switch {
	case c.holds(c.status(on.First().Add(-1))):
		return DoubtTime
	case vs == nil:
		if loose > 0 {
			return DoubtPartial
		}
	case vs.Standing == StandingNotStated:
		return DoubtAdopter
	case loose > 0 && (!c.HasN || max(c.N-vs.N, vs.N-c.N) <= loose):
		return DoubtPartial
	}
	return DoubtNone
}

// loose counts what may have changed the standing by the date although the register cannot tell: dates that
// may mean a day before or after it, decisions on a version that the source does not name, and meetings whose
// outcome is not recorded.
func (c Claim) loose(on Date) int {
	n := 0
	count := func(d Date) {
		if d.Known() && !d.Full() && !d.First().After(on.Last()) && d.Last().After(on.First()) {
			n++
		}
	}
	for _, v := range c.Document.Versions {
		count(v.Date)
		count(v.Submitted)
		if v.Referral != nil {
			count(v.Referral.From)
		}
	}
	for _, d := range c.Document.Decisions {
		count(d.Date)
		for _, r := range d.Decides {
			if r.Document != c.Document {
				continue
			}
			count(r.ConditionMet)
			if r.VersionNotStated && r.Outcome.InTheMatter() && d.Date.By(on.Last()) {
				n++
			}
		}
	}
	return n
}

// unrecorded counts the parties that have met on the version without the outcome being recorded.
func (s *VersionStatus) unrecorded() int {
	n := 0
	for _, row := range s.Rows {
		if row.Counted && row.Standing == RowStanding(Scheduled) && row.Decision.Date.By(s.AsOf) {
			n++
		}
	}
	return n
}
