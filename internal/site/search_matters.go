package site

import (
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/search"
)

// document gives a document's page, the pages of its other versions, and its texts in other languages.
func (f *finder) document(doc *civic.Document) {
	entry := f.about(civic.KindDocument, foundDocument, &doc.Record)
	status := f.Status(doc)
	shown := status.Shown()
	entry.Numbers = numbers(doc.Registration)
	f.documentFacets(&entry, doc, shown)
	if shown == nil {
		f.give(entry)
		return
	}
	entry.Sections = append(entry.Sections, f.textSections(shown.Version)...)
	f.give(entry)
	for _, vs := range status.Versions {
		if vs != shown {
			f.give(f.version(vs))
		}
		f.otherTexts(vs, vs != shown)
	}
}

// textSections are those of a version's text in the edition's language; none where it is only in another.
func (f *finder) textSections(v *civic.Version) []search.Section {
	if text := v.Texts[f.lang]; text != nil {
		return sectionsOf(text.Prose)
	}
	return nil
}

// version is a version that the document's page does not show.
func (f *finder) version(vs *civic.VersionStatus) search.Entry {
	v, doc := vs.Version, vs.Version.Document
	entry := search.Entry{
		URL: f.versionURL(v), Lang: f.lang, Kind: foundVersion, Earlier: true,
		Title:    f.t("sentence.version", "title", f.title(&doc.Record).Text, "version", v.ID),
		Summary:  f.plain(v.Note, doc.Lang),
		Sections: f.textSections(v),
	}
	f.documentFacets(&entry, doc, vs)
	return entry
}

// otherTexts gives the texts of a version that are in another language than the edition's; see othersOf.
func (f *finder) otherTexts(vs *civic.VersionStatus, earlier bool) {
	v, doc := vs.Version, vs.Version.Document
	for _, tag := range f.othersOf(v) {
		text := v.Texts[tag]
		title, _ := doc.Title.In(tag, doc.Lang)
		if text.Title != "" {
			title = text.Title
		}
		entry := search.Entry{
			URL: f.textURL(v, tag), Lang: tag, Kind: foundVersion, Earlier: earlier,
			Title:    f.t("sentence.version", "title", title, "version", v.ID),
			Sections: sectionsOf(text.Prose),
		}
		f.documentFacets(&entry, doc, vs)
		f.give(entry)
	}
}

// documentFacets says how far a version has come and whom it concerns. A text that has stopped to apply, or does
// not apply yet, says so beside its standing: one that stands adopted may have been repealed.
func (f *finder) documentFacets(entry *search.Entry, doc *civic.Document, vs *civic.VersionStatus) {
	entry.Of = doc.ID
	entry.Facets.Type = doc.Type
	entry.Facets.Collaboration = f.title(&doc.Collaboration.Record).Text
	if vs == nil {
		entry.Standing = "unlisted"
		return
	}
	entry.Standing, entry.Facets.Standing = string(vs.Standing), string(vs.Standing)
	if vs.Standing == civic.StandingAdopted && vs.Concordant && vs.Of > 1 {
		entry.Standing = "concordant"
	}
	switch vs.Force {
	case civic.ForceRepealed, civic.ForceReplaced, civic.ForceExpired:
		entry.Facets.Standing = forcePrefix + string(vs.Force)
		entry.Standing += " " + entry.Facets.Standing
	case civic.ForceNotYet:
		entry.Standing += " " + forcePrefix + string(vs.Force)
	}
	entry.Date = vs.Since
	if !entry.Date.Known() && vs.Version.Date.By(f.AsOf) {
		entry.Date = vs.Version.Date
	}
	for _, row := range vs.Rows {
		if row.Council != nil && (row.Counted || row.Decision != nil) {
			f.concern(entry, row.Council)
		}
	}
}

// forcePrefix keeps the codes of forces apart from those of outcomes, which share their names.
const forcePrefix = "force-"

func (f *finder) decision(d *civic.Decision) search.Entry {
	entry := f.about(civic.KindDecision, foundDecision, &d.Record)
	entry.Title = f.decisionName(d).Text
	entry.Summary = strings.TrimSpace(f.decisionDescription(d) + " " + upperFirst(f.numberOf(d)))
	entry.Numbers = f.decisionNumbers(d)
	entry.Date = d.Date
	if d.Council != nil {
		f.concern(&entry, d.Council)
	} else {
		entry.Councils = []string{f.bodyName(d.Body)}
	}
	note(&entry, d.Citation)
	for i, r := range d.Decides {
		entry.Of = r.Document.ID
		entry.Facets.Collaboration = f.title(&r.Document.Collaboration.Record).Text
		entry.Facets.Type = r.Document.Type
		note(&entry, f.plain(r.Deviation, d.Lang), f.plain(r.Condition, d.Lang))
		code := f.resolutionBadge(r).Code
		if r.Outcome == civic.Scheduled && d.Date.By(f.AsOf) {
			code = "scheduled-past"
		}
		if i > 0 && code != entry.Standing {
			code = "" // it decided differently on several documents: the page tells
		}
		entry.Standing, entry.Facets.Standing = code, code
	}
	for _, text := range d.Dissent {
		note(&entry, f.plain(text, d.Lang))
	}
	return entry
}

// decisionNumbers are what a decision is looked up by, as written: its registration number, and its place in the
// minutes with the sign or word of its country.
func (f *finder) decisionNumbers(d *civic.Decision) []string {
	list := numbers(d.Registration)
	for _, section := range numbers(d.Section) {
		list = append(list, f.sectionWord(d)+" "+section)
	}
	return list
}

// numbers is a number as written; nothing where there is none.
func numbers(written string) []string {
	if written == "" || written == civic.NotStated {
		return nil
	}
	return []string{written}
}
