package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// inParts makes every manifest of more than two files fall into parts.
var inParts = Options{testOnlyWhole: 2}

// deep is a site whose folders are deep enough to have a part of the manifest each.
var deep = site{"index.html": "one", "sv/a/index.html": "a", "sv/a/b/index.html": "b", "sv/c/index.html": "c", "en/a/index.html": "a"}

func lay(t *testing.T, dir, name, words string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
}

func there(dir, name string) bool {
	_, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
	return err == nil
}

func TestWhatDiffersFromTheManifestIsNamed(t *testing.T) {
	for name, opt := range map[string]Options{"whole": {}, "in parts": inParts} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			if _, err := Write(t.Context(), dir, opt, deep.fill); err != nil {
				t.Fatal(err)
			}
			if a, err := Examine(dir); err != nil || !a.Sound() {
				t.Fatalf("a site that was just written: %+v, %v", a, err)
			}
			lay(t, dir, "sv/a/b/index.html", "B")
			lay(t, dir, "sv/a/more.html", "more")
			lay(t, dir, SignaturePath, "no file of the site")
			if err := os.Remove(filepath.Join(dir, "en", "a", "index.html")); err != nil {
				t.Fatal(err)
			}
			a, err := Examine(dir)
			if err != nil || !slices.Equal(a.Changed, []string{"sv/a/b/index.html"}) ||
				!slices.Equal(a.Missing, []string{"en/a/index.html"}) || !slices.Equal(a.Extra, []string{"sv/a/more.html"}) {
				t.Errorf("it finds %+v, %v", a, err)
			}
		})
	}
	if _, err := Examine(t.TempDir()); !errors.Is(err, ErrNoManifest) {
		t.Errorf("an empty folder: %v", err)
	}
}

// A part that has been changed is named, and so are the files that nothing vouches for any more.
func TestPartOfAManifestIsHeldToItsFingerprint(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Write(t.Context(), dir, inParts, deep.fill); err != nil {
		t.Fatal(err)
	}
	const part = "data/manifest/sv/a.json"
	forged, _ := Manifest{"sv/a/index.html": fingerprint([]byte("a"))}.encode(wholeManifest)
	lay(t, dir, part, string(forged))
	a, err := Examine(dir)
	if err != nil || !slices.Equal(a.Changed, []string{part}) || !slices.Contains(a.Extra, "sv/a/b/index.html") {
		t.Errorf("it finds %+v, %v", a, err)
	}
}

func TestManifestInPartsIsKnownToTheNextBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Write(t.Context(), dir, inParts, deep.fill); err != nil {
		t.Fatal(err)
	}
	if again, err := Write(t.Context(), dir, inParts, deep.fill); err != nil || again.Changed() {
		t.Errorf("the same site again: %+v, %v", again, err)
	}
	less := maps.Clone(deep)
	delete(less, "en/a/index.html")
	report, err := Write(t.Context(), dir, inParts, less.fill)
	if err != nil || report.Removed != 1 || there(dir, "data/manifest/en/a.json") || there(dir, "en/a/index.html") {
		t.Errorf("a smaller site: %+v, %v", report, err)
	}
	if _, err := Write(t.Context(), dir, Options{}, less.fill); err != nil || there(dir, "data/manifest/sv/a.json") {
		t.Errorf("the manifest in one piece: %v", err)
	}
	if a, err := Examine(dir); err != nil || !a.Sound() {
		t.Errorf("at the end: %+v, %v", a, err)
	}
}

func TestSignatureStaysWithItsManifestAndTheKeyForGood(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	lay(t, dir, SignaturePath, "signature")
	lay(t, dir, PublicKeyPath, "key")
	if report := mustWrite(t, dir, first); report.Unsigned || report.Changed() || !there(dir, SignaturePath) {
		t.Errorf("the same site again: %+v", report)
	}
	lay(t, dir, "same.css", "changed by a hand")
	if report := mustWrite(t, dir, first); report.Unsigned || !there(dir, SignaturePath) || !there(dir, PublicKeyPath) {
		t.Errorf("the same manifest again: %+v", report)
	}
	if report := mustWrite(t, dir, second); !report.Unsigned || there(dir, SignaturePath) || !there(dir, PublicKeyPath) {
		t.Errorf("another manifest: %+v", report)
	}
	if report := mustWrite(t, dir, first); report.Unsigned || !there(dir, PublicKeyPath) {
		t.Errorf("without a signature: %+v", report)
	}
}
