package site

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// world is a small register for tests: the collaboration Trebygden with councils, and documents that they decide
// on.
type world struct {
	t   testing.TB
	reg *civic.Register
}

func newWorld(t testing.TB, councils ...string) *world {
	w := &world{t: t, reg: &civic.Register{Site: civic.Site{
		Title:       civic.Text{"sv": "Samsyn", "en": "Samsyn"},
		Description: civic.Text{"sv": "Gemensamma dokument", "en": "Joint documents"},
		Languages:   []civic.Lang{"sv", "en"},
	}}}
	c := &civic.Collaboration{Record: record("trebygden", "Trebygden", "Trebygden"), Country: civic.Sweden}
	w.reg.Collaborations = []*civic.Collaboration{c}
	for _, name := range councils {
		w.join(name)
	}
	return w
}

func record(id, sv, en string) civic.Record {
	return civic.Record{
		ID: id, Lang: "sv", Title: civic.Text{"sv": sv, "en": en}, Bodies: map[civic.Lang]*civic.Prose{},
		Origin: civic.Origin{File: "content/" + id + ".sv.md"},
	}
}

func (w *world) trebygden() *civic.Collaboration { return w.reg.Collaborations[0] }

func (w *world) join(name string) *civic.Council {
	id := strings.NewReplacer("å", "a", "ä", "a", "ö", "o").Replace(strings.ToLower(name))
	c := &civic.Council{
		Record:       record(id, "Kommunfullmäktige i "+name, name+" Municipal Council"),
		Municipality: civic.Text{"sv": name}, Country: civic.Sweden,
	}
	c.Municipality["en"] = name
	w.reg.Councils = append(w.reg.Councils, c)
	w.trebygden().Members = append(w.trebygden().Members, civic.Membership{Council: c, From: w.date("2000")})
	return c
}

func (w *world) date(s string) civic.Date {
	w.t.Helper()
	if s == "" {
		return civic.Date{}
	}
	d, err := civic.ParseDate(s)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

// document adds a document that the councils adopt under the rule.
func (w *world) document(id, sv, en string, rule civic.Rule) *civic.Document {
	doc := &civic.Document{
		Record: record(id, sv, en), Type: "goals", Collaboration: w.trebygden(),
		Adoption: civic.Adoption{By: civic.ByCouncils, Rule: rule},
	}
	w.reg.Documents = append(w.reg.Documents, doc)
	doc.Collaboration.Documents = append(doc.Collaboration.Documents, doc)
	return doc
}

// version adds a version of a document, with the document's adoption.
func (w *world) version(doc *civic.Document, id, date string, stage civic.Stage) *civic.Version {
	v := &civic.Version{
		Document: doc, ID: id, Index: len(doc.Versions), Date: w.date(date), Stage: stage, Adoption: doc.Adoption,
		Texts: map[civic.Lang]*civic.VersionText{},
	}
	doc.Versions = append(doc.Versions, v)
	return v
}

// decide records a decision on a version: "Norrby 2005-12-12 adopted".
func (w *world) decide(v *civic.Version, line string) *civic.Resolution {
	w.t.Helper()
	var name, day, outcome string
	if n, _ := fmt.Sscan(line, &name, &day, &outcome); n != 3 {
		w.t.Fatalf("cannot read the decision %q", line)
	}
	d := &civic.Decision{Date: w.date(day)}
	if body, isBody := strings.CutPrefix(name, "body:"); isBody {
		d.Body = w.body(body)
	} else {
		d.Council = w.council(name)
		d.Council.Decisions = append(d.Council.Decisions, d)
		name = d.Council.ID
	}
	d.Record = record(day+"-"+strings.TrimPrefix(name, "body:")+"-"+v.Document.ID, "", "")
	d.Title = civic.Text{}
	r := &civic.Resolution{Decision: d, Document: v.Document, Version: v, Outcome: civic.Outcome(outcome)}
	d.Decides = []*civic.Resolution{r}
	v.Resolutions = append(v.Resolutions, r)
	v.Document.Decisions = append(v.Document.Decisions, d)
	w.reg.Decisions = append(w.reg.Decisions, d)
	return r
}

func (w *world) council(name string) *civic.Council {
	w.t.Helper()
	for _, c := range w.reg.Councils {
		if c.Municipality["sv"] == name {
			return c
		}
	}
	w.t.Fatalf("no council is called %q", name)
	return nil
}

func (w *world) body(id string) *civic.Body {
	for _, b := range w.trebygden().Bodies {
		if b.ID == id {
			return b
		}
	}
	b := &civic.Body{Collaboration: w.trebygden(), ID: id, Name: civic.Text{"sv": "Regionrådet", "en": "The regional council"}}
	w.trebygden().Bodies = append(w.trebygden().Bodies, b)
	return b
}

// plan plans the world's site of a day.
func (w *world) plan(day string) *Plan {
	return New(w.reg, Options{AsOf: w.date(day), BaseURL: "https://samsyn.example/", Strings: strings3(w.t)})
}

// strings3 reads the built-in words of the three languages.
func strings3(t testing.TB) *lang.Catalog {
	t.Helper()
	catalog, problems, err := lang.Load(os.DirFS("../../layouts"))
	if err != nil || len(problems) > 0 {
		t.Fatalf("read the words: %v, %v", err, problems)
	}
	return catalog
}
