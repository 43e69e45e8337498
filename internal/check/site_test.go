package check

import (
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// trebygden is a small site without a fault: three councils, one collaboration, a document in two versions, two
// decisions and a release.
func trebygden() map[string]string {
	return map[string]string{
		"site.yaml": "format: 1\ntitle: Trebygden\nbaseURL: https://example.org/\nlanguages: [sv, en]\ntypes: {principles: {sv: Principer}}\n",
		"councils/norrby.sv.md": "---\ntitle: Kommunfullmäktige i Norrby\nmunicipality: Norrby\n" +
			"forms: {section: {pattern: \"^[0-9]+$\"}}\n---\n",
		"councils/soderby.sv.md": "---\ntitle: Kommunfullmäktige i Söderby\nmunicipality: Söderby\n---\n",
		"councils/osterby.sv.md": "---\ntitle: Kommunfullmäktige i Österby\nmunicipality: Österby\n---\n",
		"councils/storby.sv.md":  "---\ntitle: Kommunfullmäktige i Storby\nmunicipality: Storby\n---\n",
		"collaborations/trebygden.sv.md": `---
title: Trebygden
members:
  - {council: norrby, from: 2002}
  - {council: soderby, from: 2002, until: 2009-12-31}
  - {council: osterby, from: not-stated}
bodies:
  - {id: board, name: Styrelse}
  - {id: group, name: Grupp, under: board}
filings:
  columns: [{id: R09, kind: report, year: 2009}, {id: P10, kind: plan, year: 2010}]
  rows:
    - {name: Bibliotek, body: group, cells: [yes, not-stated]}
    - {name: Kultur, cells: [no, yes]}
  sums: [1, 2]
---

Se [målen](../documents/mal/document.sv.md#kort).
`,
		"documents/mal/document.sv.md": `---
title: Mål för Trebygden
summary: Vad de tre vill.
type: goals
collaboration: trebygden
adoption:
  by: councils
  parties: [norrby, soderby, osterby]
  rule: all
versions:
  - version: "2"
    date: 2005-03-17
    stage: referral
    referral: {from: 2005-04, until: 2005-08, to: [norrby, soderby]}
  - version: "3"
    date: 2005-10-01
    stage: final
    submitted: 2005-10-01
    sha256: ` + seal + `
relations: {based-on: [policy]}
aliases: [/gamla/malen]
---

## Kort {#kort}

Målen i korthet, mer i [texten](3.sv.md#skolan) och i [bilden](bild.png).
`,
		"documents/mal/document.en.md": "---\ntitle: Goals\nsummary: What the three want.\ntranslation: unofficial\n---\n",
		"documents/mal/3.sv.md":        "## Skolan {#skolan}\n\nSkolan ska bli bättre.\n",
		"documents/mal/bild.png":       "not read",
		"documents/policy/document.sv.md": "---\ntitle: Policy\ntype: principles\ncollaboration: trebygden\nadoption: not-stated\n" +
			"versions:\n  - {version: \"1\", date: 2003}\n---\n",
		"decisions/osterby.sv.md": `---
council: osterby
date: 2005-12-12
decides:
  - {document: mal, version: "3", outcome: adopted}
section: "86/05"
registration: not-stated
approved: 2005-12-19
announced: 2005-12-20
final: 2006-01-11
---

[Protokollet](protokoll.pdf)
`,
		"decisions/norrby.sv.md": `---
council: norrby
date: 2006-01-30
decides:
  - {document: mal, version: "3", outcome: adopted}
section: "11"
registration: "150/05"
---
`,
		"decisions/protokoll.pdf": "not read",
		"releases/antagna.sv.md": `---
title: Målen antagna
date: 2006-04-25T09:00
embargo: 2006-04-25T09:00
issuers: [norrby, soderby]
documents: [mal]
decisions: [osterby]
claims: [{document: mal, version: "3", standing: awaiting, n: 2}]
contacts: [{role: sekreterare, council: norrby}]
withdrawn: {date: 2006-05-01}
---
`,
		"releases/antagna.en.md": "---\ntranslation: unofficial\ntitle: The goals adopted\n---\n",
		"terms/remiss.sv.md":     "---\ntitle: Remiss\nsummary: En runda för yttranden.\n---\n",
		"pages/om.sv.md":         "---\ntitle: Om\n---\n\nOm [fullmäktige](../councils/norrby.sv.md), [remisser](../terms/remiss.sv.md) och [nyheten](../releases/antagna.sv.md).\n",
	}
}

// seal is the fingerprint of documents/mal/3.sv.md.
const seal = "946528cddc833c4a0d0c9fac6d0513ffc1dc4e5871d116881beb66ec7ce9946d"

// today is the day of the tests.
func today() civic.Date { return civic.Day(2026, 11, 21) }

// change rewrites a file of the site: old becomes new. Without old, new is the whole file; without both, the
// file goes.
type change struct{ file, old, new string }

// changed returns trebygden with the changes made.
func changed(t *testing.T, changes []change) map[string]string {
	t.Helper()
	files := trebygden()
	for _, c := range changes {
		switch {
		case c.old == "" && c.new == "":
			delete(files, c.file)
		case c.old == "":
			files[c.file] = c.new
		case strings.Count(files[c.file], c.old) != 1:
			t.Fatalf("%s holds %q %d times", c.file, c.old, strings.Count(files[c.file], c.old))
		default:
			files[c.file] = strings.Replace(files[c.file], c.old, c.new, 1)
		}
	}
	return files
}

// resolve resolves the files as a content folder.
func resolve(t *testing.T, files map[string]string, opt Options) (*civic.Register, diag.List) {
	t.Helper()
	return Resolve(loaded(t, files), opt)
}

func loaded(t *testing.T, files map[string]string) *content.Tree {
	t.Helper()
	return loadedWith(t, nil, files)
}

// loadedWith gives the same parsed file for the same bytes, as long as the cache is the same.
func loadedWith(t *testing.T, cache *content.Cache, files map[string]string) *content.Tree {
	t.Helper()
	folder := fstest.MapFS{}
	for name, src := range files {
		switch path.Ext(name) {
		case ".pdf":
			src = "%PDF-1.7\n"
		case ".png":
			src = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde" // a point
		}
		folder[name] = &fstest.MapFile{Data: []byte(src)}
	}
	tree, err := content.Load(t.Context(), folder, cache)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// under returns the word that a problem points at, or the name of the file where it points at the whole.
func under(files map[string]string, at diag.Span) string {
	name := strings.TrimPrefix(at.File, "content/")
	if at.Line == 0 {
		return name
	}
	lines := strings.Split(files[name], "\n")
	if at.Line > len(lines) {
		return "no line " + at.String()
	}
	line := []rune(lines[at.Line-1])
	return string(line[min(at.Col-1, len(line)):min(at.Col-1+at.Width, len(line))])
}

// listed prints problems for a failure.
func listed(found diag.List) string {
	var b strings.Builder
	for _, p := range found {
		b.WriteString("\n\t" + p.At.String() + ": " + p.Level.String() + ": " + p.Text + " [" + p.Rule + "] " + p.Hint)
	}
	return b.String()
}

// ruleTest is a bad example that trips one rule, and nothing else, and a good one that trips none.
type ruleTest struct {
	rule  string
	level diag.Level
	bad   []change
	file  string // where the problem stands, without content/
	word  string // the word that it points at; the file's name where it points at the file as a whole
	hint  string // a part of the hint
	good  []change
	name  string // what is special about the case, where a rule has several
}

func runRules(t *testing.T, tests []ruleTest) {
	t.Helper()
	for _, test := range tests {
		t.Run(strings.TrimSpace(test.rule+" "+test.name), func(t *testing.T) {
			files := changed(t, test.bad)
			_, found := resolve(t, files, Options{Today: today()})
			if len(found) != 1 || found[0].Rule != test.rule || found[0].Level != test.level {
				t.Fatalf("the bad example gives%s\nwant one %s %s", listed(found), test.level, test.rule)
			}
			p := found[0]
			if word := under(files, p.At); p.At.File != "content/"+test.file || word != test.word {
				t.Errorf("it points at %q in %s; want %q in content/%s", word, p.At.File, test.word, test.file)
			}
			if !strings.Contains(p.Hint, test.hint) || p.Hint == "" {
				t.Errorf("the hint is %q; want %q in it", p.Hint, test.hint)
			}
			if rule, _ := Explain(test.rule); rule.Level != test.level {
				t.Errorf("the rule is explained as %s", rule.Level)
			}
			if _, found := resolve(t, changed(t, test.good), Options{Today: today()}); len(found) > 0 {
				t.Errorf("the good example gives%s", listed(found))
			}
		})
	}
}

func TestSoundSiteHasNoProblems(t *testing.T) {
	reg, found := resolve(t, trebygden(), Options{Today: today()})
	if len(found) > 0 {
		t.Fatalf("a sound site gives%s", listed(found))
	}
	if len(reg.Councils) != 4 || len(reg.Documents) != 2 || len(reg.Decisions) != 2 || len(reg.Releases) != 1 ||
		len(reg.Terms) != 1 || len(reg.Pages) != 1 || len(reg.Collaborations) != 1 {
		t.Errorf("the register lacks records: %+v", reg)
	}
	if !slices.Equal(reg.Site.Languages, []civic.Lang{"sv", "en"}) {
		t.Errorf("the languages are %v", reg.Site.Languages)
	}
}
