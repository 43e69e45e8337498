package corpus

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"samsyn/internal/civic"
)

// writeGround writes what documents stand on: the site, the councils and the collaborations.
func (w *world) writeGround(put Put) error {
	if err := put("content/site.yaml", []byte(siteFile)); err != nil {
		return err
	}
	for _, c := range w.councils {
		for _, language := range languages {
			if err := put(fmt.Sprintf("content/councils/%s.%s.md", c.id, language), []byte(c.file(language))); err != nil {
				return err
			}
		}
	}
	for _, c := range w.collaborations {
		for _, language := range languages {
			name := fmt.Sprintf("content/collaborations/%s.%s.md", c.id, language)
			if err := put(name, []byte(w.collaborationFile(c, language))); err != nil {
				return err
			}
		}
	}
	return nil
}

const siteFile = `format: 1
title: {sv: Provsamlingen, en: Test collection}
description: {sv: Påhittade dokument för mätningar., en: Invented documents for measurements.}
baseURL: https://example.org/
languages: [sv, en]
timezone: Europe/Stockholm
publisher: {name: Provsamlingen, email: info@example.org, organisation-number: not-stated}
types: {}
`

func (c council) file(language civic.Lang) string {
	if language == english {
		return fmt.Sprintf("---\ntitle: The council of %s\ntranslation: unofficial\nmunicipality: %[1]s\n---\n", c.name)
	}
	return fmt.Sprintf("---\ntitle: Kommunfullmäktige i %s\nmunicipality: %[1]s\ncode: not-stated\ncountry: SE\ncounty: not-stated\n"+
		"website: not-stated\nforms:\n  section: {pattern: %q}\n  registration: {pattern: %q, order: %s}\n---\n",
		c.name, c.section.pattern, c.registry.pattern, c.registry.order)
}

func (w *world) collaborationFile(c collaboration, language civic.Lang) string {
	if language == english {
		return fmt.Sprintf("---\ntitle: %s\nsummary: An invented collaboration.\ntranslation: unofficial\n---\n", c.name)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\nsummary: En påhittad samverkan.\ncountry: SE\nformed: %d\nmembers:\n", c.name, firstYear-1)
	for _, m := range c.members {
		fmt.Fprintf(&b, "  - {council: %s, from: %d}\n", w.councils[m].id, firstYear-1)
	}
	b.WriteString("---\n")
	return b.String()
}

// writeDocument writes document i: its facts and summary, the text of its version, and its decisions.
func (w *world) writeDocument(put Put, i int) error {
	d := w.documents[i]
	folder := "content/documents/" + d.id + "/"
	original := w.text(i, swedish)
	files := []struct{ name, text string }{
		{folder + "document.sv.md", w.facts(d, original) + w.summary(i, swedish)},
		{folder + "document.en.md", fmt.Sprintf("---\ntitle: %q\nsummary: An invented document.\ntranslation: unofficial\n---\n", d.title[english]) +
			w.summary(i, english)},
		{folder + "1.sv.md", original},
		{folder + "1.en.md", "---\ntranslation: unofficial\n---\n" + w.text(i, english)},
	}
	for _, d := range w.decisions(i) {
		files = append(files, struct{ name, text string }{"content/decisions/" + d.id + ".sv.md", d.text})
	}
	for _, f := range files {
		if err := put(f.name, []byte(f.text)); err != nil {
			return err
		}
	}
	return nil
}

// facts writes the front matter of a document, with the seal of its text.
func (w *world) facts(d document, text string) string {
	return fmt.Sprintf("---\ntitle: %q\nsummary: Ett påhittat dokument.\ntype: %s\ncollaboration: %s\nadoption: {by: councils, rule: all}\n"+
		"versions:\n  - version: \"1\"\n    date: %s\n    stage: final\n    submitted: %[5]s\n    sha256: %x\n"+
		"valid: {from: adoption, until: until-further-notice}\n---\n",
		d.title[swedish], d.kind.id, w.collaborations[d.collaboration].id, d.date, d.date, sha256.Sum256([]byte(text)))
}

// summary is the plain-language account of document i.
func (w *world) summary(i int, language civic.Lang) string {
	r := w.chance(streamDocuments + 4*i + map[civic.Lang]int{swedish: 2, english: 3}[language])
	p := &prose{r: r, lang: language, words: w.words[language]}
	p.paragraph(60)
	return strings.TrimRight(p.b.String(), "\n") + "\n"
}
