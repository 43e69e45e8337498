package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// searchSaid is what the search page shows.
type searchSaid struct {
	Address, Title, Said, Box      string
	Hits, Marks, Standings, Facets []string
	Sections                       []string
	Index                          bool // the index of the site is shown
}

// readSearch waits until the page has said how its search went, then reads what it shows.
const readSearch = `(async () => {
	const said = document.getElementById("_said"), list = document.getElementById("_hits");
	const texts = q => [...list.querySelectorAll(q)].map(e => e.textContent);
	for (let i = 0; i < 400 && !said.textContent; i++) await new Promise(requestAnimationFrame);
	const shown = !document.getElementById("_found").hidden;
	return {
		address: location.pathname + location.search, title: document.title, said: said.textContent,
		box: document.getElementById("_q").value, index: !document.getElementById("_index").hidden,
		hits: shown ? [...list.querySelectorAll("h3 a")].map(a => a.getAttribute("href")) : [],
		marks: texts("mark"), standings: texts(".badge"),
		sections: [...list.querySelectorAll(".note a")].map(a => a.getAttribute("href")),
		facets: [...document.querySelectorAll("#_facets label")].map(e => e.textContent),
	};
})()`

func search(ctx context.Context, t *testing.T, actions ...chromedp.Action[chromedp.Void]) searchSaid {
	t.Helper()
	for _, action := range actions {
		if err := chromedp.Do(ctx, action); err != nil {
			t.Fatal(err)
		}
	}
	said, err := chromedp.Run(ctx, chromedp.Evaluate[searchSaid](readSearch, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return said
}

// script runs what changes the page, and forgets what was said before.
func script(js string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`document.getElementById("_said").textContent = ""; { ` + js + ` }`)
}

// ask types a query into the box and sends it.
func ask(q string) chromedp.Action[chromedp.Void] {
	return script(fmt.Sprintf(`document.getElementById("_q").value = %q; document.getElementById("_search").requestSubmit()`, q))
}

// TestSearchPageWithHits holds the page to what every page is held to, with hits on it.
func TestSearchPageWithHits(t *testing.T) {
	browser, axe := startBrowser(t)
	built := serveSite(t, "../..")
	for _, page := range []string{"/sv/sok/?q=samverkan", "/en/search/?q=cooperation&kind=document", "/sv/sok/?q=samarbeid&other=1", "/sv/sok/?q=xyzzyx"} {
		for _, look := range looks {
			checkPage(within(browser, t), t, built.url, page, axe, look.width, look.scheme)
		}
		ctx := within(browser, t)
		said := search(ctx, t, chromedp.Navigate(built.url+page))
		if found := !strings.Contains(page, "xyzzyx"); (len(said.Hits) > 0) != found || said.Index {
			t.Errorf("%s: %+v", page, said)
		}
		found, err := runAxe(ctx, axe)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: axe finds %v (%v) on the page with its hits", page, found, err)
		}
	}
}

func TestSearchTellsWhatItFound(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	said := search(ctx, t, chromedp.Navigate(built.url+"/sv/sok/?q=samverkan"))
	if !strings.Contains(said.Said, "visar 1–10") || len(said.Hits) != 10 || said.Title != "samverkan – Sök – Samsyn" {
		t.Errorf("%q, %d hits, %q", said.Said, len(said.Hits), said.Title)
	}
	if !slices.Contains(said.Marks, "samverkan") || !slices.Contains(said.Standings, "samstämmigt antagen") {
		t.Errorf("marked: %q, standings: %q", said.Marks, said.Standings)
	}
	second := search(ctx, t, script(`document.querySelector("#_hit-pages a").click()`))
	if second.Address != "/sv/sok/?q=samverkan&page=2" || !strings.Contains(second.Said, "11–") || second.Hits[0] == said.Hits[0] {
		t.Errorf("the second page is %+v", second)
	}
	focus, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.activeElement.id`))
	if err != nil || focus != "_hits-title" {
		t.Errorf("on the second page the focus is on %q (%v)", focus, err)
	}
	first := search(ctx, t, script(`history.back()`))
	if first.Address != said.Address || !slices.Equal(first.Hits, said.Hits) {
		t.Errorf("the way back leads to %+v", first)
	}
}

func TestSearchNarrowsAndSorts(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	search(ctx, t, send(emulation.SetDeviceMetricsOverride,
		emulation.SetDeviceMetricsOverrideParams{Width: 1280, Height: 900, DeviceScaleFactor: 1}),
		chromedp.Navigate(built.url+"/sv/sok/?q=samverkan"))
	choose := func(name, value string) chromedp.Action[chromedp.Void] {
		return script(fmt.Sprintf(`const e = document.querySelector('[name=%s][value="%s"]'); e.focus(); e.click()`, name, value))
	}
	said := search(ctx, t, choose("kind", "decision"))
	if said.Address != "/sv/sok/?q=samverkan&kind=decision" || slices.ContainsFunc(said.Hits, func(url string) bool { return !strings.HasPrefix(url, "/sv/beslut/") }) {
		t.Errorf("decisions alone: %+v", said)
	}
	if !slices.Contains(said.Facets, " Ydre (2)") || !slices.ContainsFunc(said.Facets, func(f string) bool { return strings.HasPrefix(f, " Dokument (") }) {
		t.Errorf("the counts are %q", said.Facets)
	}
	focus, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.activeElement.value`))
	if err != nil || focus != "decision" {
		t.Errorf("the focus is on %q (%v)", focus, err)
	}
	said = search(ctx, t, choose("council", "Ydre"))
	if said.Address != "/sv/sok/?q=samverkan&kind=decision&council=Ydre" || len(said.Hits) != 2 {
		t.Errorf("decisions of Ydre: %+v", said)
	}
	said = search(ctx, t, script(`const e = document.getElementById("_sort"); e.value = "date"; e.dispatchEvent(new Event("change", {bubbles: true}))`))
	if want := []string{"/sv/beslut/2006-04-24-ydre-framat/", "/sv/beslut/2003-06-ydre-samverkanspolicy/"}; !slices.Equal(said.Hits, want) || !strings.HasSuffix(said.Address, "&sort=date") {
		t.Errorf("the latest first: %+v", said)
	}
	said = search(ctx, t, script(`history.go(-3)`))
	if said.Address != "/sv/sok/?q=samverkan" || len(said.Hits) != 10 {
		t.Errorf("three steps back: %+v", said)
	}
}

func TestSearchWhileTyping(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	typed := func(q string) chromedp.Action[chromedp.Void] {
		return script(fmt.Sprintf(`const e = document.getElementById("_q"); e.value = %q; e.dispatchEvent(new Event("input"))`, q))
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(built.url+"/sv/sok/")); err != nil {
		t.Fatal(err)
	}
	before, err := chromedp.Run(ctx, chromedp.Evaluate[int](`history.length`))
	if err != nil {
		t.Fatal(err)
	}
	if said := search(ctx, t, typed("samv")); len(said.Hits) == 0 || said.Address != "/sv/sok/?q=samv" {
		t.Errorf("while typing: %+v", said)
	}
	said := search(ctx, t, typed("samverkanspol"))
	if len(said.Hits) == 0 || said.Hits[0] != "/sv/dokument/samverkanspolicy-2003/" || said.Box != "samverkanspol" {
		t.Errorf("while typing on: %+v", said)
	}
	after, err := chromedp.Run(ctx, chromedp.Evaluate[int](`history.length`))
	if err != nil || after != before+1 {
		t.Errorf("typing took %d steps of the history (%v); want 1", after-before, err)
	}
	if err := chromedp.Do(ctx, script(`history.back()`)); err != nil {
		t.Fatal(err)
	}
	const back = `new Promise(done => { const look = () => document.getElementById("_index").hidden ? requestAnimationFrame(look) : done(location.search + document.getElementById("_q").value); look(); })`
	if left, err := chromedp.Run(ctx, chromedp.Evaluate[string](back, chromedp.EvalAwaitPromise)); err != nil || left != "" {
		t.Errorf("after the way back the page asks for %q (%v)", left, err)
	}
}

// TestSearchTakesAnyQuery asks for what nobody means: there are hits or none, and nothing is thrown or drawn as
// markup.
func TestSearchTakesAnyQuery(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	heard := listen(ctx, t, built.url)
	if err := chromedp.Do(ctx, chromedp.Navigate(built.url+"/sv/sok/")); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		`'x'.repeat(10000)`, `'a b '.repeat(2500)`, `'<img src=x onerror=alert(1)>'`, `'"'`, `'"""  "'`, `'- -- "-"'`, `'§§§ !!! ///'`,
		`'\ud800 \udc00\ud800'`, `'\u0000\u202e'`, `'constructor __proto__ toString'`, `'-samverkan'`, `'(.*)+[a-z]{9}$'`, `'%E0%A4%A'`, `'😀'`,
	} {
		said := search(ctx, t, script(`document.getElementById("_q").value = `+q+`; document.getElementById("_search").requestSubmit()`))
		if said.Said == "" || strings.HasPrefix(said.Said, "Sökningen fungerar inte") {
			t.Errorf("%.40s: the page says %q", q, said.Said)
		}
	}
	if images, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.querySelectorAll("main img").length`)); err != nil || images > 0 {
		t.Errorf("%d pictures came of a query (%v)", images, err)
	}
	// Strings put together by chance, the same every time, sent one after another.
	odd := strings.Split("samverkan|KF|§ 86|150/05|\"|”|-|<b onclick=x>|</script>|&amp;|'|`|\\|\u0000|\u202e|\u0301|\u00ad|😀|%|+|#|?q=|\n| | ", "|")
	chance := rand.New(rand.NewPCG(4, 4))
	for range 100 {
		q := ""
		for range 1 + chance.IntN(8) {
			q += odd[chance.IntN(len(odd))]
		}
		said := search(ctx, t, ask(strings.ReplaceAll(q+".", "\x00", "\ufffd")))
		if said.Said == "" || strings.HasPrefix(said.Said, "Sökningen fungerar inte") {
			t.Errorf("%q: the page says %q", q, said.Said)
		}
	}
	for _, address := range []string{"?q=%E0%A4%A", "?q=samverkan&page=-5&sort=x&kind=%00&year=nan", "?page=99999999999&q=samverkan", "?&&=&q"} {
		search(ctx, t, chromedp.Navigate(built.url+"/sv/sok/"+address))
	}
	for _, message := range heard() {
		t.Error(message)
	}
}

// TestSearchWithoutItsIndex: the network is lost, or a file was not published. The page says so, and the list of
// everything stays.
func TestSearchWithoutItsIndex(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	handler, lost := built.handler(), true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if lost && strings.HasPrefix(r.URL.Path, "/search/") {
			http.NotFound(w, r)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	ctx := within(browser, t)
	said := search(ctx, t, chromedp.Navigate(server.URL+"/sv/sok/?q=samverkan"))
	if !strings.HasPrefix(said.Said, "Sökningen fungerar inte") || !said.Index {
		t.Errorf("without an index: %+v", said)
	}
	lost = false
	if said = search(ctx, t, ask("samverkan")); len(said.Hits) != 10 || said.Index {
		t.Errorf("when it is there again: %+v", said)
	}
	lost = true
	if said = search(ctx, t, ask("energi klimat buss")); !said.Index {
		t.Errorf("when it is lost again: %+v", said)
	}
}

// TestSearchOnASlowNetwork asks one question while the answer to another is still on its way: the page says that it
// searches, and shows the answer to the last question alone, whichever comes first.
func TestSearchOnASlowNetwork(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	handler, slow := built.handler(), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/search/") {
			select {
			case <-slow:
			case <-r.Context().Done():
			}
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	ctx := within(browser, t)
	if said := search(ctx, t, chromedp.Navigate(server.URL+"/sv/sok/?q=samverkanspolicy")); said.Said != "Söker …" {
		t.Errorf("while the answer is on its way the page says %q", said.Said)
	}
	err := chromedp.Do(ctx, script(`window.drawn = []; new MutationObserver(() => drawn.push(document.querySelector("#_hits h3 a").textContent))
		.observe(document.getElementById("_hits"), { childList: true })`))
	if err == nil {
		err = chromedp.Do(ctx, ask("ordlista"))
	}
	if err == nil {
		err = chromedp.Do(ctx, ask("dnr 150/2005"))
	}
	if err != nil {
		t.Fatal(err)
	}
	close(slow)
	const hits = `new Promise(done => { (function look() { drawn.length ? setTimeout(() => done(drawn), 500) : requestAnimationFrame(look); })(); })`
	drawn, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](hits, chromedp.EvalAwaitPromise))
	if err != nil || len(drawn) != 1 || !strings.HasPrefix(drawn[0], "Ödeshög om ") {
		t.Errorf("the page showed %q (%v); want the answer to the last question alone", drawn, err)
	}
}

func TestSearchBoxIsOneChordAway(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	press := func(key string, modifiers int64) chromedp.Action[chromedp.Void] {
		return send(input.DispatchKeyEvent, input.DispatchKeyEventParams{
			Type: input.DispatchKeyEventTypeRawKeyDown, Key: key, Code: "KeyK", WindowsVirtualKeyCode: 75, Modifiers: modifiers,
		})
	}
	// Control is 2.
	for modifiers, want := range map[int64]string{0: "", 2: "search"} {
		open(ctx, t, built.url+"/sv/dokument/", 1280)
		if err := chromedp.Do(ctx, press("k", modifiers)); err != nil {
			t.Fatal(err)
		}
		if focus, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.activeElement.type ?? ""`)); err != nil || focus != want {
			t.Errorf("with the modifiers %v the focus is on %q (%v); want %q", modifiers, focus, err, want)
		}
	}
}
