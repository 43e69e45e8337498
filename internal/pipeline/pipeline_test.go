package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"samsyn/internal/civic"
	"samsyn/internal/corpus"
	"samsyn/internal/diag"
)

var testDay = civic.Day(2026, 11, 21)

// contentOf reads a content folder into memory.
func contentOf(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func small(t testing.TB) fstest.MapFS { return contentOf(t, "../../cmd/samsyn/testdata/small/content") }

func build(t testing.TB, b *Builder, in Inputs) *Snapshot {
	t.Helper()
	if in.AsOf.IsZero() && in.Now.IsZero() {
		in.AsOf = civic.Moment{Day: testDay}
	}
	s, err := b.Build(t.Context(), in)
	if err != nil {
		t.Fatalf("Build: %v", err)
	}
	return s
}

// files makes every file of a site that has no problems.
func files(t testing.TB, s *Snapshot) map[string]string {
	t.Helper()
	made := map[string]string{}
	found, err := s.Files(t.Context(), func(path string, data []byte) error {
		if _, twice := made[path]; twice {
			return fmt.Errorf("%s is put twice", path)
		}
		made[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatalf("Files: %v", err)
	}
	if len(found) > 0 {
		t.Errorf("the finished pages have problems:\n%s", printed(t, found))
	}
	return made
}

func printed(t testing.TB, list diag.List) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.WriteJSON(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// said is everything that can be seen of a site: its problems and, where it can be made, its files.
func said(t testing.TB, s *Snapshot) map[string]string {
	t.Helper()
	all := map[string]string{}
	if s.OK() {
		all = files(t, s)
	}
	all["the problems"] = printed(t, s.Problems)
	return all
}

func wantEqual(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s: %s is\n%s\nwant\n%s", what, name, got[name], want[name])
			return
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d files, want %d", what, len(got), len(want))
	}
}

// Whatever has been edited, a builder that remembers says and makes what a new one does.
func TestWarmBuildEqualsColdBuild(t *testing.T) {
	for seed := range uint64(2) {
		r := rand.New(rand.NewPCG(seed, 0))
		content := small(t)
		warm := NewBuilder()
		for step := range 8 {
			what := edit(t, r, content)
			got := said(t, build(t, warm, Inputs{Content: content}))
			want := said(t, build(t, NewBuilder(), Inputs{Content: content}))
			wantEqual(t, fmt.Sprintf("seed %d, step %d, %s", seed, step, what), got, want)
		}
	}
}

// The same holds for layouts, words, styles and the languages of the site, which a builder remembers as well.
func TestWarmDrawingEqualsColdDrawing(t *testing.T) {
	warm := NewBuilder()
	own := func(name, text string) fs.FS { return fstest.MapFS{name: {Data: []byte(text)}} }
	content := small(t)
	swedish := maps.Clone(content)
	swedish["site.yaml"] = &fstest.MapFile{Data: bytes.Replace(content["site.yaml"].Data, []byte("[sv, en]"), []byte("[sv]"), 1)}
	for i, in := range []Inputs{
		{Content: content},
		{Content: content, Layouts: own("parts/footer.html", "<p>En egen fot</p>")},
		{Content: content, Layouts: own("parts/footer.html", "<p>En annan fot</p>")},
		{Content: content, Layouts: own("parts/footer.html", "{{if}}")},
		{Content: content, Static: own("css/own.css", "p{color:red}")},
		{Content: content, Static: own("css/own.css", "p{color:blue}")},
		{Content: content, Static: own("css/other.css", "p{color:blue}")},
		{Content: content, Static: own("js/own.js", "import './another.js'")},
		{Content: content, Static: own("js/own.js", "let own = 1")},
		{Content: content, Static: own("js/own.js", "let own = 2")},
		{Content: content, Static: own("js/own.js", "let own = 2"), Layouts: own("pages/council.html", `{{template "parts/none.html"}}`)},
		{Content: content, Static: own("js/own.js", "let own = 2"), Layouts: own("pages/council.html", `{{define "parts/footer.html"}}Fot{{end}}<h1>`)},
		{Content: swedish},
		{Content: content},
	} {
		seen := func(b *Builder) map[string]string {
			s := build(t, b, in)
			all := map[string]string{"the problems": printed(t, s.Problems)}
			if !s.OK() {
				return all
			}
			urls := []string{"/sv/", "/sv/dokument/mal/", "/sv/fullmaktige/norrby/", "/en/", "/_headers"}
			for _, asset := range s.Assets() {
				urls = append(urls, "/"+asset.Path)
			}
			for _, url := range urls {
				data, _, err := s.Open(url)
				all[url] = fmt.Sprintf("%s %v", data, err)
			}
			return all
		}
		wantEqual(t, fmt.Sprintf("step %d", i), seen(warm), seen(NewBuilder()))
	}
}

// edit changes one file of the content in one of the ways in which hands and tools do. Now and then it puts
// everything back, so that sites without problems come up too.
func edit(t *testing.T, r *rand.Rand, content fstest.MapFS) string {
	names := slices.Sorted(maps.Keys(content))
	name := names[r.IntN(len(names))]
	lines := strings.SplitAfter(string(content[name].Data), "\n")
	at := r.IntN(len(lines))
	switch r.IntN(6) {
	case 0:
		delete(content, name)
		return "remove " + name
	case 1:
		lines = slices.Delete(lines, at, at+1)
	case 2:
		lines = slices.Insert(lines, at, lines[r.IntN(len(lines))])
	case 3:
		other := names[r.IntN(len(names))]
		content[name] = content[other]
		return "copy " + other + " to " + name
	case 4:
		lines = append(lines, "Ett stycke till.\n")
	default:
		maps.Copy(content, small(t))
		return "put everything back"
	}
	content[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, ""))}
	return "edit " + name
}

// The same input gives the same bytes in the same order, on one processor or many, in any time zone.
func TestBuildsAreRepeatable(t *testing.T) {
	content := contentOf(t, "../../content")
	order := func() []string {
		var names []string
		s := build(t, NewBuilder(), Inputs{Content: content})
		if !s.OK() {
			t.Fatalf("the content has errors:\n%s", printed(t, s.Problems))
		}
		_, err := s.Files(t.Context(), func(path string, data []byte) error {
			names = append(names, path, fmt.Sprintf("%x", data))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	want := order()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	defer func(zone *time.Location) { time.Local = zone }(time.Local)
	time.Local = time.FixedZone("elsewhere", -11*60*60)
	if got := order(); !slices.Equal(got, want) {
		t.Error("a build on one processor in another time zone differs")
	}
}

var (
	idsOnPage   = regexp.MustCompile(` id="([^"]*)"`)
	linksOnPage = regexp.MustCompile(` href="(/[^"#?]*)?#([^"]*)"`)
)

// Every place on a page that a link of the real site points at is there.
func TestLinksIntoPagesLeadToAPlace(t *testing.T) {
	s := build(t, NewBuilder(), Inputs{Content: contentOf(t, "../../content")})
	made := files(t, s)
	ids := map[string]bool{}
	for path, data := range made {
		if strings.HasSuffix(path, ".html") {
			seen := map[string]bool{}
			for _, id := range idsOnPage.FindAllStringSubmatch(data, -1) {
				if seen[id[1]] {
					t.Errorf("%s has the id %q twice", path, id[1])
				}
				seen[id[1]], ids[path+"#"+id[1]] = true, true
			}
		}
	}
	for path, data := range made {
		for _, link := range linksOnPage.FindAllStringSubmatch(data, -1) {
			on := path
			if link[1] != "" {
				on = pathOf(link[1])
			}
			if !strings.HasSuffix(path, ".html") || link[2] == "" || strings.HasSuffix(on, ".svg") {
				continue
			}
			if !ids[on+"#"+link[2]] {
				t.Errorf("%s links to %s, where nothing has the id %q", path, on, link[2])
			}
		}
	}
}

func TestDayIsTheSitesOwn(t *testing.T) {
	content := small(t)
	for _, test := range []struct {
		now  string
		asOf civic.Date
		want civic.Date
	}{
		{now: "2026-11-21T22:59:59Z", want: civic.Day(2026, 11, 21)},
		{now: "2026-11-21T23:00:00Z", want: civic.Day(2026, 11, 22)}, // midnight in Stockholm
		{now: "2026-07-01T22:00:00Z", want: civic.Day(2026, 7, 2)},   // summer time
		{now: "2026-11-21T23:00:00Z", asOf: civic.Day(2006, 4, 1), want: civic.Day(2006, 4, 1)},
	} {
		now, err := time.Parse(time.RFC3339, test.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := build(t, NewBuilder(), Inputs{Content: content, Now: now, AsOf: civic.Moment{Day: test.asOf}}).AsOf; got != test.want {
			t.Errorf("at %s, asked for %q: the day is %s, want %s", test.now, test.asOf, got, test.want)
		}
	}
}

func TestSitesOwnLayoutsWin(t *testing.T) {
	own := fstest.MapFS{"pages/404.html": {Data: []byte("{{define \"title\"}}{{end}}<h1>Vår egen sida</h1>")}}
	made := files(t, build(t, NewBuilder(), Inputs{Content: small(t), Layouts: own}))
	if !strings.Contains(made["404.html"], "Vår egen sida") {
		t.Error("the site's own layout is not used")
	}
	if !strings.Contains(made["sv/index.html"], "<h1") {
		t.Error("the built-in layouts are gone")
	}
}

func TestFaultInALayoutIsAProblemWithItsPlace(t *testing.T) {
	for name, test := range map[string]struct{ layout, want string }{
		"unclosed":     {"<h1>{{if .X}}</h1>", "layouts/pages/404.html"},
		"unknown word": {"<h1>{{t \"no.such.word\"}}</h1>", "no.such.word"},
		"at run time":  {"<h1>x</h1>\n{{.NoSuchField}}", "NoSuchField"},
		"dead address": {"<h1>x</h1><a href=\"/nowhere/\">x</a>", "/nowhere/"},
	} {
		t.Run(name, func(t *testing.T) {
			own := fstest.MapFS{"pages/404.html": {Data: []byte(test.layout)}}
			s := build(t, NewBuilder(), Inputs{Content: small(t), Layouts: own})
			list := s.Problems
			if s.OK() {
				found, err := s.Files(t.Context(), func(string, []byte) error { return nil })
				if err != nil {
					t.Fatal(err)
				}
				list = append(list, found...)
			}
			if got := printed(t, list); !list.HasErrors() || !strings.Contains(got, test.want) || !strings.Contains(got, "404.html") {
				t.Errorf("problems %s, want one with %q in 404.html", got, test.want)
			}
		})
	}
}

func TestOpenGivesOnePageOfTheStream(t *testing.T) {
	s := build(t, NewBuilder(), Inputs{Content: small(t)})
	for path, want := range files(t, s) {
		got, found, err := s.Open("/" + strings.TrimSuffix(path, "index.html"))
		if err != nil || !found || string(got) != want {
			t.Errorf("Open(%s) = %d bytes, %v, %v; want the %d bytes of the stream", path, len(got), found, err, len(want))
		}
	}
	if _, found, err := s.Open("/nowhere/"); found || err != nil {
		t.Errorf("Open of what is not there: found %v, error %v", found, err)
	}
}

// BenchmarkBuild builds the corpus of a thousand documents from nothing and reports what a page costs.
func BenchmarkBuild(b *testing.B) {
	content := fstest.MapFS{}
	err := corpus.Write(corpus.Options{Documents: 1000, Seed: 1}, func(path string, data []byte) error {
		if name, inContent := strings.CutPrefix(path, "content/"); inContent {
			content[name] = &fstest.MapFile{Data: bytes.Clone(data)}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	var s *Snapshot
	b.Run("plan", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s = build(b, NewBuilder(), Inputs{Content: content})
		}
	})
	if s == nil || !s.OK() {
		s = build(b, NewBuilder(), Inputs{Content: content})
	}
	if !s.OK() {
		b.Fatal(printed(b, s.Problems))
	}
	b.Run("files", func(b *testing.B) { benchmarkFiles(b, s) })
	b.Run("search", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := s.SearchIndex(b.Context(), func(string, []byte) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// benchmarkFiles measures the stream of files: what a page costs, and how far the memory in use rises above
// what the plan itself holds.
func benchmarkFiles(b *testing.B, s *Snapshot) {
	b.ReportAllocs()
	var before, after, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	peak, put := uint64(0), 0
	for b.Loop() {
		_, err := s.Files(b.Context(), func(string, []byte) error {
			if put++; put%1000 == 0 {
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapInuse)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	pages := float64(len(s.Plan.Pages)) * float64(b.N)
	b.ReportMetric(pages/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/pages, "allocs/page")
	b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
}
