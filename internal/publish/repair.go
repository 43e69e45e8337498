package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// repair ends what an earlier build began. If no site stands in its place, a switch was cut off between its two
// renames: the whole new site takes the place, or else the old one. What then still lies beside it is cleared, once
// the site is sure to stand in its place after a power cut too. Every build ends with it, one that fails before the
// switch and one that has switched: what it put aside is a left-over like any other.
func repair(disk disk, p places) error {
	if err := bringBack(disk, p); err != nil {
		return err
	}
	if exists(p.tmp) {
		if err := disk.RemoveAll(p.tmp); err != nil {
			return fmt.Errorf("clear away an unfinished site: %w", err)
		}
	}
	if exists(p.memoryTmp) {
		if err := disk.Remove(p.memoryTmp); err != nil {
			return fmt.Errorf("clear away an unfinished memory: %w", err)
		}
	}
	if !exists(p.ready) && !exists(p.old) {
		return nil
	}
	if err := disk.FlushDir(filepath.Dir(p.target)); err != nil {
		return fmt.Errorf("flush the switch to the new site: %w", err)
	}
	return errors.Join(clear(disk, p.ready), clear(disk, p.old))
}

// bringBack puts a whole site into the empty place: the new one, else the old one.
func bringBack(disk disk, p places) error {
	var failed error
	for _, whole := range []string{p.ready, p.old} {
		if !exists(p.target) && exists(whole) {
			failed = errors.Join(failed, disk.Rename(whole, p.target))
		}
	}
	if failed != nil && !exists(p.target) {
		return fmt.Errorf("bring the site back to its place: %w", failed)
	}
	return nil
}

// clear removes a site that has been put aside: the files of its manifest, then the empty folders. The parts of the
// manifest and the manifest go last of the files, so that a second try still knows what is ours. A file that somebody
// laid into the old site while the new one was made stays, and the error names it.
func clear(disk disk, dir string) error {
	if !exists(dir) {
		return nil
	}
	m, err := readManifest(dir, dir)
	if err != nil {
		return err
	}
	strange, err := foreign(dir, m)
	if err != nil {
		return fmt.Errorf("look through %s: %w", dir, err)
	}
	if len(strange) > 0 {
		return fmt.Errorf("%s that samsyn did not make came into the old site during a build, and is kept in %s: %s; "+
			"move what you need and remove that folder", files(len(strange)), dir, some(strange))
	}
	for _, name := range m.all() {
		err := disk.Remove(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear away the old site: %w", err)
		}
	}
	return clearFolders(disk, dir)
}

// clearFolders removes the folder and those in it, the deepest first; a folder that is not empty is an error.
func clearFolders(disk disk, dir string) error {
	var dirs []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			dirs = append(dirs, name)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("look through %s: %w", dir, err)
	}
	for _, name := range slices.Backward(dirs) {
		if err := disk.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("clear away the old site: %w", err)
		}
	}
	return nil
}
