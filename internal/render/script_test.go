package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"samsyn/internal/diag"
	"samsyn/static"
)

func TestScriptIsPublishedWithoutWhatOnlyItsAuthorReads(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"// why\nlet a = 1;\n\n  a += 2; // how\n", "let a=1;a+=2"},
		{"const s = `one\n  // two`;\n", "const s=`one\n  // two`"},
		{"const s = 'one\\\n  // two';\n", "const s=\"one  // two\""},
		{"export function f(long) {\n  return long?.name ?? `https://${long}`;\n}\n", "export function f(e){return e?.name??`https://${e}`}"},
	} {
		table, err := loadAssets(files(map[string]string{"js/a.js": test.src}))
		if err != nil || len(table.problems) > 0 {
			t.Fatalf("%q: %v, %v", test.src, err, table.problems)
		}
		if got := string(table.byName["js/a.js"].Body); got != test.want {
			t.Errorf("%q is published as %q; want %q", test.src, got, test.want)
		}
	}
}

func TestBrokenScriptIsAProblemWithItsPlace(t *testing.T) {
	table, err := loadAssets(files(map[string]string{"js/a.js": "let a = 1;\nlet b = (;\n"}))
	if err != nil || len(table.problems) != 1 {
		t.Fatalf("%v, %d problems; want 1", err, len(table.problems))
	}
	if p := table.problems[0]; p.At.File != "static/js/a.js" || p.At.Line != 2 || p.Rule != "layout" {
		t.Errorf("%s: %s [%s]", p.At.Pos, p.Text, p.Rule)
	}
}

func TestScriptsImportPublishedNames(t *testing.T) {
	table, err := loadAssets(files(map[string]string{
		"js/page.js": "import { a, b } from \"./lib/words.js\";\nimport {\n  c\n} from '../js/index.js';\n" +
			"import './index.js'; import \"https://example.org/x.js\";\nexport * from \"./index.js\";\n" +
			"const later = () => import(\"./lib/words.js\");\nexport default \"./lib/words.js\";\n",
		"js/index.js":     "import { stem } from \"./lib/words.js\";\nexport const s = \"./lib/words.js\";\n",
		"js/lib/words.js": "export const stem = 1;\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range table.problems {
		t.Errorf("%s: %s", p.At.Pos, p.Text)
	}
	words, index := "/"+table.byName["js/lib/words.js"].Path, "/"+table.byName["js/index.js"].Path
	want := `import{a,b}from"` + words + `";import{c}from"` + index + `";import"` + index + `";import"https://example.org/x.js";` +
		`export*from"` + index + `";const later=()=>import("` + words + `");export default"./lib/words.js"`
	if got := string(table.byName["js/page.js"].Body); got != want {
		t.Errorf("the page's script is\n%s\nwant\n%s", got, want)
	}
	if got := string(table.byName["js/index.js"].Body); !strings.Contains(got, words) || strings.Count(got, "./lib") != 1 {
		t.Errorf("the imported script is\n%s", got)
	}
}

func TestScriptChangesItsNameWithWhatItImports(t *testing.T) {
	name := func(words string) string {
		table, err := loadAssets(files(map[string]string{"a.js": "import \"./b.js\";", "b.js": words}))
		if err != nil {
			t.Fatal(err)
		}
		return table.byName["a.js"].Path
	}
	if name("f();") == name("g();") {
		t.Error("a script keeps its name though what it imports has changed")
	}
}

func TestWrongImportsBecomeProblems(t *testing.T) {
	for _, test := range []struct {
		name, src, rule, text, hint string
	}{
		{"a script that is not there", `import "./wrods.js";`, "unknown-asset", `no file of the static folder is called "js/wrods.js"`, `did you mean "js/words.js"?`},
		{"a script within itself", `import "./other.js";`, "layout", `the script imports itself through "js/other.js"`, ""},
		{"a bare name", `import { f } from "words.js";`, "layout", `the script imports "words.js" by a bare name, which no browser knows`, `write "./words.js" for a script beside it`},
	} {
		table, err := loadAssets(files(map[string]string{
			"js/page.js": test.src, "js/words.js": "export {};", "js/other.js": `import "./page.js";`,
		}))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(table.problems, func(p *diag.Problem) bool {
			return p.Rule == test.rule && p.Text == test.text && p.Hint == test.hint
		}) {
			t.Errorf("%s: the problems are %v", test.name, table.problems)
		}
	}
}

// searchScripts are those that the search page alone loads: its own, and the reader of the index with its words.
var searchScripts = []string{"js/search.js", "js/index.js", "js/files.js", "js/find.js", "js/excerpt.js", "js/words.js"}

// A page loads at most every script there is; the search page is weighed by itself.
func TestBuiltInScriptsAreSmall(t *testing.T) {
	table, err := loadAssets(static.FS)
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for name, asset := range table.byName {
		if strings.HasSuffix(name, ".js") && !slices.Contains(searchScripts, name) {
			size += len(asset.Body)
		}
	}
	if size > 15_000 {
		t.Errorf("the scripts have %d bytes, want at most 15,000", size)
	}
}

// TestSearchCostsFewBytes weighs the scripts of the search as hosts send them, compressed one by one.
func TestSearchCostsFewBytes(t *testing.T) {
	table, err := loadAssets(static.FS)
	if err != nil {
		t.Fatal(err)
	}
	page, reader := 0, 0
	for _, name := range searchScripts {
		asset, known := table.byName[name]
		if !known {
			t.Fatalf("there is no %s", name)
		}
		var sent bytes.Buffer
		w := brotli.NewWriterLevel(&sent, brotli.BestCompression)
		if _, err := w.Write(asset.Body); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes, %d as it is sent", name, len(asset.Body), sent.Len())
		if name == "js/search.js" {
			page = sent.Len()
		} else {
			reader += sent.Len()
		}
	}
	t.Logf("the page's own %d, the reader with its words %d", page, reader)
	if page > 2_400 || reader > 8_700 {
		t.Errorf("the search page's script has %d bytes and the reader %d; at most 2,400 and 8,700", page, reader)
	}
}
