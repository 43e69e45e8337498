package render

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"

	"samsyn/internal/site"
)

// Bundle is files that are made together, since they say the same: a feed in its two forms.
type Bundle struct {
	Paths []string // as published, without a leading slash
	Make  func() ([][]byte, error)
}

// Following lists what readers follow the site with: the feeds and the calendars of a plan.
func (r *Renderer) Following(p *site.Plan) []Bundle {
	var files []Bundle
	for _, f := range p.Feeds() {
		files = append(files, Bundle{
			Paths: []string{strings.TrimPrefix(f.Atom, "/"), strings.TrimPrefix(f.JSON, "/")},
			Make: func() ([][]byte, error) {
				feed := f.Make()
				items, err := jsonFeed(feed)
				return [][]byte{atom(feed), items}, err
			},
		})
	}
	for _, f := range p.Calendars() {
		files = append(files, Bundle{Paths: []string{strings.TrimPrefix(f.URL, "/")}, Make: func() ([][]byte, error) {
			days, err := calendar(f.Make())
			return [][]byte{days}, err
		}})
	}
	return files
}

// atom writes a feed as RFC 4287 has it. A character that XML cannot hold becomes U+FFFD.
func atom(f *site.Feed) []byte {
	var w atomWriter
	w.b.WriteString(xml.Header)
	w.b.WriteString(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="`)
	w.text(string(f.Lang))
	w.b.WriteString("\">\n")
	w.element("id", f.ID)
	w.element("title", f.Title)
	w.element("subtitle", f.About)
	w.element("updated", stamp(f.Updated))
	w.link("self", "application/atom+xml", f.AtomURL)
	w.link("alternate", "text/html", f.PageURL)
	w.link("alternate", "application/feed+json", f.JSONURL)
	w.author(f.Author, f.Email)
	w.element("generator", "Samsyn")
	for i := range f.Entries {
		w.entry(&f.Entries[i])
	}
	w.b.WriteString("</feed>\n")
	return w.b.Bytes()
}

// atomWriter writes the elements of a feed, each on a line.
type atomWriter struct{ b bytes.Buffer }

func (w *atomWriter) entry(e *site.FeedEntry) {
	w.b.WriteString("<entry>\n")
	w.element("id", e.ID)
	w.open("title", e.Title.Lang)
	w.text(e.Title.Text)
	w.b.WriteString("</title>\n")
	w.link("alternate", "text/html", e.URL)
	w.element("published", stamp(e.Published))
	w.element("updated", stamp(e.Updated))
	for _, name := range e.Authors {
		w.author(name, "")
	}
	for _, tag := range e.Tags {
		w.category(tag)
	}
	if e.Summary != "" {
		w.element("summary", e.Summary)
	}
	w.b.WriteString(`<content type="html">`)
	w.text(string(e.Content))
	w.b.WriteString("</content>\n</entry>\n")
}

func (w *atomWriter) text(s string) { xmlText(&w.b, s) }

func (w *atomWriter) open(name, lang string) {
	w.b.WriteString("<" + name)
	if lang != "" {
		w.b.WriteString(` xml:lang="`)
		w.text(lang)
		w.b.WriteByte('"')
	}
	w.b.WriteByte('>')
}

func (w *atomWriter) element(name, text string) {
	w.open(name, "")
	w.text(text)
	w.b.WriteString("</" + name + ">\n")
}

func (w *atomWriter) author(name, email string) {
	w.b.WriteString("<author>")
	w.b.WriteString("<name>")
	w.text(name)
	w.b.WriteString("</name>")
	if email != "" {
		w.b.WriteString("<email>")
		w.text(email)
		w.b.WriteString("</email>")
	}
	w.b.WriteString("</author>\n")
}

func (w *atomWriter) link(rel, media, url string) {
	w.b.WriteString(`<link rel="` + rel + `" type="` + media + `" href="`)
	w.text(url)
	w.b.WriteString("\"/>\n")
}

func (w *atomWriter) category(tag site.FeedTag) {
	w.b.WriteString(`<category term="`)
	w.text(tag.Code)
	if tag.Scheme != "" {
		w.b.WriteString(`" scheme="`)
		w.text(tag.Scheme)
	}
	w.b.WriteString(`" label="`)
	w.text(tag.Text)
	w.b.WriteString("\"/>\n")
}

// stamp is a time as both kinds of feed write it (RFC 3339).
func stamp(t time.Time) string { return t.Format(time.RFC3339) }

// The shapes of a JSON Feed, version 1.1 (jsonfeed.org).
type (
	feedJSON struct {
		Version     string           `json:"version"`
		Title       string           `json:"title"`
		HomePageURL string           `json:"home_page_url"`
		FeedURL     string           `json:"feed_url"`
		Description string           `json:"description"`
		Language    string           `json:"language"`
		Authors     []feedAuthorJSON `json:"authors"`
		Items       []feedItemJSON   `json:"items"`
	}
	feedAuthorJSON struct {
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	feedItemJSON struct {
		ID            string           `json:"id"`
		URL           string           `json:"url"`
		Title         string           `json:"title"`
		Summary       string           `json:"summary,omitempty"`
		ContentHTML   string           `json:"content_html"`
		DatePublished string           `json:"date_published"`
		DateModified  string           `json:"date_modified"`
		Authors       []feedAuthorJSON `json:"authors,omitempty"`
		Tags          []string         `json:"tags,omitempty"`
	}
)

// jsonFeed writes a feed as JSON Feed 1.1 has it.
func jsonFeed(f *site.Feed) ([]byte, error) {
	out := feedJSON{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, HomePageURL: f.PageURL, FeedURL: f.JSONURL,
		Description: f.About, Language: string(f.Lang), Authors: []feedAuthorJSON{{Name: f.Author}},
		Items: make([]feedItemJSON, 0, len(f.Entries)),
	}
	if f.Email != "" {
		out.Authors[0].URL = "mailto:" + f.Email
	}
	for _, e := range f.Entries {
		item := feedItemJSON{
			ID: e.ID, URL: e.URL, Title: e.Title.Text, Summary: e.Summary, ContentHTML: string(e.Content),
			DatePublished: stamp(e.Published), DateModified: stamp(e.Updated),
		}
		for _, name := range e.Authors {
			item.Authors = append(item.Authors, feedAuthorJSON{Name: name})
		}
		for _, tag := range e.Tags {
			item.Tags = append(item.Tags, tag.Text)
		}
		out.Items = append(out.Items, item)
	}
	line, err := marshal(out)
	return append(line, '\n'), err
}
