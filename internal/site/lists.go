package site

import (
	"samsyn/internal/civic"
)

// listFrame is the frame of one page of a list.
func (e *edition) listFrame(at *Page, key string, n int) Frame {
	title := e.t("nav." + key)
	return e.frame(at, heading{
		title:       Passage{Text: title},
		distinct:    e.pageTitle(title, n),
		description: e.t("list.intro." + key),
		section:     "nav." + key,
	})
}

func (e *edition) collaborationsPage(at *Page, n int) *CollaborationsPage {
	all := e.collaborationsInOrder()
	page := &CollaborationsPage{
		Frame: e.listFrame(at, "collaborations", n),
		Intro: e.t("list.intro.collaborations"),
		Pager: e.pager(e.list(civic.KindCollaboration), n, len(all)),
	}
	for _, c := range slice(all, n) {
		page.Collaborations = append(page.Collaborations, e.collaborationItem(c))
	}
	if len(all) == 0 {
		page.Empty = e.t("list.empty.collaborations")
	}
	return page
}

func (e *edition) documentsPage(at *Page, n int) *DocumentsPage {
	all := e.documentsInOrder()
	page := &DocumentsPage{
		Frame:     e.listFrame(at, "documents", n),
		Intro:     e.t("list.intro.documents"),
		Count:     upperFirst(e.counted("documents", len(all))),
		Documents: e.documentItems(slice(all, n), true),
		Pager:     e.pager(e.list(civic.KindDocument), n, len(all)),
	}
	if len(all) == 0 {
		page.Empty, page.Count = e.t("list.empty.documents"), ""
	}
	return page
}

func (e *edition) councilsPage(at *Page, n int) *CouncilsPage {
	all := e.byName(e.Register.Councils)
	page := &CouncilsPage{
		Frame: e.listFrame(at, "councils", n),
		Intro: e.t("list.intro.councils"),
		Count: e.words.N("count.councils", len(all)),
		Pager: e.pager(e.list(civic.KindCouncil), n, len(all)),
	}
	for _, c := range slice(all, n) {
		page.Councils = append(page.Councils, e.councilItem(c))
	}
	if len(all) == 0 {
		page.Empty, page.Count = e.t("list.empty.councils"), ""
	}
	return page
}

func (e *edition) councilItem(c *civic.Council) CouncilItem {
	item := CouncilItem{
		Name:         e.linkTo(civic.KindCouncil, &c.Record),
		Municipality: e.passage(c.Municipality, c.Lang),
		Country:      e.countryName(c.Country),
		Decisions:    e.counted("decisions", taken(e.decisionsOf(c))),
		Remark:       e.merger(c),
	}
	for _, m := range e.memberships(c) {
		item.Collaborations = append(item.Collaborations, m.Collaboration)
	}
	return item
}

func (e *edition) decisionsPage(at *Page, n int) *DecisionsPage {
	page := &DecisionsPage{
		Frame: e.listFrame(at, "decisions", n),
		Intro: e.t("list.intro.decisions"),
		Count: upperFirst(e.counted("decisions", taken(e.decisions))),
		Years: e.decisionYears(slice(e.decisions, n)),
		Pager: e.pager(e.list(civic.KindDecision), n, len(e.decisions)),
	}
	if len(e.decisions) == 0 {
		page.Empty, page.Count = e.t("list.empty.decisions"), ""
	}
	return page
}

// counted is how many there are of something; where none is, that none is recorded, which is all that is known.
func (e *edition) counted(what string, n int) string {
	if n == 0 {
		return e.t("count.no-" + what)
	}
	return e.words.N("count."+what, n)
}
