package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/chromedp/chromedp"

	"samsyn/internal/civic"
	"samsyn/internal/words"
	"samsyn/static"
)

// TestBrowserReadsWordsAsTheIndexDoes runs static/js/words.js in Chromium over whole word lists and over texts full of numbers:
// every stem, token, number and likeness is as internal/words has it.
func TestBrowserReadsWordsAsTheIndexDoes(t *testing.T) {
	browser, _ := startBrowser(t)
	expected := map[string]any{}
	for lang, file := range map[civic.Lang]string{"sv": "swedish", "nb": "bokmaal", "en": "american-english"} {
		expected[string(lang)] = stemmed(lang, debianList(t, "/usr/share/dict/"+file))
	}
	expected["texts"] = readTexts(textsWithNumbers(t))
	expected["pairs"] = comparedPairs()
	origin := serveWords(t, expected)
	if err := chromedp.Do(within(browser, t), chromedp.Navigate(origin+"/")); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"sv", "nb", "en", "texts", "pairs", "rest"} {
		t.Run(part, func(t *testing.T) {
			compareInBrowser(within(browser, t), t, part)
		})
	}
}

func compareInBrowser(tab context.Context, t *testing.T, part string) {
	script := strings.NewReplacer("PART", part, "COMPARE", comparisons[part]).Replace(`(async () => {
		const lang = "PART", w = await import("/words.js");
		const rows = await (await fetch("/expected/" + lang)).json();
		const wrong = [];
		const same = (what, got, want) => {
			if (JSON.stringify(got) !== JSON.stringify(want)) wrong.push(what + ": " + JSON.stringify(got) + ", in Go " + JSON.stringify(want));
		};
		COMPARE
		return [String(wrong.length), String(rows.length), ...wrong.slice(0, 15)];
	})()`)
	said, err := chromedp.Run(tab, chromedp.Evaluate[[]string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if said[0] != "0" {
		t.Errorf("%s of %s differ:\n%s", said[0], said[1], strings.Join(said[2:], "\n"))
	}
	t.Logf("%s compared", said[1])
}

// comparisons is how each part is compared, row by row.
var comparisons = map[string]string{
	"sv": stemComparison, "nb": stemComparison, "en": stemComparison,
	"texts": `for (const [text, tokens, numbers] of rows) {
		same("tokens of " + JSON.stringify(text), w.tokens(text).map(t => [t.word, t.start, t.end]), tokens);
		same("numbers of " + JSON.stringify(text), w.numbers(text).map(n => [n.keys, n.start, n.end]), numbers);
	}`,
	"pairs": `for (const [query, term, likeness] of rows) same(query + " and " + term, w.like(query, term), likeness);`,
	"rest": `for (const [a, b, max, want] of [["upphandlnig", "upphandling", 2, 1], ["policy", "polcy", 1, 1], ["avtal", "avtal", 1, 0],
			["kommun", "nommuk", 2, 2], ["kommun", "region", 2, null], ["ab", "ba", 1, 1], ["", "ab", 2, 2], ["a", "abcd", 2, null],
			["reglemnete", "reglemente", 2, 1], ["ca", "abc", 3, 3]])
			same("near(" + a + ", " + b + ")", w.near(a, b, max), want);
		for (const text of ["\ud800", "a\udc00b 150/05\ud83d", "§§§ \" - ,", "'".repeat(10000), "1/".repeat(5000), "a".repeat(10000), "9".repeat(10000), "a1-".repeat(3333)]) {
			for (const { word } of w.tokens(text)) for (const tongue of ["sv", "nb", "en", "xx"]) w.terms(tongue, word);
			w.numbers(text);
		}`,
}

const stemComparison = `for (const row of rows) {
	const [word] = row.split(" ", 1), got = [word, w.stem(lang, word), w.fold(word), ...w.terms(lang, word)].join(" ");
	if (got !== row) same(word, got, row);
}`

// debianList reads one of Debian's word lists.
func debianList(t *testing.T, path string) []string {
	t.Helper()
	list := wordList(path)
	if list == nil {
		reason := "needs Debian's packages wswedish, wnorwegian and wamerican: there is no " + path
		if os.Getenv("SAMSYN_REQUIRE_BROWSER") == "1" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	return list
}

// stemmed gives a row for each word of the list: the word, its stem, its folded form and its terms.
func stemmed(lang civic.Lang, list []string) []string {
	rows := make([]string, 0, len(list))
	for _, entry := range list {
		word := strings.ToLower(entry)
		row := append([]string{word, words.Stem(lang, word), words.Fold(word)}, words.Terms(lang, word)...)
		rows = append(rows, strings.Join(row, " "))
	}
	return rows
}

// comparedPairs gives pairs of words, and how Go finds them alike.
func comparedPairs() [][]any {
	some := []string{"rad", "råd", "räd", "röd", "rod", "rådhus", "radhus", "", "å", "a", "kommitte", "bröd", "brød", "ærlig", "ärlig", "aerlig", "straße", "ő"}
	var rows [][]any
	for _, a := range some {
		for _, b := range some {
			rows = append(rows, []any{words.Letters(a), words.Letters(b), words.Like(words.Letters(a), words.Letters(b))})
		}
	}
	return rows
}

// readTexts gives a row for each text: itself, its tokens and its numbers, with places counted as a browser counts.
func readTexts(texts []string) [][]any {
	rows := make([][]any, 0, len(texts))
	for _, text := range texts {
		units := func(at int) int { return len(utf16.Encode([]rune(text[:at]))) }
		tokens, numbers := []any{}, []any{}
		for token := range words.Tokens(text) {
			tokens = append(tokens, []any{token.Word, units(token.Start), units(token.End)})
		}
		for n := range words.Numbers(text) {
			numbers = append(numbers, []any{n.Keys, units(n.Start), units(n.End)})
		}
		rows = append(rows, []any{text, tokens, numbers})
	}
	return rows
}

// textsWithNumbers gives the content of the site, and short texts put together by chance from the pieces of which numbers and
// words are written. The chance is the same every time.
func textsWithNumbers(t *testing.T) []string {
	t.Helper()
	var texts []string
	err := fs.WalkDir(os.DirFS("../.."), "content", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			data, err := os.ReadFile("../../" + path)
			texts = append(texts, strings.Split(string(bytes.ToValidUTF8(data, nil)), "\n")...)
			return err
		}
		return err
	})
	if err != nil || len(texts) == 0 {
		t.Fatalf("read the content: %v", err)
	}
	pieces := strings.Split("KF|kf|KS|ks|Ks|SN|PS|K-sak|sak|Dnr|dnr|Dnr:|nr.|§|§§|§ |86|05|005|0097|150|2005|1997|2023|12|31|4|9|"+
		"/|/|/|-|-|–| – |:|.|,|, | | | | | / |. |\u00a0|juni|december|mars|Dec|may|mark|den |th|:e|1st| och | og |och|kl |fullmaktige|051212|2005-12|HSN|1512|Kommunfullmäktige|paragraf|section|och|i|av|jf|F|taxa|20051212|(|)|kr|%|"+
		"råd|RÅD|Ångström|é|e\u0301|A\u030a|İ|ΣΟΣ|ΑΣ|'s|’s|:s|s|EU|\u00ad|å\u00adb|😀|𐐀|ﬁ|ß|١٢|½|Ⅷ|ø|ÆØ|日本|\ufffd|ǅ|ŉ|0|000|1234567|12345678|123456789", "|")
	chance := rand.New(rand.NewPCG(4, 2))
	for range 60_000 {
		var b strings.Builder
		for range 1 + chance.IntN(9) {
			b.WriteString(pieces[chance.IntN(len(pieces))])
		}
		texts = append(texts, b.String())
	}
	return texts
}

// serveWords serves the script and what is expected of it.
func serveWords(t *testing.T, expected map[string]any) string {
	t.Helper()
	script, err := fs.ReadFile(static.FS, "js/words.js")
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>words</title>`)
	})
	mux.HandleFunc("/words.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(script)
	})
	mux.HandleFunc("/expected/{part}", func(w http.ResponseWriter, r *http.Request) {
		rows := expected[r.PathValue("part")]
		if rows == nil {
			rows = []any{}
		}
		_ = json.NewEncoder(w).Encode(rows)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}
