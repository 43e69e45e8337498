package site

import (
	"cmp"
	"slices"

	"samsyn/internal/civic"
)

// section is an entry of the main navigation.
type section struct {
	key string // of its words, under nav
	url func(*edition) string
}

// sections are the entries of the main navigation in their order.
var sections = []section{
	{"nav.collaborations", func(e *edition) string { return e.list(civic.KindCollaboration) }},
	{"nav.documents", func(e *edition) string { return e.list(civic.KindDocument) }},
	{"nav.councils", func(e *edition) string { return e.list(civic.KindCouncil) }},
	{"nav.decisions", func(e *edition) string { return e.list(civic.KindDecision) }},
	{"nav.adoptions", (*edition).adoptions},
	{"nav.releases", func(e *edition) string { return e.list(civic.KindRelease) }},
}

// searchSection is the search page, which has a box of its own and needs none in its header.
const searchSection = "search"

// makeChromes makes what pages share, once for each section, and under "" for the pages of none.
func (e *edition) makeChromes() map[string]*Chrome {
	chromes := map[string]*Chrome{"": e.chrome(""), searchSection: e.chrome(searchSection)}
	for _, s := range sections {
		chromes[s.key] = e.chrome(s.key)
	}
	for _, page := range e.Register.Pages {
		if page.Nav == "header" {
			key := "page " + page.ID
			chromes[key] = e.chrome(key)
		}
	}
	return chromes
}

func (e *edition) chrome(current string) *Chrome {
	site := e.Register.Site
	c := &Chrome{
		SiteTitle:       e.plain(site.Title, site.Languages[0]),
		SiteDescription: e.plain(site.Description, site.Languages[0]),
		HomeURL:         e.home(),
		Publisher:       e.plain(site.Publisher.Name, site.Languages[0]),
		Email:           site.Publisher.Email,
		AsOf:            e.t("layout.as-of", "date", e.words.Date(e.AsOf)),
		DataURL:         "/data/documents.json",
	}
	if current != searchSection {
		c.SearchURL = e.search()
	}
	if number := site.Publisher.OrganisationNumber; number != civic.NotStated {
		c.PublisherNumber = number
	}
	for _, s := range sections {
		c.Nav = append(c.Nav, NavItem{Text: e.t(s.key), URL: s.url(e), Current: s.key == current})
	}
	for _, page := range e.pagesIn("header") {
		link := e.linkTo(civic.KindPage, &page.Record)
		c.Nav = append(c.Nav, NavItem{Text: link.Text, URL: link.URL, Current: current == "page "+page.ID})
	}
	c.Footer = append(c.Footer, Link{Text: e.t("glossary.title"), URL: e.list(civic.KindTerm)})
	for _, page := range e.pagesIn("footer") {
		c.Footer = append(c.Footer, e.linkTo(civic.KindPage, &page.Record))
	}
	return c
}

// pagesIn lists the ordinary pages of a navigation in the order that their authors gave.
func (e *edition) pagesIn(nav string) []*civic.Page {
	var pages []*civic.Page
	for _, page := range e.Register.Pages {
		if page.Nav == nav {
			pages = append(pages, page)
		}
	}
	slices.SortStableFunc(pages, func(a, b *civic.Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return pages
}

// heading is what a page is about: what its frame is made of.
type heading struct {
	title       Passage
	distinct    string // what sets the page's title apart where its heading does not; may be empty
	description string
	section     string // of the navigation
	crumbs      []Link // between the home page and this one
	feed        string // the page whose feed tells of what this one is about; "" for none but the site's
	share       *Share // where a link to the page shows more than its title and the site's picture
}

// frame is what a page has around its content.
func (e *edition) frame(at *Page, h heading) Frame {
	f := Frame{
		Lang:        string(e.lang),
		Title:       e.t("layout.title", "page", cmp.Or(h.distinct, h.title.Text), "site", e.chromes[""].SiteTitle),
		Heading:     h.title,
		Description: cmp.Or(h.description, e.chromes[""].SiteDescription),
		Canonical:   e.Absolute(at.URL),
		Alternates:  e.alternates(at),
		Chrome:      e.chromes[h.section],
		Feeds:       e.feedLinks(at, h),
		Share:       e.share(h),
	}
	if at.Layout == LayoutHome {
		f.Title = e.t("layout.home-title", "site", e.chromes[""].SiteTitle)
	} else {
		f.Breadcrumb = append([]Link{{Text: e.t("nav.home"), URL: e.home()}}, h.crumbs...)
		f.Breadcrumb = append(f.Breadcrumb, Link{Text: h.title.Text, Lang: h.title.Lang})
	}
	for _, twin := range at.Twins {
		f.Languages = append(f.Languages, Language{
			Name: e.edition(twin.Lang).t("language.own"), Lang: string(twin.Lang), URL: twin.URL,
			Current: twin.Lang == e.lang,
		})
	}
	return f
}

// alternates are the page's addresses by language. Who asks for none of them gets the first.
func (p *Plan) alternates(at *Page) []Alternate {
	var list []Alternate
	for _, twin := range at.Twins {
		list = append(list, Alternate{Lang: string(twin.Lang), URL: p.Absolute(twin.URL)})
	}
	if len(at.Twins) > 0 {
		list = append(list, Alternate{Lang: "x-default", URL: p.Absolute(at.Twins[0].URL)})
	}
	return list
}

// crumb is a list's place in the breadcrumb.
func (e *edition) crumb(key string, kind civic.Kind) Link {
	return Link{Text: e.t(key), URL: e.list(kind)}
}

// pager leads through a list of count rows.
func (e *edition) pager(list string, page, count int) *Pager {
	pages := pagesFor(count)
	if pages == 1 {
		return nil
	}
	p := &Pager{Text: e.t("list.page-of", "page", e.words.Int(page), "pages", e.words.Int(pages))}
	if page > 1 {
		p.Prev = &Link{Text: e.t("list.previous"), URL: e.paged(list, page-1)}
	}
	if page < pages {
		p.Next = &Link{Text: e.t("list.next"), URL: e.paged(list, page+1)}
	}
	return p
}

// pageTitle sets the later pages of a list apart.
func (e *edition) pageTitle(title string, page int) string {
	if page == 1 {
		return title
	}
	return e.t("list.title", "title", title, "page", e.words.Int(page))
}

// provenance is what a record's page ends with; listed are the releases that it lists above.
func (e *edition) provenance(r *civic.Record, listed ...*civic.Release) Provenance {
	p := Provenance{Linked: e.linkedFrom(r, listed)}
	for _, source := range r.Sources {
		p.Sources = append(p.Sources, e.source(source, r.Lang))
	}
	for _, note := range r.Notes {
		p.Notes = append(p.Notes, e.note(note, r.Lang))
	}
	p.Checked = e.checked("provenance.checked", r.CheckedOn, e.plain(r.CheckedBy, r.Lang))
	return p
}

// checked says when something was compared with its sources, and by whom where that is known; nothing without a day.
func (e *edition) checked(key string, on civic.Date, by string) string {
	switch {
	case !on.Known():
		return ""
	case by == "":
		return e.t(key, "on", e.words.On(on))
	}
	return e.t(key+"-by", "on", e.words.On(on), "by", by)
}

func (e *edition) source(s civic.Source, original civic.Lang) SourceItem {
	item := SourceItem{Title: e.passage(s.Title, original), URL: s.URL, Note: e.passage(s.Note, original)}
	if item.Title.Text == "" {
		item.Title.Text = cmp.Or(s.File, s.URL)
	}
	if s.Page != "" && s.Page != civic.NotStated {
		item.Page = e.t("provenance.page", "page", s.Page)
	}
	return item
}
