package site

import (
	"slices"
	"strconv"

	"samsyn/internal/civic"
)

// pressList is a list of releases with an address of its own: those of a year, of an issuer or about a
// collaboration.
type pressList struct {
	key      string // of its title, under press
	path     func(*edition) string
	name     func(*edition) string // what the title says
	releases []*civic.Release      // newest first
}

// pressLists are the lists of releases that the day has anything in: years first, the newest first, then issuers
// and collaborations by id.
func (p *Plan) pressLists() []pressList {
	var lists []pressList
	add := func(l pressList, of func(*civic.Release) bool) {
		for _, r := range p.releases {
			if of(r) {
				l.releases = append(l.releases, r)
			}
		}
		if l.releases != nil {
			lists = append(lists, l)
		}
	}
	last := 0
	for _, r := range p.releases {
		if year := r.Date.Day.Year(); year != 0 && year != last {
			last = year
			add(pressList{key: "year", path: func(e *edition) string { return e.paths.year + "." + strconv.Itoa(year) },
				name: func(*edition) string { return strconv.Itoa(year) }},
				func(r *civic.Release) bool { return r.Date.Day.Year() == year })
		}
	}
	for _, c := range p.Register.Councils {
		add(pressList{key: "issuer", path: func(e *edition) string { return e.paths.councils + "." + c.ID },
			name: func(e *edition) string { return e.councilName(c).Text }},
			func(r *civic.Release) bool { return slices.Contains(r.Issuers, c) })
	}
	for _, c := range p.Register.Collaborations {
		add(pressList{key: "collaboration", path: func(e *edition) string { return e.paths.collaborations + "." + c.ID },
			name: func(e *edition) string { return e.title(&c.Record).Text }},
			func(r *civic.Release) bool { return isAbout(r, c) })
	}
	return lists
}

func isAbout(r *civic.Release, c *civic.Collaboration) bool {
	return slices.ContainsFunc(r.Documents, func(d *civic.Document) bool { return d.Collaboration == c })
}

// addPress plans the press page, and a page for each of its lists. The point in their addresses keeps them apart
// from every release's id.
func (p *Plan) addPress() {
	lists := p.pressLists()
	p.addPaged(LayoutReleases, func(e *edition) string { return e.list(civic.KindRelease) }, len(p.releases),
		func(e *edition, at *Page, n int) any { return e.releasesPage(at, n, lists) })
	for _, l := range lists {
		p.addPaged(LayoutReleases, func(e *edition) string { return e.pressURL(l) }, len(l.releases),
			func(e *edition, at *Page, n int) any { return e.pressListPage(at, n, l) })
	}
}

func (e *edition) pressURL(l pressList) string {
	return e.list(civic.KindRelease) + l.path(e) + "/"
}

// releasesPage is the press page: every release, and on its first page what a reporter needs besides.
func (e *edition) releasesPage(at *Page, n int, lists []pressList) *ReleasesPage {
	page := &ReleasesPage{
		Frame: e.listFrame(at, "releases", n),
		Intro: e.t("list.intro.releases"),
		Years: e.releaseYears(slice(e.releases, n)),
		Pager: e.pager(e.list(civic.KindRelease), n, len(e.releases)),
	}
	if len(e.releases) == 0 {
		page.Empty = e.t("list.empty.releases")
	}
	if n > 1 {
		return page
	}
	chrome := e.chromes[""]
	page.Contact = &ContactItem{Role: Passage{Text: chrome.Publisher}, Email: chrome.Email}
	for _, key := range []string{"year", "issuer", "collaboration"} {
		group := PressLists{Name: e.t("press.by." + key), ID: "_by-" + key}
		for _, l := range lists {
			if l.key == key {
				group.Links = append(group.Links, Link{Text: e.t("press.link", "name", l.name(e), "n", e.words.Int(len(l.releases))), URL: e.pressURL(l)})
			}
		}
		if group.Links != nil {
			page.Lists = append(page.Lists, group)
		}
	}
	for _, c := range e.Register.Collaborations {
		if slices.ContainsFunc(e.releases, func(r *civic.Release) bool { return isAbout(r, c) }) {
			page.About = append(page.About, e.boilerplate(c)...)
		}
	}
	if len(e.releases) > 0 {
		page.Check = Link{Text: e.t("check.title"), URL: e.check()}
		page.Verify = []string{e.t("press.verify.fingerprint"), e.t("press.verify.command"), e.t("press.verify.copy")}
	}
	return page
}

// pressListPage is one list of releases.
func (e *edition) pressListPage(at *Page, n int, l pressList) *ReleasesPage {
	title := e.t("press.title."+l.key, "name", l.name(e))
	return &ReleasesPage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: title},
			distinct:    e.pageTitle(title, n),
			description: e.t("press.description", "title", title),
			section:     "nav.releases",
			crumbs:      []Link{e.crumb("nav.releases", civic.KindRelease)},
		}),
		Years: e.releaseYears(slice(l.releases, n)),
		Pager: e.pager(e.pressURL(l), n, len(l.releases)),
	}
}

// releaseYears groups releases, newest first, by their years.
func (e *edition) releaseYears(releases []*civic.Release) []ReleaseYear {
	var years []ReleaseYear
	for i, item := range e.releaseItems(releases) {
		year := e.t("press.no-year")
		if y := releases[i].Date.Day.Year(); y != 0 {
			year = strconv.Itoa(y)
		}
		if len(years) == 0 || years[len(years)-1].Year != year {
			years = append(years, ReleaseYear{Year: year, ID: "_y" + strconv.Itoa(releases[i].Date.Day.Year())})
		}
		last := &years[len(years)-1]
		last.Releases = append(last.Releases, item)
	}
	return years
}
