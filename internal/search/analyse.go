package search

import (
	"math"
	"math/bits"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/words"
)

// field is the part of an entry that a word stands in.
type field uint8

const (
	inTitle field = iota
	inHeading
	inSummary
	inCouncils
	inBody
	inNumbers
)

// found is a term where it stands in an entry.
type found struct {
	term    uint32
	field   field
	section uint16 // from 1; 0 for what is in none
	at      uint32 // which word of the entry it is; 0 for a number
	rank    uint8  // of one of the entry's own numbers: 0 for the most telling
}

// analyst finds the terms of entries and gathers them in a chunk. Each works by itself.
type analyst struct {
	chunk *chunk
	known map[civic.Lang]map[string]uint32 // terms in the chunk by the word as written
	found []found
	same  []found // of one term
	// last and before string the places of a term together: last tells by term where in found the entry has it last, before
	// by place where it has it the time before. Both count from 1; 0 is nowhere.
	last, before []uint32
	at           uint32
	lang         civic.Lang
}

// Places are counted so that phrases stay within a paragraph, and so that a word more or less in one moves nothing in
// the next: a paragraph begins at the next multiple of its step that leaves a gap, a field at that of its own.
const (
	firstPlace    = 1 // 0 is for what has no place
	gap           = 3
	paragraphStep = 32
	fieldStep     = 256
)

// upTo is the next multiple of a step that leaves a gap.
func upTo(at, step uint32) uint32 { return (at + gap + step - 1) / step * step }

func newAnalyst() *analyst {
	return &analyst{chunk: newChunk(), known: map[civic.Lang]map[string]uint32{}}
}

// entry gathers the postings of one entry.
func (a *analyst) entry(number uint32, e *Entry) {
	a.found, a.at, a.lang = a.found[:0], firstPlace, e.Lang
	titleWords := a.read(e.Title, inTitle, 0)
	a.read(e.Summary, inSummary, 0)
	for _, council := range e.Councils {
		a.read(council, inCouncils, 0)
	}
	bodyWords := 0
	for i, s := range e.Sections {
		section := min(i+1, math.MaxUint16)
		a.read(s.Heading, inHeading, section)
		bodyWords += a.read(s.Text, inBody, section)
	}
	for rank, number := range e.Numbers {
		a.numbers(number, inNumbers, 0, rank)
	}
	a.gather(number, newScale(e, titleWords, bodyWords))
}

// read finds the words and numbers of a text and counts the words.
func (a *analyst) read(text string, in field, section int) int {
	if text == "" {
		return 0
	}
	known := a.known[a.lang]
	if known == nil {
		known = map[string]uint32{}
		a.known[a.lang] = known
	}
	count, end := 0, 0
	for token := range words.Tokens(text) {
		if strings.IndexByte(text[end:token.Start], '\n') >= 0 {
			a.at = upTo(a.at, paragraphStep)
		}
		end = token.End
		term, ok := known[token.Word]
		if !ok {
			word := strings.Clone(token.Word)
			term = a.chunk.id(words.Term(a.lang, word))
			known[word] = term
		}
		a.found = append(a.found, found{term: term, field: in, section: uint16(section), at: a.at})
		a.at++
		count++
	}
	a.at = upTo(a.at, fieldStep)
	if strings.ContainsAny(text, "0123456789") {
		a.numbers(text, in, section, 0)
	}
	return count
}

// numbers finds the identifiers in a text.
func (a *analyst) numbers(text string, in field, section, rank int) {
	for number := range words.Numbers(text) {
		for _, key := range number.Keys {
			a.found = append(a.found, found{
				term: a.chunk.id(key), field: in, section: uint16(section), rank: uint8(min(rank, math.MaxUint8)),
			})
		}
	}
}

// gather makes a posting of each term's places. The places of a term are strung together, so that nothing is sorted.
func (a *analyst) gather(number uint32, scale scale) {
	if more := len(a.chunk.terms) - len(a.last); more > 0 {
		a.last = append(a.last, make([]uint32, more)...)
	}
	a.before = slices.Grow(a.before[:0], len(a.found))[:len(a.found)]
	for i, f := range a.found {
		a.before[i] = a.last[f.term]
		a.last[f.term] = uint32(i + 1)
	}
	var p posting
	for _, f := range a.found {
		at := a.last[f.term]
		if at == 0 {
			continue // the term has its posting
		}
		a.last[f.term] = 0
		a.same = a.same[:0]
		for ; at > 0; at = a.before[at-1] {
			a.same = append(a.same, a.found[at-1])
		}
		slices.Reverse(a.same)
		p = scale.posting(a.same, p.at[:0])
		a.chunk.add(f.term, number, p)
	}
}

// layAway writes the chunk as a run.
func (a *analyst) layAway(to *spool) (run, error) {
	clear(a.known)
	return a.chunk.layAway(to)
}

// scale weighs what is found in one entry.
type scale struct {
	prior  float64 // of the kind of entry: who asks for a document by its name wants it before a decision on it
	number float64 // likewise, for who asks by a number
	title  float64 // what a word in the title counts: more in a short one
	many   bool    // many councils share what a council's name counts
	length float64 // of the body, in words of the usual length's share, in powers of two
}

// priors are what kinds of entries count.
var priors = map[string]float64{
	"document": 1, "council": 1, "collaboration": 1, "release": 0.8, "page": 0.9, "term": 0.85, "decision": 0.72, "version": 0.7,
}

// usualWords is the length of a text that counts as neither long nor short. It is the same for every site: an
// average of the site's own would move whatever is added.
const usualWords = 512

func newScale(e *Entry, titleWords, bodyWords int) scale {
	s := scale{prior: priors[e.Kind], number: 0.85, many: len(e.Councils) > 1}
	if s.prior == 0 {
		s.prior = 0.8
	}
	if e.Kind == "decision" {
		s.number = 1
	}
	if e.Earlier {
		s.prior *= 0.7
		s.number *= 0.7
	}
	s.title = 0.55 + 0.4/(1+0.12*float64(max(titleWords-1, 0)))
	s.length = 0.4 + 0.6*float64(int(1)<<bits.Len(uint(bodyWords)))/usualWords
	return s
}

// posting weighs a term by where it stands.
func (s scale) posting(all []found, at []uint32) posting {
	p := posting{at: at}
	told, often := 0.0, 0.0
	tally := sectionTally{}
	for _, f := range all {
		switch f.field {
		case inTitle:
			told = max(told, s.title*s.prior)
		case inCouncils:
			share := 0.75
			if s.many {
				share = 0.6
			}
			told = max(told, share*s.prior)
		case inNumbers:
			told = max(told, s.number*(1-0.05*float64(min(f.rank, 10))))
		case inSummary:
			often += 2
		case inHeading:
			often += 3
			tally.add(f.section, 3)
		case inBody:
			often++
			tally.add(f.section, 1)
		}
		if f.at >= firstPlace {
			p.at = append(p.at, f.at)
		}
	}
	body := often / (often + 1.2*s.length) * s.prior
	p.told = told > 0
	p.section = tally.best
	value := body
	if p.told {
		value = 0.9*told + 0.1*body
	}
	p.strength = uint8(min(max(math.Round(strongest*value), 1), strongest))
	return p
}

// sectionTally finds the section that has most of a term; the first of those that have as much. What is found comes
// in the order of the sections.
type sectionTally struct {
	best, bestCount int
	open, count     int
}

func (t *sectionTally) add(section uint16, count int) {
	if int(section) != t.open {
		t.open, t.count = int(section), 0
	}
	if t.count += count; t.count > t.bestCount {
		t.best, t.bestCount = t.open, t.count
	}
}
