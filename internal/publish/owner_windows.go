package publish

import (
	"io/fs"
	"os"
)

// keepOwner does nothing: a new file gets the owner of its folder here.
func keepOwner(*os.File, fs.FileInfo) error { return nil }
