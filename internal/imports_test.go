package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// own is how a package of this house is imported.
const own = "samsyn/"

// allowed is the import plan: what each package may import of this house, and what beyond it. The standard
// library is open to all; civic, diag and publish import nothing else.
var allowed = map[string]struct{ house, beyond []string }{
	"internal/civic":    {},
	"internal/diag":     {},
	"internal/publish":  {},
	"internal/lang":     {[]string{"civic", "diag"}, []string{"golang.org/x/text", yaml}},
	"internal/markdown": {[]string{"civic", "diag"}, []string{"github.com/yuin/goldmark", "golang.org/x/text"}},
	"internal/content": {
		[]string{"attic", "civic", "diag", "markdown"},
		[]string{"github.com/adrg/frontmatter", yaml, "golang.org/x/text", "golang.org/x/image"},
	},
	"internal/check":   {[]string{"civic", "diag", "markdown", "content"}, nil},
	"internal/redline": {[]string{"civic"}, []string{"github.com/aymanbagabas/go-udiff"}},
	"internal/site":    {[]string{"civic", "lang", "redline", "search", "sketch"}, nil},
	"internal/sketch":  {},
	"internal/stencil": {},
	"internal/attic":   {},
	"internal/picture": {nil, []string{"github.com/klauspost/compress", "golang.org/x/image"}},
	"internal/render": {
		[]string{"civic", "diag", "lang", "picture", "site", "sketch", "stencil"},
		[]string{"github.com/arran4/golang-ical", "github.com/tdewolff"},
	},
	"internal/corpus": {[]string{"civic"}, nil},
	"internal/floor":  {nil, []string{"github.com/yuin/goldmark"}},
	"internal/search": {[]string{"civic", "words"}, []string{"github.com/klauspost/compress"}},
	"internal/words":  {[]string{"civic"}, []string{"golang.org/x/text"}},
	"internal/proof":  {[]string{"civic", "markdown", "redline"}, nil},
	"internal/golden": {nil, []string{"github.com/rogpeppe/go-internal"}},
	"internal/pipeline": {
		[]string{"attic", "civic", "diag", "lang", "markdown", "content", "check", "site", "render", "search", "layouts", "static"}, nil,
	},
	"internal/preview": {
		[]string{"civic", "diag", "publish", "render", "pipeline"},
		[]string{"github.com/fsnotify/fsnotify", "golang.org/x/text"},
	},
	"cmd/samsyn": {
		[]string{"civic", "diag", "lang", "content", "check", "site", "render", "pipeline", "preview", "proof", "publish", "redline", "corpus", "floor", "layouts", "static"},
		[]string{"github.com/spf13/cobra", "github.com/spf13/pflag", "aead.dev/minisign"},
	},
	"layouts": {},
	"static":  {},
}

const yaml = "go.yaml.in/yaml/v4"

// floors tell which packages stand on which: a package imports only lower floors.
var floors = [][]string{
	{"civic", "diag", "publish", "golden", "picture", "sketch", "stencil", "attic", "floor", "layouts", "static"},
	{"lang", "markdown", "corpus", "redline", "words"},
	{"search"},
	{"content", "site"},
	{"check", "render", "proof"},
	{"pipeline"},
	{"preview"},
	{"samsyn"},
}

// wings never import each other.
var wings = [][]string{{"markdown", "content", "check"}, {"lang", "redline", "site", "stencil", "render"}}

// imports reads which packages each package imports, in the sources themselves and in this process: what a
// child process reads, the test cache cannot see. Test files are left out: a test may look through the whole house.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	root := os.DirFS("..")
	found := map[string][]string{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".")):
			return fs.SkipDir
		case path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(name)
		if found[pkg] == nil {
			found[pkg] = []string{}
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(found[pkg], imported) {
				found[pkg] = append(found[pkg], imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// standard reports whether the import path is one of Go's own packages: they have no dot in their first part.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".") && !strings.HasPrefix(imported, own)
}

func TestPackagesImportOnlyWhatThePlanAllows(t *testing.T) {
	for pkg, list := range imports(t) {
		plan, known := allowed[pkg]
		if !known {
			t.Errorf("%s stands in no plan: give it a place in this test and in internal/README.md", pkg)
			continue
		}
		for _, imported := range list {
			if name, house := strings.CutPrefix(imported, own); house {
				if !slices.Contains(plan.house, path.Base(name)) {
					t.Errorf("%s imports %s, which the plan does not allow", pkg, imported)
				}
			} else if !standard(imported) && !slices.ContainsFunc(plan.beyond, func(ok string) bool {
				return imported == ok || strings.HasPrefix(imported, ok+"/")
			}) {
				t.Errorf("%s imports %s, which the plan does not allow", pkg, imported)
			}
		}
	}
}

func TestPlanItselfKeepsToTheFloorsAndWings(t *testing.T) {
	floor := func(name string) int {
		return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, name) })
	}
	wing := func(name string) int {
		return slices.IndexFunc(wings, func(w []string) bool { return slices.Contains(w, name) })
	}
	for pkg, plan := range allowed {
		name := path.Base(pkg)
		if floor(name) < 0 {
			t.Errorf("%s stands on no floor", pkg)
		}
		for _, imported := range plan.house {
			if floor(imported) >= floor(name) {
				t.Errorf("the plan lets %s import %s, which does not stand lower", name, imported)
			}
			if wing(name) >= 0 && wing(imported) >= 0 && wing(name) != wing(imported) {
				t.Errorf("the plan lets %s import %s of the other wing", name, imported)
			}
		}
	}
}

// Only the command reads the clock: elsewhere the day is an argument, so that a build can be repeated.
func TestOnlyTheCommandReadsTheClock(t *testing.T) {
	root := os.DirFS(".")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := fs.ReadFile(root, name)
		if strings.Contains(string(src), "time"+".Now(") {
			t.Errorf("internal/%s asks what time it is", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
