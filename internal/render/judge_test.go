package render_test

import (
	"bytes"
	"os"
	"testing"

	"samsyn/internal/check"
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/lang"
	"samsyn/internal/render"
	"samsyn/internal/site"
	"samsyn/layouts"
	"samsyn/static"
)

// planOf plans the site of a content folder.
func planOf(t testing.TB, dir string) (*site.Plan, *render.Renderer) {
	t.Helper()
	tree, err := content.Load(t.Context(), os.DirFS(dir), nil)
	if err != nil {
		t.Fatal(err)
	}
	day := civic.Day(2026, 11, 21)
	reg, problems := check.Resolve(tree, check.Options{Today: day})
	if problems.HasErrors() {
		t.Fatalf("%s has errors", dir)
	}
	words, _, err := lang.Load(layouts.FS)
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := render.New(layouts.FS, static.FS, words, reg.Site.Languages, nil)
	if err != nil {
		t.Fatal(err)
	}
	return site.New(reg, site.Options{AsOf: day, BaseURL: "https://example.org/", Strings: words}), r
}

// Every page of every kind is drawn without html/template, and comes out as it would with it.
func TestPagesAreDrawnAsTheTemplatePackageDrawsThem(t *testing.T) {
	for _, dir := range []string{"../../content", "../../cmd/samsyn/testdata/small/content", "../../cmd/samsyn/testdata/trebygden/content"} {
		plan, r := planOf(t, dir)
		for _, p := range plan.Pages {
			want, uncompiled, err := r.TestOnlyJudge(p, p.View())
			if err != nil {
				t.Fatal(err)
			}
			if uncompiled != nil {
				t.Errorf("%s is left to html/template: %v", p.Layout, uncompiled)
			}
			var got bytes.Buffer
			if err := r.Page(&got, p); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s differs:\n%s\nwant\n%s", p.URL, got.Bytes(), want)
			}
		}
	}
}
