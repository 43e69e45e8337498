package site

import "samsyn/internal/civic"

// note is a doubt with what it is about. A note that is about a key of the record names it in the reader's
// words.
func (e *edition) note(n civic.Note, original civic.Lang) NoteItem {
	about := e.passage(n.About, original)
	if key := "note.about." + about.Text; e.words.Has(key) {
		about = Passage{Text: e.t(key)}
	}
	return NoteItem{About: about, Text: e.passage(n.Text, original)}
}
