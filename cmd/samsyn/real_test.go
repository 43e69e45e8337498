package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// statusData is what documents.json says, as far as these tests read it.
type statusData struct {
	AsOf      string
	Documents []documentData
}

type documentData struct {
	ID, Force string
	Versions  []versionData
}

type versionData struct {
	Version, Standing, Since string
	N, Of                    int
	Parties                  []partyData
}

type partyData struct{ Council, Standing, Registration string }

// runReal runs the command over the real site, at noon on 21 November 2026.
func runReal(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	noon := func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }
	nothing := func(string) string { return "" }
	code := run(t.Context(), append(args, "--site", "../.."), surroundings{stdin: new(bytes.Buffer), stdout: &stdout, stderr: &stderr, now: noon, getenv: nothing})
	if code != exitOK {
		t.Fatalf("samsyn %q ends with %d: %s", args, code, &stderr)
	}
	return stdout.Bytes()
}

func decode(t *testing.T, data []byte) statusData {
	t.Helper()
	var said statusData
	if err := json.Unmarshal(data, &said); err != nil {
		t.Fatal(err)
	}
	return said
}

// The goals that five councils adopted between November 2005 and April 2006 are the site's touchstone.
func TestGoalsOf2006OnEachDay(t *testing.T) {
	parties := []string{"tranas", "odeshog", "boxholm", "kinda", "ydre"} // in the order of their decisions
	for _, test := range []struct {
		day, standing, since string
		n                    int
	}{
		{"2026-11-21", "adopted", "2006-04-24", 5},
		{"2006-04-24", "adopted", "2006-04-24", 5},
		{"2006-04-23", "awaiting", "2005-11-21", 4},
		{"2006-04-01", "awaiting", "2005-11-21", 4},
		{"2005-12-31", "awaiting", "2005-11-21", 2},
		{"2005-12-12", "awaiting", "2005-11-21", 2},
		{"2005-12-11", "awaiting", "2005-11-21", 1},
		{"2005-11-21", "awaiting", "2005-11-21", 1},
	} {
		said := decode(t, runReal(t, "status", "framat-genom-samverkan", "--format", "json", "--as-of", test.day))
		if said.AsOf != test.day || len(said.Documents) != 1 {
			t.Fatalf("%s: as of %q, %d documents", test.day, said.AsOf, len(said.Documents))
		}
		doc := said.Documents[0]
		v := doc.Versions[slices.IndexFunc(doc.Versions, func(v versionData) bool { return v.Version == "4" })]
		if v.Standing != test.standing || v.Since != test.since || v.N != test.n || v.Of != 5 {
			t.Errorf("%s: %s since %s, %d of %d; want %s since %s, %d of 5",
				test.day, v.Standing, v.Since, v.N, v.Of, test.standing, test.since, test.n)
		}
		for i, party := range v.Parties[:test.n] {
			if party.Council != parties[i] || party.Standing != "adopted" {
				t.Errorf("%s: row %d is %s, %s; want %s, adopted", test.day, i+1, party.Council, party.Standing, parties[i])
			}
		}
	}
}

func TestGoalsOf2006SayNoMoreThanTheSource(t *testing.T) {
	doc := decode(t, runReal(t, "status", "framat-genom-samverkan", "--format", "json")).Documents[0]
	if doc.Force != "not-stated" {
		t.Errorf("force %q, want not-stated: no source says how long the goals apply", doc.Force)
	}
	for _, party := range doc.Versions[len(doc.Versions)-1].Parties {
		if party.Council == "kinda" && party.Registration != "not-stated" {
			t.Errorf("Kinda's registration number is %q, want not-stated", party.Registration)
		}
	}
}

// What the site publishes and what the command prints are one.
func TestPublishedDataIsWhatStatusPrints(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	runReal(t, "build", "--out", out)
	published, err := os.ReadFile(filepath.Join(out, "data", "documents.json"))
	if err != nil {
		t.Fatal(err)
	}
	if printed := runReal(t, "status", "--format", "json"); !bytes.Equal(printed, published) {
		t.Error("samsyn status --format json differs from data/documents.json")
	}
}
