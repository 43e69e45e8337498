package preview

import (
	"bytes"
	_ "embed"
	"html"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// ownPaths begins the addresses that are the preview's own: no record can have one, since no name begins with a dot.
const ownPaths = "/.samsyn/"

//go:embed client/preview.js
var script []byte

//go:embed client/preview.css
var styles []byte

// ownPolicy is the content security policy of a page that is the preview's own.
const ownPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
	"style-src 'self'; script-src 'self'; connect-src 'self'"

// own answers with the preview's own files, and the stream of what has changed.
func (p *Preview) own(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache")
	switch strings.TrimPrefix(r.URL.Path, ownPaths) {
	case "preview.js":
		sendOwn(w, r, ".js", script)
	case "preview.css":
		sendOwn(w, r, ".css", styles)
	case "events":
		p.events(w, r)
	default:
		refuse(w, http.StatusNotFound, "the preview has no such file")
	}
}

func sendOwn(w http.ResponseWriter, r *http.Request, ext string, body []byte) {
	w.Header().Set("Content-Type", types[ext])
	w.Header().Set("ETag", strconv.Quote(fingerprint(body)))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// scriptTag is what a page gets: the script with what it must know. seen and styles tell which page this is,
// mark and note what is special about it.
func scriptTag(seen, styles, mark, note string) string {
	tag := `<script src="` + ownPaths + `preview.js" defer data-seen="` + seen + `" data-styles="` + styles + `"`
	if mark != "" {
		tag += ` data-mark="` + html.EscapeString(mark) + `"`
	}
	if note != "" {
		tag += ` data-note="` + html.EscapeString(note) + `"`
	}
	return tag + "></script>\n"
}

// inject puts the script at the end of a page's head.
func inject(page []byte, tag string) []byte {
	at := bytes.Index(page, []byte("</head>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(append(out, page[:at]...), tag...)
	return append(out, page[at:]...)
}

// faultPage says what is wrong, in the terminal's words.
func faultPage(text string) string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The site has errors</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="` + ownPaths + `preview.css">
` + strings.Replace(scriptTag(fingerprint([]byte(text)), "", "", ""), " defer", " defer data-fault", 1) + `</head>
<body class="fault-page">
<main>
<h1>The site cannot be shown yet</h1>
<p>Its files have errors. Mend them and save: this page then shows the site by itself.</p>
<pre tabindex="0">` + html.EscapeString(text) + `</pre>
</main>
</body>
</html>
`
}
