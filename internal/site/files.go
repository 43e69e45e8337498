package site

import (
	"path"
	"slices"

	"samsyn/internal/civic"
)

// addFiles lists what is published beside the pages: each version's own bytes, and the files that lie beside
// the records.
func (p *Plan) addFiles() {
	for _, c := range p.Register.Collaborations {
		p.addBeside(civic.KindCollaboration, &c.Record)
	}
	for _, doc := range p.Register.Documents {
		p.addBeside(civic.KindDocument, &doc.Record)
		for _, vs := range p.Status(doc).Versions {
			p.addText(vs.Version)
		}
	}
	for _, c := range p.Register.Councils {
		p.addBeside(civic.KindCouncil, &c.Record)
	}
	for _, d := range p.Register.Decisions {
		if p.hasPage(d) {
			p.addBeside(civic.KindDecision, &d.Record)
		}
	}
	for _, r := range p.Register.Releases {
		if p.seenByID[releaseKey(r.ID)] {
			p.addRelease(r)
		}
	}
	for _, page := range p.Register.Pages {
		p.addBeside(civic.KindPage, &page.Record)
	}
	for _, term := range p.Register.Terms {
		p.addBeside(civic.KindTerm, &term.Record)
	}
}

// addText publishes a version's original text as the bytes that its fingerprint is taken of, and once those of each
// translation.
func (p *Plan) addText(v *civic.Version) {
	if original := v.Original(); original != nil {
		for _, e := range p.editions {
			p.Files = append(p.Files, File{URL: e.versionURL(v) + textFile, Text: func() civic.Held { return original.Source }})
		}
	}
	for _, tag := range sortedLangs(v.Texts) {
		if text := v.Texts[tag]; text.Translation != civic.Original && text.Source != nil {
			p.Files = append(p.Files, File{URL: p.editions[0].versionURL(v) + fileOf(text), Text: func() civic.Held { return text.Source }})
		}
	}
}

// addBeside publishes the files of a record beside its page, in every language. The terms share a page, and what
// lies beside two of them is published once.
func (p *Plan) addBeside(kind civic.Kind, r *civic.Record) {
	for _, name := range r.Files {
		source := path.Join(path.Dir(r.Origin.File), name)
		for _, e := range p.editions {
			url := e.address(civic.Ref{Kind: kind, ID: r.ID, File: name})
			if !slices.ContainsFunc(p.Files, func(f File) bool { return kind == civic.KindTerm && f.URL == url }) {
				p.Files = append(p.Files, File{URL: url, Source: source})
			}
		}
	}
}

// addRedirects lists the old addresses of documents. An alias is an address of no language, or of one: it leads
// to the document in the language that it begins with, else in the site's first.
func (p *Plan) addRedirects() {
	for _, doc := range p.Register.Documents {
		for _, alias := range doc.Aliases {
			e := p.editions[0]
			for _, other := range p.editions {
				if len(alias) >= len(other.home()) && alias[:len(other.home())] == other.home() {
					e = other
				}
			}
			p.Redirects = append(p.Redirects, Redirect{From: alias, To: e.record(civic.KindDocument, doc.ID)})
		}
	}
}
