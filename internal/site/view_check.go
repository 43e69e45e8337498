package site

// CheckPage is the page that tells what a text is. Its script works in the reader's own browser; without it the
// page tells how to do the same by hand, and lists the fingerprints.
type CheckPage struct {
	Frame
	Intro  string
	First  bool // of the pages of the list: the one with the form
	Data   CheckData
	Count  string
	Texts  []CheckedText
	Pager  *Pager
	ByHand []Command // that give the fingerprint of a file
	OfSite []Command // addresses of the list of all files and its signature, and how to check that
}

// Command is a line for the reader to copy.
type Command struct {
	Name string
	Text string
}

// CheckedText is a published text in the list.
type CheckedText struct {
	Link        Link
	File        Link
	Fingerprint string
}

// CheckData is what the script of the page works from, as JSON.
type CheckData struct {
	Folder string            `json:"folder"` // of the data on the texts
	Texts  int               `json:"texts"`  // how many there are
	Prints int               `json:"prints"` // in how many files their fingerprints are
	Runs   int               `json:"runs"`   // in how many files their sketches are
	Each   int               `json:"each"`   // how many texts a file tells of
	Words  map[string]string `json:"words"`
}
