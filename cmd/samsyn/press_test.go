package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samsyn/internal/civic"
	"samsyn/internal/pipeline"
)

// siteAt makes every file of the fictional site as of a moment.
func siteAt(t *testing.T, moment string, drafts bool) map[string]string {
	t.Helper()
	m, err := civic.ParseMoment(moment)
	if err != nil {
		t.Fatal(err)
	}
	s, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
		Content: os.DirFS(filepath.Join("testdata", "trebygden", "content")), AsOf: m, Now: m.Day.Time(), Drafts: drafts,
	})
	if err != nil || !s.OK() {
		t.Fatalf("build at %s: %v", moment, err)
	}
	files := map[string]string{}
	if _, err := s.Files(t.Context(), func(name string, data []byte) error {
		files[name] = string(bytes.ToLower(data))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// holding lists the files that hold one of the words, in their name or their bytes.
func holding(files map[string]string, words ...string) []string {
	var names []string
	for name, data := range files {
		for _, w := range words {
			if strings.Contains(data, w) || strings.Contains(name, w) {
				names = append(names, name)
				break
			}
		}
	}
	return names
}

// Not a word of a release under embargo, nor of a draft, is in any file, whatever its kind, before its time.
func TestNoFileHoldsATraceOfWhatIsNotToBeSeen(t *testing.T) {
	embargoed := []string{"förhemligad", "2099-01-01-digital", "får inte synas"}
	for _, test := range []struct {
		moment string
		seen   bool
	}{{"2026-11-21", false}, {"2099-01-01", false}, {"2099-01-01T08:59", false}, {"2099-01-01T09:00", true}} {
		found := holding(siteAt(t, test.moment, false), embargoed...)
		switch {
		case !test.seen && len(found) > 0:
			t.Errorf("at %s a release under embargo shows in %q", test.moment, found)
		case test.seen && len(found) < 4: // its pages, its plain text, the press page
			t.Errorf("at %s the release shows in %q only", test.moment, found)
		}
	}
	digital := []string{"eniga om digitala tjänster", "2021-06-15-digital", "agree on digital"}
	if found := holding(siteAt(t, "2021-06-15T07:59", false), digital...); len(found) > 0 {
		t.Errorf("a minute before its embargo ends, the release shows in %q", found)
	}
	if found := holding(siteAt(t, "2021-06-15T08:00", false), digital...); len(found) < 6 {
		t.Errorf("when its embargo has ended, the release shows in %q only", found)
	}
	if found := holding(siteAt(t, "2026-11-21", false), "osynligt", "syns bara med utkast"); len(found) > 0 {
		t.Errorf("a draft shows in %q", found)
	}
}

// A release says how its documents stood when it was published, whatever has been decided since.
func TestReleaseTellsThenFromNow(t *testing.T) {
	const page = "sv/pressmeddelanden/2021-06-15-digital-strategi/index.html"
	for moment, want := range map[string]string{
		"2021-06-16": "hade 3 av 3 fullmäktige antagit versionen; i dag 3 av 3.",
		"2026-11-21": "hade 3 av 3 fullmäktige antagit versionen; i dag 2 av 3.",
	} {
		html := siteAt(t, moment, false)[page]
		if !strings.Contains(html, want) {
			t.Errorf("at %s the release does not say %q", moment, want)
		}
		annulled := strings.Contains(html, "efter laglighetsprövning")
		if annulled != (moment == "2026-11-21") {
			t.Errorf("at %s the release tells of the annulment: %v", moment, annulled)
		}
	}
}

// A claim that nobody can settle is not called untrue, and one that has been settled says so.
func TestClaimsAreShownAsChecked(t *testing.T) {
	files := siteAt(t, "2026-11-21", false)
	for page, want := range map[string]string{
		"sv/pressmeddelanden/2021-06-15-digital-strategi/index.html":  "jämfört med besluten som är registrerade till och med den 15 juni 2021",
		"sv/pressmeddelanden/2003-06-20-samverkanspolicy/index.html":  "kan inte avgöras",
		"en/press/2003-06-20-samverkanspolicy/index.html":             "cannot be settled",
		"sv/pressmeddelanden/2014-03-04-taxor/index.html":             "förslaget föll",
		"sv/pressmeddelanden/fullmaktige.osterby/index.html":          "två fullmäktige har antagit samverkanspolicyn",
		"en/press/year.2021/index.html":                               "three councils agree",
		"sv/pressmeddelanden/2021-06-15-digital-strategi/text.md":     "# det här händer nu",
		"sv/pressmeddelanden/2021-06-15-digital-strategi/release.txt": "ett fel i en rubrik rättades",
	} {
		if !strings.Contains(files[page], want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
}
