package site

// The layouts of pages that lay two texts beside each other.
const (
	LayoutComparison = "comparison" // *ComparisonPage: two versions, word by word
	LayoutParallel   = "parallel"   // *ParallelPage: an original and its translation
)

// ComparisonPage is two versions of a document, word by word.
type ComparisonPage struct {
	Frame
	Marks      []Mark
	Document   Link
	Older      TextSide
	Newer      TextSide
	Summary    string      // how many sections changed, came, went and moved
	Words      string      // how many words came and went; "" where none did
	Deviations []Deviation // what councils changed in either version, or reserved themselves against, and names no section
	Sections   []ChangedSection
	TextLang   string // "" where it is the page's
	Others     []Link // the document's other comparisons
}

// TextSide is one of two texts beside each other.
type TextSide struct {
	Name     string // "Version 3", or the name of a language
	URL      string // the page with the whole text
	Lang     string // of the text, "" where it is the page's
	Date     Value  // of the version; empty on a page with two languages
	Standing Badge  // likewise
	Worth    string // "svenska (original)", with "återgivning i sammandrag" where it is one
}

// Deviation is what a council changed in a version that it adopted, or reserved itself against.
type Deviation struct {
	Council  Link
	Outcome  Badge
	Version  string // "Version 4"
	Text     Value  // what it changed, as its decision says
	Decision Link
	Newer    bool // Version is the newer of the two
}

// ChangedSection is a section of the older or the newer text, or of both.
type ChangedSection struct {
	Title  []Run    // both headings in one; a text where Plain is set
	Plain  string   // the name of a section without a heading: "Inledning", "Fotnoter"
	Tags   []string // "ändrat", "nytt avsnitt", "flyttat"
	Moved  string   // a sentence: where a section that moved stood; "" else
	Folded bool     // no word differs, so it is folded
	Blocks []ChangedBlock

	Deviations []Deviation // what councils changed in this section, by their own words
}

// ChangedBlock is a block of a section: Same where it is several blocks that did not change, a table where it has
// rows, else running text.
type ChangedBlock struct {
	Kind  string      // "paragraph", "item", "numbered", "rest", "quote", "term", "definition", "code": for a class; "table"
	Left  ChangedSide // the older text; empty where the block is new, and where one side says it all
	Right ChangedSide // both texts in one; wide windows hide what is gone from it
	Gone  bool        // nothing of the block is in the newer text
	Once  bool        // it did not change and lies in a fold: the right side is all there is
	Rows  []ChangedRow
	Width int // of a table: the cells of a row in one text
	Same  []ChangedBlock
	Label string // of Same: "4 oförändrade stycken"
}

// ChangedSide is a block in one of the texts.
type ChangedSide struct {
	Name   string // "Version 3": whose text it is, for those who don't see where it lies; "" where it is empty
	Number string // "3.", of an item of an ordered list; "" else
	Words  []Run
}

// ChangedRow is a row of a table in both texts, so that what belongs together stands in line.
type ChangedRow struct {
	Head  bool
	Gone  bool    // not in the newer text
	Left  [][]Run // the cells of the older text, as many as the table is wide; none where one side says it all
	Right [][]Run // both texts in one
}

// Run is some words that share their fate.
type Run struct {
	Text  string
	Space bool // a space stands before it
	Gone  bool
	Added bool
}

// ParallelPage is a version's original beside a translation, section by section.
type ParallelPage struct {
	Frame
	Marks    []Mark
	Document Link
	Version  Link
	Original TextSide
	Beside   TextSide
	Sections []ParallelSection
}

// ParallelSection is a section in both languages.
type ParallelSection struct {
	Original ParallelSide
	Beside   ParallelSide
}

// ParallelSide is a section in one language.
type ParallelSide struct {
	HTML    HTML
	Missing string // says that the section is not here; "" else
}

// Neighbours lead to the versions before and after.
type Neighbours struct {
	Prev, Next *Link
}
