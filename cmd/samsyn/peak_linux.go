package main

import (
	"os"
	"syscall"
)

// peakOf is the most memory that a process had at once.
func peakOf(ended *os.ProcessState) int64 {
	if used, ok := ended.SysUsage().(*syscall.Rusage); ok {
		return used.Maxrss << 10
	}
	return 0
}
