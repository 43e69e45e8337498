package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"samsyn/internal/civic"
	index "samsyn/internal/search"
	"samsyn/static"
)

// searchServer answers with the files of search indexes and the scripts that read them, and counts what it sends.
type searchServer struct {
	url   string
	mu    sync.Mutex
	files map[string][]byte // by path, without a leading slash
	sent  int               // bytes of the index
	asked int               // files of it
}

// serveIndex serves an index, and a page that has nothing on it.
func serveIndex(t testing.TB, files map[string][]byte) *searchServer {
	t.Helper()
	s := &searchServer{files: files}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

func (s *searchServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	switch {
	case name == "":
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!doctype html><title>search</title>")
	case strings.HasPrefix(name, "js/"):
		w.Header().Set("Content-Type", "text/javascript")
		script, err := fs.ReadFile(static.FS, name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(script)
	default:
		s.mu.Lock()
		defer s.mu.Unlock()
		data, found := s.files[name]
		if !found {
			http.NotFound(w, r)
			return
		}
		size := len(data)
		if strings.HasSuffix(name, ".json") {
			size = compressed(data)
		}
		s.sent += size
		s.asked++
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(data)
	}
}

// remove takes a file away.
func (s *searchServer) remove(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.files, name)
}

// indexOf makes the index of some entries.
func indexOf(t testing.TB, lang civic.Lang, entries []index.Entry) map[string][]byte {
	t.Helper()
	made := index.New(index.Options{Lang: lang, Folder: "search/" + string(lang) + "/"})
	defer made.Close()
	for _, e := range entries {
		made.Add(e)
	}
	files := map[string][]byte{}
	err := made.Files(t.Context(), func(name string, data []byte) error {
		files[name] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// hit is what the reader gives of one.
type hit struct {
	URL     string `json:"url"`
	Section *struct {
		ID string `json:"id"`
	} `json:"section"`
	Excerpt []struct {
		Text string `json:"text"`
		Mark bool   `json:"mark"`
	} `json:"excerpt"`
}

// answer is what the reader gives to a query.
type answer struct {
	Total   int  `json:"total"`
	More    bool `json:"more"`
	Instead []struct {
		Word string `json:"word"`
		Used string `json:"used"`
	} `json:"instead"`
	Dropped []string           `json:"dropped"`
	Facets  map[string][][]any `json:"facets"`
	Hits    []hit              `json:"hits"`
	Error   string             `json:"error"`
}

func (a answer) urls() string {
	var list []string
	for _, h := range a.Hits {
		list = append(list, h.URL)
	}
	return strings.Join(list, " ")
}

// marked gives the words that the first hit's excerpt marks.
func (a answer) marked() string {
	var list []string
	for _, piece := range a.Hits[0].Excerpt {
		if piece.Mark {
			list = append(list, piece.Text)
		}
	}
	return strings.Join(list, " ")
}

// find asks the index of a language in the browser. An error's name stands in the answer.
func find(tab context.Context, t *testing.T, lang civic.Lang, options map[string]any) answer {
	t.Helper()
	asked, err := json.Marshal(options)
	if err != nil {
		t.Fatal(err)
	}
	said, err := chromedp.Run(tab, chromedp.Evaluate[string](fmt.Sprintf(`(async () => {
		const { openIndex } = await import("/js/index.js");
		window.opened ??= {};
		try {
			const index = await (window.opened.%[1]s ??= openIndex("/search/%[1]s/index.json", %[1]q));
			return JSON.stringify(await index.find(%[2]s));
		} catch (error) {
			return JSON.stringify({ error: error.name + ": " + error.message });
		}
	})()`, lang, asked), chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal([]byte(said), &a); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return a
}

// municipal is a small site's worth of what can be found.
func municipal() []index.Entry {
	document := func(id, title string, sections ...index.Section) index.Entry {
		return index.Entry{
			URL: "/sv/dokument/" + id + "/", Lang: "sv", Kind: "document", Of: id, Title: title, Sections: sections,
			Councils: []string{"Ödeshög", "Boxholm"}, Date: civic.Day(2005, 3, 1), Standing: "adopted",
			Facets: index.Facets{Collaboration: "Kinda", Councils: []string{"Ödeshög", "Boxholm"}, Type: "policy", Standing: "adopted", Year: "2005"},
		}
	}
	decision := func(id, council, of string, date civic.Date, numbers ...string) index.Entry {
		return index.Entry{
			URL: "/sv/beslut/" + id + "/", Lang: "sv", Kind: "decision", Of: of, Title: "Beslut om " + of, Numbers: numbers,
			Summary:  fmt.Sprintf("Beslut den %d %s %d.", date.DayOfMonth(), []string{1: "januari", 5: "maj", 12: "december"}[date.Month()], date.Year()),
			Councils: []string{council}, Date: date, Standing: "adopted",
			Facets: index.Facets{Collaboration: "Kinda", Councils: []string{council}, Type: "policy", Standing: "adopted", Year: fmt.Sprint(date.Year())},
		}
	}
	earlier := document("sakerhet/1", "Informationssäkerhetspolicy, version 1")
	earlier.Kind, earlier.Earlier = "version", true
	original := document("opprinnelig", "Beredskapsplan på norsk", index.Section{ID: "maal", Heading: "Mål", Text: "Kommunen verner om fiskebruket."})
	original.Lang = "nb"
	return []index.Entry{
		earlier, original,
		document("sakerhet", "Informationssäkerhetspolicy",
			index.Section{ID: "syfte", Heading: "Syfte", Text: "Styrelsen ansvarar för allt."},
			index.Section{ID: "delegation", Heading: "Delegation", Text: "Nämnden har delegerad beslutanderätt över protokollet i ärendet om IT."}),
		document("trafik", "Trafikplan",
			index.Section{ID: "vagar", Heading: "Vägar", Text: "Beslutanderätt som inte är delegerad ligger kvar. Rådet har råd."}),
		document("raddning", "Handlingsprogram för räddningstjänst", index.Section{ID: "rad", Heading: "Rad", Text: "En rad åtgärder om vatten."}),
		document("upphandling", "Riktlinjer för upphandling", index.Section{Text: strings.Repeat("Långa ord om annat. ", 900) + "Till sist kommer bävern."}),
		decision("odeshog-86", "Ödeshög", "sakerhet", civic.Day(2005, 12, 12), "Dnr 150/05", "KF § 86"),
		decision("boxholm-12", "Boxholm", "sakerhet", civic.Day(2006, 1, 30), "KS 2005/0097", "KF § 12"),
		decision("boxholm-86", "Boxholm", "trafik", civic.Day(2011, 5, 2), "2005.110.005", "KF § 86/11"),
	}
}

func TestReaderFindsWhatPeopleMean(t *testing.T) {
	browser, _ := startBrowser(t)
	server := serveIndex(t, indexOf(t, "sv", municipal()))
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	const doc, dec = "/sv/dokument/", "/sv/beslut/"
	for _, test := range []struct {
		name, q string
		first   string // the hit that comes first; "" for none at all
		section string // of the first hit
		marked  string // in its excerpt
		without string // what is no hit
		instead string
		dropped string
		total   int // 0 where it does not matter
	}{
		{name: "a title finds the current version before earlier ones", q: "Informationssäkerhetspolicy", first: doc + "sakerhet/"},
		{name: "the last part of a compound", q: "säkerhetspolicy", first: doc + "sakerhet/"},
		{name: "a part within a compound", q: "policy", first: doc + "sakerhet/"},
		{name: "a definite form", q: "informationssäkerhetspolicyn", first: doc + "sakerhet/"},
		{name: "a basic form of what is definite in the text", q: "ärende protokoll", first: doc + "sakerhet/", section: "delegation"},
		{name: "a word without its dots", q: "raddningstjanst", first: doc + "raddning/"},
		{name: "a ring that tells words apart", q: "råd", first: doc + "trafik/", without: doc + "raddning/"},
		{name: "the same letters before others", q: "rad", first: doc + "raddning/"},
		{name: "a slip of the pen", q: "upphandlnig", first: doc + "upphandling/", instead: "upphandlnig"},
		{name: "a wrong first letter", q: "trxfikplan", first: doc + "trafik/", instead: "trxfikplan"},
		{name: "a word half typed", q: "upphan", first: doc + "upphandling/"},
		{name: "a short word that matters", q: "IT", first: doc + "sakerhet/", section: "delegation", marked: "IT"},
		{name: "a section far down a long text", q: "bävern", first: doc + "upphandling/", marked: "bävern"},
		{name: "a phrase", q: `"delegerad beslutanderätt"`, first: doc + "sakerhet/", section: "delegation", marked: "delegerad beslutanderätt", total: 1},
		{name: "several words, near one another first", q: "delegerad beslutanderätt", first: doc + "sakerhet/", total: 2},
		{name: "a word that must not be there", q: "delegerad -trafikplan", first: doc + "sakerhet/", total: 1},
		{name: "a phrase that must not be there", q: `beslutanderätt -"delegerad beslutanderätt"`, first: doc + "trafik/", total: 1},
		{name: "a word that nothing has", q: "trafikplan xyzzyqwv", first: doc + "trafik/", dropped: "xyzzyqwv"},
		{name: "a number as written", q: "Dnr 150/05", first: dec + "odeshog-86/"},
		{name: "a number in another form", q: "dnr 150/2005", first: dec + "odeshog-86/"},
		{name: "a number without its zeros", q: "ks2005/97", first: dec + "boxholm-12/"},
		{name: "paragraphs in a row", q: "§§ 11–13", first: dec + "boxholm-12/"},
		{name: "a day without marks", q: "20110502", first: dec + "boxholm-86/", marked: "den 2 maj 2011"},
		{name: "a day in another language", q: "December 12th, 2005", first: dec + "odeshog-86/"},
		{name: "a month", q: "2006-01", first: dec + "boxholm-12/", total: 1},
		{name: "a month by its name", q: "maj 2011", first: dec + "boxholm-86/", total: 1},
		{name: "a dotted number", q: "2005.110.005", first: dec + "boxholm-86/"},
		{name: "a paragraph", q: "§ 12", first: dec + "boxholm-12/"},
		{name: "a paragraph of a council", q: "Ödeshög § 86", first: dec + "odeshog-86/"},
		{name: "a number that nothing has", q: "dnr 999/1999"},
		{name: "signs", q: `"!"#¤%&/()=?`},
		{name: "markup", q: "<img onerror=alert()>"},
		{name: "an unpaired half of a character", q: "\ufffdtrafikplan", first: doc + "trafik/"},
		{name: "quotation marks alone", q: `" "" """`},
		{name: "nothing", q: " "},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := find(tab, t, "sv", map[string]any{"q": test.q, "facets": map[string]any{"lang": []string{"sv"}}})
			if got.Error != "" {
				t.Fatal(got.Error)
			}
			if test.first == "" {
				if len(got.Hits) > 0 {
					t.Errorf("%q finds %s, want nothing", test.q, got.urls())
				}
				return
			}
			if len(got.Hits) == 0 || got.Hits[0].URL != test.first {
				t.Fatalf("%q finds %q, want first %s", test.q, got.urls(), test.first)
			}
			if first := got.Hits[0]; test.section != "" && (first.Section == nil || first.Section.ID != test.section) {
				t.Errorf("%q leads to %+v, want the section %q", test.q, first.Section, test.section)
			}
			if test.marked != "" && got.marked() != test.marked {
				t.Errorf("%q marks %q, want %q in %v", test.q, got.marked(), test.marked, got.Hits[0].Excerpt)
			}
			if test.without != "" && strings.Contains(got.urls(), test.without) {
				t.Errorf("%q finds %s", test.q, test.without)
			}
			if said := len(got.Instead) > 0 && got.Instead[0].Word == test.instead; said != (test.instead != "") {
				t.Errorf("%q is said to be looked for as %v", test.q, got.Instead)
			}
			if strings.Join(got.Dropped, " ") != test.dropped {
				t.Errorf("%q leaves out %v, want %q", test.q, got.Dropped, test.dropped)
			}
			if test.total != 0 && got.Total != test.total {
				t.Errorf("%q has %d hits, want %d: %s", test.q, got.Total, test.total, got.urls())
			}
		})
	}
}

func TestReaderNarrowsCountsAndSorts(t *testing.T) {
	browser, _ := startBrowser(t)
	server := serveIndex(t, indexOf(t, "sv", municipal()))
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	got := find(tab, t, "sv", map[string]any{
		"q": "Boxholm", "facets": map[string]any{"kind": []string{"decision"}}, "sort": "date", "counts": []string{"council", "kind"},
	})
	if got.urls() != "/sv/beslut/boxholm-86/ /sv/beslut/boxholm-12/" {
		t.Errorf("decisions by date are %s", got.urls())
	}
	if councils := fmt.Sprint(got.Facets["council"]); councils != "[[Boxholm 2]]" {
		t.Errorf("councils are counted %s: only hits of the chosen kind count", councils)
	}
	if kinds := fmt.Sprint(got.Facets["kind"]); !strings.Contains(kinds, "decision 2") || !strings.Contains(kinds, "document 5") {
		t.Errorf("kinds are counted %s: what is chosen among them must not count", kinds)
	}
	got = find(tab, t, "sv", map[string]any{"facets": map[string]any{"year": []string{"2011"}}})
	if got.urls() != "/sv/beslut/boxholm-86/" {
		t.Errorf("a year alone finds %s", got.urls())
	}
	got = find(tab, t, "sv", map[string]any{"q": "fiskebruk"})
	if got.urls() != "/sv/dokument/opprinnelig/" {
		t.Errorf("a Norwegian word in its basic form finds %q", got.urls())
	}
	got = find(tab, t, "sv", map[string]any{"q": "kf", "page": 2, "size": 2})
	if got.Total > 2 && len(got.Hits) == 0 {
		t.Errorf("the second page of %d hits is empty", got.Total)
	}
}

// A slip in each half of a word leaves no half to find it by; what is said is the word as it is written, not as it is kept.
func TestReaderFindsAWordWithASlipInEachHalf(t *testing.T) {
	browser, _ := startBrowser(t)
	server := serveIndex(t, indexOf(t, "sv", municipal()))
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"upphnadlign", "uphandlinng"} {
		got := find(tab, t, "sv", map[string]any{"q": q})
		if len(got.Hits) == 0 || got.Hits[0].URL != "/sv/dokument/upphandling/" {
			t.Errorf("%q finds %q", q, got.urls())
		}
		if len(got.Instead) != 1 || got.Instead[0].Used != "upphandling" {
			t.Errorf("%q is said to be looked for as %v", q, got.Instead)
		}
	}
}

// An index of another format would be misread.
func TestReaderRefusesAnotherFormat(t *testing.T) {
	browser, _ := startBrowser(t)
	files := indexOf(t, "sv", municipal())
	root := "search/sv/" + index.RootFile
	files[root] = bytes.Replace(files[root], []byte(`"format":1`), []byte(`"format":2`), 1)
	server := serveIndex(t, files)
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	if got := find(tab, t, "sv", map[string]any{"q": "upphandling"}); got.Error == "" {
		t.Errorf("an index of another format finds %q", got.urls())
	}
}

// Any query gives hits or none.
func TestReaderTakesAnyQuery(t *testing.T) {
	browser, _ := startBrowser(t)
	server := serveIndex(t, indexOf(t, "sv", municipal()))
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	wrong, err := chromedp.Run(tab, chromedp.Evaluate[[]string](`(async () => {
		const { openIndex } = await import("/js/index.js");
		const index = await openIndex("/search/sv/index.json", "sv");
		const wrong = [];
		// Strings put together by chance, the same every time, from what queries are made of and what they are not.
		let seed = 4;
		const chance = n => (seed = seed * 48271 % 2147483647) % n;
		const pieces = ["råd", "policy", "Dnr", "§", "150/05", "2005", "KF", "-", "\"", "”", "<img src=x onerror=alert()>", "'", "&", "\ud800", "\udc00", "😀",
			"\u0301", "\u00ad", "\u0000", "\u202e", "/", ":", ".", "*", "(", "[", "\\", "$&", "%", "=", " ", " ", " ", "\n", "a", "ø", "ﬁ", "١٢"];
		const random = Array.from({ length: 300 }, () => Array.from({ length: 1 + chance(12) }, () => pieces[chance(pieces.length)]).join(""));
		// Signs alone find nothing, though something is chosen; nothing at all finds all that is chosen.
		for (const [q, some] of [["!!! ///", false], ["\"\" -", false], ["\ud800", false], ["<>", false], ["", true], [" ", true], ["-xyzzy", true]]) {
			for (const facets of [{ lang: ["sv"] }, { lang: ["sv"], kind: ["document"] }]) {
				const { total } = await index.find({ q, facets });
				if ((total > 0) !== (some && "kind" in facets)) wrong.push(q + " finds " + total + " of " + JSON.stringify(facets));
			}
		}
		for (const q of [...random, "\ud800", "a\udc00b", "x".repeat(10000), "råd ".repeat(2500), "\"".repeat(10000), "-".repeat(10000), "- - -\"",
			"1/".repeat(5000), "\u0000\u0001", "\uffff", "constructor __proto__ toString", "§", "§§", "# #=", "ð þ ß", "\u0301", "-policy", "-\"a b\"", "”plan“",
			"2005-12-12", "a".repeat(60), "policy -policy"])
			for (const typing of [false, true])
				try {
					const { total, hits } = await index.find({ q, typing });
					if (!(total >= hits.length)) wrong.push(q.slice(0, 20) + ": " + total);
				} catch (error) {
					wrong.push(q.slice(0, 20) + ": " + error.stack);
				}
		return wrong;
	})()`, chromedp.EvalAwaitPromise))
	if err != nil || len(wrong) > 0 {
		t.Errorf("%v, %s", err, strings.Join(wrong, "\n"))
	}
}

// A file that is missing is an error that the page can tell readers of, and is asked for again the next time.
func TestReaderSaysWhenAFileIsMissing(t *testing.T) {
	browser, _ := startBrowser(t)
	server := serveIndex(t, indexOf(t, "sv", municipal()))
	tab := within(browser, t)
	if err := chromedp.Do(tab, chromedp.Navigate(server.url+"/")); err != nil {
		t.Fatal(err)
	}
	if got := find(tab, t, "xx", map[string]any{"q": "policy"}); !strings.HasPrefix(got.Error, "IndexError: ") {
		t.Errorf("an index that is not there says %q", got.Error)
	}
	all := map[string][]byte{}
	for name, data := range server.files {
		all[name] = data
	}
	for name := range all {
		if strings.Contains(name, "/parts/") {
			server.remove(name)
		}
	}
	if got := find(tab, t, "sv", map[string]any{"q": "policy"}); !strings.HasPrefix(got.Error, "IndexError: ") {
		t.Errorf("an index without its parts says %q", got.Error)
	}
	server.mu.Lock()
	server.files = all
	server.mu.Unlock()
	if got := find(tab, t, "sv", map[string]any{"q": "policy"}); len(got.Hits) == 0 {
		t.Errorf("when the parts are back, the answer is %+v", got)
	}
}
