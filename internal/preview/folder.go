package preview

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"samsyn/internal/pipeline"
)

// folder is one folder of the site as a file system from which no path leads out. A checkout or a hand may put
// another folder in its place, or take it away: renew sees to that, and a snapshot keeps reading through the same
// value.
type folder struct {
	path string

	mu   sync.RWMutex
	root *os.Root // nil where there is no folder
}

// renew opens the folder that stands at the path now, and reports whether there is one.
func (f *folder) renew() (there bool, err error) {
	info, err := os.Stat(f.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil {
		if open, statErr := f.root.Stat("."); err == nil && statErr == nil && os.SameFile(open, info) {
			return true, nil
		}
		f.root.Close()
		f.root = nil
	}
	if err != nil {
		return false, nil
	}
	f.root, err = pipeline.OpenFolder(filepath.Dir(f.path), filepath.Base(f.path))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (f *folder) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil {
		f.root.Close()
		f.root = nil
	}
}

// read calls do with the file system of the folder that stands there now.
func read[T any](f *folder, name string, do func(fs.FS, string) (T, error)) (T, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.root == nil {
		var none T
		return none, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return do(pipeline.Files(f.root), name)
}

func (f *folder) Open(name string) (fs.File, error)          { return read(f, name, fs.FS.Open) }
func (f *folder) ReadFile(name string) ([]byte, error)       { return read(f, name, fs.ReadFile) }
func (f *folder) ReadDir(name string) ([]fs.DirEntry, error) { return read(f, name, fs.ReadDir) }
func (f *folder) Stat(name string) (fs.FileInfo, error)      { return read(f, name, fs.Stat) }
func (f *folder) Lstat(name string) (fs.FileInfo, error)     { return read(f, name, fs.Lstat) }
func (f *folder) ReadLink(name string) (string, error)       { return read(f, name, fs.ReadLink) }
