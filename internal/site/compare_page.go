package site

import (
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/redline"
)

func (e *edition) comparisonPage(at *Page, p versionPair) *ComparisonPage {
	doc, tag := p.newer.Version.Document, e.comparedLang(p)
	older, newer := p.older.Version.Texts[tag], p.newer.Version.Texts[tag]
	c := redline.Compare(older.Prose.Whole().Sections, newer.Prose.Whole().Sections)
	title := e.title(&doc.Record)
	name := e.t("compare.title", "title", title.Text, "older", p.older.Version.ID, "newer", p.newer.Version.ID)
	distinct := e.t("document.title", "title", name, "collaboration", e.title(&doc.Collaboration.Record).Text)
	document := e.linkTo(civic.KindDocument, &doc.Record)
	page := &ComparisonPage{
		Marks:    e.comparisonMarks(p, tag),
		Document: document,
		Older:    e.versionSide(p.older, older),
		Newer:    e.versionSide(p.newer, newer),
		Summary:  e.changeSummary(c),
		TextLang: e.foreignTo(tag),
	}
	if c.WordsAdded+c.WordsGone > 0 {
		page.Words = e.t("compare.words", "added", e.words.Int(c.WordsAdded), "gone", e.words.Int(c.WordsGone))
	}
	page.Frame = e.frame(at, heading{
		title: Passage{Text: name, Lang: title.Lang}, distinct: distinct, description: name + ". " + page.Summary,
		section: "nav.documents", crumbs: append(e.documentCrumbs(doc), document),
	})
	for _, s := range c.Sections {
		page.Sections = append(page.Sections, e.changedSection(s, p))
	}
	e.placeDeviations(page, p, tag, c)
	for _, other := range e.pairsOf(doc) {
		if other != p {
			page.Others = append(page.Others, Link{URL: e.comparisonURL(other),
				Text: e.t("compare.pair", "older", other.older.Version.ID, "newer", other.newer.Version.ID)})
		}
	}
	return page
}

// versionSide is a version on its side of a comparison.
func (e *edition) versionSide(vs *civic.VersionStatus, text *civic.VersionText) TextSide {
	v := vs.Version
	return TextSide{
		Name: e.versionName(v), URL: e.textURL(v, text.Lang), Lang: e.foreignTo(text.Lang),
		Date: e.eventValue(v.Date), Standing: e.standingBadge(vs), Worth: e.textWorth(text),
	}
}

// textWorth says what a text is: the original or a translation, and an account where it is one.
func (e *edition) textWorth(text *civic.VersionText) string {
	worth := "original"
	if text.Translation != civic.Original {
		worth = string(text.Translation)
	}
	said := e.t("text.language."+worth, "language", e.languageName(text.Lang))
	if text.Rendition {
		said = e.t("compare.rendition", "text", said)
	}
	return said
}

// comparisonMarks warn of what the compared texts are not: the wording itself, the originals, in the page's
// language.
func (e *edition) comparisonMarks(p versionPair, tag civic.Lang) []Mark {
	marks := e.recordMarks(&p.newer.Version.Document.Record)
	older, newer := p.older.Version.Texts[tag], p.newer.Version.Texts[tag]
	rendition := ""
	switch {
	case older.Rendition && newer.Rendition:
		rendition = e.t("compare.renditions")
	case older.Rendition:
		rendition = e.t("compare.one-rendition", "version", p.older.Version.ID)
	case newer.Rendition:
		rendition = e.t("compare.one-rendition", "version", p.newer.Version.ID)
	}
	if rendition != "" {
		marks = append(marks, Mark{Code: "rendition", Text: rendition})
	}
	if older.Translation != civic.Original || newer.Translation != civic.Original {
		marks = append(marks, Mark{Code: "unofficial", Text: e.t("compare.translations", "language", e.languageName(tag))})
	}
	if tag != e.lang {
		marks = append(marks, Mark{Code: "original-language", Text: e.t("compare.other-language",
			"language", e.languageName(tag), "own", e.languageName(e.lang))})
	}
	return marks
}

// changeSummary counts the sections: "3 ändrade avsnitt, 1 nytt, 1 borttaget, 1 flyttat".
func (e *edition) changeSummary(c *redline.Comparison) string {
	if c.Equal() {
		return e.t("compare.none")
	}
	var said []string
	for _, count := range []struct {
		n           int
		first, next string
	}{
		{c.Changed, "compare.first-changed", "compare.first-changed"},
		{c.Added, "compare.first-added", "compare.next-added"},
		{c.Gone, "compare.first-gone", "compare.next-gone"},
		{c.Moved, "compare.first-moved", "compare.next-moved"},
	} {
		switch {
		case count.n == 0:
		case len(said) == 0:
			said = append(said, e.words.N(count.first, count.n))
		default:
			said = append(said, e.words.N(count.next, count.n))
		}
	}
	return strings.Join(said, ", ") + "."
}

// placeDeviations puts what councils changed beside the section that it concerns, and what names no section above all
// of them.
func (e *edition) placeDeviations(page *ComparisonPage, p versionPair, tag civic.Lang, c *redline.Comparison) {
	was, is := make([]string, len(c.Sections)), make([]string, len(c.Sections))
	for i, s := range c.Sections {
		was[i], is[i] = s.Was, s.Is
	}
	older, newer := e.deviations(p.older, tag, was), e.deviations(p.newer, tag, is)
	for i := range newer {
		newer[i].Newer = true
	}
	for _, d := range append(older, newer...) {
		if d.section < 0 {
			page.Deviations = append(page.Deviations, d.Deviation)
			continue
		}
		section := &page.Sections[d.section]
		section.Deviations = append(section.Deviations, d.Deviation)
	}
}

// changedSection says in words what became of a section.
func (e *edition) changedSection(s redline.Section, p versionPair) ChangedSection {
	out := ChangedSection{Title: runs(s.Title), Folded: s.Op == redline.Same}
	switch {
	case s.Notes:
		out.Plain = e.t("compare.notes")
	case len(s.Title) == 0:
		out.Plain = e.t("compare.opening")
	}
	switch s.Op {
	case redline.Same:
		out.Tags = append(out.Tags, e.t("compare.tag-same"))
	case redline.Changed:
		out.Tags = append(out.Tags, e.t("compare.tag-changed"))
	case redline.Added:
		out.Tags = append(out.Tags, e.t("compare.tag-added"))
	case redline.Gone:
		out.Tags = append(out.Tags, e.t("compare.tag-gone"))
	}
	if s.Moved {
		out.Tags = append(out.Tags, e.t("compare.tag-moved"))
		out.Moved = e.t("compare.moved-first", "version", p.older.Version.ID)
		if s.After != "" {
			out.Moved = e.t("compare.moved", "version", p.older.Version.ID, "after", s.After)
		}
	}
	out.Blocks = e.changedBlocks(s.Block, p, out.Folded)
	return out
}
