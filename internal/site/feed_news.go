package site

import (
	"cmp"
	"slices"
	"time"

	"samsyn/internal/civic"
)

// news is one thing that feeds tell of: a decision, a version or a release, one of which is set.
type news struct {
	id                 string // orders what came at the same time
	published, updated time.Time
	decision           *civic.Decision
	version            *civic.Version
	release            *civic.Release
}

// newest puts the newest first and keeps as many as a feed holds.
func newest(told []news) []news {
	slices.SortFunc(told, func(a, b news) int {
		return cmp.Or(b.updated.Compare(a.updated), cmp.Compare(a.id, b.id))
	})
	return told[:min(len(told), feedEntries)]
}

func (p *Plan) newsOfAll() []news {
	told := p.newsOfDecisions(p.decisions)
	for _, doc := range p.Register.Documents {
		told = append(told, p.newsOfVersions(doc)...)
	}
	return append(told, p.newsOfReleases(p.releases)...)
}

// newsOfCollaboration is what has happened to its documents, and the releases about them.
func (p *Plan) newsOfCollaboration(c *civic.Collaboration) []news {
	var told []news
	var decisions []*civic.Decision
	var releases []*civic.Release
	for _, doc := range c.Documents {
		told = append(told, p.newsOfVersions(doc)...)
		decisions = append(decisions, doc.Decisions...)
		releases = append(releases, doc.MentionedIn...)
	}
	told = append(told, p.newsOfDecisions(once(decisions))...)
	return append(told, p.newsOfReleases(once(releases))...)
}

// newsOfDocument is its versions and the decisions on it.
func (p *Plan) newsOfDocument(doc *civic.Document) []news {
	return append(p.newsOfVersions(doc), p.newsOfDecisions(doc.Decisions)...)
}

// newsOfCouncil is its own decisions, the versions that are before it, and the releases that it stands behind.
func (p *Plan) newsOfCouncil(c *civic.Council) []news {
	told := p.newsOfDecisions(c.Decisions)
	for _, doc := range p.concerns[c] {
		for _, vs := range p.Status(doc).Versions {
			if n, ok := p.newsOfVersion(vs); ok && isBefore(vs, c) {
				told = append(told, n)
			}
		}
	}
	for _, r := range p.releases {
		if slices.Contains(r.Issuers, c) {
			told = append(told, p.newsOfReleases([]*civic.Release{r})...)
		}
	}
	return told
}

// isBefore reports whether a version is a council's to decide on or to give its opinion on.
func isBefore(vs *civic.VersionStatus, c *civic.Council) bool {
	if r := vs.Version.Referral; r != nil && slices.Contains(r.To, c) {
		return true
	}
	return slices.ContainsFunc(vs.Rows, func(row civic.Row) bool { return row.Counted && row.Council == c })
}

// newsOfDecisions leaves out the meetings that are only planned: the day on which they were planned is not known.
func (p *Plan) newsOfDecisions(decisions []*civic.Decision) []news {
	var told []news
	for _, d := range decisions {
		if d.Date.By(p.AsOf) && !onlyScheduled(d) && p.seenByID[d.ID] {
			told = append(told, news{id: "decision " + d.ID, decision: d,
				published: hour(d.Date), updated: p.latest(decisionDays(d)...)})
		}
	}
	return told
}

// decisionDays are the days on which a decision's record says something new.
func decisionDays(d *civic.Decision) []civic.Date {
	days := []civic.Date{d.Date, d.Approved, d.Announced, d.Final}
	for _, by := range d.AnnouncedBy {
		days = append(days, by.Date)
	}
	for _, r := range d.Decides {
		days = append(days, r.ConditionMet)
	}
	for _, review := range reviewsOf(d) {
		days = append(days, review.Date)
	}
	return days
}

// reviewsOf are the annulments of a decision, also those of a coming day.
func reviewsOf(d *civic.Decision) []*civic.Decision {
	var reviews []*civic.Decision
	for _, r := range d.Decides {
		for _, other := range r.Document.Decisions {
			if slices.ContainsFunc(other.Decides, func(o *civic.Resolution) bool { return o.Annuls == d }) {
				reviews = append(reviews, other)
			}
		}
	}
	return once(reviews)
}

func (p *Plan) newsOfVersions(doc *civic.Document) []news {
	var told []news
	for _, vs := range p.Status(doc).Versions {
		if n, ok := p.newsOfVersion(vs); ok {
			told = append(told, n)
		}
	}
	return told
}

// newsOfVersion is that a version is here; not ok where the day knows no date of its own.
func (p *Plan) newsOfVersion(vs *civic.VersionStatus) (n news, ok bool) {
	v := vs.Version
	days := []civic.Date{v.Date, v.Submitted}
	if v.Referral != nil {
		days = append(days, v.Referral.From)
	}
	days = slices.DeleteFunc(days, func(d civic.Date) bool { return !d.By(p.AsOf) })
	if len(days) == 0 {
		return n, false
	}
	first := slices.MinFunc(days, func(a, b civic.Date) int { return a.Last().Compare(b.Last()) })
	for _, tag := range sortedLangs(v.Texts) {
		for _, c := range v.Texts[tag].Corrections {
			days = append(days, c.Date)
		}
	}
	return news{id: "version " + v.Document.ID + " " + v.ID, version: v, published: hour(first), updated: p.latest(days...)}, true
}

// newsOfReleases leaves out the releases that the day does not know.
func (p *Plan) newsOfReleases(releases []*civic.Release) []news {
	var told []news
	for _, r := range releases {
		if !r.Date.Day.By(p.AsOf) || !p.seenByID[releaseKey(r.ID)] {
			continue
		}
		n := news{id: "release " + r.ID, release: r, published: p.moment(r.Date), updated: p.moment(r.Date)}
		var days []civic.Date
		for _, c := range r.Corrections {
			days = append(days, c.Date)
		}
		if r.Withdrawn != nil {
			days = append(days, r.Withdrawn.Date)
		}
		if changed := p.latest(days...); changed.After(n.updated) {
			n.updated = changed
		}
		told = append(told, n)
	}
	return told
}

// latest is the last of the days that have come, and the zero hour of 1970 where none has.
func (p *Plan) latest(days ...civic.Date) time.Time {
	last := time.Unix(0, 0).UTC()
	for _, d := range days {
		if d.By(p.AsOf) && hour(d).After(last) {
			last = hour(d)
		}
	}
	return last
}

// hour is how a feed, which has no days, writes one: noon in UTC, which lies on that day from Honolulu to
// Auckland. Of a month or a year it is the last day, from which on the event counts.
func hour(d civic.Date) time.Time { return d.Last().Time().Add(12 * time.Hour) }

// moment is the minute of a release, by the clocks of the site; without one the hour of its day.
func (p *Plan) moment(m civic.Moment) time.Time {
	if !m.HasTime {
		return hour(m.Day)
	}
	zone, err := time.LoadLocation(p.Register.Site.Timezone)
	if err != nil {
		zone = time.UTC // the reader of site.yaml has said what is wrong with it
	}
	return time.Date(m.Day.Year(), time.Month(m.Day.Month()), m.Day.DayOfMonth(), m.Hour, m.Minute, 0, 0, zone).UTC()
}

// once keeps the first of equal pointers.
func once[T any](list []*T) []*T {
	seen := make(map[*T]bool, len(list))
	return slices.DeleteFunc(slices.Clone(list), func(x *T) bool {
		was := seen[x]
		seen[x] = true
		return was
	})
}
