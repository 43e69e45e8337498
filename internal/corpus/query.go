package corpus

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"

	"samsyn/internal/civic"
)

// Query is a question to a search whose right answers are known by construction.
type Query struct {
	Kind      string     `json:"kind"` // title, word, compound or phrase, and those of Known
	Lang      civic.Lang `json:"lang"`
	Query     string     `json:"query"`
	Documents []string   `json:"documents"` // the ids of the documents that satisfy it equally
	Decisions []string   `json:"decisions,omitempty"`
}

// plant is something rare in one document's text.
type plant struct {
	kind  string
	lang  civic.Lang
	words string
}

// queriesOfAKind is how many documents carry a planted item of each kind and language, where there are as many.
const queriesOfAKind = 40

func (w *world) settlePlants() {
	r := w.chance(streamPlants)
	for _, language := range languages {
		for _, kind := range []string{"word", "compound", "phrase"} {
			for _, i := range r.Perm(len(w.documents))[:min(queriesOfAKind, len(w.documents))] {
				w.planted[i] = append(w.planted[i], plant{kind, language, w.rareItem(r, kind, language)})
			}
		}
	}
}

// rareItem makes words that no other text has: an invented word, or list words joined in a way that no
// compound of the texts is, or three list words in a row.
func (w *world) rareItem(r *rand.Rand, kind string, language civic.Lang) string {
	words := w.words[language]
	switch kind {
	case "word":
		return invented(r)
	case "compound":
		return words.rare(r) + invented(r)
	}
	return words.rare(r) + " " + words.rare(r) + " " + words.rare(r)
}

// invented makes a word that can be spoken and stands in no dictionary.
func invented(r *rand.Rand) string {
	const consonants, vowels = "bdfgklmnprstv", "aeiouy"
	var b strings.Builder
	for range 4 {
		b.WriteByte(consonants[r.IntN(len(consonants))])
		b.WriteByte(vowels[r.IntN(len(vowels))])
	}
	return b.String() + "x"
}

// Queries gives the questions to the corpus that Write makes from the same options.
func Queries(opt Options) []Query { return newWorld(opt).queries() }

func (w *world) queries() []Query {
	var queries []Query
	for _, language := range languages {
		queries = append(queries, w.titleQueries(language)...)
		for i, d := range w.documents {
			for _, plant := range w.planted[i] {
				if plant.lang == language {
					queries = append(queries, Query{Kind: plant.kind, Lang: language, Query: plant.words, Documents: []string{d.id}})
				}
			}
		}
	}
	return queries
}

// titleQueries asks for documents by their whole title; documents of one title satisfy it equally.
func (w *world) titleQueries(language civic.Lang) []Query {
	byTitle := map[string][]string{}
	var titles []string
	for _, d := range w.documents {
		title := d.title[language]
		if byTitle[title] == nil {
			titles = append(titles, title)
		}
		byTitle[title] = append(byTitle[title], d.id)
	}
	var queries []Query
	for _, title := range titles[:min(queriesOfAKind, len(titles))] {
		queries = append(queries, Query{Kind: "title", Lang: language, Query: title, Documents: byTitle[title]})
	}
	return queries
}

func (w *world) encodeQueries() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(w.known()); err != nil {
		panic(err) // strings always encode
	}
	return b.Bytes()
}
