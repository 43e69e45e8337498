// Package publish makes a folder equal to a stream of files, all or nothing. The new site is made beside the
// old one, files that have not changed are hard-linked from it, everything is flushed to the disk, and then the
// two folders change places in one step: a reader, and a crash at any moment, sees the whole old site or the
// whole new one. It knows nothing of pages or languages, reads no clock, and never deletes or replaces a file
// that it did not make: the manifest that it writes with each site tells which files those are.
//
// Read Write first; what it refuses stands in refuse.go, the manifest in manifest.go, the switch of the folders
// in exchange.go and what a crash leaves behind in repair.go.
package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
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
// fails, dir is as it was. A *Refusal says that dir is not a folder to write a site into, a *Locked that
// another build is writing to it.
func Write(ctx context.Context, dir string, opt Options, fill func(Put) error) (Report, error) {
	return write(ctx, osDisk{}, dir, opt, fill)
}

// Check says now what Write would refuse later, so that a long build need not run in vain. It changes nothing.
func Check(dir string, opt Options) error {
	target, err := locate(dir, opt)
	if err != nil {
		return err
	}
	_, err = inspect(dir, target)
	return err
}

func write(ctx context.Context, disk disk, dir string, opt Options, fill func(Put) error) (Report, error) {
	target, err := locate(dir, opt)
	if err != nil {
		return Report{}, err
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return Report{}, fmt.Errorf("make the folder of %s: %w", dir, err)
	}
	p := placesOf(target)
	unlock, err := lock(p.lock)
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	if err := repair(disk, p); err != nil {
		return Report{}, err
	}
	old, err := inspect(dir, target)
	if err != nil {
		return Report{}, err
	}
	s := &stage{ctx: ctx, disk: disk, places: p, old: old, files: Manifest{}, dirs: map[string]bool{}, whole: cmp.Or(opt.testOnlyWhole, wholeManifest)}
	if err := s.build(fill); err != nil {
		_ = disk.RemoveAll(p.tmp) // what stays is cleared by the next run
		return Report{}, err
	}
	if opt.Note != nil {
		s.remember(opt.Note())
	}
	return s.report, nil
}

// places are the target and the names beside it that a build uses.
type places struct {
	target, tmp, ready, old, lock, memory string
}

// placesOf puts the names beside the target: a rename works only within one file system.
func placesOf(target string) places {
	beside := func(what string) string {
		return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".samsyn-"+what)
	}
	return places{
		target: target,
		tmp:    beside("new"),   // a site that is being made
		ready:  beside("ready"), // a whole site that waits to be exchanged; after the exchange the old one
		old:    beside("old"),   // the old site, where a file system cannot exchange
		lock:   beside("lock"),
		memory: beside("memory"), // see Memory
	}
}

// stage is a site in the making.
type stage struct {
	ctx     context.Context
	disk    disk
	places  places
	old     *published // the target; nil where there is no site yet
	files   Manifest   // what has been put
	dirs    map[string]bool
	whole   int // how many files the manifest lists in one piece
	kept    []string
	written []string
	report  Report

	partPaths []string // of the manifest
}

// build takes the stream, and switches to the new site if it is another than the old one. Until the first file
// that differs nothing is made at all.
func (s *stage) build(fill func(Put) error) error {
	if err := fill(s.put); err != nil {
		return err
	}
	s.report = Report{Written: len(s.written), Kept: len(s.kept)}
	if s.old != nil {
		for name := range s.old.files {
			if _, still := s.files[name]; !still {
				s.report.Removed++
			}
		}
	}
	manifest, parts := s.files.encode(s.whole)
	s.partPaths = slices.Sorted(maps.Keys(parts))
	if !s.report.Changed() && s.same(ManifestPath, manifest) {
		return nil
	}
	for _, name := range s.kept {
		if err := s.keep(name); err != nil {
			return err
		}
	}
	for _, name := range s.partPaths {
		if err := s.write(name, parts[name]); err != nil {
			return err
		}
		s.written = append(s.written, name)
	}
	if err := s.write(ManifestPath, manifest); err != nil {
		return err
	}
	if err := s.keepSignature(manifest); err != nil {
		return err
	}
	return s.finish()
}

// keepSignature takes the key of a signed site over, and the signature where it still fits: one on another
// manifest would say that the site has been tampered with.
func (s *stage) keepSignature(manifest []byte) error {
	if s.old == nil {
		return nil
	}
	for _, name := range []string{PublicKeyPath, SignaturePath} {
		_, err := os.Lstat(filepath.Join(s.places.target, filepath.FromSlash(name)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return fmt.Errorf("keep %s: %w", name, err)
		case name == SignaturePath && !bytes.Equal(manifest, s.old.manifest):
			s.report.Unsigned = true
			continue
		}
		if err := s.keep(name); err != nil {
			return err
		}
	}
	return nil
}

func (s *stage) put(name string, data []byte) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if err := s.admit(name); err != nil {
		return err
	}
	sum := fingerprint(data)
	s.files[name] = sum
	if s.old.sum(name) == sum && s.same(name, data) {
		s.kept = append(s.kept, name)
		return nil
	}
	s.written = append(s.written, name)
	return s.write(name, data)
}

// longestName is what common file systems allow as one part of a path, in bytes.
const longestName = 255

// admit refuses a path that no folder can hold beside those already put.
func (s *stage) admit(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") {
		return fmt.Errorf("the path %q cannot be published", name)
	}
	reserved := name == ManifestPath || name == SignaturePath || name == PublicKeyPath || strings.HasPrefix(name, PartsFolder)
	if _, twice := s.files[name]; twice || reserved {
		return fmt.Errorf("two files would be published as %q", name)
	}
	if s.dirs[name] {
		return fmt.Errorf("%q would be both a file and a folder", name)
	}
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > longestName {
			return fmt.Errorf("the path %q has a part longer than %d bytes", name, longestName)
		}
	}
	for dir := path.Dir(name); dir != "." && !s.dirs[dir]; dir = path.Dir(dir) {
		if _, file := s.files[dir]; file {
			return fmt.Errorf("%q would be both a file and a folder", dir)
		}
		s.dirs[dir] = true
	}
	return nil
}

// same reports whether the old site's file has these very bytes. The manifest alone does not settle it: a hand
// may have changed the file since.
func (s *stage) same(name string, data []byte) bool {
	full := filepath.Join(s.places.target, filepath.FromSlash(name))
	info, err := os.Lstat(full)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(full)
	return err == nil && bytes.Equal(old, data)
}

// keep links the old site's file into the new one, or copies it, with its time, where it cannot be linked.
func (s *stage) keep(name string) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	from := filepath.Join(s.places.target, filepath.FromSlash(name))
	to, err := s.place(name)
	if err != nil {
		return err
	}
	if s.disk.Link(from, to) == nil {
		return nil
	}
	if err := s.disk.Copy(from, to); err != nil {
		return fmt.Errorf("keep %s: %w", name, err)
	}
	s.written = append(s.written, name)
	return nil
}

func (s *stage) write(name string, data []byte) error {
	to, err := s.place(name)
	if err != nil {
		return err
	}
	if err := s.disk.WriteFile(to, data); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// place is where the file stands in the new site; the folders on the way to it are made.
func (s *stage) place(name string) (string, error) {
	to := filepath.Join(s.places.tmp, filepath.FromSlash(name))
	if err := s.disk.MkdirAll(filepath.Dir(to)); err != nil {
		return "", fmt.Errorf("make the folder of %s: %w", name, err)
	}
	return to, nil
}

// finish lets readers into the new site, flushes it, switches to it and removes the old one.
func (s *stage) finish() error {
	if err := openUp(s.places.tmp, s.written); err != nil {
		return fmt.Errorf("let everyone read the new site: %w", err)
	}
	if err := s.disk.Flush(s.places.tmp, s.written); err != nil {
		return fmt.Errorf("flush the new site: %w", err)
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if err := exchange(s.disk, s.places); err != nil {
		return err
	}
	return repair(s.disk, s.places)
}
