package check

import (
	"testing"

	"samsyn/internal/diag"
)

const (
	docFile    = "documents/mal/document.sv.md"
	collabFile = "collaborations/trebygden.sv.md"
	osterby    = "decisions/osterby.sv.md"
	norrby     = "decisions/norrby.sv.md"
	release    = "releases/antagna.sv.md"
)

func TestUnknownNamesArePointedAt(t *testing.T) {
	draft := change{"documents/policy/document.sv.md", "title: Policy\n", "title: Policy\ndraft: true\n"}
	later := change{release, "embargo: 2006-04-25T09:00", "embargo: 2031-04-25T09:00"}
	runRules(t, []ruleTest{
		{rule: "unknown-council", name: "member", level: diag.Error, file: collabFile, word: "sodreby", hint: `"soderby"`,
			bad:  []change{{collabFile, "council: soderby", "council: sodreby"}},
			good: []change{{collabFile, "council: soderby", "council: storby"}}},
		{rule: "unknown-council", name: "member that decided", level: diag.Error, file: collabFile, word: "osterbi", hint: `"osterby"`,
			bad:  []change{{collabFile, "council: osterby", "council: osterbi"}, {docFile, allParties, "rule: {at-least: 3}"}},
			good: []change{{docFile, allParties, "rule: {at-least: 3}"}}},
		{rule: "unknown-council", name: "party", level: diag.Error, file: docFile, word: "kirnua", hint: "make the file",
			bad:  []change{{docFile, "parties: [norrby, soderby, osterby]", "parties: [norrby, osterby, kirnua]"}},
			good: []change{{docFile, "parties: [norrby, soderby, osterby]", "parties: [norrby, osterby, storby]"}}},
		{rule: "unknown-council", name: "referral", level: diag.Error, file: docFile, word: "norby", hint: `"norrby"`,
			bad: []change{{docFile, "to: [norrby, soderby]", "to: [norby, soderby]"}}},
		{rule: "unknown-council", name: "issuer", level: diag.Error, file: release, word: "norby", hint: `"norrby"`,
			bad: []change{{release, "issuers: [norrby,", "issuers: [norby,"}}},
		{rule: "unknown-council", name: "merger", level: diag.Error, file: "councils/soderby.sv.md", word: "storbi", hint: `"storby"`,
			bad:  []change{{"councils/soderby.sv.md", "", "---\ntitle: S\nmunicipality: S\njoined-into: {council: storbi, date: 2020-01-01}\n---\n"}},
			good: []change{{"councils/soderby.sv.md", "", "---\ntitle: S\nmunicipality: S\njoined-into: {council: storby, date: 2020-01-01}\n---\n"}}},
		{rule: "unknown-council", name: "announcement", level: diag.Error, file: osterby, word: "norby", hint: `"norrby"`,
			bad:  []change{{osterby, "announced: 2005-12-20", "announced: {norby: 2005-12-20}"}},
			good: []change{{osterby, "announced: 2005-12-20", "announced: {norrby: 2005-12-20}"}}},
		{rule: "unknown-collaboration", level: diag.Error, file: docFile, word: "trebygdn", hint: `"trebygden"`,
			bad: []change{{docFile, "collaboration: trebygden", "collaboration: trebygdn"}}},
		{rule: "unknown-collaboration", name: "of a body", level: diag.Error, file: osterby, word: "trebygdn", hint: `"trebygden"`,
			bad:  []change{{osterby, "council: osterby", "body: trebygdn/board"}},
			good: []change{{osterby, "council: osterby", "body: trebygden/board"}}},
		{rule: "unknown-body", level: diag.Error, file: osterby, word: "bord", hint: `"board"`,
			bad: []change{{osterby, "council: osterby", "body: trebygden/bord"}}},
		{rule: "unknown-body", name: "quoted", level: diag.Error, file: osterby, word: `"trebygden/bord"`, hint: `"board"`,
			bad: []change{{osterby, "council: osterby", `body: "trebygden/bord"`}}},
		{rule: "unknown-body", name: "above", level: diag.Error, file: collabFile, word: "bord", hint: `"board"`,
			bad: []change{{collabFile, "under: board", "under: bord"}}},
		{rule: "unknown-body", name: "row", level: diag.Error, file: collabFile, word: "grupp", hint: `"group"`,
			bad: []change{{collabFile, "body: group", "body: grupp"}}},
		{rule: "unknown-body", name: "adopter", level: diag.Error, file: docFile, word: "body:bord", hint: `"board"`,
			bad:  []change{{docFile, "by: councils\n  parties: [norrby, soderby, osterby]\n  rule: all", "by: body:bord"}},
			good: []change{{docFile, "by: councils\n  parties: [norrby, soderby, osterby]\n  rule: all", "by: body:board"}}},
		{rule: "unknown-body", name: "group of a plan", level: diag.Error, file: docFile, word: "grop", hint: `"group"`,
			bad:  []change{{docFile, "type: goals", "type: activity-plan\ngroup: grop"}},
			good: []change{{docFile, "type: goals", "type: activity-plan\ngroup: group"}}},
		{rule: "unknown-document", level: diag.Error, file: osterby, word: "mall", hint: `"mal"`,
			bad: []change{{osterby, "document: mal", "document: mall"}}},
		{rule: "unknown-document", name: "relation", level: diag.Error, file: docFile, word: "polici", hint: `"policy"`,
			bad: []change{{docFile, "based-on: [policy]", "based-on: [polici]"}}},
		{rule: "unknown-document", name: "claim", level: diag.Error, file: release, word: "mall", hint: `"mal"`,
			bad: []change{{release, "{document: mal,", "{document: mall,"}}},
		{rule: "unknown-decision", level: diag.Error, file: release, word: "ostreby", hint: `"osterby"`,
			bad: []change{{release, "decisions: [osterby]", "decisions: [ostreby]"}}},
		{rule: "unknown-version", level: diag.Error, file: osterby, word: `"4"`, hint: `"2" and "3"`,
			bad:  []change{{osterby, `version: "3"`, `version: "4"`}},
			good: []change{{osterby, `version: "3"`, `version: not-stated`}}},
		{rule: "unknown-version", name: "claim", level: diag.Error, file: release, word: `"4"`, hint: `"2" and "3"`,
			bad: []change{{release, `version: "3"`, `version: "4"`}}},
		{rule: "unknown-version", name: "text", level: diag.Error, file: "documents/mal/3b.sv.md", word: "documents/mal/3b.sv.md", hint: `"2" and "3"`,
			bad: []change{{"documents/mal/3b.sv.md", "", "Text.\n"}}},
		{rule: "missing-facts", level: diag.Error, file: "documents/ny/1.sv.md", word: "documents/ny/1.sv.md", hint: "documents/ny/document",
			bad: []change{{"documents/ny/1.sv.md", "", "Text.\n"}}},
		{rule: "unknown-type", level: diag.Error, file: docFile, word: "golas", hint: `"goals"`,
			bad:  []change{{docFile, "type: goals", "type: golas"}},
			good: []change{{docFile, "type: goals", "type: principles"}}},
		{rule: "draft-named", level: diag.Error, file: docFile, word: "policy", hint: "draft: true",
			bad:  []change{draft},
			good: []change{draft, {docFile, "based-on: [policy]", "based-on: []"}}},
		{rule: "draft-named", name: "by a link", level: diag.Error, file: "pages/om.sv.md", word: "../terms/remiss.sv.md", hint: "draft: true",
			bad: []change{{"terms/remiss.sv.md", "title: Remiss\n", "title: Remiss\ndraft: true\n"}}},
		{rule: "embargo-named", level: diag.Error, file: "pages/om.sv.md", word: "../releases/antagna.sv.md", hint: "embargo",
			bad:  []change{later, {"pages/om.sv.md", "[nyheten]", "[nyheten om målen antagna]"}},
			good: []change{later, {"pages/om.sv.md", " och [nyheten](../releases/antagna.sv.md)", ""}}},
		{rule: "embargo-linked", level: diag.Warning, file: "pages/om.sv.md", word: "../releases/antagna.sv.md", hint: "before that",
			bad:  []change{later},
			good: []change{later, {"pages/om.sv.md", " och [nyheten](../releases/antagna.sv.md)", ""}}},
		{rule: "duplicate-entry", level: diag.Error, file: release, word: "norrby", hint: "remove",
			bad:  []change{{release, "issuers: [norrby, soderby]", "issuers: [norrby, soderby, norrby]"}},
			good: []change{{release, "issuers: [norrby, soderby]", "issuers: [norrby, soderby, osterby]"}}},
		{rule: "duplicate-entry", name: "resolution", level: diag.Error, file: osterby, word: "mal", hint: "remove",
			bad:  []change{{osterby, "outcome: adopted}\n", "outcome: adopted}\n  - {document: mal, version: \"3\", outcome: rejected}\n"}},
			good: []change{{osterby, "outcome: adopted}\n", "outcome: adopted}\n  - {document: mal, version: \"2\", outcome: noted}\n"}}},
	})
}

func TestOriginalsAreTold(t *testing.T) {
	english := "decisions/osterby.en.md"
	runRules(t, []ruleTest{
		{rule: "country-for-language", level: diag.Advice, file: "terms/votering.se.md", word: "terms/votering.se.md", hint: "votering.sv.md",
			bad:  []change{{"terms/votering.se.md", "", "---\ntitle: Votering\nsummary: Rösterna räknas.\n---\n"}},
			good: []change{{"terms/votering.se.md", "", "---\ntitle: Votering\nsummary: Rösterna räknas.\n---\n"}, {"terms/votering.sv.md", "", "---\ntranslation: official\ntitle: Votering\n---\n"}}},
		{rule: "missing-original", name: "one file", level: diag.Error, file: "terms/votering.sv.md", word: "translation", hint: "remove the line",
			bad: []change{{"terms/votering.sv.md", "", "---\ntitle: Votering\nsummary: Rösterna räknas.\ntranslation: official\n---\n"}}},
		{rule: "missing-original", level: diag.Error, file: "terms/remiss.sv.md", word: "translation", hint: "original",
			bad: []change{{"terms/remiss.sv.md", "title: Remiss\n", "title: Remiss\ntranslation: official\n"}}},
		{rule: "two-originals", level: diag.Error, file: "terms/remiss.en.md", word: "---", hint: "translation: official",
			bad:  []change{{"terms/remiss.en.md", "", "---\ntitle: Referral\nsummary: A round.\n---\n"}},
			good: []change{{"terms/remiss.en.md", "", "---\ntitle: Referral\nsummary: A round.\ntranslation: unofficial\n---\n"}}},
		{rule: "translation-contradicts", level: diag.Error, file: english, word: "2005-12-21", hint: "remove",
			bad:  []change{{english, "", "---\ntranslation: unofficial\ndate: 2005-12-21\n---\n"}},
			good: []change{{english, "", "---\ntranslation: unofficial\ndate: 2005-12\ncouncil: \"osterby\"\n---\n"}}},
		{rule: "translation-contradicts", name: "deep in a list", level: diag.Error, file: english, word: "-", hint: "remove",
			bad:  []change{{english, "", "---\ntranslation: unofficial\ndecides:\n  - {document: mal, version: \"2\", outcome: adopted}\n---\n"}},
			good: []change{{english, "", "---\ntranslation: unofficial\ndecides:\n  - document: mal\n    outcome: adopted\n    version: '3'\n---\n"}}},
		{rule: "translation-facts", level: diag.Error, file: english, word: "votes", hint: "move",
			bad: []change{{english, "", "---\ntranslation: unofficial\nvotes: {for: 31}\n---\n"}}},
		{rule: "summary-untranslated", level: diag.Advice, file: "documents/mal/document.en.md", word: "---", hint: "summary",
			bad: []change{{"documents/mal/document.en.md", "summary: What the three want.\n", ""}}},
		{rule: "summary-untranslated", name: "no file", level: diag.Advice, file: docFile, word: "Vad de tre vill.", hint: "document.en.md",
			bad: []change{{"documents/mal/document.en.md", "", ""}}},
		{rule: "stale-translation", level: diag.Warning, file: "documents/mal/2.en.md", word: "unofficial", hint: "documents/mal/3.en.md",
			bad: []change{{"documents/mal/2.sv.md", "", "Äldre.\n"}, {"documents/mal/2.en.md", "", "---\ntranslation: unofficial\n---\n\nOlder.\n"}},
			good: []change{{"documents/mal/2.sv.md", "", "Äldre.\n"}, {"documents/mal/2.en.md", "", "---\ntranslation: unofficial\n---\n\nOlder.\n"},
				{"documents/mal/3.en.md", "", "---\ntranslation: official\n---\n\n## The school {#skolan}\n\nBetter.\n"}}},
	})
}
