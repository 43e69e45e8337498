package site

import (
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
	"samsyn/internal/search"
)

// entryAt finds the entry of an edition with an address.
func entryAt(t *testing.T, plan *Plan, tag civic.Lang, url string) search.Entry {
	t.Helper()
	for entry := range plan.Entries(tag) {
		if entry.URL == url {
			return entry
		}
	}
	t.Fatalf("nothing in %q is found at %s", tag, url)
	panic("unreachable")
}

func TestWhatIsFoundHasAPageAndAName(t *testing.T) {
	for name, plan := range map[string]*Plan{
		"a full site": full(t).plan("2026-11-21"), "an earlier day": framat(t).plan("2006-04-01"),
	} {
		known := map[string]bool{}
		for _, page := range plan.Pages {
			known[page.URL] = true
		}
		for _, tag := range plan.Langs {
			seen := map[string]bool{}
			for entry := range plan.Entries(tag) {
				page, _, _ := strings.Cut(entry.URL, "#")
				if !known[page] || entry.Title == "" || !slices.Contains(foundKinds, entry.Kind) || entry.Facets.Kind != entry.Kind {
					t.Errorf("%s: %+v has no page, name or kind", name, entry)
				}
				if seen[entry.URL] {
					t.Errorf("%s: %s is found twice", name, entry.URL)
				}
				seen[entry.URL] = true
			}
		}
	}
}

func TestEntriesEndWhenNobodyWantsMore(t *testing.T) {
	count := 0
	for range full(t).plan("2026-11-21").Entries("sv") {
		if count++; count == 2 {
			break
		}
	}
	if count != 2 {
		t.Errorf("%d entries came; want 2", count)
	}
}

func TestRepealedDocumentIsNotFoundAsSimplyAdopted(t *testing.T) {
	w := newWorld(t, "Norrby")
	old := w.version(w.document("gammal", "Gammal policy", "Old policy", ruleAll), "1", "2005", civic.StageFinal)
	w.decide(old, "Norrby 2005-03-06 adopted")
	successor := w.document("ny", "Ny policy", "New policy", ruleAll)
	w.decide(w.version(successor, "1", "2009", civic.StageFinal), "Norrby 2009-03-06 adopted")
	successor.Relations.Repeals = []*civic.Document{old.Document}
	old.Document.RepealedBy = []*civic.Document{successor}
	entry := entryAt(t, w.plan("2026-11-21"), "sv", "/sv/dokument/gammal/")
	if entry.Standing != "adopted force-repealed" || entry.Facets.Standing != "force-repealed" {
		t.Errorf("the standing is %q, narrowed to by %q", entry.Standing, entry.Facets.Standing)
	}
	if entry := entryAt(t, w.plan("2026-11-21"), "sv", "/sv/dokument/ny/"); entry.Standing != "adopted" || entry.Facets.Year != "2009" {
		t.Errorf("the successor is %q, of %q", entry.Standing, entry.Facets.Year)
	}
}

func TestDecisionIsFoundByItsNumbers(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal)
	d := w.decide(v, "Norrby 2005-12-12 adopted").Decision
	d.Section, d.Registration, d.Citation = "86/05", "150/05", "KF 2005-12-12 § 86/05, dnr 150/05"
	w.decide(v, "Söderby 2006-01-30 adopted").Decision.Registration = civic.NotStated
	plan := w.plan("2026-11-21")
	entry := entryAt(t, plan, "en", "/en/decisions/2005-12-12-norrby-mal/")
	if !slices.Equal(entry.Numbers, []string{"150/05", "§ 86/05"}) || !slices.Equal(entry.Facets.Councils, []string{"Norrby"}) {
		t.Errorf("the decision is found by %q at %q", entry.Numbers, entry.Facets.Councils)
	}
	if entry.Standing != "adopted" || entry.Sections[0].Text != d.Citation || entry.Facets.Year != "2005" {
		t.Errorf("the decision is %+v", entry)
	}
	if other := entryAt(t, plan, "en", "/en/decisions/2006-01-30-soderby-mal/"); len(other.Numbers) != 0 {
		t.Errorf("a number that is not stated is found by %q", other.Numbers)
	}
}

func TestTextInAnotherLanguageIsAnEntryOfItsOwn(t *testing.T) {
	w := newWorld(t, "Norrby")
	v := w.version(w.document("plan", "Plan", "Plan", ruleAll), "1", "2005", civic.StageFinal)
	prose := func(words string) *civic.Prose {
		return &civic.Prose{HTML: []string{words}, Sections: []civic.Section{{ID: "a", Level: 2, Title: "A", Plain: words}}, Words: 1}
	}
	v.Lang = "nb"
	v.Texts["nb"] = &civic.VersionText{Lang: "nb", Title: "Strategisk plan", Prose: prose("samarbeid")}
	v.Texts["sv"] = &civic.VersionText{Lang: "sv", Translation: civic.Unofficial, Prose: prose("samarbete")}
	plan := w.plan("2026-11-21")
	original := entryAt(t, plan, "sv", "/sv/dokument/plan/1/nb/")
	if original.Lang != "nb" || original.Title != "Strategisk plan (version 1)" || original.Sections[0].Text != "samarbeid" {
		t.Errorf("the original is %+v", original)
	}
	if page := entryAt(t, plan, "sv", "/sv/dokument/plan/"); page.Lang != "sv" || page.Sections[0].Text != "samarbete" {
		t.Errorf("the document is %+v", page)
	}
	if page := entryAt(t, plan, "en", "/en/documents/plan/"); page.Lang != "en" || len(page.Sections) != 0 {
		t.Errorf("the document in English is %+v", page)
	}
}

func TestCouncilsOfOneNameAreToldApart(t *testing.T) {
	w := newWorld(t, "Herøy", "Norrby", "Nesodden")
	w.reg.Councils[2].Municipality = civic.Text{"sv": "Herøy", "en": "Herøy"}
	plan := w.plan("2026-11-21")
	if entry := entryAt(t, plan, "sv", "/sv/fullmaktige/nesodden/"); !slices.Equal(entry.Facets.Councils, []string{"Herøy (nesodden)"}) {
		t.Errorf("the second of the name is %q", entry.Facets.Councils)
	}
}
