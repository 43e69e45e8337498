package site

import (
	"time"

	"samsyn/internal/civic"
)

// Feed is what has happened, the newest first: on the whole site, in one collaboration, on one document, in one
// council, or the releases. It says nothing that depends on the day on which it is made, so that a feed changes
// only where the facts do.
type Feed struct {
	Lang    civic.Lang
	ID      string // lasting: see Plan.lasting
	Title   string
	About   string
	Updated time.Time // of the newest entry; the zero hour of 1970 where there is none
	PageURL string    // absolute, as the next two
	AtomURL string
	JSONURL string
	Author  string
	Email   string // may be empty
	Entries []FeedEntry
}

// FeedEntry is one decision, version or release.
type FeedEntry struct {
	ID        string // lasting
	URL       string // absolute
	Title     Passage
	Summary   string // may be empty
	Published time.Time
	Updated   time.Time // also by corrections
	Authors   []string  // empty where they are the feed's
	Tags      []FeedTag
	Content   HTML // all of it, with absolute addresses
}

// FeedTag is what an entry is about.
type FeedTag struct {
	Scheme string // an address that names the kind of code; "" for the kind of record
	Code   string // the same in every language
	Text   string
}

// FeedFile is where a feed is published, in its two forms, and how it is made.
type FeedFile struct {
	Atom, JSON string // addresses from the root of the site
	Make       func() *Feed
}

// feedEntries is how many entries a feed holds at most: the newest ones.
const feedEntries = 50

// The names under which a feed and a calendar are published beside the page that they belong to.
const (
	atomFile     = "feed.atom"
	jsonFeedFile = "feed.json"
	calendarFile = "calendar.ics"
)

// feedScope is what a feed tells of.
type feedScope struct {
	page  func(*edition) string // whose feed it is
	title func(*edition) string
	news  func() []news // in any order
}

// Feeds lists the feeds of the site. Those of a record follow one another in every language, so that what is
// remembered of its days is used again.
func (p *Plan) Feeds() []FeedFile {
	var files []FeedFile
	for _, scope := range p.feedScopes() {
		for _, e := range p.editions {
			page := scope.page(e)
			files = append(files, FeedFile{Atom: page + atomFile, JSON: page + jsonFeedFile, Make: func() *Feed {
				return e.feed(page, scope.title(e), newest(scope.news()))
			}})
		}
	}
	return files
}

func (p *Plan) feedScopes() []feedScope {
	scopes := []feedScope{
		{(*edition).home, func(e *edition) string { return e.chromes[""].SiteTitle }, p.newsOfAll},
		{func(e *edition) string { return e.list(civic.KindRelease) },
			func(e *edition) string {
				return e.t("feed.title", "site", e.chromes[""].SiteTitle, "what", e.t("nav.releases"))
			},
			func() []news { return p.newsOfReleases(p.releases) }},
	}
	add := func(kind civic.Kind, r *civic.Record, told func() []news) {
		scopes = append(scopes, feedScope{
			func(e *edition) string { return e.record(kind, r.ID) },
			func(e *edition) string {
				return e.t("feed.title", "site", e.chromes[""].SiteTitle, "what", e.title(r).Text)
			}, told,
		})
	}
	for _, c := range p.Register.Collaborations {
		add(civic.KindCollaboration, &c.Record, func() []news { return p.newsOfCollaboration(c) })
	}
	for _, doc := range p.Register.Documents {
		add(civic.KindDocument, &doc.Record, func() []news { return append(p.newsOfDocument(doc), p.newsOfReleases(doc.MentionedIn)...) })
	}
	for _, c := range p.Register.Councils {
		add(civic.KindCouncil, &c.Record, func() []news { return p.newsOfCouncil(c) })
	}
	return scopes
}

// feed tells what has happened; page is the one that the feed belongs to.
func (e *edition) feed(page, title string, told []news) *Feed {
	site := e.Register.Site
	f := &Feed{
		Lang: e.lang, ID: e.lasting(page + atomFile), Title: title,
		About:   e.t("feed.about", "n", e.words.Int(feedEntries)),
		Updated: time.Unix(0, 0).UTC(),
		PageURL: e.Absolute(page), AtomURL: e.Absolute(page + atomFile), JSONURL: e.Absolute(page + jsonFeedFile),
		Author: e.chromes[""].Publisher, Email: site.Publisher.Email,
	}
	if f.Author == "" {
		f.Author = e.chromes[""].SiteTitle
	}
	for _, n := range told {
		entry := e.feedEntry(n)
		if entry.Updated.After(f.Updated) {
			f.Updated = entry.Updated
		}
		f.Entries = append(f.Entries, entry)
	}
	return f
}

// lasting is the id that feeds and calendars know an address by. It is made from the address that site.yaml
// gives, also where the site is published at another for a while, and it names a record, so it is used once.
func (p *Plan) lasting(url string) string {
	base := p.Register.Site.BaseURL
	if base == "" {
		base = p.BaseURL
	}
	return absolute(base, url)
}
