package publish

import (
	"bytes"
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

	manifest  []byte
	partPaths []string // of the manifest
	unwritten error    // why a file of the stream could not be written
	filled    bool     // the stream has come to its end
	switched  bool     // the new site stands
}

// build takes the stream, and switches to the new site if it is another than the old one. Until the first file
// that differs nothing is made at all.
func (s *stage) build(fill func(Put) error) error {
	if err := fill(s.put); err != nil {
		return err
	}
	s.filled = true
	s.report = Report{Written: len(s.written), Kept: len(s.kept)}
	if s.old != nil {
		for name := range s.old.files {
			if _, still := s.files[name]; !still {
				s.report.Removed++
			}
		}
	}
	manifest, parts := s.files.encode(s.whole)
	s.manifest = manifest
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
	s.written = append(s.written, ManifestPath)
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
	s.unwritten = s.write(name, data)
	return s.unwritten
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
	switch err := s.disk.WriteFile(to, data); {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("write %s: the disk takes its name and that of another file for one; rename one of them", name)
	case err != nil:
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
	if err := s.flush(); err != nil {
		return fmt.Errorf("flush the new site: %w", err)
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if err := exchange(s.disk, s.places); err != nil {
		return err
	}
	s.switched = true
	return repair(s.disk, s.places)
}

// flush flushes every file that was written, and every folder: the whole file system at once where the machine can,
// which for many files is far quicker than one after the other.
func (s *stage) flush() error {
	const many = 64
	if len(s.written) > many {
		if err := s.disk.FlushAll(s.places.tmp); !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
	}
	for _, name := range s.written {
		if err := s.disk.FlushFile(filepath.Join(s.places.tmp, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return filepath.WalkDir(s.places.tmp, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return s.disk.FlushDir(name)
	})
}
