package publish

import (
	"errors"
	"syscall"
)

// lookAt tells how a file looks without following a link. It asks the system itself: a site has tens of thousands of
// files, and os.Lstat makes an object of each.
func lookAt(name string) look {
	var stat syscall.Stat_t
	err := syscall.Lstat(name, &stat)
	for errors.Is(err, syscall.EINTR) {
		err = syscall.Lstat(name, &stat)
	}
	switch {
	case err != nil:
		return look{}
	case stat.Mode&syscall.S_IFMT == syscall.S_IFDIR:
		return look{kind: looksFolder, modified: stat.Mtim.Nano()}
	case stat.Mode&syscall.S_IFMT == syscall.S_IFREG:
		return look{looksFile, stat.Size, stat.Mtim.Nano(), stat.Ctim.Nano()}
	}
	return look{}
}
