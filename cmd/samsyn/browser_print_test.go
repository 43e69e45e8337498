package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// shown lists the parts of a page that paper has no use for and that are laid out all the same. A word that the
// glossary explains is a button, and stays: it is the label.
const shown = `[...document.querySelectorAll("nav, .skip, button:not(.word), form, input")]
	.filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 80))`

func TestDocumentPrintsAsADocument(t *testing.T) {
	browser, _ := startBrowser(t)
	for _, print := range []struct {
		site, page string
		words      []string
	}{
		{"../..", "/sv/dokument/framat-genom-samverkan/", []string{
			"har antagits av alla 5 fullmäktige, senast av Ydre den 24 april 2006.", "11/2006", "2005.110.005",
			"Vissa tjänster köps Egen", // the last cell of a row is on paper too
			"a4b4509ebec3e6f9fe34f18350a25fd21c06702dc7bf9b30f2f4630481af2353", "/sv/dokument/framat-genom-samverkan/",
		}},
		{"testdata/trebygden", "/en/documents/ringplan/", []string{"has been adopted by 41 of 60 councils", "KS 2011/0100"}},
	} {
		built := serveSite(t, print.site)
		ctx := within(browser, t)
		open(ctx, t, built.url+print.page, 1280)
		err := chromedp.Do(ctx, send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Join(strings.Fields(read[string](ctx, t, `document.body.innerText`)), " ")
		for _, want := range print.words {
			if !strings.Contains(words, want) {
				t.Errorf("%s: paper does not say %q", print.page, want)
			}
		}
		for _, part := range read[[]string](ctx, t, shown) {
			t.Errorf("%s: paper shows %s", print.page, part)
		}
		if pdf := printed(ctx, t); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("%s: printing gives %d bytes that are no PDF", print.page, len(pdf))
		}
		err = chromedp.Do(ctx, send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}))
		if err != nil {
			t.Fatal(err)
		}
	}
}

// printed is the open page as a PDF.
func printed(ctx context.Context, t *testing.T) []byte {
	t.Helper()
	var pdf []byte
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		result, err := cdp.Call(ctx, tab, page.PrintToPDF, page.PrintToPDFParams{})
		pdf = result.Data
		return err
	}))
	if err != nil {
		t.Fatalf("print: %v", err)
	}
	return pdf
}
