package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// statusOf is what the command says of the fictional site on a day.
func statusOf(t *testing.T, day string) documentsJSON {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{
		"status", "--site", filepath.Join("testdata", "trebygden"), "--as-of", day, "--format", "json",
	}, surroundings{stdout: &out, stderr: &errs, now: time.Now, getenv: func(string) string { return "" }})
	if code != exitOK {
		t.Fatalf("status on %s ended with %d: %s", day, code, errs.String())
	}
	var status documentsJSON
	if err := json.Unmarshal(out.Bytes(), &status); err != nil {
		t.Fatal(err)
	}
	return status
}

// documentsJSON is the part of documents.json that these tests read.
type documentsJSON struct {
	Documents []struct {
		ID       string
		Current  *string
		Force    *string
		Versions []struct {
			Version  string
			Standing string
			Since    *string
			Force    *string
			Rule     struct{ Kind string }
			N, Of    int
			Parties  []struct{ Standing string }
		}
	}
}

// The days on which something happens in Trebygden that the tests below look at.
var trebygdensDays = []string{
	"2005-01-01", "2005-12-12", "2006-02-20", "2007-01-01", "2007-02-01", "2007-03-26", "2008-06-01", "2011-03-07",
	"2012-06-15", "2014-03-17", "2017-04-30", "2020-02-17", "2021-06-14", "2021-12-31", "2022-01-01", "2026-11-21",
}

func TestFictionalSiteShowsEveryStateThereIs(t *testing.T) {
	seen := map[string]bool{}
	see := func(kind string, value *string) {
		if value == nil {
			seen[kind+" null"] = true
		} else {
			seen[kind+" "+*value] = true
		}
	}
	for _, day := range trebygdensDays {
		for _, d := range statusOf(t, day).Documents {
			see("current", d.Current)
			for _, v := range d.Versions {
				see("standing", &v.Standing)
				see("force", v.Force)
				see("rule", &v.Rule.Kind)
				for _, p := range v.Parties {
					see("row", &p.Standing)
				}
			}
		}
	}
	var missing []string
	for kind, values := range map[string]string{
		"standing": "adopted lapsed superseded closed divergent awaiting referral draft opt-in for-information not-stated",
		"force":    "null repealed replaced lapsed not-stated expired not-yet in-force",
		"rule":     "all majority at-least share opt-in body none not-stated",
		"row": "adopted adopted-amended adopted-reservation adopted-conditional adopted-in-part rejected repealed " +
			"adopted-newer referred-back tabled scheduled adopted-earlier no-decision not-asked joined-later not-a-party",
	} {
		for _, value := range strings.Fields(values) {
			if !seen[kind+" "+value] {
				missing = append(missing, kind+" "+value)
			}
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("the fictional site shows no %s", strings.Join(missing, ", no "))
	}
}

func TestFictionalSiteReadsRightOnTheDaysThatMatter(t *testing.T) {
	for _, test := range []struct {
		day, document, version string
		standing, since        string
		n, of                  int
	}{
		{"2005-12-12", "mal", "3", "awaiting", "2005-10-01", 2, 3},
		{"2006-02-20", "mal", "3", "adopted", "2006-02-20", 3, 3},
		{"2008-06-01", "mal", "3", "adopted", "2006-02-20", 3, 3},
		{"2008-06-01", "mal", "4", "divergent", "2008-04-28", 1, 3},
		{"2007-01-01", "biblioteksplan", "1", "adopted", "2006-09-11", 2, 3},
		{"2007-03-26", "biblioteksplan", "1", "adopted", "2007-03-26", 2, 3},
		{"2012-06-15", "ringplan", "1", "adopted", "2011-12-05", 41, 60},
		{"2014-03-17", "taxor", "1", "divergent", "2014-03-10", 1, 3},
		{"2017-04-30", "sammanslagning", "1", "closed", "2017-04", 0, 3},
		{"2020-02-17", "raddningsavtal", "1", "adopted", "2020-02-17", 2, 3},
		{"2021-06-14", "digital-strategi", "1", "adopted", "2021-06-14", 3, 3},
		{"2026-11-21", "digital-strategi", "1", "awaiting", "2021-03-01", 2, 3},
		{"2026-11-21", "samverkanspolicy", "2003", "adopted", "2003-06", 2, 3},
	} {
		found := false
		for _, d := range statusOf(t, test.day).Documents {
			for _, v := range d.Versions {
				if d.ID != test.document || v.Version != test.version {
					continue
				}
				found = true
				since := ""
				if v.Since != nil {
					since = *v.Since
				}
				if v.Standing != test.standing || since != test.since || v.N != test.n || v.Of != test.of {
					t.Errorf("on %s %s %s is %s since %s, %d of %d; want %s since %s, %d of %d", test.day, d.ID, v.Version,
						v.Standing, since, v.N, v.Of, test.standing, test.since, test.n, test.of)
				}
			}
		}
		if !found {
			t.Errorf("on %s %s lists no version %s", test.day, test.document, test.version)
		}
	}
}
