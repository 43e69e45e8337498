package preview

import (
	"reflect"
	"sync"

	"samsyn/internal/diag"
)

// state is what the server shows at a moment. It never changes.
type state struct {
	shown *shown    // the last site without errors; nil until there is one
	fault string    // what is wrong with the files as they are now, as the terminal says it; "" where nothing is
	drawn diag.List // what was found to be wrong when the pages of the site were drawn
}

// faults is all that is wrong, as the terminal says it.
func (s state) faults() string {
	if s.fault != "" || s.drawn == nil {
		return s.fault
	}
	return s.shown.text(s.drawn)
}

// current holds the state of the moment and tells those who wait for the next.
type current struct {
	mu    sync.Mutex
	now   state
	later chan struct{} // closed when now is replaced
}

func newCurrent() *current { return &current{later: make(chan struct{})} }

// get gives the state and a channel that is closed when there is another.
func (c *current) get() (state, <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now, c.later
}

// show replaces what is shown by a site without errors. What was wrong with the pages of one with the same layouts
// is taken to be so still.
func (c *current) show(s *shown) {
	c.set(func(now *state) {
		if now.shown == nil || !now.shown.snapshot.SameLayouts(s.snapshot) {
			now.drawn = nil
		}
		*now = state{shown: s, drawn: now.drawn}
	})
}

// drew lays what is wrong with the pages of a site over it, unless another has been shown since. It reports whether
// that is new.
func (c *current) drew(s *shown, found diag.List) (fresh bool) {
	c.set(func(now *state) {
		if now.shown == s {
			fresh = len(now.drawn)+len(found) > 0 && !reflect.DeepEqual(now.drawn, found)
			now.drawn = found
		}
	})
	return fresh
}

// fault lays what is wrong over what is shown.
func (c *current) fault(text string) { c.set(func(now *state) { now.fault = text }) }

func (c *current) set(change func(now *state)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change(&c.now)
	close(c.later)
	c.later = make(chan struct{})
}
