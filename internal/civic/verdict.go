package civic

import "slices"

// standing is the standing of the version at the end of asOf, and the date, as written, of what brought it
// about: the first case below that fits. A version that nobody adopts, or of which nobody knows
// who was to adopt it, has no rule that could be met or missed; where each party decides for itself there is
// no common standing to be met or missed either.
func (t *timeline) standing() (Standing, Date) {
	kind := t.v.Adoption.Rule.Kind
	ruled := kind != RuleNone && kind != RuleNotStated && kind != RuleOptIn
	now := t.now()
	switch {
	case ruled && now.met:
		return StandingAdopted, t.sinceTurn(isMet, counted)
	case ruled && t.everMet():
		return StandingLapsed, t.sinceTurn(isBroken, uncounted)
	}
	if !t.everMet() {
		if since, ok := t.supersededSince(); ok {
			return StandingSuperseded, since
		}
		if t.closed() {
			return StandingClosed, t.doc.Closed.Date
		}
	}
	switch {
	case ruled && now.stuck:
		return StandingDivergent, t.sinceTurn(isStuck, blocking, t.submittedAs())
	case t.submitted.IsZero():
		return t.before()
	case kind == RuleOptIn:
		return StandingOptIn, Date{}
	case kind == RuleNone:
		return StandingForInformation, Date{}
	case kind == RuleNotStated:
		return StandingNotStated, Date{}
	}
	return StandingAwaiting, t.awaitingSince()
}

// closed reports whether the document's matter has been closed otherwise. A closing on a day that the source
// does not state is taken to come after every day that the versions themselves are dated with.
func (t *timeline) closed() bool {
	c := t.doc.Closed
	if c == nil || c.Date != NoDate {
		return c != nil && c.Date.By(t.asOf)
	}
	return !slices.ContainsFunc(t.doc.Versions, func(v *Version) bool {
		return v.Date.Last().After(t.asOf) || v.Submitted.Last().After(t.asOf)
	})
}

// before is the standing of a version that has not been submitted.
func (t *timeline) before() (Standing, Date) {
	from := Date{}
	if t.v.Referral != nil {
		from = t.v.Referral.From
	}
	switch {
	case from.By(t.asOf):
		return StandingReferral, from
	case t.v.Stage == StageReferral && !from.Known():
		return StandingReferral, t.dayAs
	}
	return StandingDraft, t.dayAs
}

// awaitingSince is the earlier of the recorded day of submission and a party's first decision, or the
// version's day where no such day is recorded.
func (t *timeline) awaitingSince() Date {
	if !t.v.Submitted.Known() {
		return t.dayAs
	}
	return t.submittedAs()
}

// now is the state at the end of asOf.
func (t *timeline) now() turn {
	if len(t.turns) == 0 {
		return turn{}
	}
	return t.turns[len(t.turns)-1]
}

// count is the number of parties that satisfy the rule at the end of asOf.
func (t *timeline) count() int { return t.now().n }

func (t *timeline) everMet() bool {
	return slices.ContainsFunc(t.turns, func(u turn) bool { return u.met })
}

// What a version can be since a day, and whose doing that can be: the parties that satisfy the rule, those that
// do not, those that block.
func isMet(u turn) bool                 { return u.met }
func isBroken(u turn) bool              { return !u.met }
func isStuck(u turn) bool               { return u.stuck }
func counted(counts, _ bool) bool       { return counts }
func uncounted(counts, _ bool) bool     { return !counts }
func blocking(_ bool, blocks bool) bool { return blocks }

// sinceTurn is the date, as written, of what made the version be as is says, for the last time: the most
// precise date among what took hold that day for the parties whose doing it newly is, and among the dates of
// also.
func (t *timeline) sinceTurn(is func(turn) bool, whose func(counts, blocks bool) bool, also ...Date) Date {
	i := len(t.turns) - 1
	for i > 0 && is(t.turns[i-1]) {
		i--
	}
	day, best := t.turns[i].day, Date{}
	consider := func(as Date) {
		if as.Known() && as.Last() == day && as.precision() > best.precision() {
			best = as
		}
	}
	for _, p := range t.parties {
		if whose(t.party(p, day)) && !whose(t.party(p, day.Add(-1))) {
			consider(t.tookHold(p, day))
		}
	}
	for _, as := range also {
		consider(as)
	}
	for _, as := range []Date{t.submittedAs(), t.dayAs, day} {
		if best.IsZero() {
			consider(as)
		}
	}
	return best
}

// submittedAs is the date, as written, that made the version submitted, as far as one is recorded.
func (t *timeline) submittedAs() Date { return earlier(t.v.Submitted, t.firstDecision()) }

// tookHold is the date, as written, of what took hold for the party on the day: a decision, a merger, a
// condition that was met; zero where nothing did.
func (t *timeline) tookHold(p actor, day Date) Date {
	e := lastBy(t.decided(p, t.v), day)
	if e == nil {
		e = t.newer(p, day)
	}
	as := Date{}
	if e != nil && e.day == day {
		as = e.written
	}
	if e != nil && e.res.Outcome == AdoptedConditional && !e.res.Concordance {
		if met := e.res.ConditionMet; met.Last() == day && met.precision() > as.precision() {
			as = met
		}
	}
	return as
}

// firstMet is the day on which the rule was first met, as written; zero where it never was.
func (t *timeline) firstMet() (day, written Date) {
	for i, u := range t.turns {
		if u.met {
			upTo := *t
			upTo.turns = t.turns[:i+1]
			return u.day, upTo.sinceTurn(isMet, counted)
		}
	}
	return Date{}, Date{}
}

// supersededSince is the first day on which a newer version's rule was met.
func (t *timeline) supersededSince() (Date, bool) {
	var first, written Date
	for _, v := range t.doc.Versions[t.v.Index+1:] {
		day, as := t.history.timeline(v).firstMet()
		if !day.IsZero() && (first.IsZero() || day.Before(first) || day == first && as.precision() > written.precision()) {
			first, written = day, as
		}
	}
	return written, !first.IsZero()
}

// intoForce is the day on which the version came into force: the first on which its rule was met and its
// validity had begun. It is zero where that has not come.
func (t *timeline) intoForce() Date {
	var from Date
	if t.v.Valid != nil {
		from = t.v.Valid.From.First()
	}
	for i, u := range t.turns {
		if !u.met {
			continue
		}
		day := u.day
		if day.Before(from) {
			day = from
		}
		if i+1 < len(t.turns) && !day.Before(t.turns[i+1].day) {
			continue
		}
		if !day.After(t.asOf) {
			return day
		}
	}
	return Date{}
}
