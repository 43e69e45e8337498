package check

import (
	"testing"

	"samsyn/internal/civic"
)

// What the format lets an author write draws no error and no warning, whoever reads the site for the first time.
func TestWhatTheFormatAllowsIsSound(t *testing.T) {
	const text = "documents/mal/3.sv.md"
	policy := "documents/policy/document.sv.md"
	facts := func(replaced string) change { return change{policy, "adoption: not-stated\n", replaced + "\n"} }
	resolution := func(with string) change {
		return change{osterby, "outcome: adopted}", "outcome: adopted, " + with + "}"}
	}
	for _, test := range []struct {
		name    string
		changes []change
	}{
		{"parties that are not stated", []change{facts("adoption: {by: councils, parties: not-stated}")}},
		{"parties that are not stated, with a rule", []change{facts("adoption: {parties: not-stated, rule: majority, amendments-count: not-stated}")}},
		{"a version whose parties are not stated", []change{{docFile, "    submitted: 2005-10-01\n", "    adoption: {parties: not-stated}\n    submitted: 2005-10-01\n"}}},
		{"an adoption that states nothing", []change{facts("adoption: {by: not-stated, parties: not-stated, rule: not-stated}")}},
		{"a document that states nothing", []change{facts("adoption: not-stated\nsummary: not-stated\nvalid: not-stated\nreview: not-stated\nclosed: not-stated\n" +
			"responsible: not-stated\nregistration: not-stated\ngroup: not-stated\nyear: not-stated\nrelations: not-stated\ntopics: not-stated\naliases: not-stated\n" +
			"sources: not-stated\nchecked: not-stated\nnotes: not-stated\nextra: not-stated")}},
		{"a document that nobody has looked into", []change{facts("adoption:\nsummary:\nvalid: ~\nreview: null\nclosed:\nresponsible:\nregistration:\ngroup:\nyear:\n" +
			"relations:\ntopics:\naliases:\nsources:\nchecked:\nnotes:\nextra:\ndraft:\ntranslation:")}},
		{"a decision that states nothing of its outcome", []change{resolution("scope: not-stated, deviation: not-stated, condition: not-stated, condition-met: not-stated, annuls: not-stated")}},
		{"a decision that states little", []change{{osterby, "final: 2006-01-11\n", "final: not-stated\nvotes: {for: not-stated, against: 3}\ndissent: [not-stated, Ledamot A]\n" +
			"minutes: {url: not-stated, page: not-stated, sha256: not-stated}\ncitation: not-stated\n"}}},
		{"a claim on a version whose adoption is not stated", []change{{release, "standing: awaiting, n: 2", "standing: not-stated, n: not-stated"}}},
		{"a text with its own provenance", []change{{text, "", "---\nchecked: {on: 2026-01, by: registrator}\nextra: {a: [b]}\nnotes: [{text: Otydligt}]\nsources: [{title: Protokoll}]\n---\n## Skolan {#skolan}\n\nSkolan ska bli bättre.\n"}}},
	} {
		if _, found := resolve(t, changed(t, test.changes), Options{Today: today()}); found.HasErrors() || found.Count(1) > 0 {
			t.Errorf("%s: problems:%s", test.name, listed(found))
		}
	}
}

func TestPartiesThatAreNotStatedLeaveTheStandingNotStated(t *testing.T) {
	reg := sound(t, Options{}, change{docFile, "parties: [norrby, soderby, osterby]", "parties: not-stated"})
	latest := documentOf(t, reg, "mal").Status(today()).Versions[1]
	if latest.Standing != civic.StandingNotStated || latest.Of != 0 {
		t.Errorf("the version is %q of %d; want it not stated", latest.Standing, latest.Of)
	}
}

func TestProvenanceOfATextIsKept(t *testing.T) {
	reg := sound(t, Options{}, change{"documents/mal/3.sv.md", "", "---\nchecked: {on: 2026-01, by: registrator}\nextra: {a: [b]}\n---\n## Skolan {#skolan}\n\nSkolan ska bli bättre.\n"})
	text := documentOf(t, reg, "mal").Versions[1].Texts["sv"]
	if text.CheckedOn.String() != "2026-01" || text.CheckedBy["sv"] != "registrator" || text.Extra["a"] == nil {
		t.Errorf("the text was checked on %q by %v, with %v", text.CheckedOn, text.CheckedBy, text.Extra)
	}
}

// A site that is shown as of a past day has decisions after it; they lie in the future of that day alone.
func TestDecisionsAfterAShownPastDayAreNoFuture(t *testing.T) {
	past := civic.Day(2005, 12, 31)
	noLink := change{"pages/om.sv.md", " och [nyheten](../releases/antagna.sv.md)", ""} // it is under embargo on the past day
	if _, found := resolve(t, changed(t, []change{noLink}), Options{Today: past, Now: civic.Moment{Day: today()}}); len(found) > 0 {
		t.Errorf("problems:%s", listed(found))
	}
	late := changed(t, []change{noLink, {norrby, "2006-01-30", "2026-11-22"}})
	for _, opt := range []Options{{Today: past, Now: civic.Moment{Day: today()}}, {Today: today(), Now: civic.Moment{Day: past}}, {Today: today()}} {
		_, found := resolve(t, late, opt)
		if len(found) != 1 || found[0].Rule != "future-decision" {
			t.Errorf("as of %s on %s: problems:%s; want future-decision", opt.Today, opt.Now, listed(found))
		}
	}
}

// A group of facts that is not stated as a whole is not stated in each of its facts.
func TestAGroupThatIsNotStatedIsNotStatedInItsFacts(t *testing.T) {
	reg := sound(t, Options{},
		change{"documents/policy/document.sv.md", "adoption: not-stated\n", "adoption: not-stated\nresponsible: not-stated\n"},
		change{osterby, "final: 2006-01-11\n", "votes: not-stated\nminutes: not-stated\n"})
	policy := documentOf(t, reg, "policy")
	if !policy.Political.NotStated() || !policy.Official.NotStated() {
		t.Errorf("the responsible roles are %v and %v", policy.Political, policy.Official)
	}
	for _, d := range reg.Decisions {
		if d.Council == nil || d.Council.ID != "osterby" {
			continue
		}
		if d.Votes == nil || !d.Votes.For.NotStated || !d.Votes.Against.NotStated || !d.Votes.Abstained.NotStated {
			t.Errorf("the votes are %+v", d.Votes)
		}
		if d.Minutes == nil || d.Minutes.URL != civic.NotStated {
			t.Errorf("the minutes are %+v", d.Minutes)
		}
	}
}
