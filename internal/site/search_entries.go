package site

import (
	"iter"
	"slices"
	"strconv"

	"samsyn/internal/civic"
	"samsyn/internal/search"
)

// The kinds of what can be found.
const (
	foundDocument      = "document"
	foundVersion       = "version"
	foundDecision      = "decision"
	foundCouncil       = "council"
	foundCollaboration = "collaboration"
	foundRelease       = "release"
	foundPage          = "page"
	foundTerm          = "term"
)

// foundKinds lists them in the order in which readers choose among them.
var foundKinds = []string{
	foundDocument, foundVersion, foundDecision, foundCouncil, foundCollaboration, foundRelease, foundPage, foundTerm,
}

// Entries gives what can be found in the edition of a language, one entry at a time: everything that has a page
// on the day, and nothing else. A text that is in another language than the edition's is an entry of its own.
func (p *Plan) Entries(tag civic.Lang) iter.Seq[search.Entry] {
	return func(yield func(search.Entry) bool) {
		if e := p.edition(tag); e != nil {
			f := &finder{edition: e, yield: yield, more: true}
			f.all()
		}
	}
}

// finder makes entries until nobody wants more.
type finder struct {
	*edition
	yield func(search.Entry) bool
	more  bool
}

func (f *finder) give(entry search.Entry) {
	if !f.more {
		return
	}
	entry.Facets.Kind = entry.Kind
	if entry.Date.Known() {
		entry.Facets.Year = strconv.Itoa(entry.Date.Year())
	} else {
		entry.Date = civic.Date{}
	}
	f.more = f.yield(entry)
}

func (f *finder) all() {
	for _, doc := range f.Register.Documents {
		f.document(doc)
	}
	for _, d := range f.decisions {
		f.give(f.decision(d))
	}
	for _, c := range f.Register.Councils {
		f.give(f.council(c))
	}
	for _, c := range f.Register.Collaborations {
		f.give(f.collaboration(c))
	}
	for _, r := range f.releases {
		f.give(f.release(r))
	}
	for _, page := range f.Register.Pages {
		f.give(f.about(civic.KindPage, foundPage, &page.Record))
	}
	for _, term := range f.Register.Terms {
		entry := f.about(civic.KindTerm, foundTerm, &term.Record)
		for i := range entry.Sections { // the glossary's page has one address for a term
			entry.Sections[i].ID = ""
		}
		f.give(entry)
	}
}

// about is the entry of a record with what every record has.
func (f *finder) about(kind civic.Kind, found string, r *civic.Record) search.Entry {
	entry := search.Entry{
		URL: f.record(kind, r.ID), Lang: f.lang, Kind: found, Title: f.title(r).Text,
		Summary: f.plain(r.Summary, r.Lang), Sections: f.bodySections(r),
	}
	for _, tag := range sortedLangs(r.Title) { // a reader may know it by its name in the other language
		if r.Title[tag] != entry.Title {
			note(&entry, r.Title[tag])
		}
	}
	return entry
}

// bodySections are the sections of a record's body in the edition's language, else in the original's.
func (f *finder) bodySections(r *civic.Record) []search.Section {
	body, _ := f.bodyIn(r)
	return sectionsOf(body)
}

func sectionsOf(body *civic.Prose) []search.Section {
	if body == nil {
		return nil
	}
	body = body.Whole()
	sections := make([]search.Section, len(body.Sections))
	for i, s := range body.Sections {
		sections[i] = search.Section{ID: s.ID, Heading: s.Title, Text: s.Plain}
	}
	return sections
}

// note adds words that stand on the page under no heading of their own.
func note(entry *search.Entry, words ...string) {
	for _, text := range words {
		if text != "" && text != civic.NotStated {
			entry.Sections = append(entry.Sections, search.Section{Text: text})
		}
	}
}

func (f *finder) council(c *civic.Council) search.Entry {
	entry := f.about(civic.KindCouncil, foundCouncil, &c.Record)
	name := f.councilFacet(c)
	entry.Councils = []string{f.councilName(c).Text}
	entry.Facets.Councils = []string{name}
	note(&entry, f.merger(c), f.plain(c.County, c.Lang), c.Code)
	return entry
}

func (f *finder) collaboration(c *civic.Collaboration) search.Entry {
	entry := f.about(civic.KindCollaboration, foundCollaboration, &c.Record)
	entry.Facets.Collaboration = entry.Title
	for _, m := range c.Members {
		f.concern(&entry, m.Council)
	}
	note(&entry, f.plain(c.Short, c.Lang))
	for _, b := range c.Bodies {
		entry.Sections = append(entry.Sections, search.Section{
			ID: bodyID(b), Heading: f.plain(b.Name, c.Lang), Text: f.plain(b.Composition, c.Lang),
		})
	}
	return entry
}

func (f *finder) release(r *civic.Release) search.Entry {
	entry := f.about(civic.KindRelease, foundRelease, &r.Record)
	entry.Date = r.Date.Day
	for _, c := range r.Issuers {
		f.concern(&entry, c)
	}
	for _, doc := range r.Documents {
		entry.Facets.Collaboration = f.title(&doc.Collaboration.Record).Text
	}
	switch {
	case f.withdrawn(r):
		entry.Standing = "release-withdrawn"
	case r.Example:
		entry.Standing = "release-example"
	}
	return entry
}

// concern ties an entry to a council, once.
func (f *finder) concern(entry *search.Entry, c *civic.Council) {
	if name := f.councilFacet(c); !slices.Contains(entry.Facets.Councils, name) {
		entry.Facets.Councils = append(entry.Facets.Councils, name)
		entry.Councils = append(entry.Councils, f.councilName(c).Text)
	}
}

// councilFacet is what hits are narrowed to a council by: its name, as readers say it. Where two councils share
// one, the second and those after it add their ids.
func (f *finder) councilFacet(c *civic.Council) string {
	name := f.councilName(c).Text
	if first := f.namesakes()[name]; first != nil && first != c {
		return name + " (" + c.ID + ")"
	}
	return name
}
