package render

import (
	"bytes"
	"maps"
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
		{"export function f(long) {\n  return long?.name ?? `https://${long}`;\n}\n", "export const{f}=(()=>{function e(e){return e?.name??`https://${e}`}return{f:e}})()"},
	} {
		table, err := loadAssets(files(map[string]string{"js/a.js": test.src}), nil)
		if err != nil || len(table.problems) > 0 {
			t.Fatalf("%q: %v, %v", test.src, err, table.problems)
		}
		if got := string(table.byName["js/a.js"].Body); got != test.want {
			t.Errorf("%q is published as %q; want %q", test.src, got, test.want)
		}
	}
}

func TestBrokenScriptIsAProblemWithItsPlace(t *testing.T) {
	table, err := loadAssets(files(map[string]string{"js/a.js": "let a = 1;\nlet b = (;\n"}), nil)
	if err != nil || len(table.problems) != 1 {
		t.Fatalf("%v, %d problems; want 1", err, len(table.problems))
	}
	if p := table.problems[0]; p.At.File != "static/js/a.js" || p.At.Line != 2 || p.Rule != "layout" {
		t.Errorf("%s: %s [%s]", p.At.Pos, p.Text, p.Rule)
	}
}

func TestScriptsAreJoinedWithWhatTheyImport(t *testing.T) {
	for _, test := range []struct {
		name  string
		texts map[string]string
		want  map[string]string // of the files that are published, LATER standing for the address of later.js
	}{
		{
			"each once, after what it needs, names that stay within are short",
			map[string]string{
				"page.js":      "import { stem } from \"./lib/words.js\";\nimport { open } from './lib/index.js';\nopen(stem(1));\n",
				"lib/index.js": "import { stem, rest, } from \"./words.js\";\nexport async function open(long) { return stem(long) + rest; }\n",
				"lib/words.js": "export const stem = word => word / 2, rest = /\\/'/g;\nfunction own() {}\nexport { own };\n",
			},
			map[string]string{"page.js": `(()=>{const e=e=>e/2,t=/\/'/g;function s(){}async function n(n){return e(n)+t}n(e(1))})()`},
		},
		{
			"what is imported later is a file of its own",
			map[string]string{
				"page.js":  "const f = () => import(\"./later.js\"), other = import(\"https://example.org/x.js\");",
				"later.js": "import { word } from \"./words.js\";\nexport const long = word + \"./later.js\";\nexport class Two {}\n",
				"words.js": "export let word = 1;\n",
			},
			map[string]string{
				"page.js":  `const f=()=>import("LATER"),other=import("https://example.org/x.js")`,
				"later.js": `export const{long,Two}=(()=>{let e=1;const t=e+"./later.js";class n{}return{long:t,Two:n}})()`,
			},
		},
		{
			"what is imported from elsewhere stays so",
			map[string]string{"page.js": "import way, { x as y } from \"https://example.org/x.js\";\nimport \"/z.js\";\nway(y);"},
			map[string]string{"page.js": `import way,{x as y}from"https://example.org/x.js";import"/z.js";(()=>{way(y)})()`},
		},
		{
			"one that waits at its top is waited for",
			map[string]string{
				"page.js": "import { a } from \"./a.js\";\nf(a);\n",
				"a.js":    "export const a = await g();\n",
			},
			map[string]string{"page.js": `await(async()=>{const e=await g();f(e)})()`},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			table, err := loadAssets(files(test.texts), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range table.problems {
				t.Errorf("%s: %s", p.At.Pos, p.Text)
			}
			got := map[string]string{}
			for name, asset := range table.byName {
				got[name] = string(asset.Body)
				if later, ok := table.byName["later.js"]; ok {
					got[name] = strings.ReplaceAll(got[name], "/"+later.Path, "LATER")
				}
			}
			if !maps.Equal(got, test.want) {
				t.Errorf("published are\n%q\nwant\n%q", got, test.want)
			}
		})
	}
}

func TestScriptChangesItsNameWithWhatItImports(t *testing.T) {
	name := func(words string) string {
		table, err := loadAssets(files(map[string]string{"a.js": "import \"./b.js\";", "b.js": words}), nil)
		if err != nil {
			t.Fatal(err)
		}
		return table.byName["a.js"].Path
	}
	if name("f();") == name("g();") {
		t.Error("a script keeps its name though what it imports has changed")
	}
}

func TestScriptsThatCannotBeJoinedBecomeProblems(t *testing.T) {
	const words = "export const stem = 1;\nconst own = 2;\n"
	for _, test := range []struct {
		name, src, rule, text, hint string
	}{
		{"a script that is not there", `import "./wrods.js";`, "unknown-asset", `no file of the static folder is called "js/wrods.js"`, `did you mean "js/words.js"?`},
		{"a script that is not there, later", `import("./wrods.js");`, "unknown-asset", `no file of the static folder is called "js/wrods.js"`, `did you mean "js/words.js"?`},
		{"a picture", `import "../icons/a.svg";`, "unknown-asset", `no file of the static folder is called "icons/a.svg"`, ""},
		{"a script within itself", `import "./other.js";`, "layout", `the script imports itself through "js/other.js"`, ""},
		{"a script within itself, later", `import("./other.js");`, "layout", `the script imports itself through "js/other.js"`, ""},
		{"a bare name", `import { f } from "words.js";`, "layout", `the script imports "words.js" by a bare name, which no browser knows`, `write "./words.js" for a script beside it`},
		{"a name that is not exported", `import { stom } from "./words.js";`, "layout", `the script imports "stom", which "js/words.js" does not export`, `did you mean "stem"?`},
		{"a name of another script's own", `import { own } from "./words.js";`, "layout", `the script imports "own", which "js/words.js" does not export`, ""},
		{"one name for two things", `import { stem } from "./words.js"; const own = stem;`, "layout", `the script and "js/words.js", which are joined, both declare "own"`, "give one of the two another name"},
		{"a name without its import", `import "./words.js"; f(stem);`, "layout", `"js/words.js", which is joined with the script, declares the "stem" that the script uses without importing it`, "give one of the two another name"},
		{"another name", `import { stem as s } from "./words.js";`, "layout", `the script says "import { stem as s } from \"./words.js\";", which cannot be joined`, joinable},
		{"a whole script by a name", `import * as w from "./words.js";`, "layout", `the script says "import * as w from \"./words.js\";", which cannot be joined`, joinable},
		{"a default", `import w from "./words.js";`, "layout", `the script says "import w from \"./words.js\";", which cannot be joined`, joinable},
		{"an export of another's", `export * from "./words.js";`, "layout", `the script says "export * from \"./words.js\";", which cannot be joined`, joinable},
		{"an export by default", `export default 1;`, "layout", `the script says "export default 1;", which cannot be joined`, joinable},
	} {
		t.Run(test.name, func(t *testing.T) {
			table, err := loadAssets(files(map[string]string{
				"js/page.js": test.src, "js/words.js": words, "js/other.js": `import "./page.js";`, "icons/a.svg": "<svg/>",
			}), nil)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(table.problems, func(p *diag.Problem) bool {
				return p.Rule == test.rule && p.Text == test.text && p.Hint == test.hint
			}) {
				for _, p := range table.problems {
					t.Errorf("%s: %s (%s)", p.At.Pos, p.Text, p.Hint)
				}
				t.Error("the problem is not among them")
			}
		})
	}
}

// The names of the browser that a script uses must not be hidden by one that is joined before it, nor by one after it.
func TestJoinedScriptsDoNotHideTheBrowsersNames(t *testing.T) {
	table, err := loadAssets(files(map[string]string{
		"js/page.js": "import { f } from \"./f.js\";\nconst close = f;\nopen();", "js/f.js": "export const f = close; const open = 1;",
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, p := range table.problems {
		said[p.At.File+": "+p.Text] = true
	}
	for _, want := range []string{
		`static/js/page.js: "js/f.js", which is joined with the script, declares the "open" that the script uses without importing it`,
		`static/js/f.js: "js/page.js", which is joined with the script, declares the "close" that the script uses without importing it`,
	} {
		if !said[want] {
			t.Errorf("not reported: %s\nbut %v", want, said)
		}
	}
}

// searchScripts are those that the search page alone loads: its own, and the reader of the index with its words.
var searchScripts = []string{"js/search.js", "js/index.js"}

// checkScripts are those that the page that checks texts loads besides the one of every page.
var checkScripts = []string{"js/check.js"}

// A page loads at most every script there is; those of the search page are weighed by themselves, and those of the
// page that checks texts with the one of every page.
func TestBuiltInScriptsAreSmall(t *testing.T) {
	table, err := loadAssets(static.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	size, checking := 0, len(table.byName["js/reading.js"].Body)
	for name, asset := range table.byName {
		switch {
		case slices.Contains(checkScripts, name):
			checking += len(asset.Body)
		case strings.HasSuffix(name, ".js") && !slices.Contains(searchScripts, name):
			size += len(asset.Body)
		}
	}
	if size > 15_000 || checking > 15_000 {
		t.Errorf("the scripts have %d bytes, those of the page that checks texts %d; want at most 15,000", size, checking)
	}
	t.Logf("%d and %d bytes", size, checking)
}

// TestSearchCostsFewBytes weighs the scripts of the search as hosts send them, compressed one by one. The reader with its
// stemmers is promised to be at most 8 kB, which is 8,000 bytes, not 8,192.
func TestSearchCostsFewBytes(t *testing.T) {
	table, err := loadAssets(static.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, most := range map[string]int{"js/search.js": 2_400, "js/index.js": 8_000} {
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
		if sent.Len() > most {
			t.Errorf("%s is %d bytes as it is sent; at most %d", name, sent.Len(), most)
		}
	}
}
