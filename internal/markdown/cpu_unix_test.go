//go:build unix

package markdown

import (
	"syscall"
	"testing"
	"time"
)

// cpuTime is what the process has used of the processors: a busy machine makes a text late, but not dear.
func cpuTime(t testing.TB) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
