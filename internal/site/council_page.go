package site

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// councilPage is a council; from the second page on it goes on with its decisions alone.
func (e *edition) councilPage(at *Page, c *civic.Council, n int) *CouncilPage {
	title := e.title(&c.Record)
	decisions := e.decisionsOf(c)
	page := &CouncilPage{
		Frame: e.frame(at, heading{
			title:       title,
			distinct:    e.pageTitle(title.Text, n),
			description: e.t("council.description", "council", title.Text),
			section:     "nav.councils",
			crumbs:      []Link{e.crumb("nav.councils", civic.KindCouncil)},
			feed:        e.record(civic.KindCouncil, c.ID),
		}),
		Years: e.decisionYears(slice(decisions, n)),
		Pager: e.pager(e.record(civic.KindCouncil, c.ID), n, len(decisions)),
	}
	page.YearLinks = e.yearLinks(e.record(civic.KindCouncil, c.ID), decisions)
	if len(decisions) == 0 {
		page.NoDecisions = e.t("council.no-decisions")
	}
	if n > 1 {
		return page
	}
	page.Marks = e.councilMarks(c)
	page.Follow = e.followRecord(civic.KindCouncil, &c.Record)
	page.Summary = e.passage(c.Summary, c.Lang)
	page.Facts = e.councilFacts(c)
	page.About = e.prose(&c.Record, 1)
	page.Provenance = e.provenance(&c.Record)
	page.Collaborations = e.memberships(c)
	page.Documents, page.Waiting = e.councilDocuments(c)
	if len(page.Documents) == 0 {
		page.NoDocuments = e.t("council.no-documents")
	}
	if len(page.Waiting) == 0 {
		page.NothingWaits = e.t("council.nothing-waits")
	}
	if page.Ahead = e.deadlines(c); len(page.Ahead) == 0 {
		page.NothingAhead = e.t("ahead.nothing")
	}
	return page
}

// councilMarks warn of what a council's record is, and that the council has gone into another.
func (e *edition) councilMarks(c *civic.Council) []Mark {
	marks := e.recordMarks(&c.Record)
	if remark := e.merger(c); remark != "" {
		link := e.councilLink(c.JoinedInto)
		marks = append(marks, Mark{Code: "merged", Text: remark, Link: &link})
	}
	return marks
}

func (e *edition) councilFacts(c *civic.Council) []Fact {
	facts := []Fact{
		e.fact("fact.municipality", e.textValue(c.Municipality, c.Lang)),
		e.fact("fact.code", e.written(c.Code)),
		e.fact(e.countyKey(c), e.textValue(c.County, c.Lang)),
		e.fact("fact.country", Value{Text: e.countryName(c.Country)}),
	}
	if c.Website != "" && c.Website != civic.NotStated {
		facts = append(facts, e.fact("fact.website", Value{Text: c.Website, URL: c.Website}))
	}
	if remark := e.merger(c); remark != "" {
		facts = append(facts, e.fact("fact.merger", Value{Text: remark}))
	}
	return facts
}

// countyKey is the word for the county in the council's country.
func (e *edition) countyKey(c *civic.Council) string {
	if key := "fact.county." + string(c.Country); e.words.Has(key) {
		return key
	}
	return "fact.county.SE"
}

func (e *edition) countryName(c civic.Country) string {
	if key := "country." + string(c); e.words.Has(key) {
		return e.t(key)
	}
	return string(c)
}

// merger says that a council has gone into another; nothing before that day.
func (e *edition) merger(c *civic.Council) string {
	if c.JoinedInto == nil || !c.JoinedOn.By(e.AsOf) {
		return ""
	}
	return e.t("council.joined", "council", e.title(&c.JoinedInto.Record).Text, "on", e.words.On(c.JoinedOn))
}

// memberships lists the collaborations that a council is or was in by the day.
func (e *edition) memberships(c *civic.Council) []MembershipItem {
	var items []MembershipItem
	for _, collaboration := range e.Register.Collaborations {
		for _, m := range collaboration.Members {
			if m.Council == c && !e.ahead(m.From) {
				if e.ahead(m.Until) {
					m.Until = civic.Date{}
				}
				items = append(items, MembershipItem{
					Collaboration: e.linkTo(civic.KindCollaboration, &collaboration.Record),
					Period:        e.words.Period(m.From, m.Until),
				})
			}
		}
	}
	return items
}

// councilDocuments lists every document that concerns a council, by title, and of them those that wait for it.
// What concerned, or waits for, a council that has been joined into this one stands here too.
func (e *edition) councilDocuments(c *civic.Council) (all, waiting []CouncilDocument) {
	for _, doc := range e.byTitle(e.concerns[c]) {
		status := e.Status(doc)
		shown := status.Shown()
		listed := len(all)
		for i := len(status.Versions) - 1; i >= 0; i-- {
			vs := status.Versions[i]
			if vs != shown && vs.Version != status.Latest {
				continue
			}
			for _, group := range rowsFor(vs, c) {
				item := e.councilDocument(vs, c, group)
				if vs == shown {
					all = append(all, item)
				}
				if group[0].NowPartOf != nil && group[0].NowPartOf != c {
					continue // it waits for the council that this one has been joined into
				}
				if waits(vs, group[0]) {
					waiting = append(waiting, item)
				}
			}
		}
		if len(all) == listed {
			all = append(all, e.namedOnly(doc, shown, c))
		}
	}
	return all, waiting
}

// rowsFor gathers the rows of a version that are a council's: its own, and those of councils that have been
// joined into it. Rows that show the same decision in the same way stand together.
func rowsFor(vs *civic.VersionStatus, c *civic.Council) [][]civic.Row {
	var groups [][]civic.Row
	for _, row := range vs.Rows {
		if row.Council == nil || row.Council != c && row.NowPartOf != c {
			continue
		}
		at := slices.IndexFunc(groups, func(group []civic.Row) bool {
			first := group[0]
			return first.Council != c && row.Council != c && first.Decision == row.Decision && first.Standing == row.Standing
		})
		if at < 0 {
			groups = append(groups, []civic.Row{row})
		} else {
			groups[at] = append(groups[at], row)
		}
	}
	return groups
}

func rowOf(vs *civic.VersionStatus, c *civic.Council) (civic.Row, bool) {
	i := slices.IndexFunc(vs.Rows, func(row civic.Row) bool { return row.Council == c })
	if i < 0 {
		return civic.Row{}, false
	}
	return vs.Rows[i], true
}

// waits reports whether a version waits for the party of a row: it is before its parties, and of this one no
// decision in the matter is recorded.
func waits(vs *civic.VersionStatus, row civic.Row) bool {
	if vs.Standing != civic.StandingAwaiting && vs.Standing != civic.StandingOptIn || !row.Counted || row.Counts {
		return false
	}
	switch row.Standing {
	case civic.RowNoDecision, civic.RowAdoptedEarlier, civic.RowStanding(civic.ReferredBack),
		civic.RowStanding(civic.Tabled), civic.RowStanding(civic.Scheduled):
		return true
	}
	return false
}

// councilDocument is a document with where a council stands on it: by its own row, or by those of councils that
// have been joined into it.
func (e *edition) councilDocument(vs *civic.VersionStatus, c *civic.Council, rows []civic.Row) CouncilDocument {
	row := rows[0]
	item := e.documentOfCouncil(vs.Version.Document, vs)
	item.Standing = e.rowBadge(row)
	item.Others, item.OtherStandings = e.others(vs, c)
	if waits(vs, row) {
		item.Since = e.waitingSince(vs)
	}
	if row.Decision != nil {
		item.Date = e.dateValue(row.Decision.Date)
		item.Decision = e.shortDecisionLink(row.Decision)
	}
	if row.Council == c {
		item.Remarks = e.rowRemarks(vs, row)
		return item
	}
	key := "remark.waits-for"
	if row.Decision != nil && row.Decision.Council == c {
		key = "remark.counts-for"
	}
	var names []string
	for _, merged := range rows {
		names = append(names, e.councilName(merged.Council).Text)
	}
	plain := row
	plain.NowPartOf = nil // the remark says it
	if row.Decision != nil {
		plain.Council = row.Decision.Council
	}
	item.Remarks = append(e.rowRemarks(vs, plain), Passage{Text: e.t(key, "councils", e.words.And(e.inOrder(names)))})
	return item
}

// namedOnly is a document that a council has a decision on without a place among those of its version.
func (e *edition) namedOnly(doc *civic.Document, shown *civic.VersionStatus, c *civic.Council) CouncilDocument {
	item := e.documentOfCouncil(doc, shown)
	item.Standing = e.outsideBadge()
	if r := e.looseDecision(shown, c); r != nil {
		item.Standing = e.resolutionBadge(r)
		item.Date = e.dateValue(r.Decision.Date)
		item.Decision = e.shortDecisionLink(r.Decision)
		item.Remarks = append(e.resolutionRemarks(r), Passage{Text: upperFirst(e.t("council.outside")) + "."})
	}
	return item
}

// outsideBadge says that a council has no part in a version.
func (e *edition) outsideBadge() Badge {
	return Badge{Text: e.t("council.outside"), Code: string(civic.RowNotAParty), Tone: "none", Meaning: "outside"}
}

// looseDecision is the latest decision that a council without a row has taken on a version; nil where none is
// known.
func (e *edition) looseDecision(vs *civic.VersionStatus, c *civic.Council) *civic.Resolution {
	if vs == nil {
		return nil
	}
	var latest *civic.Resolution
	for _, r := range vs.Version.Resolutions {
		d := r.Decision
		if d.Council == c && e.hasPage(d) && (latest == nil || !d.Date.Last().Before(latest.Decision.Date.Last())) {
			latest = r
		}
	}
	return latest
}

func (e *edition) documentOfCouncil(doc *civic.Document, vs *civic.VersionStatus) CouncilDocument {
	item := CouncilDocument{
		Document:      e.linkTo(civic.KindDocument, &doc.Record),
		Collaboration: e.linkTo(civic.KindCollaboration, &doc.Collaboration.Record),
		Whole:         e.standingBadge(vs),
		Count:         e.tally(vs),
		Stopped:       e.stopped(vs),
	}
	if vs != nil {
		item.Version = e.versionName(vs.Version)
		item.Document.URL = e.urlOf(vs)
	}
	return item
}

// urlOf is the document's page where that shows the version, else the version's own.
func (e *edition) urlOf(vs *civic.VersionStatus) string {
	doc := vs.Version.Document
	if shown := e.Status(doc).Shown(); shown != nil && shown.Version == vs.Version {
		return e.record(civic.KindDocument, doc.ID)
	}
	return e.versionURL(vs.Version)
}

// decisionYears puts decisions, newest first, under their years: a line for each document that one decides on.
func (e *edition) decisionYears(decisions []*civic.Decision) []DecisionYear {
	var years []DecisionYear
	for _, d := range decisions {
		year, id := e.yearOf(d)
		if len(years) == 0 || years[len(years)-1].Year != year {
			years = append(years, DecisionYear{Year: year, ID: id})
		}
		last := &years[len(years)-1]
		for _, r := range d.Decides {
			last.Decisions = append(last.Decisions, e.historyItem(r, true))
		}
	}
	return years
}

// byName orders councils by their municipalities in the page's language.
func (e *edition) byName(councils []*civic.Council) []*civic.Council {
	sorted := slices.Clone(councils)
	lang.Order(e.words, sorted, func(c *civic.Council) string { return e.councilName(c).Text })
	return sorted
}
