package site

import (
	"testing"

	"samsyn/internal/civic"
)

// A deviation stands beside a section only where its words name that one and no other.
func TestDeviationsNameASection(t *testing.T) {
	headings := []string{"", "1. Inledning", "2. IT", "2.1 IT och diarium", "Räddningstjänst", "§ 5 Kostnader", "Kostnader för IT"}
	n := goals(t).plan("2026-11-21").edition("sv").naming()
	for words, want := range map[string]string{
		"Kommunen avstår från avsnittet om räddningstjänst.": "Räddningstjänst",
		"Avsnitt 2.1 utgår.":     "2.1 IT och diarium",
		"Avsnitt 2 utgår.":       "2. IT",
		"I § 5 ändras beloppet.": "§ 5 Kostnader",
		"Under rubriken ”Räddningstjänst” läggs till …":  "Räddningstjänst",
		"”Räddningstjänst” stryks.":                      "Räddningstjänst",
		"Kap. 1 får en ny lydelse.":                      "1. Inledning",
		"Avsnittet om IT och diarium stryks.":            "2.1 IT och diarium",
		"Kommunen avstår från räddningstjänst.":          "", // no word for a section
		"Avsnitt 2 och 5 utgår.":                         "",
		"Avsnitt 2–5 utgår.":                             "",
		"Avsnitt 12 utgår.":                              "",
		"Avsnittet om IT-säkerhet utgår.":                "",
		"Avsnittet om räddningstjänst och ”IT” stryks.":  "",
		"Avsnitt 1 och avsnittet Räddningstjänst utgår.": "",
		"Öppettiderna ändras till 35.":                   "",
		"":                                               "",
	} {
		got := ""
		if i := n.section(words, headings); i >= 0 {
			got = headings[i]
		}
		if got != want {
			t.Errorf("%q names %q; want %q", words, got, want)
		}
	}
}

func TestADeviationStandsBesideItsSection(t *testing.T) {
	w := goals(t)
	w.reg.Documents[0].Decisions[1].Decides[0].Deviation = civic.Text{"sv": "I avsnittet om bibliotek ändras öppettiderna till 35."}
	page := comparison(t, w.plan("2026-11-21"), "/sv/dokument/mal/andringar/2..3/")
	if len(page.Deviations) != 0 {
		t.Errorf("above all sections stand %+v", page.Deviations)
	}
	for _, s := range page.Sections {
		if has := len(s.Deviations) == 1 && s.Deviations[0].Newer; has != (said(s.Title) == "Bibliotek") {
			t.Errorf("beside %q stand %+v", said(s.Title), s.Deviations)
		}
	}
}

func TestItemsKeepTheirNumbersAndRowsTheirLine(t *testing.T) {
	w := goals(t)
	for i, numbers := range [][]int{{0, 1, 2}, {0, 1, 2, 3}} {
		text := w.reg.Documents[0].Versions[i+1].Texts["sv"]
		text.Prose.Sections = []civic.Section{
			{ID: "a", Level: 2, Title: "A", Plain: []string{"Först:\nett\ntre", "Först:\nett\ntvå\ntre"}[i], Kinds: "plll"[:len(numbers)], Numbers: numbers},
			{ID: "b", Level: 2, Title: "B", Plain: []string{"Ort\tTid\nNorrby\t30", "Ort\tTid\nÖsterby\t20\nNorrby\t30"}[i], Kinds: "hrr"[:2+i]},
		}
	}
	page := comparison(t, w.plan("2026-11-21"), "/sv/dokument/mal/andringar/2..3/")
	var got string
	for _, b := range page.Sections[0].Blocks {
		got += b.Kind + " " + b.Left.Number + said(b.Left.Words) + "|" + b.Right.Number + said(b.Right.Words) + "; "
	}
	if want := "paragraph Först:|Först:; numbered 1.ett|1.ett; numbered |2.{+två+}; numbered 2.tre|3.tre; "; got != want {
		t.Errorf("the items are %s; want %s", got, want)
	}
	table := page.Sections[1].Blocks[0]
	if table.Kind != "table" || table.Width != 2 || len(table.Rows) != 3 {
		t.Fatalf("the table is %+v", table)
	}
	for _, row := range table.Rows {
		if len(row.Left) != 2 || len(row.Right) != 2 {
			t.Errorf("the row %+v does not stand in line", row)
		}
	}
}
