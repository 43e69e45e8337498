package site

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

func (e *edition) textPage(at *Page, p *civic.Page) *TextPage {
	section := ""
	if p.Nav == "header" {
		section = "page " + p.ID
	}
	page := &TextPage{
		Frame: e.frame(at, heading{
			title:       e.title(&p.Record),
			description: e.plain(p.Summary, p.Lang),
			section:     section,
		}),
		Marks:      e.recordMarks(&p.Record),
		Summary:    e.passage(p.Summary, p.Lang),
		Body:       e.prose(&p.Record, 0),
		Provenance: e.provenance(&p.Record),
	}
	if body, tag := e.bodyIn(&p.Record); body != nil {
		page.Contents = contents(body.Sections, nil, e.foreignTo(tag))
	}
	return page
}

func (e *edition) glossaryPage(at *Page) *GlossaryPage {
	page := &GlossaryPage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: e.t("glossary.title")},
			description: e.t("glossary.intro"),
		}),
		Intro: e.t("glossary.intro"),
	}
	for _, term := range e.termsInOrder() {
		page.Terms = append(page.Terms, e.termItem(term))
	}
	page.Words = e.legend(append(meanings(), claimMeanings()...))
	return page
}

// termsInOrder orders the glossary by its titles in the page's language.
func (e *edition) termsInOrder() []*civic.Term {
	terms := slices.Clone(e.Register.Terms)
	lang.Order(e.words, terms, func(term *civic.Term) string { return e.title(&term.Record).Text })
	return terms
}

func (e *edition) termItem(term *civic.Term) TermItem {
	item := TermItem{
		ID:      term.ID,
		Title:   e.title(&term.Record),
		Summary: e.passage(term.Summary, term.Lang),
		Body:    e.prose(&term.Record, 1),
		Sources: e.provenance(&term.Record).Sources,
		Linked: slices.DeleteFunc(e.linkedFrom(&term.Record, nil), func(group LinkGroup) bool {
			return group.Name == e.t("glossary.title") // they stand on the same page
		}),
	}
	for _, tag := range sortedLangs(term.Title) {
		if tag != e.lang && term.Title[tag] != item.Title.Text {
			item.Others = append(item.Others, Passage{Text: term.Title[tag], Lang: string(tag)})
		}
	}
	return item
}

// notFoundPage is the one page for addresses that lead nowhere, with a part in each language.
func (p *Plan) notFoundPage() *Page {
	page := &Page{URL: "/404.html", Layout: LayoutNotFound}
	page.View = func() any {
		first := p.editions[0]
		view := &NotFoundPage{Frame: first.frame(page, heading{
			title: Passage{Text: first.t("not-found.title")}, description: first.t("not-found.text"),
		})}
		view.NoIndex, view.Canonical, view.Share, view.Breadcrumb = true, "", nil, nil
		for _, e := range p.editions {
			view.Languages = append(view.Languages, Language{
				Name: e.t("language.own"), Lang: string(e.lang), URL: e.home(), Current: e == first,
			})
			view.Parts = append(view.Parts, NotFoundPart{
				Lang:    string(e.lang),
				Heading: e.t("not-found.title"),
				Text:    e.t("not-found.text"),
				Links: []Link{
					{Text: e.t("not-found.home"), URL: e.home()},
					{Text: e.t("nav.documents"), URL: e.list(civic.KindDocument)},
					{Text: e.t("nav.councils"), URL: e.list(civic.KindCouncil)},
				},
			})
		}
		return view
	}
	return page
}

// rootPage is the choice of language at the root of the site, for who comes there without one being chosen.
func (p *Plan) rootPage() *Page {
	twins := make([]Twin, len(p.editions))
	for i, e := range p.editions {
		twins[i] = Twin{Lang: e.lang, URL: e.home()}
	}
	page := &Page{URL: "/", Layout: LayoutRoot}
	page.View = func() any {
		first := p.editions[0]
		view := &RootPage{Frame: first.frame(page, heading{
			title:       Passage{Text: first.chromes[""].SiteTitle},
			description: first.chromes[""].SiteDescription,
		})}
		view.Title, view.Breadcrumb = first.chromes[""].SiteTitle, nil
		view.Alternates = p.alternates(&Page{Twins: twins})
		view.Alternates[len(view.Alternates)-1].URL = p.Absolute("/")
		for _, e := range p.editions {
			view.Languages = append(view.Languages, Language{Name: e.t("language.own"), Lang: string(e.lang), URL: e.home()})
			view.Choices = append(view.Choices, RootChoice{
				Lang: string(e.lang), Name: e.t("language.own"), Text: e.chromes[""].SiteDescription, URL: e.home(),
			})
		}
		return view
	}
	return page
}
