package sketch

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// prose is a text of n words, no two alike.
func prose(n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("ord%d", i)
	}
	return words
}

func TestCaseAndSignsLeaveTheSketchAsItIs(t *testing.T) {
	if a, b := Of("## Mål\n\nKommunerna *ska* växa."), Of("mål KOMMUNERNA ska, växa"); !slices.Equal(a, b) {
		t.Errorf("%v and %v", a, b)
	}
}

func TestSketchIsSmallAndInOrder(t *testing.T) {
	for _, words := range []int{0, 1, 2, 3, 10, 26, 27, 5000} {
		s := Of(strings.Join(prose(words), " "))
		if want := min(max(words-2, 1), Size); len(s) != want || !slices.IsSorted(s) {
			t.Errorf("the sketch of %d words is %d numbers, %v; want %d in order", words, len(s), s, want)
		}
	}
}

// A word changed leaves nearly all of the sketch, another text has nothing in common with it.
func TestLikeTextsShareTheirSketch(t *testing.T) {
	words := prose(400)
	before := Of(strings.Join(words, " "))
	words[200] = "annat"
	common := func(b []uint32) (n int) {
		for _, h := range b {
			if slices.Contains(before, h) {
				n++
			}
		}
		return n
	}
	if n := common(Of(strings.Join(words, " "))); n < Size-3 {
		t.Errorf("after one word, %d of %d are common", n, Size)
	}
	if n := common(Of("En helt annan text, med helt andra ord i sig.")); n > 0 {
		t.Errorf("another text has %d of %d", n, Size)
	}
}

// Any text has a sketch: at least one number, none twice.
func FuzzOf(f *testing.F) {
	f.Add("Mål för samverkan 𐐀 x")
	f.Fuzz(func(t *testing.T, text string) {
		s := Of(text)
		if len(s) == 0 || len(s) > Size || !slices.IsSorted(s) || len(slices.Compact(slices.Clone(s))) != len(s) {
			t.Errorf("%q has the sketch %v", text, s)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := strings.Repeat("Kommunerna ska växa mest i landet, och dela skolor, vägar och räddning. ", 150)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Of(text)
	}
}
