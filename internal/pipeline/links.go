package pipeline

import (
	"bytes"
	"html"
	"net/url"
	"strings"

	"samsyn/internal/diag"
	"samsyn/internal/site"
)

// addresses is every address that the site answers.
func (s *Snapshot) addresses(data []dataFile) map[string]bool {
	known := make(map[string]bool, len(s.Plan.Pages)+len(s.Plan.Files))
	for _, p := range s.Plan.Pages {
		known[p.URL] = true
	}
	for _, f := range s.Plan.Files {
		known[f.URL] = true
	}
	for _, f := range data {
		known["/"+f.path] = true
	}
	for _, asset := range s.renderer.Assets() {
		known["/"+asset.Path] = true
	}
	known["/data/manifest.json"] = true // made when the site is published
	return known
}

// attributes hold addresses in a page. Layouts write them in small letters and with double quotes; the
// escaping of the template package keeps a quote out of a value.
var attributes = [][]byte{[]byte(` href="`), []byte(` src="`)}

// deadLinks lists the addresses on a page that lead into the site and to nothing there.
func deadLinks(page []byte, at, base string, known map[string]bool) []string {
	var dead []string
	for _, attribute := range attributes {
		for rest := page; ; {
			start := bytes.Index(rest, attribute)
			if start < 0 {
				break
			}
			rest = rest[start+len(attribute):]
			end := bytes.IndexByte(rest, '"')
			if end < 0 {
				break
			}
			value := rest[:end]
			rest = rest[end:]
			if target, own := within(value, at, base); own && !known[target] {
				dead = append(dead, string(value))
			}
		}
	}
	return dead
}

// within turns an address as it stands on a page into one from the root of the site; own is false for one that
// leads elsewhere.
func within(value []byte, at, base string) (target string, own bool) {
	href := string(value)
	if strings.IndexByte(href, '&') >= 0 {
		href = html.UnescapeString(href)
	}
	if rest, absolute := strings.CutPrefix(href, base); absolute {
		href = "/" + rest
	}
	if end := strings.IndexAny(href, "?#"); end >= 0 {
		href = href[:end]
	}
	if href == "" {
		return "", false
	}
	if href[0] == '/' && !strings.HasPrefix(href, "//") && strings.IndexByte(href, '%') < 0 && !strings.Contains(href, "..") {
		return href, true
	}
	ref, err := url.Parse(href)
	if err != nil || ref.Scheme != "" || ref.Host != "" {
		return "", false
	}
	return (&url.URL{Path: at}).ResolveReference(ref).Path, true
}

// deadLink reports an address on a finished page that leads nowhere. The author's own links have been checked
// where they stand, so this one is the layout's.
func deadLink(p *site.Page, href string) *diag.Problem {
	return &diag.Problem{
		Rule: "dead-address", Level: diag.Error,
		At:   diag.Span{Pos: diag.Pos{File: "layouts/pages/" + p.Layout + ".html"}},
		Text: "the page " + p.URL + " leads to \"" + href + "\", where the site has nothing",
		Hint: "mend the layout, or the part of it that writes this address",
	}
}
