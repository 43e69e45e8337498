package markdown

import (
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// Every line of a section's plain text has its kind, whatever the author writes.
func FuzzEveryBlockHasItsKind(f *testing.F) {
	f.Add("a\n\n- b\n\n  c\n\n> q\n\n| x | |\n|---|---|\n| | y |\n| | |\n\n    k\n\n    l\n\nt\n: d[^1]\n\n[^1]: n\n\n  m\n")
	f.Add("a&#10;b&#9;c\n\n| a&#10;b | c&#9;d |\n|--|--|\n\n\u00a0\n\n## &#10; x\n\n> ## y\n>\n> z\n")
	f.Fuzz(func(t *testing.T, src string) {
		for _, s := range Parse("f.md", []byte(src), 1, Options{}).Sections {
			lines := 0
			if s.Plain != "" {
				lines = 1 + strings.Count(s.Plain, "\n")
			}
			if len(s.Kinds) != lines {
				t.Errorf("%q: the section %q has the kinds %q for %q", src, s.ID, s.Kinds, s.Plain)
			}
		}
	})
}

func TestRowsKeepTheirEmptyCells(t *testing.T) {
	b := Parse("f.md", []byte("| a |  | b |\n|---|---|---|\n|  | x |  |\n"), 1, Options{})
	var got [][]string
	for _, block := range b.Sections[0].Blocks() {
		if !block.IsRow() {
			t.Errorf("%q is no row", block.Words)
		}
		got = append(got, block.Cells())
	}
	if want := "[[a  b] [ x ]]"; len(got) != 2 || len(got[0]) != 3 || len(got[1]) != 3 {
		t.Errorf("got %q; want %s", got, want)
	}
	if (civic.Section{Plain: "a"}).Blocks()[0].Kind != civic.Paragraph {
		t.Error("a line without a kind is no paragraph")
	}
}
