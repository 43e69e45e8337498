package site

import (
	"slices"
	"strconv"

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
		}),
		Years: e.decisionYears(slice(decisions, n)),
		Pager: e.pager(e.record(civic.KindCouncil, c.ID), n, len(decisions)),
	}
	if len(decisions) == 0 {
		page.NoDecisions = e.t("council.no-decisions")
	}
	if n > 1 {
		return page
	}
	page.Marks = e.recordMarks(&c.Record)
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
	return page
}

func (e *edition) councilFacts(c *civic.Council) []Fact {
	facts := []Fact{
		e.fact("fact.municipality", e.textValue(c.Municipality, c.Lang)),
		e.fact("fact.code", e.written(c.Code)),
		e.fact("fact.county", e.textValue(c.County, c.Lang)),
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

// memberships lists the collaborations that a council is or was in.
func (e *edition) memberships(c *civic.Council) []MembershipItem {
	var items []MembershipItem
	for _, collaboration := range e.Register.Collaborations {
		for _, m := range collaboration.Members {
			if m.Council == c {
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
func (e *edition) councilDocuments(c *civic.Council) (all, waiting []CouncilDocument) {
	for _, doc := range e.byTitle(e.concerns[c]) {
		status := e.statuses[doc]
		for i := len(status.Versions) - 1; i >= 0; i-- {
			vs := status.Versions[i]
			row, found := rowOf(vs, c)
			if !found {
				continue
			}
			shown := vs.Version == status.Shown().Version
			if shown {
				all = append(all, e.councilDocument(vs, row))
			}
			if waits(vs, row) && (shown || vs.Version == status.Latest) {
				waiting = append(waiting, e.councilDocument(vs, row))
			}
		}
		if shown := status.Shown(); shown == nil || !hasRow(shown, c) {
			all = append(all, e.namedOnly(doc, shown))
		}
	}
	return all, waiting
}

func rowOf(vs *civic.VersionStatus, c *civic.Council) (civic.Row, bool) {
	i := slices.IndexFunc(vs.Rows, func(row civic.Row) bool { return row.Council == c })
	if i < 0 {
		return civic.Row{}, false
	}
	return vs.Rows[i], true
}

func hasRow(vs *civic.VersionStatus, c *civic.Council) bool {
	_, found := rowOf(vs, c)
	return found
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

func (e *edition) councilDocument(vs *civic.VersionStatus, row civic.Row) CouncilDocument {
	doc := vs.Version.Document
	item := e.documentOfCouncil(doc, vs)
	item.Standing = e.rowBadge(row)
	item.Remarks = e.rowRemarks(vs, row)
	if row.Decision != nil {
		item.Date = e.dateValue(row.Decision.Date)
		item.Decision = e.shortDecisionLink(row.Decision)
	}
	return item
}

// namedOnly is a document that a council has a decision on without a place among those of its version.
func (e *edition) namedOnly(doc *civic.Document, shown *civic.VersionStatus) CouncilDocument {
	item := e.documentOfCouncil(doc, shown)
	item.Standing = Badge{Text: e.t("council.outside"), Code: string(civic.RowNotAParty), Tone: "none"}
	return item
}

func (e *edition) documentOfCouncil(doc *civic.Document, vs *civic.VersionStatus) CouncilDocument {
	item := CouncilDocument{
		Document:      e.linkTo(civic.KindDocument, &doc.Record),
		Collaboration: e.linkTo(civic.KindCollaboration, &doc.Collaboration.Record),
		Whole:         e.standingBadge(vs),
		Count:         e.count(vs),
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
	if shown := e.statuses[doc].Shown(); shown != nil && shown.Version == vs.Version {
		return e.record(civic.KindDocument, doc.ID)
	}
	return e.versionURL(vs.Version)
}

// decisionYears puts decisions, newest first, under their years: a line for each document that one decides on.
func (e *edition) decisionYears(decisions []*civic.Decision) []DecisionYear {
	var years []DecisionYear
	for _, d := range decisions {
		year := e.words.NoValue(true)
		if d.Date.Known() {
			year = strconv.Itoa(d.Date.Year())
		}
		if len(years) == 0 || years[len(years)-1].Year != year {
			years = append(years, DecisionYear{Year: year})
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
