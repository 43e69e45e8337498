package check

import (
	"reflect"
	"testing"

	"samsyn/internal/content"
)

// Where nothing but wording is another, a register takes it in and is what it would have been; where anything
// else is, or may be, it is left alone.
func TestRegisterTakesInNewWordingAlone(t *testing.T) {
	const text, draft, english = "documents/mal/3.sv.md", "documents/utkast/document.sv.md", "documents/mal/document.en.md"
	unsealed := change{docFile, "    sha256: " + seal + "\n", ""}
	for _, test := range []struct {
		name   string
		before []change
		edits  []change
		want   bool
	}{
		{name: "nothing", want: true},
		{name: "a title", edits: []change{{docFile, "title: Mål för Trebygden", "title: Trebygdens mål"}}, want: true},
		{name: "a translation's title", edits: []change{{english, "title: Goals", "title: The goals"}}, want: true},
		{name: "a summary", edits: []change{{docFile, "summary: Vad de tre vill.", "summary: Vad alla tre vill."}}, want: true},
		{name: "a paragraph with links", edits: []change{{docFile, "Målen i korthet", "Kort\n\nMålen i korthet"}}, want: true},
		{name: "a text", before: []change{unsealed}, edits: []change{{text, "bättre", "bäst"}}, want: true},
		{name: "several", before: []change{unsealed}, edits: []change{{text, "bättre", "bäst"}, {"terms/remiss.sv.md", "En runda", "Rundan"}}, want: true},
		{name: "words beside a link", edits: []change{{osterby, "(protokoll.pdf)", "(protokoll.pdf) finns."}}, want: true},
		{name: "a section", edits: []change{{osterby, `section: "86/05"`, `section: "87/05"`}}, want: true},
		{name: "a section that comes", before: []change{{osterby, "section: \"86/05\"\n", "section: not-stated\n"}},
			edits: []change{{osterby, "section: not-stated\n", "section: \"86/05\"\n"}}},
		{name: "a section that is not of the council's form", edits: []change{{norrby, `section: "11"`, `section: "11/06"`}}},
		{name: "a section among others of the day", before: []change{{"decisions/annat.sv.md", "", "---\ncouncil: norrby\nregistration: not-stated\ndate: 2006-01-30\nsection: \"12\"\ndecides: [{document: mal, version: \"3\", outcome: noted}]\n---\n"}},
			edits: []change{{norrby, `section: "11"`, `section: "13"`}}},
		{name: "a section that a translation repeats", before: []change{{"decisions/osterby.en.md", "", "---\ntitle: Adopted\ntranslation: unofficial\nsection: \"86/05\"\n---\n"}},
			edits: []change{{osterby, `section: "86/05"`, `section: "87/05"`}}},
		{name: "a repeated section", before: []change{{"decisions/osterby.en.md", "", "---\ntitle: Adopted\ntranslation: unofficial\nsection: \"86/05\"\n---\n"}},
			edits: []change{{"decisions/osterby.en.md", `section: "86/05"`, `section: "87/05"`}}},
		{name: "a sealed text", edits: []change{{text, "bättre", "bäst"}}},
		{name: "a heading", before: []change{unsealed}, edits: []change{{text, "## Skolan", "## Alla skolor"}}},
		{name: "a heading's id", edits: []change{{docFile, "## Kort {#kort}", "## Kort {#korthet}"}}},
		{name: "a link", edits: []change{{docFile, "(3.sv.md#skolan)", "(3.sv.md)"}}},
		{name: "words in a link", edits: []change{{docFile, "[texten]", "[hela texten]"}}},
		{name: "a fact", edits: []change{{osterby, "outcome: adopted", "outcome: rejected"}}},
		{name: "the place of a fact", edits: []change{{docFile, "title: Mål för Trebygden\n", "title: Mål\n\n"}}},
		{name: "a date", edits: []change{{osterby, "date: 2005-12-12", "date: 2005-12-13"}}},
		{name: "a translation's repeated fact", edits: []change{{english, "title: Goals\n", "title: Goals\ntype: plan\n"}}},
		{name: "a summary that comes", edits: []change{{english, "summary: What the three want.", "summary: \"\""}}},
		{name: "an unpublished title", before: []change{{release, "embargo: 2006-04-25T09:00", "embargo: 2031-04-25T09:00"},
			{"pages/om.sv.md", " och [nyheten](../releases/antagna.sv.md)", ""}}, edits: []change{{release, "title: Målen antagna", "title: Mål antas"}}},
		{name: "a draft's title", before: []change{{draft, "", "---\ntitle: Utkast\ndraft: true\ntype: plan\ncollaboration: trebygden\nadoption: not-stated\nversions: []\n---\n"}},
			edits: []change{{draft, "title: Utkast", "title: Ett utkast"}}},
		{name: "the site", edits: []change{{"site.yaml", "title: Trebygden", "title: De tre"}}},
		{name: "a new file", edits: []change{{"pages/ny.sv.md", "", "---\ntitle: Ny\n---\nText.\n"}}},
		{name: "a file that goes", edits: []change{{"documents/mal/bild.png", "", ""}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var cache content.Cache
			opt := Options{Today: today()}
			was := loadedWith(t, &cache, changed(t, test.before))
			is := loadedWith(t, &cache, changed(t, append(test.before, test.edits...)))
			reg, found := Resolve(was, opt)
			if got := Reword(reg, was, is, found); got != test.want {
				t.Fatalf("Reword gives %v, want %v", got, test.want)
			}
			as := is
			if !test.want {
				as = was
			}
			if want, problems := Resolve(as, opt); !reflect.DeepEqual(reg, want) {
				t.Error("the register is not what the files are resolved to")
			} else if listed(found) != listed(problems) {
				t.Errorf("the problems are%s\nwant%s", listed(found), listed(problems))
			}
		})
	}
}
