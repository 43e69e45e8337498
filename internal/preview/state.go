package preview

import "sync"

// state is what the server shows at a moment. It never changes.
type state struct {
	shown *shown // the last site without errors; nil until there is one
	fault string // what is wrong with the files as they are now, as the terminal says it; "" where nothing is
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

// show replaces what is shown by a site without errors.
func (c *current) show(s *shown) { c.set(func(now *state) { *now = state{shown: s} }) }

// fault lays what is wrong over what is shown.
func (c *current) fault(text string) { c.set(func(now *state) { now.fault = text }) }

func (c *current) set(change func(now *state)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change(&c.now)
	close(c.later)
	c.later = make(chan struct{})
}
