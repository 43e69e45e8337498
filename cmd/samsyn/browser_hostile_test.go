package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	index "samsyn/internal/search"
)

// FuzzSearchReader: whatever a file of the index holds and whatever is asked, the reader ends soon, with an answer or
// with an error that the page can tell. Which file is damaged is told by its number; the reader runs in Chromium, and
// without one nothing is tried.
func FuzzSearchReader(f *testing.F) {
	files := indexOf(f, "sv", municipal())
	names := slices.Sorted(maps.Keys(files))
	for i, name := range names {
		plain := files[name]
		if strings.Contains(name, "/parts/") {
			plain = unzipped(f, plain)
		}
		f.Add(i, plain, "policy")
		f.Add(i, plain[:len(plain)/2], "\"beslut om\" 150/05")
		f.Add(i, []byte("\xff\xff\xff\xff\xff\xff\xff\x0f"), "råd")
		f.Add(i, []byte("[]"), "trafikplan -buss")
	}
	root := string(files["search/sv/"+index.RootFile])
	f.Add(slices.Index(names, "search/sv/"+index.RootFile), []byte(strings.ReplaceAll(root, `"l":0`, `"l":-1`)), "policy")
	tab, _ := startBrowser(f)
	server := serveIndex(f, files)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, number int, data []byte, query string) {
		name := names[uint(number)%uint(len(names))]
		if strings.Contains(name, "/parts/") {
			data = zipped(t, data)
		}
		server.replace(name, data)
		defer server.replace(name, files[name])
		asked, err := json.Marshal(query)
		if err != nil {
			t.Fatal(err)
		}
		patient, stop := context.WithTimeout(tab, time.Minute)
		defer stop()
		said, err := chromedp.Run(patient, chromedp.Evaluate[string](fmt.Sprintf(`(async () => {
			const { openIndex } = await import("/js/index.js");
			const find = async () => (await openIndex("/search/sv/index.json", "sv")).find({ q: %s, facets: { lang: ["sv"] } });
			const late = new Promise(done => setTimeout(done, 30000, "too late"));
			const ended = find().then(a => Array.isArray(a.hits) && a.hits.length <= 10 ? "answer" : "neither", error => "error");
			return Promise.race([ended, late]);
		})()`, asked), chromedp.EvalAwaitPromise))
		if err != nil || said != "answer" && said != "error" {
			t.Errorf("%s with %q, asked for %q, ends with %q, %v", name, data, query, said, err)
		}
	})
}

// replace puts other bytes in the place of a file.
func (s *searchServer) replace(name string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = data
}

func zipped(t testing.TB, data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unzipped(t testing.TB, data []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// Whatever a text holds, its page stays within a window of 320 px, runs nothing and asks no other host: tables of 500
// columns, words of 300 letters, addresses of 2,000, lists six deep, each kind of block.
func TestWidePagesStayWithinTheWindow(t *testing.T) {
	browser, axe := startBrowser(t)
	folder := t.TempDir()
	if err := addFiles(folder, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	word := strings.Repeat("ö", 300)
	address := "https://example.org/" + strings.Repeat("a", 2000)
	var deep strings.Builder
	for i := range 6 {
		deep.WriteString(strings.Repeat("  ", i) + "- " + word[:10] + "\n")
	}
	body := "## " + word + "\n\n" + word + " " + address + " <" + address + ">\n\n[" + word + "](" + address + " \"" + word + "\") `" + word + "`\n\n" +
		"|" + strings.Repeat(" a |", 500) + "\n|" + strings.Repeat("---|", 500) + "\n|" + strings.Repeat(" "+word[:10]+" |", 500) + "\n\n" +
		"| " + word + " |\n|---|\n| " + word + " |\n\n" + deep.String() + "\n```\n" + word + "\n```\n\n" + word + "\n: " + word + "\n\n" +
		strings.Repeat("> ", 8) + word + "\n\n1. " + word + "[^1]\n\n[^1]: " + word + "\n\n*" + word + "* **" + word + "** ~~" + word + "~~\n\n" +
		strings.Repeat("*_", 200) + "x" + strings.Repeat("_*", 200) + "\n\n## " + strings.Repeat("lång rubrik ", 60) + "\n"
	for name, src := range map[string]string{
		"pages/bred.sv.md":      "---\ntitle: " + word + "\nsummary: " + word + "\n---\n" + body,
		"documents/mal/1.sv.md": body,
		"terms/bredd.sv.md":     "---\ntitle: " + word + "\nsummary: " + word + "\n---\n" + body,
		"councils/norrby.sv.md": "---\ntitle: " + word + "\nmunicipality: " + word + "\ncode: \"9901\"\ncountry: SE\n---\n" + body,
	} {
		full := filepath.Join(folder, "content", name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	facts := filepath.Join(folder, "content/documents/mal/document.sv.md")
	src, err := os.ReadFile(facts)
	if err != nil {
		t.Fatal(err)
	}
	src = regexp.MustCompile(`(?m)^    sha256: .*\n`).ReplaceAll(src, nil)
	if err := os.WriteFile(facts, src, 0o644); err != nil {
		t.Fatal(err)
	}
	built := serveSite(t, folder)
	for _, page := range []string{"/sv/bred/", "/sv/dokument/mal/"} {
		checkPage(within(browser, t), t, built.url, page, axe, 320, "light")
	}
}
