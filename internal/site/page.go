package site

import "samsyn/internal/civic"

// HTML is markup that is safe to put into a page as it is: it was made by the Markdown reader from a body, and
// addresses and permalinks were put into it here. A renderer converts it to its template's type.
type HTML string

// Page is one page of the site in one language.
type Page struct {
	URL    string     // from the root of the site, with slashes at both ends: "/sv/dokument/avtal/"
	Lang   civic.Lang // "" for the pages that belong to no language: the root and the 404
	Twins  []Twin     // the same page in every language, this one included, in the order of the site
	Layout string     // "document" is drawn by layouts/pages/document.html
	// View builds what the page says: a pointer to one of this package's views. It is built anew at each call,
	// so that only the pages being rendered are in memory; it is safe to call from several goroutines.
	View func() any
}

// Twin is a page in one of the site's languages.
type Twin struct {
	Lang civic.Lang
	URL  string
}

// The layouts, one for each kind of page.
const (
	LayoutHome           = "home"           // *HomePage
	LayoutCollaboration  = "collaboration"  // *CollaborationPage
	LayoutCollaborations = "collaborations" // *CollaborationsPage
	LayoutDocument       = "document"       // *DocumentPage: the version that is current
	LayoutVersion        = "version"        // *VersionPage: one version, for good
	LayoutOriginal       = "original"       // *OriginalPage: the original in a language that is not the site's
	LayoutDocuments      = "documents"      // *DocumentsPage
	LayoutCouncil        = "council"        // *CouncilPage
	LayoutCouncils       = "councils"       // *CouncilsPage
	LayoutDecision       = "decision"       // *DecisionPage
	LayoutDecisions      = "decisions"      // *DecisionsPage
	LayoutAdoptions      = "adoptions"      // *AdoptionsPage
	LayoutRelease        = "release"        // *ReleasePage
	LayoutReleases       = "releases"       // *ReleasesPage
	LayoutPage           = "page"           // *TextPage
	LayoutGlossary       = "glossary"       // *GlossaryPage
	LayoutFollow         = "follow"         // *FollowPage
	LayoutCheck          = "check"          // *CheckPage
	LayoutSearch         = "search"         // *SearchPage
	LayoutIndex          = "index"          // *IndexPage: a part of a large site's index
	LayoutCard           = "card"           // *CardPage: a document's standing, for a frame on another site
	LayoutNotFound       = "404"            // *NotFoundPage
	LayoutRoot           = "root"           // *RootPage
)

// File is a file of the site that is not a page: a text's own bytes, or what lies beside a record.
type File struct {
	URL    string            // from the root of the site
	Text   func() civic.Held // gives one text, which is the content; nil where Source is set
	Source string            // the path of the file to copy, as problems name it ("content/documents/avtal/karta.png")
}
