package publish

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// site is a small site: its files and their words.
type site map[string]string

func (s site) fill(put Put) error {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if err := put(name, []byte(s[name])); err != nil {
			return err
		}
	}
	return nil
}

var (
	first  = site{"index.html": "one", "sv/index.html": "ett", "sv/gone/index.html": "borta", "same.css": "css"}
	second = site{"index.html": "two", "sv/index.html": "ett", "en/index.html": "new", "same.css": "css"}
)

func mustWrite(t *testing.T, dir string, s site) Report {
	t.Helper()
	report, err := Write(t.Context(), dir, Options{}, s.fill)
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	return report
}

// read lists every file of the folder with its words, the manifest apart.
func read(t *testing.T, dir string) site {
	t.Helper()
	got := site{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		if rel = filepath.ToSlash(rel); rel != ManifestPath {
			got[rel] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatalf("read %s: %v", dir, err)
	}
	return got
}

func wantSite(t *testing.T, dir string, want site) {
	t.Helper()
	if got := read(t, dir); !maps.Equal(got, want) {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

func wantNothingBeside(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if name := filepath.Join(filepath.Dir(dir), entry.Name()); name != dir && name != placesOf(dir).memory {
			t.Errorf("%s is left beside the site", entry.Name())
		}
	}
}

func inode(t *testing.T, name string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestFolderEqualsTheStream(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if got, want := mustWrite(t, dir, first), (Report{Written: 4}); got != want {
		t.Errorf("first report %+v, want %+v", got, want)
	}
	wantSite(t, dir, first)
	kept := inode(t, filepath.Join(dir, "same.css"))
	if got, want := mustWrite(t, dir, second), (Report{Written: 2, Kept: 2, Removed: 1}); got != want {
		t.Errorf("second report %+v, want %+v", got, want)
	}
	wantSite(t, dir, second)
	wantNothingBeside(t, dir)
	if now := inode(t, filepath.Join(dir, "same.css")); !os.SameFile(kept, now) || !kept.ModTime().Equal(now.ModTime()) {
		t.Error("an unchanged file is not the same file any more")
	}
	if _, err := os.Stat(filepath.Join(dir, "sv", "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an empty folder is left")
	}
}

func TestManifestNamesEveryFileButItself(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	data, err := os.ReadFile(filepath.Join(dir, "data", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Files map[string]string }
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for name, words := range first {
		want[name] = fingerprint([]byte(words))
	}
	if !maps.Equal(got.Files, want) {
		t.Errorf("manifest %v, want %v", got.Files, want)
	}
}

func TestNothingChangedLeavesAllAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	before := inode(t, dir)
	report := mustWrite(t, dir, first)
	if after := inode(t, dir); !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("the folder was replaced although nothing changed")
	}
	if report.Changed() || report.Kept != len(first) {
		t.Errorf("report %+v, want only kept files", report)
	}
}

func TestHandChangedFileIsMadeAnew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	for _, words := range []string{"xxx", "longer than before", ""} {
		if err := os.WriteFile(filepath.Join(dir, "same.css"), []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
		mustWrite(t, dir, first)
		wantSite(t, dir, first)
	}
	for _, name := range []string{"same.css", ManifestPath} {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		if name == ManifestPath {
			if _, err := Write(t.Context(), dir, Options{}, first.fill); err == nil {
				t.Error("a folder without its manifest was taken for our own")
			}
			continue
		}
		mustWrite(t, dir, first)
		wantSite(t, dir, first)
	}
}

func TestFailedStreamLeavesTheOldSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	broken := &fs.PathError{Op: "open", Path: "static/logo.svg", Err: syscall.EACCES}
	_, err := Write(t.Context(), dir, Options{}, func(put Put) error {
		return errors.Join(put("index.html", []byte("half")), broken)
	})
	var failed *Failure
	if !errors.Is(err, broken) || errors.As(err, &failed) {
		t.Errorf("error %v, want %v, without a word on where the site is written to", err, broken)
	}
	wantSite(t, dir, first)
	wantNothingBeside(t, dir)
}

func TestCancelLeavesTheOldSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Write(ctx, dir, Options{}, func(put Put) error {
		err := put("index.html", []byte("half"))
		cancel()
		return errors.Join(err, put("sv/index.html", []byte("half")))
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	wantSite(t, dir, first)
	wantNothingBeside(t, dir)
}

func TestStreamWithImpossiblePathsIsRefused(t *testing.T) {
	for name, test := range map[string]struct{ paths, want string }{
		"twice":           {"a b a", `two files would be published as "a"`},
		"manifest":        {ManifestPath, "two files would be published as"},
		"outside":         {"../a", "cannot be published"},
		"absolute":        {"/a", "cannot be published"},
		"root":            {".", "cannot be published"},
		"backslash":       {`a\b`, "cannot be published"},
		"file and folder": {"a a/b", `"a" would be both`},
		"folder and file": {"a/b/c a/b", `"a/b" would be both`},
		"long name":       {strings.Repeat("x", 256), "longer than 255 bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			_, err := Write(t.Context(), dir, Options{}, func(put Put) error {
				for path := range strings.SplitSeq(test.paths, " ") {
					if err := put(path, nil); err != nil {
						return err
					}
				}
				return nil
			})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if exists(dir) {
				t.Error("a site was made all the same")
			}
		})
	}
}

func TestKeptFileIsCopiedWithItsTimeWhereLinksFail(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	old := time.Date(2006, 4, 24, 12, 0, 0, 0, time.UTC)
	name := filepath.Join(dir, "same.css")
	if err := os.Chtimes(name, old, old); err != nil {
		t.Fatal(err)
	}
	if _, err := write(t.Context(), noLinks{}, dir, Options{}, second.fill); err != nil {
		t.Fatal(err)
	}
	wantSite(t, dir, second)
	if got := inode(t, name).ModTime(); !got.Equal(old) {
		t.Errorf("time of the kept file %v, want %v", got, old)
	}
}

// noLinks is a file system without hard links and without exchange.
type noLinks struct{ osDisk }

func (noLinks) Link(_, _ string) error     { return errors.ErrUnsupported }
func (noLinks) Exchange(_, _ string) error { return errNoExchange }

// A manifest that is accepted says the same when it is written again, whole or in parts.
func FuzzDecodeManifest(f *testing.F) {
	whole, _ := Manifest{"sv/index.html": fingerprint(nil)}.encode(wholeManifest)
	f.Add(whole)
	f.Add([]byte(`{"files": {}}`))
	f.Add([]byte(`{"files": {"a": "00"}}`))
	f.Add([]byte(`{"files": {}, "parts": {"data/manifest/../x.json": "00"}}`))
	f.Add([]byte(`{"name": "a web app"}`))
	nothing := func(string) ([]byte, error) { return nil, fs.ErrNotExist }
	f.Fuzz(func(t *testing.T, data []byte) {
		m, _, err := decodeManifest(data, nothing)
		if err != nil {
			return
		}
		for _, most := range []int{len(m), 0} {
			manifest, parts := m.encode(most)
			again, _, err := decodeManifest(manifest, func(name string) ([]byte, error) { return parts[name], nil })
			if err != nil || !maps.Equal(m, again) {
				t.Errorf("%v came back as %v, %v", m, again, err)
			}
		}
	})
}
