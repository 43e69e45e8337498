package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// rememberedSite writes a site of two files with a note, and returns its folder.
func rememberedSite(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	opt := Options{Note: func() []byte { return []byte("note\x00") }}
	if _, err := Write(t.Context(), dir, opt, func(put Put) error {
		if err := put("a.html", []byte("one")); err != nil {
			return err
		}
		return put("b\t c/d.html", []byte("two"))
	}); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestMemoryHoldsWhileNoFileIsTouched(t *testing.T) {
	for name, test := range map[string]struct {
		change func(t *testing.T, dir string) error
		holds  bool
	}{
		"nothing": {func(*testing.T, string) error { return nil }, true},
		"a new file": {func(_ *testing.T, dir string) error {
			return os.WriteFile(filepath.Join(dir, "strange"), nil, 0o644)
		}, false},
		"another size": {func(_ *testing.T, dir string) error {
			return os.WriteFile(filepath.Join(dir, "a.html"), []byte("other"), 0o644)
		}, false},
		"gone": {func(_ *testing.T, dir string) error { return os.Remove(filepath.Join(dir, "a.html")) }, false},
		"the manifest": {func(_ *testing.T, dir string) error {
			return os.WriteFile(filepath.Join(dir, "data", "manifest.json"), []byte("{}"), 0o644)
		}, false},
		"left over": {func(_ *testing.T, dir string) error { return os.Mkdir(placesOf(dir).tmp, 0o755) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := rememberedSite(t)
			if err := test.change(t, dir); err != nil {
				t.Fatal(err)
			}
			m := Recall(dir, Options{})
			if m == nil || string(m.Note) != "note\x00" {
				t.Fatalf("the memory is %v", m)
			}
			if got := m.Holds(); got != test.holds {
				t.Errorf("the memory holds: %v, want %v", got, test.holds)
			}
		})
	}
}

func TestDamagedMemoryIsNone(t *testing.T) {
	dir := rememberedSite(t)
	name := placesOf(dir).memory
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		damaged := append([]byte(nil), whole...)
		damaged[i] ^= 1
		for _, data := range [][]byte{damaged, whole[:i]} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if Recall(dir, Options{}) != nil {
				t.Fatalf("a memory damaged at byte %d is believed", i)
			}
		}
	}
}

func TestSiteWithoutANoteIsNotRemembered(t *testing.T) {
	dir := rememberedSite(t)
	if _, err := Write(t.Context(), dir, Options{Note: func() []byte { return nil }}, func(put Put) error {
		return put("a.html", []byte("one"))
	}); err != nil {
		t.Fatal(err)
	}
	if Recall(dir, Options{}) != nil {
		t.Error("the memory of the earlier site stays")
	}
}
