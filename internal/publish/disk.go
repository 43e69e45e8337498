package publish

import (
	"errors"
	"io"
	"os"
)

// disk is everything that a build changes on the file system. Tests put a failing or dying one in its place.
type disk interface {
	MkdirAll(dir string) error
	WriteFile(name string, data []byte) error // a new file
	Link(from, to string) error
	Copy(from, to string) error // with its time
	Rename(from, to string) error
	Exchange(a, b string) error // in one step; errNoExchange where the file system cannot
	Remove(name string) error
	RemoveAll(name string) error
	FlushFile(name string) error
	FlushDir(dir string) error
	FlushAll(dir string) error // the file system that dir lies on; errors.ErrUnsupported where the machine cannot
}

// osDisk is the machine's own file system.
type osDisk struct{}

func (osDisk) MkdirAll(dir string) error    { return os.MkdirAll(dir, 0o755) }
func (osDisk) Link(from, to string) error   { return os.Link(from, to) }
func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) Exchange(a, b string) error   { return renameExchange(a, b) }
func (osDisk) Remove(name string) error     { return os.Remove(name) }
func (osDisk) RemoveAll(name string) error  { return os.RemoveAll(name) }
func (osDisk) FlushFile(name string) error  { return flushFile(name) }
func (osDisk) FlushDir(dir string) error    { return flushDir(dir) }
func (osDisk) FlushAll(dir string) error    { return flushAll(dir) }

func (osDisk) WriteFile(name string, data []byte) error {
	f, err := create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// create makes a file where none is, nor a link.
func create(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
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
	out, err := create(to)
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
