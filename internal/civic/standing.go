package civic

import "slices"

// timeline is one version's way through time, up to the end of the day asOf of its history.
type timeline struct {
	*history
	v         *Version
	day       Date // from when the version is listed; zero where nothing about it is dated
	dayAs     Date // the date, as written, that gives day
	submitted Date // the day from which the version is submitted; zero where it is not by asOf
	parties   []actor
	turns     []turn // where being adopted, or the chance of it, may have changed; in order
}

// turn is the state of a version from one day on to the next turn.
type turn struct {
	day   Date
	n     int
	met   bool // the rule is met
	stuck bool // the rule can no longer be met
}

// timeline works out v's way through time. A scheduled decision plays no part in it.
func (h *history) timeline(v *Version) *timeline {
	t := &timeline{history: h, v: v}
	t.day, t.dayAs = t.versionDay()
	t.parties = t.partiesOn(t.day)
	t.submitted = t.submittedOn()
	for _, day := range t.turningDays() {
		n, open := 0, 0
		for _, p := range t.parties {
			switch counts, blocks := t.party(p, day); {
			case counts:
				n++
			case !blocks:
				open++
			}
		}
		of := len(t.parties)
		t.turns = append(t.turns, turn{
			day: day, n: n, met: t.v.Adoption.Rule.met(n, of),
			stuck: of > 0 && !t.v.Adoption.Rule.met(n+open, of),
		})
	}
	return t
}

// met reports whether n of the parties satisfy the rule. Without a party none is met. Where each party
// decides for itself one is enough, for what is current and in force.
func (r Rule) met(n, of int) bool {
	if of == 0 {
		return false
	}
	switch r.Kind {
	case RuleMajority:
		return 2*n > of
	case RuleAtLeast:
		return n >= r.Number
	case RuleShare:
		return n*r.Den >= of*r.Num
	case RuleOptIn:
		return n >= 1
	case RuleAll, RuleBody:
		return n == of
	}
	return false
}

// versionDay is the earliest last day of what is known about the version, with the date as written. What is
// decided after asOf is not known yet. Where nothing is dated, it is the day of the version before.
func (t *timeline) versionDay() (day, written Date) {
	consider := func(d Date) {
		if !d.Known() {
			return
		}
		switch c := d.Last().Compare(day); {
		case day.IsZero() || c < 0, c == 0 && d.precision() > written.precision():
			day, written = d.Last(), d
		}
	}
	consider(t.v.Date)
	consider(t.v.Submitted)
	if t.v.Referral != nil {
		consider(t.v.Referral.From)
	}
	for _, r := range t.decisions() {
		consider(r.Decision.Date)
	}
	if day.IsZero() && t.v.Index > 0 {
		before := &timeline{history: t.history, v: t.doc.Versions[t.v.Index-1]}
		return before.versionDay()
	}
	return day, written
}

// decisions are the resolutions on the version that have been passed by asOf, a repeal only where it ended an
// adoption of this version.
func (t *timeline) decisions() []*Resolution {
	var list []*Resolution
	for a, rs := range t.own {
		for _, r := range rs {
			if r.Version == t.v && r.Decision.Date.By(t.asOf) && r.Outcome.decides() && (r.Outcome != Repealed || t.ended(a, r)) {
				list = append(list, r)
			}
		}
	}
	return list
}

// decides reports whether the outcome makes known that the version is before the assemblies.
func (o Outcome) decides() bool {
	return !slices.Contains([]Outcome{Scheduled, Noted, Consulted, Withdrawn}, o)
}

// ended reports whether the repeal r of a's ended an adoption of this version.
func (t *timeline) ended(a actor, r *Resolution) bool {
	return slices.ContainsFunc(t.events(a, alone)[t.v.Index], func(e event) bool { return e.res == r })
}

// partiesOn are the parties of the version, whose day it is. Where nothing about the version is dated, the
// members at asOf stand in for those on its day.
func (t *timeline) partiesOn(day Date) []actor {
	switch a := t.v.Adoption; {
	case a.By == ByBody:
		return []actor{{body: a.Body}}
	case a.By != ByCouncils:
		return nil
	case a.HasParties:
		return actors(a.Parties)
	case day.IsZero():
		return actors(t.doc.Collaboration.MembersOn(t.asOf))
	}
	return actors(t.doc.Collaboration.MembersOn(day))
}

// actors makes a party of each council, each once.
func actors(councils []*Council) []actor {
	var list []actor
	for _, c := range councils {
		if a := (actor{council: c}); !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

// submittedOn is the day from which the version counts as submitted, zero where it does not by asOf: the
// recorded day; without one, for a version that is said to have been sent, its own day; or a party's first
// decision, whichever comes first.
func (t *timeline) submittedOn() Date {
	on := t.firstDecision().Last()
	since := Date{}
	switch {
	case t.v.Submitted.Known():
		since = t.v.Submitted.Last()
	case t.sent():
		since = t.day
		if since.IsZero() {
			since = Day(minYear, 1, 1) // nothing about it is dated: it has always been sent
		}
	}
	if on.IsZero() || !since.IsZero() && since.Before(on) {
		on = since
	}
	if on.After(t.asOf) {
		return Date{}
	}
	return on
}

// sent reports whether the version is said to have gone to the assemblies on a day that is not known.
func (t *timeline) sent() bool {
	return t.v.Submitted == NoDate ||
		t.v.Submitted.IsZero() && (t.v.Stage == StageSubmitted || t.v.Stage == StageFinal)
}

// firstDecision is the date, as written, of the first decision of a party on the version, zero without one. An
// annulment is a court's decision, not the party's.
func (t *timeline) firstDecision() Date {
	var first Date
	for _, r := range t.decisions() {
		if r.Outcome != Annulled && slices.Contains(t.parties, r.Decision.actor()) {
			first = earlier(first, r.Decision.Date)
		}
	}
	return first
}

// earlier is the date with the earlier last day, the more precise of two that share it; a zero date loses.
func earlier(a, b Date) Date {
	switch {
	case !b.Known():
		return a
	case !a.Known() || b.Last().Before(a.Last()):
		return b
	case a.Last() == b.Last() && b.precision() > a.precision():
		return b
	}
	return a
}

// turningDays are the days up to asOf on which the count, or the chance of meeting the rule, may change.
func (t *timeline) turningDays() []Date {
	days := []Date{t.submitted}
	for _, p := range t.parties {
		for _, v := range t.doc.Versions[t.v.Index:] {
			for _, e := range t.decided(p, v) {
				days = append(days, e.day, e.res.ConditionMet.Last())
			}
		}
	}
	slices.SortFunc(days, Date.Compare)
	days = slices.Compact(days)
	return slices.DeleteFunc(days, func(d Date) bool { return d.IsZero() || d.After(t.asOf) })
}

// party tells whether the party satisfies the rule at the end of the day, and if not, whether it blocks: it
// has decided otherwise, or adopted a newer version. Every other party is open.
func (t *timeline) party(p actor, day Date) (counts, blocks bool) {
	e := lastBy(t.decided(p, t.v), day)
	switch {
	case e == nil:
		return false, t.newer(p, day) != nil
	case e.counts(t.v.Adoption, day):
		return true, false
	}
	return false, e.res.Outcome != AdoptedConditional
}

// counts reports whether the decision satisfies the rule at the end of the day.
func (e event) counts(a Adoption, day Date) bool {
	switch e.res.Outcome {
	case Adopted, AdoptedReservation:
		return true
	case AdoptedAmended:
		return a.AmendmentsCount
	case AdoptedConditional:
		return e.conditionMet(day)
	}
	return false
}

// decided is what holds for a party on a version v: its own decisions, and what comes to it by mergers. A
// council that was gone before this version began has only its own.
func (t *timeline) decided(p actor, v *Version) []event {
	if t.gone(p) {
		return t.events(p, alone)[v.Index]
	}
	return t.events(p, withParts)[v.Index]
}

// outside is what holds on the version for one who is no party. Where councils adopt, it goes on with the
// council that it has gone into, which then has no line of its own; elsewhere each has decided for itself.
func (t *timeline) outside(a actor) []event {
	if t.v.Adoption.By == ByCouncils {
		return t.events(a, withSuccessors)[t.v.Index]
	}
	return t.events(a, alone)[t.v.Index]
}

// gone reports whether the council had been joined into another when the version began.
func (t *timeline) gone(p actor) bool {
	return p.council != nil && !t.day.IsZero() && p.council.JoinedBy(t.day)
}

// newer is the adoption of the newest newer version that stands at the end of the day, for a party that has
// decided nothing on this one though it is submitted.
func (t *timeline) newer(p actor, day Date) *event {
	if t.submitted.IsZero() || t.submitted.After(day) {
		return nil
	}
	for i := len(t.doc.Versions) - 1; i > t.v.Index; i-- {
		if e := lastBy(t.decided(p, t.doc.Versions[i]), day); e != nil && e.stands(day) {
			return e
		}
	}
	return nil
}

// older is the adoption of the newest older version that stands at the end of the day.
func (t *timeline) older(p actor, day Date) *event {
	for i := t.v.Index - 1; i >= 0; i-- {
		if e := lastBy(t.decided(p, t.doc.Versions[i]), day); e != nil && e.stands(day) {
			return e
		}
	}
	return nil
}

// stands reports whether the decision is an adoption of the whole text that holds at the end of the day.
func (e event) stands(day Date) bool {
	return e.res.Outcome.adoption() && e.res.Outcome != AdoptedInPart && e.conditionMet(day)
}

func lastBy(events []event, day Date) *event {
	for i := len(events) - 1; i >= 0; i-- {
		if !events[i].day.After(day) {
			return &events[i]
		}
	}
	return nil
}
