package publish

import (
	"io"
	"os"
	"path/filepath"
)

// disk is everything that a build changes on the file system. Tests put a failing or dying one in its place.
type disk interface {
	MkdirAll(dir string) error
	WriteFile(name string, data []byte) error
	Link(from, to string) error
	Copy(from, to string) error // with its time
	Rename(from, to string) error
	Exchange(a, b string) error // in one step; errNoExchange where the file system cannot
	Remove(name string) error
	RemoveAll(name string) error
	Flush(dir string, written []string) error // every written file, and every folder, of a new site
	FlushDir(dir string) error
}

// osDisk is the machine's own file system.
type osDisk struct{}

func (osDisk) MkdirAll(dir string) error    { return os.MkdirAll(dir, 0o755) }
func (osDisk) Link(from, to string) error   { return os.Link(from, to) }
func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) Exchange(a, b string) error   { return renameExchange(a, b) }
func (osDisk) Remove(name string) error     { return os.Remove(name) }
func (osDisk) RemoveAll(name string) error  { return os.RemoveAll(name) }
func (osDisk) FlushDir(dir string) error    { return flushDir(dir) }

func (osDisk) WriteFile(name string, data []byte) error {
	return os.WriteFile(name, data, 0o644)
}

func (osDisk) Copy(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// Flush flushes the whole file system at once where the machine can, which for many files is far quicker than
// one after the other.
func (osDisk) Flush(dir string, written []string) error {
	const many = 64
	if len(written) > many && flushAll(dir) == nil {
		return nil
	}
	for _, name := range append([]string{ManifestPath}, written...) {
		if err := flushFile(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return flushDir(name)
	})
}

func flushFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
