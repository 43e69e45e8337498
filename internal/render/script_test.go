package render

import (
	"strings"
	"testing"

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

// A page loads at most every script there is.
func TestBuiltInScriptsAreSmall(t *testing.T) {
	table, err := loadAssets(static.FS)
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for name, asset := range table.byName {
		if strings.HasSuffix(name, ".js") {
			size += len(asset.Body)
		}
	}
	if size > 15_000 {
		t.Errorf("the scripts have %d bytes, want at most 15,000", size)
	}
}
