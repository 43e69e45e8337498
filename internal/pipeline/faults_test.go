package pipeline

import (
	"testing"
	"testing/fstest"

	"samsyn/internal/diag"
)

// What an inspection finds on one site after another is what making all files of the last one finds, however it was
// edited and whatever was drawn before.
func TestInspectionFindsWhatABuildDoes(t *testing.T) {
	layouts, content := fstest.MapFS{}, small(t)
	lay := func(name, text string) { layouts[name] = &fstest.MapFile{Data: []byte(text)} }
	builder, inspection := NewBuilder(), NewInspection()
	for _, step := range []struct {
		name string
		edit func()
		want int
	}{
		{"no layouts", func() {}, 0},
		{"a fault on one kind of page", func() { lay("pages/council.html", "{{range .Nothing}}{{end}}") }, 1},
		{"a dead address beside it", func() { lay("pages/decision.html", `<a href="/finns/inte/">Hit</a>`) }, 2},
		{"a record more", func() {
			content["councils/vasterby.sv.md"] = &fstest.MapFile{Data: content["councils/osterby.sv.md"].Data}
		}, 2},
		{"a record less", func() { delete(content, "councils/vasterby.sv.md") }, 2},
		{"one mended", func() { lay("pages/council.html", "<h1>{{.Heading.Text}}</h1>") }, 1},
		{"all mended", func() { lay("pages/decision.html", "<h1>{{.Heading.Text}}</h1>") }, 0},
	} {
		step.edit()
		s := build(t, builder, Inputs{Content: content, Layouts: layouts})
		if !s.OK() {
			t.Fatalf("%s: %s", step.name, printed(t, s.Problems))
		}
		var found diag.List
		inspection.Inspect(t.Context(), s, func(list diag.List) { found = list })
		want, err := s.Files(t.Context(), func(string, []byte) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		if printed(t, found) != printed(t, want) || len(found) != step.want {
			t.Errorf("%s: an inspection finds\n%s\nwant %d\n%s", step.name, printed(t, found), step.want, printed(t, want))
		}
	}
}
