package check

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// A real site of which one stretch of one file is replaced by anything is checked to its end, and every problem stands
// in a file of the site, within its lines.
func FuzzASiteWithOneFileChangedIsCheckedToItsEnd(f *testing.F) {
	small := filepath.Join("..", "..", "cmd", "samsyn", "testdata", "small", "content")
	site := map[string]string{}
	err := fs.WalkDir(os.DirFS(small), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(small, filepath.FromSlash(name)))
		site[name] = string(text)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	names := make([]string, 0, len(site))
	for name := range site {
		names = append(names, name)
	}
	slices.Sort(names)
	for i := range names {
		for _, insert := range []string{"", "---\n", "\t", "[{", "\"", ": ", "<<<<<<< HEAD\n", "&a *a", "\xff", "\u00a0", "not-stated", "\r"} {
			f.Add(uint(i), uint(40), uint(7), insert)
		}
	}
	f.Fuzz(func(t *testing.T, file, at, length uint, insert string) {
		name := names[file%uint(len(names))]
		text := site[name]
		from := at % uint(len(text)+1)
		to := min(from+length%64, uint(len(text)))
		changed := fstest.MapFS{}
		for other, text := range site {
			changed[other] = &fstest.MapFile{Data: []byte(text)}
		}
		changed[name] = &fstest.MapFile{Data: []byte(text[:from] + insert + text[to:])}
		tree, err := content.Load(t.Context(), changed, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, found := Resolve(tree, Options{Today: today()})
		for _, p := range found {
			standsInside(t, changed, p)
		}
	})
}

// standsInside complains of a problem that points out of its file.
func standsInside(t *testing.T, site fstest.MapFS, p *diag.Problem) {
	t.Helper()
	file, ok := site[strings.TrimPrefix(p.At.File, content.Root+"/")]
	if p.At.Line == 0 || ok && !utf8.Valid(file.Data) {
		return
	}
	if !ok {
		t.Errorf("%s (%s) stands at %+v, in no file of the site", p.Rule, p.Text, p.At)
		return
	}
	data := bytes.TrimPrefix(file.Data, []byte("\xef\xbb\xbf"))
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n"), "\n")
	if p.At.Line > len(lines) || p.At.Col < 1 || p.At.Col-1+p.At.Width > utf8.RuneCountInString(lines[p.At.Line-1])+1 {
		t.Errorf("%s (%s) stands at %+v, out of its line", p.Rule, p.Text, p.At)
	}
}
