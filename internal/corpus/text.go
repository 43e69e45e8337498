package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"samsyn/internal/civic"
)

// shape is what a text has besides running words.
const (
	sections  = 5
	listItems = 5
	tableRows = 5
	textLinks = 4
)

// wordsIn is how long a text is, about.
var wordsIn = map[civic.Lang]int{swedish: 900, english: 950}

var headings = map[civic.Lang][sections]string{
	swedish: {"Bakgrund", "Mål", "Ansvar", "Genomförande", "Uppföljning"},
	english: {"Background", "Goals", "Responsibility", "Implementation", "Follow-up"},
}

var columns = map[civic.Lang]string{
	swedish: "| Område | Ansvar | År |",
	english: "| Area | Responsibility | Year |",
}

var seeAlso = map[civic.Lang]string{swedish: "Se även", english: "See also"}

// prose writes the running words of one text.
type prose struct {
	r     *rand.Rand
	lang  civic.Lang
	words *vocabulary
	b     strings.Builder
}

// compoundsInThousand is how many words of a Swedish text are compounds that no list holds.
const compoundsInThousand = 15

// formless is how many words at the head of the Swedish list have no forms: och, i, att and their like.
const formless = 75

func (p *prose) word() string {
	if p.lang != swedish {
		return p.words.draw(p.r)
	}
	if p.r.IntN(1000) < compoundsInThousand {
		return p.words.compound(p.r)
	}
	rank := p.words.rank(p.r)
	if rank < formless || p.r.IntN(10) > 0 {
		return p.words.words[rank]
	}
	return inflected(p.r, p.words.words[rank])
}

// sentence writes n words with a capital and a full stop.
func (p *prose) sentence(n int) {
	for i := range n {
		word := p.word()
		if i == 0 {
			word = capital(word)
		} else {
			p.b.WriteByte(' ')
		}
		p.b.WriteString(word)
	}
	p.b.WriteByte('.')
}

func (p *prose) paragraph(words int) {
	for words > 0 {
		n := min(8+p.r.IntN(12), words)
		p.sentence(n)
		if words -= n; words > 0 {
			p.b.WriteByte(' ')
		}
	}
	p.b.WriteString("\n\n")
}

func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// text writes the wording of document i: five sections, two lists, a table, a footnote and four links.
func (w *world) text(i int, language civic.Lang) string {
	r := w.chance(streamDocuments + 4*i + map[civic.Lang]int{swedish: 0, english: 1}[language])
	p := &prose{r: r, lang: language, words: w.words[language]}
	perSection := wordsIn[language]/sections - 36 // the lists, the table and the note have words too
	for s, heading := range headings[language] {
		fmt.Fprintf(&p.b, "## %s {#del-%d}\n\n", heading, s+1)
		p.paragraph(perSection / 2)
		switch s {
		case 0:
			p.noted(perSection / 2)
		case 1, 3:
			p.paragraph(perSection / 2)
			p.list()
		case 2:
			p.paragraph(perSection / 2)
			p.table()
		default:
			p.paragraph(perSection / 2)
			p.plant(w.planted[i])
			w.links(p, i)
		}
	}
	return strings.TrimRight(p.b.String(), "\n") + "\n"
}

// noted writes a paragraph with a footnote.
func (p *prose) noted(words int) {
	p.sentence(words)
	p.b.WriteString("[^1]\n\n[^1]: ")
	p.sentence(12)
	p.b.WriteString("\n\n")
}

func (p *prose) list() {
	for range listItems {
		p.b.WriteString("- ")
		p.sentence(9)
		p.b.WriteByte('\n')
	}
	p.b.WriteByte('\n')
}

func (p *prose) table() {
	p.b.WriteString(columns[p.lang] + "\n|---|---|---|\n")
	for range tableRows {
		fmt.Fprintf(&p.b, "| %s | %s | %d |\n", capital(p.word()), p.word(), firstYear+p.r.IntN(years))
	}
	p.b.WriteByte('\n')
}

// plant lays the planted words of the language into a sentence of their own each.
func (p *prose) plant(plants []plant) {
	for _, plant := range plants {
		if plant.lang == p.lang {
			fmt.Fprintf(&p.b, "%s %s %s.\n\n", capital(p.words.draw(p.r)), plant.words, p.words.draw(p.r))
		}
	}
}

// links leads to four other documents, or to those that there are.
func (w *world) links(p *prose, from int) {
	p.b.WriteString(seeAlso[p.lang] + " ")
	for n := range min(textLinks, len(w.documents)-1) {
		to := p.r.IntN(len(w.documents) - 1)
		if to >= from {
			to++
		}
		if n > 0 {
			p.b.WriteString(", ")
		}
		fmt.Fprintf(&p.b, "[%s](../%s/document.%s.md)", w.documents[to].title[p.lang], w.documents[to].id, p.lang)
	}
	p.b.WriteString(".\n")
}
