package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

func TestRowsOfOneDateStandByTheAlphabetOfThePage(t *testing.T) {
	w := newWorld(t, "Östra", "Älvdal", "Åker", "Norrby", "Zinkby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005-10-01", civic.StageSubmitted)
	w.decide(v, "Zinkby 2005-12-12 adopted")
	for url, want := range map[string]string{
		"/sv/dokument/mal/":  "Zinkby Norrby Åker Älvdal Östra",
		"/en/documents/mal/": "Zinkby Åker Älvdal Norrby Östra",
	} {
		version := view[*DocumentPage](t, w.plan("2006-01-01"), url).Version
		var names []string
		for _, row := range version.Adoption.Rows {
			names = append(names, row.Council.Text)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s lists %s; want %s", url, got, want)
		}
		for i, council := range version.Missing.Items[0].Councils {
			if council.Text != names[i+1] {
				t.Errorf("%s: the councils that are missing stand otherwise than in the table: %v", url, version.Missing.Items[0].Councils)
			}
		}
	}
}

func TestLineOfADecisionSaysNothingTwice(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005-10-01", civic.StageSubmitted)
	w.decide(v, "Norrby 2005-12-12 adopted")
	w.decide(v, "Söderby 2005-12-13 adopted").Decision.Title = civic.Text{"sv": "Söderby säger ja", "en": "Söderby says yes"}
	var got []string
	for _, item := range view[*DecisionsPage](t, w.plan("2006-01-01"), "/sv/beslut/").Years[0].Decisions {
		document := ""
		if item.Document != nil {
			document = item.Document.Text
		}
		got = append(got, fmt.Sprintf("%s/%s/%s", item.What.Text, item.Council.Text, document))
	}
	if want := []string{"Söderby säger ja//Mål", "Norrby om Mål//"}; !slices.Equal(got, want) {
		t.Errorf("the lines are %q; want %q", got, want)
	}
}

func TestTiesSayThatADocumentDoesNotApply(t *testing.T) {
	w := newWorld(t, "Norrby")
	old, next, draft := w.document("gammal", "Gammal", "Old", ruleAll), w.document("ny", "Ny", "New", ruleAll), w.document("utkast", "Utkast", "Draft", ruleAll)
	next.Relations.Repeals, old.RepealedBy = []*civic.Document{old}, []*civic.Document{next}
	w.decide(w.version(old, "1", "2005", civic.StageFinal), "Norrby 2006-03-06 adopted")
	w.decide(w.version(next, "1", "2005", civic.StageFinal), "Norrby 2006-03-13 adopted")
	w.version(draft, "1", "2005", civic.StageDraft)
	to := civic.Ref{Kind: civic.KindDocument, ID: "ny"}
	for _, doc := range []*civic.Document{old, draft} {
		doc.Bodies = map[civic.Lang]*civic.Prose{"sv": {HTML: []string{"", ""}, Links: []civic.Ref{to}, Words: 1}}
	}
	page := view[*DocumentPage](t, w.plan("2026-11-21"), "/sv/dokument/ny/")
	if got := page.Relations[0].Items[0].Stopped.Text; got != "upphävd" {
		t.Errorf("the repealed document stands as %q", got)
	}
	var linked []string
	for _, item := range page.Provenance.Linked[0].Links {
		linked = append(linked, item.Text+": "+item.Stopped.Text)
	}
	if want := []string{"Gammal: upphävd", "Utkast: utkast"}; !slices.Equal(linked, want) {
		t.Errorf("what links here is %q; want %q", linked, want)
	}
}

func TestTopicsHaveTheNamesOfTheGlossary(t *testing.T) {
	w := newWorld(t, "Norrby")
	doc := w.document("mal", "Mål", "Goals", ruleAll)
	doc.Topics = []string{"it", "public-health"}
	w.version(doc, "1", "2005", civic.StageDraft)
	w.reg.Terms = []*civic.Term{{Record: record("it", "It", "Information technology")}}
	for _, fact := range view[*DocumentPage](t, w.plan("2006-01-01"), "/en/documents/mal/").Facts {
		if fact.Name != "Topics" {
			continue
		}
		want := []Value{{Text: "Information technology", URL: "/en/glossary/#it"}, {Text: "public health"}}
		if !slices.Equal(fact.Values, want) {
			t.Errorf("the topics are %+v; want %+v", fact.Values, want)
		}
		return
	}
	t.Error("the page has no topics")
}

func TestNothingRecordedIsNotCountedAsNone(t *testing.T) {
	w := newWorld(t, "Norrby")
	plan := w.plan("2006-01-01")
	if got := view[*CouncilsPage](t, plan, "/sv/fullmaktige/").Councils[0].Decisions; got != "inget beslut registrerat" {
		t.Errorf("a council without a recorded decision has %q", got)
	}
	if got := view[*CollaborationsPage](t, plan, "/en/collaborations/").Collaborations[0].Documents; got != "no document recorded" {
		t.Errorf("a collaboration without a recorded document has %q", got)
	}
}

func TestTextSaysWhenItWasCompared(t *testing.T) {
	w := full(t)
	original := w.reg.Documents[0].Versions[1].Texts["nb"]
	original.CheckedOn, original.CheckedBy = w.date("2026-11-01"), civic.Text{"en": "the editors"}
	translation := w.reg.Documents[0].Versions[1].Texts["en"]
	translation.CheckedOn = w.date("2026-11")
	plan := w.plan("2026-11-21")
	for url, want := range map[string]string{
		"/sv/dokument/framat/4/":  "Texten jämfördes med källan den 1 november 2026 av the editors.",
		"/en/documents/framat/4/": "The text was compared with its source in November 2026.",
	} {
		if got := view[*VersionPage](t, plan, url).Version.Text.Checked; got != want {
			t.Errorf("%s says %q; want %q", url, got, want)
		}
	}
}

// The rows of other days name those of the page's table by their places.
func TestRowsOfAnotherDayAreThoseOfTheTable(t *testing.T) {
	w := newWorld(t, "Söderby", "Österby", "Älvdal")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005-10-01", civic.StageSubmitted)
	w.decide(v, "Österby 2005-12-12 adopted")
	w.decide(v, "Älvdal 2005-12-12 adopted")
	w.decide(v, "Söderby 2005-12-12 adopted")
	for _, tag := range []civic.Lang{"sv", "en"} {
		e := w.plan("2026-11-21").edition(tag)
		doc := w.reg.Documents[0]
		c := e.newDayCoder()
		r := &dayRecorder{
			dayCoder: c, doc: doc, rows: map[string]*party{}, own: map[string]string{}, lines: map[lineKey]*tableLine{},
			out: &DocumentDays{},
		}
		r.begin()
		for i, row := range e.adoptionTable(e.Status(doc).Shown()).Rows {
			for _, p := range r.rows {
				if p.name == row.Council.Text && p.row != i {
					t.Errorf("%s: %s stands at %d and is told as %d", tag, p.name, i, p.row)
				}
			}
		}
	}
}
