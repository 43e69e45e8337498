package floor

import (
	"os"
	"path/filepath"
	"testing"

	"samsyn/internal/corpus"
)

func site(t testing.TB, documents int) string {
	t.Helper()
	dir := t.TempDir()
	err := corpus.Write(corpus.Options{Documents: documents, Seed: 1}, func(name string, data []byte) error {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		return os.WriteFile(full, data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestFloorWritesAsManyPagesAsAskedFor(t *testing.T) {
	out := t.TempDir()
	if err := Write(site(t, 5), out, 150); err != nil {
		t.Fatal(err)
	}
	pages, err := list(out)
	if err != nil || len(pages) != 150 {
		t.Errorf("%d pages, %v; want 150", len(pages), err)
	}
	if err := Hash(out); err != nil {
		t.Error(err)
	}
	if err := Write(filepath.Join(out, "missing"), out, 1); err == nil {
		t.Error("a folder that is not there is read")
	}
}

// BenchmarkFloor is for holding beside BenchmarkBuild of package pipeline, which writes nothing; samsyn measure
// compares whole processes.
func BenchmarkFloor(b *testing.B) {
	dir := site(b, 1000)
	for name, do := range map[string]func() error{
		"write": func() error { return Write(dir, b.TempDir(), 16_782) },
		"hash":  func() error { return Hash(dir) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
