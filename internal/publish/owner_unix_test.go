//go:build unix

package publish

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A file stays its owner's, where whoever replaces it may give files away; else it becomes theirs, and is whole.
func TestReplacedFileKeepsItsOwner(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	tree(t, filepath.Dir(name), "a.md")
	_ = os.Chown(name, 1234, 1234)
	owner := func() uint32 { return inode(t, name).Sys().(*syscall.Stat_t).Uid }
	before := owner()
	if err := Replace(name, []byte("a.md"), []byte("new")); err != nil || owner() != before {
		t.Errorf("its owner is %d, want %d; %v", owner(), before, err)
	}
}
