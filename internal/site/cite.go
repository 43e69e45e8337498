package site

import (
	"strings"

	"samsyn/internal/civic"
)

// cite is what refers to a version in the page's language. An account in other words, and a translation, are
// cited as what they are.
func (e *edition) cite(vs *civic.VersionStatus, withSections bool) CiteBlock {
	v := vs.Version
	url := e.Absolute(e.versionURL(v))
	block := CiteBlock{URL: url, AsOf: e.t("sentence.as-of", "date", e.words.Date(e.AsOf)), Lines: []string{e.citedVersion(v)}}
	text := e.shownText(v)
	if text != nil {
		for _, mark := range e.textMarks(v, text) {
			block.Lines = append(block.Lines, mark.Text)
		}
	}
	if decided := e.citedDecisions(vs); decided != "" {
		block.Lines = append(block.Lines, decided)
	}
	if text == nil || !withSections {
		return block
	}
	numbers := numbersOf(text.Prose.Sections)
	for i, s := range text.Prose.Sections {
		if s.ID != "" {
			block.Sections = append(block.Sections, CiteSection{
				Title: strings.TrimSpace(numbers[i] + " " + s.Title), Lang: e.foreignTo(text.Lang), URL: url + "#" + s.ID,
			})
		}
	}
	return block
}

// citedVersion names the document and its version, with the version's date where that is known by the day.
func (e *edition) citedVersion(v *civic.Version) string {
	title := e.title(&v.Document.Record).Text
	if date := e.eventValue(v.Date); date.DateTime != "" {
		return e.t("cite.version-of", "title", title, "version", v.ID, "date", date.Text)
	}
	return e.t("cite.version", "title", title, "version", v.ID)
}

// mostCited is how many decisions a reference lists at most.
const mostCited = 20

// citedDecisions lists what the parties have decided on this very version, with §§ and numbers as they are written.
func (e *edition) citedDecisions(vs *civic.VersionStatus) string {
	var said []string
	told := map[*civic.Decision]bool{}
	for _, row := range vs.Rows {
		d := row.Decision
		if d == nil || row.Version != vs.Version || told[d] {
			continue
		}
		told[d] = true
		parts := []string{e.deciderLink(d).Text, e.rowBadge(row).Text}
		if d.Date.Known() {
			parts = append(parts, e.words.Date(d.Date))
		}
		if section := e.written(d.Section); section.Missing == "" {
			parts = append(parts, e.sectionWord(d)+" "+section.Text)
		}
		if number := e.written(d.Registration); number.Missing == "" {
			parts = append(parts, e.t("label.decision.registration")+" "+number.Text)
		}
		said = append(said, strings.Join(parts, ", "))
	}
	switch {
	case len(said) == 0:
		return ""
	case len(said) > mostCited:
		return e.words.N("cite.many-decisions", len(said))
	}
	return e.t("cite.decisions", "decisions", strings.Join(said, "; "))
}
