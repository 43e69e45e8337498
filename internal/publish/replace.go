package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace gives a file that holds old new bytes, in one step: whoever reads it, and a crash at any moment, meets the
// whole file as it was or as it is to be. It keeps the file's rights, and its owner where it may. A link, and a file that
// somebody has changed meanwhile, it leaves alone.
func Replace(name string, old, data []byte) (err error) {
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is a link, not a file of its own", name)
	}
	tmp, err := unfinished(name)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close() // a second close does no harm
			os.Remove(tmp.Name())
		}
	}()
	if _, err := tmp.Write(data); err != nil {
		return err
	}
	if err := errors.Join(keepOwner(tmp, info), tmp.Chmod(info.Mode().Perm())); err != nil && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if now, err := os.ReadFile(name); err != nil || !bytes.Equal(now, old) {
		return errors.Join(err, fmt.Errorf("%s was changed meanwhile; nothing was written", name))
	}
	if err := os.Rename(tmp.Name(), name); err != nil {
		return err
	}
	return flushDir(filepath.Dir(name))
}

// unfinished makes a file beside the one that it is to replace, and removes what an attempt that was cut off has left.
func unfinished(name string) (*os.File, error) {
	dir, pattern := filepath.Dir(name), "."+filepath.Base(name)+".samsyn-*"
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if left, _ := filepath.Match(pattern, entry.Name()); left {
			_ = os.Remove(filepath.Join(dir, entry.Name()))
		}
	}
	return os.CreateTemp(dir, pattern)
}
