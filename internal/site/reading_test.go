package site

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

func TestCitationNamesTheDecisionsAsWritten(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby", "Österby")
	doc := w.document("mal", "Mål", "Goals", ruleAll)
	w.version(doc, "1", "2004", civic.StageFinal)
	v := w.version(doc, "2", "2005-10-01", civic.StageFinal)
	d := w.decide(v, "Norrby 2005-11-07 adopted").Decision
	d.Section, d.Registration = "101/05", "2005/150-KS"
	d = w.decide(v, "Söderby 2005-12 adopted-reservation").Decision
	d.Section, d.Registration = civic.NotStated, ""
	cite := view[*VersionPage](t, w.plan("2006-01-01"), "/sv/dokument/mal/2/").Version.Cite
	want := []string{
		"Mål, version 2, 1 oktober 2005.",
		"Beslut: Norrby, antagen, 7 november 2005, § 101/05, dnr 2005/150-KS; Söderby, antagen med förbehåll, december 2005.",
	}
	if !slices.Equal(cite.Lines, want) || cite.URL != "https://samsyn.example/sv/dokument/mal/2/" {
		t.Errorf("cited as %q at %s; want %q", cite.Lines, cite.URL, want)
	}
	older := view[*VersionPage](t, w.plan("2006-01-01"), "/sv/dokument/mal/1/").Version.Cite
	if want := []string{"Mål, version 1, 2004."}; !slices.Equal(older.Lines, want) {
		t.Errorf("the older version, on which no decision is recorded, is cited as %q; want %q", older.Lines, want)
	}
}

func TestRenditionIsCitedAsOne(t *testing.T) {
	cite := view[*VersionPage](t, full(t).plan("2026-11-21"), "/en/documents/framat/4/").Version.Cite
	said := strings.Join(cite.Lines, "\n")
	for _, want := range []string{"Summary in other words", "Unofficial translation from Norwegian"} {
		if !strings.Contains(said, want) {
			t.Errorf("the citation does not say %q:\n%s", want, said)
		}
	}
	if len(cite.Sections) != 1 || cite.Sections[0].URL != "https://samsyn.example/en/documents/framat/4/#it" {
		t.Errorf("the sections are %+v", cite.Sections)
	}
}

func TestSectionsHaveAddressesOnBothPages(t *testing.T) {
	w := full(t)
	doc := w.reg.Documents[0]
	older := doc.Versions[0]
	older.Lang = "sv"
	older.Texts["sv"] = text("sv", civic.Original)
	older.Texts["sv"].Prose.HTML = []string{strings.ReplaceAll(older.Texts["sv"].Prose.HTML[0], "it", "bort"), older.Texts["sv"].Prose.HTML[1]}
	older.Texts["sv"].Prose.Sections = []civic.Section{{ID: "bort", Level: 2, Title: "Bort"}}
	plan := w.plan("2026-11-21")
	for url, want := range map[string]string{
		"/sv/dokument/framat/":   `href="/sv/dokument/framat/4/#it" aria-labelledby="_p-it it">Version 4</a>`,
		"/sv/dokument/framat/4/": `href="/sv/dokument/framat/#it" aria-labelledby="_p-it it">dokumentets sida</a>`,
	} {
		var block TextBlock
		if strings.HasSuffix(url, "/4/") {
			block = view[*VersionPage](t, plan, url).Version.Text
		} else {
			block = view[*DocumentPage](t, plan, url).Version.Text
		}
		if got := string(block.Body.HTML); !strings.Contains(got, want) {
			t.Errorf("%s has no %s:\n%s", url, want, got)
		}
	}
	gone := view[*VersionPage](t, plan, "/sv/dokument/framat/"+older.ID+"/").Version.Text
	if strings.Contains(string(gone.Body.HTML), "_p-bort") {
		t.Error("a section that the document's page lacks leads there all the same")
	}
}

func TestWordsAreExplainedOnceWhereTheGlossaryHasThem(t *testing.T) {
	w := framat(t)
	bare := view[*DocumentPage](t, w.plan("2026-11-21"), "/sv/dokument/framat/")
	for i, code := range []string{"concordant", "draft", "awaiting"} { // of the page's day, then of other days
		if len(bare.Explanations) != 3 || bare.Explanations[i].URL != "/sv/ordlista/#_x-standing."+code {
			t.Errorf("without a glossary the page explains its standings in the site's words alone, not %+v", bare.Explanations)
		}
	}
	if bare.Version.Adoption.WordsURL != "/sv/ordlista/#_words" {
		t.Error("without a glossary the table does not lead to what its words mean")
	}
	for _, id := range []string{"concordant", "section", "adopted"} {
		w.reg.Terms = append(w.reg.Terms, &civic.Term{Record: record(id, id, id)})
	}
	page := view[*DocumentPage](t, w.plan("2026-11-21"), "/sv/dokument/framat/")
	var got []string
	for _, x := range page.Explanations {
		got = append(got, x.ID+" "+x.URL)
	}
	want := []string{
		"_e-concordant /sv/ordlista/#concordant", "_e-section /sv/ordlista/#section", "_e-adopted /sv/ordlista/#adopted",
		"_x-standing.draft /sv/ordlista/#_x-standing.draft", "_x-standing.awaiting /sv/ordlista/#_x-standing.awaiting",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the page explains %q; want %q", got, want)
	}
	explained := 0
	for _, row := range page.Version.Adoption.Rows {
		if row.Term != "" {
			explained++
		}
	}
	if explained != 1 || page.Version.Adoption.Terms.Registration != "" {
		t.Errorf("%d rows explain their standing; want the first alone", explained)
	}
}

// A term that is renamed in the sample glossary would leave its words without an explanation in silence.
func TestConceptsAreTermsOfTheSampleGlossary(t *testing.T) {
	for concept, term := range concepts {
		if _, err := os.Stat("../../content/terms/" + term + ".sv.md"); err != nil {
			t.Errorf("%s is to be explained by a term that is not there: %v", concept, err)
		}
	}
}

func TestRecordsListWhatLinksToThem(t *testing.T) {
	w := full(t)
	body := func(refs ...civic.Ref) map[civic.Lang]*civic.Prose {
		return map[civic.Lang]*civic.Prose{"sv": {HTML: make([]string, len(refs)+1), Links: refs, Words: 1}}
	}
	toDoc := civic.Ref{Kind: civic.KindDocument, ID: "framat"}
	w.reg.Pages[0].Bodies = body(toDoc, civic.Ref{Kind: civic.KindVersion, ID: "framat", Version: "4"})
	w.reg.Terms[0].Bodies = body(toDoc)
	w.reg.Documents[0].Bodies = body(toDoc)
	w.reg.Decisions[0].Bodies = body(toDoc)
	w.reg.Releases[0].Bodies = body(civic.Ref{URL: "https://example.org/"}, toDoc)
	for day, want := range map[string]string{
		"2026-11-21": "Ordlista: samstämmigt beslut /sv/ordlista/#samstammig; Sidor: Om webbplatsen /sv/about/",
		"2006-04-01": "Ordlista: samstämmigt beslut /sv/ordlista/#samstammig; Sidor: Om webbplatsen /sv/about/",
	} {
		var got []string
		for _, group := range view[*DocumentPage](t, w.plan(day), "/sv/dokument/framat/").Provenance.Linked {
			for _, link := range group.Links {
				got = append(got, group.Name+": "+link.Text+" "+link.URL)
			}
		}
		if said := strings.Join(got, "; "); said != want {
			t.Errorf("on %s: %s\nwant: %s", day, said, want)
		}
	}
	council := view[*CouncilPage](t, w.plan("2026-11-21"), "/sv/fullmaktige/kinda/").Provenance.Linked
	if len(council) != 1 || council[0].Links[0].URL != "/sv/dokument/framat/4/" {
		t.Errorf("to the council that a version's text names links %+v", council)
	}
	w.reg.Councils[0].Bodies = body(civic.Ref{Kind: civic.KindTerm, ID: "samstammig"})
	term := view[*GlossaryPage](t, w.plan("2026-11-21"), "/sv/ordlista/").Terms[0].Linked
	if len(term) != 1 || len(term[0].Links) != 1 || term[0].Name != "Fullmäktige" {
		t.Errorf("to the term that a council's page names links %+v", term)
	}
}

func TestCouncilSeesTheDaysAhead(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby", "Österby")
	doc := w.document("mal", "Mål", "Goals", ruleAll)
	v := w.version(doc, "1", "2026-01-15", civic.StageFinal)
	v.Valid = &civic.Validity{FromAdoption: true, Until: w.date("2027")}
	v.Review = w.date("2026-12-31")
	w.decide(v, "Norrby 2026-10-01 adopted").Decision.Announced = w.date("2026-10-05")
	w.decide(v, "Söderby 2026-10-12 adopted")
	w.decide(v, "Österby 2026-11-02 adopted").Decision.Announced = w.date("2026-11-03")
	plan := w.document("plan", "Plan", "Plan", ruleAll)
	draft := w.version(plan, "1", "2026-11-01", civic.StageReferral)
	draft.Referral = &civic.Referral{From: w.date("2026-11"), Until: w.date("2026-12-01"), To: []*civic.Council{w.council("Österby")}}
	next := w.version(plan, "2", "2026-11-05", civic.StageSubmitted)
	w.decide(next, "Norrby 2026-12-14 scheduled")
	for _, test := range []struct{ day, council, want string }{
		{"2026-11-21", "osterby", "24 november 2026 Sista dag för överklagande; 1 december 2026 Remisstiden går ut; 14 december 2026 Planerat beslut: Norrby; " +
			"31 december 2026 Texten ska senast ses över; 2027 Texten gäller till och med"},
		{"2026-11-21", "norrby", "14 december 2026 Planerat beslut: Norrby; 31 december 2026 Texten ska senast ses över; 2027 Texten gäller till och med"},
		{"2026-10-20", "norrby", "26 oktober 2026 Sista dag för överklagande; 14 december 2026 Planerat beslut: Norrby"},
		{"2028-01-01", "norrby", ""},
	} {
		page := view[*CouncilPage](t, w.plan(test.day), "/sv/fullmaktige/"+test.council+"/")
		var got []string
		for _, item := range page.Ahead {
			got = append(got, item.Date.Text+" "+item.What)
		}
		if said := strings.Join(got, "; "); said != test.want {
			t.Errorf("%s on %s: %s\nwant: %s", test.council, test.day, said, test.want)
		}
		if (page.NothingAhead == "") == (test.want == "") {
			t.Errorf("%s on %s says %q", test.council, test.day, page.NothingAhead)
		}
	}
}

func TestCouncilSeesSinceWhenItWaitsAndWhereTheOthersStand(t *testing.T) {
	page := view[*CouncilPage](t, framat(t).plan("2006-04-01"), "/sv/fullmaktige/ydre/")
	waiting := page.Waiting[0]
	want := []string{"Boxholm (30 januari 2006), Kinda (27 mars 2006), Tranås (21 november 2005) och Ödeshög (12 december 2005) – antagen"}
	if waiting.Since.DateTime != "2005-09-27" || !slices.Equal(waiting.Others, want) {
		t.Errorf("waits since %q, the others: %q; want %q", waiting.Since.DateTime, waiting.Others, want)
	}
}

func TestCouncilWithManyDecisionsHasThemByYear(t *testing.T) {
	w := newWorld(t, "Norrby")
	for i := range 400 {
		v := w.version(w.document(fmt.Sprintf("d%03d", i), "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal)
		w.decide(v, fmt.Sprintf("Norrby %d-03-01 adopted", 2001+i%8))
	}
	plan := w.plan("2026-11-21")
	first := view[*CouncilPage](t, plan, "/sv/fullmaktige/norrby/")
	second := view[*CouncilPage](t, plan, "/sv/fullmaktige/norrby/sida.2/")
	if len(first.Years) != 4 || len(second.Years) != 4 || first.Pager == nil {
		t.Fatalf("the pages hold %d and %d years", len(first.Years), len(second.Years))
	}
	var links []string
	for _, link := range second.YearLinks {
		links = append(links, link.Text+" "+link.URL)
	}
	if len(links) != 8 || links[0] != "2008 /sv/fullmaktige/norrby/#_year-2008" || links[7] != "2001 /sv/fullmaktige/norrby/sida.2/#_year-2001" {
		t.Errorf("the years are %q", links)
	}
	if second.Years[3].ID != "_year-2001" {
		t.Errorf("the last year's place is %q", second.Years[3].ID)
	}
}
