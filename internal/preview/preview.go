// Package preview shows a site while it is being written: it builds the site in memory, serves it as its host will,
// watches the folders that it is made from, and tells the browsers that look at it what has changed. It writes no
// file, and what it serves is what a build makes, byte for byte, but for one script that pages get.
//
// Read Preview first. What has changed stands in ledger.go, watch.go and gather.go; what is shown in state.go and
// shown.go; how an address is answered in answer.go and host.go; who is answered, and for how long, in handler.go
// and listen.go; what browsers are told in events.go and the script in client.
package preview

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
)

// Options say what is previewed, and for whom.
type Options struct {
	Site   string       // the folder of the site
	AsOf   civic.Moment // as in pipeline.Inputs
	Drafts bool         // likewise
	Now    func() time.Time
	// Source reads a file by the path that problems name it by.
	Source func(file string) (src []byte, found bool)
	// Tell is called after each build, and where folders can no longer be watched.
	Tell func(News)
}

// News is what happened, for the terminal.
type News struct {
	Problems  diag.List     // of the site as it is now, sorted by place
	Changed   []string      // the files that the build was for, relative to the site; nil for the first, and where only time has passed
	Took      time.Duration // the build
	Err       error         // the machine failed, and the site is shown as it was
	Unwatched error         // why folders can't be watched any longer and are looked through every second instead
}

// Preview is a site that follows the files it is made from.
type Preview struct {
	opt                      Options
	builder                  *pipeline.Builder
	content, layouts, static *folder
	ledger                   *ledger
	watcher                  *watcher
	until                    time.Time // when the same files may first make another site
	unsure                   []string  // the files that may be others than at the last build; nil where any may be
	current                  *current
	span                     *span
	inspector                *inspector
	telling                  sync.Mutex
	streams                  chan struct{} // a place for each browser that is told of changes
}

// New watches the site's folders and builds the site for the first time. The error is of the machine: a site with
// faults is previewed as such.
func New(ctx context.Context, opt Options) (*Preview, error) {
	site, err := filepath.Abs(opt.Site)
	if err != nil {
		return nil, fmt.Errorf("preview %s: %w", opt.Site, err)
	}
	p := &Preview{opt: opt, builder: pipeline.NewBuilder(), ledger: newLedger(), current: newCurrent(),
		span: &span{}, inspector: &inspector{pages: pipeline.NewInspection()},
		streams: make(chan struct{}, mostStreams)}
	p.content, p.layouts, p.static = &folder{path: filepath.Join(site, "content")},
		&folder{path: filepath.Join(site, "layouts")}, &folder{path: filepath.Join(site, "static")}
	p.watcher = newWatcher(site, p.ledger.knows)
	for _, dir := range p.watcher.folders() {
		p.ledger.lookInto(dir, false)
	}
	if p.watcher.why != nil {
		p.tell(News{Unwatched: p.watcher.why})
	}
	if err := p.build(ctx, nil); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// Close stops watching.
func (p *Preview) Close() {
	p.watcher.close()
	p.span.stop()
	p.inspector.wait()
	for _, f := range []*folder{p.content, p.layouts, p.static} {
		f.close()
	}
}

// Follow builds the site anew whenever its files have changed, until ctx ends.
func (p *Preview) Follow(ctx context.Context) {
	for ctx.Err() == nil {
		watching := p.watcher.why == nil
		paths, all, err := p.next(ctx)
		if err != nil {
			return
		}
		if watching && p.watcher.why != nil {
			p.tell(News{Unwatched: p.watcher.why})
		}
		changed := p.changed(paths, all)
		p.doubt(paths, changed, all)
		if len(changed) == 0 {
			if p.opt.Now().Before(p.until) {
				continue
			}
			changed = nil // midnight has passed, or an embargo has ended
		}
		if err := p.build(ctx, changed); err != nil && ctx.Err() == nil {
			p.until = p.opt.Now().Add(clockEvery)
			p.current.fault(err.Error())
			p.tell(News{Changed: changed, Err: err})
		}
	}
}

// clockEvery is how often the clock is looked at: computers sleep, and their clocks are set.
const clockEvery = time.Minute

// next waits until something was done to the folders, as watcher.next does, or until it may be time for another
// site; then there are no paths.
func (p *Preview) next(ctx context.Context) (paths []string, all bool, err error) {
	clock, stop := context.WithTimeout(ctx, min(max(p.until.Sub(p.opt.Now()), 0), clockEvery))
	defer stop()
	paths, all, err = p.watcher.next(clock)
	if err != nil && ctx.Err() == nil {
		return nil, false, nil
	}
	return paths, all, err
}

// changed lists the files among the paths, relative to the site, that hold something else than before.
func (p *Preview) changed(paths []string, all bool) []string {
	var changed []string
	if all {
		for _, dir := range p.watcher.folders() {
			changed = append(changed, p.ledger.lookInto(dir, p.watcher.why != nil)...)
		}
	} else {
		changed = p.ledger.look(paths)
	}
	return p.inSite(changed)
}

// doubt takes down what the next build has to look at: whatever something was done to, since the last build may
// have read it in between.
func (p *Preview) doubt(paths, changed []string, all bool) {
	if all {
		p.unsure = nil
	} else if p.unsure != nil {
		p.unsure = append(append(p.unsure, p.inSite(paths)...), changed...)
	}
}

// inSite gives paths as they are counted from the site.
func (p *Preview) inSite(paths []string) []string {
	within := make([]string, 0, len(paths))
	for _, path := range paths {
		if rel, err := filepath.Rel(p.watcher.site, path); err == nil {
			within = append(within, filepath.ToSlash(rel))
		}
	}
	return within
}

// build reads the site as it is now and shows it; where it has errors, the last good one is shown with them.
func (p *Preview) build(ctx context.Context, changed []string) error {
	began := p.opt.Now()
	p.span.renew(ctx)
	in := pipeline.Inputs{Now: began, AsOf: p.opt.AsOf, Drafts: p.opt.Drafts, Content: p.content, Unsure: p.unsure}
	if _, err := p.content.renew(); err != nil {
		return fmt.Errorf("open the content folder: %w", err)
	}
	if there, err := p.layouts.renew(); err != nil {
		return fmt.Errorf("open the layouts folder: %w", err)
	} else if there {
		in.Layouts = p.layouts
	}
	if there, err := p.static.renew(); err != nil {
		return fmt.Errorf("open the static folder: %w", err)
	} else if there {
		in.Static = p.static
	}
	s, err := p.builder.Build(ctx, in)
	if err != nil {
		return err
	}
	p.unsure, p.until = []string{}, s.Until
	if s.OK() {
		p.show(newShown(s, p.opt, p.span, p.text), in.Layouts != nil)
	} else {
		p.current.fault(p.text(s.Problems))
	}
	p.tell(News{Problems: p.problems(s), Changed: changed, Took: p.opt.Now().Sub(began)})
	return nil
}

// tell tells one thing at a time.
func (p *Preview) tell(news News) {
	p.telling.Lock()
	defer p.telling.Unlock()
	p.opt.Tell(news)
}

// text is what the terminal says of the errors in a list.
func (p *Preview) text(list diag.List) string {
	var errs diag.List
	for _, problem := range list {
		if problem.Level == diag.Error {
			errs = append(errs, problem)
		}
	}
	var b strings.Builder
	_ = diag.Printer{Source: p.opt.Source}.Print(&b, errs) // a strings.Builder takes everything
	return b.String()
}
