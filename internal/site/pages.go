package site

import "samsyn/internal/civic"

// perPage is how many rows a page of a list holds.
const perPage = 200

// addPages lists every page in the order in which the site is written.
func (p *Plan) addPages() {
	p.Pages = append(p.Pages, p.rootPage())
	p.add(LayoutHome, (*edition).home, func(e *edition, at *Page) any { return e.homePage(at) })
	p.addLists()
	p.addRecords()
	p.add(LayoutGlossary, func(e *edition) string { return e.list(civic.KindTerm) },
		func(e *edition, at *Page) any { return e.glossaryPage(at) })
	for _, page := range p.Register.Pages {
		p.add(LayoutPage, func(e *edition) string { return e.record(civic.KindPage, page.ID) },
			func(e *edition, at *Page) any { return e.textPage(at, page) })
	}
	p.add(LayoutFollow, (*edition).following, func(e *edition, at *Page) any { return e.followPage(at) })
	p.addPaged(LayoutCheck, (*edition).check, len(p.Texts()), func(e *edition, at *Page, n int) any { return e.checkPage(at, n) })
	p.addSearch()
	p.Pages = append(p.Pages, p.notFoundPage())
}

// add plans one page in every language, each with the others as its twins.
func (p *Plan) add(layout string, url func(*edition) string, view func(*edition, *Page) any) {
	twins := make([]Twin, 0, len(p.editions))
	for _, e := range p.editions {
		twins = append(twins, Twin{Lang: e.lang, URL: url(e)})
	}
	for i, e := range p.editions {
		page := &Page{URL: twins[i].URL, Lang: e.lang, Twins: twins, Layout: layout}
		page.View = func() any { return e.explain(view(e, page)) }
		p.Pages = append(p.Pages, page)
	}
}

// addPaged plans the pages of a list of count rows; view gets the number of its page, from 1.
func (p *Plan) addPaged(layout string, list func(*edition) string, count int, view func(*edition, *Page, int) any) {
	for page := 1; page <= pagesFor(count); page++ {
		p.add(layout, func(e *edition) string { return e.paged(list(e), page) },
			func(e *edition, at *Page) any { return view(e, at, page) })
	}
}

// pagesFor is how many pages count rows fill; an empty list has a page too.
func pagesFor(count int) int {
	return max((count+perPage-1)/perPage, 1)
}

// slice returns the rows of page, counted from 1.
func slice[T any](rows []T, page int) []T {
	from := min((page-1)*perPage, len(rows))
	return rows[from:min(from+perPage, len(rows))]
}

func (p *Plan) addLists() {
	listOf := func(kind civic.Kind) func(*edition) string {
		return func(e *edition) string { return e.list(kind) }
	}
	p.addPaged(LayoutCollaborations, listOf(civic.KindCollaboration), len(p.Register.Collaborations),
		func(e *edition, at *Page, n int) any { return e.collaborationsPage(at, n) })
	p.addPaged(LayoutDocuments, listOf(civic.KindDocument), len(p.Register.Documents),
		func(e *edition, at *Page, n int) any { return e.documentsPage(at, n) })
	p.addPaged(LayoutCouncils, listOf(civic.KindCouncil), len(p.Register.Councils),
		func(e *edition, at *Page, n int) any { return e.councilsPage(at, n) })
	p.addPaged(LayoutDecisions, listOf(civic.KindDecision), len(p.decisions),
		func(e *edition, at *Page, n int) any { return e.decisionsPage(at, n) })
	p.addPress()
	p.addPaged(LayoutAdoptions, (*edition).adoptions, len(p.Register.Documents),
		func(e *edition, at *Page, n int) any { return e.adoptionsPage(at, n) })
}

func (p *Plan) addRecords() {
	for _, c := range p.Register.Collaborations {
		p.add(LayoutCollaboration, func(e *edition) string { return e.record(civic.KindCollaboration, c.ID) },
			func(e *edition, at *Page) any { return e.collaborationPage(at, c) })
	}
	for _, doc := range p.Register.Documents {
		p.addDocument(doc)
	}
	for _, c := range p.Register.Councils {
		p.addPaged(LayoutCouncil, func(e *edition) string { return e.record(civic.KindCouncil, c.ID) },
			len(p.decisionsOf(c)), func(e *edition, at *Page, n int) any { return e.councilPage(at, c, n) })
	}
	for _, d := range p.Register.Decisions {
		if p.hasPage(d) {
			p.add(LayoutDecision, func(e *edition) string { return e.record(civic.KindDecision, d.ID) },
				func(e *edition, at *Page) any { return e.decisionPage(at, d) })
		}
	}
	for _, r := range p.Register.Releases {
		if p.seenByID[releaseKey(r.ID)] {
			p.add(LayoutRelease, func(e *edition) string { return e.record(civic.KindRelease, r.ID) },
				func(e *edition, at *Page) any { return e.releasePage(at, r) })
		}
	}
}

// addDocument plans a document's page, a page for each version that the day knows, one for each text in a
// language that the site does not have, and those that compare texts.
func (p *Plan) addDocument(doc *civic.Document) {
	p.add(LayoutDocument, func(e *edition) string { return e.record(civic.KindDocument, doc.ID) },
		func(e *edition, at *Page) any { return e.documentPage(at, doc) })
	for _, vs := range p.Status(doc).Versions {
		v := vs.Version
		p.add(LayoutVersion, func(e *edition) string { return e.versionURL(v) },
			func(e *edition, at *Page) any { return e.versionPage(at, vs) })
		for _, tag := range p.foreign(v) {
			p.add(LayoutOriginal, func(e *edition) string { return e.originalURL(v, tag) },
				func(e *edition, at *Page) any { return e.originalPage(at, vs, tag) })
		}
	}
	p.addComparisons(doc)
	p.add(LayoutCard, func(e *edition) string { return e.card(doc) },
		func(e *edition, at *Page) any { return e.cardPage(at, doc) })
}

// foreign lists the languages that a version has a text in and the site has not, in alphabetical order.
func (p *Plan) foreign(v *civic.Version) []civic.Lang {
	var tags []civic.Lang
	for _, tag := range sortedLangs(v.Texts) {
		if p.edition(tag) == nil {
			tags = append(tags, tag)
		}
	}
	return tags
}

// decisionsOf lists the decisions of a council that the day knows, newest first.
func (p *Plan) decisionsOf(c *civic.Council) []*civic.Decision {
	known := make([]*civic.Decision, 0, len(c.Decisions))
	for _, d := range c.Decisions {
		if p.hasPage(d) {
			known = append(known, d)
		}
	}
	newestFirst(known)
	return known
}
