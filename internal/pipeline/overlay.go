package pipeline

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Overlay lays one file system over another, file by file: a name is read from over where over has it, and from
// under elsewhere; a folder lists the files of both. Either may be nil.
func Overlay(over, under fs.FS) fs.FS {
	switch {
	case over == nil:
		return under
	case under == nil:
		return over
	}
	return overlay{over, under}
}

type overlay struct{ over, under fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = o.under.Open(name)
	}
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || !info.IsDir() {
		return f, err
	}
	entries, err := o.ReadDir(name)
	return &folder{File: f, entries: entries}, err
}

// folder is an open folder that lists the files of both sides.
type folder struct {
	fs.File
	entries []fs.DirEntry // those not read yet
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.entries) {
		n = len(f.entries)
	}
	read := f.entries[:n]
	f.entries = f.entries[n:]
	return read, nil
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(o.under, name)
	}
	return data, err
}

func (o overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.Stat(o.under, name)
	}
	return info, err
}

// ReadDir lists what stands in the folder of either, the upper one's entry where both have the name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, errOver := fs.ReadDir(o.over, name)
	under, errUnder := fs.ReadDir(o.under, name)
	switch {
	case errOver != nil && !errors.Is(errOver, fs.ErrNotExist):
		return nil, errOver
	case errUnder != nil && !errors.Is(errUnder, fs.ErrNotExist):
		return nil, errUnder
	case errOver != nil && errUnder != nil:
		return nil, errUnder
	}
	both := over
	for _, entry := range under {
		if !slices.ContainsFunc(over, func(e fs.DirEntry) bool { return e.Name() == entry.Name() }) {
			both = append(both, entry)
		}
	}
	slices.SortFunc(both, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return both, nil
}
