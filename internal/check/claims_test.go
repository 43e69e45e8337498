package check

import (
	"strings"
	"testing"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// standing is a release that has not been withdrawn, so that what it claims is looked at.
var standing = change{release, "withdrawn: {date: 2006-05-01}\n", ""}

func TestReleasesAreHeldToWhatTheyClaim(t *testing.T) {
	claim := `{document: mal, version: "3", standing: awaiting, n: 2}`
	runRules(t, []ruleTest{
		{rule: "claim-untrue", level: diag.Error, file: release, word: "3", hint: "no decision is recorded of \"soderby\"",
			bad:  []change{standing, {release, "n: 2", "n: 3"}},
			good: []change{standing}},
		{rule: "claim-untrue", name: "standing", level: diag.Error, file: release, word: "adopted", hint: "write standing: awaiting, n: 2",
			bad:  []change{standing, {release, "standing: awaiting, n: 2", "standing: adopted"}},
			good: []change{standing, {release, "standing: awaiting, n: 2", "standing: awaiting"}}},
		{rule: "claim-untrue", name: "too few", level: diag.Error, file: release, word: "1", hint: "correct a decision",
			bad:  []change{standing, {release, "n: 2", "n: 1"}},
			good: []change{standing, {release, "standing: awaiting, n: 2", "n: 2"}}},
		{rule: "claim-untrue", name: "a decision after the release", level: diag.Error, file: release, word: "2", hint: "write standing: awaiting, n: 1",
			bad:  []change{standing, {norrby, "2006-01-30", "2006-04-26"}},
			good: []change{standing, {norrby, "2006-01-30", "2006-04-26"}, {release, "n: 2", "n: 1"}}},
		{rule: "claim-untrue", name: "no such version yet", level: diag.Error, file: release, word: "awaiting", hint: "correct the version",
			bad:  []change{standing, {release, "2006-04-25T09:00\nembargo", "2004-04-25T09:00\nembargo"}},
			good: []change{standing}},
		{rule: "claim-unknown", level: diag.Warning, file: release, word: "2", hint: "complete the facts",
			bad:  []change{standing, {norrby, "2006-01-30", "2006-04"}},
			good: []change{standing, {norrby, "2006-01-30", "2006-03"}}},
		{rule: "claim-unknown", name: "time of day", level: diag.Warning, file: release, word: "1", hint: "complete the facts",
			bad:  []change{standing, {norrby, "2006-01-30", "2006-04-25"}, {release, "n: 2", "n: 1"}},
			good: []change{standing, {norrby, "2006-01-30", "2006-04-25"}}},
		{rule: "release-without-claims", level: diag.Advice, file: release, word: "documents", hint: "claims",
			bad:  []change{standing, {release, "claims: [" + claim + "]\n", ""}},
			good: []change{standing, {release, "claims: [" + claim + "]\n", ""}, {release, "documents: [mal]\n", ""}}},
		{rule: "release-without-claims", name: "an empty claim", level: diag.Advice, file: release, word: "{document: mal, version: \"3\"}", hint: "standing",
			bad:  []change{standing, {release, claim, `{document: mal, version: "3"}`}},
			good: []change{standing}},
		{rule: "release-without-contact", level: diag.Advice, file: release, word: "---", hint: "contacts",
			bad:  []change{standing, {release, "contacts: [{role: sekreterare, council: norrby}]\n", ""}},
			good: []change{standing}},
		{rule: "release-untranslated", level: diag.Advice, file: release, word: "---", hint: "releases/antagna.en.md",
			bad:  []change{standing, {"releases/antagna.en.md", "", ""}},
			good: []change{standing, {"releases/antagna.en.md", "", ""}, {"site.yaml", "languages: [sv, en]", "languages: [sv]"}}},
	})
}

// The reader of an untrue claim sees every decision that the register's answer rests on.
func TestUntrueClaimPointsAtTheDecisions(t *testing.T) {
	_, found := resolve(t, changed(t, []change{standing, {release, "n: 2", "n: 3"}}), Options{Today: today()})
	if len(found) != 1 || len(found[0].Notes) != 2 {
		t.Fatalf("problems:%s", listed(found))
	}
	if want := `on 2006-04-25 version "3" of "mal" was awaiting, n 2 of 3; the release says awaiting, n 3`; found[0].Text != want {
		t.Errorf("it says %q; want %q", found[0].Text, want)
	}
	for i, want := range []string{"osterby: adopted 2005-12-12", "norrby: adopted 2006-01-30"} {
		if n := found[0].Notes[i]; n.Text != want || !strings.HasPrefix(n.At.File, "content/decisions/") || n.At.Line == 0 {
			t.Errorf("note %d is %+v; want %q at the decision", i, n, want)
		}
	}
}

// What has not happened yet settles nothing, and a register with errors is no ground to blame a claim.
func TestClaimsWaitForTheirDayAndForASoundRegister(t *testing.T) {
	untrue := change{release, "n: 2", "n: 3"}
	for _, test := range []struct {
		name    string
		changes []change
		opt     Options
		want    int
	}{
		{"a release of the future", []change{standing, untrue, {release, "date: 2006-04-25T09:00\nembargo: 2006-04-25T09:00", "date: 2027-01-01"}}, Options{Today: today()}, 0},
		{"a release after the day that is shown", []change{standing, untrue, {release, "embargo: 2006-04-25T09:00\n", ""}},
			Options{Today: civic.Day(2006, 4, 1), Now: civic.Moment{Day: today()}}, 1},
		{"an error elsewhere", []change{standing, untrue, {docFile, "type: goals", "type: golas"}}, Options{Today: today()}, 0},
		{"a release that was withdrawn", []change{untrue}, Options{Today: today()}, 0},
	} {
		_, found := resolve(t, changed(t, test.changes), test.opt)
		n := 0
		for _, p := range found {
			if p.Rule == "claim-untrue" {
				n++
			}
		}
		if n != test.want {
			t.Errorf("%s: problems:%s\nwant %d claim-untrue", test.name, listed(found), test.want)
		}
	}
}
