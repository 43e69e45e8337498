package diag

import (
	"fmt"
	"strings"
	"testing"
)

// Of thousands of problems of one kind the first are shown and the rest is counted, and none of another kind, level or
// file goes under among them.
func TestVeryManyProblemsOfAKindAreCounted(t *testing.T) {
	var list List
	for i := range 9000 {
		list.Errorf("unknown-council", Span{Pos: Pos{File: "a.md", Line: i + 1, Col: 3}}, "no council is called \"x%d\"", i)
		if i == 8000 {
			list.Errorf("bad-date", Span{Pos: Pos{File: "a.md", Line: i + 1, Col: 9}}, "another kind")
			list.Warnf("unknown-council", Span{Pos: Pos{File: "a.md", Line: i + 1, Col: 9}}, "another level")
		}
	}
	list.Errorf("unknown-council", Span{Pos: Pos{File: "b.md", Line: 1, Col: 1}}, "another file")
	var out strings.Builder
	if err := (Printer{}).Print(&out, list); err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for i := range maxOfAKind {
		fmt.Fprintf(&want, "a.md:%d:3: error: no council is called \"x%d\" [unknown-council]\n", i+1, i)
	}
	want.WriteString(`a.md:51:3: error: and 8950 more of this kind in this file, from here on [unknown-council]
a.md:8001:9: error: another kind [bad-date]
a.md:8001:9: warning: another level [unknown-council]
b.md:1:1: error: another file [unknown-council]
`)
	if out.String() != want.String() {
		t.Errorf("it prints\n%s\nwant\n%s", out.String(), want.String())
	}
}
