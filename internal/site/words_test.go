package site

import (
	"slices"
	"testing"

	"samsyn/internal/civic"
)

func TestOnlySwedenNumbersBySectionSigns(t *testing.T) {
	for name, test := range map[string]struct {
		norwegian        []string
		head             string
		rowHeads, ledger []string
	}{
		"two Swedish councils":   {nil, "§", []string{"§", "§"}, []string{"§", "§"}},
		"one of each country":    {[]string{"Norrby"}, "§ eller ärende", []string{"Ärende", "§"}, []string{"ärende", "§"}},
		"two Norwegian councils": {[]string{"Norrby", "Österby"}, "Ärende", []string{"Ärende", "Ärende"}, []string{"ärende", "ärende"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, "Norrby", "Österby")
			for _, council := range test.norwegian {
				w.council(council).Country = civic.Norway
			}
			doc := w.document("mal", "Mål", "Goals", ruleAll)
			v := w.version(doc, "1", "2008-01-01", civic.StageFinal)
			w.decide(v, "Norrby 2008-02-01 adopted").Decision.Section = "7/08"
			w.decide(v, "Österby 2008-02-02 adopted").Decision.Section = "8"
			plan := w.plan("2009-01-01")
			table := view[*DocumentPage](t, plan, "/sv/dokument/mal/").Version.Adoption
			if table.Section != test.head {
				t.Errorf("the column is headed %q; want %q", table.Section, test.head)
			}
			for i, row := range table.Rows {
				if row.SectionWord != test.rowHeads[i] {
					t.Errorf("%s's cell is headed %q; want %q", row.Council.Text, row.SectionWord, test.rowHeads[i])
				}
			}
			for _, item := range view[*CollaborationPage](t, plan, "/sv/samarbeten/trebygden/").Decisions {
				i := slices.Index([]string{"7/08", "8"}, item.Section.Text)
				if item.SectionWord != test.ledger[i] {
					t.Errorf("the list of decisions has %q before %s; want %q", item.SectionWord, item.Section.Text, test.ledger[i])
				}
			}
		})
	}
}

func TestDecisionOfANorwegianCouncilHasACaseNumber(t *testing.T) {
	w := newWorld(t, "Norrby")
	w.council("Norrby").Country = civic.Norway
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2008-01-01", civic.StageFinal)
	w.decide(v, "Norrby 2008-02-01 adopted").Decision.Section = "PS 7/08"
	page := view[*DecisionPage](t, w.plan("2009-01-01"), "/en/decisions/2008-02-01-norrby-mal/")
	if name := page.Numbers[0].Name; name != "Case" {
		t.Errorf("the number in the minutes is called %q; want Case", name)
	}
}

func TestTableOfABodyIsNotHeadedCouncil(t *testing.T) {
	w := newWorld(t, "Norrby")
	doc := w.document("mal", "Mål", "Goals", ruleAll)
	body := w.body("radet")
	doc.Adoption = civic.Adoption{By: civic.ByBody, Body: body, Rule: civic.Rule{Kind: civic.RuleBody}}
	v := w.version(doc, "1", "2008-01-01", civic.StageFinal)
	w.decide(v, "body:radet 2008-02-01 adopted")
	table := view[*DocumentPage](t, w.plan("2009-01-01"), "/en/documents/mal/").Version.Adoption
	if table == nil || table.Decider != "Decided by" {
		t.Errorf("the table of a body: %+v; want it headed Decided by", table)
	}
}

func TestWhatASourceDoesNotSayIsSaid(t *testing.T) {
	w := newWorld(t, "Norrby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2008-01-01", civic.StageFinal)
	v.Referral = &civic.Referral{NotStated: true}
	w.decide(v, "Norrby 2008-02-01 adopted").Decision.DissentNotStated = true
	plan := w.plan("2009-01-01")
	referral := view[*DocumentPage](t, plan, "/en/documents/mal/").Version.Referral
	if len(referral) != 1 || referral[0].Period != "not stated in the source" {
		t.Errorf("the consultation: %+v", referral)
	}
	dissent := view[*DecisionPage](t, plan, "/en/decisions/2008-02-01-norrby-mal/").Dissent
	if len(dissent) != 1 || dissent[0].Text != "not stated in the source" {
		t.Errorf("the dissent: %+v", dissent)
	}
}

func TestWhatLiesAfterTheDayIsNotListed(t *testing.T) {
	w := newWorld(t, "Norrby", "Österby")
	c := w.trebygden()
	c.Ended = w.date("2011-06-30")
	c.Members[0].Until = w.date("2011-01-01")
	c.Members[1].From = w.date("2010-06")
	for day, want := range map[string]struct {
		members []string
		until   string
		facts   int
		of      int
	}{
		"2010-05-31": {[]string{"Norrby"}, "", 2, 0},
		"2010-06-01": {[]string{"Norrby", "Österby"}, "", 2, 1},
		"2011-06-30": {[]string{"Norrby", "Österby"}, "1 januari 2011", 3, 1},
	} {
		plan := w.plan(day)
		page := view[*CollaborationPage](t, plan, "/sv/samarbeten/trebygden/")
		var names []string
		for _, m := range page.Members {
			names = append(names, m.Council.Text)
		}
		if !slices.Equal(names, want.members) || page.Members[0].Until.Text != want.until || len(page.Facts) != want.facts {
			t.Errorf("%s: members %q, the first until %q, %d facts; want %+v", day, names, page.Members[0].Until.Text, len(page.Facts), want)
		}
		of := view[*CouncilPage](t, plan, "/sv/fullmaktige/osterby/").Collaborations
		if len(of) != want.of {
			t.Errorf("%s: Österby's page lists %d collaborations; want %d", day, len(of), want.of)
		}
	}
}
