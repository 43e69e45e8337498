package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"os"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
	"samsyn/internal/golden"
	"samsyn/internal/lang"
	"samsyn/internal/site"
)

func day(t testing.TB, s string) civic.Date {
	t.Helper()
	d, err := civic.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// smallRegister is a collaboration of two councils: one document that both adopt, one that a body adopts, and
// one of which the source does not say who was to.
func smallRegister(t testing.TB) *civic.Register {
	named := func(id, sv, en string) civic.Record {
		return civic.Record{ID: id, Lang: "sv", Title: civic.Text{"sv": sv, "en": en}}
	}
	norrby := &civic.Council{Record: named("norrby", "Norrby", "Norrby"), Country: civic.Sweden}
	soderby := &civic.Council{Record: named("soderby", "Söderby", "Söderby"), Country: civic.Sweden}
	c := &civic.Collaboration{Record: named("trebygden", "Trebygden", "Trebygden"), Country: civic.Sweden}
	board := &civic.Body{Collaboration: c, ID: "styrgrupp", Name: civic.Text{"sv": "Styrgruppen", "en": "The board"}}
	c.Bodies = []*civic.Body{board}
	c.Members = []civic.Membership{{Council: norrby, From: day(t, "2000")}, {Council: soderby, From: day(t, "2000")}}
	reg := &civic.Register{
		Site:           civic.Site{Languages: []civic.Lang{"sv", "en"}, Title: civic.Text{"sv": "Samsyn"}},
		Collaborations: []*civic.Collaboration{c}, Councils: []*civic.Council{norrby, soderby},
	}
	document := func(id, title string, adoption civic.Adoption, stage civic.Stage) *civic.Version {
		doc := &civic.Document{Record: named(id, title, title), Type: "goals", Collaboration: c, Adoption: adoption}
		v := &civic.Version{Document: doc, ID: "1", Date: day(t, "2005-10-01"), Stage: stage, Adoption: adoption, Texts: map[civic.Lang]*civic.VersionText{}}
		doc.Versions = []*civic.Version{v}
		reg.Documents = append(reg.Documents, doc)
		c.Documents = append(c.Documents, doc)
		return v
	}
	goals := document("mal", `Mål & "medel"`, civic.Adoption{By: civic.ByCouncils, Rule: civic.Rule{Kind: civic.RuleShare, Num: 2, Den: 3}}, civic.StageFinal)
	goals.Lang, goals.Valid = "sv", &civic.Validity{NotStated: true}
	goals.Texts["sv"] = &civic.VersionText{Lang: "sv", Rendition: true, Fingerprint: "ac68", Source: civic.Here{"Mål\n"}, Prose: &civic.Prose{HTML: []string{"<p>Mål</p>"}}}
	document("plan", "Plan", civic.Adoption{By: civic.ByBody, Body: board, Rule: civic.Rule{Kind: civic.RuleBody}}, civic.StageSubmitted)
	policy := document("policy", "Policy", civic.Adoption{By: civic.ByNotStated, Rule: civic.Rule{Kind: civic.RuleNotStated}}, civic.StageFinal)
	policy.Date = civic.NoDate
	policy.Document.Aliases = []string{"/policyn"}
	decide := func(c *civic.Council, when, section, registration string) *civic.Decision {
		d := &civic.Decision{
			Record: civic.Record{ID: when + "-" + c.ID, Lang: "sv"}, Council: c, Date: day(t, when),
			Section: section, Registration: registration, Citation: "KF " + when + ", § " + section,
		}
		r := &civic.Resolution{Decision: d, Document: goals.Document, Version: goals, Outcome: civic.Adopted}
		d.Decides = []*civic.Resolution{r}
		goals.Resolutions = append(goals.Resolutions, r)
		goals.Document.Decisions = append(goals.Document.Decisions, d)
		c.Decisions = append(c.Decisions, d)
		reg.Decisions = append(reg.Decisions, d)
		return d
	}
	first := decide(norrby, "2005-12-12", "86/05", "150/05")
	first.Announced, first.Final = day(t, "2005-12-20"), day(t, "2006-01-11")
	decide(soderby, "2006-01-30", "=1+1", civic.NotStated).Approved = day(t, "2006-02")
	return reg
}

func smallPlan(t testing.TB, asOf string) *site.Plan {
	t.Helper()
	catalog, problems, err := lang.Load(os.DirFS("../../layouts"))
	if err != nil || problems.HasErrors() {
		t.Fatalf("read the words: %v, %v", err, problems)
	}
	return site.New(smallRegister(t), site.Options{AsOf: day(t, asOf), BaseURL: "https://samsyn.example", Strings: catalog})
}

func TestDocumentsJSON(t *testing.T) {
	for name, asOf := range map[string]string{"documents.json": "2026-11-21", "documents-2005.json": "2005-12-31"} {
		got, err := DocumentsJSON(smallPlan(t, asOf), Everything)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(got) {
			t.Errorf("%s is not JSON", name)
		}
		golden.Check(t, name, got)
	}
}

func TestDocumentsJSONIsNarrowedToWhatWasAsked(t *testing.T) {
	plan := smallPlan(t, "2026-11-21")
	for _, test := range []struct {
		name string
		only Narrow
		want []string
	}{
		{"everything", Everything, []string{"mal", "plan", "policy"}},
		{"a document", Narrow{Document: plan.Register.Documents[1]}, []string{"plan"}},
		{"a council", Narrow{Council: plan.Register.Councils[0]}, []string{"mal"}},
	} {
		src, err := DocumentsJSON(plan, test.only)
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Documents []struct{ ID string }
		}
		if err := json.Unmarshal(src, &got); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, doc := range got.Documents {
			ids = append(ids, doc.ID)
		}
		if !slices.Equal(ids, test.want) {
			t.Errorf("%s gives %v; want %v", test.name, ids, test.want)
		}
	}
}

func TestDecisionsCSV(t *testing.T) {
	got, err := decisionsCSV(smallPlan(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "decisions.csv", got)
	if rows, err := csv.NewReader(bytes.NewReader(got)).ReadAll(); err != nil || len(rows) != 3 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestDecisionsCSVKnowsNothingAfterTheDay(t *testing.T) {
	got, err := decisionsCSV(smallPlan(t, "2005-12-31"))
	if err != nil {
		t.Fatal(err)
	}
	if text := string(got); strings.Contains(text, "2006") {
		t.Errorf("a date after the day stands in\n%s", text)
	}
}

func TestSchemasNameEveryKeyThatTheDataHas(t *testing.T) {
	plan := smallPlan(t, "2026-11-21")
	src, err := documentsSchema(plan)
	if err != nil {
		t.Fatal(err)
	}
	data, err := DocumentsJSON(plan, Everything)
	if err != nil {
		t.Fatal(err)
	}
	var schema, value any
	if err := json.Unmarshal(src, &schema); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatal(err)
	}
	conforms(t, "documents.json", schema.(map[string]any), value)
	rows, err := decisionsSchema(plan)
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range append(slices.Clone(decisionColumns), "url_sv", "url_en") {
		if !bytes.Contains(rows, []byte(`"`+column+`"`)) {
			t.Errorf("the schema of decisions.csv does not name %q", column)
		}
	}
}

// conforms checks a value against the parts of a JSON Schema that name keys and alternatives.
func conforms(t *testing.T, where string, schema map[string]any, value any) {
	t.Helper()
	if choices, has := schema["oneOf"].([]any); has {
		fits := 0
		for _, choice := range choices {
			if sameKeys(choice.(map[string]any), value) {
				conforms(t, where, choice.(map[string]any), value)
				fits++
			}
		}
		if fits != 1 {
			t.Errorf("%s fits %d alternatives: %v", where, fits, value)
		}
		return
	}
	if names, has := schema["enum"].([]any); has && !slices.Contains(names, value) {
		t.Errorf("%s is %v, which the schema does not name", where, value)
	}
	switch value := value.(type) {
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		for key, item := range value {
			if property, named := properties[key].(map[string]any); named {
				conforms(t, where+"."+key, property, item)
			} else if schema["additionalProperties"] == false {
				t.Errorf("the schema does not name %s.%s", where, key)
			}
		}
	case []any:
		for _, item := range value {
			conforms(t, where+"[]", schema["items"].(map[string]any), item)
		}
	}
}

// sameKeys reports whether an object has the keys of a schema and no others.
func sameKeys(schema map[string]any, value any) bool {
	object, _ := value.(map[string]any)
	properties := schema["properties"].(map[string]any)
	for key := range object {
		if properties[key] == nil {
			return false
		}
	}
	if kind, has := properties["kind"].(map[string]any); has && !slices.Contains(kind["enum"].([]any), object["kind"]) {
		return false
	}
	return len(object) == len(properties)
}

func TestSitemapListsEveryPageWithItsTwins(t *testing.T) {
	plan := smallPlan(t, "2026-11-21")
	files := sitemaps(plan)
	if len(files) != 1 {
		t.Fatalf("%d sitemaps", len(files))
	}
	src, err := files[0].Make()
	if err != nil {
		t.Fatal(err)
	}
	var set struct {
		URLs []struct {
			Loc   string `xml:"loc"`
			Links []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(src, &set); err != nil {
		t.Fatal(err)
	}
	cards := 0
	for _, page := range plan.Pages {
		if page.Layout == site.LayoutCard {
			cards++
		}
	}
	if len(set.URLs) != len(plan.Pages)-2-cards { // all but the root, the 404 and the cards
		t.Errorf("the sitemap lists %d of %d pages", len(set.URLs), len(plan.Pages))
	}
	for _, u := range set.URLs {
		if !strings.HasPrefix(u.Loc, "https://samsyn.example/") || len(u.Links) != 3 {
			t.Errorf("%s has the twins %v", u.Loc, u.Links)
		}
	}
}

// FuzzSitemapsHoldAnyAddress: whatever stands in an address, the sitemap is well-formed and lists it as it is.
func FuzzSitemapsHoldAnyAddress(f *testing.F) {
	for _, text := range append(oddTexts, "a&b", "å", "]]>", "x\"y'z", "</loc>") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plan := &site.Plan{BaseURL: "https://samsyn.example/"}
		page := &site.Page{URL: "/sv/" + text, Lang: "sv", Twins: []site.Twin{{Lang: "sv", URL: "/sv/" + text}, {Lang: "en", URL: "/en/" + text}}}
		var set struct {
			URLs []struct {
				Loc   string `xml:"loc"`
				Links []struct {
					Href string `xml:"href,attr"`
				} `xml:"link"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal(sitemap(plan, []*site.Page{page, page}), &set); err != nil {
			t.Fatal(err)
		}
		if len(set.URLs) != 2 || set.URLs[0].Loc != inXML(plan.Absolute(page.URL)) || len(set.URLs[0].Links) != 3 ||
			set.URLs[0].Links[1].Href != inXML(plan.Absolute(page.Twins[1].URL)) {
			t.Errorf("%q is listed as %+v", text, set)
		}
	})
}
