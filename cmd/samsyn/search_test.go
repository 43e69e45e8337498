package main

import (
	"strings"
	"testing"
)

// What can be found leads to pages that are published, and to places that are on them.
func TestFoundSectionsAreOnTheirPages(t *testing.T) {
	for _, folder := range []string{"../..", "testdata/trebygden"} {
		built := serveSite(t, folder)
		places := 0
		for _, tag := range built.plan.Langs {
			for entry := range built.plan.Entries(tag) {
				address, place, _ := strings.Cut(entry.URL, "#")
				page := string(built.page(address))
				if page == "" || place != "" && !strings.Contains(page, ` id="`+place+`"`) {
					t.Errorf("%s is not published", entry.URL)
				}
				for _, s := range entry.Sections {
					if s.ID == "" {
						continue
					}
					if places++; !strings.Contains(page, ` id="`+s.ID+`"`) {
						t.Errorf("%s has no place called %q", entry.URL, s.ID)
					}
				}
			}
		}
		if places == 0 {
			t.Errorf("in %s no place within a page is found", folder)
		}
	}
}
