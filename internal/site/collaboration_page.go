package site

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// latestHere is how many of the latest decisions and releases a page that is not about them shows.
const latestHere = 5

func (e *edition) collaborationPage(at *Page, c *civic.Collaboration) *CollaborationPage {
	title := e.title(&c.Record)
	page := &CollaborationPage{
		Frame: e.frame(at, heading{
			title:       title,
			description: e.plain(c.Summary, c.Lang),
			section:     "nav.collaborations",
			crumbs:      []Link{e.crumb("nav.collaborations", civic.KindCollaboration)},
			feed:        e.record(civic.KindCollaboration, c.ID),
		}),
		Marks:      e.recordMarks(&c.Record),
		Summary:    e.passage(c.Summary, c.Lang),
		Facts:      e.collaborationFacts(c),
		About:      e.prose(&c.Record, 1),
		Glance:     e.glance(c.Documents),
		Groups:     e.documentGroups(c.Documents),
		Members:    e.members(c),
		Bodies:     e.bodiesUnder(c, nil, map[*civic.Body]bool{}),
		Filings:    e.filings(c),
		GridURL:    e.gridURL(c),
		Decisions:  e.latestOn(c),
		Follow:     e.followRecord(civic.KindCollaboration, &c.Record),
		Provenance: e.provenance(&c.Record),
	}
	if !c.Ended.By(e.AsOf) {
		page.MembersNote = e.words.N("collaboration.members-listed", len(c.MembersOn(e.AsOf)), "date", e.words.Date(e.AsOf))
	}
	if len(c.Documents) == 0 {
		page.NoDocuments = e.t("collaboration.no-documents")
	}
	for _, figure := range c.Figures {
		page.Figures = append(page.Figures, e.chart(figure, c.Lang))
	}
	if text := e.passage(c.Boilerplate, c.Lang); text.Text != "" {
		page.Boilerplate = &text
	}
	return page
}

func (e *edition) collaborationFacts(c *civic.Collaboration) []Fact {
	var facts []Fact
	if v := e.textValue(c.Short, c.Lang); v.Missing == "" {
		facts = append(facts, e.fact("fact.short", v))
	}
	facts = append(facts,
		e.fact("fact.country", Value{Text: e.countryName(c.Country)}),
		e.fact("fact.formed", e.dateValue(c.Formed)))
	if !c.Ended.IsZero() && !e.ahead(c.Ended) {
		facts = append(facts, e.fact("fact.ended", e.dateValue(c.Ended)))
	}
	return facts
}

// glance counts a collaboration's documents by standing, in the order in which the standings are explained.
func (e *edition) glance(docs []*civic.Document) []GlanceItem {
	counts := map[string]int{}
	badges := map[string]Badge{}
	var order []string
	for _, doc := range docs {
		badge := e.standingBadge(e.Status(doc).Shown())
		if counts[badge.Text] == 0 {
			order = append(order, badge.Text)
			badges[badge.Text] = badge
		}
		counts[badge.Text]++
	}
	slices.SortFunc(order, func(a, b string) int { return standingRank(badges[a].Code) - standingRank(badges[b].Code) })
	items := make([]GlanceItem, len(order))
	for i, text := range order {
		items[i] = GlanceItem{Standing: badges[text], Count: e.words.Int(counts[text])}
	}
	return items
}

// standings is the order in which the standings are explained and counted.
var standings = []civic.Standing{
	civic.StandingAdopted, civic.StandingAwaiting, civic.StandingDivergent, civic.StandingLapsed,
	civic.StandingSuperseded, civic.StandingClosed, civic.StandingReferral, civic.StandingDraft,
	civic.StandingOptIn, civic.StandingForInformation, civic.StandingNotStated,
}

func standingRank(code string) int { return slices.Index(standings, civic.Standing(code)) }

// documentGroups puts documents under their types: the built-in ones in their order, then the site's own.
func (e *edition) documentGroups(docs []*civic.Document) []DocumentGroup {
	byType := map[string][]*civic.Document{}
	for _, doc := range docs {
		byType[doc.Type] = append(byType[doc.Type], doc)
	}
	var groups []DocumentGroup
	for _, typ := range e.typesIn(func(typ string) bool { return len(byType[typ]) > 0 }) {
		groups = append(groups, DocumentGroup{
			Type:      e.typeName(typ),
			Documents: e.documentItems(e.byTitle(byType[typ]), false),
		})
	}
	return groups
}

// builtInTypes are the document types that every site has.
var builtInTypes = []string{
	"vision", "goals", "policy", "strategy", "plan", "guidelines", "agreement", "statutes", "programme",
	"activity-plan", "activity-report", "proposal",
}

// typesIn lists the types that are there: the built-in ones in their order, then the site's own.
func (p *Plan) typesIn(has func(typ string) bool) []string {
	var types []string
	for _, typ := range slices.Concat(builtInTypes, p.Register.Site.TypeSequence) {
		if has(typ) && !slices.Contains(types, typ) {
			types = append(types, typ)
		}
	}
	return types
}

// ahead reports whether a date lies after the day: nothing of it has happened yet.
func (e *edition) ahead(d civic.Date) bool { return d.Known() && d.First().After(e.AsOf) }

// members lists the memberships that the day has reached, in the author's order. A merger ends one that is open.
func (e *edition) members(c *civic.Collaboration) []MemberItem {
	var items []MemberItem
	for _, m := range c.Members {
		if e.ahead(m.From) {
			continue
		}
		item := MemberItem{Council: e.councilLink(m.Council), From: e.dateValue(m.From), Remark: e.merger(m.Council)}
		switch joined := m.Council.JoinedOn; {
		case e.ahead(m.Until):
		case !m.Until.IsZero():
			item.Until = e.dateValue(m.Until)
		case item.Remark != "" && joined.Full():
			item.Until = e.dateValue(joined.Add(-1))
		}
		item.Former = m.Until.Known() && m.Until.Last().Before(e.AsOf) || item.Remark != ""
		items = append(items, item)
	}
	return items
}

// bodiesUnder lists the bodies under one, and under them theirs; seen keeps a circle from going on for ever.
func (e *edition) bodiesUnder(c *civic.Collaboration, over *civic.Body, seen map[*civic.Body]bool) []BodyItem {
	var items []BodyItem
	for _, b := range c.Bodies {
		if b.Under != over || seen[b] {
			continue
		}
		seen[b] = true
		item := BodyItem{
			ID:          bodyID(b),
			Name:        e.passage(b.Name, c.Lang),
			Composition: e.passage(b.Composition, c.Lang),
			Under:       e.bodiesUnder(c, b, seen),
		}
		if key := "body.kind." + b.Kind; e.words.Has(key) {
			item.Kind = e.t(key)
		}
		if b.Seats.Stated || b.Seats.NotStated {
			item.Seats = e.numberValue(b.Seats)
		}
		items = append(items, item)
	}
	return items
}

// latestOn lists the latest decisions on a collaboration's documents.
func (e *edition) latestOn(c *civic.Collaboration) []HistoryItem {
	seen := map[*civic.Decision]bool{}
	var known []*civic.Decision
	for _, doc := range c.Documents {
		for _, d := range doc.Decisions {
			if e.hasPage(d) && !seen[d] && d.Date.By(e.AsOf) {
				seen[d] = true
				known = append(known, d)
			}
		}
	}
	newestFirst(known)
	return e.historyItems(known, latestHere)
}

// historyItems are the first lines of the documents that decisions are on.
func (e *edition) historyItems(decisions []*civic.Decision, most int) []HistoryItem {
	var items []HistoryItem
	for _, d := range decisions {
		for _, r := range d.Decides {
			if len(items) == most {
				return items
			}
			items = append(items, e.historyItem(r, true))
		}
	}
	return items
}

// collaborationItem is a collaboration in a list.
func (e *edition) collaborationItem(c *civic.Collaboration) CollaborationItem {
	item := CollaborationItem{
		Name:      e.linkTo(civic.KindCollaboration, &c.Record),
		Summary:   e.passage(c.Summary, c.Lang),
		Country:   e.countryName(c.Country),
		Members:   e.counted("members", len(c.MembersOn(e.AsOf))),
		Documents: e.counted("documents", len(c.Documents)),
	}
	if c.Ended.By(e.AsOf) {
		item.Members = e.t("collaboration.ended", "on", e.words.On(c.Ended))
	}
	waiting := 0
	for _, doc := range c.Documents {
		if vs := e.waitingVersion(doc); vs != nil {
			waiting++
		}
	}
	if waiting > 0 {
		item.Waiting = e.words.N("collaboration.waiting", waiting)
	}
	return item
}

// waitingVersion is the version of a document that waits for decisions; nil where none does.
func (p *Plan) waitingVersion(doc *civic.Document) *civic.VersionStatus {
	status := p.Status(doc)
	for i := len(status.Versions) - 1; i >= 0; i-- {
		if vs := status.Versions[i]; vs.Standing == civic.StandingAwaiting {
			return vs
		}
	}
	return nil
}

// collaborationsInOrder orders the collaborations by their titles in the page's language.
func (e *edition) collaborationsInOrder() []*civic.Collaboration {
	sorted := slices.Clone(e.Register.Collaborations)
	lang.Order(e.words, sorted, func(c *civic.Collaboration) string { return e.title(&c.Record).Text })
	return sorted
}
