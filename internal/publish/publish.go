// Package publish makes a folder equal to a stream of files, all or nothing. The new site is made beside the
// old one, files that have not changed are hard-linked from it, everything is flushed to the disk, and then the
// two folders change places in one step: a reader, and a crash at any moment, sees the whole old site or the
// whole new one. It knows nothing of pages or languages, reads no clock, and never deletes or replaces a file
// that it did not make: the manifest that it writes with each site tells which files those are.
//
// Read Write first, then stage.go, where a site is made; what is refused stands in refuse.go, the manifest in
// manifest.go, the switch of the folders in exchange.go and what a crash leaves behind in repair.go.
package publish

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
)

// Put takes one file of the stream: its path in the folder, with slashes, and its bytes, which it does not keep
// after it has returned.
type Put func(path string, data []byte) error

// Options tells which folders a site must never be written over.
type Options struct {
	Home    string   // the user's home; may be empty
	Sources []string // the folders that the site is made from
	// Note is asked when the site stands what is to be remembered with it; see Recall. With nil nothing is.
	Note func() []byte

	testOnlyWhole int // in place of wholeManifest, where it is more than 0
}

// Report tells what Write did, in files, the manifest not counted.
type Report struct {
	Written int // new, or with new bytes
	Kept    int // the same as before
	Removed int // made by an earlier build and no longer part of the site

	Unsigned bool // the site was signed, and its signature went with the manifest that it was made for
}

// Changed reports whether the folder is another than before.
func (r Report) Changed() bool { return r.Written > 0 || r.Removed > 0 }

// Write makes dir hold exactly the files that fill puts, and their manifest. Where fill or anything else
// fails, dir is as it was, or holds the whole new site: a *Failure tells. A *Refusal says that dir is not a folder to
// write a site into, a *Locked that another build is writing to it.
func Write(ctx context.Context, dir string, opt Options, fill func(Put) error) (Report, error) {
	return write(ctx, osDisk{}, dir, opt, fill)
}

// Check says now what Write would refuse later, so that a long build need not run in vain. It ends what a build that
// was cut off has left, and changes nothing else.
func Check(dir string, opt Options) error {
	target, err := locate(dir, opt)
	if err != nil {
		return err
	}
	if p := placesOf(target); p.left() {
		unlock, err := lock(p.lock)
		if err != nil {
			return failure(dir, p, nil, err)
		}
		defer unlock()
		if err := repair(osDisk{}, p); err != nil {
			return failure(dir, p, nil, err)
		}
	}
	_, err = inspect(dir, target)
	return err
}

func write(ctx context.Context, disk disk, dir string, opt Options, fill func(Put) error) (_ Report, err error) {
	target, err := locate(dir, opt)
	if err != nil {
		return Report{}, err
	}
	p := placesOf(target)
	unmake, err := makeParents(disk, filepath.Dir(target))
	if err != nil {
		return Report{}, failure(dir, p, nil, fmt.Errorf("make the folder of %s: %w", dir, err))
	}
	defer func() {
		if err != nil {
			unmake()
		}
	}()
	unlock, err := lock(p.lock)
	if err != nil {
		return Report{}, failure(dir, p, nil, err)
	}
	defer unlock()
	if err := repair(disk, p); err != nil {
		return Report{}, failure(dir, p, nil, err)
	}
	old, err := inspect(dir, target)
	if err != nil {
		return Report{}, err
	}
	s := &stage{ctx: ctx, disk: disk, places: p, old: old, files: Manifest{}, dirs: map[string]bool{}, whole: cmp.Or(opt.testOnlyWhole, wholeManifest)}
	if err := s.build(fill); err != nil {
		if !s.switched {
			_ = repair(disk, p) // what stays is cleared by the next run
		}
		if !s.filled && s.unwritten == nil {
			return Report{}, err // the stream's own
		}
		return Report{}, failure(dir, p, s, err)
	}
	if opt.Note != nil {
		s.remember(opt.Note())
	}
	return s.report, nil
}

// makeParents makes a folder and what is missing above it. What it made and nothing was put into, unmake removes.
func makeParents(disk disk, dir string) (unmake func(), err error) {
	var made []string // the deepest first
	for at := dir; !exists(at); at = filepath.Dir(at) {
		made = append(made, at)
	}
	unmake = func() {
		for _, at := range made {
			_ = disk.Remove(at)
		}
	}
	if len(made) == 0 {
		return unmake, nil
	}
	err = disk.MkdirAll(dir)
	for _, at := range made {
		if err == nil {
			err = disk.FlushDir(filepath.Dir(at))
		}
	}
	if err != nil {
		unmake()
	}
	return unmake, err
}

// places are the target and the names beside it that a build uses.
type places struct {
	target, tmp, ready, old, lock, memory, memoryTmp string
}

// placesOf puts the names beside the target: a rename works only within one file system.
func placesOf(target string) places {
	beside := func(what string) string {
		return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".samsyn-"+what)
	}
	return places{
		target:    target,
		tmp:       beside("new"),   // a site that is being made
		ready:     beside("ready"), // a whole site that waits to be exchanged; after the exchange the old one
		old:       beside("old"),   // the old site, where a file system cannot exchange
		lock:      beside("lock"),
		memory:    beside("memory"), // see Memory
		memoryTmp: beside("memnew"), // a memory that is being written
	}
}

// left reports whether a build is at work, or was cut off and has left something.
func (p places) left() bool {
	return slices.ContainsFunc([]string{p.tmp, p.ready, p.old, p.lock, p.memoryTmp}, exists)
}
