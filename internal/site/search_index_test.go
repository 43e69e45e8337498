package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// inIndex gathers the addresses and names that the index of an edition lists, in its order.
func inIndex(t *testing.T, plan *Plan, search string) (urls, names []string) {
	t.Helper()
	note := func(items []IndexItem) {
		for _, item := range items {
			urls = append(urls, item.Title.URL)
			names = append(names, strings.TrimSpace(item.Number+" "+item.Title.Text))
		}
	}
	for _, kind := range view[*SearchPage](t, plan, search).Index {
		for _, group := range kind.Groups {
			note(group.Items)
		}
		for _, part := range kind.Parts {
			for next := part.Link.URL; next != ""; {
				page := view[*IndexPage](t, plan, next)
				note(page.Items)
				if next = ""; page.Pager != nil && page.Pager.Next != nil {
					next = page.Pager.Next.URL
				}
			}
		}
	}
	return urls, names
}

// recordLayouts are the pages that the index must lead to; versions and comparisons are reached from documents.
var recordLayouts = []string{
	LayoutDocument, LayoutDecision, LayoutCouncil, LayoutCollaboration, LayoutRelease, LayoutPage,
}

func TestIndexLeadsToEveryRecord(t *testing.T) {
	for name, plan := range map[string]*Plan{
		"a small site": full(t).plan("2026-11-21"), "an earlier day": framat(t).plan("2006-04-01"), "a large site": largeWorld(t).plan("2026-11-21"),
	} {
		for search, language := range map[string]civic.Lang{"/sv/sok/": "sv", "/en/search/": "en"} {
			urls, _ := inIndex(t, plan, search)
			for _, page := range plan.Pages {
				isFirst := !strings.Contains(page.URL, "sida.") && !strings.Contains(page.URL, "page.")
				if page.Lang == language && isFirst && slices.Contains(recordLayouts, page.Layout) && !slices.Contains(urls, page.URL) {
					t.Errorf("%s: the index does not list %s", name, page.URL)
				}
			}
			slices.Sort(urls)
			if n := len(urls); n != len(slices.Compact(urls)) {
				t.Errorf("%s: the index lists an address twice", name)
			}
		}
	}
}

// largeWorld has more documents and decisions than a page lists.
func largeWorld(t *testing.T) *world {
	w := newWorld(t, "Norrby")
	for i := range 2*perPage + 3 {
		doc := w.document(fmt.Sprintf("mal-%d", i), fmt.Sprintf("Mål %d", i), fmt.Sprintf("Goals %d", i), ruleAll)
		if i%2 == 0 {
			doc.Type = "policy"
		}
		w.decide(w.version(doc, "1", "2005", civic.StageFinal), fmt.Sprintf("Norrby %d-03-13 adopted", 2005+i%2)).
			Decision.Registration = fmt.Sprintf("%d/05", 2*perPage+3-i)
	}
	return w
}

func TestLargeKindsAreIndexedInParts(t *testing.T) {
	plan := largeWorld(t).plan("2026-11-21")
	page := view[*SearchPage](t, plan, "/sv/sok/")
	if documents := page.Index[0]; len(documents.Groups) != 0 || len(documents.Parts) != 2 ||
		documents.Parts[1].Link != (Link{Text: "Policy", URL: "/sv/sok/dokument/policy/"}) {
		t.Errorf("the documents are %+v", documents)
	}
	first := view[*IndexPage](t, plan, "/sv/sok/beslut/2005/")
	if first.Count != "202 beslut" {
		t.Errorf("the decisions of 2005 are %q", first.Count)
	}
	if len(first.Items) != perPage || first.Items[0].Number != "dnr 1/05" || first.Items[1].Number != "dnr 3/05" {
		t.Errorf("the decisions of 2005 are %d and begin with %+v", len(first.Items), first.Items[:2])
	}
	want := []IndexSpan{{Text: "dnr 1/05 – dnr 399/05"}, {Text: "dnr 401/05 – dnr 403/05", URL: "/sv/sok/beslut/2005/sida.2/"}}
	if !slices.Equal(first.Pages, want) {
		t.Errorf("the pages are %+v; want %+v", first.Pages, want)
	}
	if rest := view[*IndexPage](t, plan, "/en/search/decisions/2005/page.2/"); len(rest.Items) != 2 {
		t.Errorf("the last page lists %d decisions; want 2", len(rest.Items))
	}
}

func TestIndexKeepsToTheAlphabet(t *testing.T) {
	w := newWorld(t, "Örby", "Ärla", "Zäta", "Åby", "Aneby")
	for _, name := range []string{"Översiktsplan", "Zonplan", "Ängsplan", "Åplan", "Avfallsplan"} {
		w.document(strings.ToLower(name[len(name)-6:])+fmt.Sprint(len(w.reg.Documents)), name, name, ruleAll)
	}
	_, names := inIndex(t, w.plan("2026-11-21"), "/sv/sok/")
	want := []string{
		"Avfallsplan", "Zonplan", "Åplan", "Ängsplan", "Översiktsplan",
		"Kommunfullmäktige i Aneby", "Kommunfullmäktige i Zäta", "Kommunfullmäktige i Åby",
		"Kommunfullmäktige i Ärla", "Kommunfullmäktige i Örby", "Trebygden",
	}
	if !slices.Equal(names, want) {
		t.Errorf("the index lists %q; want %q", names, want)
	}
}

// A title that an author gave a decision need not tell whose it is.
func TestIndexTellsWhoDecided(t *testing.T) {
	w := newWorld(t, "Norrby")
	d := w.decide(w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal), "Norrby 2005-03-06 adopted").Decision
	d.Title = civic.Text{"sv": "Beslut om mål"}
	items := view[*SearchPage](t, w.plan("2026-11-21"), "/sv/sok/").Index[1].Groups[0].Items
	var about []string
	for _, passage := range items[0].About {
		about = append(about, passage.Text)
	}
	if got := strings.Join(about, ", "); got != "Norrby, 6 mars 2005, antagen" {
		t.Errorf("beside %q stands %q", items[0].Title.Text, got)
	}
}

func TestIndexGivesDecisionsTheirNumbersAsWritten(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby", "Österby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal)
	w.decide(v, "Norrby 2005-03-06 adopted").Decision.Section = "86"
	w.decide(v, "Söderby 2005-03-13 adopted").Decision.Registration = "KS 2005/0097"
	w.decide(v, "Österby 2005-03-20 adopted").Decision.Registration = civic.NotStated
	_, names := inIndex(t, w.plan("2026-11-21"), "/sv/sok/")
	want := []string{
		"dnr KS 2005/0097 Söderby om Mål, 13 mars 2005", "§ 86 Norrby om Mål, 6 mars 2005", "Österby om Mål, 20 mars 2005",
	}
	if got := names[1:4]; !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) || got[2] != want[2] {
		t.Errorf("the decisions are %q; want %q", got, want)
	}
}
