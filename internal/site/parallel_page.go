package site

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"samsyn/internal/civic"
)

func (e *edition) parallelPage(at *Page, vs *civic.VersionStatus) *ParallelPage {
	v, doc := vs.Version, vs.Version.Document
	original, beside := v.Original(), v.Texts[e.translationBeside(v)]
	title := e.title(&doc.Record)
	first, second := e.languageName(original.Lang), e.languageName(beside.Lang)
	name := e.t("parallel.title", "doc", e.t("sentence.version", "title", title.Text, "version", v.ID), "first", first, "second", second)
	document := e.linkTo(civic.KindDocument, &doc.Record)
	version := Link{Text: e.versionName(v), URL: e.versionURL(v)}
	page := &ParallelPage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: name, Lang: title.Lang},
			distinct:    e.t("document.title", "title", name, "collaboration", e.title(&doc.Collaboration.Record).Text),
			description: name + ". " + e.t("parallel.description"),
			section:     "nav.documents", crumbs: append(e.documentCrumbs(doc), document, version),
		}),
		Marks:    e.parallelMarks(v, original, beside),
		Document: document,
		Version:  version,
		Original: e.languageSide(v, original),
		Beside:   e.languageSide(v, beside),
	}
	left, right := e.sectionsOf(original.Prose, ""), e.sectionsOf(beside.Prose, "_t-")
	for _, p := range besideEachOther(left, right) {
		var s ParallelSection
		if s.Original.Missing = e.t("parallel.not-in-original"); p.left >= 0 {
			s.Original = ParallelSide{HTML: left[p.left].html}
		}
		if s.Beside.Missing = e.t("parallel.not-in-translation", "language", second); p.right >= 0 {
			s.Beside = ParallelSide{HTML: right[p.right].html}
		}
		page.Sections = append(page.Sections, s)
	}
	return page
}

func (e *edition) languageSide(v *civic.Version, text *civic.VersionText) TextSide {
	return TextSide{
		Name: upperFirst(e.languageName(text.Lang)), URL: e.textURL(v, text.Lang), Lang: e.foreignTo(text.Lang), Worth: e.textWorth(text),
	}
}

// parallelMarks warn of what the texts are not: the wording itself, the original.
func (e *edition) parallelMarks(v *civic.Version, original, beside *civic.VersionText) []Mark {
	marks := e.recordMarks(&v.Document.Record)
	if original.Rendition || beside.Rendition {
		marks = append(marks, Mark{Code: "rendition", Text: e.t("mark.rendition")})
	}
	return append(marks, Mark{Code: string(beside.Translation),
		Text: e.t("mark."+string(beside.Translation), "language", e.languageName(v.Lang))})
}

// bodySection is the markup of one section of a body.
type bodySection struct {
	id    string // the heading's, "" for what stands before the first heading
	level int
	html  HTML
}

// sectionsOf cuts a body's markup before its headings. A heading that lies within a list or a quotation stays
// with what it lies in. prefix goes before every id, for the second body of a page.
func (e *edition) sectionsOf(body *civic.Prose, prefix string) []bodySection {
	markup := string(e.markup(body, 0, nil))
	var list []bodySection
	here := bodySection{}
	open := 0 // how much of markup belongs to here
	add := func(end int) {
		if text := strings.TrimSpace(markup[:end]); text != "" {
			here.html = HTML(withPrefix(text, prefix))
			list = append(list, here)
		}
		markup = markup[end:]
		open = 0
	}
	for _, s := range body.Whole().Sections {
		if s.ID == "" {
			continue
		}
		start := `<div class="heading"><h` + strconv.Itoa(s.Level) + ` id="` + html.EscapeString(s.ID) + `">`
		at := strings.Index(markup[open:], start)
		if at < 0 {
			continue
		}
		if at += open; !closed(markup[:at]) {
			open = at + len(start)
			continue
		}
		add(at)
		here = bodySection{id: s.ID, level: s.Level}
		open = len(start)
	}
	add(len(markup))
	return list
}

// closed reports whether a piece of a body's markup leaves none of the elements open that headings can lie in.
func closed(markup string) bool {
	for _, element := range []string{"ul", "ol", "dl", "blockquote", "section"} {
		opened := strings.Count(markup, "<"+element+">") + strings.Count(markup, "<"+element+" ")
		if opened != strings.Count(markup, "</"+element+">") {
			return false
		}
	}
	return true
}

// idAttribute finds the ids of a body's markup and what refers to them. A body's own words hold no bare
// quotation mark, so nothing else looks like that.
var idAttribute = regexp.MustCompile(`( (?:id|aria-labelledby)="| href="#)`)

// withPrefix sets the ids of a piece of markup apart from those of another body on the page.
func withPrefix(markup, prefix string) string {
	if prefix == "" {
		return markup
	}
	return idAttribute.ReplaceAllString(markup, "${1}"+prefix)
}

// beside is two sections that stand side by side, by their places; -1 where there is none.
type beside struct{ left, right int }

// besideEachOther pairs the sections of two bodies by their ids. Between those, sections of the same levels are
// paired in their order: a translation whose headings have no ids of their own is still the same text. What is
// left stands alone, in the order of its body.
func besideEachOther(left, right []bodySection) []beside {
	place := make(map[string]int, len(right))
	for j, s := range right {
		place[s.id] = j
	}
	var pairs []beside
	i, j := 0, 0
	until := func(iEnd, jEnd int) {
		alike := iEnd-i == jEnd-j
		for k := 0; alike && k < iEnd-i; k++ {
			alike = left[i+k].level == right[j+k].level
		}
		for ; alike && i < iEnd; i, j = i+1, j+1 {
			pairs = append(pairs, beside{i, j})
		}
		for ; i < iEnd; i++ {
			pairs = append(pairs, beside{i, -1})
		}
		for ; j < jEnd; j++ {
			pairs = append(pairs, beside{-1, j})
		}
	}
	for at, s := range left {
		if other, found := place[s.id]; found && other >= j && at >= i {
			until(at, other)
			pairs = append(pairs, beside{at, other})
			i, j = at+1, other+1
		}
	}
	until(len(left), len(right))
	return pairs
}
