package pipeline

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"strings"

	"samsyn/internal/diag"
	"samsyn/internal/render"
	"samsyn/internal/site"
)

// addresses is every address that the site answers.
func (s *Snapshot) addresses(data []render.DataFile, following []render.Bundle) map[string]bool {
	known := make(map[string]bool, len(s.Plan.Pages)+len(s.Plan.Files))
	for _, p := range s.Plan.Pages {
		known[p.URL] = true
	}
	for _, p := range s.Plan.Pictures {
		known[p.URL] = true
	}
	for _, f := range s.Plan.Files {
		known[f.URL] = true
	}
	for _, f := range data {
		known["/"+f.Path] = true
	}
	for _, f := range following {
		for _, path := range f.Paths {
			known["/"+path] = true
		}
	}
	for _, asset := range s.renderer.Assets() {
		known["/"+asset.Path] = true
	}
	known[manifest] = true
	return known
}

// manifest is an address that every site has once it is published.
const manifest = "/data/manifest.json"

// attributes hold addresses in a page. Layouts write them in small letters and with double quotes; the
// escaping of the template package keeps a quote out of a value.
var attributes = [][]byte{[]byte(` href="`), []byte(` src="`)}

// deadLinks lists the addresses on a page that lead into the site and to nothing there.
func deadLinks(page []byte, at string, known func(url []byte) bool) []string {
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
			if len(value) > 0 && value[0] == '#' || known(value) {
				continue // nearly every address is of these two kinds, and neither needs a copy of it
			}
			if target, own := within(value, at); own && !known([]byte(target)) {
				dead = append(dead, string(value))
			}
		}
	}
	return dead
}

// within turns an address as it stands on a page into one from the root of the site; own is false for one that
// leads elsewhere. An absolute address is an author's, or made from one that is checked here: the site may share
// its host with papers that it does not publish.
func within(value []byte, at string) (target string, own bool) {
	href := string(value)
	if strings.IndexByte(href, '&') >= 0 {
		href = html.UnescapeString(href)
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

// deadAddresses collects addresses on finished pages that lead nowhere, each with the pages that it stands on.
type deadAddresses map[string]*deadAddress

type deadAddress struct {
	first *site.Page
	pages int
}

func (d deadAddresses) add(p *site.Page, hrefs []string) {
	for _, href := range hrefs {
		if d[href] == nil {
			d[href] = &deadAddress{first: p}
		}
		d[href].pages++
	}
}

// problems reports each address once. The author's own links have been checked where they stand, so these are
// the layouts'.
func (d deadAddresses) problems() diag.List {
	var list diag.List
	for href, where := range d {
		on := "the page " + where.first.URL
		if where.pages > 1 {
			on = fmt.Sprintf("%s, among %d,", on, where.pages)
		}
		at := diag.Span{Pos: diag.Pos{File: "layouts/pages/" + where.first.Layout + ".html"}}
		list.Errorf("dead-address", at, "%s leads to %q, where the site has nothing", on, href).
			Hint = "mend the layout, or the part of it that writes this address"
	}
	return list
}
