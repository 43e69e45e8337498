package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"samsyn/internal/golden"
)

// example is a file and problems of every shape in it.
func example() (src []byte, list List) {
	src = []byte("\xef\xbb\xbftitle: x\r\n\tcouncil: kirnua\rborder: 漢字 höger\n" +
		strings.Repeat("långt ", 40) + "ordet" + strings.Repeat(" efter", 40) + "\nA\u030a: \x1b[31mfel\u202e")
	at := func(line, col, width int) Span { return Span{Pos{"content/a.sv.md", line, col}, width} }
	p := list.Errorf("unknown-council", at(2, 11, 6), "no council is called %q", "kirnua")
	p.Hint = "did you mean \"kiruna\"?"
	p.Notes = []Note{{At: at(1, 1, 5), Text: "the title"}}
	list.Warnf("two\nlines", at(3, 9, 2), "wide: \x1b]0;owned\x07").Hint = "one\ntwo"
	list.Warnf("long", at(4, 241, 5), "in the middle")
	list.Advisef("long", at(4, 1, 400), "the whole line")
	list.Advisef("combining", at(5, 5, 8), "after a combining mark")
	list.Errorf("whole-file", Span{Pos: Pos{File: "content/a.sv.md"}}, "the file as a whole")
	list.Errorf("no-column", at(1, 0, 0), "the line as a whole")
	list.Errorf("beyond", at(99, 1, 1), "a line that is not there")
	list.Errorf("elsewhere", Span{Pos{"content/b,c:d%.md", 1, 1}, 0}, "a file that is not there, 100 %%")
	return src, list
}

func printer(src []byte) Printer {
	return Printer{Source: func(file string) ([]byte, bool) { return src, file == "content/a.sv.md" }}
}

func TestPrintMarksTheWord(t *testing.T) {
	src, list := example()
	var out bytes.Buffer
	if err := printer(src).Print(&out, list); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "problems.txt", out.String())
}

func TestPrintLooksAsDocumented(t *testing.T) {
	var list List
	list.Errorf("unknown-council", Span{Pos{"content/documents/avtal/document.sv.md", 6, 14}, 6}, "no council is called %q", "kirnua").
		Hint = "did you mean \"kiruna\"?"
	src := []byte("\n\n\n\n\n  - council: kirnua\n")
	var out bytes.Buffer
	if err := (Printer{Source: func(string) ([]byte, bool) { return src, true }}).Print(&out, list); err != nil {
		t.Fatal(err)
	}
	want := `content/documents/avtal/document.sv.md:6:14: error: no council is called "kirnua" [unknown-council]
    6 |   - council: kirnua
      |              ^^^^^^
  hint: did you mean "kiruna"?
`
	if out.String() != want {
		t.Errorf("printed\n%swant\n%s", out.String(), want)
	}
}

func TestColourIsForTerminalsOnly(t *testing.T) {
	src, list := example()
	var plain, coloured bytes.Buffer
	p := printer(src)
	if err := p.Print(&plain, list); err != nil {
		t.Fatal(err)
	}
	p.Color = true
	if err := p.Print(&coloured, list); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") || !strings.Contains(coloured.String(), "\x1b[31merror\x1b[0m") {
		t.Errorf("plain: %q\ncoloured: %q", plain.String(), coloured.String())
	}
}

func TestJSONHasEveryKey(t *testing.T) {
	_, list := example()
	var out bytes.Buffer
	if err := WriteJSON(&out, list); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "problems.json", out.String())
	var problems []map[string]any
	if err := json.Unmarshal(out.Bytes(), &problems); err != nil || len(problems) != len(list) {
		t.Errorf("%d problems, %v; want %d", len(problems), err, len(list))
	}
}

func TestNoProblemIsAnEmptyArray(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, nil); err != nil || out.String() != "[]\n" {
		t.Errorf("WriteJSON(nil) writes %q, %v; want []", out.String(), err)
	}
}

func TestGitHubAnnotationsAreEscaped(t *testing.T) {
	_, list := example()
	var out bytes.Buffer
	if err := WriteGitHub(&out, list); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "problems.github", out.String())
}

func TestSortPutsProblemsInPlace(t *testing.T) {
	var list List
	at := func(file string, line, col int) Span { return Span{Pos{file, line, col}, 1} }
	list.Advisef("b", at("a", 1, 1), "2")
	list.Errorf("c", at("b", 1, 1), "4")
	list.Errorf("a", at("a", 1, 1), "1")
	list.Errorf("a", at("a", 2, 1), "3")
	list.Sort()
	for i, want := range []string{"1", "2", "3", "4"} {
		if list[i].Text != want {
			t.Errorf("problem %d is %q; want %q", i, list[i].Text, want)
		}
	}
	if !list.HasErrors() || list.Count(Advice) != 1 || list.Count(Warning) != 0 {
		t.Errorf("the list is miscounted")
	}
}

// Whatever stands in a file, no control character of it reaches the terminal, and the mark stands within what
// is shown.
func FuzzPrint(f *testing.F) {
	f.Add("title: x\n\tcouncil: kirnua\r\n", 2, 11, 6)
	f.Add(strings.Repeat("ord ", 90), 1, 200, 40)
	f.Add("漢字\x1b[2J", 1, 3, 100)
	f.Fuzz(func(t *testing.T, src string, line, col, width int) {
		var list List
		list.Errorf("rule", Span{Pos{src, line, col}, width}, "%s", src).Hint = src
		var out bytes.Buffer
		if err := (Printer{Source: func(string) ([]byte, bool) { return []byte(src), true }}).Print(&out, list); err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(out.String()) || strings.ContainsFunc(out.String(), func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Errorf("%q is printed as %q", src, out.String())
		}
		if out.Len() > 20*len(src)+4000 {
			t.Errorf("%d bytes are printed of %d", out.Len(), len(src))
		}
	})
}
