package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"go.yaml.in/yaml/v4"
)

// readerQuery is what a reader types, and the page that should come first.
type readerQuery struct {
	Q     string
	First string
}

// readerQueries reads the list that the ranking is held to.
func readerQueries(t *testing.T) []readerQuery {
	t.Helper()
	src, err := os.ReadFile("../../internal/search/testdata/queries.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var queries []readerQuery
	if err := yaml.Unmarshal(src, &queries); err != nil {
		t.Fatal(err)
	}
	if len(queries) < 60 {
		t.Fatalf("only %d queries are written down", len(queries))
	}
	return queries
}

// findFirst asks the reader of an edition's index, as the search page does, and gives the first hits of each query.
const findFirst = `(async (module, root, lang, queries) => {
	const { openIndex } = await import(module);
	const index = await openIndex(root, lang);
	const found = [];
	for (const q of queries) found.push((await index.find({ q, facets: { lang: [lang] }, counts: [], size: 3 })).hits.map(hit => hit.url));
	return found;
})(%q, %q, %q, %s)`

// TestReadersFindFirstWhatTheyMean puts the written questions to the index of the real content.
func TestReadersFindFirstWhatTheyMean(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	module := ""
	for name := range built.files {
		if strings.HasPrefix(name, "static/js/index.") {
			module = "/" + name
		}
	}
	byLang := map[string][]readerQuery{}
	for _, query := range readerQueries(t) {
		lang, _, _ := strings.Cut(query.First[1:], "/")
		byLang[lang] = append(byLang[lang], query)
	}
	for lang, queries := range byLang {
		texts := make([]string, len(queries))
		for i, query := range queries {
			texts[i] = query.Q
		}
		list, err := json.Marshal(texts)
		if err != nil {
			t.Fatal(err)
		}
		ctx := within(browser, t)
		open(ctx, t, built.url+"/"+lang+"/", 1280)
		found, err := chromedp.Run(ctx, chromedp.Evaluate[[][]string](
			fmt.Sprintf(findFirst, module, "/search/"+lang+"/index.json", lang, list), chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		for i, query := range queries {
			if len(found[i]) == 0 || !strings.HasPrefix(found[i][0], strings.SplitAfter(query.First, "#")[0]) || strings.Contains(query.First, "#") && found[i][0] != query.First {
				t.Errorf("%q finds %q; want %s first", query.Q, found[i], query.First)
			}
		}
	}
}
