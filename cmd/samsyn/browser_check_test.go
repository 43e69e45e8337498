package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"golang.org/x/text/unicode/norm"

	"samsyn/internal/pipeline"
	"samsyn/internal/proof"
)

// checkSaid is what the page that checks texts says of one.
type checkSaid struct {
	Said, Code string
	Files      []string // of the published texts that it names
	Gone, Came []string // the words that it marks
	Rest       string
}

// checkAll gives the page a text after another as a file, in base64, and reads what it says.
const checkAll = `(async () => {
	const said = document.getElementById("_said"), out = document.getElementById("_checked"), picker = document.getElementById("_file");
	const marks = q => [...out.querySelectorAll(q)].map(e => e.childNodes[1].textContent);
	const results = [];
	for (const text of TEXTS) {
		const list = new DataTransfer();
		list.items.add(new File([Uint8Array.from(atob(text), c => c.charCodeAt(0))], "text.md"));
		picker.files = list.files;
		picker.dispatchEvent(new Event("change"));
		for (let i = 0; i < 3000 && !said.textContent; i++) await new Promise(done => setTimeout(done));
		results.push({
			said: said.textContent, code: said.className, rest: out.textContent, gone: marks("del"), came: marks("ins"),
			files: [...out.querySelectorAll("a[href$='.md']")].map(a => a.getAttribute("href")),
		});
	}
	return results;
})()`

func checkTexts(ctx context.Context, t *testing.T, texts ...[]byte) []checkSaid {
	t.Helper()
	list, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	said, err := chromedp.Run(ctx, chromedp.Evaluate[[]checkSaid](strings.Replace(checkAll, "TEXTS", string(list), 1), chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return said
}

// trial is a text to be checked, and the word of a published one that was changed in it.
type trial struct {
	name     string
	text     []byte
	old, new string
}

var aWord = regexp.MustCompile(`\pL{3,}`)

// trials are all published texts as mail programs and editors leave them, a hundred with one word changed, some with
// a sign less, and some that nobody has published. The chance is the same every time.
func trials(texts []proof.Text) []trial {
	var all []trial
	for i, text := range texts {
		all = append(all,
			trial{name: fmt.Sprintf("%d as it is", i), text: text.Source},
			trial{name: fmt.Sprintf("%d with CRLF", i), text: bytes.ReplaceAll(text.Source, []byte("\n"), []byte("\r\n"))},
			trial{name: fmt.Sprintf("%d with CR", i), text: bytes.ReplaceAll(text.Source, []byte("\n"), []byte("\r"))},
			trial{name: fmt.Sprintf("%d with a BOM", i), text: append([]byte("\xef\xbb\xbf"), text.Source...)},
			trial{name: fmt.Sprintf("%d with space", i), text: append([]byte("\n \n"), bytes.ReplaceAll(text.Source, []byte("\n"), []byte(" \t\n"))...)},
			trial{name: fmt.Sprintf("%d decomposed", i), text: norm.NFD.Bytes(text.Source)},
			trial{name: fmt.Sprintf("%d with front matter", i), text: append([]byte("---\ntitle: x\n---\n\n"), text.Source...)},
			trial{name: fmt.Sprintf("%d without its last half", i), text: bytes.ToValidUTF8(text.Source[:len(text.Source)/2], nil)},
			trial{name: fmt.Sprintf("%d with a sign less", i), text: bytes.Replace(text.Source, []byte("."), nil, 1)},
		)
	}
	chance := rand.New(rand.NewPCG(6, 2))
	for n := range 100 {
		src := texts[chance.IntN(len(texts))].Source
		words := aWord.FindAllIndex(src, -1)
		at := words[chance.IntN(len(words))]
		old, fresh := string(src[at[0]:at[1]]), []string{"aldrig", "inte", "varken", "nogsamt"}[chance.IntN(4)]
		all = append(all, trial{
			name: fmt.Sprintf("change %d, %s into %s", n, old, fresh), old: old, new: fresh,
			text: slices.Concat(src[:at[0]], []byte(fresh), src[at[1]:]),
		})
	}
	for _, other := range []string{"Något helt annat.", "x", "---\n---\n", "---\n", "# Mål\n\n<b>&amp;</b> 𐐀 Σας"} {
		all = append(all, trial{name: other, text: []byte(other)})
	}
	return all
}

// TestCheckPageSaysWhatTheCommandSays holds the page to what samsyn verify finds, text by text.
func TestCheckPageSaysWhatTheCommandSays(t *testing.T) {
	browser, _ := startBrowser(t)
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			s, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
				Content: os.DirFS(filepath.Join(folder, "content")), Now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
			})
			if err != nil || !s.OK() {
				t.Fatal(err, s.Problems)
			}
			texts := published(s)
			shelf, all := proof.NewShelf(texts), trials(texts)
			built := serveSite(t, folder)
			ctx := within(browser, t)
			heard := listen(ctx, t, built.url)
			if err := chromedp.Do(ctx, chromedp.Navigate(built.url+"/sv/kontrollera/")); err != nil {
				t.Fatal(err)
			}
			given := make([][]byte, len(all))
			for i, trial := range all {
				given[i] = trial.text
			}
			for i, said := range checkTexts(ctx, t, given...) {
				sameVerdict(t, s, all[i], shelf.Find(all[i].text), said)
			}
			for _, message := range heard() {
				t.Error(message)
			}
		})
	}
}

// sameVerdict compares what the page said of a text with what the command finds.
func sameVerdict(t *testing.T, s *pipeline.Snapshot, of trial, found proof.Finding, said checkSaid) {
	t.Helper()
	code, named := "none", []proof.Text(nil)
	switch {
	case found.Exact != nil:
		code, named = "exact", found.Exact
	case found.Nearest != nil:
		code, named = "near", []proof.Text{*found.Nearest}
	}
	var files []string
	for _, text := range named {
		for _, p := range s.Plan.Texts() {
			if p.Text == text.Text && p.Release == text.Release {
				files = append(files, p.URL)
			}
		}
	}
	if said.Code != "verdict is-"+code || !slices.Equal(said.Files, files) {
		t.Errorf("%s: the page says %q of %v (%s), the command %q of %v", of.name, said.Code, said.Files, said.Said, code, files)
	}
	if !strings.Contains(said.Rest, found.Fingerprint) && code != "near" {
		t.Errorf("%s: the page does not show the fingerprint %s", of.name, found.Fingerprint)
	}
	if of.old != "" && of.old != of.new && code == "near" &&
		(!strings.Contains(strings.Join(said.Gone, " "), of.old) || !strings.Contains(strings.Join(said.Came, " "), of.new)) {
		t.Errorf("%s: the page marks %q and %q", of.name, said.Gone, said.Came)
	}
}

// TestCheckPageHoldsWithItsFindings holds the page to what every page is held to, with each kind of finding on it.
func TestCheckPageHoldsWithItsFindings(t *testing.T) {
	browser, axe := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	texts := built.plan.Texts()
	src := texts[0].Source.Texts()[0]
	for _, page := range []string{"/sv/kontrollera/", "/en/verify/"} {
		for _, text := range []string{src, strings.Replace(src, " ", " aldrig ", 3), "Något helt annat."} {
			for _, look := range looks {
				ctx := within(browser, t)
				checkPage(ctx, t, built.url, page, axe, look.width, look.scheme)
				if said := checkTexts(ctx, t, []byte(text))[0]; said.Said == "" {
					t.Errorf("%s says nothing", page)
				}
				found, err := runAxe(ctx, axe)
				if err != nil || len(found) > 0 {
					t.Errorf("%s: axe finds %v (%v)", page, found, err)
				}
				if over, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](tooWide)); err != nil || len(over) > 0 {
					t.Errorf("%s at %d px scrolls sideways: %v (%v)", page, look.width, over, err)
				}
			}
		}
	}
}

// TestCheckPageWithoutANetwork: once the page is there, a text is recognised without one; what differs is not known.
func TestCheckPageWithoutANetwork(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	src := built.plan.Texts()[0].Source.Texts()[0]
	ctx := within(browser, t)
	const fetched = `(async () => {
		const all = () => performance.getEntriesByType("resource").filter(e => e.responseEnd && e.name.includes("/data/texts/")).length;
		for (let i = 0; i < 3000 && all() < 2; i++) await new Promise(done => setTimeout(done));
		return all();
	})()`
	if err := chromedp.Do(ctx, chromedp.Navigate(built.url+"/sv/kontrollera/")); err != nil {
		t.Fatal(err)
	}
	if n, err := chromedp.Run(ctx, chromedp.Evaluate[int](fetched, chromedp.EvalAwaitPromise)); err != nil || n != 2 {
		t.Fatalf("%d files were fetched beforehand (%v)", n, err)
	}
	offline := func(on bool) {
		t.Helper()
		conditions := []*network.Conditions{{Offline: on, DownloadThroughput: -1, UploadThroughput: -1}}
		err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			_, err := cdp.Call(ctx, tab, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: conditions})
			return err
		}))
		if err != nil {
			t.Fatal(err)
		}
	}
	offline(true)
	said := checkTexts(ctx, t, []byte(src), []byte(src+"\nx"))
	offline(false)
	if said[0].Code != "verdict is-exact" || said[1].Code != "verdict is-none" || !strings.Contains(said[1].Said, "utan nät") {
		t.Errorf("without a network the page says %+v", said)
	}
	if again := checkTexts(ctx, t, []byte(src+"\nx"))[0]; again.Code != "verdict is-near" {
		t.Errorf("with the network back it says %+v", again)
	}
}

// TestCheckPageTakesWhatIsPasted: by the box, with the keyboard's way to send it, and not what is no text.
func TestCheckPageTakesWhatIsPasted(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	src := built.plan.Texts()[0].Source.Texts()[0]
	ctx := within(browser, t)
	if err := chromedp.Do(ctx, chromedp.Navigate(built.url+"/en/verify/")); err != nil {
		t.Fatal(err)
	}
	const paste = `(async () => {
		const said = document.getElementById("_said"), form = document.getElementById("_check");
		form.elements.text.value = %q;
		form.requestSubmit();
		for (let i = 0; i < 3000 && !said.textContent; i++) await new Promise(done => setTimeout(done));
		return said.textContent;
	})()`
	for text, want := range map[string]string{src: "This is, word for word,", " \n": "Paste a text", "Something else.": "This is none of the texts"} {
		said, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf(paste, text), chromedp.EvalAwaitPromise))
		if err != nil || !strings.HasPrefix(said, want) {
			t.Errorf("%.20q: the page says %q (%v); want %q", text, said, err, want)
		}
	}
	if said := checkTexts(ctx, t, []byte("PK\x03\x04\xff\xfe"))[0]; !strings.Contains(said.Said, "not plain text") {
		t.Errorf("of a file that is no text the page says %q", said.Said)
	}
}

// TestCheckPageWithoutScript: the ways to check by hand, and every fingerprint.
func TestCheckPageWithoutScript(t *testing.T) {
	browser, _ := startBrowser(t)
	built := serveSite(t, "testdata/trebygden")
	ctx := within(browser, t)
	err := chromedp.Do(ctx,
		send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
		chromedp.Navigate(built.url+"/sv/kontrollera/"),
		send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false}),
	)
	if err != nil {
		t.Fatal(err)
	}
	words, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.getElementById("_main").innerText`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"sha256sum text.md", "shasum -a 256 text.md", "Get-FileHash text.md", "certutil -hashfile text.md", "minisign -V"}
	for _, text := range built.plan.Texts() {
		want = append(want, text.Fingerprint)
	}
	for _, part := range want {
		if !strings.Contains(words, part) {
			t.Errorf("without script the page does not say %s", part)
		}
	}
	if shown, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.getElementById("_check").offsetHeight > 0`)); err != nil || shown {
		t.Errorf("without script the form is shown (%v)", err)
	}
}
