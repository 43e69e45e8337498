package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// clipboard keeps what the page copies where the test can read it.
const clipboard = `Object.defineProperty(navigator, "clipboard", {value: {writeText: async t => { window.copied = t }}}); true`

// read gives what a script says of the page that is open.
func read[T any](ctx context.Context, t *testing.T, script string) T {
	t.Helper()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%v in %s", err, script)
	}
	return got
}

func TestSentenceAndReferenceAreCopied(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	open(ctx, t, built.url+"/sv/dokument/framat-genom-samverkan/", 1280)
	read[bool](ctx, t, clipboard)
	const press = `(async selector => {
		document.querySelector(selector).click();
		await new Promise(done => setTimeout(done));
		return [window.copied, document.querySelector("[role=status][data-day=keep]:last-child").textContent];
	})`
	got := read[[]string](ctx, t, press+`(".standing .copy")`)
	if !strings.Contains(got[0], "(Uppgift per den 21 november 2026.) https://") || !strings.HasSuffix(got[0], "/sv/dokument/framat-genom-samverkan/") {
		t.Errorf("the sentence is copied as %q", got[0])
	}
	if got[1] != "Kopierat" {
		t.Errorf("the reader is told %q", got[1])
	}
	id := read[string](ctx, t, `location.hash = document.querySelector(".wording .heading [id]").id`)
	got = read[[]string](ctx, t, press+`(".cite .copy")`)
	lines := strings.Split(got[0], "\n")
	if !strings.HasPrefix(lines[1], "avsnitt ") || !slices.ContainsFunc(lines, func(line string) bool {
		return strings.HasSuffix(line, "/sv/dokument/framat-genom-samverkan/4/#"+id)
	}) {
		t.Errorf("the reference to the section %q is copied as %q", id, got[0])
	}
}

func TestAdoptionTableIsSorted(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	ctx := within(browser, t)
	open(ctx, t, built.url+"/sv/dokument/ringplan/", 1280)
	const press = `(column => {
		const th = document.querySelector("table[data-sort] thead").rows[0].cells[column];
		th.querySelector(".sort").click();
		const rows = [...document.querySelector("table[data-sort] tbody").rows];
		return [th.ariaSort, ...rows.map(row => row.cells[0].textContent.trim()), ...rows.map(row => row.querySelector("time")?.dateTime ?? "")];
	})`
	names := read[[]string](ctx, t, press+`(0)`)
	rows := (len(names) - 1) / 2
	first, last := names[1], names[rows]
	if names[0] != "ascending" || first != "Albäck" || last != "Åkerås" {
		t.Errorf("by name, %s, the table goes from %s to %s", names[0], first, last)
	}
	down := read[[]string](ctx, t, press+`(0)`)
	if down[0] != "descending" || down[1] != last || down[rows] != first {
		t.Errorf("by name, %s, the table goes from %s to %s", down[0], down[1], down[rows])
	}
	dates := read[[]string](ctx, t, press+`(2)`)[1+rows:]
	known := slices.DeleteFunc(slices.Clone(dates), func(d string) bool { return d == "" })
	if !slices.IsSorted(known) || !slices.Equal(known, dates[:len(known)]) || len(known) == rows {
		t.Errorf("by date the table goes %q; want the days in order and those that have none last", dates)
	}
	open(ctx, t, built.url+"/sv/antaganden/", 1280) // whose rows the choice of a day knows by their places
	if n := read[int](ctx, t, `document.querySelectorAll(".sort").length`); n > 0 {
		t.Errorf("the overview has %d buttons that sort", n)
	}
}

// TestWordIsExplainedByKeyboard goes from the menu to the table, opens the explanation of a word with the keyboard
// alone, with scripts off, and follows it to the glossary.
func TestWordIsExplainedByKeyboard(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	scripts := func(off bool) chromedp.Action[chromedp.Void] {
		return send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
	}
	if err := chromedp.Do(ctx, scripts(true)); err != nil {
		t.Fatal(err)
	}
	open(ctx, t, built.url+"/sv/dokument/framat-genom-samverkan/", 1280)
	if err := chromedp.Do(ctx, scripts(false)); err != nil {
		t.Fatal(err)
	}
	if n := read[int](ctx, t, `document.querySelectorAll(".sort, .copy, .print").length`); n > 0 {
		t.Errorf("without script %d buttons do nothing", n)
	}
	read[bool](ctx, t, `document.querySelector(".site-nav a").focus(); true`)
	var stops []string
	for range 60 {
		if err := chromedp.Do(ctx, pressTab); err != nil {
			t.Fatal(err)
		}
		stop := read[string](ctx, t, `document.activeElement.getAttribute("popovertarget") ?? ""`)
		stops = append(stops, stop)
		if stop == "_e-registration-number" {
			break
		}
	}
	if stops[len(stops)-1] != "_e-registration-number" {
		t.Fatalf("the tab key does not come to the word in the table: %q", stops)
	}
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\r")); err != nil {
		t.Fatal(err)
	}
	if !read[bool](ctx, t, `document.querySelector("#_e-registration-number").matches(":popover-open")`) {
		t.Fatal("the enter key does not open the explanation")
	}
	if err := chromedp.Do(ctx, pressTab); err != nil {
		t.Fatal(err)
	}
	if got := read[string](ctx, t, `document.activeElement.getAttribute("href") ?? ""`); got != "/sv/ordlista/#registration-number" {
		t.Errorf("the next stop is %q; want the term in the glossary", got)
	}
}

// TestExplanationsAreThere: what a word says it is explained by is on its page, and seen within a narrow window.
func TestExplanationsAreThere(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	for _, page := range built.examples() {
		ctx := within(browser, t)
		open(ctx, t, built.url+page, 320)
		wrong := read[[]string](ctx, t, `[...document.querySelectorAll("[popovertarget]")].filter(b => {
			const e = document.getElementById(b.getAttribute("popovertarget"));
			if (!e) return true;
			e.showPopover({source: b});
			const box = e.getBoundingClientRect();
			e.hidePopover();
			return box.width === 0 || box.left < 0 || box.right > 320;
		}).map(b => b.outerHTML)`)
		for _, button := range wrong {
			t.Errorf("%s: the explanation is missing or out of the window: %s", page, button)
		}
	}
}

func TestLanguageSwitchStaysOnTheSection(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	ctx := within(browser, t)
	open(ctx, t, built.url+"/sv/dokument/mal/3/#library", 1280)
	got := read[string](ctx, t, `(() => {
		const a = document.querySelector(".languages a[lang=en]");
		a.addEventListener("click", event => event.preventDefault());
		a.click();
		return a.getAttribute("href") + " " + a.hash;
	})()`)
	if !strings.HasSuffix(got, "/en/documents/mal/3/#library #library") {
		t.Errorf("the switch leads to %q", got)
	}
}
