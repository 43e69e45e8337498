package render

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"samsyn/static"
)

func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestStyleSheetsAreJoinedAndPointToPublishedNames(t *testing.T) {
	table, err := loadAssets(files(map[string]string{
		"css/site.css":    "/* head */\n@import \"base.css\";\n\nb { color: red }\n",
		"css/base.css":    "a {\n  background: url(../icons/a.svg);\n  mask: url('../icons/a.svg#x') 0 / 1px;\n  content: \"/* kept */\";\n}\n",
		"icons/a.svg":     "<svg/>",
		"README.md":       "not published",
		"embed.go":        "package static",
		"css/.site.css":   "left over",
		"css/alone.css":   "p { background: url(https://example.org/x.png) }\n",
		"icons/folder/.x": "left over",
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.problems) > 0 {
		t.Fatalf("problems: %v", table.problems[0].Text)
	}
	icon := table.byName["icons/a.svg"].Path
	want := "a{background:url(\"/" + icon + "\");mask:url(\"/" + icon + "#x\") 0 / 1px;content:\"/* kept */\"}b{color:red}"
	if got := string(table.byName["css/site.css"].Body); got != want {
		t.Errorf("site.css is\n%s\nwant\n%s", got, want)
	}
	var names []string
	for _, asset := range table.list() {
		names = append(names, asset.Name)
	}
	if got := strings.Join(names, " "); got != "css/alone.css css/site.css icons/a.svg" {
		t.Errorf("published: %s", got)
	}
	if got := string(table.byName["css/alone.css"].Body); !strings.Contains(got, `url("https://example.org/x.png")`) {
		t.Errorf("an address of another host was changed: %s", got)
	}
}

func TestWrongStyleSheetsBecomeProblems(t *testing.T) {
	for _, test := range []struct {
		name, src, rule, hint string
	}{
		{"a file that is not there", "a { mask: url(../icons/marsk.svg) }", "unknown-asset", `did you mean "icons/marks.svg"?`},
		{"a sheet that is not there", `@import "tokns.css";`, "unknown-asset", `did you mean "css/tokens.css"?`},
		{"a sheet within itself", `@import "site.css";`, "layout", ""},
	} {
		table, err := loadAssets(files(map[string]string{
			"css/site.css": test.src, "css/tokens.css": "", "icons/marks.svg": "<svg/>",
		}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(table.problems) != 1 {
			t.Errorf("%s: %d problems, want 1", test.name, len(table.problems))
			continue
		}
		if p := table.problems[0]; p.Rule != test.rule || p.Hint != test.hint || p.At.File != "static/css/site.css" {
			t.Errorf("%s: %s at %s, hint %q", test.name, p.Rule, p.At.File, p.Hint)
		}
	}
}

func TestAssetNameChangesWithItsContent(t *testing.T) {
	first, err := loadAssets(files(map[string]string{"a.css": "a {}"}), nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := loadAssets(files(map[string]string{"a.css": "b {}"}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if first.byName["a.css"].Path == second.byName["a.css"].Path {
		t.Error("two contents have one name")
	}
}

func TestBuiltInStyleSheetIsSmall(t *testing.T) {
	table, err := loadAssets(static.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range table.problems {
		t.Errorf("%s: %s", p.At.Pos, p.Text)
	}
	if size := len(table.byName["css/site.css"].Body); size == 0 || size > 25_000 {
		t.Errorf("css/site.css has %d bytes, want 1 to 25,000", size)
	}
	if strings.Contains(string(table.byName["css/site.css"].Body), "@import") {
		t.Error("css/site.css still imports")
	}
}

func FuzzStyleSheet(f *testing.F) {
	f.Add("@import \"a.css\";\na { mask: url(x.svg#y) } /* c */ b::before { content: '\\'' }")
	f.Add("url(")
	f.Add("@import")
	f.Add("/*")
	f.Add("\"\\")
	f.Fuzz(func(t *testing.T, src string) {
		s := sheet{
			src: src, dir: "css",
			imported: func(string) (string, bool) { return "", true },
			address:  func(name string) string { return name },
		}
		s.rewrite()
	})
}

// A page loads site.css and perhaps a sheet of its own kind after it: whichever comes last ends with the site's own
// rules.
func TestOwnRulesComeLastInEverySheet(t *testing.T) {
	texts := map[string]string{}
	sheets, err := fs.Glob(static.FS, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sheets {
		src, err := fs.ReadFile(static.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(src)
	}
	texts["css/own.css"] = ".badge { color: red }"
	texts["icons/samsyn.svg"], texts["icons/marks.svg"] = "<svg/>", "<svg/>"
	table, err := loadAssets(files(texts), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, asset := range table.list() {
		if strings.HasSuffix(asset.Name, ".css") && !strings.HasSuffix(string(asset.Body), ".badge{color:red}") {
			t.Errorf("%s does not end with the rules of own.css", asset.Name)
		}
	}
}
