package main

import (
	"bufio"
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// previewed is a preview of a copy of the small site, in this process.
type previewed struct {
	t    *testing.T
	dir  string
	url  string
	said *heardText // standard error
	stop func()
}

func newPreviewed(t *testing.T) *previewed {
	t.Helper()
	p := &previewed{t: t, dir: t.TempDir(), stop: func() {}}
	if err := os.CopyFS(p.dir, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.stop() })
	return p
}

// start serves the site with the flags, and waits until it is served.
func (p *previewed) start(flags ...string) {
	p.t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(p.t.Context()))
	out, stdout := io.Pipe()
	p.said = &heardText{later: make(chan struct{})}
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--site", p.dir}, flags...), surroundings{
			stdout: stdout, stderr: p.said, now: time.Now, getenv: func(string) string { return "" },
		})
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		p.t.Fatal(err)
	}
	p.url = strings.TrimSuffix(whereSite.FindString(line), "/")
	p.stop = func() {
		cancel()
		if code := <-ended; code != exitOK {
			p.t.Errorf("the preview ended with %d: %s", code, p.said.text.String())
		}
		p.stop = func() {}
	}
}

// edit changes a file in the one place where a text stands.
func (p *previewed) edit(name, old, new string) {
	p.t.Helper()
	full := filepath.Join(p.dir, filepath.FromSlash(name))
	data, err := os.ReadFile(full)
	if err != nil || strings.Count(string(data), old) != 1 {
		p.t.Fatalf("%q does not stand once in %s (%v)", old, name, err)
	}
	p.write(name, strings.Replace(string(data), old, new, 1))
}

func (p *previewed) write(name, text string) {
	p.t.Helper()
	full := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// built waits until the terminal says that the site was built for a file.
func (p *previewed) built(name string) {
	p.t.Helper()
	if !p.said.wait(regexp.MustCompile(regexp.QuoteMeta(name) + `: \d+ ms`)) {
		p.t.Fatalf("no build for %s", name)
	}
}

// loads tells each time that the tab has loaded a page.
func loads(ctx context.Context, t *testing.T) <-chan struct{} {
	t.Helper()
	loaded := make(chan struct{}, 100)
	err := chromedp.Listen(ctx, func(event any) {
		if _, is := event.(*page.EventLoadEventFired); is {
			loaded <- struct{}{}
		}
	})
	if err == nil {
		err = chromedp.Do(ctx, send(page.Enable, page.EnableParams{}))
	}
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func await(ctx context.Context, t *testing.T, loaded <-chan struct{}) {
	t.Helper()
	select {
	case <-loaded:
	case <-ctx.Done():
		t.Fatal("the page was not loaded anew")
	}
}

// becomes waits in the page until a claim is true.
func becomes(ctx context.Context, t *testing.T, claim string) {
	t.Helper()
	read[bool](ctx, t, `new Promise(done => { (function look() { (`+claim+`) ? done(true) : requestAnimationFrame(look); })(); })`)
}

const (
	smallDocument = "content/documents/mal/document.sv.md"
	smallDecision = "content/decisions/2005-11-21-norrby-mal.sv.md"
	// overlay is what is wrong, as the page says it; null where nothing is.
	overlay = `document.querySelector("samsyn-preview").shadowRoot.querySelector(".fault pre")`
)

// A page that has changed is loaded anew and the reader stays where they were; one that has not is left alone.
func TestPreviewReloadsWhatHasChangedAndKeepsThePlace(t *testing.T) {
	browser, _ := startBrowser(t)
	p := newPreviewed(t)
	p.write("content/pages/lang.sv.md", "---\ntitle: En lång sida\n---\n"+strings.Repeat("## Rubrik\n\nEtt stycke.\n\n", 200))
	p.start("--port", "0")
	ctx := within(browser, t)
	heard := listen(ctx, t, p.url)
	open(ctx, t, p.url+"/sv/lang/", 1280)
	loaded := loads(ctx, t)
	const look = `[...document.querySelectorAll("main h2")].findIndex(e => e.getBoundingClientRect().top >= 0)`
	at := read[int](ctx, t, `for (const d of document.querySelectorAll("details")) d.open = true;
		scrollTo({top: 4000, behavior: "instant"}); window.marked = true; `+look)

	p.edit(smallDecision, "Kommunfullmäktige antar", "Fullmäktige antar") // which another page says
	p.built(smallDecision)
	p.edit("content/pages/lang.sv.md", "title: En lång sida", "title: En längre sida")
	await(ctx, t, loaded)
	if read[bool](ctx, t, `"marked" in window`) || !strings.Contains(read[string](ctx, t, `document.querySelector("h1").textContent`), "En längre sida") {
		t.Error("the page that has changed was not loaded anew")
	}
	if len(loaded) > 0 {
		t.Error("a change of another page loaded this one anew")
	}
	becomes(ctx, t, `scrollY > 0`)
	if now := read[int](ctx, t, look); now != at {
		t.Errorf("the reader was at heading %d and is at %d", at, now)
	}
	if closed := read[int](ctx, t, `document.querySelectorAll("details:not([open])").length`); closed > 0 {
		t.Errorf("%d open panels were closed", closed)
	}
	for _, message := range heard() {
		t.Error(message)
	}
}

func TestPreviewSwapsStylesWithoutReload(t *testing.T) {
	browser, _ := startBrowser(t)
	p := newPreviewed(t)
	p.start("--port", "0")
	ctx := within(browser, t)
	heard := listen(ctx, t, p.url)
	open(ctx, t, p.url+"/sv/dokument/mal/", 1280)
	before := read[int](ctx, t, `window.marked = true; document.querySelectorAll("link[rel=stylesheet]").length`)
	for _, color := range []string{"rgb(1, 2, 3)", "rgb(4, 5, 6)"} {
		p.write("static/css/own.css", "body { background: "+color+" }")
		becomes(ctx, t, `getComputedStyle(document.body).backgroundColor === "`+color+`" &&
			document.querySelectorAll("link[rel=stylesheet]").length === `+string(rune('0'+before)))
	}
	if !read[bool](ctx, t, `window.marked === true`) {
		t.Error("the page was loaded anew for a style")
	}
	for _, message := range heard() {
		t.Error(message)
	}
}

// A fault lies over the page in the terminal's words until it is mended, and the page stays as it was.
func TestPreviewLaysFaultsOverThePage(t *testing.T) {
	browser, axe := startBrowser(t)
	p := newPreviewed(t)
	p.start("--port", "0")
	ctx := within(browser, t)
	heard := listen(ctx, t, p.url)
	open(ctx, t, p.url+"/sv/dokument/mal/", 1280)
	read[bool](ctx, t, `window.marked = true`)
	p.edit(smallDecision, "council: norrby", "council: norby")
	becomes(ctx, t, overlay+` !== null`)
	want := smallDecision + ":3:10: error: no council is called \"norby\" [unknown-council]\n" +
		"    3 | council: norby\n      |          ^^^^^\n  hint: did you mean \"norrby\"?\n"
	if got := read[string](ctx, t, overlay+`.textContent`); got != want {
		t.Errorf("the page says\n%s\nwant\n%s", got, want)
	}
	for _, message := range heard() { // before axe, which tries what the policy forbids
		t.Error(message)
	}
	found, err := runAxe(ctx, axe)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s: %s: %s", f.ID, f.Help, f.Nodes[0].HTML)
	}
	p.edit(smallDecision, "council: norby", "council: norrby")
	becomes(ctx, t, overlay+` === null`)
	if !read[bool](ctx, t, `window.marked === true && document.querySelector("h1") !== null`) {
		t.Error("the page did not stay")
	}
}

// A page opened while the files have errors becomes the site when they are mended; one left open finds a preview
// that was started anew, and what has changed in the meantime.
func TestPreviewPagesFindTheirWayBack(t *testing.T) {
	browser, _ := startBrowser(t)
	p := newPreviewed(t)
	p.edit(smallDecision, "council: norrby", "council: norby")
	p.start("--port", "0")
	ctx := within(browser, t)
	open(ctx, t, p.url+"/sv/dokument/mal/", 1280)
	if text := read[string](ctx, t, `document.querySelector("pre").textContent`); !strings.Contains(text, "norby") {
		t.Errorf("the page says %q", text)
	}
	loaded := loads(ctx, t)
	p.edit(smallDecision, "council: norby", "council: norrby")
	await(ctx, t, loaded)
	becomes(ctx, t, `document.querySelector("h1").textContent.includes("Mål för Trebygden")`)

	at, err := url.Parse(p.url)
	if err != nil {
		t.Fatal(err)
	}
	p.stop()
	p.edit(smallDocument, "Mål för Trebygden", "Mål i Trebygden")
	p.start("--port", at.Port())
	await(ctx, t, loaded)
	becomes(ctx, t, `document.querySelector("h1").textContent.includes("Mål i Trebygden")`)
}
