// Package civic is the hall of the house: the councils, collaborations, documents, versions, decisions and
// releases of a site, and what follows from them: who has adopted what, as of a day. It is pure: it reads no
// file and no clock, the day is always an argument, and nothing that it returns changes afterwards. It knows
// neither YAML nor addresses nor templates.
//
// Read Register for the world, Date for how the sources' dates are kept, and Document.Status for what is
// computed. The reading wing fills a Register; the publishing wing turns it into pages.
package civic

// Lang is a language as a BCP 47 tag: "sv", "en", "nb".
type Lang string

// Text is a short text by language. A text whose language the author did not name stands under the language
// of its file.
type Text map[Lang]string

// In returns the text in the first of the languages that it has, and that language; where it has none of
// them, the text in its alphabetically first language. An empty Text gives "", "".
func (t Text) In(langs ...Lang) (string, Lang) {
	for _, lang := range langs {
		if s, ok := t[lang]; ok {
			return s, lang
		}
	}
	var first Lang
	for lang := range t {
		if first == "" || lang < first {
			first = lang
		}
	}
	return t[first], first
}

// TextNotStated is the text of a fact that the source was read for and does not give. It stands under no
// language.
func TextNotStated() Text { return Text{"": NotStated} }

// NotStated reports whether the source was read for the text and does not give it.
func (t Text) NotStated() bool { return t[""] == NotStated }

// Number is a count or an amount as the source gives it.
type Number struct {
	Value     float64
	Stated    bool // the source gives Value
	NotStated bool // the source was read and does not give it
}

// Origin is where a record or a fact is stated; it has the shape of diag.Pos.
type Origin struct {
	File      string
	Line, Col int
}

// Kind tells the records of a site apart.
type Kind string

// The kinds of record, named as their folders in content.
const (
	KindCollaboration Kind = "collaborations"
	KindCouncil       Kind = "councils"
	KindDocument      Kind = "documents"
	KindVersion       Kind = "versions"
	KindDecision      Kind = "decisions"
	KindRelease       Kind = "releases"
	KindTerm          Kind = "terms"
	KindPage          Kind = "pages"
)

// Ref names a record, or a file beside one, without holding it: the target of a link in a body.
type Ref struct {
	Kind     Kind
	ID       string
	Version  string // of a KindVersion: the version's id; ID is then the document's
	File     string // a file published beside the record's page: its name; empty for the record's page
	Fragment string // the id of a heading on the page, without #; may be empty
	URL      string // an address outside the site, as written; the other fields are then empty
}

// Translation tells what a text in another language than the original is worth.
type Translation string

// The kinds of translation. Original marks the original itself.
const (
	Original   Translation = ""
	Official   Translation = "official"
	Unofficial Translation = "unofficial"
)

// Record is what every record has.
type Record struct {
	ID           string
	Lang         Lang // the language of the original
	Title        Text
	Summary      Text
	Bodies       map[Lang]*Prose
	Translations map[Lang]Translation // every language that the record has a file in
	Draft        bool
	DraftIn      map[Lang]bool // the languages whose translation is a draft; nil where none is
	Sources      []Source
	CheckedOn    Date
	CheckedBy    Text // a role
	Notes        []Note
	Extra        map[string]any
	Origin       Origin
	Files        []string // names of the files published beside the record's page
}

// Source is where a record's facts come from.
type Source struct {
	Title Text
	URL   string
	Page  string
	File  string
	Note  Text
}

// Note is a doubt, or a disagreement of two sources, shown with what it is about.
type Note struct {
	About Text // as written: a key of the record, or free words
	Text  Text
}

// Prose is one body, made safe for a page. Its HTML is cut at the addresses of its links: HTML[0], the address
// of Links[0], HTML[1], and so on; it always holds one piece more than there are links. The pieces hold no raw
// HTML of the author's, and every address in them is of an allowed scheme.
type Prose struct {
	HTML     []string // see Whole
	Links    []Ref
	Sections []Section // likewise for their words; ids, levels and titles are always here
	Held     Held      // of a large site: what Whole fills in; nil where it is here already
	Plain    string    // the words alone, for excerpts and search
	Words    int
}

// Section is a heading of a body and what stands under it up to the next heading.
type Section struct {
	ID    string // the heading's id; "" for what stands before the first heading
	Level int    // 2 to 6
	Title string // plain text
	Plain string // the words under the heading, without it; a line for each block
	Kinds string // a letter for each line of Plain: what block it is; see Blocks

	// Numbers are those of the items of ordered lists and of footnotes, by line of Plain; 0 where a line has none.
	// What follows the last of them is left out.
	Numbers []int
}

// Site is what site.yaml says.
type Site struct {
	Title        Text
	Description  Text
	BaseURL      string // absolute, ends in a slash
	Languages    []Lang // the first is the default
	Timezone     string
	Publisher    Publisher
	Types        map[string]Text // the site's own document types
	Origin       Origin
	TypeSequence []string // the ids of Types in the order of the file
}

// Publisher is who answers for the site.
type Publisher struct {
	Name               Text
	Email              string
	OrganisationNumber string
}

// Register is the world: every record of a site, each kind sorted by id, names resolved to pointers.
// Records that are drafts are in it only if the build asked for drafts.
type Register struct {
	Site           Site
	Collaborations []*Collaboration
	Councils       []*Council
	Documents      []*Document
	Decisions      []*Decision
	Releases       []*Release
	Terms          []*Term
	Pages          []*Page
}

// Term is an entry of the glossary.
type Term struct{ Record }

// Page is an ordinary page.
type Page struct {
	Record
	Nav   string // header, footer, none
	Order int
}
