package site

import (
	"strings"

	"samsyn/internal/civic"
)

// PublishedText is a text that the site publishes word for word: of a version in one language, or of a release.
type PublishedText struct {
	Version     *civic.VersionStatus // nil for a release
	Text        *civic.VersionText   // likewise
	Release     *civic.Release       // nil for a version
	Lang        civic.Lang
	Source      civic.Held // the normalised bytes
	Fingerprint string     // of them
	URL         string     // where they are published, from the root of the site
}

// Texts lists the texts that the day knows: those of the versions in every language, then the releases. The order
// is that of the register, and says which of several equal texts is named first.
func (p *Plan) Texts() []PublishedText { return p.texts() }

func (p *Plan) publishedTexts() []PublishedText {
	if len(p.editions) == 0 {
		return nil
	}
	e := p.editions[0]
	var all []PublishedText
	for _, doc := range p.Register.Documents {
		for _, vs := range p.Status(doc).Versions {
			v := vs.Version
			for _, tag := range sortedLangs(v.Texts) {
				if text := v.Texts[tag]; text.Source != nil {
					all = append(all, PublishedText{Version: vs, Text: text, Lang: tag, Source: text.Source,
						Fingerprint: text.Fingerprint, URL: e.versionURL(v) + fileOf(text)})
				}
			}
		}
	}
	for _, r := range p.releases {
		if r.Source != nil {
			all = append(all, PublishedText{Release: r, Lang: r.Lang, Source: r.Source,
				Fingerprint: r.Fingerprint, URL: e.record(civic.KindRelease, r.ID) + textFile})
		}
	}
	return all
}

// fileOf is the name under which the bytes of a version's text are published: a translation's tells its language.
func fileOf(text *civic.VersionText) string {
	if text.Translation == civic.Original {
		return textFile
	}
	return "text." + string(text.Lang) + ".md"
}

// TextEntry is what the page that checks texts says of a published one, in a language of the site.
type TextEntry struct {
	Name  string   `json:"name"`           // inside a sentence: "the rendition of Goals (version 3)"
	Lang  string   `json:"lang,omitempty"` // of the name; "" where it is the page's
	URL   string   `json:"url"`            // of its page
	Text  string   `json:"text"`           // of its bytes
	Notes []string `json:"notes"`          // whole sentences: what it must not be taken for, its standing on the day, what has come since
}

// TextEntry tells of a published text in a language of the site.
func (p *Plan) TextEntry(tag civic.Lang, t PublishedText) TextEntry {
	e := p.edition(tag)
	if t.Release != nil {
		return e.releaseTextEntry(t)
	}
	v := t.Version.Version
	title := e.title(&v.Document.Record)
	return TextEntry{
		Name: e.textName(t), Lang: title.Lang, Text: t.URL, URL: e.textURL(v, t.Lang),
		Notes: e.versionNotes(t),
	}
}

// textName names a text, and says where it is not the original wording.
func (e *edition) textName(t PublishedText) string {
	if r := t.Release; r != nil {
		return e.t("check.name.release", "title", e.title(&r.Record).Text, "date", e.words.Date(r.Date.Day))
	}
	v := t.Version.Version
	doc := e.t("sentence.version", "title", e.title(&v.Document.Record).Text, "version", v.ID)
	name := doc
	if t.Text.Rendition {
		name = e.t("check.name.rendition", "doc", doc)
	}
	if t.Text.Translation != civic.Original {
		name = e.t("check.name."+string(t.Text.Translation), "doc", name, "language", e.languageName(t.Lang))
	}
	return name
}

// versionNotes say what a version's text must not be taken for, how its version stands, and whether it is the
// newest.
func (e *edition) versionNotes(t PublishedText) []string {
	vs, v := t.Version, t.Version.Version
	var notes []string
	for _, mark := range append(e.documentMarks(v.Document, vs), e.textMarks(v, t.Text)...) {
		if mark.Code != "original-language" { // the page has no place where a translation was to stand
			notes = append(notes, mark.Text)
		}
	}
	notes = append(notes, e.sentence(vs))
	if stopped := e.stopped(vs); stopped.Text != "" {
		notes = append(notes, e.t("legend."+ofForce+string(vs.Force)))
	}
	status := e.Status(v.Document)
	if latest := status.Latest; latest != nil && latest != v {
		notes = append(notes, e.t("check.earlier", "version", latest.ID))
	}
	if current := status.Current; current != nil && current != v && current != status.Latest {
		notes = append(notes, e.t("mark.other-version", "version", current.ID))
	}
	return append(notes, e.correctionNotes(t.Text.Corrections, t.Lang)...)
}

// correctionNotes tell the corrections that have been made by the day.
func (e *edition) correctionNotes(corrections []civic.Correction, original civic.Lang) []string {
	var notes []string
	for _, c := range corrections {
		if !c.Date.First().After(e.AsOf) {
			notes = append(notes, e.t("check.corrected", "note", e.noteLine(c, original)))
		}
	}
	return notes
}

func (e *edition) releaseTextEntry(t PublishedText) TextEntry {
	r := t.Release
	entry := TextEntry{Name: e.textName(t), Lang: e.title(&r.Record).Lang, Text: t.URL, URL: e.record(civic.KindRelease, r.ID)}
	for _, mark := range e.releaseMarks(r) {
		entry.Notes = append(entry.Notes, mark.Text)
	}
	if e.withdrawn(r) {
		entry.Notes = append(entry.Notes, strings.TrimSuffix(e.noteLine(civic.Correction{Date: r.Withdrawn.Date, Note: r.Withdrawn.Note}, r.Lang), ": "))
	}
	if issued := e.issuedBy(r); issued != "" {
		entry.Notes = append(entry.Notes, issued)
	}
	entry.Notes = append(entry.Notes, e.correctionNotes(r.Corrections, r.Lang)...)
	return entry
}
