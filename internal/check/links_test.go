package check

import (
	"testing"

	"samsyn/internal/diag"
)

func TestFaultsOfLinksAreFound(t *testing.T) {
	page := "pages/om.sv.md"
	runRules(t, []ruleTest{
		{rule: "dead-link", level: diag.Error, file: page, word: "../councils/nordby.sv.md", hint: `"../councils/norrby.sv.md"`,
			bad: []change{{page, "norrby.sv.md", "nordby.sv.md"}}},
		{rule: "dead-link", name: "other language", level: diag.Error, file: page, word: "../councils/norrby.en.md", hint: `"../councils/norrby.sv.md"`,
			bad: []change{{page, "norrby.sv.md", "norrby.en.md"}}},
		{rule: "dead-link", name: "document's folder", level: diag.Error, file: page, word: "../documents/mall/3.sv.md", hint: `"../documents/mal/3.sv.md"`,
			bad:  []change{{page, "../councils/norrby.sv.md", "../documents/mall/3.sv.md"}},
			good: []change{{page, "../councils/norrby.sv.md", "../documents/mal/3.sv.md#skolan"}}},
		{rule: "dead-link", name: "file", level: diag.Error, file: osterby, word: "protokol.pdf", hint: `"protokoll.pdf"`,
			bad: []change{{osterby, "protokoll.pdf", "protokol.pdf"}}},
		{rule: "dead-link", name: "address", level: diag.Error, file: page, word: "/sv/fullmaktige/norrby/", hint: "record's file",
			bad: []change{{page, "../councils/norrby.sv.md", "/sv/fullmaktige/norrby/"}}},
		{rule: "dead-link", name: "readme", level: diag.Error, file: page, word: "../README.md", hint: "editors",
			bad: []change{{page, "../councils/norrby.sv.md", "../README.md"}, {"README.md", "", "Read me.\n"}}},
		{rule: "dead-link", name: "address without its beginning", level: diag.Error, file: page, word: "www.norrby.example", hint: "write https://www.norrby.example",
			bad: []change{{page, "../councils/norrby.sv.md", "www.norrby.example"}}},
		{rule: "dead-link", name: "address of mail", level: diag.Error, file: page, word: "kansli@norrby.example", hint: "write mailto:kansli@norrby.example",
			bad: []change{{page, "../councils/norrby.sv.md", "kansli@norrby.example"}}},
		{rule: "dead-link", name: "out of the folder", level: diag.Error, file: page, word: "../../secret.md", hint: "correct the path",
			bad: []change{{page, "../councils/norrby.sv.md", "../../secret.md"}}},
		{rule: "dead-link", name: "source's file", level: diag.Error, file: osterby, word: "protokol.pdf", hint: `"protokoll.pdf"`,
			bad:  []change{{osterby, "approved: ", "sources: [{title: Protokoll, file: protokol.pdf}]\napproved: "}},
			good: []change{{osterby, "approved: ", "sources: [{title: Protokoll, file: protokoll.pdf}]\napproved: "}, {osterby, "[Protokollet](protokoll.pdf)", "Text."}}},
		{rule: "dead-link", name: "file of another folder", level: diag.Error, file: page, word: "../decisions/bilaga.pdf", hint: "link to it from the record",
			bad:  []change{{page, "../councils/norrby.sv.md", "../decisions/bilaga.pdf"}, {"decisions/bilaga.pdf", "", "x"}},
			good: []change{{page, "../councils/norrby.sv.md", "../decisions/protokoll.pdf"}}},
		{rule: "dead-heading", level: diag.Error, file: collabFile, word: "../documents/mal/document.sv.md#korta", hint: `"kort"`,
			bad: []change{{collabFile, "#kort)", "#korta)"}}},
		{rule: "dead-heading", name: "in a version", level: diag.Error, file: docFile, word: "3.sv.md#skola", hint: `"skolan"`,
			bad: []change{{docFile, "3.sv.md#skolan", "3.sv.md#skola"}}},
		{rule: "dead-heading", name: "in the text itself", level: diag.Error, file: docFile, word: "#skolan", hint: `"kort"`,
			bad:  []change{{docFile, "3.sv.md#skolan", "#skolan"}},
			good: []change{{docFile, "3.sv.md#skolan", "#kort"}}},
		{rule: "wrong-language-link", level: diag.Advice, file: page, word: "../documents/mal/document.en.md", hint: "../documents/mal/document.sv.md",
			bad:  []change{{page, "../councils/norrby.sv.md", "../documents/mal/document.en.md"}},
			good: []change{{page, "../councils/norrby.sv.md", "../documents/mal/document.sv.md"}}},
		{rule: "unlinked-file", level: diag.Advice, file: "decisions/bilaga.pdf", word: "decisions/bilaga.pdf", hint: "link to it",
			bad:  []change{{"decisions/bilaga.pdf", "", "x"}},
			good: []change{{"documents/mal/bilaga.pdf", "", "x"}}},
	})
}

func TestAddressesDoNotCollide(t *testing.T) {
	runRules(t, []ruleTest{
		{rule: "reserved-address", level: diag.Error, file: "pages/dokument.sv.md", word: "pages/dokument.sv.md", hint: "another name",
			bad:  []change{{"pages/dokument.sv.md", "", "---\ntitle: Dokument\n---\n\nText.\n"}},
			good: []change{{"pages/dokumenten.sv.md", "", "---\ntitle: Dokument\n---\n\nText.\n"}}},
		{rule: "reserved-address", name: "of a language", level: diag.Error, file: "pages/en.sv.md", word: "pages/en.sv.md", hint: "another name",
			bad: []change{{"pages/en.sv.md", "", "---\ntitle: Dokument\n---\n\nText.\n"}}},
		{rule: "reserved-address", name: "of a file", level: diag.Error, file: "documents/mal/feed.json", word: "documents/mal/feed.json", hint: "another name",
			bad: []change{{"documents/mal/feed.json", "", "{}"}}},
		{rule: "same-address", name: "of a file and a version", level: diag.Error, file: "documents/mal/2", word: "documents/mal/2", hint: "another name",
			bad: []change{{"documents/mal/2", "", "x"}}},
		{rule: "missing-facts", name: "of a file", level: diag.Error, file: "documents/ny/a.pdf", word: "documents/ny/a.pdf", hint: "remove the folder",
			bad: []change{{"documents/ny/a.pdf", "", "x"}}},
		{rule: "draft-named", name: "by a link to its file", level: diag.Error, file: "pages/om.sv.md", word: "../documents/policy/a.pdf", hint: "draft: true",
			bad: []change{{"documents/policy/document.sv.md", "title: Policy\n", "title: Policy\ndraft: true\n"}, {docFile, "based-on: [policy]", "based-on: []"},
				{"documents/policy/a.pdf", "", "x"}, {"pages/om.sv.md", "../councils/norrby.sv.md", "../documents/policy/a.pdf"}}},
		{rule: "same-address", level: diag.Error, file: "documents/policy/document.sv.md", word: "/gamla/malen/", hint: "remove",
			bad:  []change{{"documents/policy/document.sv.md", "title: Policy\n", "title: Policy\naliases: [/gamla/malen/]\n"}},
			good: []change{{"documents/policy/document.sv.md", "title: Policy\n", "title: Policy\naliases: [/gamla/policyn/]\n"}}},
		{rule: "alias-hides-page", level: diag.Error, file: docFile, word: "/sv/om", hint: "remove",
			bad:  []change{{docFile, "/gamla/malen", "/sv/om"}},
			good: []change{{docFile, "/gamla/malen", "/sv/om-oss"}}},
		{rule: "alias-hides-page", name: "of a version", level: diag.Error, file: docFile, word: "/en/documents/mal/3/", hint: "remove",
			bad:  []change{{docFile, "/gamla/malen", "/en/documents/mal/3/"}},
			good: []change{{docFile, "/gamla/malen", "/en/documents/mal/4/"}}},
		{rule: "alias-hides-page", name: "first page", level: diag.Error, file: docFile, word: "/index.html", hint: "remove",
			bad: []change{{docFile, "/gamla/malen", "/index.html"}}},
		{rule: "bad-alias", level: diag.Error, file: docFile, word: "gamla/malen", hint: "/dokument/mal",
			bad: []change{{docFile, "/gamla/malen", "gamla/malen"}}},
		{rule: "bad-alias", name: "with a space", level: diag.Error, file: docFile, word: `"/gamla /malen"`, hint: "/dokument/mal",
			bad:  []change{{docFile, "/gamla/malen", `"/gamla /malen"`}},
			good: []change{{docFile, "/gamla/malen", `"/gamla%20malen"`}}},
	})
}
