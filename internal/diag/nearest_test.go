package diag

import (
	"strings"
	"testing"
)

func TestNearestFindsTheWordThatWasMeant(t *testing.T) {
	councils := []string{"boxholm", "kinda", "kiruna", "odeshog", "tranas", "ydre", "umea", "vannas", "vindeln"}
	for _, test := range []struct {
		word, want string
		known      []string
	}{
		{"kirnua", "kiruna", councils},
		{"Ödeshög", "odeshog", councils},
		{"UMEÅ", "umea", councils},
		{"ydr", "ydre", councils},
		{"stockholm", "", councils},
		{"", "", councils},
		{"xy", "", councils},
		{"kinda", "", []string{"kinda"}},
		{"steering_group", "steering-group", []string{"steering-groups", "steering-group"}},
		{"countyy", "county", []string{"country", "county"}},
		{"adoptd", "adopted", []string{"adapted", "adopted"}},
		{"antagen", "", []string{"adopted", "rejected"}},
		{strings.Repeat("a", 5000), "", []string{strings.Repeat("a", 4999)}},
	} {
		if got := Nearest(test.word, test.known); got != test.want {
			t.Errorf("Nearest(%.20q) = %q; want %q", test.word, got, test.want)
		}
	}
}

func TestDidYouMeanIsSilentWhereNothingIsNear(t *testing.T) {
	if got := DidYouMean("titel", []string{"title"}); got != `did you mean "title"?` {
		t.Errorf("the hint is %q", got)
	}
	if got := DidYouMean("zzz", []string{"title"}); got != "" {
		t.Errorf("the hint is %q; want none", got)
	}
}

func FuzzNearest(f *testing.F) {
	f.Add("kirnua", "kiruna")
	f.Add("ÅÄÖ", "aao")
	f.Fuzz(func(t *testing.T, word, known string) {
		got := Nearest(word, []string{known, "kiruna"})
		if got == word && got != "" || got != "" && got != known && got != "kiruna" {
			t.Errorf("Nearest(%q, %q) = %q", word, known, got)
		}
	})
}
