package site

import "cmp"

// addSearch plans the search page, and pages of their own for the groups of what is too much for it.
func (p *Plan) addSearch() {
	kinds := p.indexKinds()
	p.add(LayoutSearch, (*edition).search, func(e *edition, at *Page) any { return e.searchPage(at, kinds) })
	for _, kind := range kinds {
		if !kind.large() {
			continue
		}
		for _, group := range kind.groups {
			p.addPaged(LayoutIndex, func(e *edition) string { return e.indexURL(&kind, &group) }, group.count,
				func(e *edition, at *Page, n int) any { return e.indexPage(at, &kind, &group, n) })
		}
	}
}

// indexURL is the first page of a group.
func (e *edition) indexURL(kind *indexKind, group *indexGroup) string {
	if group.id == "" {
		return e.under(e.paths.search, kind.path(e))
	}
	return e.under(e.paths.search, kind.path(e), group.id)
}

func (e *edition) searchPage(at *Page, kinds []indexKind) *SearchPage {
	page := &SearchPage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: e.t("search.title")},
			description: e.t("search.intro"),
			section:     searchSection,
		}),
		URL:   at.URL,
		Intro: e.t("search.intro"),
		Other: e.otherLanguages(),
		Data:  e.searchData(),
	}
	for _, kind := range kinds {
		page.Index = append(page.Index, e.indexOf(&kind))
	}
	return page
}

func (e *edition) indexOf(kind *indexKind) IndexKind {
	index := IndexKind{ID: kind.id, Name: e.t(kind.key), Count: e.words.Int(kind.count)}
	for _, group := range kind.groups {
		name := group.name(e)
		if kind.large() {
			index.Parts = append(index.Parts, IndexPart{
				Link:  Link{Text: name, URL: e.indexURL(kind, &group)},
				Count: e.words.Int(group.count),
			})
			continue
		}
		if group.id == "" {
			name = ""
		}
		index.Groups = append(index.Groups, IndexGroup{Name: name, Items: group.items(e, 0, group.count)})
	}
	return index
}

func (e *edition) indexPage(at *Page, kind *indexKind, group *indexGroup, n int) *IndexPage {
	title := e.t(kind.key)
	if group.id != "" {
		title = e.t("search.index.group", "kind", title, "group", group.name(e))
	}
	from := (n - 1) * perPage
	return &IndexPage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: title},
			distinct:    e.t("search.index.title", "title", e.pageTitle(title, n)),
			description: e.t("search.index.intro"),
			crumbs:      []Link{{Text: e.t("search.title"), URL: e.search()}},
		}),
		Count: e.indexCount(kind, group.count),
		Items: group.items(e, from, min(from+perPage, group.count)),
		Pages: e.indexSpans(kind, group, n),
		Pager: e.pager(e.indexURL(kind, group), n, group.count),
	}
}

// indexCount says how many records of a kind there are, by their name where it has a plural.
func (e *edition) indexCount(kind *indexKind, n int) string {
	switch kind.id {
	case "documents", "decisions", "councils":
		return e.words.N("count."+kind.id, n)
	}
	return e.words.Int(n)
}

// indexSpans tells where in a group each of its pages begins and ends.
func (e *edition) indexSpans(kind *indexKind, group *indexGroup, here int) []IndexSpan {
	pages := pagesFor(group.count)
	if pages == 1 {
		return nil
	}
	spans := make([]IndexSpan, pages)
	name := func(i int) string {
		item := group.items(e, i, i+1)[0]
		return cmp.Or(item.Number, item.Title.Text)
	}
	for i := range spans {
		last := min((i+1)*perPage, group.count) - 1
		spans[i].Text = e.t("search.index.span", "from", name(i*perPage), "to", name(last))
		if i+1 != here {
			spans[i].URL = e.paged(e.indexURL(kind, group), i+1)
		}
	}
	return spans
}
