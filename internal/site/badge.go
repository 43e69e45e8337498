package site

import "samsyn/internal/civic"

// tones gives each standing, outcome and claim the side that its colour takes; the words say the rest.
var tones = map[string]string{
	string(civic.Adopted):            "yes",
	string(civic.AdoptedAmended):     "partly",
	string(civic.AdoptedReservation): "yes",
	string(civic.AdoptedConditional): "partly",
	string(civic.AdoptedInPart):      "partly",
	string(civic.Rejected):           "no",
	string(civic.Repealed):           "no",
	string(civic.Annulled):           "no",
	string(civic.ReferredBack):       "waiting",
	string(civic.Tabled):             "waiting",
	string(civic.Scheduled):          "waiting",
	string(civic.RowNoDecision):      "waiting",
	string(civic.RowAdoptedEarlier):  "waiting",
	string(civic.StandingLapsed):     "no",
	string(civic.StandingDivergent):  "no",
	string(civic.StandingAwaiting):   "waiting",
	string(civic.StandingReferral):   "waiting",
	string(civic.StandingOptIn):      "partly",
	"claim-true":                     "yes",
	"claim-untrue":                   "no",
	"claim-unknown":                  "waiting",
}

func tone(code string) string {
	if t, has := tones[code]; has {
		return t
	}
	return "none"
}

// outcomeBadge is what a council decided, in words.
func (e *edition) outcomeBadge(o civic.Outcome) Badge {
	return e.meaningBadge(string(o))
}

// rowBadge is where a party stands, in words. A scheduled decision whose day has passed says that its outcome
// is not recorded.
func (e *edition) rowBadge(row civic.Row) Badge {
	if row.Standing == civic.RowStanding(civic.Scheduled) && row.Decision != nil && row.Decision.Date.By(e.AsOf) {
		return e.meaningBadge("scheduled-past")
	}
	return e.meaningBadge(string(row.Standing))
}

// standingBadge is a version's standing, in words.
func (e *edition) standingBadge(vs *civic.VersionStatus) Badge {
	switch {
	case vs == nil:
		return e.meaningBadge(ofStanding + "unlisted")
	case vs.Standing == civic.StandingAdopted && vs.Of > 1 && vs.Concordant:
		return e.meaningBadge(ofStanding + "concordant")
	}
	return e.meaningBadge(ofStanding + string(vs.Standing))
}

// count is how many of the parties satisfy the rule; empty where nothing is counted.
func (e *edition) count(vs *civic.VersionStatus) string {
	if vs == nil || !Counted(vs) {
		return ""
	}
	return e.t("number.of", "n", e.words.Int(vs.N), "of", e.words.Int(vs.Of))
}

// tally is the count as a list shows it beside the standing: with whether the text has stopped to apply, or does
// not apply yet, since a document that stands adopted may have been repealed.
func (e *edition) tally(vs *civic.VersionStatus) string {
	said, force := e.count(vs), e.stopped(vs).Text
	if said != "" && force != "" {
		return said + ", " + force
	}
	return said + force
}

// stopped says that a text has stopped to apply, or does not apply yet; an empty Text where it does neither.
func (e *edition) stopped(vs *civic.VersionStatus) Badge {
	if vs == nil {
		return Badge{}
	}
	switch vs.Force {
	case civic.ForceRepealed, civic.ForceReplaced, civic.ForceExpired, civic.ForceNotYet:
		return e.meaningBadge(ofForce + string(vs.Force))
	}
	return Badge{}
}

// Counted reports whether a count of parties says something: not where a body adopts, nor before a version has
// been before its parties.
func Counted(vs *civic.VersionStatus) bool {
	switch vs.Standing {
	case civic.StandingDraft, civic.StandingReferral:
		return false
	case civic.StandingSuperseded, civic.StandingClosed:
		return vs.N > 0
	}
	return vs.Of > 0 && vs.Rule.Kind != civic.RuleBody
}
