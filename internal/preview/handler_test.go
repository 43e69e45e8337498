package preview

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestAnswersAreThoseOfAHost(t *testing.T) {
	r := start(t, nil)
	r.replace(document, "title:", "aliases: [/gamla/malen/]\ntitle:")
	r.next()
	for _, test := range []struct {
		path, language string
		status         int
		location       string
	}{
		{path: "/", status: 302, location: "/sv/"},
		{path: "/", language: "en-GB,sv;q=0.8", status: 302, location: "/en/"},
		{path: "/", language: "sv,en;q=0.8", status: 302, location: "/sv/"},
		{path: "/", language: "de", status: 302, location: "/sv/"},
		{path: "/", language: ";;;q", status: 302, location: "/sv/"},
		{path: "/sv", status: 301, location: "/sv/"},
		{path: "/sv/dokument/mal", status: 301, location: "/sv/dokument/mal/"},
		{path: "/sv/dokument/mal?a=b", status: 301, location: "/sv/dokument/mal/?a=b"},
		{path: "/sv/dokument/mal/index.html", status: 301, location: "/sv/dokument/mal/"},
		{path: "/gamla/malen/", status: 301, location: "/sv/dokument/mal/"},
		{path: "/gamla/malen", status: 301, location: "/sv/dokument/mal/"},
		{path: "/sv/dokument/mal/", status: 200},
		{path: "/data/documents.json", status: 200},
		{path: "/404.html", status: 200},
		{path: "/finns/inte/", status: 404},
		{path: "/_headers", status: 404},
		{path: "/_redirects", status: 404},
		{path: "//sv/", status: 404},
		{path: "//example.org", status: 404},
		{path: "/SV/", status: 404},
	} {
		response, _ := r.ask(http.MethodGet, test.path, "Accept-Language", test.language)
		if response.StatusCode != test.status || response.Header.Get("Location") != test.location {
			t.Errorf("%s for %q: %s to %q, want %d to %q", test.path, test.language,
				response.Status, response.Header.Get("Location"), test.status, test.location)
		}
	}
}

func TestNotFoundIsTheSitesOwnPage(t *testing.T) {
	r := start(t, nil)
	response, body := r.ask(http.MethodGet, "/finns/inte/")
	if response.StatusCode != http.StatusNotFound || !strings.Contains(body, `class="not-found"`) {
		t.Errorf("%s: %s", response.Status, body)
	}
	if response, body = r.ask(http.MethodHead, "/finns/inte/"); response.StatusCode != http.StatusNotFound || body != "" {
		t.Errorf("HEAD: %s: %q", response.Status, body)
	}
}

// The site's own headers are sent as they stand in its table: a policy that breaks a page breaks it here too.
func TestHeadersAreThoseOfTheSite(t *testing.T) {
	r := start(t, nil)
	now, _ := r.current.get()
	headers, _ := now.shown.snapshot.Hosting()
	style := "/" + now.shown.styles[0].Path
	for _, path := range []string{"/sv/", style, "/data/documents.json", "/finns/inte"} {
		response, _ := r.ask(http.MethodGet, path)
		want := map[string]string{}
		for _, rule := range headers {
			if prefix, wild := strings.CutSuffix(rule.Path, "*"); path == rule.Path || wild && strings.HasPrefix(path, prefix) {
				for _, header := range rule.Headers {
					want[header.Name] = header.Value
				}
			}
		}
		delete(want, "Strict-Transport-Security")
		for name, value := range want {
			if got := response.Header.Get(name); got != value {
				t.Errorf("%s: %s is %q, want %q", path, name, got, value)
			}
		}
		if response.Header.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: transport security is asked for on this machine", path)
		}
	}
	if response, _ := r.ask(http.MethodGet, "/sv/"); response.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("a page may be kept: %q", response.Header.Get("Cache-Control"))
	}
}

func TestFilesAreSentInPartsCompressedAndOnce(t *testing.T) {
	r := start(t, nil)
	whole, body := r.ask(http.MethodGet, "/sv/")
	tag := whole.Header.Get("ETag")
	if response, got := r.ask(http.MethodGet, "/sv/", "If-None-Match", tag); response.StatusCode != http.StatusNotModified || got != "" {
		t.Errorf("a page that the browser has is sent with %s", response.Status)
	}
	if response, got := r.ask(http.MethodGet, "/sv/", "Range", "bytes=5-9"); response.StatusCode != http.StatusPartialContent || got != body[5:10] {
		t.Errorf("a part is sent with %s as %q", response.Status, got)
	}
	if response, got := r.ask(http.MethodGet, "/sv/", "Range", "bytes=5-9", "Accept-Encoding", "gzip"); got != body[5:10] || response.Header.Get("Content-Encoding") != "" {
		t.Errorf("a part for one who reads gzip is %q", got)
	}
	if response, _ := r.ask(http.MethodGet, "/sv/", "Range", "bytes=99999999-"); response.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a part that is not there: %s", response.Status)
	}
	if response, got := r.ask(http.MethodHead, "/sv/"); got != "" || response.ContentLength != int64(len(body)) || response.Header.Get("ETag") != tag {
		t.Errorf("HEAD: %s, %d bytes, %s", response.Status, response.ContentLength, response.Header.Get("ETag"))
	}
	response, squeezed := r.ask(http.MethodGet, "/sv/", "Accept-Encoding", "br, gzip;q=0.5")
	z, err := gzip.NewReader(strings.NewReader(squeezed))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || string(got) != body || response.Header.Get("Vary") != "Accept-Encoding" || response.Header.Get("ETag") == tag {
		t.Errorf("gzip: %v, %v", err, response.Header)
	}
	for _, unwanted := range []string{"", "br", "gzip;q=0", "identity"} {
		if response, got := r.ask(http.MethodGet, "/sv/", "Accept-Encoding", unwanted); response.Header.Get("Content-Encoding") != "" || got != body {
			t.Errorf("Accept-Encoding %q is answered with %q", unwanted, response.Header.Get("Content-Encoding"))
		}
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	r := start(t, nil)
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "BREW"} {
		response, _ := r.ask(method, "/sv/")
		if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %s, Allow: %q", method, response.Status, response.Header.Get("Allow"))
		}
	}
}

func TestOnlyThisPreviewsHostsAreAnswered(t *testing.T) {
	for _, test := range []struct {
		listening, asked string
		known            bool
	}{
		{"127.0.0.1", "127.0.0.1:7267", true},
		{"127.0.0.1", "127.0.0.1", true},
		{"127.0.0.1", "localhost:7267", true},
		{"127.0.0.1", "LocalHost:7267", true},
		{"127.0.0.1", "localhost.:7267", true},
		{"127.0.0.1", "norrby.localhost:7267", true},
		{"127.0.0.1", "[::1]:7267", true},
		{"127.0.0.1", "127.0.0.1.:7267", true},
		{"127.0.0.1", "[::ffff:127.0.0.1]:7267", true},
		{"127.0.0.1", "127.1.2.3", true},
		{"127.0.0.1", "localhost:1", true}, // behind a tunnel the port is another
		{"127.0.0.1", "evil.example:7267", false},
		{"127.0.0.1", "EVIL.EXAMPLE.", false},
		{"127.0.0.1", "localhosts", false},
		{"127.0.0.1", "notlocalhost:7267", false},
		{"127.0.0.1", "[fe80::1%25lo]:7267", false},
		{"127.0.0.1", "0.0.0.0:7267", false},
		{"127.0.0.1", "2130706433", false},
		{"127.0.0.1", "127.0.0.1.evil.example", false},
		{"127.0.0.1", "localhost.evil.example", false},
		{"127.0.0.1", "192.168.1.4:7267", false},
		{"127.0.0.1", "", false},
		{"127.0.0.1", "0x7f.1", false},
		{"0.0.0.0", "192.168.1.4:7267", true},
		{"0.0.0.0", "[fe80::1]:7267", true},
		{"0.0.0.0", "evil.example:7267", false},
		{"min-dator.local", "min-dator.local:7267", true},
		{"localhost", "192.168.1.4", false},
	} {
		if got := knownHost(test.asked, test.listening); got != test.known {
			t.Errorf("asked for %q where it listens at %s: %v, want %v", test.asked, test.listening, got, test.known)
		}
	}
	r := start(t, nil)
	if response, body := r.ask(http.MethodGet, "/sv/", "Host", "evil.example"); response.StatusCode != http.StatusMisdirectedRequest || strings.Contains(body, "Trebygden") {
		t.Errorf("a stranger's name is answered with %s: %s", response.Status, body)
	}
}

// The cases of Caddy's tests of its path sanitiser (modules/caddyhttp, SanitizedPathJoin), and what other servers
// have fallen for.
var hostilePaths = []string{
	"/..", "/../", "/../..", "/../content/site.yaml", "/sv/../../content/site.yaml", "/./../content/site.yaml",
	"/foo/../../bar", "/foo/%2e%2e%2fbar", "/%2e%2e/%2e%2e/etc/passwd", "/%2E%2E/content/site.yaml",
	"/..%2f..%2fetc/passwd", "/sv%2f", "/sv%2fdokument%2fmal%2f", "/%2fetc%2fpasswd", "//etc/passwd", "///etc/passwd",
	`/..%5c..%5ccontent%5csite.yaml`, "/%5c%5cserver%5cshare", "/sv%5c", "/C:", "/C:/Windows/win.ini", "/c:%5cboot.ini",
	"/sv/%00", "/sv/%00.html", "/content/site.yaml%00.html", "/static::$INDEX_ALLOCATION/", "/404.html::$DATA",
	"/404.html%20", "/404.html.", "/404.html/", "/404.html/..", "/%c0%ae%c0%ae/content/site.yaml", "/%ff%fe", "/sv/%c3%28/",
	"/.git/config", "/content/site.yaml", "/layouts/parts/base.html", "/.samsyn/", "/.samsyn/../content/site.yaml",
	"/.samsyn/client/preview.js", "/.samsyn/preview.js/", "/CON", "/aux.html", "/nul", "/sv/dokument/mal/../../../../etc/passwd",
	"/sv/;/", "/sv/..;/", "/%252e%252e/etc/passwd", "/..%c0%af..%c0%afetc/passwd", "/~root", "/$HOME", "/sv/*", "/?/../",
}

// get sends a request line as it stands, which no client library would, and gives the status and the body.
func (r *running) get(path string) (status int, body string) {
	r.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", path)
	response, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		r.t.Fatalf("%s: %v", path, err)
	}
	defer response.Body.Close()
	data, _ := io.ReadAll(response.Body)
	return response.StatusCode, string(data)
}

func TestNoPathLeadsOutOfTheSite(t *testing.T) {
	r := start(t, nil)
	paths := append(hostilePaths, "/"+strings.Repeat("a/", 2000), "/"+strings.Repeat("../", 500)+"etc/passwd", "*", "http://evil.example/sv/")
	for _, path := range paths {
		status, body := r.get(path)
		if status < http.StatusBadRequest && path != "/?/../" || strings.Contains(body, "timezone:") || strings.Contains(body, "root:x:") {
			t.Errorf("%.80s is answered with %d", path, status)
		}
	}
	if status, _ := r.get("/" + strings.Repeat("a", 20<<10)); status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a path of 20 kB is answered with %d", status)
	}
}

func FuzzNoPathLeadsOutOfTheSite(f *testing.F) {
	for _, path := range hostilePaths {
		f.Add(path)
	}
	f.Add("/sv/dokument/mal/")
	r := start(f, nil)
	now, _ := r.current.get()
	f.Fuzz(func(t *testing.T, path string) {
		a := now.shown.answer(path, "")
		if a.status == http.StatusOK && !now.shown.snapshot.Has(path) || a.location != "" && !now.shown.snapshot.Has(a.location) {
			t.Errorf("%q is answered with %+v", path, a)
		}
	})
}
