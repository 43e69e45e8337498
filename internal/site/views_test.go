package site

import (
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// view builds the view of a page.
func view[V any](t *testing.T, plan *Plan, url string) V {
	t.Helper()
	for _, page := range plan.Pages {
		if page.URL == url {
			return page.View().(V)
		}
	}
	t.Fatalf("the site has no %s", url)
	panic("unreachable")
}

func TestDecisionTellsItsPlaceAmongTheOthers(t *testing.T) {
	for _, test := range []struct{ decision, want string }{
		{"2005-11-21-tranas-framat", "Tranås var det första av fem fullmäktige att anta version 4."},
		{"2006-01-30-boxholm-framat", "Boxholm var det tredje av fem fullmäktige att anta version 4."},
		{"2006-04-24-ydre-framat", "Ydre var det femte av fem fullmäktige att anta version 4. Läget för versionen ändrades från ”väntar på beslut” till ”samstämmigt antagen”."},
	} {
		page := view[*DecisionPage](t, framat(t).plan("2026-11-21"), "/sv/beslut/"+test.decision+"/")
		if got := page.Matters[0].Effect; got != test.want {
			t.Errorf("%s did: %s\nwant: %s", test.decision, got, test.want)
		}
	}
}

func TestDecisionWithoutATitleIsNamedByWhoWhatAndWhen(t *testing.T) {
	page := view[*DecisionPage](t, framat(t).plan("2026-11-21"), "/en/decisions/2006-04-24-ydre-framat/")
	if want := "Ydre on Forward through cooperation, 24 April 2006"; page.Heading.Text != want {
		t.Errorf("the decision is called %q; want %q", page.Heading.Text, want)
	}
}

func TestDecisionOfAMonthHasNoPlaceAmongTheOthers(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal)
	w.decide(v, "Norrby 2006-03 adopted")
	w.decide(v, "Söderby 2006-03-13 adopted")
	plan := w.plan("2026-11-21")
	if got := view[*DecisionPage](t, plan, "/sv/beslut/2006-03-norrby-mal/").Matters[0].Effect; got != "" {
		t.Errorf("a decision of a month claims %q", got)
	}
	got := view[*DecisionPage](t, plan, "/sv/beslut/2006-03-13-soderby-mal/").Matters[0].Effect
	if got != "" {
		t.Errorf("Norrby may have adopted earlier in March or later, yet the page says %q", got)
	}
}

func TestDecisionAfterARepealIsNotSaidToBeTheSecondToAdopt(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby", "Österby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005", civic.StageFinal)
	for _, line := range []string{"Norrby 2006-03-06 adopted", "Söderby 2006-03-13 adopted", "Söderby 2006-09-11 repealed", "Österby 2006-10-02 adopted"} {
		w.decide(v, line)
	}
	plan := w.plan("2026-11-21")
	for id, want := range map[string]string{
		"2006-03-13-soderby-mal": "Söderby var det andra av tre fullmäktige att anta version 1.",
		"2006-09-11-soderby-mal": "Efter den dagens beslut var version 1 antagen av 1 av 3 fullmäktige, mot 2 dagen före. Läget för versionen ändrades från ”väntar på beslut” till ”besluten går isär”.",
		"2006-10-02-osterby-mal": "Efter den dagens beslut var version 1 antagen av 2 av 3 fullmäktige, mot 1 dagen före.",
	} {
		if got := view[*DecisionPage](t, plan, "/sv/beslut/"+id+"/").Matters[0].Effect; got != want {
			t.Errorf("%s did: %s\nwant: %s", id, got, want)
		}
	}
}

func TestDecisionsAfterTheDayLeaveNoTrace(t *testing.T) {
	plan := framat(t).plan("2006-04-01")
	page := view[*DocumentPage](t, plan, "/sv/dokument/framat/")
	if len(page.Timeline.Items) != 6 || len(page.Version.Adoption.Rows) != 5 {
		t.Errorf("the page tells of %d things and has %d rows", len(page.Timeline.Items), len(page.Version.Adoption.Rows))
	}
	for _, p := range plan.Pages {
		if strings.Contains(p.URL, "2006-04-24") {
			t.Errorf("%s is there before its day", p.URL)
		}
	}
	if page.Version.Missing == nil || page.Version.Missing.Items[0].Councils[0].Text != "Ydre" {
		t.Errorf("missing is %+v; want Ydre", page.Version.Missing)
	}
}

func TestCouncilSeesWhatWaitsForIt(t *testing.T) {
	page := view[*CouncilPage](t, framat(t).plan("2006-04-01"), "/sv/fullmaktige/ydre/")
	if len(page.Waiting) != 1 || page.Waiting[0].Standing.Text != "inget beslut registrerat" {
		t.Errorf("waiting for Ydre: %+v", page.Waiting)
	}
	page = view[*CouncilPage](t, framat(t).plan("2006-04-01"), "/sv/fullmaktige/kinda/")
	if len(page.Waiting) != 0 || page.NothingWaits == "" || len(page.Years) != 1 || page.Years[0].Year != "2006" {
		t.Errorf("waiting for Kinda: %+v, decided: %+v", page.Waiting, page.Years)
	}
}

func TestGridShowsBothSumsAndWhereTheyDiffer(t *testing.T) {
	table := view[*CollaborationPage](t, full(t).plan("2026-11-21"), "/sv/samarbeten/trebygden/").Filings
	first, second := table.Sums[0], table.Sums[1]
	if first.Stated.Text != "11" || first.Cells.Text != "1" || !first.Differs {
		t.Errorf("VB09: %+v; want 11 against 1", first)
	}
	if second.Stated.Text != "2" || second.Cells.Text != "1–2" || second.Differs {
		t.Errorf("VP10: %+v; want 2 within 1–2", second)
	}
	if got := table.Rows[0].Cells[1]; got.Missing != civic.NotStated || got.Text != "framgår inte av källan" {
		t.Errorf("a lost cell is %+v", got)
	}
}

func TestChartShowsGaps(t *testing.T) {
	chart := view[*CollaborationPage](t, full(t).plan("2026-11-21"), "/sv/samarbeten/trebygden/").Figures[0]
	var gaps, bars int
	for _, bar := range chart.Bars {
		if bar.Gap {
			gaps++
		} else {
			bars++
		}
	}
	if gaps != 2 || bars != 2 {
		t.Errorf("the chart has %d bars and %d gaps; want 2 and 2", bars, gaps)
	}
	if want := "Kostnad: 5\u00a0100\u00a0000 kronor år 1997 och 6\u00a0000\u00a0000 kronor år 2000. För 2 år saknas uppgift."; chart.Text != want {
		t.Errorf("the chart says %q; want %q", chart.Text, want)
	}
	if chart.Rows[1].Value.Missing != civic.NotStated || chart.Rows[2].Value.Missing != "not-recorded" {
		t.Errorf("the table has %+v", chart.Rows)
	}
}

func TestTextInAnotherLanguageSaysSo(t *testing.T) {
	plan := full(t).plan("2026-11-21")
	swedish := view[*VersionPage](t, plan, "/sv/dokument/framat/4/").Version.Text
	if swedish.Body.Lang != "nb" || !hasMark(swedish.Marks, "original-language") || !hasMark(swedish.Marks, "rendition") {
		t.Errorf("the Swedish page shows %+v", swedish)
	}
	english := view[*VersionPage](t, plan, "/en/documents/framat/4/").Version.Text
	if english.Body.Lang != "" || !hasMark(english.Marks, "unofficial") {
		t.Errorf("the English page shows %+v", english)
	}
	for _, mark := range english.Marks {
		if mark.Code == "unofficial" && (mark.Link == nil || mark.Link.URL != "/en/documents/framat/4/nb/") {
			t.Errorf("the unofficial translation links %+v", mark.Link)
		}
	}
	w := full(t)
	w.reg.Documents[0].Versions[1].Texts["sv"] = text("sv", civic.Unofficial)
	if there := view[*OriginalPage](t, w.plan("2026-11-21"), "/sv/dokument/framat/4/nb/").Text; hasMark(there.Marks, "original-language") {
		t.Errorf("the original's page says that there is no Swedish text: %+v", there.Marks)
	}
	original := view[*OriginalPage](t, plan, "/sv/dokument/framat/4/nb/").Text
	if original.Body.Lang != "nb" || !strings.Contains(string(original.Body.HTML), `href="/sv/fullmaktige/kinda/"`) {
		t.Errorf("the original's page shows %+v", original.Body)
	}
}

func hasMark(marks []Mark, code string) bool {
	for _, mark := range marks {
		if mark.Code == code {
			return true
		}
	}
	return false
}

func TestTextHasNumberedPermalinks(t *testing.T) {
	body := view[*VersionPage](t, full(t).plan("2026-11-21"), "/sv/dokument/framat/4/").Version.Text
	want := `<h3 id="it">IT</h3><a class="permalink" href="#it" aria-labelledby="_n-it it"><span id="_n-it">1</span></a>`
	if !strings.Contains(string(body.Body.HTML), want) {
		t.Errorf("the text is %s\nwant %s", body.Body.HTML, want)
	}
	if len(body.Contents) != 1 || body.Contents[0].Number != "1" || body.Contents[0].URL != "#it" || body.Contents[0].Lang != "nb" {
		t.Errorf("the contents are %+v", body.Contents)
	}
}

func TestHeadingsKeepTheirOwnNumbers(t *testing.T) {
	sections := []civic.Section{
		{}, {ID: "a", Level: 2, Title: "Mål"}, {ID: "b", Level: 3, Title: "1. IT"}, {ID: "c", Level: 3, Title: "Skola"},
		{ID: "d", Level: 2, Title: "§ 4 Kostnader"}, {ID: "e", Level: 2, Title: "Slut"},
	}
	got := strings.Join(numbersOf(sections), ",")
	if want := ",1,,1.2,,3"; got != want {
		t.Errorf("the numbers are %q; want %q", got, want)
	}
}

func TestValidityInWords(t *testing.T) {
	w := newWorld(t)
	for _, test := range []struct {
		valid *civic.Validity
		want  string
	}{
		{nil, "ingen uppgift registrerad"},
		{&civic.Validity{NotStated: true}, "framgår inte av källan"},
		{&civic.Validity{FromAdoption: true}, "från antagandet, tills vidare"},
		{&civic.Validity{FromAdoption: true, Until: w.date("2011-12-31")}, "från antagandet till och med den 31 december 2011"},
		{&civic.Validity{From: w.date("2008"), OpenEnded: true}, "från 2008, tills vidare"},
		{&civic.Validity{From: w.date("2008"), Until: civic.NoDate}, "från 2008, slutdag: framgår inte av källan"},
		{&civic.Validity{From: civic.NoDate, Until: w.date("2011")}, "från en dag som inte är känd (framgår inte av källan) till och med 2011"},
	} {
		if got := w.plan("2026-11-21").edition("sv").validity(test.valid).Text; got != test.want {
			t.Errorf("%+v is %q; want %q", test.valid, got, test.want)
		}
	}
}

func TestAppealIsNeverSaidToMakeADecisionFinal(t *testing.T) {
	w := framat(t)
	w.reg.Decisions[4].Announced = w.date("2006-05-02")
	page := view[*DecisionPage](t, w.plan("2006-05-10"), "/en/decisions/2006-04-24-ydre-framat/")
	if want := "The last day for an appeal is 23 May 2006. The decision can become final on 24 May 2006 at the earliest, if nobody appeals."; page.Appeal.Sentence != want {
		t.Errorf("the page says %q; want %q", page.Appeal.Sentence, want)
	}
	for _, fact := range page.Dates {
		if fact.Name == "Final, beyond appeal" && fact.Values[0].Missing != "not-recorded" {
			t.Errorf("final is %+v", fact.Values)
		}
	}
}
