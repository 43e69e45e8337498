package corpus

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

func make1(t *testing.T, opt Options) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := Write(opt, func(path string, data []byte) error {
		if _, twice := files[path]; twice {
			t.Errorf("%s is written twice", path)
		}
		files[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSameSeedGivesTheSameBytes(t *testing.T) {
	first, second := make1(t, Options{Documents: 30, Seed: 7}), make1(t, Options{Documents: 30, Seed: 7})
	if !maps.Equal(first, second) {
		t.Error("two corpora of one seed differ")
	}
	if other := make1(t, Options{Documents: 30, Seed: 8}); maps.Equal(first, other) {
		t.Error("two corpora of different seeds are equal")
	}
}

func TestCorpusHasItsShape(t *testing.T) {
	const n = 200
	files := make1(t, Options{Documents: n, Seed: 1})
	count := func(prefix, suffix string) int {
		found := 0
		for name := range files {
			if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
				found++
			}
		}
		return found
	}
	for _, test := range []struct {
		what, prefix, suffix string
		least, most          int
	}{
		{"documents", "content/documents/", "document.sv.md", n, n},
		{"translations", "content/documents/", "document.en.md", n, n},
		{"texts", "content/documents/", "1.sv.md", n, n},
		{"councils", "content/councils/", ".sv.md", councilCount, councilCount},
		{"collaborations", "content/collaborations/", ".sv.md", fewestCollaborations, fewestCollaborations},
		{"decisions", "content/decisions/", ".sv.md", n * mostDecisions, n * mostDecisions},
	} {
		if got := count(test.prefix, test.suffix); got < test.least || got > test.most {
			t.Errorf("%d %s, want %d to %d", got, test.what, test.least, test.most)
		}
	}
	for name, text := range files {
		if strings.HasSuffix(name, "/1.sv.md") || strings.HasSuffix(name, "/1.en.md") {
			checkText(t, name, text)
		}
	}
}

func checkText(t *testing.T, name, text string) {
	t.Helper()
	if words := len(strings.Fields(text)); words < 800 || words > 1150 {
		t.Errorf("%s has %d words, want about 900", name, words)
	}
	for what, want := range map[string]int{"\n| ": tableRows + 1, "\n- ": 2 * listItems, "/document.": textLinks, "[^1]:": 1} {
		if got := strings.Count(text, what); got != want {
			t.Errorf("%s has %d of %q, want %d", name, got, what, want)
		}
	}
	if got := strings.Count("\n"+text, "\n## "); got != sections {
		t.Errorf("%s has %d sections, want %d", name, got, sections)
	}
}

func TestQueriesHaveTheAnswersThatTheySay(t *testing.T) {
	opt := Options{Documents: 60, Seed: 3}
	files := make1(t, opt)
	kinds := map[string]int{}
	for _, q := range Queries(opt) {
		kinds[q.Kind+" "+string(q.Lang)]++
		var got []string
		for name, text := range files {
			id, found := strings.CutPrefix(name, "content/documents/")
			if !found {
				continue
			}
			id, file, _ := strings.Cut(id, "/")
			wanted := file == "1."+string(q.Lang)+".md"
			if q.Kind == "title" {
				wanted = file == "document."+string(q.Lang)+".md"
				text, _, _ = strings.Cut(text, "\nsummary:")
			}
			if wanted && strings.Contains(text, q.Query) {
				got = append(got, id)
			}
		}
		slices.Sort(got)
		want := slices.Sorted(slices.Values(q.Documents))
		if !slices.Equal(got, want) {
			t.Errorf("%s %q stands in %v, want %v", q.Kind, q.Query, got, want)
		}
	}
	for _, kind := range []string{"title sv", "title en", "word sv", "word en", "compound sv", "compound en", "phrase sv", "phrase en"} {
		if kinds[kind] < queriesOfAKind {
			t.Errorf("%d queries of kind %q, want at least %d", kinds[kind], kind, queriesOfAKind)
		}
	}
}

func TestEmptyCorpusIsRefused(t *testing.T) {
	var b bytes.Buffer
	err := Write(Options{}, func(path string, _ []byte) error { b.WriteString(path); return nil })
	if err == nil || b.Len() > 0 {
		t.Errorf("error %v and files %q, want only an error", err, b.String())
	}
}
