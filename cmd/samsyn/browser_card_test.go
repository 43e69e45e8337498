package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"samsyn/internal/site"
)

// TestCardsStandOnOtherSites shows a card, badges and an ordinary page on a page of another origin. The card is
// drawn, so that its style sheet is fetched, and the badges have their size; of the page nothing is drawn.
func TestCardsStandOnOtherSites(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	var mu sync.Mutex
	var asked []string
	handler := built.handler()
	own := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.URL.Path)
		mu.Unlock()
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(own.Close)
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="sv"><title>En kommun</title><h1>En kommun</h1>
<iframe title="a" src="%[1]s/kort/sv/mal/"></iframe><iframe title="b" src="%[1]s/sv/dokument/mal/"></iframe>
<img alt="c" src="%[1]s/kort/sv/mal/badge.svg"><img alt="d" src="%[1]s/kort/sv/mal/badge.png">`, own.URL)
	}))
	t.Cleanup(other.Close)
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(other.URL)); err != nil {
		t.Fatal(err)
	}
	widths, err := chromedp.Run(tab, chromedp.Evaluate[[]int](`[...document.images].map(image => image.naturalWidth)`))
	if err != nil || len(widths) != 2 || widths[0] < 50 || widths[1] != 2*widths[0] {
		t.Errorf("the badges are %v pixels wide (%v)", widths, err)
	}
	mu.Lock()
	defer mu.Unlock()
	drawn := func(sheet string) bool {
		return slices.ContainsFunc(asked, func(path string) bool { return strings.HasPrefix(path, "/static/css/"+sheet+".") })
	}
	if !drawn("card") {
		t.Errorf("the card is not shown; asked for: %v", asked)
	}
	if !slices.Contains(asked, "/sv/dokument/mal/") || drawn("site") {
		t.Errorf("an ordinary page is shown in a frame of another site, or was not tried; asked for: %v", asked)
	}
}

// TestCardsFitTheFramesOfOtherSites opens cards at the widths that frames have: no sideways scrolling, nothing that
// axe finds, in either colour scheme and language.
func TestCardsFitTheFramesOfOtherSites(t *testing.T) {
	browser, axe := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	for _, page := range built.plan.Pages {
		if page.Layout != site.LayoutCard || !slices.ContainsFunc([]string{"/mal/", "/lang-titel/", "/taxor/"},
			func(end string) bool { return strings.HasSuffix(page.URL, end) }) {
			continue
		}
		for _, width := range []int64{280, 600} {
			for _, scheme := range []string{"light", "dark"} {
				checkPage(within(browser, t), t, built.url, page.URL, axe, width, scheme)
			}
		}
	}
}
