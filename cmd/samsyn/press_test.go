package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
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
		files[name] = string(bytes.ToLower(unpacked(t, data)))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// unpacked is what a reader sees of a file: the parts of the search index are compressed.
func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		return data
	}
	return unzipped(t, data)
}

// indexed reports whether a part of the search index is among the files.
func indexed(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, "/parts/") })
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
	draft := []string{"osynlig", "syns bara med utkast"}
	for _, test := range []struct {
		moment string
		seen   bool
	}{{"2026-11-21", false}, {"2099-01-01", false}, {"2099-01-01T08:59", false}, {"2099-01-01T09:00", true}} {
		files := siteAt(t, test.moment, false)
		found := holding(files, embargoed...)
		switch {
		case len(holding(files, draft...)) > 0:
			t.Errorf("at %s a draft shows in %q", test.moment, holding(files, draft...))
		case !test.seen && len(found) > 0:
			t.Errorf("at %s a release under embargo shows in %q", test.moment, found)
		case test.seen && (len(found) < 4 || !indexed(found)): // its pages, its plain text, the press page, the index
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
	if found := holding(siteAt(t, "2026-11-21", true), draft...); !indexed(found) {
		t.Errorf("a draft that is asked for shows in %q only", found)
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
