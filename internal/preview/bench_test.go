package preview

import (
	"bytes"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"samsyn/internal/corpus"
	"samsyn/internal/render"
)

// documents is the size of the site that BenchmarkSave edits.
var documents = flag.Int("documents", 1000, "how many documents the benchmark's site has")

// invented is a document of that site, and a decision on it.
type invented struct{ document, decision string }

// edits are what a writer does to the site, each with the address that shows it. mark is another each time.
var edits = []struct {
	name string
	file func(invented) string
	edit func(text, mark string) string
	page func(invented) string // "" for the style sheet
}{
	{"body", func(i invented) string { return "content/documents/" + i.document + "/1.sv.md" },
		func(text, mark string) string { return text + "\n\n" + mark + "\n" },
		func(i invented) string { return "/sv/dokument/" + i.document + "/1/" }},
	{"title", func(i invented) string { return "content/documents/" + i.document + "/document.sv.md" }, retitle,
		func(i invented) string { return "/sv/dokument/" + i.document + "/" }},
	{"decision", func(i invented) string { return "content/decisions/" + i.decision + ".sv.md" },
		func(text, mark string) string { return section.ReplaceAllString(text, "${1}"+mark) },
		func(i invented) string { return "/sv/beslut/" + i.decision + "/" }},
	{"outcome", func(i invented) string { return "content/decisions/" + i.decision + ".sv.md" },
		func(text, mark string) string {
			turn++ // each save decides otherwise
			decided := outcomes.ReplaceAllString(text, []string{"outcome: adopted", "outcome: rejected"}[turn%2])
			return section.ReplaceAllString(decided, "${1}"+mark)
		},
		func(i invented) string { return "/sv/beslut/" + i.decision + "/" }},
	{"layout", func(invented) string { return "layouts/parts/footer.html" },
		func(_, mark string) string { return "<p>" + mark + "</p>" },
		func(i invented) string { return "/sv/beslut/" + i.decision + "/" }},
	{"style", func(invented) string { return "static/css/own.css" },
		func(_, mark string) string { return "body { --mark: " + mark + " }" },
		func(invented) string { return "" }},
}

// sealed finds the seals of texts: a sealed one may not be edited.
var sealed = regexp.MustCompile(` +sha256: .*\n`)

// section finds the number of a decision, and outcomes what was decided, on which the standing of its document hangs.
var (
	section  = regexp.MustCompile(`(section: "?)[0-9]+`)
	outcomes = regexp.MustCompile(`outcome: [a-z-]+`)
	turn     int
)

func retitle(text, mark string) string {
	head, rest, _ := strings.Cut(text, "title: \"")
	_, rest, _ = strings.Cut(rest, "\"")
	return head + "title: \"" + mark + "\"" + rest
}

// BenchmarkSave measures from the save of a file in a real folder to the changed page being served.
//
//	go test ./internal/preview -run - -bench Save -documents 10000
func BenchmarkSave(b *testing.B) {
	var one invented
	r := start(b, func(dir string, opt *Options) {
		if err := os.RemoveAll(filepath.Join(dir, "content")); err != nil {
			b.Fatal(err)
		}
		err := corpus.Write(corpus.Options{Documents: *documents, Seed: 1}, func(name string, data []byte) error {
			full := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				return err
			}
			return os.WriteFile(full, sealed.ReplaceAll(data, nil), 0o644)
		})
		if err != nil {
			b.Fatal(err)
		}
		decisions, _ := filepath.Glob(filepath.Join(dir, "content/decisions/*.sv.md"))
		one.decision = strings.TrimSuffix(filepath.Base(decisions[len(decisions)/2]), ".sv.md")
		decided, _ := os.ReadFile(decisions[len(decisions)/2])
		_, rest, _ := bytes.Cut(decided, []byte("document: "))
		id, _, _ := bytes.Cut(rest, []byte("\n"))
		one.document = string(id)
	})
	go func() {
		for range r.news { // nobody reads it here
		}
	}()
	for _, edit := range edits {
		b.Run(edit.name, func(b *testing.B) {
			file := filepath.Join(r.dir, filepath.FromSlash(edit.file(one)))
			text, _ := os.ReadFile(file)
			var took []time.Duration
			before := cpuTime(b)
			for b.Loop() {
				time.Sleep(soonAfter) // who writes looks up
				mark := strconv.FormatInt(time.Now().UnixNano(), 10)
				began := time.Now()
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					b.Fatal(err)
				}
				_, later := r.current.get()
				if err := os.WriteFile(file, []byte(edit.edit(string(text), mark)), 0o644); err != nil {
					b.Fatal(err)
				}
				<-later
				if now, _ := r.current.get(); now.fault != "" {
					b.Fatal(now.fault)
				}
				url := edit.page(one)
				if url == "" {
					now, _ := r.current.get()
					url = "/" + now.shown.styles[slices.IndexFunc(now.shown.styles, func(s render.Asset) bool { return s.Name == "css/site.css" })].Path
				}
				if response, body := r.ask(http.MethodGet, url); !strings.Contains(body, mark) {
					b.Fatalf("%s: %s does not show %s", url, response.Status, mark)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
			b.ReportMetric(float64((cpuTime(b)-before).Microseconds())/1000/float64(len(took)), "cpu-ms/save")
		})
	}
}
