package site

import "samsyn/internal/civic"

// CardPage is a document's standing in short, for a frame on another site. It stands in no frame of its own.
type CardPage struct {
	Frame
	Marks       []Mark
	Kind        string // the type of document, and its collaboration
	Document    Link
	Badge       Badge
	Count       string // "5 av 5"; "" where nothing is counted
	N, Of       int    // for a meter beside Count
	Sentence    string // with its day
	NoVersion   string // instead of Sentence; "" else
	Site        string
	CardMarkup  string // to copy into a page that is to show the card; "" where the site's address is not known
	BadgeMarkup string // likewise the badge
	BadgeSVG    string // its addresses, from the root of the site
	BadgePNG    string
}

// The names of the pictures beside a card. They are part of addresses that other sites hold, so they never change.
const (
	badgeSVGFile = "badge.svg"
	badgePNGFile = "badge.png"
	previewFile  = "preview.png"
)

// cards begins the addresses of what other sites show: a prefix of its own, so that framing can be allowed there
// alone.
func (e *edition) cards() string { return "/" + e.paths.card + "/" + string(e.lang) + "/" }

// card is the address of a document's card.
func (e *edition) card(doc *civic.Document) string { return e.cards() + doc.ID + "/" }

// CardFolders are the beginnings of the addresses of what other sites show, each once.
func (p *Plan) CardFolders() (folders []string) {
	for _, e := range p.editions {
		folders = append(folders, e.cards())
	}
	return folders
}

func (e *edition) cardPage(at *Page, doc *civic.Document) *CardPage {
	shown := e.Status(doc).Shown()
	document := e.record(civic.KindDocument, doc.ID)
	page := &CardPage{
		Frame: e.frame(at, heading{
			title:       e.title(&doc.Record),
			distinct:    e.t("card.title", "document", e.distinctTitle(doc)),
			description: e.documentDescription(doc, shown),
		}),
		Marks:    e.documentMarks(doc, shown),
		Kind:     e.t("card.kind", "type", e.typeName(doc.Type), "collaboration", e.title(&doc.Collaboration.Record).Text),
		Badge:    e.standingBadge(shown),
		Count:    e.tally(shown),
		Site:     e.chromes[""].SiteTitle,
		BadgeSVG: at.URL + badgeSVGFile,
		BadgePNG: at.URL + badgePNGFile,
	}
	page.Document = Link{Text: e.t("card.document", "site", page.Site), URL: document}
	page.Canonical, page.Alternates, page.Share, page.NoIndex = e.Absolute(document), nil, nil, true
	if shown == nil {
		page.NoVersion = e.t("document.no-version")
	} else {
		page.Sentence = e.sentence(shown)
		if Counted(shown) {
			page.N, page.Of = shown.N, shown.Of
		}
	}
	if e.absolute() {
		alt := e.t("card.alt", "title", page.Heading.Text, "site", page.Site)
		page.CardMarkup = frameMarkup(e.Absolute(at.URL), alt)
		page.BadgeMarkup = badgeMarkup(page.Canonical, e.Absolute(page.BadgeSVG), alt)
	}
	return page
}
