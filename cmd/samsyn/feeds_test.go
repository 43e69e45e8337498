package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"maps"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"samsyn/internal/civic"
	"samsyn/internal/golden"
	"samsyn/internal/pipeline"
)

// bothSites are the folders that whole sites are built from here.
var bothSites = map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"}

// atomFeed is a feed as RFC 4287 has it, as far as these tests read it.
type atomFeed struct {
	XMLName xml.Name
	Lang    string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      []string   `xml:"http://www.w3.org/2005/Atom id"`
	Title   []string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated []string   `xml:"http://www.w3.org/2005/Atom updated"`
	Author  []string   `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []atomLink `xml:"http://www.w3.org/2005/Atom link"`
	Entries []struct {
		ID         []string   `xml:"http://www.w3.org/2005/Atom id"`
		Title      []string   `xml:"http://www.w3.org/2005/Atom title"`
		Updated    []string   `xml:"http://www.w3.org/2005/Atom updated"`
		Published  []string   `xml:"http://www.w3.org/2005/Atom published"`
		Links      []atomLink `xml:"http://www.w3.org/2005/Atom link"`
		Content    []string   `xml:"http://www.w3.org/2005/Atom content"`
		Categories []struct {
			Term   string `xml:"term,attr"`
			Scheme string `xml:"scheme,attr"`
			Label  string `xml:"label,attr"`
		} `xml:"http://www.w3.org/2005/Atom category"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

// named lists the files of a site whose name is this one, in order.
func (b *builtSite) named(name string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(b.files)), func(file string) bool { return path.Base(file) != name })
}

// has reports whether an absolute address is one of the site's pages or files.
func (b *builtSite) has(address string) bool {
	name, own := strings.CutPrefix(address, b.plan.BaseURL)
	name, _, _ = strings.Cut(name, "#")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return own && b.files[name] != nil
}

func one(t *testing.T, what string, list []string) string {
	t.Helper()
	if len(list) != 1 || strings.TrimSpace(list[0]) == "" {
		t.Fatalf("%s is given %d times: %q", what, len(list), list)
	}
	return list[0]
}

func absoluteIRI(t *testing.T, what, address string) {
	t.Helper()
	if u, err := url.Parse(address); err != nil || !u.IsAbs() || u.Host == "" {
		t.Errorf("%s is %q, which is no absolute address", what, address)
	}
}

func instant(t *testing.T, what, written string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, written)
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
	return at
}

// TestEveryAtomFeedKeepsToTheStandard holds all feeds of both sites to the demands of RFC 4287, 4.1 and 4.2.
func TestEveryAtomFeedKeepsToTheStandard(t *testing.T) {
	for name, folder := range bothSites {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			reg, ids := built.plan.Register, map[string]string{}
			files := built.named("feed.atom")
			if want := 2 * (2 + len(reg.Collaborations) + len(reg.Documents) + len(reg.Councils)); len(files) != want {
				t.Errorf("%d feeds, want %d: all, releases, and each collaboration, document and council", len(files), want)
			}
			entries := 0
			for _, file := range files {
				feed := readAtom(t, built, file)
				if other := ids[feed.ID[0]]; other != "" {
					t.Errorf("%s and %s have the same id", file, other)
				}
				ids[feed.ID[0]] = file
				entries += len(feed.Entries)
			}
			if entries == 0 {
				t.Error("no feed tells anything")
			}
		})
	}
}

// readAtom reads a feed and holds it to the standard.
func readAtom(t *testing.T, built *builtSite, file string) *atomFeed {
	t.Helper()
	var feed atomFeed
	if err := xml.Unmarshal(built.files[file], &feed); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if feed.XMLName.Space != "http://www.w3.org/2005/Atom" || feed.XMLName.Local != "feed" {
		t.Errorf("%s begins with %v", file, feed.XMLName)
	}
	if lang, _, _ := strings.Cut(file, "/"); feed.Lang != lang {
		t.Errorf("%s says that it is in %q", file, feed.Lang)
	}
	absoluteIRI(t, file+": id", one(t, file+": id", feed.ID))
	one(t, file+": title", feed.Title)
	one(t, file+": author", feed.Author)
	updated := instant(t, file, one(t, file+": updated", feed.Updated))
	for _, link := range feed.Links {
		if !built.has(link.Href) || link.Rel == "self" && link.Href != built.plan.Absolute(file) {
			t.Errorf("%s: its link %s leads to %s", file, link.Rel, link.Href)
		}
	}
	seen := map[string]bool{}
	if len(feed.Entries) > 50 {
		t.Errorf("%s has %d entries", file, len(feed.Entries))
	}
	for _, e := range feed.Entries {
		id := one(t, file+": id of an entry", e.ID)
		absoluteIRI(t, file+": id of an entry", id)
		if seen[id] {
			t.Errorf("%s tells %s twice", file, id)
		}
		seen[id] = true
		one(t, id+": title", e.Title)
		published, changed := instant(t, id, one(t, id+": published", e.Published)), instant(t, id, one(t, id+": updated", e.Updated))
		if changed.Before(published) || changed.After(updated) || !changed.Before(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s: published %s, updated %s, the feed %s", id, published, changed, updated)
		}
		updated = changed // the newest stand first
		if len(e.Links) != 1 || e.Links[0].Rel != "alternate" || !built.has(e.Links[0].Href) {
			t.Errorf("%s leads to %v", id, e.Links)
		}
		if len(e.Categories) < 3 {
			t.Errorf("%s has the categories %v", id, e.Categories)
		}
		readContent(t, built, id, one(t, id+": content", e.Content))
	}
	return &feed
}

// readContent holds the content of an entry to be markup that a reader elsewhere can show.
func readContent(t *testing.T, built *builtSite, id, content string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader("<div>" + content + "</div>"))
	decoder.Strict, decoder.AutoClose, decoder.Entity = true, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		token, err := decoder.Token()
		if err != nil {
			if err.Error() != "EOF" {
				t.Errorf("%s: %v", id, err)
			}
			return
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range element.Attr {
			if a.Name.Local != "href" && a.Name.Local != "src" {
				continue
			}
			if u, err := url.Parse(a.Value); err != nil || !u.IsAbs() {
				t.Errorf("%s has the address %q", id, a.Value)
			}
			if strings.HasPrefix(a.Value, built.plan.BaseURL) && !built.has(a.Value) {
				t.Errorf("%s leads to %s, where nothing is", id, a.Value)
			}
		}
	}
}

// TestBothFormsOfAFeedSayTheSame reads every feed with a parser that others use.
func TestBothFormsOfAFeedSayTheSame(t *testing.T) {
	for name, folder := range bothSites {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			for _, file := range built.named("feed.atom") {
				twin := strings.TrimSuffix(file, "atom") + "json"
				readJSONFeed(t, built, twin)
				atom, err := gofeed.NewParser().Parse(bytes.NewReader(built.files[file]))
				if err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				items, err := gofeed.NewParser().Parse(bytes.NewReader(built.files[twin]))
				if err != nil {
					t.Fatalf("%s: %v", twin, err)
				}
				if atom.FeedType != "atom" || items.FeedType != "json" || atom.Title != items.Title || len(atom.Items) != len(items.Items) {
					t.Fatalf("%s: %s %q with %d entries, and %s %q with %d", file,
						atom.FeedType, atom.Title, len(atom.Items), items.FeedType, items.Title, len(items.Items))
				}
				for i, a := range atom.Items {
					b := items.Items[i]
					if a.GUID != b.GUID || a.Title != b.Title || a.Content != b.Content || a.Link != b.Link ||
						!a.UpdatedParsed.Equal(*b.UpdatedParsed) || !a.PublishedParsed.Equal(*b.PublishedParsed) {
						t.Errorf("%s: entry %d differs: %q and %q", file, i+1, a.Title, b.Title)
					}
				}
			}
		})
	}
}

// readJSONFeed holds a feed to what jsonfeed.org demands of version 1.1.
func readJSONFeed(t *testing.T, built *builtSite, file string) {
	t.Helper()
	var feed struct {
		Version, Title, Language string
		HomePageURL              string `json:"home_page_url"`
		FeedURL                  string `json:"feed_url"`
		Authors                  []struct{ Name string }
		Items                    []struct {
			ID, URL, Title string
			ContentHTML    string `json:"content_html"`
			DatePublished  string `json:"date_published"`
			Tags           []string
		}
	}
	if err := json.Unmarshal(built.files[file], &feed); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || feed.FeedURL != built.plan.Absolute(file) ||
		!built.has(feed.HomePageURL) || feed.Language == "" || len(feed.Authors) != 1 || feed.Authors[0].Name == "" {
		t.Errorf("%s says of itself %.300s", file, built.files[file])
	}
	if !bytes.Contains(built.files[file], []byte(`"items":[`)) {
		t.Errorf("%s has no list of items", file)
	}
	seen := map[string]bool{}
	for _, item := range feed.Items {
		if item.ID == "" || seen[item.ID] || item.ContentHTML == "" || len(item.Tags) == 0 {
			t.Errorf("%s: the item %q lacks something", file, item.ID)
		}
		seen[item.ID] = true
	}
}

// A feed and a calendar change where the facts do, not where the day or the address of the site does.
func TestWhatIsFollowedDoesNotChangeWithTheDay(t *testing.T) {
	made := func(day civic.Date, base string) map[string][]byte {
		snapshot, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
			Content: os.DirFS("testdata/trebygden/content"), AsOf: civic.Moment{Day: day}, BaseURL: base,
		})
		if err != nil {
			t.Fatal(err)
		}
		defer snapshot.Close()
		files := map[string][]byte{}
		if _, err := snapshot.Files(t.Context(), func(name string, data []byte) error {
			if slices.Contains([]string{"feed.atom", "feed.json", "calendar.ics"}, path.Base(name)) {
				files[name] = bytes.Clone(data)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return files
	}
	first, later := made(civic.Day(2026, 11, 21), ""), made(civic.Day(2026, 11, 24), "")
	if len(first) == 0 || len(first) != len(later) {
		t.Fatalf("%d files, and %d three days later", len(first), len(later))
	}
	for name, data := range first {
		if !bytes.Equal(data, later[name]) {
			t.Errorf("%s differs three days later", name)
		}
	}
	elsewhere := made(civic.Day(2026, 11, 21), "https://preview.example/site/")
	for _, id := range []string{"<id>", "UID:"} {
		for name, data := range first {
			if a, b := linesWith(data, id), linesWith(elsewhere[name], id); !slices.Equal(a, b) {
				t.Errorf("%s has other ids elsewhere:\n%q\n%q", name, a, b)
			}
		}
	}
}

func linesWith(data []byte, prefix string) []string {
	return slices.DeleteFunc(strings.Split(string(data), "\n"), func(line string) bool { return !strings.HasPrefix(line, prefix) })
}

// TestFeedsAndCalendarsAreAsTheyWere holds one of each kind to testdata/golden.
func TestFeedsAndCalendarsAreAsTheyWere(t *testing.T) {
	built := serveSite(t, "testdata/trebygden")
	for name, file := range map[string]string{
		"feed-document.sv.atom":         "sv/dokument/mal/feed.atom",
		"feed-document.en.json":         "en/documents/mal/feed.json",
		"feed-council.sv.atom":          "sv/fullmaktige/norrby/feed.atom",
		"feed-releases.en.atom":         "en/press/feed.atom",
		"calendar-council.sv.ics":       "sv/fullmaktige/norrby/calendar.ics",
		"calendar-collaboration.en.ics": "en/collaborations/trebygden/calendar.ics",
	} {
		t.Run(name, func(t *testing.T) {
			golden.Check(t, "golden/"+name, built.files[file])
		})
	}
}
