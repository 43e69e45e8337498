package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Failure says that the machine failed while a site was written: what failed, which site stands all the same, and what
// to do.
type Failure struct {
	Err  error
	Hint string
}

func (f *Failure) Error() string { return f.Err.Error() }
func (f *Failure) Unwrap() error { return f.Err }

// failure tells of err, with what stands in dir now. s is nil where nothing new was made yet. What is no error of the
// file system speaks for itself.
func failure(dir string, p places, s *stage, err error) error {
	var failed syscall.Errno
	if !errors.As(err, &failed) {
		return err
	}
	return &Failure{Err: err, Hint: standing(dir, p, s) + "; " + remedy(err)}
}

// standing looks which site is in its place: an operation that has failed may have been done.
func standing(dir string, p places, s *stage) string {
	if !exists(p.target) && (exists(p.ready) || exists(p.old)) {
		return fmt.Sprintf("no site stands in %s until the next build puts it back", dir)
	}
	if s != nil && s.manifest != nil {
		now, err := os.ReadFile(filepath.Join(p.target, filepath.FromSlash(ManifestPath)))
		if s.switched || err == nil && bytes.Equal(now, s.manifest) && (s.old == nil || !bytes.Equal(now, s.old.manifest)) {
			return fmt.Sprintf("the new site stands in %s", dir)
		}
	}
	return fmt.Sprintf("%s is as it was", dir)
}

// remedy is what to do about an error of the file system.
func remedy(err error) string {
	for _, known := range []struct {
		what   error
		remedy string
	}{
		{syscall.ENOSPC, "make room on the disk and build again"},
		{syscall.EDQUOT, "make room within your quota and build again"},
		{syscall.EFBIG, "raise the limit on the size of files (ulimit -f) and build again"},
		{syscall.EROFS, "the disk can only be read: choose another folder with --out"},
		{syscall.EXDEV, "the folder cannot be renamed here: remove it and build again, or choose another with --out"},
		{syscall.EBUSY, "the folder cannot be renamed while it is in use: choose another with --out"},
		{fs.ErrPermission, "get the right to write there, or choose another folder with --out"},
	} {
		if errors.Is(err, known.what) {
			return known.remedy
		}
	}
	return "build again, and look after the disk where that fails too"
}
