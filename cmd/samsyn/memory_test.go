package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Whatever is edited, in the site or in the folder that it was built to, a build over the last one leaves what a
// build from nothing does.
func TestBuildOverAnotherEqualsABuildFromNothing(t *testing.T) {
	for seed := range uint64(2) {
		r := rand.New(rand.NewPCG(seed, 1))
		dir := t.TempDir()
		if err := addFiles(dir, os.DirFS(filepath.Join("testdata", "small"))); err != nil {
			t.Fatal(err)
		}
		now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
		for step := range 6 {
			what := editSite(t, r, dir)
			if r.IntN(4) == 0 {
				now = now.Add(24 * time.Hour)
			}
			over, nothing := filepath.Join(dir, "public"), filepath.Join(t.TempDir(), "public")
			if a, b := buildAt(t, dir, over, now), buildAt(t, dir, nothing, now); a != b {
				t.Fatalf("seed %d, step %d, %s: the builds end with %d and %d", seed, step, what, a, b)
			} else if a != exitOK {
				continue
			}
			got, want := folderOf(t, over), folderOf(t, nothing)
			for _, name := range slices.Sorted(maps.Keys(want)) {
				if got[name] != want[name] {
					t.Fatalf("seed %d, step %d, %s: %s differs", seed, step, what, name)
				}
			}
			if len(got) != len(want) {
				t.Fatalf("seed %d, step %d, %s: %d files, want %d", seed, step, what, len(got), len(want))
			}
		}
	}
}

func buildAt(t *testing.T, site, out string, now time.Time) int {
	t.Helper()
	return run(t.Context(), []string{"build", "--site", site, "--out", out}, surroundings{
		stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard,
		now: func() time.Time { return now }, getenv: func(string) string { return "" },
	})
}

// editSite changes a file of the content, or of the built site behind the build's back; or nothing.
func editSite(t *testing.T, r *rand.Rand, dir string) string {
	t.Helper()
	folder := filepath.Join(dir, []string{"content", "content", "public"}[r.IntN(3)])
	names := slices.Sorted(maps.Keys(folderOf(t, folder)))
	if len(names) == 0 || r.IntN(4) == 0 {
		return "nothing"
	}
	name := names[r.IntN(len(names))]
	full := filepath.Join(folder, name)
	data, err := os.ReadFile(full)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(name, "manifest") {
		return "nothing" // a damaged manifest is refused, and stays
	}
	switch r.IntN(3) {
	case 0:
		data = append(data, "Ett stycke till.\n"...)
	case 1: // of the same length, with its time set back
		info, err := os.Stat(full)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chtimes(full, info.ModTime(), info.ModTime()) }()
		data = bytes.ReplaceAll(data, []byte("a"), []byte("e"))
	default:
		if folder != filepath.Join(dir, "public") {
			return "nothing"
		}
		if err := os.Remove(full); err != nil {
			t.Fatal(err)
		}
		return "remove " + name
	}
	// The old site's file may be linked from elsewhere: what a hand changes is a file of its own.
	if err := os.Remove(full); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("edit %s", name)
}

// folderOf reads all files of a folder; none where it is not there.
func folderOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	if _, err := os.Stat(dir); err != nil {
		return files
	}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
