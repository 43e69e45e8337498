// Package words brings the words and numbers of a text to the forms by which the search index keeps them and a query
// asks for them. It cuts a text into words, takes the ending off a word by the rules of its language, tells which
// letters may stand for which, recognises paragraphs, registration numbers and dates however they are written, and
// finds the parts of compounds. It knows nothing of documents, fields or files, and never changes what a reader sees.
//
// Everything but Compounds has a twin in static/js/words.js, by which a browser reads a query. Equal words must come out
// equal on both sides: a change here is a change there, and a test in cmd/samsyn compares the two in a browser.
//
// Read Tokens first, then Term, which says how a word is kept, and Numbers.
package words

import "samsyn/internal/civic"

// Term is the form under which the index keeps a word: without its ending, without accents, and with æ and ø written
// as ä and ö, so that Swedish and Norwegian words meet.
func Term(lang civic.Lang, word string) string {
	return Letters(Stem(lang, word))
}

// Terms lists the terms that a query's word stands for, the likeliest first: that of the word itself, then those of
// its Shorter forms. None comes twice.
func Terms(lang civic.Lang, word string) []string {
	terms := []string{Term(lang, word)}
	for _, shorter := range Shorter(lang, word) {
		term := Term(lang, shorter)
		if terms[0] != term && terms[len(terms)-1] != term {
			terms = append(terms, term)
		}
	}
	return terms
}
