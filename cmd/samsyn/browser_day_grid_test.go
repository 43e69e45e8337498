package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"samsyn/internal/civic"
)

// readGrids chooses each of the days in turn and reads the overview: "document standing", and for each council
// "document council standing date".
const readGrids = `(days => days.map(day => {
	history.replaceState(null, "", "?per=" + day);
	dispatchEvent(new PopStateEvent("popstate"));
	const code = e => [...e.querySelector(".badge").classList].find(c => c.startsWith("is-")).slice(3);
	const id = e => e.querySelector("a").getAttribute("href").replace(/\/$/, "").split("/").pop();
	const said = [];
	for (const table of document.querySelectorAll(".scroll:not(.is-later) > .adoption-grid")) {
		const councils = [...table.tHead.rows[0].cells].slice(2).map(id);
		for (const row of table.tBodies[0].rows) {
			said.push(id(row.cells[0]) + " " + code(row.cells[1]));
			[...row.cells].slice(2).forEach((cell, i) => cell.querySelector(".badge") &&
				said.push([id(row.cells[0]), councils[i], code(cell), cell.querySelector("time")?.dateTime ?? ""].join(" ")));
		}
	}
	return said;
}))`

// TestAnyDayOfTheOverviewIsWhatStatusSays holds the overview, on every day on which anything can change and on the
// days beside it, to what the command works out: each document's standing, and each row of each council.
func TestAnyDayOfTheOverviewIsWhatStatusSays(t *testing.T) {
	browser, _ := startBrowser(t)
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			days := overviewDays(built)
			asked, err := json.Marshal(texts(days))
			if err != nil {
				t.Fatal(err)
			}
			ctx := within(browser, t)
			if err := chromedp.Do(ctx, chromedp.Navigate(built.url+"/sv/antaganden/")); err != nil {
				t.Fatal(err)
			}
			shown, err := chromedp.Run(ctx, chromedp.Evaluate[[][]string](readGrids+"("+string(asked)+")"))
			if err != nil {
				t.Fatal(err)
			}
			for i, day := range days {
				for _, want := range overviewSays(built, day) {
					if !slices.Contains(shown[i], want) {
						t.Errorf("on %s the overview does not show %q", day, want)
					}
				}
			}
		})
	}
}

func overviewDays(built *builtSite) []civic.Date {
	var days []civic.Date
	for _, doc := range built.plan.Register.Documents {
		days = append(days, daysAround(doc, built.plan.AsOf)...)
	}
	slices.SortFunc(days, civic.Date.Compare)
	return slices.Compact(days)
}

// overviewSays is what the overview should show on a day.
func overviewSays(built *builtSite, day civic.Date) []string {
	var list []string
	for _, doc := range built.plan.Register.Documents {
		shown := doc.Status(day).Shown()
		if shown == nil {
			list = append(list, doc.ID+" unlisted")
			continue
		}
		list = append(list, fmt.Sprint(doc.ID, " ", shown.Standing))
		for _, row := range shown.Rows {
			if row.Council == nil {
				continue
			}
			date := ""
			if row.Decision != nil {
				date = row.Decision.Date.String()
			}
			list = append(list, fmt.Sprint(doc.ID, " ", row.Council.ID, " ", row.Standing, " ", date))
		}
	}
	return list
}
