package site

import (
	"cmp"
	"slices"

	"samsyn/internal/civic"
)

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
