package site

import "testing"

func TestBadgeSaysNoMoreThanTheRegister(t *testing.T) {
	for _, test := range []struct{ day, sv, en string }{
		{"2026-11-21", "5/5 antagen", "5/5 adopted"},
		{"2006-04-01", "väntar på beslut: 4 av 5 har antagit", "awaiting decisions: adopted by 4 of 5"},
		{"2005-10-01", "väntar på beslut: inget beslut är registrerat", "awaiting decisions: no decision is recorded"},
		{"2005-09-10", "utkast", "draft"},
		{"2004-01-01", "ingen version ännu", "no version yet"},
	} {
		plan := framat(t).plan(test.day)
		said := map[string]string{}
		for _, p := range plan.Pictures {
			if p.Kind() == PictureBadgeSVG {
				said[p.Caption().Lang] = p.Caption().Badge
			}
		}
		if said["sv"] != test.sv || said["en"] != test.en {
			t.Errorf("on %s the badges say %q; want %q and %q", test.day, said, test.sv, test.en)
		}
	}
}

// Without an address of its own a site says nothing about itself to other sites.
func TestNothingIsSharedWithoutAnAddress(t *testing.T) {
	plan := framat(t).plan("2026-11-21")
	plan.BaseURL = "/"
	for _, page := range plan.Pages {
		switch view := page.View().(type) {
		case *DocumentPage:
			if view.Share != nil {
				t.Errorf("%s is shared as %v", page.URL, view.Share)
			}
		case *CardPage:
			if view.CardMarkup+view.BadgeMarkup != "" {
				t.Errorf("%s gives markup with no address: %s", page.URL, view.CardMarkup)
			}
		}
	}
}
