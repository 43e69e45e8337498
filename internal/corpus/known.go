package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"samsyn/internal/civic"
)

// streamKnown is the chance by which Known spoils what it asks for.
const streamKnown = 1 << 50

// Known gives the questions of Queries and, from the same plants, those that people ask less exactly: the first word
// of a title with a council ("start"), a number as written ("number") and in another form ("number-form"), a word
// that is misspelt ("typo"), half typed ("prefix"), in its definite form ("definite"), or without its dots
// ("folded"), and a compound by its last part ("tail"). Answers are all that satisfy the question equally.
func Known(opt Options) []Query { return newWorld(opt).known() }

func (w *world) known() []Query {
	r := w.chance(streamKnown)
	var queries []Query
	for _, q := range w.queries() {
		queries = append(queries, q)
		queries = append(queries, spoilt(r, q)...)
	}
	for _, language := range languages {
		queries = append(queries, w.startQueries(r, language)...)
	}
	return append(queries, w.numberQueries(r)...)
}

// spoilt asks for a planted word or compound as people do.
func spoilt(r *rand.Rand, q Query) []Query {
	as := func(kind, text string) Query {
		return Query{Kind: kind, Lang: q.Lang, Query: text, Documents: q.Documents}
	}
	ending := map[civic.Lang]string{swedish: "en", english: "s"}[q.Lang]
	switch q.Kind {
	case "word":
		half := []rune(q.Query)
		return []Query{as("typo", misspelt(r, q.Query)), as("prefix", string(half[:(2*len(half)+2)/3])), as("definite", q.Query+ending)}
	case "compound":
		queries := []Query{as("tail", q.Query[len(q.Query)-inventedLetters:])}
		if plain := folded.Replace(q.Query); plain != q.Query {
			queries = append(queries, as("folded", plain))
		}
		return queries
	}
	return nil
}

// inventedLetters is the length of what invented makes.
const inventedLetters = 9

// misspelt makes one slip in a word of up to seven letters, and in a longer one one time in four another.
func misspelt(r *rand.Rand, word string) string {
	letters := []rune(word)
	slips := 1
	if len(letters) > 7 && r.IntN(4) == 0 {
		slips = 2
	}
	for range slips {
		at := r.IntN(len(letters) - 1)
		switch r.IntN(4) {
		case 0:
			letters = slices.Delete(letters, at, at+1)
		case 1:
			letters = slices.Insert(letters, at, 'a'+rune(r.IntN(26)))
		case 2:
			letters[at], letters[at+1] = letters[at+1], letters[at]
		default:
			letters[at] = 'a' + rune(r.IntN(26))
		}
	}
	if string(letters) == word {
		return misspelt(r, word)
	}
	return string(letters)
}

// startQueries ask for what kind of document it is and for a council that has a part in it.
func (w *world) startQueries(r *rand.Rand, language civic.Lang) []Query {
	var queries []Query
	for range min(queriesOfAKind, len(w.documents)) {
		d := w.documents[r.IntN(len(w.documents))]
		members := w.collaborations[d.collaboration].members
		council := members[r.IntN(len(members))]
		first, _, _ := strings.Cut(d.title[language], " ")
		q := Query{Kind: "start", Lang: language, Query: first + " " + w.councils[council].name}
		for _, other := range w.documents {
			if other.kind == d.kind && slices.Contains(w.collaborations[other.collaboration].members, council) {
				q.Documents = append(q.Documents, other.id)
			}
		}
		queries = append(queries, q)
	}
	return queries
}

// registered is a registration number taken apart.
type registered struct {
	letters      string
	year, serial int
	dotted       bool
}

// numberQueries ask for decisions by their registration numbers.
func (w *world) numberQueries(r *rand.Rand) []Query {
	written, same := map[string][]string{}, map[registered][]string{}
	var all []decided
	for i := range w.documents {
		for _, d := range w.decisions(i) {
			d.text = ""
			all = append(all, d)
			written[d.registration] = append(written[d.registration], d.id)
			written[d.section] = append(written[d.section], d.id)
			key := takenApart(d.registration)
			same[key] = append(same[key], d.id)
			if key.letters != "" {
				key.letters = ""
				same[key] = append(same[key], d.id)
			}
		}
	}
	var queries []Query
	for _, i := range r.Perm(len(all))[:min(queriesOfAKind, len(all))] {
		number := all[i].registration
		key := takenApart(number)
		for _, language := range languages {
			queries = append(queries,
				Query{Kind: "number", Lang: language, Query: number, Decisions: written[number]},
				Query{Kind: "number-form", Lang: language, Query: key.otherwise(r), Decisions: same[key]})
		}
	}
	return queries
}

// takenApart reads a number of one of registryForms.
func takenApart(number string) registered {
	rest := strings.TrimLeft(number, "KSs /")
	letters := strings.ToLower(strings.TrimRight(number[:len(number)-len(rest)], " /"))
	parts := strings.FieldsFunc(rest, func(r rune) bool { return r == '/' || r == '.' || r == ':' })
	number1, _ := strconv.Atoi(parts[0])
	number2, _ := strconv.Atoi(parts[len(parts)-1])
	year, serial := number1, number2
	if len(parts[0]) != 4 || !strings.HasPrefix(parts[0], "20") || strings.HasPrefix(number, "Ks ") {
		year, serial = number2, number1
	}
	if year < 100 {
		year += 2000
	}
	return registered{letters, year, serial, len(parts) == 3}
}

// otherwise writes the number in a form that its council does not use.
func (n registered) otherwise(r *rand.Rand) string {
	if n.dotted {
		return fmt.Sprintf("dnr %d.110.%d", n.year, n.serial)
	}
	if n.letters == "" {
		return []string{
			fmt.Sprintf("dnr %d/%d", n.serial, n.year), fmt.Sprintf("Dnr %d/%02d", n.serial, n.year%100), fmt.Sprintf("%d/%d", n.serial, n.year),
		}[r.IntN(3)]
	}
	return []string{
		fmt.Sprintf("%s%d/%d", n.letters, n.year, n.serial), fmt.Sprintf("Dnr KS %d/%05d", n.year, n.serial),
		fmt.Sprintf("%d%s%d", n.year, strings.ToUpper(n.letters), n.serial), fmt.Sprintf("KS-%d/%d", n.year, n.serial),
	}[r.IntN(4)]
}
