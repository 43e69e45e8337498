package main

import (
	"reflect"
	"strings"
	"testing"

	"samsyn/internal/site"
)

// TestEveryWordForAStandingIsExplainedOnItsPage goes through what every page of both sites shows: a word for an
// outcome, a standing or a force is explained beside it, in the page's legend, or where the page's link to the
// glossary leads.
func TestEveryWordForAStandingIsExplainedOnItsPage(t *testing.T) {
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			glossary := map[string]bool{}
			for _, page := range built.plan.Pages {
				if g, is := page.View().(*site.GlossaryPage); is {
					for _, item := range g.Words {
						glossary[item.Badge.Meaning] = item.Text != "" && !strings.HasPrefix(item.Text, "[")
					}
				}
			}
			for _, page := range built.plan.Pages {
				if page.Layout == site.LayoutCard {
					continue // it has room for no more than a link to the page that explains
				}
				words := wordsOf{explained: map[string]bool{}}
				words.walk(reflect.ValueOf(page.View()))
				for meaning, text := range words.shown() {
					if !words.explained[meaning] && !(words.linked && glossary[meaning]) {
						t.Errorf("%s shows %q (%s) and does not explain it", page.URL, text, meaning)
					}
				}
			}
		})
	}
}

// wordsOf gathers the words for outcomes and standings of a page and how it explains them.
type wordsOf struct {
	badges    []site.Badge
	explained map[string]bool
	linked    bool // to the glossary
}

func (w *wordsOf) shown() map[string]string {
	texts := map[string]string{}
	for _, badge := range w.badges {
		if badge.Text != "" {
			texts[badge.Meaning] = badge.Text
		}
	}
	return texts
}

func (w *wordsOf) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			w.walk(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i))
		}
	case reflect.Struct:
		w.note(v.Interface())
		for i := range v.NumField() {
			w.walk(v.Field(i))
		}
	}
}

func (w *wordsOf) note(part any) {
	switch part := part.(type) {
	case site.Badge:
		w.badges = append(w.badges, part)
	case site.LegendItem:
		w.explained[part.Badge.Meaning] = part.Text != ""
	case site.StatusBlock:
		w.explained[part.Badge.Meaning] = part.Term != ""
	case site.MatterItem:
		w.explained[part.Outcome.Meaning] = part.Term != ""
	case site.AdoptionRow:
		w.explained[part.Standing.Meaning] = w.explained[part.Standing.Meaning] || part.Term != ""
	case site.AdoptionTable:
		w.linked = w.linked || part.WordsURL != ""
	case site.DocumentPage:
		w.linked = w.linked || part.WordsURL != ""
	case site.VersionPage:
		w.linked = w.linked || part.WordsURL != ""
	}
}
