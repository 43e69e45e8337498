package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// textOf makes a text of sections, each "id|level|Heading|first line|second line", with its markup.
func textOf(tag civic.Lang, worth civic.Translation, sections ...string) *civic.VersionText {
	prose := &civic.Prose{}
	markup := ""
	for _, s := range sections {
		parts := strings.Split(s, "|")
		section := civic.Section{ID: parts[0], Title: parts[2], Plain: strings.Join(parts[3:], "\n")}
		if section.ID != "" {
			fmt.Sscan(parts[1], &section.Level)
			markup += fmt.Sprintf(`<div class="heading"><h%d id="%s">%s</h%d><a class="permalink" href="#%s" aria-labelledby="%s"><span aria-hidden="true">#</span></a></div>`,
				section.Level, section.ID, section.Title, section.Level, section.ID, section.ID)
		}
		for _, line := range parts[3:] {
			markup += "<p>" + line + "</p>\n"
		}
		prose.Sections = append(prose.Sections, section)
	}
	prose.HTML = []string{markup}
	return &civic.VersionText{Lang: tag, Translation: worth, Prose: prose, Source: civic.Here{"x\n"}}
}

// goals is a document with three texts, one of them lost, decided on by two councils.
func goals(t *testing.T) *world {
	w := newWorld(t, "Norrby", "Söderby", "Österby")
	doc := w.document("mal", "Mål", "Goals", ruleAll)
	w.version(doc, "1", "2004-11-02", civic.StageDraft)
	v2 := w.version(doc, "2", "2005-03-17", civic.StageFinal)
	v3 := w.version(doc, "3", "2008-02-01", civic.StageFinal)
	v2.Lang, v3.Lang = "sv", "sv"
	v2.Texts["sv"] = textOf("sv", civic.Original, "||Mål|Ingress.", "it|2|IT|Samma system.", "bib|2|Bibliotek|Ett kort gäller i alla kommuner.|Öppet 30 timmar.")
	v3.Texts["sv"] = textOf("sv", civic.Original, "||Mål|Ingress.", "bib|2|Bibliotek|Ett kort gäller i alla tre kommuner.|Öppet 30 timmar.", "it|2|IT|Samma system.")
	w.decide(v2, "Norrby 2005-11-07 adopted")
	r := w.decide(v3, "Österby 2008-04-28 adopted-amended")
	r.Deviation = civic.Text{"sv": "Öppettiderna ändras till 35.", "en": "Opening hours are changed to 35."}
	return w
}

func comparison(t *testing.T, plan *Plan, url string) *ComparisonPage {
	t.Helper()
	for _, page := range plan.Pages {
		if page.URL == url {
			return page.View().(*ComparisonPage)
		}
	}
	t.Fatalf("the site has no %s", url)
	return nil
}

// said writes runs with marks: [-gone-] and {+added+}.
func said(runs []Run) string {
	var b strings.Builder
	for i, r := range runs {
		if i > 0 && r.Space {
			b.WriteByte(' ')
		}
		switch {
		case r.Gone:
			b.WriteString("[-" + r.Text + "-]")
		case r.Added:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestAComparisonTellsWhatChanged(t *testing.T) {
	page := comparison(t, goals(t).plan("2026-11-21"), "/sv/dokument/mal/andringar/2..3/")
	if page.Summary != "1 ändrat avsnitt, 1 flyttat." || page.Words != "Tillagda ord: 1. Borttagna ord: 0." {
		t.Errorf("it says %q %q", page.Summary, page.Words)
	}
	var got []string
	for _, s := range page.Sections {
		line := s.Plain + said(s.Title) + " (" + strings.Join(s.Tags, ", ") + ") " + s.Moved
		for _, b := range s.Blocks {
			line += " / "
			if !b.Once {
				line += said(b.Left.Words) + " → "
			}
			line += said(b.Right.Words)
		}
		got = append(got, strings.TrimSpace(line))
	}
	want := []string{
		"Mål (oförändrat)  / Ingress.",
		"Bibliotek (ändrat)  / Ett kort gäller i alla kommuner. → Ett kort gäller i alla {+tre+} kommuner. / Öppet 30 timmar. → Öppet 30 timmar.",
		"IT (oförändrat, flyttat) I version 2 stod avsnittet efter ”Mål”. / Samma system.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(page.Deviations) != 1 || page.Deviations[0].Text.Text != "Öppettiderna ändras till 35." || page.Deviations[0].Version != "Version 3" {
		t.Errorf("the deviations are %+v", page.Deviations)
	}
	if page.TextLang != "" || len(page.Marks) != 0 {
		t.Errorf("a comparison of originals in the page's language has the language %q and the marks %v", page.TextLang, page.Marks)
	}
}

func TestAComparisonInAnotherLanguageSaysSo(t *testing.T) {
	w := goals(t)
	page := comparison(t, w.plan("2026-11-21"), "/en/documents/mal/changes/2..3/")
	if page.TextLang != "sv" || len(page.Marks) != 1 || page.Marks[0].Text != "The texts are not both available in English. They are compared in Swedish." {
		t.Errorf("the language is %q, the marks are %v", page.TextLang, page.Marks)
	}
	for _, v := range w.reg.Documents[0].Versions[1:] {
		v.Texts["en"] = textOf("en", civic.Unofficial, "it|2|IT|The same system in "+v.ID+".")
	}
	page = comparison(t, w.plan("2026-11-21"), "/en/documents/mal/changes/2..3/")
	if page.TextLang != "" || len(page.Marks) != 1 || !strings.Contains(page.Marks[0].Text, "translation") || !strings.Contains(page.Newer.Worth, "unofficial") {
		t.Errorf("the language is %q, the marks are %v, the newer text is %q", page.TextLang, page.Marks, page.Newer.Worth)
	}
}

func TestAnAccountIsNeverComparedAsTheWording(t *testing.T) {
	w := goals(t)
	doc := w.reg.Documents[0]
	doc.Versions[1].Texts["sv"].Rendition = true
	page := comparison(t, w.plan("2026-11-21"), "/sv/dokument/mal/andringar/2..3/")
	if len(page.Marks) != 1 || !strings.Contains(page.Marks[0].Text, "Version 2 finns här bara som återgivning i sammandrag") {
		t.Errorf("the marks are %v", page.Marks)
	}
	if !strings.Contains(page.Older.Worth, "återgivning") || strings.Contains(page.Newer.Worth, "återgivning") {
		t.Errorf("the texts are %q and %q", page.Older.Worth, page.Newer.Worth)
	}
	doc.Versions[2].Texts["sv"].Rendition = true
	page = comparison(t, w.plan("2026-11-21"), "/sv/dokument/mal/andringar/2..3/")
	if len(page.Marks) != 1 || !strings.Contains(page.Marks[0].Text, "Båda texterna är återgivningar") {
		t.Errorf("the marks are %v", page.Marks)
	}
}

func TestFewTextsAreComparedEachWithEachAndManyWithTheShownOne(t *testing.T) {
	for _, test := range []struct{ texts, pages int }{{0, 0}, {1, 0}, {2, 1}, {6, 15}, {7, 11}, {60, 117}} {
		w := newWorld(t, "Norrby")
		doc := w.document("mal", "Mål", "Goals", ruleAll)
		for i := range test.texts {
			v := w.version(doc, fmt.Sprint(i+1), fmt.Sprint(1950+i), civic.StageDraft)
			v.Lang, v.Texts["sv"] = "sv", textOf("sv", civic.Original, "||Mål|Text.")
		}
		if test.texts >= 7 {
			w.decide(doc.Versions[2], "Norrby 2005-12-12 adopted")
		}
		plan := w.plan("2026-11-21")
		pages := 0
		for _, page := range plan.Pages {
			if page.Layout == LayoutComparison && page.Lang == "sv" {
				pages++
			}
		}
		if pages != test.pages {
			t.Errorf("%d texts have %d comparisons; want %d", test.texts, pages, test.pages)
		}
	}
}

func TestComparisonsAreFoundFromTheVersions(t *testing.T) {
	w := goals(t)
	plan := w.plan("2026-11-21")
	e := plan.edition("sv")
	doc := w.reg.Documents[0]
	var lines []string
	for _, item := range e.versionItems(plan.Status(doc), nil) {
		for _, link := range item.Compare {
			lines = append(lines, item.Name+" with "+link.Text+" at "+link.URL)
		}
	}
	if want := []string{"Version 3 with Version 2 at /sv/dokument/mal/andringar/2..3/"}; !slices.Equal(lines, want) {
		t.Errorf("the list leads to %q; want %q", lines, want)
	}
	ways := e.textWays(doc.Versions[1])
	if len(ways) != 1 || ways[0].Text != "Ändringar till version 3" {
		t.Errorf("the text of version 2 leads to %v", ways)
	}
	if n := e.neighbours(doc.Versions[1]); n.Prev.URL != "/sv/dokument/mal/1/" || n.Next.URL != "/sv/dokument/mal/3/" {
		t.Errorf("the neighbours are %v and %v", n.Prev, n.Next)
	}
}

func TestTwoLanguagesStandSideBySide(t *testing.T) {
	w := goals(t)
	v := w.reg.Documents[0].Versions[1]
	v.Texts["en"] = textOf("en", civic.Unofficial, "||Goals|Lead.", "it|2|IT|The same system.", "new|3|New|Only here.")
	plan := w.plan("2026-11-21")
	for url, own := range map[string]string{"/sv/dokument/mal/2/parallell/": "Svenska", "/en/documents/mal/2/parallel/": "Swedish"} {
		at := slices.IndexFunc(plan.Pages, func(p *Page) bool { return p.URL == url })
		if at < 0 {
			t.Fatalf("the site has no %s", url)
		}
		page := plan.Pages[at].View().(*ParallelPage)
		if page.Original.Name != own || len(page.Sections) != 4 {
			t.Errorf("%s has the original %q and %d sections", url, page.Original.Name, len(page.Sections))
			continue
		}
		it, only := page.Sections[1], page.Sections[2]
		if !strings.Contains(string(it.Original.HTML), `id="it"`) || !strings.Contains(string(it.Beside.HTML), `id="_t-it"`) ||
			!strings.Contains(string(it.Beside.HTML), `href="#_t-it"`) {
			t.Errorf("%s pairs %q with %q", url, it.Original.HTML, it.Beside.HTML)
		}
		if url[1] == 's' && only.Beside.HTML == "" && only.Beside.Missing != "Avsnittet finns inte i översättningen till engelska." {
			t.Errorf("%s says %q of a section that is not in the translation", url, only.Beside.Missing)
		}
	}
}

func TestSectionsStandBesideEachOtherByTheirIDs(t *testing.T) {
	section := func(list ...string) (out []bodySection) {
		for _, id := range list {
			out = append(out, bodySection{id: id, level: 2})
		}
		return out
	}
	for _, test := range []struct {
		left, right []bodySection
		want        string
	}{
		{section("", "a", "b"), section("", "a", "b"), "[{0 0} {1 1} {2 2}]"},
		{section("", "ett", "tva"), section("", "one", "two"), "[{0 0} {1 1} {2 2}]"},
		{section("a", "x", "b"), section("a", "b"), "[{0 0} {1 -1} {2 1}]"},
		{section("a", "b"), section("a", "y", "b", "z"), "[{0 0} {-1 1} {1 2} {-1 3}]"},
		{section("a", "b"), section("b", "a"), "[{-1 0} {0 1} {1 -1}]"},
		{nil, section("a"), "[{-1 0}]"},
	} {
		if got := fmt.Sprint(besideEachOther(test.left, test.right)); got != test.want {
			t.Errorf("%v and %v are paired as %s; want %s", test.left, test.right, got, test.want)
		}
	}
}

// A heading within a quotation stays in it: what is cut out must be whole.
func TestSectionsAreCutOutWhole(t *testing.T) {
	heading := func(id string) string {
		return `<div class="heading"><h2 id="` + id + `">X</h2></div>`
	}
	body := &civic.Prose{
		HTML:     []string{"<p>i</p>" + heading("a") + "<blockquote>" + heading("q") + "<p>q</p></blockquote>" + heading("b") + "<p>b</p>"},
		Sections: []civic.Section{{}, {ID: "a", Level: 2}, {ID: "q", Level: 2}, {ID: "b", Level: 2}},
	}
	var got []string
	joined := ""
	for _, s := range full(t).plan("2026-11-21").edition("sv").sectionsOf(body, "") {
		got = append(got, s.id)
		joined += string(s.html)
	}
	if want := []string{"", "a", "b"}; !slices.Equal(got, want) || joined != body.HTML[0] {
		t.Errorf("the sections are %q: %s", got, joined)
	}
}
