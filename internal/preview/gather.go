package preview

import (
	"context"
	"maps"
	"os"
	"slices"
	"sync"
	"time"
)

// How long it is quiet before what was done is looked at. One save of one file is over at once; a checkout is not,
// and a file that is missing or empty is probably being written by an editor that first takes the old one away.
const (
	quietSave     = 4 * time.Millisecond
	quietMany     = 80 * time.Millisecond
	quietCheckout = 400 * time.Millisecond

	// What never ends is looked at all the same; in the middle of a checkout there is little to see.
	longestDin      = 5 * time.Second
	longestCheckout = 30 * time.Second

	// What comes so soon after the last look is more of the same.
	soonAfter = 250 * time.Millisecond

	fewPaths, manyPaths = 8, 200
)

// gathering collects paths until they are asked for. It takes them at any speed and holds each once, so that
// nobody has to keep up with a checkout of thousands of files.
type gathering struct {
	known   func(path string) bool // whether a file stood there before
	stirred chan struct{}          // holds one where something has come in since it was last empty

	given int // how many paths wait gave last; of who waits alone

	mu    sync.Mutex
	paths map[string]bool
	all   bool
}

func newGathering(known func(path string) bool) *gathering {
	return &gathering{known: known, stirred: make(chan struct{}, 1), paths: map[string]bool{}}
}

func (g *gathering) add(path string) { g.take(func() { g.paths[path] = true }) }

// addAll says that anything may have changed.
func (g *gathering) addAll() { g.take(func() { g.all = true }) }

func (g *gathering) take(what func()) {
	g.mu.Lock()
	what()
	g.mu.Unlock()
	select {
	case g.stirred <- struct{}{}:
	default:
	}
}

// wait gives what has come in, sorted, once something has and it has become quiet.
func (g *gathering) wait(ctx context.Context) (paths []string, all bool, err error) {
	soon := time.After(soonAfter)
	select {
	case <-g.stirred:
	case <-ctx.Done():
		return nil, false, ctx.Err()
	}
	end, last := time.After(longestDin), time.After(longestCheckout)
	least := quietAfter(g.given)
	select {
	case <-soon:
		least = 0
	default:
	}
	for patient := false; ; {
		quiet := max(g.quiet(), least)
		if patient {
			quiet = max(quiet, quietMany)
		}
		select {
		case <-g.stirred:
			continue
		case <-time.After(quiet):
			if !patient && g.halfDone() {
				patient = true
				continue
			}
		case <-end:
			if g.quiet() == quietCheckout && end != last {
				end = last
				continue
			}
		case <-ctx.Done():
			g.take(func() {}) // what has come in is for who waits next
			return nil, false, ctx.Err()
		}
		paths, all = g.empty()
		g.given = len(paths)
		return paths, all, nil
	}
}

// quietAfter is how long it must be quiet where more comes soon after so many paths.
func quietAfter(given int) time.Duration {
	switch {
	case given == 0:
		return 0
	case given > fewPaths:
		return quietCheckout
	}
	return quietMany
}

// quiet is how long nothing must come in before what has is looked at: the more it is, the longer.
func (g *gathering) quiet() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case len(g.paths) > manyPaths:
		return quietCheckout
	case g.all || len(g.paths) > fewPaths:
		return quietMany
	}
	return quietSave
}

// halfDone reports whether one of a few paths leads to an empty file, or to nothing where there was a file. What
// an editor makes for itself, and takes away again, was never there.
func (g *gathering) halfDone() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.paths) > fewPaths {
		return false
	}
	for path := range g.paths {
		info, err := os.Lstat(path)
		if err != nil && g.known(path) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
			return true
		}
	}
	return false
}

func (g *gathering) empty() (paths []string, all bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	paths, all = slices.Sorted(maps.Keys(g.paths)), g.all
	g.paths, g.all = map[string]bool{}, false
	return paths, all
}
