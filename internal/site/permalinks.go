package site

import (
	"html"
	"strings"

	"samsyn/internal/civic"
)

// crossLinks gives each heading of a version's text, beside its own permalink, the one that the page itself does
// not give: on the document's page to exactly this version, on the version's page to the text that the document's
// page shows. A section that the other text lacks gets none.
func (e *edition) crossLinks(block *TextBlock, v *civic.Version, page, words string) {
	if block.Body == nil {
		return
	}
	has := map[string]bool{}
	if text := e.shownText(v); text != nil {
		for _, s := range text.Prose.Sections {
			has[s.ID] = true
		}
	}
	var b strings.Builder
	rest := string(block.Body.HTML)
	for _, item := range block.Contents {
		id := html.EscapeString(strings.TrimPrefix(item.URL, "#"))
		before, after, found := strings.Cut(rest, ` href="#`+id+`"`)
		end := strings.Index(after, "</a>")
		if !found || end < 0 {
			continue
		}
		end += len("</a>")
		b.WriteString(before + ` href="#` + id + `"` + after[:end])
		if has[html.UnescapeString(id)] {
			b.WriteString(` <a class="note other" id="_p-` + id + `" href="` + html.EscapeString(page) + "#" + id +
				`" aria-labelledby="_p-` + id + " " + id + `">` + html.EscapeString(words) + `</a>`)
		}
		rest = after[end:]
	}
	block.Body.HTML = HTML(b.String() + rest)
}

// shownText is the text that a version's page shows in this edition; nil where the text is not here.
func (e *edition) shownText(v *civic.Version) *civic.VersionText {
	if text := v.Texts[e.lang]; text != nil {
		return text
	}
	return v.Original()
}

// permanentBlock is all that a version's own page says about it.
func (e *edition) permanentBlock(vs *civic.VersionStatus) VersionBlock {
	doc := vs.Version.Document
	block := e.versionBlock(vs)
	e.crossLinks(&block.Text, e.Status(doc).Shown().Version, e.record(civic.KindDocument, doc.ID), e.t("cite.document-page"))
	block.Cite = e.cite(vs, true)
	return block
}
