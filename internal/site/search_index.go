package site

import (
	"slices"
	"strconv"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// indexKind is one kind of record in the index of the site, in groups.
type indexKind struct {
	id     string // of its place on the page
	key    string // of its name
	path   func(*edition) string
	count  int
	groups []indexGroup
}

// indexGroup is what of a kind shares something.
type indexGroup struct {
	id    string // in addresses; "" where the kind is not divided
	name  func(*edition) string
	count int
	items func(e *edition, from, to int) []IndexItem // in the order of the page's alphabet, or by number
}

// large reports whether a kind has more records than one page holds: its groups then have pages of their own.
func (k *indexKind) large() bool { return k.count > perPage }

// indexKinds is the index of the site. What it lists is what has a page on the day.
func (p *Plan) indexKinds() []indexKind {
	kinds := []indexKind{
		{id: "documents", key: "nav.documents", path: func(e *edition) string { return e.paths.documents }, groups: p.typeGroups()},
		{id: "decisions", key: "search.index.decisions", path: func(e *edition) string { return e.paths.decisions }, groups: p.yearGroups()},
		undivided("councils", "nav.councils", func(e *edition) string { return e.paths.councils }, len(p.Register.Councils), (*edition).councilIndex),
		undivided("collaborations", "nav.collaborations", func(e *edition) string { return e.paths.collaborations },
			len(p.Register.Collaborations), (*edition).collaborationIndex),
		undivided("releases", "nav.releases", func(e *edition) string { return e.paths.releases }, len(p.releases), (*edition).releaseIndex),
		undivided("pages", "linked.pages", func(e *edition) string { return e.paths.pages }, len(p.Register.Pages), (*edition).pageIndex),
		undivided("terms", "glossary.title", func(e *edition) string { return e.paths.glossary }, len(p.Register.Terms), (*edition).termIndex),
	}
	for i := range kinds {
		for _, g := range kinds[i].groups {
			kinds[i].count += g.count
		}
	}
	return slices.DeleteFunc(kinds, func(k indexKind) bool { return k.count == 0 })
}

func undivided(id, key string, path func(*edition) string, count int, items func(*edition, int, int) []IndexItem) indexKind {
	return indexKind{id: id, key: key, path: path, groups: []indexGroup{{
		name: func(e *edition) string { return e.t(key) }, count: count, items: items,
	}}}
}

// typeGroups are the documents by type, in the order in which collaborations list them.
func (p *Plan) typeGroups() []indexGroup {
	counts := map[string]int{}
	for _, doc := range p.Register.Documents {
		counts[doc.Type]++
	}
	var groups []indexGroup
	for _, typ := range p.typesIn(func(typ string) bool { return counts[typ] > 0 }) {
		groups = append(groups, indexGroup{
			id: typ, count: counts[typ],
			name: func(e *edition) string { return e.typeName(typ) },
			items: func(e *edition, from, to int) []IndexItem {
				return indexed(e.documentsByType()[typ][from:to], e.documentIndexItem)
			},
		})
	}
	return groups
}

// yearGroups are the decisions by year, the latest first.
func (p *Plan) yearGroups() []indexGroup {
	counts := map[string]int{}
	for _, d := range p.decisions {
		counts[yearOf(d)]++
	}
	var groups []indexGroup
	for year, count := range counts {
		groups = append(groups, indexGroup{
			id: year, count: count,
			name: func(*edition) string { return year },
			items: func(e *edition, from, to int) []IndexItem {
				return indexed(e.decisionsByYear()[year][from:to], e.decisionIndexItem)
			},
		})
	}
	slices.SortFunc(groups, func(a, b indexGroup) int { return strings.Compare(b.id, a.id) })
	return groups
}

func yearOf(d *civic.Decision) string { return strconv.Itoa(d.Date.Year()) }

func indexed[T any](records []T, item func(T) IndexItem) []IndexItem {
	items := make([]IndexItem, len(records))
	for i, record := range records {
		items[i] = item(record)
	}
	return items
}

func (e *edition) splitByType() map[string][]*civic.Document {
	byType := map[string][]*civic.Document{}
	for _, doc := range e.documentsInOrder() {
		byType[doc.Type] = append(byType[doc.Type], doc)
	}
	return byType
}

// splitByYear orders the decisions of each year by their numbers as written; those without one come last.
func (e *edition) splitByYear() map[string][]*civic.Decision {
	byYear := map[string][]*civic.Decision{}
	for _, d := range e.decisions {
		byYear[yearOf(d)] = append(byYear[yearOf(d)], d)
	}
	for _, decisions := range byYear {
		lang.Order(e.words, decisions, func(d *civic.Decision) string {
			if number := e.numberOf(d); number != "" {
				return number
			}
			return "\U0010FFFF" + e.decisionName(d).Text
		})
	}
	return byYear
}

// numberOf is what a decision is looked up by: its registration number and its place in the minutes, as written.
func (e *edition) numberOf(d *civic.Decision) string {
	var said []string
	for _, n := range [][2]string{{e.t("label.decision.registration"), d.Registration}, {e.sectionWord(d), d.Section}} {
		if n[1] != "" && n[1] != civic.NotStated {
			said = append(said, n[0]+" "+n[1])
		}
	}
	return strings.Join(said, ", ")
}

func (e *edition) documentIndexItem(doc *civic.Document) IndexItem {
	collaboration := e.title(&doc.Collaboration.Record)
	return IndexItem{
		Title: e.linkTo(civic.KindDocument, &doc.Record),
		About: []Passage{collaboration, {Text: e.standingBadge(e.Status(doc).Shown()).Text}},
	}
}

// decisionIndexItem tells who decided and when, too, where the decision's own title need not.
func (e *edition) decisionIndexItem(d *civic.Decision) IndexItem {
	item := IndexItem{Number: e.numberOf(d), Title: e.decisionLink(d)}
	if len(d.Title) > 0 {
		by := e.deciderLink(d)
		item.About = []Passage{{Text: by.Text, Lang: by.Lang}, {Text: e.words.Date(d.Date)}}
	}
	for _, r := range d.Decides {
		item.About = append(item.About, Passage{Text: e.resolutionBadge(r).Text})
	}
	return item
}

func (e *edition) councilIndex(from, to int) []IndexItem {
	return indexed(e.byName(e.Register.Councils)[from:to], func(c *civic.Council) IndexItem {
		return IndexItem{Title: e.linkTo(civic.KindCouncil, &c.Record), About: []Passage{{Text: e.countryName(c.Country)}}}
	})
}

func (e *edition) collaborationIndex(from, to int) []IndexItem {
	return indexed(e.collaborationsInOrder()[from:to], func(c *civic.Collaboration) IndexItem {
		return IndexItem{Title: e.linkTo(civic.KindCollaboration, &c.Record), About: []Passage{{Text: e.countryName(c.Country)}}}
	})
}

func (e *edition) releaseIndex(from, to int) []IndexItem {
	return indexed(e.releases[from:to], func(r *civic.Release) IndexItem {
		return IndexItem{Title: e.linkTo(civic.KindRelease, &r.Record), About: []Passage{{Text: e.words.Moment(r.Date)}}}
	})
}

func (e *edition) pageIndex(from, to int) []IndexItem {
	pages := slices.Clone(e.Register.Pages)
	lang.Order(e.words, pages, func(p *civic.Page) string { return e.title(&p.Record).Text })
	return indexed(pages[from:to], func(p *civic.Page) IndexItem {
		return IndexItem{Title: e.linkTo(civic.KindPage, &p.Record)}
	})
}

func (e *edition) termIndex(from, to int) []IndexItem {
	return indexed(e.termsInOrder()[from:to], func(term *civic.Term) IndexItem {
		return IndexItem{Title: e.linkTo(civic.KindTerm, &term.Record)}
	})
}
