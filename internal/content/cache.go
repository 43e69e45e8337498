package content

import (
	"crypto/sha256"
	"strings"
	"sync"

	"samsyn/internal/attic"
	"samsyn/internal/civic"
)

// Cache keeps parsed files while their bytes are equal, so that a second Load parses what has changed. The zero
// Cache is ready to use, a nil one keeps nothing. It serves one Load or Reload at a time.
type Cache struct {
	Attic *attic.Attic // keeps the bodies of a large site out of memory; nil where they may stay

	mu    sync.Mutex
	files map[string]cached // by path
	last  *reading          // what the last Load or Reload found; nil where none has come to its end
}

type cached struct {
	sum    [sha256.Size]byte // of the bytes
	parsed parsedFile
}

// parse returns what Parse would.
func (c *Cache) parse(path string, src []byte) parsedFile {
	if c == nil {
		file, problems := Parse(path, src)
		return parsedFile{file, problems}
	}
	sum := sha256.Sum256(src)
	c.mu.Lock()
	kept, found := c.files[path]
	c.mu.Unlock()
	if found && kept.sum == sum {
		return kept.parsed
	}
	file, problems := Parse(path, src)
	file.stow(c.Attic)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.files == nil {
		c.files = map[string]cached{}
	}
	c.files[path] = cached{sum: sum, parsed: parsedFile{file, problems}}
	return parsedFile{file, problems}
}

// remember keeps what has been read for the next Reload; nil keeps it from trusting anything.
func (c *Cache) remember(last *reading) {
	if c != nil {
		c.last = last
	}
}

// stow puts the texts of a file that is new, and nobody else's yet, into the attic.
func (f *File) stow(a *attic.Attic) {
	if f == nil {
		return
	}
	keep := func(texts []string) civic.Held {
		if bundle := a.Keep(texts); bundle != nil {
			return bundle
		}
		return nil
	}
	if f.Body != nil {
		f.Body = f.Body.Stow(keep)
	}
	if f.Source != nil {
		if held := keep(f.Source.Texts()); held != nil {
			f.Source = held
		}
	}
}

// forgetOthers drops the files that are no longer there. names are paths within the content folder.
func (c *Cache) forgetOthers(names []string) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.files) <= len(names) {
		return
	}
	there := make(map[string]bool, len(names))
	for _, name := range names {
		there[name] = true
	}
	for path := range c.files {
		if !there[strings.TrimPrefix(path, Root+"/")] {
			delete(c.files, path)
		}
	}
}
