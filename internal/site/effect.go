package site

import "samsyn/internal/civic"

// effect tells what a decision did to the standing of the version it is on, by comparing the end of the day
// before with the end of the day itself. It is empty where the decision names no version, and where its date is
// not known to the day or lies ahead: what a day changed can then not be told.
func (e *edition) effect(r *civic.Resolution) string {
	day := r.Decision.Date
	if r.Version == nil || !day.Full() || day.After(e.AsOf) || r.Outcome == civic.Scheduled {
		return ""
	}
	before := e.statusOn(r, day.Add(-1))
	after := e.statusOn(r, day)
	if after == nil {
		return ""
	}
	said := e.countEffect(r, before, after)
	now := e.standingBadge(after).Text
	switch {
	case before == nil:
		said = join(said, e.t("effect.standing-first", "after", now))
	case before.Standing != after.Standing:
		said = join(said, e.t("effect.standing", "before", e.standingBadge(before).Text, "after", now))
	case said == "" && after.N == before.N && after.Of > 0:
		said = e.t("effect.none")
	}
	return said
}

// statusOn is the status of a decision's version at the end of a day; nil while the version is not listed.
func (e *edition) statusOn(r *civic.Resolution, day civic.Date) *civic.VersionStatus {
	for _, vs := range e.onDays.of(r.Document, day).Versions {
		if vs.Version == r.Version {
			return vs
		}
	}
	return nil
}

// countEffect tells the place of a decision among the adoptions of the parties: "the third of five". Where the
// place is no longer that in the count, or the day brought more than one, it gives the count after the day; where
// partial dates leave the order open it says nothing.
func (e *edition) countEffect(r *civic.Resolution, before, after *civic.VersionStatus) string {
	n := 0
	if before != nil {
		n = before.N
	}
	if single(after) || after.N == n {
		return ""
	}
	ordinal, inWords := e.words.Ordinal(after.N)
	args := []string{
		"council", e.deciderLink(r.Decision).Text, "version", r.Version.ID, "ordinal", ordinal,
		"n", e.words.Int(after.N), "of", e.words.Int(after.Of), "cardinal", e.words.Cardinal(after.Of),
		"was", e.words.Int(n),
	}
	switch {
	case !orderKnown(r):
		return ""
	case inWords && after.N == n+1 && countsBy(after, r) && othersBefore(after, r) == n:
		return e.t("effect.ordinal", args...)
	}
	return e.t("effect.count", args...)
}

// countsBy reports whether the row of the council that decided counts by this decision.
func countsBy(vs *civic.VersionStatus, r *civic.Resolution) bool {
	for _, row := range vs.Rows {
		if row.Counts && row.Resolution == r && row.Council == r.Decision.Council {
			return true
		}
	}
	return false
}

// othersBefore counts the other councils that have adopted a decision's version by its day, also those whose
// adoption no longer counts.
func othersBefore(vs *civic.VersionStatus, r *civic.Resolution) int {
	others := map[*civic.Council]bool{}
	for _, other := range r.Version.Resolutions {
		if by := other.Decision; by.Council != r.Decision.Council && by.Date.By(vs.AsOf) && adopts(other.Outcome) {
			others[by.Council] = true
		}
	}
	return len(others)
}

// orderKnown reports whether it is certain of every other adoption of a decision's version on which side of the
// decision's day it lies.
func orderKnown(r *civic.Resolution) bool {
	day := r.Decision.Date
	for _, other := range r.Version.Resolutions {
		d := other.Decision.Date
		if adopts(other.Outcome) && d != day && !d.First().After(day) && !d.Last().Before(day) {
			return false
		}
	}
	return true
}

// adopts reports whether an outcome is an adoption of any kind.
func adopts(o civic.Outcome) bool {
	return o.InTheMatter() && o != civic.Rejected && o != civic.Repealed
}

// join puts a space between two sentences.
func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
