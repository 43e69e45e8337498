package site

// Frame is what every page has around its own content.
type Frame struct {
	Lang        string // of the page
	Title       string // for the title element, with the site's name: unlike that of any other page of the language
	Heading     Passage
	Description string
	Canonical   string      // absolute
	Alternates  []Alternate // for link rel=alternate hreflang; with x-default last
	Languages   []Language  // the language switch, this page's language included
	Breadcrumb  []Link      // from the home page to this page; the last is this page and has no URL; empty on the home page
	Feeds       []FeedLink  // for link rel=alternate: the page's own feed, and that of the whole site
	NoIndex     bool        // keeps the page out of search engines: the 404, and cards
	Share       *Share      // what a link to the page shows elsewhere; nil where addresses cannot be absolute
	Chrome      *Chrome
	// Explanations are those that the page's own labels refer to, by their ids.
	Explanations []Explanation
	// Meanings explain the other words for outcomes and standings that the page shows.
	Meanings []LegendItem
}

// Share is what other sites show where the page is linked to, beside its description (the Open Graph protocol).
type Share struct {
	Title  string // for a document, with its standing and the day
	Image  string // absolute
	Alt    string // what the image says
	Locale string // "sv_SE"; "" for a language whose country is not known
}

// Chrome is what the pages of one section and language share: a renderer may keep what it makes of one Chrome
// by its pointer.
type Chrome struct {
	SiteTitle       string
	SiteDescription string
	HomeURL         string
	SearchURL       string // where the header's search box leads; "" on the search page
	Nav             []NavItem
	Footer          []Link
	Publisher       string
	PublisherNumber string // the organisation number; may be empty
	Email           string
	AsOf            string // a sentence: "Uppgifterna visar läget den 21 november 2026."
	DataURL         string // documents.json
}

// NavItem is an entry of the main navigation.
type NavItem struct {
	Text    string
	URL     string
	Current bool // the page is in this section
}

// Alternate is the address of the page in one language, absolute.
type Alternate struct {
	Lang string // a language tag or x-default
	URL  string
}

// Language is an entry of the language switch.
type Language struct {
	Name    string // in that language: "English"
	Lang    string
	URL     string
	Current bool
}

// Passage is a text that may be in another language than the page.
type Passage struct {
	Text string
	Lang string // "" where it is the page's
}

// Link is a text with an address.
type Link struct {
	Text string
	URL  string // "" where there is nothing to go to
	Lang string // of Text, "" where it is the page's
}

// Value is a fact as it is shown. Where there is none, Text says so.
type Value struct {
	Text     string
	Lang     string // "" where it is the page's
	DateTime string // for a time element, where the value is a date: "2006-04-24", "2003-06"; else ""
	URL      string // "" where the value is not a link
	Missing  string // "" | "not-stated": the source does not say | "not-recorded": nobody has looked
}

// Fact is a named value, or several.
type Fact struct {
	Name   string
	Values []Value
	Note   string // a remark that belongs to the fact; may be empty
	Term   string // the id of the explanation of Name; "" where there is none
}

// Badge is a standing in words. Text always says it; Tone and Code are for colour and sign beside the words.
type Badge struct {
	Text string
	Code string // the code of the status in data and styles: "adopted-amended", "no-decision"
	Tone string // yes | partly | no | waiting | none
	// Meaning is the key of what the word means, among those that the legend explains.
	Meaning string
}

// Mark is a warning label at the head of a page: a draft, an example, a rendition, an unofficial translation.
type Mark struct {
	Code string // draft | example | rendition | unofficial | original-language | older-version | withdrawn
	Text string // a sentence
	Link *Link  // where to go instead; may be nil
}

// Prose is a body, ready for the page.
type Prose struct {
	HTML HTML
	Lang string // "" where it is the page's
	Note string // says that the body is in another language, or what its translation is worth; may be empty
}

// SourceItem is where facts come from.
type SourceItem struct {
	Title Passage
	URL   string
	Page  string // "sidan 4"
	Note  Passage
}

// NoteItem is a doubt or a disagreement of two sources.
type NoteItem struct {
	About Passage // may be empty
	Text  Passage
}

// Provenance is what every record's page ends with.
type Provenance struct {
	Sources []SourceItem
	Notes   []NoteItem
	Checked string      // a sentence; "" where nobody has checked
	Linked  []LinkGroup // what links to the record
}

// Pager leads through a list that fills more than one page; it is nil where one page holds all.
type Pager struct {
	Text string // "Sida 2 av 12"
	Prev *Link
	Next *Link
}
