//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock takes the lock of a folder for this process until unlock is called. The kernel holds it, so the lock of
// a process that has died is free; the file only tells whose it is.
func lock(name string) (unlock func(), err error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o644)
		if err != nil {
			return nil, fmt.Errorf("lock the folder: %w", err)
		}
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			defer f.Close()
			if errors.Is(err, syscall.EWOULDBLOCK) {
				return nil, met(f)
			}
			return nil, fmt.Errorf("lock the folder: %w", err)
		}
		if !stillNamed(f, name) {
			f.Close() // its holder removed it between our open and our lock
			continue
		}
		unlock = func() { os.Remove(name); f.Close() }
		if err := sign(f); err != nil {
			unlock()
			return nil, fmt.Errorf("lock the folder: %w", err)
		}
		return unlock, nil
	}
}

// stillNamed reports whether the open file is the one that the name leads to.
func stillNamed(f *os.File, name string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(name)
	return err == nil && os.SameFile(open, named)
}

func flushDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}
