package preview

import (
	"slices"
	"time"

	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
)

// inspectAfter is how long the preview is left alone by saves before it draws pages that nobody looks at.
const inspectAfter = 300 * time.Millisecond

// inspector draws the pages of a site that has layouts of its own, one after another, while nothing else is done: a
// layout may fail on pages that nobody has open.
type inspector struct {
	pages *pipeline.Inspection
	ended chan struct{} // closed when the last inspection has ended; nil where there was none
}

// wait waits for the page that is being drawn, where an inspection is ending.
func (i *inspector) wait() {
	if i.ended != nil {
		<-i.ended
	}
}

// show shows a site, and has its pages inspected until the next build where the layouts are its own.
func (p *Preview) show(n *shown, inspect bool) {
	p.current.show(n)
	p.inspector.wait()
	if !inspect {
		return // the built-in layouts have been tried
	}
	ctx := p.span.context()
	ended := make(chan struct{})
	p.inspector.ended = ended
	go func() {
		defer close(ended)
		select {
		case <-time.After(inspectAfter):
		case <-ctx.Done():
			return
		}
		p.inspector.pages.Inspect(ctx, n.snapshot, func(found diag.List) {
			if p.current.drew(n, found) {
				p.tell(News{Problems: p.problems(n.snapshot)})
			}
		})
	}()
}

// problems are those of a site, with those that its pages showed when they were drawn.
func (p *Preview) problems(s *pipeline.Snapshot) diag.List {
	now, _ := p.current.get()
	if now.shown == nil || now.shown.snapshot != s {
		return s.Problems
	}
	all := append(slices.Clone(s.Problems), now.drawn...)
	all.Sort()
	return all
}
