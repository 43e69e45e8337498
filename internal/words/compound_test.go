package words_test

import (
	"slices"
	"strings"
	"testing"

	"samsyn/internal/words"
)

func TestCompoundsFallApartWhereKnownWordsMeet(t *testing.T) {
	c := words.NewCompounds("sv")
	for _, word := range strings.Fields("information säkerhet policy skola plan kyrka gård gata nämnd trafik råd kommun samverkan het arbete att ordning avgift barn omsorg") {
		c.Know(word)
	}
	for _, test := range []struct{ word, want string }{
		{"informationssäkerhetspolicy", "säkerhetspolicy policy"},
		{"informationssäkerhetspolicyn", "säkerhetspolicyn policyn"},
		{"säkerhetspolicy", "policy"},
		{"skolplanen", "planen"},
		{"kyrkogården", "gården"},
		{"gatunämnden", "nämnden"},
		{"trafikplan", "plan"},
		{"kommunalråd", ""},
		{"kommunråden", "råden"},
		{"barnomsorgsavgifter", "omsorgsavgifter avgifter"},
		{"kommunhet", ""},
		{"okändplan", ""},
		{"säkerhet", ""},
		{"gatuplan", "plan"},
		{"planrå", ""},
		{strings.Repeat("plan", 40), ""},
	} {
		if got := strings.Join(c.AppendTails(nil, test.word), " "); got != test.want {
			t.Errorf("the tails of %q are %q; want %q", test.word, got, test.want)
		}
	}
}

func TestTailsAreAddedToWhatIsThere(t *testing.T) {
	c := words.NewCompounds("sv")
	c.Know("trafik")
	c.Know("plan")
	if got := c.AppendTails([]string{"a"}, "trafikplan"); !slices.Equal(got, []string{"a", "plan"}) {
		t.Errorf("the tails are %q", got)
	}
}

func BenchmarkAppendTails(b *testing.B) {
	c := words.NewCompounds("sv")
	for _, word := range strings.Fields("information säkerhet policy skola plan kyrka gård gata nämnd") {
		c.Know(word)
	}
	var tails []string
	b.ReportAllocs()
	for b.Loop() {
		tails = c.AppendTails(tails[:0], "informationssäkerhetspolicyn")
		tails = c.AppendTails(tails, "kommunfullmäktiges")
	}
}
