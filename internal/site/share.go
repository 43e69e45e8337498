package site

import (
	"html"

	"samsyn/internal/civic"
)

// absolute reports whether the site knows its own address: without it nothing can be said to other sites.
func (e *edition) absolute() bool { return e.BaseURL != "/" }

// share is what a link to a page shows elsewhere: what the heading brings, else its title and the site's picture.
func (e *edition) share(h heading) *Share {
	if !e.absolute() {
		return nil
	}
	s := h.share
	if s == nil {
		site := e.chromes[""].SiteTitle
		s = &Share{Title: h.title.Text, Image: e.Absolute(e.cards() + previewFile), Alt: site}
	}
	s.Locale = locales[e.lang]
	return s
}

// locales are the languages with the countries whose councils they are written for.
var locales = map[civic.Lang]string{"sv": "sv_SE", "en": "en_GB", "nb": "nb_NO"}

// shareDocument is what a link to a document shows: its standing, and the day of it.
func (e *edition) shareDocument(doc *civic.Document) *Share {
	said := e.withStanding(e.title(&doc.Record).Text, doc)
	return &Share{Title: said, Image: e.Absolute(e.card(doc) + previewFile), Alt: said}
}

// withStanding adds to a document's title its standing, and the day of it.
func (e *edition) withStanding(title string, doc *civic.Document) string {
	return e.t("share.document", "title", title, "standing", e.saidStanding(e.Status(doc).Shown()), "date", e.words.Date(e.AsOf))
}

// saidStanding is a standing with its count so that it stands by itself: beside "väntar på beslut" a bare count
// would leave open what is counted.
func (e *edition) saidStanding(vs *civic.VersionStatus) string {
	key := "share.some"
	switch {
	case vs == nil || !Counted(vs):
		key = "share.uncounted"
	case vs.N == 0 && nothingRecorded(vs):
		key = "share.silent"
	case vs.N == 0:
		key = "share.uncounted"
	case vs.Standing == civic.StandingAdopted:
		key = "share.adopted"
	}
	return e.standingIn(key, vs)
}

// badgeWords is a standing as short as a badge has it: "5/5 antagen".
func (e *edition) badgeWords(vs *civic.VersionStatus) string {
	if vs != nil && Counted(vs) && vs.Standing == civic.StandingAdopted {
		return e.standingIn("share.badge", vs)
	}
	return e.saidStanding(vs)
}

// standingIn fills in the words of a key, and adds that the text has stopped to apply or does not apply yet.
func (e *edition) standingIn(key string, vs *civic.VersionStatus) string {
	said := e.standingBadge(vs).Text
	if vs != nil {
		said = e.t(key, "standing", said, "n", e.words.Int(vs.N), "of", e.words.Int(vs.Of))
	}
	if force := e.stopped(vs).Text; force != "" {
		said += ", " + force
	}
	return said
}

// frameMarkup is what shows a card on another site. The height has room for the sentence at 280 pixels.
func frameMarkup(url, title string) string {
	return `<iframe src="` + html.EscapeString(url) + `" title="` + html.EscapeString(title) +
		`" width="100%" height="420" loading="lazy" style="border:0"></iframe>`
}

// badgeMarkup is what shows a badge on another site, as a link to the document. Its text names the document and
// never the standing, which is as of the day when the picture is loaded.
func badgeMarkup(document, picture, alt string) string {
	return `<a href="` + html.EscapeString(document) + `"><img src="` + html.EscapeString(picture) + `" alt="` +
		html.EscapeString(alt) + `" height="24"></a>`
}
