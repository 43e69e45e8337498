package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// sound resolves a site that must have no error.
func sound(t *testing.T, opt Options, changes ...change) *civic.Register {
	t.Helper()
	if opt.Today.IsZero() {
		opt.Today = today()
	}
	reg, found := resolve(t, changed(t, changes), opt)
	if found.HasErrors() {
		t.Fatalf("problems:%s", listed(found))
	}
	return reg
}

func ids[T any](list []T, id func(T) string) string {
	var all []string
	for _, item := range list {
		all = append(all, id(item))
	}
	return strings.Join(all, " ")
}

func documentID(d *civic.Document) string { return d.ID }
func decisionID(d *civic.Decision) string { return d.ID }
func councilID(c *civic.Council) string   { return c.ID }

func documentOf(t *testing.T, reg *civic.Register, id string) *civic.Document {
	t.Helper()
	for _, d := range reg.Documents {
		if d.ID == id {
			return d
		}
	}
	t.Fatalf("no document %q", id)
	return nil
}

func TestEveryReferenceHasItsWayBack(t *testing.T) {
	policy := "documents/policy/document.sv.md"
	reg := sound(t, Options{},
		change{docFile, "relations: {based-on: [policy]}", "relations: {based-on: [policy], replaces: [policy], repeals: [policy], implements: [policy], amends: [policy]}"},
		change{"decisions/styrelsen.sv.md", "", "---\nbody: trebygden/board\ndate: 2005-11-01\nsection: \"3\"\nregistration: not-stated\n" +
			"decides:\n  - {document: mal, version: \"3\", outcome: noted}\n  - {document: policy, version: not-stated, outcome: noted}\n---\n"},
		change{policy, "title: Policy\n", "title: Policy\nsummary: not-stated\n"},
	)
	mal, pol, c := documentOf(t, reg, "mal"), documentOf(t, reg, "policy"), reg.Collaborations[0]
	for _, test := range []struct{ what, got, want string }{
		{"documents of the collaboration", ids(c.Documents, documentID), "mal policy"},
		{"basis of", ids(pol.BasisOf, documentID), "mal"},
		{"replaced by", ids(pol.ReplacedBy, documentID), "mal"},
		{"repealed by", ids(pol.RepealedBy, documentID), "mal"},
		{"implemented by", ids(pol.ImplementedBy, documentID), "mal"},
		{"amended by", ids(pol.AmendedBy, documentID), "mal"},
		{"decisions on mal", ids(mal.Decisions, decisionID), "norrby osterby styrelsen"},
		{"decisions on policy", ids(pol.Decisions, decisionID), "styrelsen"},
		{"decisions of the board", ids(c.Bodies[0].Decisions, decisionID), "styrelsen"},
		{"decisions of norrby", ids(reg.Councils[0].Decisions, decisionID), "norrby"},
		{"releases on mal", ids(mal.MentionedIn, func(r *civic.Release) string { return r.ID }), "antagna"},
		{"resolutions on version 3", ids(mal.Versions[1].Resolutions, func(r *civic.Resolution) string { return r.Decision.ID }), "norrby osterby styrelsen"},
		{"the body above", c.Bodies[1].Under.Ref(), "trebygden/board"},
		{"summary", fmt.Sprint(pol.Summary.NotStated()), "true"},
		{"version not stated", fmt.Sprint(pol.Decisions[0].Decides[1].VersionNotStated), "true"},
		{"files of osterby", strings.Join(reg.Decisions[1].Files, " "), "protokoll.pdf"},
		{"files of mal", strings.Join(mal.Files, " "), "bild.png"},
		{"release's decisions", ids(reg.Releases[0].Decisions, decisionID), "osterby"},
		{"release's claim", reg.Releases[0].Claims[0].Version.ID, "3"},
		{"translations", fmt.Sprint(mal.Translations), "map[en:unofficial sv:]"},
		{"title", fmt.Sprint(mal.Title), "map[en:Goals sv:Mål för Trebygden]"},
		{"seal", mal.Versions[1].Original().Fingerprint, seal},
		{"referral", ids(mal.Versions[0].Referral.To, councilID), "norrby soderby"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q; want %q", test.what, test.got, test.want)
		}
	}
}

func TestVersionsAdoptionIsLaidOverTheDocuments(t *testing.T) {
	base := "by: councils\n  parties: [norrby, soderby, osterby]\n  rule: all"
	own := func(adoption string) change {
		return change{docFile, "stage: final\n", "stage: final\n    adoption: " + adoption + "\n"}
	}
	for _, test := range []struct {
		name string
		with []change
		want string
	}{
		{"document's own", nil, "councils norrby soderby osterby all"},
		{"rule alone", []change{own("{rule: {at-least: 2}}")}, "councils norrby soderby osterby at-least 2"},
		{"parties alone", []change{own("{parties: [norrby]}")}, "councils norrby all"},
		{"a body", []change{own("{by: body:board}")}, "body board body"},
		{"nobody", []change{own("{by: none}")}, "none none"},
		{"not stated", []change{own("not-stated")}, "not-stated not-stated"},
		{"defaults", []change{{docFile, base, "by: councils"}}, "councils default all"},
		{"over not stated", []change{{docFile, "adoption:\n  " + base, "adoption: not-stated"}, own("{rule: majority}")}, "councils default majority"},
		{"over a body", []change{{docFile, base, "by: body:board"}, own("{by: councils, rule: opt-in}")}, "councils default opt-in"},
	} {
		reg := sound(t, Options{}, test.with...)
		if got := describe(documentOf(t, reg, "mal").Versions[1].Adoption); got != test.want {
			t.Errorf("%s: %q; want %q", test.name, got, test.want)
		}
	}
}

// describe writes an adoption in a few words.
func describe(a civic.Adoption) string {
	words := []string{string(a.By)}
	if a.Body != nil {
		words = append(words, a.Body.ID)
	}
	switch {
	case a.HasParties:
		words = append(words, ids(a.Parties, councilID))
	case a.By == civic.ByCouncils:
		words = append(words, "default")
	}
	words = append(words, string(a.Rule.Kind))
	if a.Rule.Kind == civic.RuleAtLeast {
		words = append(words, fmt.Sprint(a.Rule.Number))
	}
	return strings.Join(words, " ")
}

func TestVersionsOwnValidityAndReviewWin(t *testing.T) {
	reg := sound(t, Options{},
		change{docFile, "type: goals", "type: goals\nvalid: {from: adoption, until: 2011-12-31}\nreview: 2030"},
		change{docFile, "stage: final\n", "stage: final\n    valid: not-stated\n    review: 2031\n"})
	mal := documentOf(t, reg, "mal")
	if v := mal.Versions[0]; !v.Valid.FromAdoption || v.Valid.Until.String() != "2011-12-31" || v.Review.String() != "2030" {
		t.Errorf("version 2 has %+v, %v; want the document's", v.Valid, v.Review)
	}
	if v := mal.Versions[1]; !v.Valid.NotStated || v.Review.String() != "2031" {
		t.Errorf("version 3 has %+v, %v; want its own", v.Valid, v.Review)
	}
}

func TestLinksBecomeReferences(t *testing.T) {
	reg := sound(t, Options{}, change{"pages/om.sv.md", "Om [", "[Texten](../documents/mal/3.sv.md#skolan), [filen](../decisions/protokoll.pdf), [bild](../documents/mal/bild.png). Om ["})
	want := []civic.Ref{
		{Kind: civic.KindVersion, ID: "mal", Version: "3", Fragment: "skolan"},
		{Kind: civic.KindDecision, ID: "osterby", File: "protokoll.pdf"},
		{Kind: civic.KindDocument, ID: "mal", File: "bild.png"},
		{Kind: civic.KindCouncil, ID: "norrby"},
		{Kind: civic.KindTerm, ID: "remiss"},
		{Kind: civic.KindRelease, ID: "antagna"},
	}
	if got := reg.Pages[0].Bodies["sv"].Links; !slices.Equal(got, want) {
		t.Errorf("the links are\n%+v; want\n%+v", got, want)
	}
	summary := documentOf(t, reg, "mal").Bodies["sv"]
	if got := reg.Collaborations[0].Record.Bodies["sv"].Links[0]; got.ID != "mal" || got.Fragment == "" {
		t.Errorf("the link to a heading of the summary is %+v", got)
	}
	if summary == nil || len(summary.HTML) != len(summary.Links)+1 {
		t.Errorf("the pieces of HTML and the links do not fit: %+v", summary)
	}
}

func TestDraftsAreKeptOnlyOnDemand(t *testing.T) {
	draft := change{"terms/remiss.sv.md", "title: Remiss\n", "title: Remiss\ndraft: true\n"}
	unlinked := change{"pages/om.sv.md", ", [remisser](../terms/remiss.sv.md)", ""}
	if reg := sound(t, Options{}, draft, unlinked); len(reg.Terms) != 0 {
		t.Errorf("a draft is in the register: %+v", reg.Terms[0])
	}
	if reg := sound(t, Options{Drafts: true}, draft); len(reg.Terms) != 1 || !reg.Terms[0].Draft {
		t.Errorf("a draft that was asked for is missing: %+v", reg.Terms)
	}
	english := change{"documents/mal/document.en.md", "title: Goals\n", "title: Goals\ndraft: true\n"}
	if reg := sound(t, Options{}, english); len(documentOf(t, reg, "mal").Translations) != 1 {
		t.Errorf("a translation that is a draft is in the register")
	}
	text := change{"documents/mal/3.sv.md", "## Skolan", "---\ndraft: true\n---\n\n## Skolan"}
	noLink := change{docFile, "mer i [texten](3.sv.md#skolan) och i", "mer i"}
	if reg := sound(t, Options{}, text, noLink); documentOf(t, reg, "mal").Versions[1].Original() != nil {
		t.Errorf("the text of a version that is a draft is in the register")
	}
}

func TestEmbargoLeavesNoTrace(t *testing.T) {
	later := change{release, "embargo: 2006-04-25T09:00", "embargo: 2026-11-21T09:00"}
	unlinked := change{"pages/om.sv.md", " och [nyheten](../releases/antagna.sv.md)", ""}
	moment := func(hour, minute int) civic.Moment {
		return civic.Moment{Day: today(), Hour: hour, Minute: minute, HasTime: true}
	}
	for _, test := range []struct {
		moment civic.Moment
		want   int
	}{
		{civic.Moment{}, 0}, {moment(8, 59), 0}, {moment(9, 0), 1}, {moment(10, 30), 1},
		{civic.Moment{Day: civic.Day(2026, 11, 22)}, 1},
	} {
		reg := sound(t, Options{Moment: test.moment}, later, unlinked)
		mal := documentOf(t, reg, "mal")
		if len(reg.Releases) != test.want || len(mal.MentionedIn) != test.want {
			t.Errorf("at %+v there are %d releases, %d in the document; want %d", test.moment, len(reg.Releases), len(mal.MentionedIn), test.want)
		}
	}
}

// The site can be shown as of a day before an embargo that is over by now: links to the release are left out,
// and their words too where they would tell of it. Nobody is blamed for them.
func TestLinksToAReleaseAreWithheldAsOfADayBeforeItsEmbargoEnded(t *testing.T) {
	before := Options{Today: civic.Day(2006, 4, 1), Now: civic.Moment{Day: today()}}
	for _, test := range []struct{ words, want string }{
		{"nyheten", "<p>Om @, @ och nyheten.</p>"},
		{"nyheten *Målen antagna*", "<p>Om @, @ och ….</p>"},
		{"The goals adopted", "<p>Om @, @ och ….</p>"},
	} {
		reg := sound(t, before, change{"pages/om.sv.md", "[nyheten]", "[" + test.words + "]"})
		body := reg.Pages[0].Bodies["sv"]
		html := strings.TrimSpace(strings.Join(body.HTML, "@"))
		html = strings.NewReplacer(`<a href="@">fullmäktige</a>`, "@", `<a href="@">remisser</a>`, "@").Replace(html)
		if html != test.want || len(body.Links) != 2 || strings.Contains(body.Sections[0].Plain, "antagna") {
			t.Errorf("[%s] comes out as %s with %d links, plain %q; want %s with 2", test.words, html, len(body.Links), body.Sections[0].Plain, test.want)
		}
	}
}

func TestEmbargoesAheadAreListedByTheirEnd(t *testing.T) {
	other := change{"releases/nytt.sv.md", "", "---\ntitle: Nytt\ndate: 2026-12-01\nembargo: 2026-12-01T08:00\nissuers: [norrby]\n---\n"}
	draft := change{"releases/utkast.sv.md", "", "---\ntitle: Utkast\ndraft: true\ndate: 2026-12-01\nembargo: 2026-12-01T07:00\nissuers: [norrby]\n---\n"}
	later := change{release, "embargo: 2006-04-25T09:00", "embargo: 2026-12-01T09:00"}
	tree := loaded(t, changed(t, []change{other, draft, later}))
	var got []string
	for _, e := range Embargoes(tree, civic.Moment{Day: today()}) {
		got = append(got, e.Until.String()+" "+e.File)
	}
	want := []string{"2026-12-01T08:00 content/releases/nytt.sv.md", "2026-12-01T09:00 content/releases/antagna.sv.md"}
	if !slices.Equal(got, want) {
		t.Errorf("ahead are %q; want %q", got, want)
	}
}

func TestEveryProblemOfATreeComesInOneRunSorted(t *testing.T) {
	_, found := resolve(t, changed(t, []change{
		{osterby, "date: 2005-12-12", "date: 12.12.2005"},
		{osterby, "document: mal", "document: mall"},
		{docFile, "type: goals", "type: golas"},
		{"pages/om.sv.md", "Om [", "<b>Om</b> ["},
		{"site.yaml", "format: 1", "format: 1\ntitel: x"},
	}), Options{Today: today()})
	var rules []string
	for _, p := range found {
		rules = append(rules, p.Rule)
	}
	want := []string{"bad-date", "unknown-document", "unknown-type", "raw-html", "unknown-key"}
	if !slices.Equal(rules, want) {
		t.Errorf("the rules are %q%s\nwant %q", rules, listed(found), want)
	}
}

// A fault anywhere must not bring the resolver down, and never passes in silence.
func TestLostFileIsNoticedAndSurvived(t *testing.T) {
	for name := range trebygden() {
		files := trebygden()
		delete(files, name)
		reg, found := resolve(t, files, Options{Today: today()})
		if reg == nil {
			t.Errorf("without %s there is no register", name)
		}
		for _, p := range found {
			if p.Rule == "" || p.At.File == "" || p.Text == "" {
				t.Errorf("without %s: a problem without a place: %+v", name, p)
			}
		}
		files[name] = "---\ntitle: [\n"
		if _, found := resolve(t, files, Options{Today: today()}); !strings.HasSuffix(name, ".png") && !strings.HasSuffix(name, ".pdf") && !found.HasErrors() {
			t.Errorf("with %s broken, nothing is reported", name)
		}
	}
}

func TestWhatASourceDoesNotSayIsKept(t *testing.T) {
	reg := sound(t, Options{},
		change{docFile, "stage: final\n", "stage: final\n    referral: not-stated\n"},
		change{"decisions/osterby.sv.md", "council: osterby\n", "council: osterby\ndissent: not-stated\n"})
	if r := documentOf(t, reg, "mal").Versions[1].Referral; r == nil || !r.NotStated {
		t.Errorf("the consultation is %+v; want it not stated", r)
	}
	for _, d := range reg.Decisions {
		if d.DissentNotStated != (d.ID == "osterby") {
			t.Errorf("%s: the dissent is not stated: %v", d.ID, d.DissentNotStated)
		}
	}
}
