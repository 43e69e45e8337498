package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// meddling is a folder in which something is done at a certain opening of a file.
type meddling struct {
	fs.FS
	opened *int // in all folders together
	meddle func(opened int)
}

func (m meddling) Open(name string) (fs.File, error) {
	f, err := m.FS.Open(name)
	if info, statErr := fs.Stat(m.FS, name); statErr == nil && !info.IsDir() {
		*m.opened++
		m.meddle(*m.opened)
	}
	return f, err
}

// A checkout during a build, at whatever file: the site is of the state before or after it, with every page, and never
// of both. Where the changes don't end, nothing is written, and that is said.
func TestASiteIsMadeOfOneStateOfItsFiles(t *testing.T) {
	site, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	if err := addFiles(site, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	originals := map[string][]byte{"documents/mal/karta.pdf": []byte("%PDF-")}
	for _, name := range []string{"councils/norrby.sv.md", "collaborations/trebygden.sv.md", "documents/mal/document.sv.md"} {
		data, err := os.ReadFile(filepath.Join(site, "content", name))
		if err != nil {
			t.Fatal(err)
		}
		originals[name] = data
	}
	state := func(word string) {
		t.Helper()
		for name, data := range originals {
			if err := os.WriteFile(filepath.Join(site, "content", name), append(bytes.Clone(data), word...), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	state("before")
	build := func(meddle func(int)) (code int, said string) {
		var stderr bytes.Buffer
		opened := 0
		code = run(t.Context(), []string{"build", "--no-search", "--site", site, "--out", out, "--as-of", "2026-11-21"}, surroundings{
			stdout: &bytes.Buffer{}, stderr: &stderr, now: time.Now, getenv: func(string) string { return "" },
			testOnlyFiles: func(files fs.FS) fs.FS { return meddling{files, &opened, meddle} },
		})
		return code, stderr.String()
	}
	reads := 0
	if code, said := build(func(opened int) { reads = opened }); code != exitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	before := contents(t, out)
	state("afterwards")
	if code, said := build(func(int) {}); code != exitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	after := contents(t, out)
	if before == after || reads < 10 {
		t.Fatalf("%d reads, and the two states make the same site: %v", reads, before == after)
	}
	for at := 1; at <= reads; at++ {
		state("before")
		code, said := build(func(opened int) {
			if opened == at {
				state("afterwards")
			}
		})
		if got := contents(t, out); code != exitOK || got != after || !strings.Contains(said, "reading them again") {
			t.Errorf("changed at read %d of %d: exit %d, of the new state: %v\n%s", at, reads, code, got == after, said)
		}
	}
	state("before")
	code, said := build(func(opened int) { state(strconv.Itoa(opened)) })
	if code != exitMachine || !strings.Contains(said, "nothing was written: build again when that is done") || contents(t, out) != after {
		t.Errorf("without end: exit %d, the old site stands: %v\n%s", code, contents(t, out) == after, said)
	}
}

// contents is every file of a folder, one after the other.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		all.WriteString(name + "\n")
		all.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
