package check

import (
	"testing"

	"samsyn/internal/diag"
)

const allParties = "parties: [norrby, soderby, osterby]\n  rule: all"

func TestFaultsOfDocumentsAreFound(t *testing.T) {
	runRules(t, []ruleTest{
		{rule: "rule-unreachable", level: diag.Error, file: docFile, word: "{at-least: 4}", hint: "correct",
			bad:  []change{{docFile, "rule: all", "rule: {at-least: 4}"}},
			good: []change{{docFile, "rule: all", "rule: {at-least: 3}"}}},
		{rule: "rule-unreachable", name: "members by default", level: diag.Error, file: docFile, word: "{at-least: 4}", hint: "correct",
			bad:  []change{{docFile, allParties, "rule: {at-least: 4}"}},
			good: []change{{docFile, allParties, "rule: {share: 2/3}"}}},
		{rule: "rule-unreachable", name: "a version's own", level: diag.Error, file: docFile, word: "{at-least: 2}", hint: "correct",
			bad:  []change{{docFile, "stage: final\n", "stage: final\n    adoption: {parties: [norrby], rule: {at-least: 2}}\n"}},
			good: []change{{docFile, "stage: final\n", "stage: final\n    adoption: {rule: {at-least: 2}}\n"}}},
		{rule: "adoption-without-parties", level: diag.Error, file: docFile, word: "[]", hint: "adoption: not-stated",
			bad: []change{{docFile, "parties: [norrby, soderby, osterby]", "parties: []"}}},
		{rule: "adoption-without-parties", name: "nobody was a member", level: diag.Error, file: docFile, word: "by", hint: "by: none",
			bad: []change{{docFile, allParties, "rule: all"}, {collabFile, "{council: osterby, from: not-stated}", "{council: osterby, from: 2020}"},
				{collabFile, "{council: norrby, from: 2002}", "{council: norrby, from: 2020}"}, {collabFile, "{council: soderby, from: 2002, until: 2009-12-31}", "{council: soderby, from: 2020}"},
				{osterby, "", ""}, {norrby, "", ""}, {"decisions/protokoll.pdf", "", ""}, {release, "decisions: [osterby]\n", ""}},
			good: []change{{docFile, allParties, "rule: all"}}},
		{rule: "misplaced-key", name: "rule of a body", level: diag.Error, file: docFile, word: "rule", hint: "by: councils",
			bad:  []change{{docFile, "by: councils\n  parties: [norrby, soderby, osterby]", "by: body:board"}},
			good: []change{{docFile, "by: councils\n  " + allParties, "by: body:board"}}},
		{rule: "misplaced-key", name: "a version's rule under a body", level: diag.Error, file: docFile, word: "rule", hint: "by: councils",
			bad: []change{{docFile, "by: councils\n  " + allParties, "by: body:board"}, {docFile, "stage: final\n", "stage: final\n    adoption: {rule: all}\n"}},
			good: []change{{docFile, "by: councils\n  " + allParties, "by: body:board"},
				{docFile, "stage: final\n", "stage: final\n    adoption: {by: councils, rule: all}\n"}}},
		{rule: "misplaced-key", name: "parties of none", level: diag.Error, file: docFile, word: "parties", hint: "remove parties",
			bad: []change{{docFile, "by: councils\n", "by: none\n"}, {docFile, "  rule: all\n", ""}}},
		{rule: "seal-broken", level: diag.Error, file: docFile, word: seal, hint: "restore",
			bad: []change{{"documents/mal/3.sv.md", "bättre", "sämre"}}},
		{rule: "sealed-rendition", level: diag.Error, file: docFile, word: seal, hint: "remove sha256",
			bad: []change{{"documents/mal/3.sv.md", "## Skolan", "---\ntext: rendition\n---\n\n## Skolan"}},
			good: []change{{"documents/mal/3.sv.md", "## Skolan", "---\ntext: rendition\n---\n\n## Skolan"},
				{docFile, "    sha256: " + seal + "\n", ""}}},
		{rule: "unsealed-version", level: diag.Advice, file: docFile, word: `"3"`, hint: "samsyn seal mal 3",
			bad: []change{{docFile, "    sha256: " + seal + "\n", ""}}},
		{rule: "text-missing", level: diag.Advice, file: docFile, word: `"2"`, hint: "documents/mal/2.",
			bad:  []change{{osterby, `version: "3"`, `version: "2"`}},
			good: []change{{osterby, `version: "3"`, `version: "2"`}, {docFile, "stage: referral\n", "stage: referral\n    note: Texten är borta.\n"}}},
		{rule: "review-passed", level: diag.Advice, file: docFile, word: "2010-12-31", hint: "review",
			bad:  []change{{docFile, "type: goals", "type: goals\nreview: 2010-12-31"}},
			good: []change{{docFile, "type: goals", "type: goals\nreview: 2026"}}},
		{rule: "impossible-span", level: diag.Error, file: docFile, word: "2005-02", hint: "correct",
			bad:  []change{{docFile, "until: 2005-08", "until: 2005-02"}},
			good: []change{{docFile, "until: 2005-08", "until: 2005"}}},
		{rule: "impossible-span", name: "validity", level: diag.Error, file: docFile, word: "2004", hint: "correct",
			bad:  []change{{docFile, "type: goals", "type: goals\nvalid: {from: 2005, until: 2004}"}},
			good: []change{{docFile, "type: goals", "type: goals\nvalid: {from: adoption, until: 2004}"}}},
		{rule: "impossible-span", name: "membership", level: diag.Error, file: collabFile, word: "2001", hint: "correct",
			bad: []change{{collabFile, "until: 2009-12-31", "until: 2001"}}},
		{rule: "date-order", name: "versions", level: diag.Warning, file: docFile, word: "2005-01-01", hint: "oldest first",
			bad: []change{{docFile, "date: 2005-10-01", "date: 2005-01-01"}}},
		{rule: "date-order", name: "submitted", level: diag.Warning, file: docFile, word: "2005-09-01", hint: "compare",
			bad:  []change{{docFile, "submitted: 2005-10-01", "submitted: 2005-09-01"}},
			good: []change{{docFile, "submitted: 2005-10-01", "submitted: 2005"}}},
		{rule: "duplicate-member", level: diag.Error, file: collabFile, word: "norrby", hint: "remove",
			bad:  []change{{collabFile, "{council: osterby, from: not-stated}", "{council: osterby}\n  - {council: norrby, from: 2005}"}},
			good: []change{{collabFile, "{council: norrby, from: 2002}", "{council: norrby, from: 2002, until: 2004}\n  - {council: norrby, from: 2004}"}}},
		{rule: "filing-sums", level: diag.Advice, file: collabFile, word: "3", hint: "both",
			bad: []change{{collabFile, "sums: [1, 2]", "sums: [1, 3]"}}},
	})
}

func TestCirclesAreFound(t *testing.T) {
	policy := "documents/policy/document.sv.md"
	runRules(t, []ruleTest{
		{rule: "cycle", name: "of two", level: diag.Error, file: docFile, word: "policy", hint: "remove",
			bad: []change{{policy, "title: Policy\n", "title: Policy\nrelations: {based-on: [mal]}\n"}}},
		{rule: "cycle", name: "of one", level: diag.Error, file: docFile, word: "mal", hint: "remove",
			bad:  []change{{docFile, "based-on: [policy]", "replaces: [mal]"}},
			good: []change{{docFile, "based-on: [policy]", "replaces: [policy], based-on: [policy]"}}},
		{rule: "cycle", name: "of mergers", level: diag.Error, file: "councils/osterby.sv.md", word: "storby", hint: "remove",
			bad: []change{{"councils/osterby.sv.md", "", "---\ntitle: Ö\nmunicipality: Ö\njoined-into: {council: storby, date: 2020}\n---\n"},
				{"councils/storby.sv.md", "", "---\ntitle: S\nmunicipality: S\njoined-into: {council: osterby, date: 2020}\n---\n"}}},
		{rule: "cycle", name: "of bodies", level: diag.Error, file: collabFile, word: "group", hint: "remove",
			bad: []change{{collabFile, "{id: board, name: Styrelse}", "{id: board, name: Styrelse, under: group}"}}},
		{rule: "cycle", name: "of annulments", level: diag.Error, file: norrby, word: "norrby", hint: "remove",
			bad: []change{{norrby, "outcome: adopted}", "outcome: annulled, annuls: norrby}"}}},
	})
}
