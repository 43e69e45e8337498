package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"github.com/mmcdole/gofeed"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

// oddTexts are titles that a careless writer breaks on.
var oddTexts = []string{
	`<script>alert("1")</script> & ]]> {{.}} %s`, "två\nrader\r\noch\ttabb", "komma, semikolon; kolon: \\n \\",
	"noll\x00 och \x1b och \ufffe", "trasig \xff byte", strings.Repeat("å", 200), "🏛️ " + strings.Repeat("ord ", 60), "",
}

// inXML is what is left of a text where XML has carried it: what XML cannot hold is replaced, and nothing else.
func inXML(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 {
			b.WriteRune(r)
		} else {
			b.WriteRune('\uFFFD')
		}
	}
	return b.String()
}

// FuzzFeedsCarryAnyTitle: a title and a content come back from both forms of a feed as they were.
func FuzzFeedsCarryAnyTitle(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := time.Date(2006, 4, 24, 12, 0, 0, 0, time.UTC)
		feed := &site.Feed{Lang: "sv", ID: "https://samsyn.example/sv/feed.atom", Title: text, Author: text, Updated: at, Entries: []site.FeedEntry{{
			ID: "https://samsyn.example/sv/beslut/x/", URL: "https://samsyn.example/sv/beslut/x/",
			Title: site.Passage{Text: text}, Summary: text, Published: at, Updated: at, Content: site.HTML(text),
			Tags: []site.FeedTag{{Scheme: text, Code: text, Text: text}},
		}}}
		written := atom(feed)
		if _, err := gofeed.NewParser().Parse(bytes.NewReader(written)); err != nil {
			t.Fatalf("%v in\n%s", err, written)
		}
		var read struct {
			Title string `xml:"title"`
			Entry struct {
				Title    string `xml:"title"`
				Content  string `xml:"content"`
				Category struct {
					Label string `xml:"label,attr"`
				} `xml:"category"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(written, &read); err != nil {
			t.Fatalf("%v in\n%s", err, written)
		}
		for _, got := range []string{read.Title, read.Entry.Title, read.Entry.Content, read.Entry.Category.Label} {
			if want := inXML(text); got != want {
				t.Errorf("%q came back as %q", want, got)
			}
		}
		items, err := jsonFeed(feed)
		if err != nil {
			t.Fatal(err)
		}
		var said feedJSON
		if err := json.Unmarshal(items, &said); err != nil {
			t.Fatal(err)
		}
		if want := strings.ToValidUTF8(text, "\uFFFD"); utf8.ValidString(text) && said.Items[0].Title != want {
			t.Errorf("%q came back as %q", want, said.Items[0].Title)
		}
	})
}

// FuzzCalendarsCarryAnySummary: what an event says comes back as it was, but for control characters, from lines
// of at most 75 octets that no character is cut by.
func FuzzCalendarsCarryAnySummary(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		written, err := calendar(&site.Calendar{Lang: "sv", Name: text, About: text, PageURL: "https://samsyn.example/sv/", Events: []site.Event{{
			UID: "decision.x@samsyn.example", Day: civic.Day(2027, 2, 28), Stamp: time.Unix(0, 0).UTC(), Status: "TENTATIVE",
			Summary: "x" + text, About: text, URL: "https://samsyn.example/sv/beslut/x/",
		}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(written), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("the line %q has %d octets", line, len(line))
			}
		}
		read, err := ical.NewDecoder(bytes.NewReader(written)).Decode()
		if err != nil {
			t.Fatalf("%v in\n%s", err, written)
		}
		got, err := read.Events()[0].Props.Text(ical.PropSummary)
		if want := calendarText("x" + text); err != nil || got != want {
			t.Errorf("%q came back as %q: %v", want, got, err)
		}
		if end := read.Events()[0].Props.Get(ical.PropDateTimeEnd).Value; end != "20270301" {
			t.Errorf("the last of February ends on %s", end)
		}
	})
}

// An address can be subscribed to before there is anything to tell.
func TestEmptyFeedsAndCalendarsCanBeRead(t *testing.T) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(atom(&site.Feed{
		Lang: "sv", ID: "https://samsyn.example/sv/feed.atom", Title: "Samsyn", Author: "Samsyn", Updated: time.Unix(0, 0).UTC(),
	})))
	if err != nil || len(feed.Items) != 0 || feed.Updated != "1970-01-01T00:00:00Z" {
		t.Errorf("an empty feed reads %v: %v", feed, err)
	}
	written, err := calendar(&site.Calendar{Lang: "sv", Name: "Samsyn"})
	if err != nil {
		t.Fatal(err)
	}
	read, err := ical.NewDecoder(bytes.NewReader(written)).Decode()
	if err != nil || len(read.Events()) != 0 || len(read.Children) != 1 {
		t.Errorf("an empty calendar reads %v: %v", read, err)
	}
}
