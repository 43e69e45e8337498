package site

import (
	"strings"

	"samsyn/internal/civic"
)

// Picture is a picture of words, which is drawn when it is asked for.
type Picture struct {
	URL string // from the root of the site; its ending tells the kind

	edition  *edition
	document *civic.Document // nil for the picture of the whole site
}

// The kinds of pictures.
const (
	PicturePreview  = "preview"   // what a shared link shows, as a PNG
	PictureBadgePNG = "badge.png" // a standing in a few words
	PictureBadgeSVG = "badge.svg"
)

// Kind tells what is to be drawn.
func (p Picture) Kind() string {
	switch {
	case strings.HasSuffix(p.URL, "/"+badgeSVGFile):
		return PictureBadgeSVG
	case strings.HasSuffix(p.URL, "/"+badgePNGFile):
		return PictureBadgePNG
	}
	return PicturePreview
}

// Caption is what a picture says.
type Caption struct {
	Lang     string
	Site     string
	Title    string // of the document, else what the site is
	Badge    string // the standing in a few words; empty for the whole site
	Standing string // likewise, so that it stands by itself
	Subject  string // whose standing a badge shows, for who hears it
	Sentence string // the sentence that may be quoted, with its day
	Day      string
	Tone     string // see Badge
	N, Of    int    // Of is 0 where nothing is counted
}

// addPictures lists the pictures of every document in every language, and one of the site.
func (p *Plan) addPictures() {
	for _, e := range p.editions {
		p.Pictures = append(p.Pictures, Picture{URL: e.cards() + previewFile, edition: e})
	}
	for _, doc := range p.Register.Documents {
		for _, e := range p.editions {
			for _, name := range []string{previewFile, badgeSVGFile, badgePNGFile} {
				p.Pictures = append(p.Pictures, Picture{e.card(doc) + name, e, doc})
			}
		}
	}
}

// Caption says what the picture says.
func (p Picture) Caption() Caption {
	e, doc := p.edition, p.document
	c := Caption{Lang: string(e.lang), Site: e.chromes[""].SiteTitle, Tone: "none"}
	if doc == nil {
		c.Title = e.chromes[""].SiteDescription
		return c
	}
	vs := e.Status(doc).Shown()
	c.Title = e.title(&doc.Record).Text
	c.Subject = e.t("card.alt", "title", c.Title, "site", c.Site)
	c.Badge, c.Standing, c.Tone = e.badgeWords(vs), e.saidStanding(vs), e.standingBadge(vs).Tone
	c.Day = e.t("share.day", "date", e.words.Date(e.AsOf))
	c.Sentence = e.t("document.no-version")
	if vs != nil {
		c.Sentence = e.sentence(vs)
		if Counted(vs) {
			c.N, c.Of = vs.N, vs.Of
		}
	}
	return c
}
