package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// nothingBelow is a heading that its section ends with.
var nothingBelow = regexp.MustCompile(`<h[2-6][^>]*>[^<]*</h[2-6]>\s*</section>`)

// TestNoHeadingStandsOverNothing reads every page of both sites, and of one whose council has more decisions than a
// page holds: a heading over nothing would say that there is nothing.
func TestNoHeadingStandsOverNothing(t *testing.T) {
	for name, folder := range map[string]string{
		"the sample content":          "../..",
		"the fictional collaboration": "testdata/trebygden",
		"a council of many decisions": siteOfManyDecisions(t, 400),
	} {
		t.Run(name, func(t *testing.T) {
			for file, data := range serveSite(t, folder).files {
				if filepath.Ext(file) == ".html" {
					if found := nothingBelow.Find(data); found != nil {
						t.Errorf("%s: %s", file, found)
					}
				}
			}
		})
	}
}

// siteOfManyDecisions is the fictional collaboration after so many decisions more by one of its councils.
func siteOfManyDecisions(t *testing.T, n int) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/trebygden")); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		year := 2004 + i/20
		text := fmt.Sprintf("---\ncouncil: norrby\ndate: %d-05-%02d\ndecides:\n"+
			"  - {document: samverkanspolicy, version: \"2003\", outcome: noted}\n"+
			"section: \"%d\"\nregistration: \"%d/%02d\"\n---\n", year, i%20+1, i%20+1, i+1, year%100)
		file := filepath.Join(folder, "content/decisions", fmt.Sprintf("%d-05-%02d-norrby-%d.sv.md", year, i%20+1, i))
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
