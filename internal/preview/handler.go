package preview

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// Handler answers requests for the site and for the preview's own files. host is the name that the preview
// listens at, as it was asked for.
func (p *Preview) Handler(host string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !knownHost(r.Host, host):
			refuse(w, http.StatusMisdirectedRequest, "this preview answers to localhost and to addresses in numbers only")
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "the preview only shows")
		case !ownOrigin(r):
			refuse(w, http.StatusForbidden, "only pages of the preview itself may read it")
		case strings.HasPrefix(r.URL.Path, ownPaths):
			p.own(w, r)
		default:
			p.site(w, r)
		}
	})
}

// knownHost reports whether a request is for this preview. A name that a stranger has pointed at this machine
// (DNS rebinding) is not; an address in numbers can't be pointed anywhere, but only one of this machine alone is
// right where the preview listens there alone.
func knownHost(asked, listening string) bool {
	name := asked
	if host, _, err := net.SplitHostPort(asked); err == nil {
		name = host
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") || name == strings.ToLower(listening) {
		return true
	}
	addr, err := netip.ParseAddr(name)
	return err == nil && (addr.IsLoopback() || !loopback(listening))
}

// loopback reports whether who listens there hears this machine alone.
func loopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}

// ownOrigin reports whether no page of another origin asks in order to read the answer. Browsers name such a page, and
// pages can't make them lie. The site itself lets any page read its data; the preview, which may hold what is not yet
// published, does not.
func ownOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	return origin == "" || strings.EqualFold(origin, "http://"+r.Host)
}

func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	http.Error(w, why, status)
}

// site answers with what the site has at an address.
func (p *Preview) site(w http.ResponseWriter, r *http.Request) {
	now, _ := p.current.get()
	if now.shown == nil {
		sendFault(w, r, http.StatusServiceUnavailable, now.fault)
		return
	}
	if ofManifest(r.URL.Path) { // which takes as long as a build
		_ = http.NewResponseController(w).SetWriteDeadline(p.opt.Now().Add(longestBuild))
	}
	a := now.shown.ask(r.URL, r.Header.Get("Accept-Language"))
	h := w.Header()
	now.shown.setHeaders(h, r.URL.Path)
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	switch {
	case a.location != "":
		h.Set("Location", (&url.URL{Path: a.location, RawQuery: r.URL.RawQuery}).String())
		w.WriteHeader(a.status)
	case a.file == nil:
		refuse(w, a.status, "there is no such page")
	case a.file.err != nil:
		refuse(w, http.StatusInternalServerError, a.file.err.Error())
	case a.file.bad != "":
		sendFault(w, r, http.StatusInternalServerError, a.file.bad)
	default:
		send(w, r, a)
	}
}

// ask answers an address as it was written: an encoded slash is a part of a name to some programs and parts names
// to others, and no address of a site has one.
func (n *shown) ask(u *url.URL, languages string) answer {
	raw := strings.ToLower(u.RawPath)
	if strings.Contains(raw, "%2f") || strings.Contains(raw, "%5c") {
		return n.nothing()
	}
	return n.answer(u.Path, tongueOf(languages))
}

// send writes a file: all of it or the part that is asked for, compressed where that is wanted, or word that the
// browser has it already.
func send(w http.ResponseWriter, r *http.Request, a answer) {
	h := w.Header()
	h.Set("Content-Type", typeOf(a.url))
	body, tag := a.file.body, a.file.tag
	if compressible(h.Get("Content-Type")) {
		h.Set("Vary", "Accept-Encoding")
		if r.Header.Get("Range") == "" && wantsGzip(r.Header.Get("Accept-Encoding")) && len(body) > 512 {
			body, tag = a.file.gzipped(), tag+"-gzip"
			h.Set("Content-Encoding", "gzip")
		}
	}
	if a.status == http.StatusOK {
		h.Set("ETag", strconv.Quote(tag))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // who has gone away is told nothing
	}
}

// gzipped is the file compressed; made once, when it is first asked for.
func (m *made) gzipped() []byte {
	m.squeezing.Do(func() { m.hands.do(m.squeeze) })
	return m.squeezed
}

func (m *made) squeeze() {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // the level is a known one
	_, _ = z.Write(m.body)                          // a buffer takes everything
	_ = z.Close()
	m.squeezed = b.Bytes()
}

// wantsGzip reads an Accept-Encoding header.
func wantsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.ReplaceAll(weight, " ", ""), "q="), 64)
			return weight == "" || err == nil && q > 0
		}
	}
	return false
}

// types are those of the files that sites have; the machine's own tables differ from one to the next.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".svg": "image/svg+xml",
	".atom": "application/atom+xml; charset=utf-8", ".webmanifest": "application/manifest+json",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".avif": "image/avif", ".ico": "image/vnd.microsoft.icon", ".pdf": "application/pdf", ".wasm": "application/wasm",
	".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf", ".zip": "application/zip",
}

func typeOf(url string) string {
	if strings.HasSuffix(url, "/") {
		return types[".html"]
	}
	ext := strings.ToLower(path.Ext(url))
	if known, found := types[ext]; found {
		return known
	}
	if known := mime.TypeByExtension(ext); known != "" {
		return known
	}
	return "application/octet-stream"
}

func compressible(kind string) bool {
	return strings.HasPrefix(kind, "text/") || strings.Contains(kind, "json") || strings.Contains(kind, "xml") || kind == "application/wasm"
}

// sendFault writes a page that says what is wrong, where there is nothing else to show. It becomes the page that
// was asked for by itself once that is mended.
func sendFault(w http.ResponseWriter, r *http.Request, status int, text string) {
	h := w.Header()
	h.Set("Content-Type", types[".html"])
	h.Set("Content-Security-Policy", ownPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		fmt.Fprint(w, faultPage(text))
	}
}
