package site

// DayChoice lets the reader choose a day: what a page needs to show the standing of another day than its own. It
// is nil where no day differs from any other.
type DayChoice struct {
	Until string   // the day of the page, the last that can be chosen: "2026-11-21"
	Data  DayData  // for the script, as data in the page
	Terms []string // the places of the explanations that other days' bands refer to
}

// DayData is what the script works from, as JSON. Everything in it is finished words or a day; the script only
// chooses among them. Where a number stands for words it is an index into one of the lists.
type DayData struct {
	AsOf   string        `json:"asOf"`
	Words  DayWords      `json:"words"`
	Badges []DayBadge    `json:"badges"`
	Days   []string      `json:"days"` // on which something changes, in order; the first is "", before all others
	Doc    *DocumentDays `json:"doc,omitempty"`
	Grids  []GridDays    `json:"grids,omitempty"`
}

// DayBadge is a badge: its text, tone and code.
type DayBadge [3]string

// DayWords are the words and patterns that are put together with a chosen day.
type DayWords struct {
	Day     string            `json:"day"` // "$day $month $year"
	Month   string            `json:"month"`
	Heading string            `json:"heading"` // "Läget den $date"
	Said    string            `json:"said"`    // "(Uppgift per den $date.)"
	Labels  map[string]string `json:"labels"`
}

// DocumentDays is a document's way through the days. Bands holds for each of the days what changed in the band
// on top of the page, by one letter; Versions the standing of each version, oldest first; Parties the rows of the table by
// council id. A history is flat: day, what, day, what, …
type DocumentDays struct {
	Caption   string           `json:"caption"` // of the table, with $version
	Bands     []map[string]any `json:"bands"`
	Versions  []VersionDays    `json:"versions"`
	Parties   []PartyDays      `json:"parties"`
	States    []RowState       `json:"states"`
	Decisions []DayDecision    `json:"decisions"`
	Here      int              `json:"here"` // the version that the page shows, -1 for none
}

// VersionDays is a version's name and address and its history: [day, badge, n, …], n being -1 where nothing is
// counted.
type VersionDays struct {
	Name    string `json:"name"`
	URL     string `json:"url"`          // from the document's own
	Count   string `json:"of,omitempty"` // "$n av 5"
	History []int  `json:"h"`
}

// PartyDays is a row's history: [row, day, state, day, state, …]. Row is the number of the row of the page's own
// table that is the party's, or where it has none the council's name, address and language. State -1 means no row,
// -2 the row of the page as it is.
type PartyDays []any

// RowState is what a row says: badge, number of the decision or -1, whether it is outside the count, remarks.
type RowState struct {
	Badge    int        `json:"b"`
	Decision int        `json:"d"`
	Outside  bool       `json:"o,omitempty"`
	Remarks  [][]string `json:"m,omitempty"` // text, and language where it is not the page's
}

// DayDecision is a decision in a row: date as written, §, number, citation, link text, address. A value that is
// not here is 0 where nobody has looked and 1 where the source does not state it.
type DayDecision [6]any

// GridDays is a collaboration's table in the overview.
type GridDays struct {
	Caption   string        `json:"caption"`  // with $date
	Councils  [][]string    `json:"councils"` // every council that any day concerns: name, address, language
	Decisions string        `json:"at"`       // what the address of every decision begins with
	Rows      []GridRowDays `json:"rows"`
	Cells     [][]any       `json:"cells"` // badge, date as written or "", id of the decision or ""
}

// GridRowDays is a document's line: [day, version, badge, count, …], and for each council the cells,
// [day, cell, …], -1 for none.
type GridRowDays struct {
	Whole []any   `json:"w"`
	Cells [][]int `json:"c"`
}
