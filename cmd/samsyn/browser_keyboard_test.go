package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// focusable counts what the tab key stops at, as far as it is shown.
const focusable = `[...document.querySelectorAll("a[href], summary, button:enabled, input, select, textarea, [tabindex='0']")].filter(e => e.checkVisibility({contentVisibilityAuto: true})).length`

// focused tells where the focus is and what is wrong there, as "wrong|where". A stop must be seen: it has an
// outline, and it lies within the window and not under what stays in place when a table is scrolled. A field that
// has several parts, as a date has, is one stop: the others are "again".
const focused = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return "";
	const box = e.getClientRects()[0], where = e.outerHTML.slice(0, 120);
	const again = e === window.stoppedAt;
	window.stoppedAt = e;
	if (getComputedStyle(e).outlineStyle === "none") return "no outline|" + where;
	if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "out of sight|" + where;
	const x = Math.min(Math.max(box.left + 1, 0), innerWidth - 1);
	const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
	const top = document.elementFromPoint(x, y);
	if (top && !e.contains(top) && !top.contains(e)) return "covered by " + top.outerHTML.slice(0, 60) + "|" + where;
	return (again ? "again|" : "|") + where;
})()`

// TestEveryPageByKeyboard goes through the richest page of each kind and language with the tab key alone: it stops
// at every link once, each stop is seen, and the way leads out again.
func TestEveryPageByKeyboard(t *testing.T) {
	browser, _ := startBrowser(t)
	for _, folder := range []string{"../..", "testdata/trebygden"} {
		built := serveSite(t, folder)
		for _, page := range built.examples() {
			if folder != "../.." && strings.HasPrefix(page, "/en/") {
				continue // the fictional site adds states, not languages
			}
			for _, width := range []int64{1280, 320} {
				t.Run(fmt.Sprintf("%s at %d px", page, width), func(t *testing.T) {
					tabThrough(within(browser, t), t, built.url+page, width)
				})
			}
		}
	}
}

// pressTab is the tab key going down: all that moves the focus.
var pressTab = send(input.DispatchKeyEvent, input.DispatchKeyEventParams{
	Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9,
})

// tabThrough presses the tab key until the focus leaves the page.
func tabThrough(ctx context.Context, t *testing.T, address string, width int64) {
	t.Helper()
	open(ctx, t, address, width)
	want, err := chromedp.Run(ctx, chromedp.Evaluate[int](focusable))
	if err != nil {
		t.Fatal(err)
	}
	got := 0
	for got <= want {
		if err := chromedp.Do(ctx, pressTab); err != nil {
			t.Fatal(err)
		}
		stop, err := chromedp.Run(ctx, chromedp.Evaluate[string](focused))
		if err != nil {
			t.Fatal(err)
		}
		if stop == "" {
			break
		}
		wrong, where, _ := strings.Cut(stop, "|")
		if wrong == "again" {
			continue
		}
		if got++; wrong != "" {
			t.Errorf("stop %d: %s: %s", got, wrong, where)
		}
	}
	if got != want {
		t.Errorf("the tab key stopped %d times, want %d", got, want)
	}
}

// open shows a page in a window of the width.
func open(ctx context.Context, t *testing.T, address string, width int64) {
	t.Helper()
	err := chromedp.Do(ctx,
		send(emulation.SetDeviceMetricsOverride,
			emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}),
		send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{ // the page moves at once, not smoothly
			Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}),
		chromedp.Navigate(address),
	)
	if err != nil {
		t.Fatal(err)
	}
}

// TestMenuOpensByKeyboardOnAPhone: the menu is folded on a narrow window, opens with the enter key and leads on.
func TestMenuOpensByKeyboardOnAPhone(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	ctx := within(browser, t)
	const shown = `document.querySelector(".menu a").checkVisibility({contentVisibilityAuto: true})`
	steps := []struct {
		width int64
		keys  string
		want  bool
	}{{1280, "", true}, {320, "", false}, {320, "\r", true}}
	for _, step := range steps {
		open(ctx, t, built.url+"/sv/", step.width)
		err := chromedp.Do(ctx, chromedp.Focus(chromedp.CSS("main")))
		if step.keys != "" && err == nil {
			err = chromedp.Do(ctx, chromedp.Focus(chromedp.CSS(".menu summary")), chromedp.KeyEvent(step.keys))
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, err := chromedp.Run(ctx, chromedp.Evaluate[bool](shown)); err != nil || got != step.want {
			t.Errorf("at %d px after %q the menu is shown: %v (%v), want %v", step.width, step.keys, got, err, step.want)
		}
	}
}

// wideText sets what WCAG 1.4.12 lets a reader set, then lists what reaches beyond the window.
const wideText = `(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }" +
		"p { margin-block-end: 2em !important }");
	document.adoptedStyleSheets = [sheet];
})(); ` + tooWide

// TestPagesHoldWiderText opens pages at 320 px, which is also 1280 px at a zoom of 400 %, with the text spaced out.
func TestPagesHoldWiderText(t *testing.T) {
	browser, _ := startBrowser(t)
	for _, folder := range []string{"../..", "testdata/trebygden"} {
		built := serveSite(t, folder)
		for _, page := range built.examples() {
			ctx := within(browser, t)
			open(ctx, t, built.url+page, 320)
			over, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](wideText))
			if err != nil {
				t.Fatal(err)
			}
			for _, element := range over {
				t.Errorf("%s: with text spaced out the page scrolls sideways: %s", page, element)
			}
		}
	}
}
