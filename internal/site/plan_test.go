package site

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// full is a world with every kind of record.
func full(t testing.TB) *world {
	w := framat(t)
	doc := w.reg.Documents[0]
	doc.Aliases = []string{"/mal-2005", "/en/goals-2005"}
	doc.Files = []string{"karta.png"}
	doc.Origin.File = "content/documents/framat/document.sv.md"
	v := doc.Versions[1]
	v.Lang = "nb"
	v.Texts["nb"] = text("nb", civic.Original)
	v.Texts["en"] = text("en", civic.Unofficial)
	plan := w.document("plan", "Strategisk plan", "Strategic plan", civic.Rule{Kind: civic.RuleShare, Num: 2, Den: 3})
	plan.Type = "egen"
	w.reg.Site.Types = map[string]civic.Text{"egen": {"sv": "egen sort", "en": "own kind"}}
	w.reg.Site.TypeSequence = []string{"egen"}
	pending := w.version(plan, "1", "2006-01-02", civic.StageSubmitted)
	r := w.decide(pending, "Kinda 2006-02-06 adopted-in-part")
	r.Scope = []string{"it"}
	r.Decision.Votes = &civic.Votes{For: civic.Number{Value: 31, Stated: true}, Against: civic.Number{NotStated: true}}
	r.Decision.Announced = w.date("2006-02-07")
	c := w.trebygden()
	c.Figures = []civic.Figure{{ID: "kostnad", Name: civic.Text{"sv": "Kostnad", "en": "Cost"}, Unit: civic.Text{"sv": "SEK"}, Values: []civic.FigureValue{
		{Year: 1997, Value: civic.Number{Value: 5100000, Stated: true}}, {Year: 1998, Value: civic.Number{NotStated: true}},
		{Year: 2000, Value: civic.Number{Value: 6000000, Stated: true}},
	}}}
	c.Filings = &civic.Filings{
		Columns: []civic.FilingColumn{{ID: "VB09", Kind: "report", Year: 2009}, {ID: "VP10", Kind: "plan", Year: 2010}},
		Rows:    []civic.FilingRow{{Name: civic.Text{"sv": "Bibliotek"}, Cells: []string{"yes", "not-stated"}}, {Name: civic.Text{"sv": "IT"}, Cells: []string{"no", "yes"}}},
		Sums:    []civic.Number{{Value: 11, Stated: true}, {Value: 2, Stated: true}},
	}
	w.body("rad")
	release := &civic.Release{Record: record("antagen", "Antaget", "Adopted"), Date: civic.Moment{Day: w.date("2006-04-25"), Hour: 9, HasTime: true},
		Issuers: w.reg.Councils, Documents: []*civic.Document{doc}, Decisions: doc.Decisions, Example: true}
	doc.MentionedIn = []*civic.Release{release}
	w.reg.Releases = []*civic.Release{release}
	w.reg.Terms = []*civic.Term{{Record: record("samstammig", "samstämmigt beslut", "concordant decision")}}
	w.reg.Pages = []*civic.Page{{Record: record("about", "Om webbplatsen", "About"), Nav: "header"}}
	return w
}

// text is a text with a heading and a link.
func text(tag civic.Lang, worth civic.Translation) *civic.VersionText {
	return &civic.VersionText{
		Lang: tag, Translation: worth, Rendition: true, Source: civic.Here{"## IT {#it}\n"}, Fingerprint: "f00",
		Prose: &civic.Prose{
			HTML: []string{
				`<div class="heading"><h2 id="it">IT</h2><a class="permalink" href="#it" aria-labelledby="it"><span aria-hidden="true">#</span></a></div><p><a href="`,
				`">Kinda</a></p>`,
			},
			Links:    []civic.Ref{{Kind: civic.KindCouncil, ID: "kinda"}},
			Sections: []civic.Section{{ID: "it", Level: 2, Title: "IT"}},
			Words:    2,
		},
	}
}

func TestAddressesAreThoseOfTheGuide(t *testing.T) {
	plan := full(t).plan("2026-11-21")
	var got []string
	for _, page := range plan.Pages {
		got = append(got, page.URL)
	}
	for _, picture := range plan.Pictures {
		got = append(got, picture.URL)
	}
	for _, file := range plan.Files {
		got = append(got, file.URL)
	}
	for _, want := range []string{
		"/", "/404.html", "/sv/", "/en/",
		"/sv/samarbeten/", "/en/collaborations/", "/sv/samarbeten/trebygden/", "/en/collaborations/trebygden/",
		"/sv/dokument/", "/en/documents/", "/sv/dokument/framat/", "/en/documents/framat/",
		"/sv/dokument/framat/4/", "/en/documents/framat/4/", "/sv/dokument/framat/4/nb/", "/en/documents/framat/4/nb/",
		"/sv/dokument/framat/4/text.md", "/en/documents/framat/4/text.md", "/sv/dokument/framat/karta.png",
		"/sv/fullmaktige/", "/en/councils/", "/sv/fullmaktige/odeshog/", "/en/councils/odeshog/",
		"/sv/beslut/", "/en/decisions/", "/sv/beslut/2006-04-24-ydre-framat/", "/en/decisions/2006-04-24-ydre-framat/",
		"/sv/antaganden/", "/en/adoptions/",
		"/sv/pressmeddelanden/", "/en/press/", "/sv/pressmeddelanden/antagen/", "/en/press/antagen/",
		"/sv/ordlista/", "/en/glossary/", "/sv/about/", "/en/about/",
		"/kort/sv/framat/", "/card/en/framat/", "/kort/sv/framat/badge.svg", "/card/en/framat/badge.png",
		"/kort/sv/framat/preview.png", "/card/en/preview.png",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("the site has no %s", want)
		}
	}
	slices.Sort(got)
	if twice := len(got) - len(slices.Compact(got)); twice > 0 {
		t.Errorf("%d addresses are planned twice", twice)
	}
}

func TestLinksOfBodiesLeadToPagesInTheLanguage(t *testing.T) {
	w := full(t)
	for day, wants := range map[string]map[civic.Ref]string{
		"2026-11-21": {
			{Kind: civic.KindDocument, ID: "framat"}:                                   "/sv/dokument/framat/",
			{Kind: civic.KindDocument, ID: "framat", Fragment: "it"}:                   "/sv/dokument/framat/#it",
			{Kind: civic.KindDocument, ID: "framat", File: "karta.png"}:                "/sv/dokument/framat/karta.png",
			{Kind: civic.KindVersion, ID: "framat", Version: "4"}:                      "/sv/dokument/framat/4/",
			{Kind: civic.KindTerm, ID: "samstammig"}:                                   "/sv/ordlista/#samstammig",
			{Kind: civic.KindPage, ID: "about"}:                                        "/sv/about/",
			{URL: "https://example.org/"}:                                              "https://example.org/",
			{Kind: civic.KindDecision, ID: "2006-04-24-ydre-framat"}:                   "/sv/beslut/2006-04-24-ydre-framat/",
			{Kind: civic.KindVersion, ID: "framat", Version: "4", Fragment: "page-it"}: "/sv/dokument/framat/4/#page-it",
		},
		"2005-09-10": { // what the day does not know has no page
			{Kind: civic.KindVersion, ID: "framat", Version: "4"}:    "/sv/dokument/framat/",
			{Kind: civic.KindDecision, ID: "2006-04-24-ydre-framat"}: "/sv/beslut/",
			{Kind: civic.KindRelease, ID: "antagen"}:                 "/sv/pressmeddelanden/",
		},
	} {
		e := w.plan(day).edition("sv")
		for ref, want := range wants {
			if got := e.address(ref); got != want {
				t.Errorf("on %s %+v leads to %q; want %q", day, ref, got, want)
			}
		}
	}
}

func TestOldAddressesLeadToTheDocumentInTheirLanguage(t *testing.T) {
	want := []Redirect{{"/mal-2005", "/sv/dokument/framat/"}, {"/en/goals-2005", "/en/documents/framat/"}}
	if got := full(t).plan("2026-11-21").Redirects; !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
}

func TestEveryPageSpeaksInFinishedWords(t *testing.T) {
	for _, day := range []string{"2026-11-21", "2006-02-06", "2005-09-10", "2004-01-01"} {
		w := full(t)
		w.reg.Site.Languages = []civic.Lang{"sv", "en", "nb"}
		for _, page := range w.plan(day).Pages {
			inspect(t, page.URL+" on "+day, reflect.ValueOf(page.View()))
		}
	}
}

// inspect looks for keys without words and placeholders without values in everything that a view says.
func inspect(t *testing.T, where string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			inspect(t, where, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			inspect(t, where+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			inspect(t, where, v.Index(i))
		}
	case reflect.String:
		s := v.String()
		if strings.ContainsAny(s, "{}") || strings.HasPrefix(s, "[") || strings.Contains(s, "  ") || strings.Contains(s, " .") {
			t.Errorf("%s says %q", where, s)
		}
	}
}

func TestEveryPageHasATitleOfItsOwnAndItsTwins(t *testing.T) {
	plan := full(t).plan("2026-11-21")
	titles := map[string]string{}
	for _, page := range plan.Pages {
		frame := reflect.ValueOf(page.View()).Elem().FieldByName("Frame").Interface().(Frame)
		if frame.Title == "" || frame.Description == "" || frame.Heading.Text == "" {
			t.Errorf("%s lacks a title, a heading or a description", page.URL)
		}
		if page.Lang == "" {
			continue
		}
		key := string(page.Lang) + frame.Title
		if other, taken := titles[key]; taken {
			t.Errorf("%s and %s share the title %q", other, page.URL, frame.Title)
		}
		titles[key] = page.URL
		if page.Layout == LayoutCard { // it stands for the document's page
			continue
		}
		if len(frame.Alternates) != 3 || frame.Canonical != plan.Absolute(page.URL) {
			t.Errorf("%s has the alternates %v and the canonical address %q", page.URL, frame.Alternates, frame.Canonical)
		}
		if !slices.Contains(page.Twins, Twin{page.Lang, page.URL}) {
			t.Errorf("%s is not among its twins %v", page.URL, page.Twins)
		}
	}
}

func TestLongListsAreCut(t *testing.T) {
	w := newWorld(t, "Norrby")
	for i := range 450 {
		w.version(w.document("d"+strings.Repeat("x", i+1), "Mål", "Goals", ruleAll), "1", "2005", civic.StageDraft)
	}
	plan := w.plan("2026-11-21")
	var urls []string
	for _, page := range plan.Pages {
		if page.Layout == LayoutDocuments && page.Lang == "sv" {
			urls = append(urls, page.URL)
			if n := len(page.View().(*DocumentsPage).Documents); n > perPage {
				t.Errorf("%s holds %d documents", page.URL, n)
			}
		}
	}
	if want := []string{"/sv/dokument/", "/sv/dokument/sida.2/", "/sv/dokument/sida.3/"}; !slices.Equal(urls, want) {
		t.Errorf("the list has the pages %v; want %v", urls, want)
	}
}
