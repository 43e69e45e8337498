package main

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestTextsStandBesideEachOtherWhereThereIsRoom measures where the two texts of a comparison lie: side by side
// in a wide window, each with its own words; in a narrow one merged, or, of two languages, one after the other.
func TestTextsStandBesideEachOtherWhereThereIsRoom(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	for _, test := range []struct {
		page, measure string
		width         int64
		want          []string
	}{
		{"/sv/dokument/mal/andringar/2..4/", comparisonBoxes, 1280, []string{"beside", "4 cells", "old: 2010", "new: 2011 och följs upp varje år"}},
		{"/sv/dokument/mal/andringar/2..4/", comparisonBoxes, 320, []string{"one", "2 cells", "new: 2010", "new: 2011 och följs upp varje år"}},
		{"/en/documents/mal/3/parallel/", parallelBoxes, 1280, []string{"beside", "it", "_t-it"}},
		{"/en/documents/mal/3/parallel/", parallelBoxes, 320, []string{"one after the other", "it", "_t-it"}},
	} {
		tab := within(browser, t)
		err := chromedp.Do(tab,
			send(emulation.SetDeviceMetricsOverride,
				emulation.SetDeviceMetricsOverrideParams{Width: test.width, Height: 900, DeviceScaleFactor: 1}),
			chromedp.Navigate(built.url+test.page),
		)
		if err != nil {
			t.Fatalf("%s: %v", test.page, err)
		}
		got, err := chromedp.Run(tab, chromedp.Evaluate[[]string](test.measure))
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s at %d px has %q (%v); want %q", test.page, test.width, got, err, test.want)
		}
	}
}

// comparisonBoxes tells how the texts of the first changed block lie, and what is marked in them and seen. What
// only a screen reader says of a mark is left out.
const comparisonBoxes = `(() => {
	const pair = [...document.querySelectorAll(".redline .pair")].find(p => p.querySelector(".left del") && p.querySelector(".right ins"));
	const left = pair.querySelector(".left"), right = pair.querySelector(".right");
	const marked = (side, name) => [...side.querySelectorAll("del, ins")].filter(e => e.checkVisibility()).map(e =>
		name + ": " + [...e.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.data).join(""));
	const row = [...document.querySelectorAll(".both tr")].find(r => r.querySelector("del"));
	const cells = [...row.cells].filter(c => c.checkVisibility()).length;
	const beside = left.checkVisibility() && left.getBoundingClientRect().right <= right.getBoundingClientRect().left;
	return [beside ? "beside" : "one", cells + " cells", ...marked(left, "old"), ...marked(right, "new")];
})()`

// parallelBoxes tells how the two languages of the section on IT lie.
const parallelBoxes = `(() => {
	const pair = document.getElementById("it").closest(".pair");
	const [a, b] = [...pair.children].map(e => e.getBoundingClientRect());
	const lies = a.right <= b.left && Math.abs(a.top - b.top) < 1 ? "beside" : a.bottom <= b.top ? "one after the other" : "askew";
	return [lies, ...[...pair.querySelectorAll("h2")].map(h => h.id)];
})()`
