package site

import (
	"strings"

	"samsyn/internal/civic"
)

// FollowPage tells how to follow what happens, with the addresses of feeds and calendars.
type FollowPage struct {
	Frame
	Intro          string
	AboutFeeds     []string // paragraphs
	AboutCalendars []string // likewise
	All            []FollowBlock
	Collaborations []FollowBlock
	Councils       []FollowBlock
	More           []Link // to the lists, where not all have room here
}

// FollowBlock is how to follow one page: its feed in two forms, and its calendar where it has one.
type FollowBlock struct {
	Page        Link
	AtomURL     string
	JSONURL     string
	CalendarURL string // "" where there is none
	Subscribe   string // the calendar as webcal:, which opens it in a program for calendars
	HelpURL     string // the page that tells how
}

// FeedLink is a feed in the head of a page.
type FeedLink struct {
	JSON  bool   // a JSON Feed; else Atom
	Title string // may be empty
	URL   string
}

// follow is how to follow the page at an address.
func (e *edition) follow(page Link, calendar bool) FollowBlock {
	block := FollowBlock{Page: page, AtomURL: page.URL + atomFile, JSONURL: page.URL + jsonFeedFile, HelpURL: e.following()}
	if calendar {
		block.CalendarURL = page.URL + calendarFile
		_, address, _ := strings.Cut(e.Absolute(block.CalendarURL), "://")
		block.Subscribe = "webcal://" + address
	}
	return block
}

// followRecord is how to follow a council or a collaboration.
func (e *edition) followRecord(kind civic.Kind, r *civic.Record) *FollowBlock {
	block := e.follow(e.linkTo(kind, r), true)
	return &block
}

func (e *edition) followPage(at *Page) *FollowPage {
	page := &FollowPage{
		Frame:      e.frame(at, heading{title: Passage{Text: e.t("follow.title")}, description: e.t("follow.intro")}),
		Intro:      e.t("follow.intro"),
		AboutFeeds: []string{e.t("follow.feeds"), e.t("follow.times", "n", e.words.Int(feedEntries))},
		All: []FollowBlock{
			e.follow(Link{Text: e.t("follow.all"), URL: e.home()}, false),
			e.follow(Link{Text: e.t("nav.releases"), URL: e.list(civic.KindRelease)}, false),
		},
		AboutCalendars: []string{e.t("follow.calendars"), e.t("follow.states")},
	}
	collaborations, councils := e.collaborationsInOrder(), e.byName(e.Register.Councils)
	for _, c := range collaborations[:min(perPage, len(collaborations))] {
		page.Collaborations = append(page.Collaborations, *e.followRecord(civic.KindCollaboration, &c.Record))
	}
	for _, c := range councils[:min(perPage, len(councils))] {
		page.Councils = append(page.Councils, *e.followRecord(civic.KindCouncil, &c.Record))
	}
	if len(collaborations) > perPage {
		page.More = append(page.More, Link{Text: e.t("nav.collaborations"), URL: e.list(civic.KindCollaboration)})
	}
	if len(councils) > perPage {
		page.More = append(page.More, Link{Text: e.t("nav.councils"), URL: e.list(civic.KindCouncil)})
	}
	return page
}

// feedLinks are the feeds in the head of a page: that of what it is about, and that of the whole site. A document's
// page and that of a version, which are to weigh little, name the document's feed alone, by the shortest address.
func (e *edition) feedLinks(at *Page, h heading) []FeedLink {
	switch at.Layout {
	case LayoutDocument:
		return []FeedLink{{URL: atomFile}}
	case LayoutVersion:
		return []FeedLink{{URL: "../" + atomFile}}
	}
	var links []FeedLink
	page, title := h.feed, h.title.Text
	if h.section == "nav.releases" {
		page, title = e.list(civic.KindRelease), e.t("nav.releases")
	}
	if page != "" {
		links = append(links, FeedLink{Title: title, URL: page + atomFile}, FeedLink{JSON: true, Title: title, URL: page + jsonFeedFile})
	}
	return append(links, FeedLink{Title: e.chromes[""].SiteTitle, URL: e.home() + atomFile})
}
