package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"

	"samsyn/internal/corpus"
	"samsyn/internal/pipeline"
)

// knownDocuments is how many documents the corpus has by which the search is measured in every run of the tests;
// SAMSYN_SEARCH_DOCUMENTS=1000 asks for another number, and -v for the table:
//
//	SAMSYN_SEARCH_DOCUMENTS=1000 SAMSYN_REQUIRE_BROWSER=1 go test ./cmd/samsyn -run TestKnownItems -v -timeout 1h
const knownDocuments = 100

// asking is what came of one question.
type asking struct {
	Kind  string  `json:"kind"`
	Lang  string  `json:"lang"`
	Rank  int     `json:"rank"` // of the first right hit among ten, from 1; 0 for none
	Query string  `json:"query"`
	MS    float64 `json:"ms"`    // with the files on hand
	Bytes int     `json:"bytes"` // of the index, with nothing on hand
	Files int     `json:"files"`
}

// TestKnownItemsAreFoundFirst asks the search of an invented site questions whose answers are known, in a browser, and
// holds it to what it promises: that the right page comes first, and how much is fetched for it.
func TestKnownItemsAreFoundFirst(t *testing.T) {
	browser, _ := startBrowser(t)
	opt := measuredBy(knownDocuments)
	documents := opt.Documents
	files, code := searchOf(t, opt)
	server := serveIndex(t, files)
	tab, cancel := context.WithTimeout(browser, 50*time.Minute)
	defer cancel()
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	var all []asking
	for _, lang := range []string{"sv", "en"} {
		var overall []asking
		for _, kind := range byKind(corpus.Known(opt), lang) {
			asked := askKnown(tab, t, server, kind)
			judge(t, documents, code, asked)
			overall = append(overall, asked...)
		}
		all = append(all, overall...)
		if mrr := meanRank(overall); mrr < 0.97 {
			t.Errorf("%s: the mean reciprocal rank is %.3f, want at least 0.97", lang, mrr)
		}
	}
	bytes, ms := column(all, func(a asking) float64 { return float64(a.Bytes + code) }), column(all, func(a asking) float64 { return a.MS })
	t.Logf("all: MRR %.3f, %.0f bytes and %.1f ms in the middle, %.1f ms for the slowest twentieth; code %d bytes",
		meanRank(all), middle(bytes), middle(ms), ms[len(ms)*19/20], code)
	if middle(bytes) > 50_000 {
		t.Errorf("a query costs %.0f bytes in the middle, want at most 50,000", middle(bytes))
	}
}

// mostBuilt is how many documents a corpus may have for its site to be planned in a test; the index of a larger one is made
// without the site.
const mostBuilt = 20_000

// searchOf makes the search indexes of a corpus, and tells how many bytes the scripts are that read them, compressed.
func searchOf(t *testing.T, opt corpus.Options) (files map[string][]byte, code int) {
	t.Helper()
	content, built := fstest.MapFS{}, opt
	if opt.Documents > mostBuilt {
		built.Documents = 1
	}
	err := corpus.Write(built, func(name string, data []byte) error {
		if inside, ok := strings.CutPrefix(name, "content/"); ok {
			content[inside] = &fstest.MapFile{Data: bytes.Clone(data)}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	snapshot, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
		Content: content, Now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
	})
	if err != nil || !snapshot.OK() {
		t.Fatalf("the corpus is no site: %v", err)
	}
	files = map[string][]byte{}
	keep := func(name string, data []byte) error {
		files[name] = bytes.Clone(data)
		return nil
	}
	if err := snapshot.SearchIndex(t.Context(), keep); err != nil {
		t.Fatal(err)
	}
	for _, lang := range snapshot.Plan.Langs {
		if opt.Documents == built.Documents {
			break
		}
		if err := fedIndex(t.Context(), opt, lang, keep); err != nil {
			t.Fatal(err)
		}
	}
	for _, asset := range snapshot.Assets() {
		if slices.Contains([]string{"js/index.js", "js/search.js"}, asset.Name) {
			code += compressed(asset.Body)
		}
	}
	return files, code
}

// compressed tells the size of what a host compresses, at its worst.
func compressed(data []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Len()
}

// byKind parts the questions of a language by their kinds.
func byKind(queries []corpus.Query, lang string) [][]corpus.Query {
	kinds := map[string][]corpus.Query{}
	for _, q := range queries {
		if string(q.Lang) == lang {
			kinds[q.Kind] = append(kinds[q.Kind], q)
		}
	}
	var list [][]corpus.Query
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		list = append(list, kinds[kind])
	}
	return list
}

// askKnown asks questions of one kind and language, each of an index of which nothing has been read.
func askKnown(tab context.Context, t *testing.T, server *searchServer, queries []corpus.Query) []asking {
	t.Helper()
	var list []asking
	for _, q := range queries {
		text := q.Query
		if q.Kind == "phrase" {
			text = `"` + text + `"`
		}
		server.mu.Lock()
		server.sent, server.asked = 0, 0
		server.mu.Unlock()
		said, err := chromedp.Run(tab, chromedp.Evaluate[string](fmt.Sprintf(`(async () => {
			const { openIndex } = await import("/js/index.js");
			const index = await openIndex("/search/%[1]s/index.json", %[1]q), options = { q: %[2]s, counts: [] };
			const { hits } = await index.find(options);
			const began = performance.now();
			await index.find(options);
			return JSON.stringify({ urls: hits.map(hit => hit.url), ms: performance.now() - began });
		})()`, q.Lang, quoted(text)), chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatalf("%s %q: %v", q.Kind, text, err)
		}
		var got struct {
			URLs []string `json:"urls"`
			MS   float64  `json:"ms"`
		}
		if err := json.Unmarshal([]byte(said), &got); err != nil {
			t.Fatal(err)
		}
		server.mu.Lock()
		a := asking{Kind: q.Kind, Lang: string(q.Lang), Query: text, MS: got.MS, Bytes: server.sent, Files: server.asked}
		server.mu.Unlock()
		a.Rank = 1 + slices.IndexFunc(got.URLs, func(url string) bool { return satisfies(q, url) })
		list = append(list, a)
	}
	return list
}

func quoted(text string) string {
	data, _ := json.Marshal(text) // a text always encodes
	return string(data)
}

// satisfies reports whether a page answers a question.
func satisfies(q corpus.Query, url string) bool {
	documents, decisions := "/sv/dokument/", "/sv/beslut/"
	if q.Lang == "en" {
		documents, decisions = "/en/documents/", "/en/decisions/"
	}
	return slices.ContainsFunc(q.Documents, func(id string) bool { return url == documents+id+"/" }) ||
		slices.ContainsFunc(q.Decisions, func(id string) bool { return url == decisions+id+"/" })
}

// judge holds questions of one kind to what is promised of it. A small corpus has few questions, and a large one many
// words that only look alike: there one question in ten may go wrong.
func judge(t *testing.T, documents, code int, asked []asking) {
	t.Helper()
	name := asked[0].Kind + " " + asked[0].Lang
	want, most := 0.95, 85_000.0
	switch {
	case asked[0].Kind == "start":
		want = 0.75
	case documents != 1000:
		want = 0.9
	}
	if asked[0].Kind == "phrase" {
		most = 70_000
	}
	mrr := meanRank(asked)
	bytes, ms := column(asked, func(a asking) float64 { return float64(a.Bytes + code) }), column(asked, func(a asking) float64 { return a.MS })
	t.Logf("%-15s MRR %.3f, bytes %6.0f (most %6.0f), ms %5.1f (most %5.1f)", name, mrr, middle(bytes), bytes[len(bytes)-1], middle(ms), ms[len(ms)-1])
	if mrr < want {
		t.Errorf("%s: the mean reciprocal rank is %.3f, want at least %.2f", name, mrr, want)
		for _, a := range asked {
			if a.Rank != 1 {
				t.Logf("  %q has rank %d", a.Query, a.Rank)
			}
		}
	}
	if middle(bytes) > most {
		t.Errorf("%s: a query costs %.0f bytes, want at most %.0f", name, middle(bytes), most)
	}
}

// meanRank is the mean of one by the rank of the first right hit.
func meanRank(asked []asking) float64 {
	sum := 0.0
	for _, a := range asked {
		if a.Rank > 0 {
			sum += 1 / float64(a.Rank)
		}
	}
	return sum / float64(len(asked))
}

// column gives a figure of each, in order.
func column(asked []asking, of func(asking) float64) []float64 {
	var list []float64
	for _, a := range asked {
		list = append(list, of(a))
	}
	slices.Sort(list)
	return list
}

func middle(sorted []float64) float64 { return sorted[len(sorted)/2] }

// TestTypingAWordCostsLittle types a long word letter by letter, as the page does.
func TestTypingAWordCostsLittle(t *testing.T) {
	browser, _ := startBrowser(t)
	files, _ := searchOf(t, corpus.Options{Documents: knownDocuments, Seed: 2})
	server := serveIndex(t, files)
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	word := []rune("informationssäkerhet")
	for n := 3; n <= len(word); n++ {
		if got := find(tab, t, "sv", map[string]any{"q": string(word[:n]), "typing": true}); got.Error != "" {
			t.Fatal(got.Error)
		}
	}
	t.Logf("typing fetches %d files, %d bytes", server.asked, server.sent)
	if server.sent > 90_000 {
		t.Errorf("typing a word fetches %d bytes, want at most 90,000", server.sent)
	}
}
