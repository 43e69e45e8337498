package publish

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// sharingViolation says that another process has a file open and does not share it.
const sharingViolation = syscall.Errno(32)

// lock takes the lock of a folder for this process until unlock is called. Nobody else may open the file to write to it
// meanwhile; the system closes it with the process, so the lock of one that has died is free.
func lock(name string) (unlock func(), err error) {
	wide, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, fmt.Errorf("lock the folder: %w", err)
	}
	handle, err := syscall.CreateFile(wide, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		f, err := os.Open(name)
		if err != nil {
			return nil, &Locked{Owner: "another process", File: name}
		}
		defer f.Close()
		return nil, met(f)
	}
	if err != nil {
		return nil, fmt.Errorf("lock the folder: open %s: %w", name, err)
	}
	f := os.NewFile(uintptr(handle), name)
	unlock = func() { f.Close(); os.Remove(name) } // who has taken it in between keeps it from being removed
	if err := sign(f); err != nil {
		unlock()
		return nil, fmt.Errorf("lock the folder: %w", err)
	}
	return unlock, nil
}

// flushDir does nothing: folders are flushed with their files here.
func flushDir(string) error { return nil }
