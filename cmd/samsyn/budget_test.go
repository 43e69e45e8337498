package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"samsyn/internal/site"
)

// The most that a page may weigh before compression, in bytes.
const (
	budgetStyle    = 25_000 // all style sheets of a page
	budgetScript   = 15_000 // all scripts of a page
	budgetDocument = 25_000 // a document's or a version's page besides its text and its parties
	budgetParty    = 600    // each party on such a page
)

var (
	styleOf  = regexp.MustCompile(`<link rel="stylesheet" href="/([^"]+)"`)
	scriptOf = regexp.MustCompile(`<script[^>]* src="/([^"]+)"`)
)

// TestPagesKeepWithinTheirBudgets weighs every page of both sites.
func TestPagesKeepWithinTheirBudgets(t *testing.T) {
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			weighed := 0
			for _, page := range built.plan.Pages {
				markup := built.page(page.URL)
				if weight := built.weight(styleOf, markup); weight > budgetStyle || weight == 0 {
					t.Errorf("%s: its style sheets are %d bytes; at most %d", page.URL, weight, budgetStyle)
				}
				if weight := built.weight(scriptOf, markup); weight > budgetScript {
					t.Errorf("%s: its scripts are %d bytes; at most %d", page.URL, weight, budgetScript)
				}
				parties, has := partiesOn(page.View())
				if !has {
					continue
				}
				weighed++
				budget := budgetDocument + parties*budgetParty
				if weight := len(withoutText(t, markup)); weight > budget {
					t.Errorf("%s: %d bytes besides its text; with %d parties at most %d", page.URL, weight, parties, budget)
				}
			}
			if weighed == 0 {
				t.Error("no document was weighed")
			}
		})
	}
}

// weight sums the files that a page loads.
func (b *builtSite) weight(address *regexp.Regexp, markup []byte) int {
	sum := 0
	for _, found := range address.FindAllSubmatch(markup, -1) {
		sum += len(b.files[string(found[1])])
	}
	return sum
}

// partiesOn counts the rows of the adoption table of a page that is about a document.
func partiesOn(view any) (n int, has bool) {
	var block *site.VersionBlock
	switch page := view.(type) {
	case *site.DocumentPage:
		block = page.Version
	case *site.VersionPage:
		block = &page.Version
	default:
		return 0, false
	}
	if block != nil && block.Adoption != nil {
		n = len(block.Adoption.Rows) + len(block.Adoption.Outside)
	}
	return n, true
}

// withoutText cuts the rendered texts out of a page: those of the version and of the summary.
func withoutText(t *testing.T, markup []byte) []byte {
	t.Helper()
	var rest []byte
	for {
		before, text, found := bytes.Cut(markup, []byte(`<div class="prose"`))
		rest = append(rest, before...)
		if !found {
			return rest
		}
		open := 1
		for open > 0 {
			i := bytes.Index(text, []byte("div"))
			if i < 1 {
				t.Fatal("a text has no end")
			}
			switch {
			case text[i-1] == '<':
				open++
			case strings.HasSuffix(string(text[:i]), "</"):
				open--
			}
			text = text[i+len("div"):]
		}
		markup = text
	}
}

func TestTextsAreNotWeighed(t *testing.T) {
	markup := `<main><h1>a</h1><div class="prose" lang="en"><div class="heading"><h2>divided</h2></div><p>b</p></div><p>c</p></main>`
	if got := string(withoutText(t, []byte(markup))); got != `<main><h1>a</h1>><p>c</p></main>` {
		t.Errorf("left is %s", got)
	}
}
