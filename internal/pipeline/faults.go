package pipeline

import (
	"context"
	"maps"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/site"
)

// faults collects what turns out to be wrong when pages are drawn.
type faults struct {
	found diag.List
	dead  deadAddresses
	wrong map[diag.Pos]bool // one fault in a layout is reported once, on however many pages it shows
}

func newFaults() *faults { return &faults{dead: deadAddresses{}, wrong: map[diag.Pos]bool{}} }

// add takes down what is wrong with a page.
func (f *faults) add(p *site.Page, made page) {
	f.dead.add(p, made.dead)
	if made.bad != nil && !f.wrong[made.bad.At.Pos] {
		f.wrong[made.bad.At.Pos] = true
		f.found = append(f.found, made.bad)
	}
}

func (f *faults) list() diag.List {
	list := append(f.found, f.dead.problems()...)
	list.Sort()
	return list
}

// Inspection goes through the pages of one snapshot after another of a site that is being written, for faults of its
// layouts, which show only when a page is drawn. A page without fault is not drawn again while the layouts are the
// same.
type Inspection struct {
	drawn *drawing
	good  map[string]bool // whether a page was without fault, by its address; only of those that have been drawn
}

// NewInspection returns an inspection that has seen no page yet.
func NewInspection() *Inspection { return &Inspection{good: map[string]bool{}} }

// Inspect draws the pages of s in turn and tells what is wrong with them, as Files does: first of one page of each
// layout and language and of those in which something was wrong before, then of all. Where it is interrupted, the next
// Inspect goes on with the pages that are left. Where the machine fails, whoever opens the page hears of it.
func (i *Inspection) Inspect(ctx context.Context, s *Snapshot, tell func(diag.List)) {
	if i.drawn == nil || !i.drawn.sameLayouts(s.drawn) {
		maps.DeleteFunc(i.good, func(_ string, good bool) bool { return good })
	}
	i.drawn = s.drawn
	found, known := newFaults(), s.known()
	first, rest := i.order(s.Plan.Pages)
	for _, pages := range [][]*site.Page{first, rest} {
		for _, p := range pages {
			if ctx.Err() != nil {
				return
			}
			made, err := s.inspected(p, known)
			if err == nil {
				found.add(p, made)
				i.good[p.URL] = made.bad == nil && len(made.dead) == 0
				buffers.Put(made.html)
			}
		}
		tell(found.list())
	}
}

// order gives the pages that are still to be drawn.
func (i *Inspection) order(pages []*site.Page) (first, rest []*site.Page) {
	type kind struct {
		layout string
		lang   civic.Lang
	}
	seen := map[kind]bool{}
	for _, p := range pages {
		k := kind{p.Layout, p.Lang}
		good, drawn := i.good[p.URL]
		switch {
		case good:
		case drawn || !seen[k]:
			first = append(first, p)
		default:
			rest = append(rest, p)
		}
		seen[k] = true
	}
	return first, rest
}

func (s *Snapshot) inspected(p *site.Page, known func(url []byte) bool) (page, error) {
	s.wording.RLock()
	defer s.wording.RUnlock()
	return s.page(p, known)
}

// known reports whether the site answers an address that pages lead to.
func (s *Snapshot) known() func(url []byte) bool {
	s.wording.RLock()
	defer s.wording.RUnlock()
	answers, assets := s.answers(), map[string]bool{}
	for _, asset := range s.Assets() {
		assets["/"+asset.Path] = true
	}
	return func(url []byte) bool {
		return answers[string(url)] != nil || assets[string(url)] || string(url) == manifest
	}
}
