package preview

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/publish"
)

// running is a preview of a copy of the small site, served on a port of its own.
type running struct {
	*Preview
	t    testing.TB
	dir  string
	url  string
	news chan News
}

// start previews a copy of the small site. change may alter the copy and the options before it begins.
func start(t testing.TB, change func(dir string, opt *Options)) *running {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../cmd/samsyn/testdata/small")); err != nil {
		t.Fatal(err)
	}
	r := &running{t: t, dir: dir, news: make(chan News, 1000)}
	opt := Options{
		Site: dir, Now: time.Now, Tell: func(n News) { r.news <- n },
		Source: func(file string) ([]byte, bool) {
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
			return data, err == nil
		},
	}
	if change != nil {
		change(dir, &opt)
	}
	r.serve(opt)
	return r
}

func (r *running) serve(opt Options) {
	r.t.Helper()
	var err error
	if r.Preview, err = New(r.t.Context(), opt); err != nil {
		r.t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		r.t.Fatal(err)
	}
	r.url = "http://" + l.Addr().String()
	ctx, stop := context.WithCancel(context.WithoutCancel(r.t.Context()))
	ended := make(chan error, 1)
	go func() { ended <- r.Serve(ctx, l, "127.0.0.1") }()
	r.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			r.t.Errorf("Serve: %v", err)
		}
		r.Close()
	})
	if first := <-r.news; first.Changed != nil || first.Err != nil {
		r.t.Fatalf("the first news is %+v", first)
	}
}

// next waits for the next build.
func (r *running) next() News {
	r.t.Helper()
	select {
	case n := <-r.news:
		return n
	case <-time.After(20 * time.Second):
		r.t.Fatal("no build came")
		return News{}
	}
}

// until waits for a build that is for the file, among others.
func (r *running) until(file string) (builds int) {
	r.t.Helper()
	for builds = 1; !slices.Contains(r.next().Changed, file); builds++ {
	}
	return builds
}

// write puts a file of the site.
func (r *running) write(name, text string) {
	r.t.Helper()
	full := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *running) read(name string) string {
	r.t.Helper()
	data, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil {
		r.t.Fatal(err)
	}
	return string(data)
}

// replace changes a file in the one place where a text stands.
func (r *running) replace(name, old, new string) {
	r.t.Helper()
	text := r.read(name)
	if strings.Count(text, old) != 1 {
		r.t.Fatalf("%q does not stand once in %s", old, name)
	}
	r.write(name, strings.Replace(text, old, new, 1))
}

// ask sends a request as it is written, and gives the answer with its whole body.
func (r *running) ask(method, path string, headers ...string) (*http.Response, string) {
	r.t.Helper()
	request, err := http.NewRequest(method, r.url+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			request.Host = headers[i+1]
		}
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response, string(body)
}

func (r *running) page(path string) string {
	r.t.Helper()
	_, body := r.ask(http.MethodGet, path)
	return body
}

const (
	document = "content/documents/mal/document.sv.md"
	decision = "content/decisions/2005-11-21-norrby-mal.sv.md"
)

func TestWhatIsServedIsWhatABuildMakes(t *testing.T) {
	r := start(t, nil)
	now, _ := r.current.get()
	pages, sums := 0, publish.Manifest{}
	_, err := now.shown.snapshot.Files(t.Context(), func(name string, data []byte) error {
		sum := sha256.Sum256(data)
		sums[name] = hex.EncodeToString(sum[:])
		path := "/" + strings.TrimSuffix(name, "index.html")
		if path == "/" || path == "/_headers" || path == "/_redirects" {
			return nil
		}
		response, body := r.ask(http.MethodGet, path)
		if strings.HasSuffix(name, ".html") {
			pages++
			before, rest, _ := strings.Cut(body, `<script src="/.samsyn/preview.js"`)
			_, after, found := strings.Cut(rest, "></script>\n")
			if !found {
				t.Errorf("%s has no script of the preview", path)
			}
			body = before + after
		}
		if response.StatusCode != http.StatusOK || body != string(data) {
			t.Errorf("%s is served with %s and other bytes than a build makes", path, response.Status)
		}
		return nil
	})
	if err != nil || pages < 10 {
		t.Errorf("%d pages, %v", pages, err)
	}
	if response, body := r.ask(http.MethodGet, "/data/manifest.json"); response.StatusCode != http.StatusOK ||
		body != string(sums.Files()[publish.ManifestPath]) {
		t.Errorf("the manifest is served with %s and other bytes than a build makes", response.Status)
	}
	if response, _ := r.ask(http.MethodGet, "/data/manifest/sv/dokument.json"); response.StatusCode != http.StatusNotFound {
		t.Errorf("a part of the manifest of a small site is answered with %s", response.Status)
	}
}

func TestFaultStaysOverTheLastGoodSiteUntilItIsMended(t *testing.T) {
	r := start(t, nil)
	good := r.page("/sv/dokument/mal/")
	r.replace(decision, "council: norrby", "council: norby")
	if news := r.next(); news.Problems.Count(diag.Error) != 1 {
		t.Fatalf("the news is %+v", news)
	}
	now, _ := r.current.get()
	want := decision + `:3:10: error: no council is called "norby" [unknown-council]
    3 | council: norby
      |          ^^^^^
  hint: did you mean "norrby"?
`
	if now.fault != want {
		t.Errorf("the fault is\n%s\nwant\n%s", now.fault, want)
	}
	if r.page("/sv/dokument/mal/") != good {
		t.Error("the page is another than before the fault")
	}
	r.replace(decision, "council: norby", "council: norrby")
	r.next()
	if now, _ = r.current.get(); now.fault != "" {
		t.Errorf("the fault is mended, but it says %q", now.fault)
	}
}

func TestLayoutThatFailsOnAPageIsAFaultOfThatPage(t *testing.T) {
	r := start(t, nil)
	r.write("layouts/pages/council.html", "{{range .Nothing}}{{end}}")
	r.next()
	response, body := r.ask(http.MethodGet, "/sv/fullmaktige/norrby/")
	if response.StatusCode != http.StatusInternalServerError || !strings.Contains(body, "layouts/pages/council.html:1") {
		t.Errorf("%s: %s", response.Status, body)
	}
	if response, _ := r.ask(http.MethodGet, "/sv/dokument/mal/"); response.StatusCode != http.StatusOK {
		t.Errorf("another page is answered with %s", response.Status)
	}
}

// What only drawing shows of a layout is found on pages that nobody has open, too, and lies over every page until it is
// mended.
func TestFaultsOfPagesThatNobodyHasOpenAreShown(t *testing.T) {
	r := start(t, nil)
	r.write("layouts/pages/council.html", "{{range .Nothing}}{{end}}")
	r.next()
	if news := r.next(); news.Changed != nil || news.Problems.Count(diag.Error) != 1 {
		t.Errorf("the news is %+v", news)
	}
	now, _ := r.current.get()
	if !strings.Contains(now.faults(), "layouts/pages/council.html:1") {
		t.Errorf("over every page stands %q", now.faults())
	}
	r.replace(document, "Mål för Trebygden", "Mål i Trebygden")
	if news := r.next(); news.Problems.Count(diag.Error) != 1 {
		t.Errorf("after a save of another file the news is %+v", news)
	}
	r.write("layouts/pages/council.html", "<h1>{{.Heading.Text}}</h1><a href=\"/finns/inte/\">Hit</a>")
	r.next()
	if news := r.next(); news.Problems.Count(diag.Error) != 1 || news.Problems[0].Rule != "dead-address" {
		t.Errorf("the news is %+v", news)
	}
	r.write("layouts/pages/council.html", "<h1>{{.Heading.Text}}</h1>")
	if news := r.next(); news.Problems.HasErrors() {
		t.Errorf("after all is mended the news is %+v", news)
	}
	if now, _ := r.current.get(); now.faults() != "" {
		t.Errorf("after all is mended, over every page stands %q", now.faults())
	}
}

func TestDraftsAndEmbargoesAreMarked(t *testing.T) {
	r := start(t, func(dir string, opt *Options) {
		opt.Drafts = true
		opt.AsOf = civic.Moment{Day: civic.Day(2026, 4, 26)}
		opt.Now = func() time.Time { return time.Date(2026, 4, 25, 6, 30, 0, 0, time.UTC) }
		write := func(name, text string) {
			full := filepath.Join(dir, name)
			_ = os.MkdirAll(filepath.Dir(full), 0o755)
			if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("content/documents/hemligt/document.sv.md", "---\ntitle: Planen\nsummary: En plan.\ntype: plan\ncollaboration: trebygden\n"+
			"draft: true\nadoption: {by: councils}\nversions:\n  - version: \"1\"\n    date: 2006-01-10\n---\n")
		write("content/decisions/2005-11-21-norrby-mal.en.md", "---\ntitle: Norrby decides\ntranslation: unofficial\ndraft: true\n---\n")
		write("content/documents/mal/1.en.md", "---\ntranslation: unofficial\ndraft: true\n---\nText.\n")
		write("content/documents/mal/1.nb.md", "---\ntranslation: unofficial\ndraft: true\n---\nTekst.\n")
		write("content/terms/antagen.sv.md", "---\ntitle: Antagen\nsummary: Beslutad.\ndraft: true\n---\n")
		write("content/releases/nyhet.sv.md", "---\ntitle: Nyheten\nsummary: Snart.\ndate: 2026-04-25T09:00\nembargo: 2026-04-25T09:00\n"+
			"issuers: [norrby]\ndocuments: [mal]\n---\nSnart.\n")
	})
	for path, want := range map[string]string{
		"/sv/dokument/hemligt/":                `data-mark="This is a draft: a build leaves it out" data-note="Preview as of 2026-04-26, with drafts"`,
		"/sv/dokument/hemligt/1/":              `data-mark="This is a draft: a build leaves it out"`,
		"/sv/pressmeddelanden/nyhet/":          `data-mark="This release is under embargo until 2026-04-25 09:00: a build leaves it out until then"`,
		"/en/decisions/2005-11-21-norrby-mal/": `data-mark="This translation is a draft: a build leaves it out"`,
		"/en/documents/mal/":                   `data-mark="The text is a draft: a build leaves it out"`,
		"/en/documents/mal/1/":                 `data-mark="The text is a draft: a build leaves it out"`,
		"/sv/dokument/mal/1/nb/":               `data-mark="The text is a draft: a build leaves it out"`,
		"/sv/ordlista/":                        `data-mark="Some of these words are drafts: a build leaves them out"`,
		"/sv/dokument/mal/":                    `data-note="Preview as of 2026-04-26, with drafts"`,
	} {
		if page := r.page(path); !strings.Contains(page, want) {
			t.Errorf("%s: its script tag is %q, want %s", path, script0(page), want)
		}
	}
	for _, path := range []string{"/sv/dokument/mal/", "/sv/dokument/mal/1/", "/sv/beslut/2005-11-21-norrby-mal/", "/sv/"} {
		if page := r.page(path); strings.Contains(page, "data-mark") {
			t.Errorf("%s is no draft, and marked: %q", path, script0(page))
		}
	}
}

// script0 is the tag of the preview's script on a page.
func script0(page string) string {
	_, tag, _ := strings.Cut(page, `<script src="/.samsyn/`)
	tag, _, _ = strings.Cut(tag, ">")
	return tag
}
