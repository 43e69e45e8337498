package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// looks are the windows in which every kind of page must hold.
var looks = []struct {
	width  int64
	scheme string
}{{1280, "light"}, {1280, "dark"}, {320, "light"}, {320, "dark"}}

// TestEveryKindOfPageInABrowser opens the richest page of each kind in each language in Chromium: no violation
// that axe finds, no sideways scrolling, no message on the console, no request to another host.
func TestEveryKindOfPageInABrowser(t *testing.T) {
	browser, axe := startBrowser(t)
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			for _, page := range built.examples() {
				t.Run(page, func(t *testing.T) {
					for _, look := range looks {
						checkPage(within(browser, t), t, built.url, page, axe, look.width, look.scheme)
					}
				})
			}
		})
	}
}

// scripts finds the beginnings of scripts.
var scripts = regexp.MustCompile(`<script[^>]*>`)

// TestPagesReadWithoutScript opens the same pages with JavaScript off: everything a page says is in its markup.
func TestPagesReadWithoutScript(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "../..")
	for _, page := range built.examples() {
		for _, script := range scripts.FindAllString(string(built.page(page)), -1) {
			if !strings.Contains(script, ` type="module" src="/static/`) && !strings.Contains(script, ` type="application/json"`) {
				t.Errorf("%s: the page has a script of its own: %s", page, script)
			}
		}
		tab := within(browser, t)
		err := chromedp.Do(tab,
			send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
			chromedp.Navigate(built.url+page),
			send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false}),
		)
		if err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		words, err := chromedp.Run(tab, chromedp.Text(chromedp.CSS("main")))
		if err != nil || strings.TrimSpace(words) == "" {
			t.Errorf("%s: nothing to read without script (%v)", page, err)
		}
	}
}

// startBrowser gives a tab of Chromium and the source of axe. Where one of them is missing the test is skipped,
// unless SAMSYN_REQUIRE_BROWSER=1 asks for it.
func startBrowser(t testing.TB) (tab context.Context, axe string) {
	t.Helper()
	chromium := os.Getenv("SAMSYN_CHROMIUM")
	if chromium == "" {
		chromium, _ = exec.LookPath("chromium")
	}
	source, err := os.ReadFile(os.Getenv("SAMSYN_AXE"))
	if chromium == "" || err != nil {
		reason := "needs Chromium (SAMSYN_CHROMIUM, or chromium on the path) and axe-core (SAMSYN_AXE=path/to/axe.min.js)"
		if os.Getenv("SAMSYN_REQUIRE_BROWSER") == "1" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	allocator, stop := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.Flag("headless", "new"), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
	)...)
	tab, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		closeTab()
		stop()
	})
	err = chromedp.Do(tab,
		send(network.Enable, network.EnableParams{}), send(runtime.Enable, cdp.Empty{}), send(log.Enable, cdp.Empty{}))
	if err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return tab, string(source)
}

// send is an action that gives the browser one command.
func send[P any](command cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, command, params)
		return err
	})
}

// finding is what axe says of a page.
type finding struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// checkPage opens a page in a window of the width and colour scheme, and reports everything that is wrong.
func checkPage(ctx context.Context, t *testing.T, origin, page, axe string, width int64, scheme string) {
	t.Helper()
	where := fmt.Sprintf("%s at %d px, %s", page, width, scheme)
	heard := listen(ctx, t, origin)
	err := chromedp.Do(ctx,
		send(emulation.SetDeviceMetricsOverride,
			emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}),
		send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}),
		chromedp.Navigate(origin+page),
	)
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	over, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](tooWide))
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	found, err := runAxe(ctx, axe)
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	for _, element := range over {
		t.Errorf("%s: the page scrolls sideways: %s", where, element)
	}
	for _, f := range found {
		for _, node := range f.Nodes {
			t.Errorf("%s: %s: %s\n%s\n%s", where, f.ID, f.Help, node.HTML, node.Summary)
		}
	}
	for _, message := range heard() {
		t.Errorf("%s: %s", where, message)
	}
}

// tooWide lists what reaches beyond the window, if the page as a whole does: not what is folded away, nor what lies in
// a box that scrolls by itself.
const tooWide = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= root.clientWidth) return [];
	const wide = [...document.querySelectorAll("body *")]
		.filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
		.filter(e => e.checkVisibility({contentVisibilityAuto: true}) && !e.parentElement.closest(".scroll, .table, .visually-hidden"))
		.map(e => e.outerHTML.slice(0, 120));
	return wide.length ? wide.slice(0, 5) : ["something unknown"];
})()`

// runAxe gives what axe finds on the page that is open.
func runAxe(ctx context.Context, axe string) ([]finding, error) {
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
		return nil, fmt.Errorf("load axe: %w", err)
	}
	return chromedp.Run(ctx, chromedp.Evaluate[[]finding](
		`axe.run({resultTypes: ["violations"]}).then(r => r.violations)`, chromedp.EvalAwaitPromise))
}

// listen collects console messages, script errors, log entries and requests to other hosts. The function that
// it returns gives what was heard so far.
func listen(ctx context.Context, t *testing.T, origin string) func() []string {
	t.Helper()
	var mu sync.Mutex
	var heard []string
	hear := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		heard = append(heard, fmt.Sprintf(format, args...))
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			hear("console: %s", e.Type)
		case *runtime.EventExceptionThrown:
			hear("script error: %s", e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			hear("log: %s %s", e.Entry.Text, e.Entry.URL)
		case *network.EventRequestWillBeSent:
			// Chromium draws the sign in a date field from an address that holds the picture itself.
			asked, err := url.Parse(e.Request.URL)
			if err != nil || asked.Scheme != "data" && asked.Scheme+"://"+asked.Host != origin {
				hear("a request to %s", e.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return heard
	}
}
