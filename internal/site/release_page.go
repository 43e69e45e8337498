package site

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
)

func (e *edition) releasePage(at *Page, r *civic.Release) *ReleasePage {
	title := e.title(&r.Record)
	page := &ReleasePage{
		Frame: e.frame(at, heading{
			title:       title,
			description: e.releaseDescription(r),
			section:     "nav.releases",
			crumbs:      []Link{e.crumb("nav.releases", civic.KindRelease)},
		}),
		Marks:      e.releaseMarks(r),
		Date:       e.momentValue(r.Date),
		Issuers:    e.councilLinks(r.Issuers),
		IssuedBy:   e.issuedBy(r),
		Summary:    e.passage(r.Summary, r.Lang),
		Body:       e.prose(&r.Record, 0),
		Others:     e.inOtherLanguages(at, r),
		Matters:    e.releaseMatters(r),
		Claims:     e.claims(r),
		Annulled:   e.annulments(r),
		Files:      e.releaseFiles(r),
		Cite:       e.citeRelease(r),
		Contacts:   e.contacts(r),
		About:      e.boilerplates(r),
		Provenance: e.provenance(&r.Record),
	}
	if e.withdrawn(r) {
		note := e.datedNote(civic.Correction{Date: r.Withdrawn.Date, Note: r.Withdrawn.Note}, r.Lang)
		page.Withdrawn = &note
	}
	for _, c := range r.Corrections {
		if !c.Date.First().After(e.AsOf) {
			page.Corrections = append(page.Corrections, e.datedNote(c, r.Lang))
		}
	}
	for _, d := range r.Decisions {
		if e.hasPage(d) {
			page.Decisions = append(page.Decisions, e.historyItems([]*civic.Decision{d}, perPage)...)
		}
	}
	return page
}

// inOtherLanguages are the pages of a release in the other languages that it has been written in.
func (e *edition) inOtherLanguages(at *Page, r *civic.Release) []Language {
	var others []Language
	for _, twin := range at.Twins {
		other := e.edition(twin.Lang)
		if _, written := r.Translations[twin.Lang]; written && twin.Lang != e.lang {
			others = append(others, Language{Name: other.t("language.own"), Lang: string(twin.Lang), URL: twin.URL})
		}
	}
	return others
}

// releaseFiles are the copies of a release, with the fingerprint of its original text.
func (e *edition) releaseFiles(r *civic.Release) FilesItem {
	url := e.record(civic.KindRelease, r.ID)
	files := FilesItem{PlainURL: url + plainFile, CheckURL: e.check(), Fingerprint: r.Fingerprint}
	if r.Source != nil {
		files.TextURL = url + textFile
		if r.Lang != e.lang {
			files.Note = e.t("release.fingerprint-original", "language", e.languageName(r.Lang))
		}
	}
	return files
}

// citeRelease is what refers to a release.
func (e *edition) citeRelease(r *civic.Release) CiteBlock {
	block := CiteBlock{
		URL:   e.Absolute(e.record(civic.KindRelease, r.ID)),
		AsOf:  e.t("sentence.as-of", "date", e.words.Date(e.AsOf)),
		Lines: []string{e.t("release.cite", "issuers", e.issuers(r), "title", e.title(&r.Record).Text, "date", e.momentValue(r.Date).Text)},
	}
	for _, mark := range e.releaseMarks(r) {
		block.Lines = append(block.Lines, mark.Text)
	}
	return block
}

func (e *edition) releaseDescription(r *civic.Release) string {
	if summary := e.plain(r.Summary, r.Lang); summary != "" {
		return summary
	}
	return e.t("release.description", "issuers", e.issuers(r), "date", e.words.Date(r.Date.Day))
}

func (e *edition) releaseMarks(r *civic.Release) []Mark {
	marks := e.recordMarks(&r.Record)
	if r.Example {
		marks = append(marks, Mark{Code: "example", Text: e.t("mark.example")})
	}
	if e.withdrawn(r) {
		marks = append(marks, Mark{Code: "withdrawn", Text: e.t("mark.withdrawn")})
	}
	return marks
}

func (e *edition) issuers(r *civic.Release) string {
	names := make([]string, len(r.Issuers))
	for i, c := range r.Issuers {
		names[i] = e.councilName(c).Text
	}
	return e.words.And(names)
}

// issuedBy says who stands behind a release; the first of them leads.
func (e *edition) issuedBy(r *civic.Release) string {
	switch len(r.Issuers) {
	case 0:
		return ""
	case 1:
		return e.t("release.issued-by-one", "issuers", e.issuers(r))
	}
	return e.t("release.issued-by", "issuers", e.issuers(r), "first", e.councilName(r.Issuers[0]).Text)
}

func (e *edition) contacts(r *civic.Release) []ContactItem {
	var items []ContactItem
	for _, c := range r.Contacts {
		item := ContactItem{Role: e.passage(c.Role, r.Lang), Email: c.Email, Phone: c.Phone}
		if c.Council != nil {
			link := e.councilLink(c.Council)
			item.Council = &link
		}
		if c.Phone != "" {
			item.PhoneURL = "tel:" + dialled(c.Phone)
		}
		items = append(items, item)
	}
	return items
}

// dialled keeps of a number what a telephone dials.
func dialled(phone string) string {
	return strings.Map(func(r rune) rune {
		if r == '+' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, phone)
}

// boilerplates is what stands about the collaborations of the documents that a release is about.
func (e *edition) boilerplates(r *civic.Release) []BoilerplateItem {
	var seen []*civic.Collaboration
	var items []BoilerplateItem
	for _, doc := range r.Documents {
		c := doc.Collaboration
		if slices.Contains(seen, c) {
			continue
		}
		seen = append(seen, c)
		items = append(items, e.boilerplate(c)...)
	}
	return items
}

// boilerplate is what stands about a collaboration, nothing where nobody has written it.
func (e *edition) boilerplate(c *civic.Collaboration) []BoilerplateItem {
	text := e.passage(c.Boilerplate, c.Lang)
	if text.Text == "" {
		return nil
	}
	return []BoilerplateItem{{Collaboration: e.linkTo(civic.KindCollaboration, &c.Record), Text: text}}
}
