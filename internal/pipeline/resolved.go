package pipeline

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"samsyn/internal/check"
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/render"
	"samsyn/internal/site"
)

// resolved is what came of a tree, and what it came of besides the tree.
type resolved struct {
	tree      *content.Tree
	now       time.Time
	asOf      civic.Moment
	reading   check.Options
	until     time.Time // see Snapshot.Until
	reg       *civic.Register
	problems  diag.List
	embargoes []check.Embargo

	plan    *site.Plan // the last one of the register; nil where there is none yet
	planned site.Options
	answers func() answers // of the plan
	stale   bool           // the register has got new wording since
}

// resolve gives what comes of a tree. Where who asks says which files may have changed, and so follows the site
// from one moment to the next, what was resolved last is taken as it is if no file is another, and with new wording
// if nothing but wording is. The new wording shows in the snapshots of before, too, so none of them is read
// meanwhile.
func (b *Builder) resolve(tree *content.Tree, in Inputs) *resolved {
	if last := b.known; last != nil && in.Unsure != nil && last.holds(in) && b.reword(last, tree) {
		return last
	}
	zone := zoneOf(tree)
	r := &resolved{tree: tree, now: in.Now, asOf: in.AsOf, reading: readingOf(zone, in), until: until(tree, zone, in.Now)}
	r.reg, r.problems = check.Resolve(tree, r.reading)
	r.embargoes = check.Embargoes(tree, r.reading.Moment)
	b.known = r
	return r
}

// holds reports whether the same files give the same at another time and with other wishes.
func (r *resolved) holds(in Inputs) bool {
	return r.asOf == in.AsOf && r.reading.Drafts == in.Drafts && !in.Now.Before(r.now) && in.Now.Before(r.until)
}

// reword makes what was resolved that of a tree in which nothing but wording is another, and reports whether that
// is so.
func (b *Builder) reword(r *resolved, tree *content.Tree) bool {
	b.wording.Lock()
	defer b.wording.Unlock()
	if !check.Reword(r.reg, r.tree, tree, r.problems) {
		return false
	}
	r.stale = r.stale || !slices.Equal(r.tree.Files, tree.Files)
	r.tree = tree
	return true
}

// replan makes the plan that of the register: the last one where nothing is another, or nothing but wording.
func (b *Builder) replan(r *resolved, opt site.Options, drawn *render.Renderer) {
	b.wording.Lock()
	defer b.wording.Unlock()
	switch {
	case r.plan == nil || r.planned != opt:
		r.planned = opt
		opt.Before = r.plan
		plan := site.New(r.reg, opt)
		r.plan, r.answers = plan, sync.OnceValue(func() answers { return answersOf(plan, drawn) })
	case r.stale:
		r.plan.Reword()
	}
	r.stale = false
}

func (b *Builder) load(ctx context.Context, in Inputs) (*content.Tree, error) {
	if in.Unsure == nil {
		return content.Load(ctx, in.Content, b.cache)
	}
	return content.Reload(ctx, in.Content, b.cache, beneath(in.Unsure, content.Root))
}

// beneath lists the paths that lie in a folder, counted from it.
func beneath(paths []string, folder string) []string {
	var in []string
	for _, path := range paths {
		if rest, ok := strings.CutPrefix(path, folder+"/"); ok {
			in = append(in, rest)
		} else if path == folder {
			in = append(in, ".")
		}
	}
	return in
}

// zoneOf is the site's own time zone. One that is wrong is a problem of site.yaml, and is taken for UTC here.
func zoneOf(tree *content.Tree) *time.Location {
	zone := time.UTC
	if tree.Site != nil {
		if record, ok := tree.Site.Record.(*content.Site); ok && record.Timezone.OK() {
			if found, err := time.LoadLocation(record.Timezone.Value); err == nil {
				zone = found
			}
		}
	}
	return zone
}

// readingOf settles the day and the moment.
func readingOf(zone *time.Location, in Inputs) check.Options {
	now := civic.MomentOf(in.Now.In(zone))
	shown := now
	if in.AsOf.Day.Full() {
		shown = in.AsOf
	}
	return check.Options{Today: shown.Day, Now: now, Moment: shown, Drafts: in.Drafts}
}
