package site

import "samsyn/internal/civic"

// textBlock is a version's text in the wanted language, else in the original's.
func (e *edition) textBlock(vs *civic.VersionStatus, wanted civic.Lang) TextBlock {
	v := vs.Version
	text := v.Texts[wanted]
	if text == nil {
		text = v.Original()
	}
	if text == nil {
		return TextBlock{Missing: e.t("text.missing")}
	}
	numbers := numbersOf(text.Prose.Sections)
	block := TextBlock{
		Marks:     e.textMarks(v, text),
		Body:      &Prose{HTML: e.markup(text.Prose, 1, numbers), Lang: e.foreignTo(text.Lang)},
		Contents:  contents(text.Prose.Sections, numbers, e.foreignTo(text.Lang)),
		Languages: e.textLanguages(v, text),
		Ways:      e.textWays(v),
	}
	if text.Title != "" {
		block.Title = Passage{Text: text.Title, Lang: e.foreignTo(text.Lang)}
	}
	for _, c := range text.Corrections {
		if !c.Date.First().After(e.AsOf) {
			block.Corrections = append(block.Corrections, e.datedNote(c, text.Lang))
		}
	}
	block.Checked = e.checked("provenance.text-checked", text.CheckedOn, e.plain(text.CheckedBy, text.Lang))
	if original := v.Original(); original != nil {
		block.FileURL = e.versionURL(v) + textFile
		block.CheckURL = e.check()
		block.Fingerprint = original.Fingerprint
		block.Term = e.explanationID("label.text.fingerprint")
		block.Seal = e.seal(v, original)
	}
	return block
}

// seal says whether the text is sealed, and that of an account never as of the wording.
func (e *edition) seal(v *civic.Version, original *civic.VersionText) string {
	switch {
	case original.Rendition:
		return e.t("text.seal.rendition")
	case v.SHA256 != "" && v.SHA256 != civic.NotStated:
		return e.t("text.seal.sealed")
	}
	return e.t("text.seal.open")
}

// textMarks warn of what the text on the page is not.
func (e *edition) textMarks(v *civic.Version, text *civic.VersionText) []Mark {
	var marks []Mark
	if text.Rendition {
		marks = append(marks, Mark{Code: "rendition", Text: e.t("mark.rendition")})
	}
	if v.Texts[e.lang] == nil {
		marks = append(marks, Mark{Code: "original-language", Text: e.t("mark.other-language",
			"language", e.languageName(text.Lang), "own", e.languageName(e.lang))})
	}
	if text.Translation == civic.Original {
		return marks
	}
	original := v.Original()
	key := "mark." + string(text.Translation)
	if text.Translation == civic.Unofficial && original != nil && !original.Rendition {
		key = "mark.unofficial-wording"
	}
	mark := Mark{Code: string(text.Translation), Text: e.t(key, "language", e.languageName(v.Lang))}
	if original != nil {
		mark.Link = &Link{Text: e.t("mark.to-original", "language", e.languageName(v.Lang)), URL: e.textURL(v, v.Lang)}
	}
	return append(marks, mark)
}

// textURL is the page that shows a version's text in a language: the version's page in the site's edition of
// that language, else a page of its own in this one.
func (e *edition) textURL(v *civic.Version, tag civic.Lang) string {
	if other := e.edition(tag); other != nil {
		return other.versionURL(v)
	}
	return e.originalURL(v, tag)
}

// textLanguages lists the languages that the text is here in, the original first; nothing where that is one.
func (e *edition) textLanguages(v *civic.Version, shown *civic.VersionText) []TextLanguage {
	if len(v.Texts) < 2 {
		return nil
	}
	tags := []civic.Lang{v.Lang}
	for _, tag := range sortedLangs(v.Texts) {
		if tag != v.Lang {
			tags = append(tags, tag)
		}
	}
	var list []TextLanguage
	for _, tag := range tags {
		text := v.Texts[tag]
		if text == nil {
			continue
		}
		worth := "original"
		if text.Translation != civic.Original {
			worth = string(text.Translation)
		}
		item := TextLanguage{Name: e.t("text.language."+worth, "language", e.languageName(tag))}
		if text != shown {
			item.URL, item.Lang = e.textURL(v, tag), string(tag)
		}
		list = append(list, item)
	}
	return list
}

func (e *edition) datedNote(c civic.Correction, original civic.Lang) DatedNote {
	return DatedNote{Date: e.dateValue(c.Date), Text: e.passage(c.Note, original)}
}
