package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"samsyn/internal/civic"
)

// dayRow is a row of the table of a day.
type dayRow struct {
	Council, Standing, Date string
	Counted                 bool
}

// daySaid is what a document's page shows of a day.
type daySaid struct {
	Version, Standing, Count, Since, Sentence string
	Rows                                      []dayRow
	Versions                                  []string // "4 adopted", newest first
}

// readDays chooses each of the days in turn, as the browser does when it goes back, and reads what the page shows.
const readDays = `(days => days.map(day => {
	history.replaceState(null, "", "?per=" + day);
	dispatchEvent(new PopStateEvent("popstate"));
	const view = document.querySelector(".on-day");
	const code = e => [...e.classList].find(c => c.startsWith("is-")).slice(3);
	const text = (e, q) => e.querySelector(q)?.textContent ?? "";
	const id = e => e.querySelector("a").getAttribute("href").replace(/\/$/, "").split("/").pop();
	const band = view?.querySelector(".standing");
	if (!band) return null;
	return {
		version: id(view.querySelector(".here")), standing: code(band.querySelector(".badge")),
		count: text(band, ".standing-count"), sentence: text(band, ".standing-sentence"),
		since: band.querySelector("dl time")?.dateTime ?? "",
		rows: [...view.querySelectorAll("table[data-sort] tbody tr:not(.divider)")].map(row => ({
			council: id(row.cells[0]), standing: code(row.querySelector(".badge")),
			date: row.cells[2].querySelector("time")?.dateTime ?? "",
			counted: !row.parentNode.querySelector(".divider"),
		})),
		versions: [...view.querySelectorAll("ol.timeline > li")].map(li => id(li) + " " + code(li.querySelector(".badge"))),
	};
}))`

// TestAnyDayOfADocumentIsWhatStatusSays holds the page of every document, on every day on which anything can
// change and on the days beside it, to what the command works out for that day.
func TestAnyDayOfADocumentIsWhatStatusSays(t *testing.T) {
	browser, _ := startBrowser(t)
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			for _, doc := range built.plan.Register.Documents {
				for _, tag := range built.plan.Langs {
					url := strings.TrimPrefix(built.plan.RecordURL(tag, civic.KindDocument, doc.ID), strings.TrimSuffix(built.plan.BaseURL, "/"))
					compareDays(within(browser, t), t, built, doc, tag, url)
				}
			}
		})
	}
}

// daysAround are a document's days up to the one before the build's, with their neighbours.
func daysAround(doc *civic.Document, asOf civic.Date) []civic.Date {
	var days []civic.Date
	for _, day := range doc.Days() {
		for _, near := range []int{-1, 0, 1} {
			if d := day.Add(near); d.Before(asOf) {
				days = append(days, d)
			}
		}
	}
	slices.SortFunc(days, civic.Date.Compare)
	return slices.Compact(days)
}

func compareDays(ctx context.Context, t *testing.T, built *builtSite, doc *civic.Document, tag civic.Lang, url string) {
	t.Helper()
	days := daysAround(doc, built.plan.AsOf)
	if !strings.Contains(string(built.page(url)), "_day-data") {
		for _, day := range days {
			if a, b := said(built, doc.Status(day), tag), said(built, doc.Status(built.plan.AsOf), tag); a.Standing != b.Standing {
				t.Errorf("%s: no day can be chosen, though %s differs", url, day)
			}
		}
		return
	}
	asked, err := json.Marshal(texts(days))
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(built.url+url)); err != nil {
		t.Fatal(err)
	}
	shown, err := chromedp.Run(ctx, chromedp.Evaluate[[]*daySaid](readDays+"("+string(asked)+")"))
	if err != nil {
		t.Fatalf("%s: %v", url, err)
	}
	for i, day := range days {
		status := doc.Status(day)
		if shown[i] == nil && status.Shown() == nil {
			continue
		}
		right := said(built, status, tag)
		sortSameDates(shown[i].Rows)
		sortSameDates(right.Rows)
		got, want := fmt.Sprintf("%+v", shown[i]), fmt.Sprintf("%+v", right)
		if got != want {
			t.Errorf("%s on %s shows\n%s\nstatus says\n%s", url, day, got, want)
		}
	}
}

// sortSameDates puts rows of one date in the order of their councils: a page has them by name, status by id.
func sortSameDates(rows []dayRow) {
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].Date == rows[from].Date && rows[to].Counted == rows[from].Counted {
			to++
		}
		slices.SortFunc(rows[from:to], func(a, b dayRow) int { return strings.Compare(a.Council, b.Council) })
		from = to
	}
}

func texts(days []civic.Date) []string {
	list := make([]string, len(days))
	for i, day := range days {
		list[i] = day.String()
	}
	return list
}

// said is what the page should show of a status.
func said(built *builtSite, status *civic.DocumentStatus, tag civic.Lang) *daySaid {
	vs := status.Shown()
	if vs == nil {
		return &daySaid{}
	}
	s := &daySaid{
		Version: vs.Version.ID, Standing: string(vs.Standing), Since: vs.Since.String(), Sentence: built.plan.Sentence(tag, vs),
	}
	if vs.Since == civic.NoDate {
		s.Since = ""
	}
	s.Count = countOf(built, vs, tag)
	for _, counted := range []bool{true, false} {
		for _, row := range vs.Rows {
			if (row.Counted || vs.Of == 0) == counted {
				s.Rows = append(s.Rows, rowSaid(row, counted))
			}
		}
	}
	for i := len(status.Versions) - 1; i >= 0; i-- {
		v := status.Versions[i]
		s.Versions = append(s.Versions, v.Version.ID+" "+string(v.Standing))
	}
	return s
}

func rowSaid(row civic.Row, counted bool) dayRow {
	r := dayRow{Standing: string(row.Standing), Counted: counted}
	if row.Body != nil {
		r.Council = "#_body-" + row.Body.ID
	} else {
		r.Council = row.Council.ID
	}
	if row.Decision != nil {
		r.Date = row.Decision.Date.String()
	}
	return r
}

// countOf is the count that the page shows, where it shows one: the numbers with the language's word between.
func countOf(built *builtSite, vs *civic.VersionStatus, tag civic.Lang) string {
	switch {
	case vs.Standing == civic.StandingDraft || vs.Standing == civic.StandingReferral || vs.Of == 0 || vs.Rule.Kind == civic.RuleBody:
		return ""
	case (vs.Standing == civic.StandingSuperseded || vs.Standing == civic.StandingClosed) && vs.N == 0:
		return ""
	}
	between := map[civic.Lang]string{"sv": "av", "en": "of", "nb": "av"}[tag]
	return fmt.Sprintf("%d %s %d", vs.N, between, vs.Of)
}

// TestChoosingADay goes through the control as a reader does: typed, with the buttons, back, and to the other
// language; nothing is said on the console, and axe finds nothing on a day that is not today's.
func TestChoosingADay(t *testing.T) {
	browser, axe := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	ctx := within(browser, t)
	heard := listen(ctx, t, built.url)
	read := func(script string) string {
		t.Helper()
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
		if err != nil {
			t.Fatalf("%s: %v", script, err)
		}
		return got
	}
	open(ctx, t, built.url+"/sv/dokument/mal/?per=2006-02-19", 1280)
	const heading, announced = `document.querySelector("#_day-heading")?.textContent ?? ""`, `document.querySelector("#_day-said").textContent`
	for _, step := range []struct{ do, heading, announced, address string }{
		{``, "Läget den 19 februari 2006", "Läget den 19 februari 2006: väntar på beslut, 2 av 3.", "?per=2006-02-19"},
		{`document.querySelector("[data-step='1']").click()`, "Läget den 20 februari 2006", "Läget den 20 februari 2006: samstämmigt antagen, 3 av 3.", "?per=2006-02-20"},
		{`document.querySelector("[data-step='-1']").click()`, "Läget den 12 december 2005", "Läget den 12 december 2005: väntar på beslut, 2 av 3.", "?per=2005-12-12"},
		{`document.querySelector("#_day-input").value = "2000-01-01"; document.querySelector("#_day-form button").click()`,
			"Läget den 1 januari 2000", "Läget den 1 januari 2000: Den dagen finns ingen version i registret.", "?per=2000-01-01"},
		{`document.querySelector(".day-back").click()`, "", "Sidan visar läget i dag.", ""},
	} {
		read(step.do + `; ""`)
		if got := read(heading); got != step.heading {
			t.Errorf("after %q the heading is %q, want %q", step.do, got, step.heading)
		}
		if got := read(announced); got != step.announced {
			t.Errorf("after %q it is said %q, want %q", step.do, got, step.announced)
		}
		if got := read(`location.search`); got != step.address {
			t.Errorf("after %q the address asks for %q, want %q", step.do, got, step.address)
		}
	}
	for _, url := range []string{"/sv/dokument/mal/?per=2005-12-12", "/en/adoptions/?per=2012-02-06", "/sv/dokument/ringplan/?per=2011-12-04"} {
		for _, width := range []int64{1280, 320} {
			checkPage(ctx, t, built.url, url, axe, width, "light")
			if got := read(`getComputedStyle(document.querySelector(".day-heading")).display`); got != "flex" {
				t.Errorf("%s: the day is not named", url)
			}
		}
	}
	if got := read(`[...document.querySelectorAll(".languages a")].map(a => a.search).join(" ")`); got != "?per=2011-12-04 ?per=2011-12-04" {
		t.Errorf("the languages lead to %q", got)
	}
	for _, message := range heard() {
		t.Error(message)
	}
}

// TestNoDayIsChosenWithoutScript: the control is not there, and the list tells of every day.
func TestNoDayIsChosenWithoutScript(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	ctx := within(browser, t)
	err := chromedp.Do(ctx,
		send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
		chromedp.Navigate(built.url+"/sv/dokument/mal/"),
		send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false}),
	)
	if err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Evaluate[string](`String(document.querySelector("#_day").checkVisibility()) + " " +
		document.querySelector(".way li:has(time[datetime='2006-02-20']) b:last-child").textContent`))
	if want := "false Version 3: samstämmigt antagen, 3 av 3"; err != nil || got != want {
		t.Errorf("without script: %q (%v), want %q", got, err, want)
	}
}

// overlaps lists the pairs of texts of a drawing that meet, measured in the browser's own type.
const overlaps = `(() => {
	const boxes = [...document.querySelectorAll(".way-drawing text")].map(e => ({ e, b: e.getBBox() }));
	return boxes.flatMap(({ e, b }, i) => boxes.slice(i + 1)
		.filter(o => b.x < o.b.x + o.b.width && o.b.x < b.x + b.width && b.y + 3 < o.b.y + o.b.height && o.b.y + 3 < b.y + b.height)
		.map(o => e.textContent + " / " + o.e.textContent));
})()`

// TestWordsOfATimelineDoNotMeet measures what the drawing's places were reckoned for without a font.
func TestWordsOfATimelineDoNotMeet(t *testing.T) {
	browser, _ := startBrowser(t)
	for folder, pages := range map[string][]string{
		"../..":              {"/sv/dokument/framat-genom-samverkan/", "/en/documents/framat-genom-samverkan/"},
		"testdata/trebygden": {"/sv/dokument/mal/", "/en/documents/ringplan/", "/sv/dokument/digital-strategi/"},
	} {
		built := serveSite(t, folder)
		for _, page := range pages {
			ctx := within(browser, t)
			open(ctx, t, built.url+page, 1280)
			found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](overlaps))
			if err != nil {
				t.Fatal(err)
			}
			for _, pair := range found {
				t.Errorf("%s: %s", page, pair)
			}
		}
	}
}
