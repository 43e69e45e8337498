package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"samsyn/internal/civic"
	"samsyn/internal/golden"
	"samsyn/internal/pipeline"
)

// assetHash is what changes in a page when a style sheet does: the hash in a published asset's name.
var assetHash = regexp.MustCompile(`(/static/[a-z/-]+)\.[0-9a-f]{12}\.`)

// TestPagesOfTheFictionalSiteAreAsTheyWere holds whole pages of the fictional site, on a fixed day, to
// testdata/golden. Run it with -update where a change is meant, and read what changed.
func TestPagesOfTheFictionalSiteAreAsTheyWere(t *testing.T) {
	day, err := civic.ParseDate("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	snapshot, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
		Content: os.DirFS(filepath.Join("testdata", "trebygden", "content")),
		AsOf:    civic.Moment{Day: day},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, url := range map[string]string{
		"document.sv.html":      "/sv/dokument/mal/",
		"document.en.html":      "/en/documents/mal/",
		"decision.sv.html":      "/sv/beslut/2005-12-12-osterby-mal/",
		"council.sv.html":       "/sv/fullmaktige/norrby/",
		"collaboration.sv.html": "/sv/samarbeten/trebygden/",
		"comparison.sv.html":    "/sv/dokument/mal/andringar/2..4/",
		"release.sv.html":       "/sv/pressmeddelanden/2021-06-15-digital-strategi/",
		"release.en.html":       "/en/press/2003-06-20-samverkanspolicy/",
		"release.txt":           "/sv/pressmeddelanden/2021-06-15-digital-strategi/release.txt",
		"press.sv.html":         "/sv/pressmeddelanden/",
		"parallel.en.html":      "/en/documents/mal/3/parallel/",
		"card.sv.html":          "/kort/sv/mal/",
		"badge.en.svg":          "/card/en/mal/badge.svg",
	} {
		t.Run(name, func(t *testing.T) {
			page, found, err := snapshot.Open(url)
			if err != nil || !found {
				t.Fatalf("open %s: found %v, %v", url, found, err)
			}
			page = assetHash.ReplaceAll(page, []byte("$1.HASH."))
			golden.Check(t, "golden/"+name, bytes.ReplaceAll(page, []byte("><"), []byte(">\n<"))) // a line for each change
		})
	}
}

// TestNoAddressIsRefused: what html/template does not trust it replaces with a dead link.
func TestNoAddressIsRefused(t *testing.T) {
	for _, folder := range []string{filepath.Join("..", ".."), filepath.Join("testdata", "trebygden")} {
		snapshot, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
			Content: os.DirFS(filepath.Join(folder, "content")),
			Now:     time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := snapshot.Files(t.Context(), func(name string, data []byte) error {
			if bytes.Contains(data, []byte("ZgotmplZ")) {
				t.Errorf("%s has an address that the layouts' language refuses", name)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
}
