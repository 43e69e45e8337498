//go:build !linux

package publish

import "os"

// lookAt tells how a file looks without following a link. When the system last changed anything about it is not told
// everywhere.
func lookAt(name string) look {
	info, err := os.Lstat(name)
	switch {
	case err != nil:
		return look{}
	case info.IsDir():
		return look{kind: looksFolder, modified: info.ModTime().UnixNano()}
	case info.Mode().IsRegular():
		return look{looksFile, info.Size(), info.ModTime().UnixNano(), 0}
	}
	return look{}
}
