package site

import (
	"slices"
	"testing"

	"samsyn/internal/civic"
)

func TestWhatWaitsForAMergedCouncilWaitsForTheNewOne(t *testing.T) {
	w, v := mergedWorld(t, ruleAll)
	w.decide(v, "Österby 2018-04-09 adopted")
	plan := w.plan("2021-01-01")
	old := view[*CouncilPage](t, plan, "/sv/fullmaktige/soderby/")
	if len(old.Waiting) != 0 || !hasMark(old.Marks, "merged") {
		t.Errorf("for the council that is no more %d documents wait, with the marks %+v", len(old.Waiting), old.Marks)
	}
	page := view[*CouncilPage](t, plan, "/sv/fullmaktige/storby/")
	if len(page.Waiting) != 1 || !says(page.Waiting[0].Remarks, "Gäller Söderby, som numera ingår i kommunen.") {
		t.Errorf("waiting for the new council: %+v", page.Waiting)
	}
	if len(page.Documents) != 2 {
		t.Errorf("the new council has %d lines; want one for each council that went into it", len(page.Documents))
	}
}

func TestMergedCouncilsDecisionIsToldWithWhomItCountsFor(t *testing.T) {
	w, v := mergedWorld(t, ruleAll)
	w.decide(v, "Storby 2020-02-17 adopted")
	plan := w.plan("2021-01-01")
	page := view[*CouncilPage](t, plan, "/en/councils/storby/")
	if len(page.Documents) != 1 || !says(page.Documents[0].Remarks, "Counts for Österby and Söderby, now part of the municipality.") {
		t.Errorf("the new council's documents: %+v", page.Documents)
	}
	members := view[*CollaborationPage](t, plan, "/en/collaborations/trebygden/").Members
	if until := members[1].Until.Text; until != "31 December 2019" || !members[1].Former {
		t.Errorf("Söderby was a member until %q", until)
	}
}

func says(remarks []Passage, text string) bool {
	return slices.ContainsFunc(remarks, func(p Passage) bool { return p.Text == text })
}

func TestEveryCellOfTheOverviewSaysAWord(t *testing.T) {
	w, v := mergedWorld(t, ruleAll)
	w.decide(v, "Norrby 2018-03-12 noted")
	v.Adoption.HasParties, v.Adoption.Parties = true, []*civic.Council{w.council("Österby")}
	silent := w.document("gammal", "Gammal", "Old", ruleAll)
	w.version(silent, "1", "2001", civic.StageFinal).Adoption = civic.Adoption{By: civic.ByNotStated, Rule: civic.Rule{Kind: civic.RuleNotStated}}
	page := view[*AdoptionsPage](t, w.plan("2019-01-01"), "/sv/antaganden/")
	legend := map[string]bool{}
	for _, item := range page.Legend {
		legend[item.Badge.Text] = true
	}
	for _, row := range page.Collaborations[0].Rows {
		for i, cell := range row.Cells {
			if cell.Badge.Text == "" || !legend[cell.Badge.Text] {
				t.Errorf("%s: the cell of council %d says %q, which the legend does not explain", row.Document.Text, i, cell.Badge.Text)
			}
		}
	}
}

func TestAnnulmentIsNotCalledADecisionOfTheCouncil(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal)
	adopted := w.decide(v, "Norrby 2006-03-06 adopted")
	w.decide(v, "Norrby 2007-01-08 annulled").Annuls = adopted.Decision
	plan := w.plan("2026-11-21")
	page := view[*DecisionPage](t, plan, "/en/decisions/2007-01-08-norrby-mal/")
	if want := "Legality review of the decision by Norrby on Goals, 8 January 2007"; page.Heading.Text != want {
		t.Errorf("the page is called %q; want %q", page.Heading.Text, want)
	}
	if want := "Legality review of a decision by Norrby, 8 January 2007: Goals, annulled on review."; page.Description != want {
		t.Errorf("the page is described as %q; want %q", page.Description, want)
	}
	if home := view[*HomePage](t, plan, "/en/"); home.Numbers[3].Values[0].Text != "1" {
		t.Errorf("the home page counts %+v", home.Numbers[3])
	}
}

func TestWhatIsDatedAfterTheDayIsNotShown(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal)
	r := w.decide(v, "Norrby 2006-03-06 adopted-conditional")
	r.ConditionMet, r.Decision.Approved, r.Decision.Final = w.date("2006-06-01"), w.date("2006-03-20"), w.date("2006-04-18")
	page := view[*DecisionPage](t, w.plan("2006-03-10"), "/en/decisions/2006-03-06-norrby-mal/")
	for _, fact := range append(page.Dates[1:], page.Matters[0].Details...) {
		if got := fact.Values[0]; got.Missing != "not-recorded" {
			t.Errorf("%s is known beforehand: %q", fact.Name, got.Text)
		}
	}
	if w.decide(v, "Söderby 2006 adopted"); view[*DecisionsPage](t, w.plan("2006-03-10"), "/en/decisions/").Count != "1 decision" {
		t.Error("a decision of 2006 is listed before the year is over")
	}
}

func TestPageSaysWhichVersionItShowsWithoutCallingItAdoptedLast(t *testing.T) {
	w := newWorld(t, "Norrby")
	doc := w.document("mal", "Mål", "Goals", ruleAll)
	first, second := w.version(doc, "1", "2005", civic.StageFinal), w.version(doc, "2", "2007", civic.StageFinal)
	second.Valid = &civic.Validity{From: w.date("2009-01-01")}
	w.decide(first, "Norrby 2006-03-06 adopted")
	w.decide(second, "Norrby 2008-03-03 adopted")
	page := view[*DocumentPage](t, w.plan("2008-06-01"), "/en/documents/mal/")
	if want := "The page shows version 1. Version 2 has been adopted but is not yet valid."; page.Showing != want {
		t.Errorf("the page says %q; want %q", page.Showing, want)
	}
	if mark := page.Versions[1].Mark; mark != "" {
		t.Errorf("version 1 is marked %q although a newer one is adopted", mark)
	}
	page = view[*DocumentPage](t, w.plan("2010-06-01"), "/en/documents/mal/")
	if want := "The page shows version 2, which is the newest and has been adopted."; page.Showing != want {
		t.Errorf("the page says %q; want %q", page.Showing, want)
	}
}

func TestListTellsThatAnAdoptedDocumentIsRepealed(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	old, next := w.document("gammal", "Gammal", "Old", ruleAll), w.document("ny", "Ny", "New", ruleAll)
	next.Relations.Repeals = []*civic.Document{old}
	old.RepealedBy = []*civic.Document{next}
	for _, doc := range []*civic.Document{old, next} {
		v := w.version(doc, "1", "2005", civic.StageFinal)
		w.decide(v, "Norrby 2006-03-06 adopted")
		w.decide(v, "Söderby 2006-03-13 adopted")
	}
	items := view[*DocumentsPage](t, w.plan("2026-11-21"), "/en/documents/").Documents
	if items[0].Count != "2 of 2" || items[1].Count != "2 of 2, repealed" {
		t.Errorf("the list counts %q and %q", items[0].Count, items[1].Count)
	}
}

func TestMinutesSayWhereTheyAreOrThatTheSourceDoesNot(t *testing.T) {
	e := framat(t).plan("2026-11-21").edition("en")
	for _, test := range []struct {
		minutes *civic.Minutes
		want    MinutesItem
	}{
		{&civic.Minutes{URL: "https://norrby.example/p.pdf", Page: "12"}, MinutesItem{URL: "https://norrby.example/p.pdf", Page: "page 12"}},
		{&civic.Minutes{URL: civic.NotStated}, MinutesItem{Page: "not stated in the source"}},
		{&civic.Minutes{URL: civic.NotStated, Page: "12"}, MinutesItem{Page: "page 12"}},
	} {
		if got := e.minutes(test.minutes); got == nil || *got != test.want {
			t.Errorf("%+v is shown as %+v; want %+v", *test.minutes, got, test.want)
		}
	}
	if got := e.minutes(nil); got != nil {
		t.Errorf("minutes that nobody has looked for are shown as %+v", got)
	}
}
