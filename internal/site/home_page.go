package site

import "samsyn/internal/civic"

// waitingHere is how many of the documents that wait the home page shows.
const waitingHere = 10

func (e *edition) homePage(at *Page) *HomePage {
	site := e.Register.Site
	page := &HomePage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: e.t("home.title")},
			description: e.plain(site.Description, site.Languages[0]),
		}),
		Lead:              e.plain(site.Description, site.Languages[0]),
		Audience:          e.audience(),
		Decisions:         e.historyItems(e.decided(), latestHere),
		Waiting:           e.waiting(),
		Numbers:           e.siteNumbers(),
		DecisionsURL:      e.list(civic.KindDecision),
		ReleasesURL:       e.list(civic.KindRelease),
		AdoptionsURL:      e.adoptions(),
		DocumentsURL:      e.list(civic.KindDocument),
		CollaborationsURL: e.list(civic.KindCollaboration),
		FollowURL:         e.following(),
	}
	page.Releases = e.releaseItems(e.releases[:min(latestHere, len(e.releases))])
	all := e.collaborationsInOrder()
	for _, c := range all[:min(perPage, len(all))] {
		page.Collaborations = append(page.Collaborations, e.collaborationItem(c))
	}
	if len(page.Waiting) == 0 {
		page.NothingWaits = e.t("home.nothing-waits")
	}
	return page
}

// audience tells for whom the site is, and where each finds what they come for.
func (e *edition) audience() []AudienceItem {
	var items []AudienceItem
	for _, reader := range []struct{ key, link, url string }{
		{"home.residents", "nav.councils", e.list(civic.KindCouncil)},
		{"home.press", "nav.documents", e.list(civic.KindDocument)},
		{"home.councillors", "nav.adoptions", e.adoptions()},
		{"home.clerks", "nav.decisions", e.list(civic.KindDecision)},
	} {
		items = append(items, AudienceItem{
			Name: e.t(reader.key + ".name"),
			Text: e.t(reader.key + ".text"),
			Link: Link{Text: e.t(reader.link), URL: reader.url},
		})
	}
	return items
}

// decided lists the decisions that have been taken by the day, newest first: not the announced ones.
func (p *Plan) decided() []*civic.Decision {
	var list []*civic.Decision
	for _, d := range p.decisions {
		if len(list) == latestHere {
			break
		}
		if d.Date.By(p.AsOf) && !onlyScheduled(d) {
			list = append(list, d)
		}
	}
	return list
}

func onlyScheduled(d *civic.Decision) bool { return only(d, civic.Scheduled) }

// taken counts the decisions that have been taken: not the announced ones, nor what a court has said.
func taken(decisions []*civic.Decision) int {
	n := 0
	for _, d := range decisions {
		if !onlyScheduled(d) && !onlyAnnulled(d) {
			n++
		}
	}
	return n
}

// waiting lists documents that wait for decisions, by title.
func (e *edition) waiting() []WaitingItem {
	var items []WaitingItem
	for _, doc := range e.documentsInOrder() {
		if len(items) == waitingHere {
			break
		}
		if vs := e.waitingVersion(doc); vs != nil {
			item := e.documentItem(doc, true)
			item.Title.URL = e.urlOf(vs)
			item.Standing, item.Count, item.Stopped = e.standingBadge(vs), e.tally(vs), e.stopped(vs)
			items = append(items, WaitingItem{Document: item, Sentence: e.sentence(vs)})
		}
	}
	return items
}

func (e *edition) siteNumbers() []Fact {
	number := func(key string, n int) Fact { return e.fact(key, Value{Text: e.words.Int(n)}) }
	return []Fact{
		number("nav.collaborations", len(e.Register.Collaborations)),
		number("nav.councils", len(e.Register.Councils)),
		number("nav.documents", len(e.Register.Documents)),
		number("nav.decisions", taken(e.decisions)),
	}
}
