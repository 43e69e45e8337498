//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// lock takes the lock of a folder until unlock is called. Here a file is the lock: that of a process that has
// died is taken over.
func lock(name string) (unlock func(), err error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
		if err == nil {
			if err := sign(f); err != nil {
				return nil, errors.Join(fmt.Errorf("lock the folder: %w", err), f.Close(), os.Remove(name))
			}
			return func() { f.Close(); os.Remove(name) }, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("lock the folder: %w", err)
		}
		owner, _ := os.ReadFile(name)
		if alive(string(owner)) {
			return nil, &Locked{Owner: strings.TrimSpace(string(owner)), File: name}
		}
		if err := os.Remove(name); err != nil {
			return nil, fmt.Errorf("take over the lock of a build that has ended: %w", err)
		}
	}
}

// alive reports whether the process that signed the lock may still run.
func alive(owner string) bool {
	var pid int
	if _, err := fmt.Sscanf(owner, "process %d", &pid); err != nil {
		return false
	}
	_, err := os.FindProcess(pid)
	return err == nil
}

// flushDir does nothing: folders are flushed with their files here.
func flushDir(string) error { return nil }
