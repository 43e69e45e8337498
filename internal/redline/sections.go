package redline

import (
	"cmp"
	"slices"
	"strings"

	"samsyn/internal/civic"
)

// part is a section of a text, or its footnotes, taken apart into words.
type part struct {
	id     string
	name   string // the heading as written
	level  int
	notes  bool
	title  []word
	blocks []block
	key    string // equal for parts of equal words under equal headings
	count  map[string]int
	size   int
}

// partsOf takes a text apart. Its footnotes, which the last section holds, become a part of their own: a section
// that moves does not take them along.
func partsOf(sections []civic.Section) []part {
	var parts []part
	var notes []civic.Block
	for _, s := range sections {
		var blocks []civic.Block
		for _, b := range s.Blocks() {
			if b.Kind == civic.Footnote {
				notes = append(notes, b)
			} else {
				blocks = append(blocks, b)
			}
		}
		if s.ID != "" || len(blocks) > 0 {
			parts = append(parts, partOf(s, blocks))
		}
	}
	if len(notes) > 0 {
		p := partOf(civic.Section{}, notes)
		p.notes = true
		parts = append(parts, p)
	}
	return parts
}

func partOf(s civic.Section, blocks []civic.Block) part {
	p := part{id: s.ID, name: s.Title, level: s.Level, title: split(s.Title), count: map[string]int{}}
	keys := []string{keyOf(p.title)}
	p.size = tally(p.count, p.title)
	for _, b := range blocks {
		one := blockOf(b)
		p.blocks = append(p.blocks, one)
		keys = append(keys, one.key)
		p.size += one.size
		for text, n := range one.count {
			p.count[text] += n
		}
	}
	p.key = strings.Join(keys, "\n\n")
	return p
}

// order lists the sections of both texts in the order in which they are shown.
func order(a, b []part) []pair {
	partner := match(a, b)
	stays := unmoved(partner, a, b)
	gone := map[int][]int{} // by the place of the section that they stood after, -1 where there is none
	matched := map[int]bool{}
	for _, i := range partner {
		matched[i] = true
	}
	anchor := -1
	for i := range a {
		switch {
		case !matched[i]:
			gone[anchor] = append(gone[anchor], i)
		case stays[i]:
			anchor = i
		}
	}
	var pairs []pair
	emit := func(after int) {
		for _, i := range gone[after] {
			pairs = append(pairs, pair{a: i, b: -1})
		}
	}
	emit(-1)
	for j, i := range partner {
		pairs = append(pairs, pair{a: i, b: j, moved: i >= 0 && !stays[i]})
		if i >= 0 && stays[i] {
			emit(i)
		}
	}
	return pairs
}

// unmoved finds the sections that kept their order: as many as can be, and where there is a choice, the longest.
func unmoved(partner []int, a, b []part) map[int]bool {
	best := make(bestUntil, len(a)+1)
	before := make([]int, len(partner)) // the index into partner that comes before, -1 for none
	last := weighed{at: -1}
	for j, i := range partner {
		if i < 0 {
			continue
		}
		here := best.until(i)
		before[j] = here.at
		here = weighed{count: here.count + 1, size: here.size + a[i].size + b[j].size, at: j}
		best.add(i, here)
		last = last.or(here)
	}
	stays := map[int]bool{}
	for j := last.at; j >= 0; j = before[j] {
		stays[partner[j]] = true
	}
	return stays
}

// weighed is a rising sequence: how many sections it has, how many words, and where it ends.
type weighed struct{ count, size, at int }

func (w weighed) or(other weighed) weighed {
	if cmp.Or(cmp.Compare(other.count, w.count), cmp.Compare(other.size, w.size)) > 0 {
		return other
	}
	return w
}

// bestUntil finds the best of the sequences that end before a place, in few steps (a binary indexed tree, whose
// places count from 1).
type bestUntil []weighed

func (t bestUntil) until(place int) weighed {
	best := weighed{at: -1}
	for ; place > 0; place &= place - 1 {
		best = best.or(t[place])
	}
	return best
}

func (t bestUntil) add(place int, w weighed) {
	for place++; place < len(t); place += place & -place {
		t[place] = t[place].or(w)
	}
}

// match finds for each section of b the one of a that it was: the one of the same words, else the one that has
// its id, else the one of the same heading, else the one that is most like it. It is the same in both
// directions.
func match(a, b []part) []int {
	m := matching{a: a, b: b, ofA: filled(len(a)), ofB: filled(len(b))}
	m.by(func(p part) string { return p.key })
	m.by(func(p part) string {
		switch {
		case p.notes:
			return "\n" // no id holds a line break
		case p.id == "":
			return "\n\n"
		}
		return p.id
	})
	m.by(func(p part) string { return keyOf(p.title) })
	m.byLikeness()
	return m.ofB
}

// matching is a match under way.
type matching struct {
	a, b     []part
	ofA, ofB []int // the partners, -1 where there is none yet
}

func filled(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// by pairs the sections that alone have a key, each in its text, among those that have no partner yet.
func (m *matching) by(key func(part) string) {
	only := func(parts []part, partner []int) map[string]int {
		places := map[string]int{}
		for i, p := range parts {
			if k := key(p); partner[i] < 0 && k != "" {
				if _, twice := places[k]; twice {
					places[k] = -1
				} else {
					places[k] = i
				}
			}
		}
		return places
	}
	older := only(m.a, m.ofA)
	for k, j := range only(m.b, m.ofB) {
		if i, found := older[k]; found && i >= 0 && j >= 0 {
			m.ofA[i], m.ofB[j] = j, i
		}
	}
}

// mostLeft bounds how many pairs of sections are looked at for likeness.
const mostLeft = 2500

// byLikeness pairs what is left, the most alike first, where at least half of the words are shared.
func (m *matching) byLikeness() {
	type candidate struct {
		i, j int
		like float64
	}
	left := func(partner []int) (places []int) {
		for i, p := range partner {
			if p < 0 {
				places = append(places, i)
			}
		}
		return places
	}
	older, newer := left(m.ofA), left(m.ofB)
	if len(older)*len(newer) > mostLeft {
		return
	}
	var found []candidate
	for _, i := range older {
		for _, j := range newer {
			p, q := m.a[i], m.b[j]
			if like := likeness(p.count, q.count, p.size, q.size); like >= .5 && p.notes == q.notes {
				found = append(found, candidate{i, j, like})
			}
		}
	}
	slices.SortFunc(found, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.like, x.like), cmp.Compare(abs(x.i-x.j), abs(y.i-y.j)), cmp.Compare(x.i+x.j, y.i+y.j), cmp.Compare(x.i, y.i))
	})
	for _, c := range found {
		if m.ofA[c.i] < 0 && m.ofB[c.j] < 0 {
			m.ofA[c.i], m.ofB[c.j] = c.j, c.i
		}
	}
}

func abs(n int) int { return max(n, -n) }
