package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

// sitemapLimit is how many addresses one sitemap may hold (sitemaps.org, protocol 0.9).
const sitemapLimit = 50000

// sitemaps lists the sitemap, or, where one would hold too many addresses, the index and its parts.
func sitemaps(p *site.Plan) []DataFile {
	pages := listed(p)
	if len(pages) <= sitemapLimit {
		return []DataFile{{"sitemap.xml", func() ([]byte, error) { return sitemap(p, pages), nil }}}
	}
	var files []DataFile
	var names []string
	for from := 0; from < len(pages); from += sitemapLimit {
		part := pages[from:min(from+sitemapLimit, len(pages))]
		name := "sitemap-" + strconv.Itoa(len(names)+1) + ".xml"
		names = append(names, name)
		files = append(files, DataFile{name, func() ([]byte, error) { return sitemap(p, part), nil }})
	}
	index := DataFile{"sitemap.xml", func() ([]byte, error) { return sitemapIndex(p, names), nil }}
	return append([]DataFile{index}, files...)
}

// listed are the pages that a search engine is to find: all that belong to a language, but the cards, which say what
// the documents' pages say.
func listed(p *site.Plan) []*site.Page {
	pages := make([]*site.Page, 0, len(p.Pages))
	for _, page := range p.Pages {
		if page.Lang != "" && page.Layout != site.LayoutCard {
			pages = append(pages, page)
		}
	}
	return pages
}

func sitemap(p *site.Plan, pages []*site.Page) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for _, page := range pages {
		b.WriteString("<url><loc>" + escaped(p.Absolute(page.URL)) + "</loc>")
		for _, twin := range page.Twins {
			alternate(&b, twin.Lang, p.Absolute(twin.URL))
		}
		if len(page.Twins) > 0 {
			alternate(&b, "x-default", p.Absolute(page.Twins[0].URL))
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

func alternate(b *bytes.Buffer, tag civic.Lang, url string) {
	fmt.Fprintf(b, `<xhtml:link rel="alternate" hreflang="%s" href="%s"/>`, tag, escaped(url))
}

func sitemapIndex(p *site.Plan, names []string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, name := range names {
		b.WriteString("<sitemap><loc>" + escaped(p.Absolute("/"+name)) + "</loc></sitemap>\n")
	}
	b.WriteString("</sitemapindex>\n")
	return b.Bytes()
}

func escaped(url string) string {
	var b bytes.Buffer
	xmlText(&b, url)
	return b.String()
}

// robots lets every search engine in and tells it where the sitemap is.
func robots(p *site.Plan) []byte {
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + p.Absolute("/sitemap.xml") + "\n")
}
