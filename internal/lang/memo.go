package lang

import "sync"

// memo remembers texts that are asked for again and again. It holds a bounded number and begins anew when it is
// full, so that it does not grow with the site.
type memo[K comparable] struct {
	mu   sync.RWMutex
	kept map[K]string
}

const memoSize = 1 << 14

func newMemo[K comparable]() *memo[K] { return &memo[K]{kept: map[K]string{}} }

// get returns what make1 gave for the key, and asks it where that is not remembered.
func (m *memo[K]) get(key K, make1 func() string) string {
	m.mu.RLock()
	text, has := m.kept[key]
	m.mu.RUnlock()
	if has {
		return text
	}
	text = make1()
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.kept) >= memoSize {
		clear(m.kept)
	}
	m.kept[key] = text
	return text
}
