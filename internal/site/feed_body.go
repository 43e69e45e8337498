package site

import (
	"html"
	"strings"

	"samsyn/internal/civic"
)

// bodyWriter writes the content of a feed's entry. Its addresses are still those of the site's pages;
// absoluteMarkup makes them absolute.
type bodyWriter struct{ b strings.Builder }

func (w *bodyWriter) html() HTML { return HTML(w.b.String()) }

// passage writes an element with a text; nothing where that is empty.
func (w *bodyWriter) passage(element string, p Passage) {
	if p.Text == "" {
		return
	}
	w.b.WriteString("<" + element)
	w.lang(p.Lang)
	w.b.WriteString(">" + html.EscapeString(p.Text) + "</" + element + ">\n")
}

func (w *bodyWriter) lang(tag string) {
	if tag != "" {
		w.b.WriteString(` lang="` + html.EscapeString(tag) + `"`)
	}
}

func (w *bodyWriter) marks(marks []Mark) {
	for _, m := range marks {
		w.b.WriteString("<p><strong>" + html.EscapeString(m.Text) + "</strong></p>\n")
	}
}

// link writes a line with what stands before a link, and the link.
func (w *bodyWriter) link(before string, l Link) {
	w.b.WriteString("<p>")
	if before != "" {
		w.b.WriteString(html.EscapeString(before) + ": ")
	}
	w.anchor(l)
	w.b.WriteString("</p>\n")
}

func (w *bodyWriter) anchor(l Link) {
	if l.URL == "" {
		w.b.WriteString(html.EscapeString(l.Text))
		return
	}
	w.b.WriteString("<a")
	w.lang(l.Lang)
	w.b.WriteString(` href="` + html.EscapeString(l.URL) + `">` + html.EscapeString(l.Text) + "</a>")
}

// matter writes what a decision says on one document, and what that did.
func (w *bodyWriter) matter(m MatterItem) {
	w.b.WriteString("<p>")
	w.anchor(m.Document)
	w.b.WriteString(" (")
	w.anchor(Link{Text: m.Version.Text, URL: m.Version.URL})
	w.b.WriteString("): <strong>" + html.EscapeString(m.Outcome.Text) + "</strong></p>\n")
	w.facts(m.Details)
	w.passage("p", Passage{Text: m.Effect})
}

// facts writes those that are known, or that the source does not state.
func (w *bodyWriter) facts(facts []Fact) {
	var items bodyWriter
	for _, f := range facts {
		var values bodyWriter
		for _, v := range f.Values {
			if v.Text == "" || v.Missing != "" && v.Missing != civic.NotStated {
				continue
			}
			if values.b.Len() > 0 {
				values.b.WriteString("; ")
			}
			values.anchor(Link{Text: v.Text, URL: v.URL, Lang: v.Lang})
		}
		if values.b.Len() == 0 {
			continue
		}
		items.b.WriteString("<li>" + html.EscapeString(f.Name) + ": " + values.b.String())
		if f.Note != "" {
			items.b.WriteString(" (" + html.EscapeString(f.Note) + ")")
		}
		items.b.WriteString("</li>\n")
	}
	if items.b.Len() > 0 {
		w.b.WriteString("<ul>\n" + items.b.String() + "</ul>\n")
	}
}

func (w *bodyWriter) contact(c ContactItem) {
	var said []string
	for _, part := range []string{c.Role.Text, c.Email, c.Phone} {
		if part != "" {
			said = append(said, part)
		}
	}
	if c.Council != nil {
		said = append(said, c.Council.Text)
	}
	w.passage("p", Passage{Text: strings.Join(said, ", ")})
}

// prose writes a body without the permalinks of its headings.
func (w *bodyWriter) prose(p *Prose) {
	if p == nil {
		return
	}
	w.passage("p", Passage{Text: p.Note})
	w.b.WriteString("<div")
	w.lang(p.Lang)
	w.b.WriteString(">\n")
	rest := string(p.HTML)
	for {
		before, link, found := strings.Cut(rest, `<a class="permalink"`)
		w.b.WriteString(before)
		_, after, closed := strings.Cut(link, "</a>")
		if !found || !closed {
			break
		}
		rest = after
	}
	w.b.WriteString("</div>\n")
}

// absoluteMarkup makes the addresses in markup absolute: those from the root of the site, and those of places on
// the page itself. Attributes stand in double quotes, and a quote in a text is an entity, so nothing else is met.
func absoluteMarkup(markup HTML, base, page string) HTML {
	root, own := html.EscapeString(strings.TrimSuffix(base, "/")), html.EscapeString(page)
	var b strings.Builder
	b.Grow(len(markup) + len(markup)/8)
	rest := string(markup)
	for {
		before, value, found := strings.Cut(rest, `="`)
		b.WriteString(before)
		if !found {
			return HTML(b.String())
		}
		b.WriteString(`="`)
		link := strings.HasSuffix(before, " href")
		switch {
		case link && strings.HasPrefix(value, "#"):
			b.WriteString(own)
		case (link || strings.HasSuffix(before, " src")) && strings.HasPrefix(value, "/") && !strings.HasPrefix(value, "//"):
			b.WriteString(root)
		}
		rest = value
	}
}

// absolute puts an address from the root of the site behind the site's own.
func absolute(base, url string) string {
	return strings.TrimSuffix(base, "/") + "/" + strings.TrimPrefix(url, "/")
}
