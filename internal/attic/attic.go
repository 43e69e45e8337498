// Package attic keeps texts out of memory until they are asked for: at national scale the bodies of all documents
// do not fit in it together, and each is on a few pages only. A small site's texts stay where they are; from a
// limit on they go into one temporary file without a name, which vanishes with the process. It knows nothing of
// what the texts are.
//
// Read Attic, then Keep.
package attic

import (
	"encoding/binary"
	"fmt"
	"os"
	"sync"
)

// Attic is a place for texts. It may be used by several goroutines; a nil one keeps nothing.
type Attic struct {
	limit int64 // how many bytes may stay in memory

	mu     sync.Mutex
	stayed int64
	file   *os.File // nil until it is needed
	end    int64
	full   bool // the file could not be written: everything stays in memory
}

// New returns an attic that leaves the first texts, up to the limit in bytes, where they are.
func New(limit int64) *Attic { return &Attic{limit: limit} }

// least is how many bytes texts must have to be worth putting away.
const least = 512

// Keep puts texts away. It returns nil where they are to stay in memory: they are few or short, or the disk does
// not take them.
func (a *Attic) Keep(texts []string) *Bundle {
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	if a == nil || size < least || a.stays(int64(size)) {
		return nil
	}
	packed := make([]byte, 0, size+2*len(texts)+binary.MaxVarintLen64)
	for _, text := range texts {
		packed = binary.AppendUvarint(packed, uint64(len(text)))
	}
	for _, text := range texts {
		packed = append(packed, text...)
	}
	file, at, err := a.reserve(int64(len(packed)))
	if err == nil {
		_, err = file.WriteAt(packed, at)
	}
	if err != nil {
		a.mu.Lock()
		a.full = true
		a.mu.Unlock()
		return nil
	}
	return &Bundle{file: file, at: at, size: len(packed), count: len(texts)}
}

// stays reports whether so many bytes more may stay in memory, and counts them if so.
func (a *Attic) stays(size int64) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.full && a.stayed+size > a.limit {
		return false
	}
	a.stayed += size
	return true
}

// reserve finds room for size bytes at the end of the file.
func (a *Attic) reserve(size int64) (*os.File, int64, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file == nil {
		file, err := os.CreateTemp("", "samsyn-*")
		if err != nil {
			return nil, 0, err
		}
		_ = os.Remove(file.Name()) // where a file in use cannot be removed, Close does it
		a.file = file
	}
	at := a.end
	a.end += size
	return a.file, at, nil
}

// Close gives the file up; its texts cannot be read any more.
func (a *Attic) Close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file != nil {
		_ = a.file.Close()
		_ = os.Remove(a.file.Name())
	}
}

// Bundle is texts that have been put away together.
type Bundle struct {
	file        *os.File
	at          int64
	size, count int
}

// Lost is what Texts panics with where the texts cannot be read back: the machine has failed.
type Lost struct{ Err error }

func (l Lost) Error() string {
	return fmt.Sprintf("read back what was put into the temporary folder: %v", l.Err)
}
func (l Lost) Unwrap() error { return l.Err }

// Texts reads the texts back.
func (b *Bundle) Texts() []string {
	packed := make([]byte, b.size)
	if _, err := b.file.ReadAt(packed, b.at); err != nil {
		panic(Lost{err})
	}
	sizes, at := make([]int, b.count), 0
	for i := range sizes {
		size, n := binary.Uvarint(packed[at:])
		sizes[i], at = int(size), at+n
	}
	whole := string(packed[at:])
	texts := make([]string, b.count)
	for i, size := range sizes {
		texts[i], whole = whole[:size], whole[size:]
	}
	return texts
}
