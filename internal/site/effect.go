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
	before := statusOn(r, day.Add(-1))
	after := statusOn(r, day)
	if after == nil {
		return ""
	}
	said := e.countEffect(r, before, after)
	if before == nil || before.Standing != after.Standing {
		was := e.t("standing.unlisted")
		if before != nil {
			was = e.standingBadge(before).Text
		}
		said = join(said, e.t("effect.standing", "before", was, "after", e.standingBadge(after).Text))
	}
	if said == "" {
		return e.t("effect.none")
	}
	return said
}

// statusOn is the status of a decision's version at the end of a day; nil while the version is not listed.
func statusOn(r *civic.Resolution, day civic.Date) *civic.VersionStatus {
	for _, vs := range r.Document.Status(day).Versions {
		if vs.Version == r.Version {
			return vs
		}
	}
	return nil
}

// countEffect tells the place of a decision among those that count: "the third of five". Where the day brought
// more than one, or partial dates leave the order open, it gives the count after the day.
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
	case inWords && after.N == n+1 && countsBy(after, r) && orderKnown(after, r.Decision.Date):
		return e.t("effect.ordinal", args...)
	case after.N > n:
		return e.t("effect.more", args...)
	}
	return e.t("effect.fewer", args...)
}

// countsBy reports whether a row counts by this decision.
func countsBy(vs *civic.VersionStatus, r *civic.Resolution) bool {
	for _, row := range vs.Rows {
		if row.Counts && row.Resolution == r {
			return true
		}
	}
	return false
}

// orderKnown reports whether every other adoption that counts certainly lies before the day.
func orderKnown(vs *civic.VersionStatus, day civic.Date) bool {
	for _, row := range vs.Rows {
		if d := adoptionDay(row); row.Counts && d != day && !d.Last().Before(day) {
			return false
		}
	}
	return true
}

// join puts a space between two sentences.
func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
