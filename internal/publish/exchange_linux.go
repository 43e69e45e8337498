package publish

import (
	"errors"
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

// The numbers of two system calls that the standard library does not name, by architecture. Source: the
// kernel's tables, arch/*/entry/syscalls/*.tbl and include/uapi/asm-generic/unistd.h.
var (
	renameat2Numbers = map[string]uintptr{
		"386": 353, "amd64": 316, "arm": 382, "arm64": 276, "loong64": 276,
		"ppc64": 357, "ppc64le": 357, "riscv64": 276, "s390x": 347,
	}
	syncfsNumbers = map[string]uintptr{
		"386": 344, "amd64": 306, "arm": 373, "arm64": 267, "loong64": 267,
		"ppc64": 348, "ppc64le": 348, "riscv64": 267, "s390x": 338,
	}
)

// exchangeFlag is RENAME_EXCHANGE of renameat2(2); atWorkingDir is AT_FDCWD.
const (
	exchangeFlag = 2
	atWorkingDir = -100
)

// renameExchange lets two names change places in one step.
func renameExchange(a, b string) error {
	number, known := renameat2Numbers[runtime.GOARCH]
	if !known {
		return errNoExchange
	}
	pa, err := syscall.BytePtrFromString(a)
	if err != nil {
		return err
	}
	pb, err := syscall.BytePtrFromString(b)
	if err != nil {
		return err
	}
	at := atWorkingDir
	_, _, errno := syscall.Syscall6(number, uintptr(at), uintptr(unsafe.Pointer(pa)),
		uintptr(at), uintptr(unsafe.Pointer(pb)), exchangeFlag, 0)
	switch errno {
	case 0:
		return nil
	case syscall.ENOSYS, syscall.EINVAL, syscall.ENOTSUP:
		return errNoExchange
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: errno}
}

// flushAll flushes the file system that dir lies on.
func flushAll(dir string) error {
	number, known := syncfsNumbers[runtime.GOARCH]
	if !known {
		return errors.ErrUnsupported
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, _, errno := syscall.Syscall(number, f.Fd(), 0, 0); errno != 0 {
		return errno
	}
	return nil
}
