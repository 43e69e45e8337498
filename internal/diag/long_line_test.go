package diag

import (
	"strings"
	"testing"
)

// A line of a megabyte is shown around the mark, as a short one is, and costs no more than its reading.
func TestALongLineIsShownAroundTheMark(t *testing.T) {
	for _, before := range []int{0, 10, 500, 1000, 200_000} {
		line := strings.Repeat("åb ", before) + "<b>" + strings.Repeat(" c", 200_000)
		short := strings.Repeat("åb ", min(before, 500)) + "<b>" + strings.Repeat(" c", 500)
		print := func(line string, col int) string {
			var out strings.Builder
			var list List
			list.Errorf("x", Span{Pos: Pos{File: "f", Line: 1, Col: col}, Width: 3}, "wrong")
			if err := (Printer{Source: func(string) ([]byte, bool) { return []byte(line), true }}).Print(&out, list); err != nil {
				t.Fatal(err)
			}
			_, excerpt, _ := strings.Cut(out.String(), "\n")
			return excerpt
		}
		got, want := print(line, 3*before+1), print(short, 3*min(before, 500)+1)
		if got != want {
			t.Errorf("%d words before the mark:\n%s\nwant\n%s", before, got, want)
		}
	}
}
