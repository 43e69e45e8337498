package site

import (
	"slices"
	"strconv"

	"samsyn/internal/civic"
)

// others tells in words where the other parties of a version stand, one line for each standing, once it is before
// them. Few are named, with the days of their decisions; many are counted.
func (e *edition) others(vs *civic.VersionStatus, c *civic.Council) (lines []string, standings []Badge) {
	type group struct {
		badge Badge
		names []string
	}
	var groups []group
	for _, row := range vs.Rows {
		if !row.Counted || row.Council == nil || row.Council == c || row.NowPartOf == c || row.Standing == civic.RowNotAsked {
			continue
		}
		badge := e.rowBadge(row)
		at := slices.IndexFunc(groups, func(g group) bool { return g.badge == badge })
		if at < 0 {
			at = len(groups)
			groups = append(groups, group{badge: badge})
		}
		name := e.councilName(row.Council).Text
		if row.Decision != nil && row.Decision.Date.Known() {
			name = e.t("council.on", "council", name, "date", e.words.Date(row.Decision.Date))
		}
		groups[at].names = append(groups[at].names, name)
	}
	for _, g := range groups {
		who := e.words.N("count.councils", len(g.names))
		if len(g.names) <= fewNames {
			who = e.words.And(e.inOrder(g.names))
		}
		lines = append(lines, e.t("council.others", "standing", g.badge.Text, "councils", who))
		standings = append(standings, g.badge)
	}
	return lines, standings
}

// waitingSince is from when a version has been before its parties.
func (e *edition) waitingSince(vs *civic.VersionStatus) Value {
	switch {
	case vs.Standing == civic.StandingAwaiting && !vs.Since.IsZero():
		return e.dateValue(vs.Since)
	case vs.Version.Submitted.By(e.AsOf):
		return e.dateValue(vs.Version.Submitted)
	}
	return Value{}
}

// yearLinks leads to the years of a list of decisions, newest first, that fills several pages; nil where one page
// holds few years.
func (e *edition) yearLinks(list string, decisions []*civic.Decision) []Link {
	var links []Link
	for i, d := range decisions {
		year, id := e.yearOf(d)
		if len(links) == 0 || links[len(links)-1].Text != year {
			links = append(links, Link{Text: year, URL: e.paged(list, i/perPage+1) + "#" + id})
		}
	}
	if len(links) < 3 {
		return nil
	}
	return links
}

// yearOf is the year that a decision stands under, and the id of its heading.
func (e *edition) yearOf(d *civic.Decision) (year, id string) {
	if !d.Date.Known() {
		return e.words.NoValue(true), yearID("")
	}
	year = strconv.Itoa(d.Date.Year())
	return year, yearID(year)
}

func yearID(year string) string { return "_year-" + year }
