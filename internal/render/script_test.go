package render

import (
	"slices"
	"strings"
	"testing"

	"samsyn/internal/diag"
	"samsyn/static"
)

func TestScriptIsPublishedWithoutItsComments(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"// why\nlet a = 1;\n\n  a += 2; // how\n", "let a = 1;\na += 2; // how\n"},
		{"const s = `one\n  // two`;\n", "const s = `one\n  // two`;\n"},
		{"const s = 'one\\\n  // two';\n", "const s = 'one\\\n  // two';\n"},
		{"/*\n// a licence\n*/\nf();\n", "/*\n// a licence\n*/\nf();\n"},
		{"const u = `https://${host}`;", "const u = `https://${host}`;\n"},
	} {
		if got := string(slimScript([]byte(test.src))); got != test.want {
			t.Errorf("slimScript(%q) = %q; want %q", test.src, got, test.want)
		}
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
	want := "import { a, b } from \"" + words + "\";\nimport {\nc\n} from '" + index + "';\n" +
		"import '" + index + "'; import \"https://example.org/x.js\";\nexport * from \"" + index + "\";\n" +
		"const later = () => import(\"" + words + "\");\nexport default \"./lib/words.js\";\n"
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

// A page loads at most every script there is; the search page is weighed by itself.
func TestBuiltInScriptsAreSmall(t *testing.T) {
	table, err := loadAssets(static.FS)
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for name, asset := range table.byName {
		if strings.HasSuffix(name, ".js") && !slices.Contains([]string{"js/words.js", "js/search.js", "js/index.js", "js/files.js", "js/find.js", "js/excerpt.js"}, name) {
			size += len(asset.Body)
		}
	}
	if size > 15_000 {
		t.Errorf("the scripts have %d bytes, want at most 15,000", size)
	}
}
