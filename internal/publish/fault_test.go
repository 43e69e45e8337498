package publish

import (
	"errors"
	"os"
	"path/filepath"
)

var errDisk = errors.New("the disk has failed")

// quiet is a disk that does not wait for its writes.
type quiet struct{ osDisk }

func (quiet) FlushFile(string) error { return nil }
func (quiet) FlushDir(string) error  { return nil }
func (quiet) FlushAll(string) error  { return nil }

// faulty is a disk that fails at one step.
type faulty struct {
	quiet
	plain bool // a file system without links and without exchange
	at    int  // the number of the step, from 1
	way   way
	step  *int // how many steps have been asked for
}

// way is how a step fails: how much of it is done all the same, and whether the process dies there, as by a power cut
// or kill -9, so that nothing more is done.
type way struct {
	done amount
	dead bool
}

type amount int

const (
	nothing amount = iota
	half
	all
)

var (
	lasting = []way{{nothing, false}, {half, false}, {all, false}}
	deadly  = []way{{nothing, true}, {half, true}, {all, true}}
)

func fault(plain bool, at int, way way) faulty {
	return faulty{plain: plain, at: at, way: way, step: new(int)}
}

// hit reports whether the disk was asked for the step that fails.
func (f faulty) hit() bool { return *f.step >= f.at }

// try does a step, or fails at it. Half of most steps is nothing.
func (f faulty) try(whole func() error, part func()) error {
	*f.step++
	switch {
	case *f.step < f.at, *f.step > f.at && !f.way.dead:
		return whole()
	case *f.step == f.at && f.way.done == all:
		_ = whole()
	case *f.step == f.at && f.way.done == half && part != nil:
		part()
	}
	return errDisk
}

func (f faulty) MkdirAll(dir string) error {
	return f.try(func() error { return f.quiet.MkdirAll(dir) }, func() { _ = f.quiet.MkdirAll(filepath.Dir(dir)) })
}

func (f faulty) WriteFile(name string, data []byte) error {
	return f.try(func() error { return f.quiet.WriteFile(name, data) },
		func() { _ = f.quiet.WriteFile(name, data[:len(data)/2]) })
}

func (f faulty) Link(from, to string) error {
	if f.plain {
		return errors.ErrUnsupported
	}
	return f.try(func() error { return f.quiet.Link(from, to) }, nil)
}

func (f faulty) Copy(from, to string) error {
	return f.try(func() error { return f.quiet.Copy(from, to) }, func() {
		if data, err := os.ReadFile(from); err == nil {
			_ = f.quiet.WriteFile(to, data[:len(data)/2])
		}
	})
}

func (f faulty) Rename(from, to string) error {
	return f.try(func() error { return f.quiet.Rename(from, to) }, nil)
}

func (f faulty) Exchange(a, b string) error {
	if f.plain {
		return errNoExchange
	}
	return f.try(func() error { return f.quiet.Exchange(a, b) }, nil)
}

func (f faulty) Remove(name string) error {
	return f.try(func() error { return f.quiet.Remove(name) }, nil)
}

func (f faulty) RemoveAll(dir string) error {
	return f.try(func() error { return f.quiet.RemoveAll(dir) }, func() {
		if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
			_ = f.quiet.RemoveAll(filepath.Join(dir, entries[0].Name()))
		}
	})
}

func (f faulty) FlushFile(string) error { return f.try(func() error { return nil }, nil) }
func (f faulty) FlushDir(string) error  { return f.try(func() error { return nil }, nil) }
func (f faulty) FlushAll(string) error  { return f.try(func() error { return nil }, nil) }
