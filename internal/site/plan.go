package site

import (
	"strings"
	"sync"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// Options are what a plan needs besides the register.
type Options struct {
	AsOf    civic.Date // the day whose end the site shows
	BaseURL string     // the absolute address of the root, with a slash at its end
	Strings *lang.Catalog
	// Before is an earlier plan; nil for none. Of the same register and day it holds the same statuses, even if the
	// wording of records is another by now.
	Before *Plan
}

// Plan is the whole site of one day: its pages and files, and what its data is made of. It never changes after
// New, but by Reword, and may be used from several goroutines.
type Plan struct {
	AsOf      civic.Date
	BaseURL   string // ends in a slash
	Register  *civic.Register
	Langs     []civic.Lang
	Pages     []*Page
	Files     []File
	Pictures  []Picture
	Redirects []Redirect

	editions  []*edition
	statuses  map[*civic.Document]*civic.DocumentStatus
	onDays    *dayStatuses
	seenByID  map[string]bool   // see releaseKey
	decisions []*civic.Decision // that the day knows, newest first
	releases  []*civic.Release  // likewise
	concerns  map[*civic.Council][]*civic.Document
	another   *civic.DocumentStatus // of the one document that the plan of another day is about; see edition.on

	// What few pages need, worked out when the first asks.
	terms         func() map[string]*civic.Term
	backlinks     func() map[*civic.Record][]source
	consultations func() map[*civic.Council][]*civic.Version
	texts         func() []PublishedText
}

// Redirect is an old address of a page.
type Redirect struct {
	From, To string // from the root of the site
}

// New plans the site of a register. Every language of the register's site must have words in opt.Strings; one
// that has none is left out.
func New(reg *civic.Register, opt Options) *Plan {
	p := &Plan{
		AsOf:     opt.AsOf,
		BaseURL:  strings.TrimSuffix(opt.BaseURL, "/") + "/",
		Register: reg,
		statuses: make(map[*civic.Document]*civic.DocumentStatus, len(reg.Documents)),
		onDays:   newDayStatuses(),
		seenByID: map[string]bool{},
		concerns: map[*civic.Council][]*civic.Document{},
	}
	p.terms = sync.OnceValue(p.termsByID)
	p.backlinks = sync.OnceValue(p.linksTo)
	p.consultations = sync.OnceValue(p.consultationsByCouncil)
	p.word()
	if before := opt.Before; before != nil && before.Register == reg && before.AsOf == opt.AsOf {
		p.statuses, p.onDays, p.seenByID, p.concerns = before.statuses, before.onDays, before.seenByID, before.concerns
		p.decisions, p.releases = before.decisions, before.releases
	} else {
		p.survey()
	}
	for _, tag := range reg.Site.Languages {
		if words, found := opt.Strings.In(tag); found {
			p.Langs = append(p.Langs, tag)
			p.editions = append(p.editions, newEdition(p, tag, words))
		}
	}
	if len(p.editions) > 0 {
		p.addPages()
		p.addFiles()
		p.addPictures()
		p.addRedirects()
	}
	return p
}

// word works out what hangs on the wording of records, but for that of the editions.
func (p *Plan) word() { p.texts = sync.OnceValue(p.publishedTexts) }

// Reword makes the plan that of its register after this has got new wording: titles, summaries and paragraphs, while
// every fact, reference, link and heading is as it was. The plan has the same pages and files as before. Who calls it
// sees to that nobody uses the plan meanwhile.
func (p *Plan) Reword() {
	p.word()
	for _, e := range p.editions {
		e.word()
	}
}

// survey computes every document's status once, and what the day knows of.
func (p *Plan) survey() {
	for _, doc := range p.Register.Documents {
		status := doc.Status(p.AsOf)
		p.statuses[doc] = status
		touched := map[*civic.Council]bool{}
		for _, vs := range status.Versions {
			p.seenByID[versionKey(doc.ID, vs.Version.ID)] = true
			for _, row := range vs.Rows {
				if row.Council != nil && (row.Counted || row.Decision != nil) {
					touched[row.Council] = true
					if row.NowPartOf != nil {
						touched[row.NowPartOf] = true
					}
				}
			}
		}
		for _, d := range doc.Decisions {
			if d.Council != nil && p.known(d) {
				touched[d.Council] = true
			}
		}
		for council := range touched {
			p.concerns[council] = append(p.concerns[council], doc)
		}
	}
	p.surveyDecisions()
}

func (p *Plan) surveyDecisions() {
	for _, d := range p.Register.Decisions {
		if p.known(d) {
			p.seenByID[d.ID] = true
			p.decisions = append(p.decisions, d)
		}
	}
	newestFirst(p.decisions)
	for _, r := range p.Register.Releases {
		if !r.Date.Day.First().After(p.AsOf) {
			p.seenByID[releaseKey(r.ID)] = true
			p.releases = append(p.releases, r)
		}
	}
	newestReleasesFirst(p.releases)
}

// known reports whether the day knows of a decision: one that certainly lies on the day or before it, or one that
// is announced.
func (p *Plan) known(d *civic.Decision) bool {
	if d.Date.By(p.AsOf) {
		return true
	}
	for _, r := range d.Decides {
		if r.Outcome == civic.Scheduled {
			return true
		}
	}
	return false
}

// Status is a document's status on the plan's day.
func (p *Plan) Status(doc *civic.Document) *civic.DocumentStatus {
	if p.another != nil && p.another.Document == doc {
		return p.another
	}
	return p.statuses[doc]
}

// hasPage reports whether the site has a page of a decision and the day knows of it.
func (p *Plan) hasPage(d *civic.Decision) bool {
	return p.seenByID[d.ID] && (p.another == nil || p.known(d))
}

// Decisions lists the decisions that the day knows of, newest first.
func (p *Plan) Decisions() []*civic.Decision { return p.decisions }

// Releases lists the releases that the day knows of, newest first.
func (p *Plan) Releases() []*civic.Release { return p.releases }

// Absolute makes an address from the root of the site absolute.
func (p *Plan) Absolute(url string) string {
	return absolute(p.BaseURL, url)
}

// RecordURL is the absolute address of a record's page in a language of the site.
func (p *Plan) RecordURL(tag civic.Lang, kind civic.Kind, id string) string {
	if e := p.edition(tag); e != nil {
		return p.Absolute(e.record(kind, id))
	}
	return ""
}

// Sentence is the sentence on a version that the site stands for, in a language of the site.
func (p *Plan) Sentence(tag civic.Lang, vs *civic.VersionStatus) string {
	if e := p.edition(tag); e != nil {
		return e.sentence(vs)
	}
	return ""
}

// SentenceIn is the sentence on a version in any language that has words, also one that the site is not in.
func (p *Plan) SentenceIn(words *lang.Words, vs *civic.VersionStatus) string {
	e := &edition{Plan: p, lang: words.Lang(), words: words, paths: pathWordsOf(words.Lang())}
	e.lists = e.listAddresses()
	return e.sentence(vs)
}

// edition is the site in one language; nil where the site is not in it.
func (p *Plan) edition(tag civic.Lang) *edition {
	for _, e := range p.editions {
		if e.lang == tag {
			return e
		}
	}
	return nil
}
