package main

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
	"samsyn/internal/site"
)

// builtSite is a whole site in memory, served on this machine.
type builtSite struct {
	url   string
	plan  *site.Plan
	files map[string][]byte // by path, without a leading slash
}

// serveSite builds a site folder as the build verb does and serves its files with the headers that it asks its
// host for, the content security policy among them.
func serveSite(t *testing.T, folder string) *builtSite {
	t.Helper()
	snapshot, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
		Content: os.DirFS(path.Join(folder, "content")),
		Now:     time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	if !snapshot.OK() {
		var b strings.Builder
		_ = diag.Printer{}.Print(&b, snapshot.Problems)
		t.Fatalf("the site in %s has errors:\n%s", folder, b.String())
	}
	built := &builtSite{plan: snapshot.Plan, files: map[string][]byte{}}
	found, err := snapshot.Files(t.Context(), func(name string, data []byte) error {
		built.files[name] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range found {
		t.Errorf("%s: %s", problem.At.Pos, problem.Text)
	}
	server := httptest.NewServer(built.handler())
	t.Cleanup(server.Close)
	built.url = server.URL
	return built
}

// handler answers as a static host does. Transport security belongs to a host with a certificate, so that header
// is left out.
func (b *builtSite) handler() http.Handler {
	rules := headerRules(string(b.files["_headers"]))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, rule := range rules {
			prefix, wild := strings.CutSuffix(rule.path, "*")
			if r.URL.Path != rule.path && !(wild && strings.HasPrefix(r.URL.Path, prefix)) {
				continue
			}
			for _, header := range rule.headers {
				if header[0] != "Strict-Transport-Security" {
					w.Header().Set(header[0], header[1])
				}
			}
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, ok := b.files[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
	})
}

// headerRule is what a _headers file sets for the addresses of a pattern.
type headerRule struct {
	path    string
	headers [][2]string
}

// headerRules reads a _headers file.
func headerRules(file string) (rules []headerRule) {
	for line := range strings.Lines(file) {
		if !strings.HasPrefix(line, " ") {
			rules = append(rules, headerRule{path: strings.TrimSpace(line)})
			continue
		}
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ":"); ok {
			last := &rules[len(rules)-1]
			last.headers = append(last.headers, [2]string{name, strings.TrimSpace(value)})
		}
	}
	return rules
}

// examples gives the addresses of one page for each kind and language: the one that says the most.
func (b *builtSite) examples() []string {
	type kind struct{ layout, lang string }
	most := map[kind]string{}
	for _, page := range b.plan.Pages {
		k := kind{page.Layout, string(page.Lang)}
		if best, ok := most[k]; !ok || len(b.page(page.URL)) > len(b.page(best)) {
			most[k] = page.URL
		}
	}
	urls := make([]string, 0, len(most))
	for _, url := range most {
		urls = append(urls, url)
	}
	slices.SortFunc(urls, func(x, y string) int { return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)) })
	return urls
}

// page gives the bytes of the page at an address of the plan.
func (b *builtSite) page(url string) []byte {
	name := strings.TrimPrefix(url, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return b.files[name]
}

// within bounds what one page may take in the browser.
func within(ctx context.Context, t testing.TB) context.Context {
	t.Helper()
	bounded, cancel := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	return bounded
}
