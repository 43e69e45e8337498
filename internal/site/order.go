package site

import (
	"cmp"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// rowsInOrder takes the rows of a version that share a date, or lack one in the same way, by name in the page's
// alphabet. The data files keep them by id.
func (e *edition) rowsInOrder(rows []civic.Row) []civic.Row {
	ordered := slices.Clone(rows)
	for from := 0; from < len(ordered); {
		to := from + 1
		for to < len(ordered) && sameDate(ordered[from], ordered[to]) {
			to++
		}
		lang.Order(e.words, ordered[from:to], e.partyName)
		from = to
	}
	return ordered
}

// sameDate reports whether the date leaves the order of two rows open.
func sameDate(a, b civic.Row) bool {
	var of, other civic.Date
	if a.Decision != nil {
		of = a.Decision.Date
	}
	if b.Decision != nil {
		other = b.Decision.Date
	}
	if !of.Known() || !other.Known() {
		return of == other
	}
	return of.Last() == other.Last()
}

// partyName is the short name of a row's council, or the name of its body.
func (e *edition) partyName(row civic.Row) string {
	if row.Body != nil {
		return e.bodyName(row.Body)
	}
	return e.councilName(row.Council).Text
}

// newestFirst orders decisions by the last day that their date may mean, the newest first; then by id.
func newestFirst(decisions []*civic.Decision) {
	slices.SortStableFunc(decisions, func(a, b *civic.Decision) int {
		return cmp.Or(b.Date.Last().Compare(a.Date.Last()), cmp.Compare(a.ID, b.ID))
	})
}

// newestReleasesFirst orders releases by their moment, the newest first; then by id.
func newestReleasesFirst(releases []*civic.Release) {
	slices.SortStableFunc(releases, func(a, b *civic.Release) int {
		return cmp.Or(
			b.Date.Day.Last().Compare(a.Date.Day.Last()),
			cmp.Compare(b.Date.Hour, a.Date.Hour),
			cmp.Compare(b.Date.Minute, a.Date.Minute),
			cmp.Compare(a.ID, b.ID),
		)
	})
}

// sortedLangs lists the keys of a map by language in alphabetical order.
func sortedLangs[V any](m map[civic.Lang]V) []civic.Lang {
	tags := make([]civic.Lang, 0, len(m))
	for tag := range m {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}
