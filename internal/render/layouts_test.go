package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
	"samsyn/internal/site"
	"samsyn/layouts"
	"samsyn/static"
)

// views are the view of every layout.
var views = map[string]any{
	site.LayoutHome:           site.HomePage{},
	site.LayoutCollaboration:  site.CollaborationPage{},
	site.LayoutCollaborations: site.CollaborationsPage{},
	site.LayoutDocument:       site.DocumentPage{},
	site.LayoutVersion:        site.VersionPage{},
	site.LayoutOriginal:       site.OriginalPage{},
	site.LayoutDocuments:      site.DocumentsPage{},
	site.LayoutCouncil:        site.CouncilPage{},
	site.LayoutCouncils:       site.CouncilsPage{},
	site.LayoutDecision:       site.DecisionPage{},
	site.LayoutDecisions:      site.DecisionsPage{},
	site.LayoutAdoptions:      site.AdoptionsPage{},
	site.LayoutRelease:        site.ReleasePage{},
	site.LayoutReleases:       site.ReleasesPage{},
	site.LayoutPage:           site.TextPage{},
	site.LayoutGlossary:       site.GlossaryPage{},
	site.LayoutComparison:     site.ComparisonPage{},
	site.LayoutParallel:       site.ParallelPage{},
	site.LayoutFollow:         site.FollowPage{},
	site.LayoutCheck:          site.CheckPage{},
	site.LayoutSearch:         site.SearchPage{},
	site.LayoutIndex:          site.IndexPage{},
	site.LayoutCard:           site.CardPage{},
	site.LayoutNotFound:       site.NotFoundPage{},
	site.LayoutRoot:           site.RootPage{},
}

// builtIn gives a renderer of the built-in layouts in Swedish and English.
func builtIn(t testing.TB) *Renderer {
	t.Helper()
	return renderer(t, layouts.FS, static.FS)
}

func renderer(t testing.TB, layoutFS, staticFS fs.FS) *Renderer {
	t.Helper()
	words, problems, err := lang.Load(layoutFS)
	if err != nil || problems.HasErrors() {
		t.Fatalf("words: %v %v", err, problems)
	}
	r, problems, err := New(layoutFS, staticFS, words, []civic.Lang{"sv", "en"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s [%s] %s", p.At.Pos, p.Text, p.Rule, p.Hint)
	}
	return r
}

// filled gives a view with every field set: strings hold their field's name, slices two elements. It goes
// three levels down where a type holds itself.
func filled(view any) any {
	v := reflect.New(reflect.TypeOf(view)).Elem()
	fill(v, "page", map[reflect.Type]int{})
	return v.Addr().Interface()
}

func fill(v reflect.Value, name string, depth map[reflect.Type]int) {
	switch v.Kind() {
	case reflect.String:
		text := strings.ToLower(name)
		if strings.Contains(text, "url") {
			text = "/" + text + "/"
		}
		v.SetString(text)
	case reflect.Int:
		v.SetInt(3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), name, depth)
	case reflect.Slice:
		if depth[v.Type()] >= 3 {
			return
		}
		depth[v.Type()]++
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), fmt.Sprintf("%s-%d", name, i), depth)
		}
		depth[v.Type()]--
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), v.Type().Field(i).Name, depth)
		}
	}
}

// page gives a page of the layout in Swedish that says what the view says.
func page(layout string, view any) *site.Page {
	return &site.Page{URL: "/sv/" + layout + "/", Lang: "sv", Layout: layout, View: func() any { return view }}
}

func TestEveryLayoutTakesAFullAndAnEmptyView(t *testing.T) {
	r := builtIn(t)
	for layout, view := range views {
		for name, full := range map[string]any{
			"full": filled(view), "empty": reflect.New(reflect.TypeOf(view)).Interface(),
		} {
			var b bytes.Buffer
			if err := r.Page(&b, page(layout, full)); err != nil {
				t.Errorf("%s, %s view: %v", layout, name, err)
				continue
			}
			if strings.Contains(b.String(), "ZgotmplZ") || strings.Contains(b.String(), "<nil>") {
				t.Errorf("%s, %s view: an unsafe or missing value in\n%s", layout, name, b.String())
			}
			if n := strings.Count(b.String(), "<h1"); n != 1 && !(layout == site.LayoutNotFound && name == "empty") {
				t.Errorf("%s, %s view: %d level-one headings, want 1", layout, name, n)
			}
		}
	}
}

func TestEveryViewHasALayoutAndEveryLayoutAView(t *testing.T) {
	files, err := readLayouts(layouts.FS, "pages")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(file.name, "pages/"), ".html")
		if _, ok := views[name]; !ok {
			t.Errorf("layouts/%s is the layout of no view", file.name)
		}
	}
	if len(files) != len(views) {
		t.Errorf("%d layouts for %d views", len(files), len(views))
	}
}

// dataBlock is what a page may hold of scripts: data, which is never run, and modules of the static folder.
var dataBlock = regexp.MustCompile(`<script type="(application/json" id="[a-z_-]+">[^<]*|module" src="/static/js/[a-z0-9.-]+">)</script>`)

// The content security policy of the site allows no code and no style within a page.
func TestLayoutsHoldNoInlineCode(t *testing.T) {
	r := builtIn(t)
	for layout, view := range views {
		var b bytes.Buffer
		if err := r.Page(&b, page(layout, filled(view))); err != nil {
			t.Fatal(err)
		}
		page := dataBlock.ReplaceAllString(b.String(), "")
		for _, forbidden := range []string{"<script", "<style", " style=", " onclick=", "javascript:", "data:"} {
			if strings.Contains(page, forbidden) {
				t.Errorf("%s holds %q", layout, forbidden)
			}
		}
	}
}

// Layouts say words through keys only: a word written into a layout would stay Swedish on every page.
func TestLayoutsHoldNoWords(t *testing.T) {
	for _, folder := range []string{"pages", "parts"} {
		files, err := readLayouts(layouts.FS, folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			for _, word := range strings.Fields(withoutMarkup(file.src)) {
				if strings.ContainsFunc(word, isLetter) {
					t.Errorf("layouts/%s says %q itself", file.name, word)
				}
			}
		}
	}
}

func isLetter(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x7f && r != '·'
}

// withoutMarkup drops template actions first, then tags.
func withoutMarkup(src string) string {
	for _, marks := range [][2]string{{"{{", "}}"}, {"<", ">"}} {
		var b strings.Builder
		for {
			before, rest, found := strings.Cut(src, marks[0])
			b.WriteString(before)
			if !found {
				break
			}
			_, src, _ = strings.Cut(rest, marks[1])
		}
		src = b.String()
	}
	return src
}

func overlaid(t *testing.T, changes map[string]string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(layouts.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var src []byte
			src, err = fs.ReadFile(layouts.FS, name)
			files[name] = &fstest.MapFile{Data: src}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range changes {
		files[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return files
}

func TestWrongLayoutsBecomeProblems(t *testing.T) {
	for _, test := range []struct{ name, file, src, want string }{
		{"a missing end", "pages/root.html", "<p>\n{{if .Choices}}\n", `layouts/pages/root.html:3: unexpected EOF`},
		{"an unknown function", "parts/footer.html", "\n{{shout .}}", `layouts/parts/footer.html:2: function "shout" not defined`},
		{"an unclosed attribute", "pages/root.html", "<p title=\"{{.Title}}>", "layouts/pages/root.html"},
		{"an unknown word", "pages/root.html", "<p>{{t \"label.layout.skp\"}}</p>", `layouts/pages/root.html:1:8: layouts/strings/sv.yaml has no key "label.layout.skp"`},
		{"an unknown asset", "pages/root.html", "<p>{{asset \"css/sit.css\"}}</p>", `layouts/pages/root.html:1:12: no file of the static folder is called "css/sit.css"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			words, _, err := lang.Load(layouts.FS)
			if err != nil {
				t.Fatal(err)
			}
			_, problems, err := New(overlaid(t, map[string]string{test.file: test.src}), static.FS, words, []civic.Lang{"sv"}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(problems) == 0 {
				t.Fatal("no problem found")
			}
			got := fmt.Sprintf("%s: %s", problems[0].At.Pos, problems[0].Text)
			if !strings.HasPrefix(got, test.want) {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestUnknownFieldIsAProblemWithItsPlace(t *testing.T) {
	for _, test := range []struct{ file, src, want string }{
		{"pages/root.html", "<h1>x</h1>\n<p>{{.Chioces}}</p>", "layouts/pages/root.html:2:6"},
		{"parts/footer.html", "<footer>\n{{.Nothing}}</footer>", "layouts/parts/footer.html:2:3"},
	} {
		r := renderer(t, overlaid(t, map[string]string{test.file: test.src}), static.FS)
		var b bytes.Buffer
		problem, wrong := Problem(r.Page(&b, page(site.LayoutRoot, filled(site.RootPage{}))))
		if !wrong {
			t.Fatalf("%s: the page was made", test.file)
		}
		if got := problem.At.Pos.String(); got != test.want {
			t.Errorf("the problem stands at %s, want %s (%s)", got, test.want, problem.Text)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	r := builtIn(b)
	p := page(site.LayoutDocument, filled(site.DocumentPage{}))
	var w bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		w.Reset()
		if err := r.Page(&w, p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(w.Len()), "bytes/page")
}

func TestPhoneTakesNumbersAlone(t *testing.T) {
	for url, want := range map[string]template.URL{
		"tel:+46701234567":    "tel:+46701234567",
		"tel:070":             "tel:070",
		"tel:070\" onclick":   "",
		"javascript:alert(1)": "",
		"":                    "",
	} {
		if got := phone(url); got != want {
			t.Errorf("phone(%q) = %q, want %q", url, got, want)
		}
	}
}

func TestWebcalTakesCalendarsAlone(t *testing.T) {
	for url, want := range map[string]template.URL{
		"webcal://samsyn.example/sv/calendar.ics": "webcal://samsyn.example/sv/calendar.ics",
		"webcal://a\" onclick":                    "",
		"javascript:alert(1)":                     "",
		"":                                        "",
	} {
		if got := webcal(url); got != want {
			t.Errorf("webcal(%q) = %q, want %q", url, got, want)
		}
	}
}
