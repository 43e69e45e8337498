// Package corpus writes content folders of any size in the real format, from a seed: what benchmarks and tests
// of relevance run on. The same seed, size and word lists give the same bytes. It makes up municipalities,
// collaborations, documents in two languages, and decisions; it claims nothing about the world, reads no file
// and no clock, and nothing of the product depends on it.
//
// Read Options and Write first. Words are drawn in words.go, texts written in text.go, decisions in decision.go,
// and the queries whose answers are known in query.go.
package corpus

import (
	"fmt"
	"math/rand/v2"

	"samsyn/internal/civic"
)

// Options is what a corpus is made from.
type Options struct {
	Documents int      // how many documents; at least 1
	Seed      uint64   // another seed is another corpus
	Swedish   []string // a word list, the commonest first; nil for the built-in one of the field
	English   []string // likewise
}

// Put takes one file: its path in the site's folder, with slashes, and its bytes.
type Put func(path string, data []byte) error

// Write makes a whole site's content folder.
func Write(opt Options, put Put) error {
	if opt.Documents < 1 {
		return fmt.Errorf("a corpus of %d documents cannot be made: ask for at least 1", opt.Documents)
	}
	w := newWorld(opt)
	if err := w.writeGround(put); err != nil {
		return err
	}
	for i := range w.documents {
		if err := w.writeDocument(put, i); err != nil {
			return err
		}
	}
	return put("queries.json", w.encodeQueries())
}

// world is everything that documents refer to by name. It is settled before the first text is written.
type world struct {
	opt            Options
	words          map[civic.Lang]*vocabulary
	councils       []council
	collaborations []collaboration
	documents      []document
	planted        map[int][]plant // by document
}

type council struct {
	id, name string
	section  numberForm
	registry numberForm
}

type collaboration struct {
	id, name string
	members  []int // of councils
}

type document struct {
	id            string
	kind          docType
	title         map[civic.Lang]string
	collaboration int
	date          civic.Date
}

// The languages of every corpus, the original first.
const (
	swedish civic.Lang = "sv"
	english civic.Lang = "en"
)

var languages = []civic.Lang{swedish, english}

// The streams of chance: each part of a corpus has its own, so that a change in one leaves the others as they are.
const (
	streamGround = iota
	streamTitles
	streamPlants
	streamDocuments // and one more for each document
)

func (w *world) chance(stream int) *rand.Rand {
	return rand.New(rand.NewPCG(w.opt.Seed, uint64(stream)))
}

// documentsPerCollaboration and the other figures are the shape that figures are compared by.
const (
	documentsPerCollaboration = 150
	fewestCollaborations      = 5
	councilCount              = 290
	fewestMembers             = 5
	mostMembers               = 15
	mostDecisions             = 5
	firstYear, years          = 2003, 20
)

func newWorld(opt Options) *world {
	w := &world{opt: opt, planted: map[int][]plant{}, words: map[civic.Lang]*vocabulary{
		swedish: newVocabulary(opt.Swedish, builtIn("sv")),
		english: newVocabulary(opt.English, builtIn("en")),
	}}
	w.settleCouncils()
	w.settleCollaborations()
	w.settleDocuments()
	w.settlePlants()
	return w
}

var (
	nameFirsts = []string{
		"Norr", "Söder", "Öster", "Väster", "Stor", "Lill", "Ek", "Björk", "Lind", "Alm", "Ask", "Gran", "Tall", "Sten",
		"Berg", "Sjö", "Ström", "Kvarn", "Kyrk", "Ny", "Gammel", "Hög", "Låg", "Mellan", "Yttre", "Inre", "Sund", "Ås", "Fors", "Hav",
	}
	nameLasts = []string{"by", "köping", "stad", "vik", "holm", "torp", "hult", "lunda", "näs", "dal"}
)

func (w *world) settleCouncils() {
	r := w.chance(streamGround)
	for i := range councilCount {
		name := nameFirsts[i%len(nameFirsts)] + nameLasts[i/len(nameFirsts)]
		w.councils = append(w.councils, council{
			id: slug(name), name: name, section: sectionForms[r.IntN(len(sectionForms))], registry: registryForms[r.IntN(len(registryForms))],
		})
	}
}

func (w *world) settleCollaborations() {
	r := w.chance(streamGround + 1000)
	n := max(fewestCollaborations, (w.opt.Documents+documentsPerCollaboration-1)/documentsPerCollaboration)
	for i := range n {
		members := r.Perm(councilCount)[:fewestMembers+r.IntN(mostMembers-fewestMembers+1)]
		name := nameFirsts[i%len(nameFirsts)] + "bygden"
		if round := i / len(nameFirsts); round > 0 {
			name = fmt.Sprintf("%s %d", name, round+1)
		}
		w.collaborations = append(w.collaborations, collaboration{id: slug(name), name: name, members: members})
	}
}

// settleDocuments gives every document its names. One title in ten is that of an earlier document.
func (w *world) settleDocuments() {
	r := w.chance(streamTitles)
	seen := map[string]bool{}
	for i := range w.opt.Documents {
		d := document{kind: docTypes[r.IntN(len(docTypes))], collaboration: i % len(w.collaborations)}
		d.date = civic.Day(firstYear+r.IntN(years-1), 1+r.IntN(12), 1+r.IntN(28))
		if earlier := r.IntN(max(i, 1)); i > 0 && r.IntN(10) == 0 {
			d.kind, d.title, d.collaboration = w.documents[earlier].kind, w.documents[earlier].title, w.documents[earlier].collaboration
		} else {
			d.title = w.newTitle(r, d, seen)
		}
		d.id = fmt.Sprintf("%s-%05d", d.kind.id, i+1)
		w.documents = append(w.documents, d)
	}
}

// newTitle joins the type's word, a topic and the collaboration, until no document has that title yet.
func (w *world) newTitle(r *rand.Rand, d document, seen map[string]bool) map[civic.Lang]string {
	where := w.collaborations[d.collaboration].name
	for {
		sv := fmt.Sprintf("%s för %s i %s", d.kind.sv, w.words[swedish].compound(r), where)
		if seen[sv] {
			continue
		}
		seen[sv] = true
		en := fmt.Sprintf("%s for %s %s in %s", d.kind.en, w.words[english].rare(r), w.words[english].rare(r), where)
		return map[civic.Lang]string{swedish: sv, english: en}
	}
}

// docType is a type of document that councils adopt.
type docType struct{ id, sv, en string }

var docTypes = []docType{
	{"vision", "Vision", "Vision"}, {"goals", "Mål", "Goals"}, {"policy", "Policy", "Policy"},
	{"strategy", "Strategi", "Strategy"}, {"plan", "Plan", "Plan"}, {"guidelines", "Riktlinjer", "Guidelines"},
	{"agreement", "Avtal", "Agreement"}, {"programme", "Program", "Programme"},
}
