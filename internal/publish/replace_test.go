package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplacedFileKeepsItsRights(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, "a.md", ".a.md.samsyn-17", ".b.md.samsyn-17")
	name := filepath.Join(dir, "a.md")
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	before := inode(t, name)
	if err := Replace(name, []byte("a.md"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	after := inode(t, name)
	if data, err := os.ReadFile(name); err != nil || string(data) != "new" || after.Mode() != before.Mode() {
		t.Errorf("it holds %q with %v, want new with %v; %v", data, after.Mode(), before.Mode(), err)
	}
	if got := listing(t, dir); got != ". .b.md.samsyn-17 a.md" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestFileThatIsNotAsItWasIsNotReplaced(t *testing.T) {
	for _, test := range []struct {
		tree, old, want string
	}{
		{"a.md", "another", "a.md was changed meanwhile; nothing was written"},
		{"a.md -> b.md", "b.md", "a.md is a link"},
	} {
		dir := t.TempDir()
		tree(t, dir, "b.md", test.tree)
		err := Replace(filepath.Join(dir, "a.md"), []byte(test.old), []byte("new"))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v, want %q", err, test.want)
		}
		if got := listing(t, dir); got != ". a.md b.md" {
			t.Errorf("the folder holds %s", got)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(data) == "new" {
			t.Errorf("it holds %q, %v", data, err)
		}
	}
}
