package corpus

import (
	"embed"
	"math"
	"math/rand/v2"
	"sort"
	"strings"
)

// lists are the built-in words of the field, about a thousand in each language, the commonest first.
//
//go:embed words/*.txt
var lists embed.FS

func builtIn(language string) []string {
	data, err := lists.ReadFile("words/" + language + ".txt")
	if err != nil {
		panic(err) // the file is part of the program
	}
	return strings.Fields(string(data))
}

// vocabulary draws words as a language does: the word of rank k with a weight of 1/(k+q)^s (Zipf and
// Mandelbrot's law, with the constants that fit running text).
type vocabulary struct {
	words []string
	sums  []float64 // of the weights up to and with each word
}

const (
	zipfExponent = 1.05
	zipfShift    = 2.7
	mostWords    = 30_000
)

// newVocabulary takes the list, or the built-in one. The built-in words come first in either case: they are the
// common words of the field, while a dictionary stands in the order of the alphabet.
func newVocabulary(list, field []string) *vocabulary {
	v := &vocabulary{}
	seen := map[string]bool{}
	add := func(word string) {
		if len(v.words) < mostWords && word != "" && !seen[word] {
			seen[word] = true
			v.words = append(v.words, word)
		}
	}
	for _, word := range field {
		add(word)
	}
	for _, word := range shuffled(list) {
		if plain(word) {
			add(word)
		}
	}
	sum := 0.0
	for rank := range v.words {
		sum += math.Pow(float64(rank+1)+zipfShift, -zipfExponent)
		v.sums = append(v.sums, sum)
	}
	return v
}

// shuffled puts a list out of its alphabet, the same way each time.
func shuffled(list []string) []string {
	mixed := append([]string(nil), list...)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	return mixed
}

// plain reports whether a dictionary's entry is a word of small letters, short enough to be read.
func plain(word string) bool {
	if len(word) < 3 || len(word) > 24 {
		return false
	}
	return strings.IndexFunc(word, func(r rune) bool {
		return (r < 'a' || r > 'z') && !strings.ContainsRune("åäöé", r)
	}) < 0
}

func (v *vocabulary) draw(r *rand.Rand) string { return v.words[v.rank(r)] }

// rank draws a word's place in the list.
func (v *vocabulary) rank(r *rand.Rand) int {
	at := r.Float64() * v.sums[len(v.sums)-1]
	return min(sort.SearchFloat64s(v.sums, at), len(v.words)-1)
}

// rare draws from the second half of the list, each word as likely.
func (v *vocabulary) rare(r *rand.Rand) string {
	half := len(v.words) / 2
	return v.words[half+r.IntN(len(v.words)-half)]
}

// compound makes a Swedish compound of two or three words, with or without the binding s.
func (v *vocabulary) compound(r *rand.Rand) string {
	parts := 2
	if r.IntN(5) == 0 {
		parts = 3
	}
	var b strings.Builder
	for i := range parts {
		if i > 0 && r.IntN(2) == 0 && !strings.HasSuffix(b.String(), "s") {
			b.WriteByte('s')
		}
		b.WriteString(v.rare(r))
	}
	return b.String()
}

// swedishEndings are the forms of a noun by the letter that it ends in.
var swedishEndings = map[bool][]string{
	true:  {"", "n", "ns", "or", "orna", "ornas"}, // flicka
	false: {"", "en", "ens", "er", "erna", "ernas"},
}

// inflected gives the word in one of its forms, as though it were a noun.
func inflected(r *rand.Rand, word string) string {
	endsInA := strings.HasSuffix(word, "a")
	ending := swedishEndings[endsInA][r.IntN(6)]
	if endsInA && strings.HasPrefix(ending, "o") {
		word = strings.TrimSuffix(word, "a")
	}
	return word + ending
}

var folded = strings.NewReplacer("å", "a", "ä", "a", "ö", "o", "é", "e", " ", "-")

// slug writes a name as an id.
func slug(name string) string { return folded.Replace(strings.ToLower(name)) }
