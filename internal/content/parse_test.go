package content

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/golden"
)

// problemsOf parses a file and returns all that is wrong with it.
func problemsOf(path string, src []byte) diag.List {
	file, problems := Parse(path, src)
	if file != nil {
		problems = append(problems, file.Problems...)
	}
	return problems
}

// printed is what an author would be shown.
func printed(path string, src []byte) string {
	var out bytes.Buffer
	printer := diag.Printer{Source: func(string) ([]byte, bool) { return src, true }}
	if err := printer.Print(&out, problemsOf(path, src)); err != nil {
		return err.Error()
	}
	return out.String()
}

const (
	councilPath  = "content/councils/norrby.sv.md"
	documentPath = "content/documents/mal/document.sv.md"
	decisionPath = "content/decisions/2005-12-12-norrby.sv.md"
	textPath     = "content/documents/mal/3.sv.md"
	sitePath     = "content/site.yaml"
)

type testCase struct{ name, path, src string }

// readCases reads a file of cases: "=== name", the file's path, and its text up to the next case.
func readCases(t testing.TB, name string) []testCase {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	for _, c := range strings.Split(string(src), "\n=== ")[1:] {
		title, rest, _ := strings.Cut(c, "\n")
		path, text, _ := strings.Cut(rest, "\n")
		cases = append(cases, testCase{title, path, text + "\n"})
	}
	return cases
}

// Every case of testdata/cases.txt holds faults; what an author is shown of each stands in cases.golden.
func TestProblemsPointAtTheWord(t *testing.T) {
	var out strings.Builder
	for _, c := range readCases(t, "cases.txt") {
		shown := printed(c.path, []byte(c.src))
		if shown == "" {
			t.Errorf("%s: no problem is found", c.name)
		}
		fmt.Fprintf(&out, "=== %s\n%s", c.name, shown)
	}
	golden.Check(t, "cases.golden", out.String())
}

// The records of testdata/good.txt use every key there is.
func TestGoodRecordsHaveNoProblems(t *testing.T) {
	for _, c := range readCases(t, "good.txt") {
		if shown := printed(c.path, []byte(c.src)); shown != "" {
			t.Errorf("%s:\n%s", c.name, shown)
		}
		for _, end := range []string{"\r\n", "\r"} {
			if shown := printed(c.path, []byte(byteOrderMark+strings.ReplaceAll(c.src, "\n", end))); shown != "" {
				t.Errorf("%s with line end %q:\n%s", c.name, end, shown)
			}
		}
	}
}

func TestBytesThatAreNoTextAreRefused(t *testing.T) {
	for _, test := range []struct {
		name, src, rule string
		line, col       int
	}{
		{"empty", "", RuleEmptyFile, 0, 0},
		{"spaces", " \n\t\r\n", RuleEmptyFile, 0, 0},
		{"Latin-1", "---\ntitle: G\xe4vle\n---\n", RuleNotUTF8, 2, 9},
		{"UTF-16 with a mark", "\xff\xfe-\x00-\x00", RuleNotUTF8, 1, 1},
		{"UTF-16 without", "-\x00-\x00-\x00", RuleNotUTF8, 1, 1},
		{"UTF-32 with a mark", "\xff\xfe\x00\x00-\x00\x00\x00", RuleNotUTF8, 1, 1},
		{"UTF-32 without", "-\x00\x00\x00-\x00\x00\x00", RuleNotUTF8, 1, 1},
		{"surrogates", "---\ntitle: a\xed\xa0\x80\n---\n", RuleNotUTF8, 2, 9},
		{"too large", strings.Repeat("a", maxBytes+1), RuleFileTooLarge, 0, 0},
		{"too many lines", strings.Repeat("\n", maxLines+1), RuleFileTooLarge, 0, 0},
	} {
		problems := problemsOf(councilPath, []byte(test.src))
		if len(problems) != 1 || problems[0].Rule != test.rule || problems[0].At.Line != test.line || problems[0].At.Col != test.col {
			t.Errorf("%s gives %v; want %s at %d:%d", test.name, problems, test.rule, test.line, test.col)
		}
	}
}

func TestControlCharactersArePointedAtAndTheRestIsRead(t *testing.T) {
	src := "---\ntitle: a\x07b\u202e\nmunicipality: Norrby\n---\nText \x00 \u2028x\n"
	file, _ := Parse(councilPath, []byte(src))
	var got []string
	for _, p := range file.Problems {
		got = append(got, fmt.Sprintf("%d:%d %s", p.At.Line, p.At.Col, p.Rule))
	}
	want := "2:9 control-character, 2:11 invisible-character, 5:6 control-character, 5:8 invisible-character"
	if strings.Join(got, ", ") != want {
		t.Errorf("the problems are %v; want %s", got, want)
	}
	if c := file.Record.(*Council); c.Municipality.Value != "Norrby" {
		t.Errorf("the municipality is %q; want Norrby", c.Municipality.Value)
	}
}

func TestValuesStayAsWritten(t *testing.T) {
	src := "---\ntitle: no\nmunicipality: 010\ncode: \"0123\"\ncounty: {sv: 1e3, no: yes}\nforms: ~\n---\n"
	file, _ := Parse(councilPath, []byte(src))
	c := file.Record.(*Council)
	if len(file.Problems) > 0 || c.Title.Value != "no" || c.Municipality.Value != "010" || c.Code.Value != "0123" ||
		c.County.Value["sv"] != "1e3" || c.County.Value["no"] != "yes" || c.Forms.Set {
		t.Errorf("%+v with %v", c, file.Problems)
	}
	if at := c.Code.At; at.Line != 4 || at.Col != 7 || at.Width != 6 || c.Code.Key.Col != 1 || c.Code.Key.Width != 4 {
		t.Errorf("code stands at %+v, its key at %+v", at, c.Code.Key)
	}
}

func TestNotStatedIsAValueOfEveryFact(t *testing.T) {
	src := "---\ntitle: x\ntype: goals\ncollaboration: t\nadoption: not-stated\nvalid: {from: not-stated}\nreview: not-stated\n" +
		"registration: not-stated\ntopics: not-stated\nversions:\n  - version: 1\n    date: not-stated\n    referral: not-stated\n" +
		"    note: not-stated\n    sha256: not-stated\nresponsible: {political: not-stated}\n---\n"
	file, _ := Parse(documentPath, []byte(src))
	d := file.Record.(*Document)
	v := d.Versions.Value[0]
	for name, notStated := range map[string]bool{
		"adoption": d.Adoption.NotStated, "valid.from": d.Valid.Value.From.NotStated, "review": d.Review.NotStated,
		"registration": d.Registration.NotStated, "topics": d.Topics.NotStated, "date": v.Date.NotStated,
		"referral": v.Referral.NotStated, "note": v.Note.NotStated, "sha256": v.SHA256.NotStated,
		"political": d.Responsible.Value.Political.NotStated,
	} {
		if !notStated {
			t.Errorf("%s is not kept as not stated", name)
		}
	}
	if len(file.Problems) > 0 || d.Review.Value != civic.NoDate || d.Review.OK() || !d.Review.Set {
		t.Errorf("review is %+v, problems %v", d.Review, file.Problems)
	}
}

func TestTheBodyOfAVersionIsSealedAsItIsPublished(t *testing.T) {
	file, _ := Parse(textPath, []byte("---\r\ntext: rendition\r\n---\r\n\r\nMål  \r\n\r\n"))
	if file.Source.Texts()[0] != "Mål\n" || len(file.SHA256) != 64 {
		t.Errorf("the source is %q, its fingerprint %q", file.Source.Texts(), file.SHA256)
	}
	bare, _ := Parse(textPath, []byte("Mål\n"))
	if bare.SHA256 != file.SHA256 || len(bare.Problems) > 0 || bare.Broken {
		t.Errorf("without front matter: %+v", bare)
	}
}

func TestKeysOfATranslationCanBeCompared(t *testing.T) {
	a, _ := Parse(documentPath, []byte("---\ntitle: x\nversions:\n  - version: \"1\" # one\n    note: {sv: a, en: b}\n---\n"))
	b, _ := Parse("content/documents/mal/document.en.md", []byte("---\ntranslation: official\nversions: [{note: {en: 'b', sv: a}, version: 1, date: ~}]\n---\n"))
	if got, want := b.Keys[1].Canon, a.Keys[1].Canon; got != want || a.Keys[0].Role != RoleText || b.Keys[0].Role != RoleOwn {
		t.Errorf("the versions are %s and %s; the keys %+v and %+v", got, want, a.Keys, b.Keys)
	}
}

func TestAliasBombsAndDeepNestsEndSoon(t *testing.T) {
	bomb := "a: &a [x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c,", c-1), 9))
	}
	for name, front := range map[string]string{
		"aliases": bomb,
		"depth":   "a: " + strings.Repeat("[", 20_000) + "\n",
		"width":   "extra: [" + strings.Repeat("a,", maxNodes) + "]\n",
		"keys":    strings.Repeat("a: b\n", 20_000),
	} {
		if problems := problemsOf(councilPath, []byte("---\n"+front+"---\n")); !problems.HasErrors() {
			t.Errorf("%s: no problem is found", name)
		}
	}
}

// Values that a spreadsheet would run are refused, those of real minutes stay.
func TestNoCellOfDecisionsIsAFormula(t *testing.T) {
	for value, refused := range map[string]bool{
		"=1+1": true, "+46": true, "-1": true, "@SUM(A1)": true, "＝cmd()": true, "x;=cmd()": true, `x;"=cmd()"`: true, "x\\t=cmd()": true,
		" =1": true, "'=1": true, "KF; @x": true, "a\\n-b": true,
		"86/05": false, "KS-2014/407": false, "1-306/2019": false, "KF 2005-12-12 § 86/05, dnr 150/05": false, "-": false, "–": false,
		"KF § 86 - 88; dnr 5": false, "a=b": false, "86+87": false, "kf@norrby": false,
	} {
		for _, key := range []string{"section", "registration", "citation"} {
			src := "---\ncouncil: norrby\ndate: 2005\ndecides: [{document: mal, version: \"3\", outcome: adopted}]\n" + key + ": \"" + strings.ReplaceAll(value, `"`, `\"`) + "\"\n---\n"
			got := slices.ContainsFunc(problemsOf(decisionPath, []byte(src)), func(p *diag.Problem) bool { return p.Rule == RuleFormula })
			if got != refused {
				t.Errorf("%s: %q: refused %v", key, value, got)
			}
		}
	}
}

// A file is read in time that grows with its length, however many faults stand on one line, and no more of them are
// told than anybody reads.
func TestFaultsWithoutEndAreToldSoon(t *testing.T) {
	const bytes = 200_000
	for name, body := range map[string]string{
		"HTML":       strings.Repeat("a <b> ", bytes/6),
		"entities":   strings.Repeat("&#8238;", bytes/7),
		"addresses":  strings.Repeat("<vbscript:x> ", bytes/13),
		"footnotes":  strings.Repeat("[^a]: b\n", 20_000),
		"numbers":    strings.Repeat("1. a\n3. b\n\nc\n\n", 5000),
		"characters": strings.Repeat("\u202e", bytes/3),
	} {
		start := time.Now()
		src := []byte("---\ntitle: x\n---\n" + body + "\n")
		found := problemsOf("content/pages/om.sv.md", src)
		printed("content/pages/om.sv.md", src)
		if name != "characters" && len(found) < 1000 || len(found) > 1002 || found.Count(diag.Advice) > 0 {
			t.Errorf("%s: %d problems", name, len(found))
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"cases.txt", "good.txt"} {
		for _, c := range readCases(f, name) {
			f.Add(c.path, []byte(c.src))
		}
	}
	f.Fuzz(func(t *testing.T, path string, src []byte) {
		file, problems := Parse(path, src)
		if file == nil && len(problems) == 0 {
			t.Fatalf("%q is no record, and no problem says why", path)
		}
		if file == nil {
			return
		}
		lines := strings.Split(string(unixLines(bytes.TrimPrefix(src, []byte(byteOrderMark)))), "\n")
		for _, p := range file.Problems {
			inFile := p.At.Line == 0 && p.At.Col == 0 ||
				p.At.Line >= 1 && p.At.Line <= len(lines) && p.At.Col >= 1 && p.At.Width >= 1 &&
					p.At.Col-1+p.At.Width <= max(utf8.RuneCountInString(lines[p.At.Line-1]), 0)+1
			if !inFile && utf8.Valid(src) {
				t.Errorf("problem %s (%s) at %+v lies outside %q", p.Rule, p.Text, p.At, src)
			}
		}
	})
}

// Where the front matter is cut out, its lines are the lines of the file.
func FuzzFrontMatterKeepsItsLines(f *testing.F) {
	f.Add("---\ntitle: x\n---\nBody\n")
	f.Add("---\r\na: b\r\n--- \r\n\r\nx")
	f.Add("\ufeff---\n---\n---\n")
	f.Fuzz(func(t *testing.T, src string) {
		var problems diag.List
		s, ok := readSource("f.md", []byte(src), &problems)
		if !ok {
			return
		}
		p := s.cut(true, &problems)
		lines := strings.Split(string(s.text), "\n")
		if p.hasFront {
			compareLines(t, "front matter", lines, string(p.front), p.frontLine)
		}
		if !p.broken {
			compareLines(t, "body", lines, string(p.body), p.bodyLine)
		}
	})
}

func compareLines(t *testing.T, what string, lines []string, part string, first int) {
	t.Helper()
	for i, line := range strings.Split(strings.TrimSuffix(part, "\n"), "\n") {
		if part == "" {
			return
		}
		if at := first - 1 + i; at >= len(lines) || lines[at] != line {
			t.Errorf("line %d of the %s is %q; it is not on line %d of the file", i+1, what, line, first+i)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, c := range readCases(b, "good.txt") {
		b.Run(strings.ReplaceAll(c.name, " ", "-"), func(b *testing.B) {
			src := []byte(c.src)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(c.path, src)
			}
		})
	}
}

func TestWideEncodingsAreCalledByTheirNames(t *testing.T) {
	for src, want := range map[string]string{
		"\xff\xfe-\x00": "UTF-16", "\xfe\xff\x00-": "UTF-16", "-\x00-\x00": "UTF-16", "\x00-\x00-": "UTF-16",
		"\xff\xfe\x00\x00-\x00\x00\x00": "UTF-32", "\x00\x00\xfe\xff\x00\x00\x00-": "UTF-32",
		"-\x00\x00\x00": "UTF-32", "\x00\x00\x00-": "UTF-32", "---\n": "", "": "", "å": "",
	} {
		if got := wideEncoding([]byte(src)); got != want {
			t.Errorf("%q is called %q; want %q", src, got, want)
		}
	}
}
