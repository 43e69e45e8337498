package civic

import (
	"cmp"
	"slices"
)

// rows are the lines of the version's table: its parties, and outside the count the members that are none,
// and whoever else has decided in the matter without being asked.
func (t *timeline) rows() []Row {
	var rows []Row
	for _, p := range t.parties {
		rows = append(rows, t.row(p))
	}
	rows = t.addOthers(rows)
	if t.v.Adoption.By == ByCouncils {
		rows = withoutSuccessors(t.addMembers(rows), t.asOf)
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(compareDates(a.date(), b.date()), cmp.Compare(a.id(), b.id()))
	})
	return rows
}

// date is the date of the row's decision.
func (r Row) date() Date {
	if r.Decision == nil {
		return Date{}
	}
	return r.Decision.Date
}

func (r Row) id() string {
	if r.Body != nil {
		return r.Body.Ref()
	}
	return r.Council.ID
}

// compareDates orders by last day, dates that are not known last.
func compareDates(a, b Date) int {
	if a.Known() != b.Known() {
		return cmp.Compare(b.precision(), a.precision())
	}
	return a.Last().Compare(b.Last())
}

// row is the line of a party: the first case below that fits.
func (t *timeline) row(p actor) Row {
	row := Row{Council: p.council, Body: p.body, Counted: true}
	if p.council != nil && p.council.JoinedBy(t.asOf) {
		row.NowPartOf = p.council.JoinedInto
	}
	if e := lastBy(t.decided(p, t.v), t.asOf); e != nil {
		row.show(e.res, t.v, RowStanding(e.res.Outcome))
		row.Counts = e.counts(t.v.Adoption, t.asOf)
		return row
	}
	if p.council != nil {
		row.LeftOn = t.doc.Collaboration.leftOn(p.council, t.asOf)
	}
	if e := t.newer(p, t.asOf); e != nil {
		row.show(e.res, e.res.Version, RowAdoptedNewer)
	} else if r := t.pending(p); r != nil {
		row.show(r, t.v, RowStanding(r.Outcome))
	} else if e := t.older(p, t.asOf); e != nil {
		row.show(e.res, e.res.Version, RowAdoptedEarlier)
	} else if t.submitted.IsZero() {
		row.Standing = RowNotAsked
	} else {
		row.Standing = RowNoDecision
	}
	return row
}

// show puts a decision on v into the row.
func (r *Row) show(res *Resolution, v *Version, standing RowStanding) {
	r.Standing, r.Version, r.Decision, r.Resolution = standing, v, res.Decision, res
}

// pending is the latest postponement or referral back of the version by a party that has decided nothing in
// the matter, or the meeting that it has announced, which alone is seen before its day. What is pending at the
// council that it has gone into is pending for it too.
func (t *timeline) pending(p actor) *Resolution {
	list := pendingOn(t.v, t.own[p], t.asOf)
	if p.council != nil && !t.gone(p) {
		for link := range p.council.mergersBefore(t.asOf.Add(1)) {
			list = append(list, pendingOn(t.v, t.own[actor{council: link.into}], t.asOf)...)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return slices.MaxFunc(list, compareResolutions)
}

// pendingOn picks from rs what is pending on v, by asOf unless scheduled.
func pendingOn(v *Version, rs []*Resolution, asOf Date) []*Resolution {
	var list []*Resolution
	for _, r := range rs {
		date := r.Decision.Date
		if r.Version != v || !date.Known() {
			continue
		}
		if r.Outcome == Scheduled || (r.Outcome == ReferredBack || r.Outcome == Tabled) && date.By(asOf) {
			list = append(list, r)
		}
	}
	return list
}

// addMembers adds the members that are not among the parties: those of the version's day, and those who have
// joined since, as long as they are members or once they have decided in the matter.
func (t *timeline) addMembers(rows []Row) []Row {
	if t.day.IsZero() {
		return rows
	}
	then := t.doc.Collaboration.MembersOn(t.day)
	for _, c := range then {
		rows = t.addUncounted(rows, actor{council: c}, RowNotAParty)
	}
	for _, m := range t.doc.Collaboration.Members {
		if a := (actor{council: m.Council}); t.joinedLater(m) && (m.On(t.asOf) || lastBy(t.outside(a), t.asOf) != nil) {
			rows = t.addUncounted(rows, a, RowJoinedLater)
		}
	}
	return rows
}

// joinedLater reports whether the membership began after the version's day and by asOf.
func (t *timeline) joinedLater(m Membership) bool {
	from := m.From.First()
	return from.After(t.day) && !from.After(t.asOf)
}

// addOthers adds every council or body that has decided in the matter on the version and has no line yet, but
// for a council that is neither a party nor a member of an adoption by councils: its decision is kept in the
// document's history alone.
func (t *timeline) addOthers(rows []Row) []Row {
	for a := range t.own {
		if a.council != nil && t.v.Adoption.By == ByCouncils {
			continue
		}
		if lastBy(t.outside(a), t.asOf) != nil {
			rows = t.addUncounted(rows, a, RowNotAParty)
		}
	}
	return rows
}

// addUncounted adds a line outside the count, showing what was decided in the matter, if anything was.
func (t *timeline) addUncounted(rows []Row, a actor, standing RowStanding) []Row {
	if slices.ContainsFunc(rows, func(r Row) bool { return r.Council == a.council && r.Body == a.body }) {
		return rows
	}
	row := Row{Council: a.council, Body: a.body, Standing: standing}
	if a.council != nil && a.council.JoinedBy(t.asOf) {
		row.NowPartOf = a.council.JoinedInto
	}
	if e := lastBy(t.outside(a), t.asOf); e != nil {
		row.show(e.res, t.v, RowStanding(e.res.Outcome))
	}
	return append(rows, row)
}

// withoutSuccessors leaves out the line of a council that stands beside one that has gone into it, unless it
// is a party.
func withoutSuccessors(rows []Row, asOf Date) []Row {
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool {
		return !r.Counted && r.Council != nil && slices.ContainsFunc(rows, func(old Row) bool {
			return old.Council != nil && old.Council.becamePartOf(r.Council, asOf)
		})
	})
}
