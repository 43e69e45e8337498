package site

import (
	"strings"

	"samsyn/internal/civic"
)

// plainFile is the name under which a release is published as plain text.
const plainFile = "release.txt"

// addRelease publishes a release as plain text in every language, and its original text as the bytes that its
// fingerprint is taken of.
func (p *Plan) addRelease(r *civic.Release) {
	for _, e := range p.editions {
		url := e.record(civic.KindRelease, r.ID)
		p.Files = append(p.Files, File{URL: url + plainFile, Text: func() civic.Held { return civic.Here{e.releaseText(r)} }})
		if r.Source != nil {
			p.Files = append(p.Files, File{URL: url + textFile, Text: func() civic.Held { return r.Source }})
		}
	}
	p.addBeside(civic.KindRelease, &r.Record)
}

// releaseText is a release as plain text: what a reporter pastes, with where it comes from.
func (e *edition) releaseText(r *civic.Release) string {
	var paragraphs []string
	add := func(lines ...string) {
		if said := strings.TrimSpace(strings.Join(lines, "\n")); said != "" {
			paragraphs = append(paragraphs, said)
		}
	}
	add(strings.ToUpper(e.t("label.release.kind")) + ", " + e.momentValue(r.Date).Text)
	for _, mark := range e.releaseMarks(r) {
		add(mark.Text)
	}
	if e.withdrawn(r) {
		add(e.noteLine(civic.Correction{Date: r.Withdrawn.Date, Note: r.Withdrawn.Note}, r.Lang))
	}
	add(e.title(&r.Record).Text)
	add(e.plain(r.Summary, r.Lang))
	if body, _ := e.bodyIn(&r.Record); body != nil {
		for _, s := range body.Whole().Sections {
			add(s.Title)
			add(plainBlocks(s.Blocks()))
		}
	}
	add(e.issuedBy(r))
	for _, c := range r.Corrections {
		if !c.Date.First().After(e.AsOf) {
			add(e.t("label.text.corrections"), e.noteLine(c, r.Lang))
		}
	}
	for _, c := range e.contacts(r) {
		lines := []string{c.Role.Text}
		if c.Council != nil {
			lines[0] = strings.TrimPrefix(c.Role.Text+", "+c.Council.Text, ", ")
		}
		for _, way := range []string{c.Email, c.Phone} {
			if way != "" {
				lines = append(lines, way)
			}
		}
		add(lines...)
	}
	for _, about := range e.boilerplates(r) {
		add(e.t("label.release.about")+" "+about.Collaboration.Text, about.Text.Text)
	}
	add(e.Absolute(e.record(civic.KindRelease, r.ID)))
	return strings.Join(paragraphs, "\n\n") + "\n"
}

func (e *edition) noteLine(c civic.Correction, original civic.Lang) string {
	note := e.datedNote(c, original)
	return note.Date.Text + ": " + note.Text.Text
}

// plainBlocks are blocks as plain text: the items of a list and the rows of a table stand close, all others apart.
func plainBlocks(blocks []civic.Block) string {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 {
			b.WriteByte('\n')
			if last := blocks[i-1]; !(block.IsRow() && last.IsRow()) && !(block.Kind == civic.ListItem && last.Kind == civic.ListItem) {
				b.WriteByte('\n')
			}
		}
		b.WriteString(plainBlock(block))
	}
	return b.String()
}

// plainBlock is a block of a body as a line of plain text.
func plainBlock(b civic.Block) string {
	switch {
	case b.IsRow():
		return strings.Join(b.Cells(), " | ")
	case b.Kind == civic.ListItem:
		return "- " + b.Words
	}
	return b.Words
}
