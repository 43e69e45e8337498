package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// openUp lets everyone read the written files of a new site and enter its folders, whatever the umask of who builds
// it: a web server is seldom the same user. A file system that keeps no such rights for each file decides by itself
// who reads it.
func openUp(dir string, written []string) error {
	if readable(dir) && readable(filepath.Join(dir, filepath.FromSlash(ManifestPath))) {
		return nil // as they come with every common umask
	}
	for _, name := range written {
		if err := allow(filepath.Join(dir, filepath.FromSlash(name)), 0o644); err != nil {
			return err
		}
	}
	return filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return allow(name, 0o755)
	})
}

// readable reports whether everyone may read a file, or enter a folder.
func readable(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	want := fs.FileMode(0o444)
	if info.IsDir() {
		want = 0o555
	}
	return info.Mode()&want == want
}

func allow(name string, mode fs.FileMode) error {
	if err := os.Chmod(name, mode); err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
