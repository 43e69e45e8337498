package publish

import (
	"io/fs"
	"syscall"
)

// changed is when the system last changed anything about a file.
func changed(info fs.FileInfo) int64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return stat.Ctim.Nano()
	}
	return 0
}
