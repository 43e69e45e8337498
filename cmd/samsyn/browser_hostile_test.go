package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
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
