package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What takes a file's place between the look at the folder and the opening is refused: a link that leads out of the
// folder, and a pipe, for whose writer nobody waits.
func TestWhatTakesAFilesPlaceIsRefused(t *testing.T) {
	site := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		full := filepath.Join(site, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/a.md", "a")
	write("secret", "s")
	root, err := OpenFolder(site, "content")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	files := Files(root)
	if data, err := fs.ReadFile(files, "a.md"); err != nil || string(data) != "a" {
		t.Fatalf("a.md holds %q, %v", data, err)
	}
	for name, take := range map[string]func(string) error{
		"a link outside":   func(full string) error { return os.Symlink("../secret", full) },
		"an absolute link": func(full string) error { return os.Symlink(filepath.Join(site, "secret"), full) },
		"a pipe":           makePipe,
	} {
		full := filepath.Join(site, "content", "a.md")
		if err := errors.Join(os.Remove(full), take(full)); err != nil {
			t.Skip(err)
		}
		opened := make(chan error, 2)
		go func() {
			_, err := fs.ReadFile(files, "a.md")
			opened <- err
			if name == "a pipe" {
				_, err = fs.ReadFile(Unguarded(filepath.Join(site, "content")), "a.md")
			}
			opened <- err
		}()
		for range 2 {
			select {
			case err := <-opened:
				if err == nil {
					t.Errorf("%s was read", name)
				}
			case <-time.After(time.Minute):
				t.Fatalf("%s keeps us waiting", name)
			}
		}
	}
	if _, err := files.Open("../secret"); err == nil {
		t.Error("a path leads out of the folder")
	}
}
