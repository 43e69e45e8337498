package preview

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"samsyn/internal/publish"
)

// span is a context that lasts from one build to the next: what takes long ends where the files have changed.
type span struct {
	mu  sync.Mutex
	ctx context.Context
	end context.CancelFunc
}

// context gives the one that lasts now.
func (s *span) context() context.Context {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ctx
}

// stop ends the one that lasts.
func (s *span) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.end != nil {
		s.end()
	}
}

// renew ends the one that lasts and begins the next, which ends with ctx as well.
func (s *span) renew(ctx context.Context) {
	s.stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ctx, s.end = context.WithCancel(ctx)
}

// ofManifest reports whether an address is that of the list of all published files, or may be of a part of it.
func ofManifest(url string) bool {
	return url == "/"+publish.ManifestPath || strings.HasPrefix(url, "/"+publish.PartsFolder)
}

// listing is the manifest that a build would publish now, by path. All files of the site are made for it, so it is
// made when it is first asked for, and given up when the files change.
type listing struct {
	mu    sync.Mutex
	files map[string][]byte
}

// list gives the manifest; bad tells what is wrong with the layouts where a build would publish nothing.
func (n *shown) list() (files map[string][]byte, bad string, err error) {
	n.manifest.mu.Lock()
	defer n.manifest.mu.Unlock()
	if n.manifest.files != nil {
		return n.manifest.files, "", nil
	}
	sums := publish.Manifest{}
	found, err := n.snapshot.Files(n.span.context(), func(path string, data []byte) error {
		sum := sha256.Sum256(data)
		sums[path] = hex.EncodeToString(sum[:])
		return nil
	})
	if err != nil || found.HasErrors() {
		return nil, n.text(found), err
	}
	n.manifest.files = sums.Files()
	return n.manifest.files, "", nil
}
