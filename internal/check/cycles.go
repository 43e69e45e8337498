package check

import (
	"fmt"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// circle finds the circles in a graph.
type circle[T comparable] struct {
	next func(T) []T
	done map[T]bool
	path []T
	on   map[T]int // the place on the path
	all  [][]T
}

// find returns one circle for every knot of nodes that reach themselves, each from its first node in the order
// of nodes. It walks with a stack of its own: a chain may be as long as there are records.
func (c *circle[T]) find(nodes []T) [][]T {
	c.done, c.on = map[T]bool{}, map[T]int{}
	for _, n := range nodes {
		if !c.done[n] {
			c.walk(n)
		}
	}
	return c.all
}

func (c *circle[T]) walk(start T) {
	type step struct {
		node T
		rest []T
	}
	stack := []step{{start, c.next(start)}}
	c.enter(start)
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if len(top.rest) == 0 {
			c.leave(top.node)
			stack = stack[:len(stack)-1]
			continue
		}
		n := top.rest[0]
		top.rest = top.rest[1:]
		if at, on := c.on[n]; on {
			c.all = append(c.all, append([]T(nil), c.path[at:]...))
		} else if !c.done[n] {
			c.enter(n)
			stack = append(stack, step{n, c.next(n)})
		}
	}
}

func (c *circle[T]) enter(n T) {
	c.on[n] = len(c.path)
	c.path = append(c.path, n)
}

func (c *circle[T]) leave(n T) {
	delete(c.on, n)
	c.path = c.path[:len(c.path)-1]
	c.done[n] = true
}

// reportCircle reports one circle at its first reference and names every file of it.
func (r *resolver) reportCircle(verb string, ids []string, at []diag.Span) {
	if len(ids) == 1 {
		r.found.Errorf("cycle", at[0], "%q %s itself", ids[0], verb).Hint = "remove the reference"
		return
	}
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, "%q %s ", id, verb)
	}
	p := r.found.Errorf("cycle", at[0], "%s%q", b.String(), ids[0])
	p.Hint = "remove one of these references"
	for i, place := range at[1:] {
		p.Notes = append(p.Notes, note(place, fmt.Sprintf("%q %s %q", ids[i+1], verb, ids[(i+2)%len(ids)])))
	}
}

// tie is one of the relations between documents, as written and as resolved.
type tie struct {
	verb    string
	written func(*content.Relations) content.Strings
	named   func(*civic.Relations) *[]*civic.Document
	back    func(*civic.Document) *[]*civic.Document
}

// ties lists the relations in the order of the guide.
func ties() []tie {
	return []tie{
		{"is based on",
			func(c *content.Relations) content.Strings { return c.BasedOn },
			func(c *civic.Relations) *[]*civic.Document { return &c.BasedOn },
			func(d *civic.Document) *[]*civic.Document { return &d.BasisOf }},
		{"implements",
			func(c *content.Relations) content.Strings { return c.Implements },
			func(c *civic.Relations) *[]*civic.Document { return &c.Implements },
			func(d *civic.Document) *[]*civic.Document { return &d.ImplementedBy }},
		{"amends",
			func(c *content.Relations) content.Strings { return c.Amends },
			func(c *civic.Relations) *[]*civic.Document { return &c.Amends },
			func(d *civic.Document) *[]*civic.Document { return &d.AmendedBy }},
		{"replaces",
			func(c *content.Relations) content.Strings { return c.Replaces },
			func(c *civic.Relations) *[]*civic.Document { return &c.Replaces },
			func(d *civic.Document) *[]*civic.Document { return &d.ReplacedBy }},
		{"repeals",
			func(c *content.Relations) content.Strings { return c.Repeals },
			func(c *civic.Relations) *[]*civic.Document { return &c.Repeals },
			func(d *civic.Document) *[]*civic.Document { return &d.RepealedBy }},
	}
}

// checkCycles reports the circles among documents and among annulments.
func (r *resolver) checkCycles() {
	for _, t := range ties() {
		ring := &circle[*civic.Document]{next: func(d *civic.Document) []*civic.Document { return *t.named(&d.Relations) }}
		for _, path := range ring.find(r.reg.Documents) {
			var ids []string
			var at []diag.Span
			for i, d := range path {
				target := path[(i+1)%len(path)].ID
				ids = append(ids, d.ID)
				at = append(at, placeOf(t.written(&r.documentByID[d.ID].in.Relations.Value), target))
			}
			r.reportCircle(t.verb, ids, at)
		}
	}
	r.checkAnnulments()
}

// placeOf finds where a list names id.
func placeOf(list content.Strings, id string) diag.Span {
	for _, item := range list.Value {
		if item.Value == id {
			return item.At
		}
	}
	return list.At
}

// checkAnnulments reports annulments that annul one another, and cuts the circle.
func (r *resolver) checkAnnulments() {
	ring := &circle[*civic.Decision]{next: func(d *civic.Decision) []*civic.Decision {
		var annulled []*civic.Decision
		for _, res := range d.Decides {
			if res.Annuls != nil {
				annulled = append(annulled, res.Annuls)
			}
		}
		return annulled
	}}
	for _, path := range ring.find(r.reg.Decisions) {
		var ids []string
		var at []diag.Span
		for i, d := range path {
			target := path[(i+1)%len(path)]
			in := r.decisionByID[d.ID].in
			for _, res := range in.Decides.Value {
				if res.Annuls.Value == target.ID {
					ids, at = append(ids, d.ID), append(at, res.Annuls.At)
					break
				}
			}
		}
		r.reportCircle("annuls", ids, at)
	}
}
