package redline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"samsyn/internal/civic"
)

// section makes a section of paragraphs; a line that begins with a bar is a row.
func section(id, title string, lines ...string) civic.Section {
	s := civic.Section{ID: id, Title: title, Level: 2, Plain: strings.Join(lines, "\n")}
	for i, line := range lines {
		kind := civic.Paragraph
		if rest, isRow := strings.CutPrefix(line, "|"); isRow {
			kind, lines[i] = civic.TableRow, rest
		} else if rest, isNote := strings.CutPrefix(line, "^"); isNote {
			kind, lines[i] = civic.Footnote, rest
		}
		s.Kinds += string(kind)
	}
	s.Plain = strings.Join(lines, "\n")
	return s
}

// show writes runs with marks: [-gone-] and {+added+}.
func show(runs []Run) string {
	var b strings.Builder
	for i, r := range runs {
		if i > 0 && r.Space {
			b.WriteByte(' ')
		}
		b.WriteString(map[Op]string{Same: "", Gone: "[-", Added: "{+"}[r.Op] + r.Text + map[Op]string{Same: "", Gone: "-]", Added: "+}"}[r.Op])
	}
	return b.String()
}

func TestWordsAreComparedWhole(t *testing.T) {
	for _, test := range []struct{ older, newer, want string }{
		{"samma system för ärenden.", "samma system för ärenden och diarium.", "samma system för ärenden {+och diarium+}."},
		{"Målen gäller till 2010.", "Målen  gäller\u00a0till 2011.", "Målen gäller till [-2010-] {+2011+}."},
		{"Öppet 12 500 timmar", "Öppet 12 600 timmar", "Öppet [-12\u00a0500-] {+12\u00a0600+} timmar"},
		{"Öppet 12 500 timmar", "Öppet 12\u00a0500 timmar", "Öppet 12\u00a0500 timmar"},
		{"IT-system och e-tjänster", "IT-stöd och e-tjänster", "[-IT-system-] {+IT-stöd+} och e-tjänster"},
		{"räddnings\u00adtjänsten", "räddningstjänsten", "räddningstjänsten"},
		{"(se policyn)", "(se den nya policyn)", "(se {+den nya+} policyn)"},
		{"katten och hunden", "musen och fågeln", "[-katten och hunden-] {+musen och fågeln+}"},
		{"", "", ""},
		{"a", "", "[-a-]"},
		{"", "a b", "{+a b+}"},
	} {
		a, b := split(test.older), split(test.newer)
		if got := show(mergedRuns(a, b, compareWords(a, b))); got != test.want {
			t.Errorf("%q to %q is %q; want %q", test.older, test.newer, got, test.want)
		}
	}
}

// outline writes a comparison on a few lines.
func outline(c *Comparison) string {
	var b strings.Builder
	for _, s := range c.Sections {
		fmt.Fprintf(&b, "%s %s", []string{"same", "changed", "gone", "added"}[s.Op], show(s.Title))
		if s.Notes {
			b.WriteString("notes")
		}
		if s.Moved {
			fmt.Fprintf(&b, " moved, was after %q", s.After)
		}
		b.WriteByte('\n')
		for _, block := range s.Block {
			if block.Op == Same {
				continue
			}
			var cells []string
			for _, cell := range block.Cells {
				cells = append(cells, show(cell.Merged))
			}
			b.WriteString("  " + strings.Join(cells, " | ") + "\n")
		}
	}
	fmt.Fprintf(&b, "%d changed, %d added, %d gone, %d moved, words +%d -%d\n", c.Changed, c.Added, c.Gone, c.Moved, c.WordsAdded, c.WordsGone)
	return b.String()
}

func TestSectionsFindEachOther(t *testing.T) {
	older := []civic.Section{
		section("", "", "Målen gäller."),
		section("it", "IT", "Samma system."),
		section("bib", "Bibliotek", "Ett kort gäller.", "|Ort\tTimmar", "|Norrby\t30", "|Österby\t25"),
		section("gammal", "Gammal rubrik", "Det här stycket står kvar ord för ord under en annan rubrik."),
		section("bort", "Borttaget", "Detta försvinner."),
		section("slut", "Uppföljning", "Varje år.", "^Noten."),
	}
	newer := []civic.Section{
		section("", "", "Målen gäller."),
		section("bib", "Bibliotek", "Ett kort gäller. Obemannat räknas.", "|Ort\tTimmar", "|Norrby\t30", "|Söderby\t10", "|Österby\t40"),
		section("ny-rubrik", "Ny rubrik", "Det här stycket står kvar ord för ord under en annan rubrik."),
		section("tillkom", "Tillkommet", "Helt andra saker här."),
		section("slut", "Uppföljning", "Varje år."),
		section("it", "IT", "Samma system.", "^Noten."),
	}
	want := `same 
changed Bibliotek
  Ett kort gäller. {+Obemannat räknas.+}
  {+Söderby+} | {+10+}
  Österby | [-25-] {+40+}
changed [-Gammal-] {+Ny+} rubrik
gone [-Borttaget-]
  [-Detta försvinner.-]
added {+Tillkommet+}
  {+Helt andra saker här.+}
same Uppföljning
same IT moved, was after ""
same notes
2 changed, 1 added, 1 gone, 1 moved, words +11 -5
`
	if got := outline(Compare(older, newer)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAColumnThatCameLeavesTheOthersBesideTheirs(t *testing.T) {
	got := outline(Compare([]civic.Section{section("", "", "|Ort\tTimmar", "|Norrby\t30")},
		[]civic.Section{section("", "", "|Ort\tÅr\tTimmar", "|Norrby\t2008\t30")}))
	want := "changed \n  Ort | {+År+} | Timmar\n  Norrby | {+2008+} | 30\n1 changed, 0 added, 0 gone, 0 moved, words +2 -0\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// texts of random sections over few words, so that much is shared.
func random(r *rand.Rand) []civic.Section {
	var list []civic.Section
	for _, i := range r.Perm(6)[:1+r.IntN(5)] {
		var lines []string
		for range r.IntN(5) {
			line := []string{"", "|", "^"}[r.IntN(3)]
			for range 1 + r.IntN(12) {
				line += []string{"kommunen ", "ska ", "väg, ", "12 ", "500 ", "(å) ", "och ", "ö-rike. "}[r.IntN(8)]
			}
			lines = append(lines, strings.TrimSpace(line))
		}
		list = append(list, section(fmt.Sprint("id", i), []string{"Väg", "Skola", "Vård"}[r.IntN(3)], lines...))
	}
	return list
}

// sides gives back the words of both texts from what a comparison shows, each sorted: sections may have moved.
func sides(c *Comparison) (older, newer []string) {
	take := func(runs []Run, not Op) (out []string) {
		for _, r := range runs {
			if r.Op != not {
				for _, w := range split(r.Text) {
					out = append(out, w.text)
				}
			}
		}
		return out
	}
	for _, s := range c.Sections {
		older, newer = append(older, take(s.Title, Added)...), append(newer, take(s.Title, Gone)...)
		for _, b := range s.Block {
			for _, cell := range b.Cells {
				older, newer = append(older, take(cell.Merged, Added)...), append(newer, take(cell.Merged, Gone)...)
			}
		}
	}
	slices.Sort(older)
	slices.Sort(newer)
	return older, newer
}

func allWords(sections []civic.Section) (list []string) {
	for _, s := range sections {
		list = append(list, texts(split(s.Title))...)
		for _, b := range s.Blocks() {
			for _, cell := range b.Cells() {
				list = append(list, texts(split(cell))...)
			}
		}
	}
	slices.Sort(list)
	return list
}

func TestLawsOfComparing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		a, b := random(r), random(r)
		there, back := Compare(a, b), Compare(b, a)
		older, newer := sides(there)
		if !slices.Equal(older, allWords(a)) || !slices.Equal(newer, allWords(b)) {
			t.Fatalf("a comparison does not give back its texts:\n%s\n%v\n%v", outline(there), a, b)
		}
		if there.Changed != back.Changed || there.Added != back.Gone || there.Gone != back.Added || there.Moved != back.Moved ||
			there.WordsAdded != back.WordsGone || there.WordsGone != back.WordsAdded {
			t.Fatalf("the directions differ:\n%s\n%s", outline(there), outline(back))
		}
		if self := Compare(a, a); !self.Equal() || self.WordsAdded+self.WordsGone > 0 {
			t.Fatalf("a text differs from itself:\n%s", outline(self))
		}
	}
}

// Edits put the newer words in the place of the older and leave the rest: exactly, in order.
func FuzzEditsGiveBothTexts(f *testing.F) {
	f.Add("Ett lånekort gäller i alla kommuner.", "Ett lånekort gäller i alla tre kommuner, 12 500 st.")
	f.Add("a b c a b b a", "c b a b a c")
	f.Fuzz(func(t *testing.T, older, newer string) {
		a, b := split(older), split(newer)
		edits := compareWords(a, b)
		var got []string
		i, j := 0, 0
		for _, e := range edits {
			if e.a < i || e.b < j || !slices.Equal(texts(a[i:e.a]), texts(b[j:e.b])) {
				t.Fatalf("%q to %q: unequal words stand between the edits %v", older, newer, edits)
			}
			got = append(append(got, texts(a[i:e.a])...), texts(b[e.b:e.bEnd])...)
			i, j = e.aEnd, e.bEnd
		}
		got = append(got, texts(a[i:])...)
		if !slices.Equal(got, texts(b)) || !slices.Equal(texts(a[i:]), texts(b[j:])) {
			t.Fatalf("%q to %q: the edits %v give %q", older, newer, edits, got)
		}
		if strings.Join(strings.Fields(older), " ") == strings.Join(strings.Fields(newer), " ") && len(edits) > 0 {
			t.Errorf("space alone makes %v between %q and %q", edits, older, newer)
		}
	})
}

// Texts that have nothing in common, or everything but in another order, take no longer than others.
func TestTheWorstTextsTakeBoundedTime(t *testing.T) {
	words := func(n, step int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "w%d ", i*step%7919)
		}
		return b.String()
	}
	long := func(step int) []civic.Section {
		list := []civic.Section{section("", "", words(60000, step))}
		for i := range 1500 {
			list = append(list, section(fmt.Sprintf("s%d-%d", i, step), fmt.Sprint("Rubrik ", i*step), words(20, step+i), words(20, i)))
		}
		var rows []string
		for i := range 1000 {
			rows = append(rows, fmt.Sprintf("|%d\t%d", i*step, step))
		}
		return append(list, section("rows", "Rader", rows...))
	}
	start := time.Now()
	c := Compare(long(3), long(5))
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("comparing took %v", took)
	}
	if c.Equal() {
		t.Error("different texts are equal")
	}
}

func BenchmarkCompare(b *testing.B) {
	var older, newer []civic.Section
	for i := range 40 {
		line := strings.Repeat("Kommunerna ska samverka om IT och miljö i hela länet. ", 12)
		older = append(older, section(fmt.Sprint("s", i), fmt.Sprint("Rubrik ", i), line, line+" Slut."))
		newer = append(newer, section(fmt.Sprint("s", i), fmt.Sprint("Rubrik ", i), strings.Replace(line, "IT", "vatten", i%4), line+" Slut."))
	}
	b.ReportAllocs()
	for b.Loop() {
		Compare(older, newer)
	}
}
