package stencil

import (
	"bytes"
	"html/template"
	"io"
	"strings"
	"testing"
)

// part is data of the kinds that views are made of.
type part struct {
	Text, URL string
	N         int
	Is        bool
	Markup    template.HTML
	Phone     template.URL
	Next      *part
	Rows      []part
	Words     []string
	frame
}

type frame struct{ Title string }

func (part) Method() string { return "a method" }

var functions = template.FuncMap{
	"loud": func(s string) string { return strings.ToUpper(s) },
	"fail": func(s string) (string, error) { return s, io.ErrUnexpectedEOF },
}

// program makes the program of one template, and one that it may call.
func program(t testing.TB, src string) *Program {
	t.Helper()
	set := template.Must(template.New("page").Funcs(functions).Parse(src))
	template.Must(set.New("part").Parse(`<i title="{{.Text}}">{{with .Next}}{{template "part" .}}{{end}}{{$.N}}</i>`))
	_ = set.Execute(io.Discard, nil) // escapes it
	return New(set, functions)
}

// want draws with both and reports where they differ, in bytes or in errors.
func compare(t testing.TB, p *Program, data any) {
	t.Helper()
	var got, want bytes.Buffer
	gotErr, wantErr := p.Execute(&got, data), p.Judge().Execute(&want, data)
	if got.String() != want.String() || (gotErr == nil) != (wantErr == nil) {
		t.Errorf("drawn as %q (%v), want %q (%v)", got.String(), gotErr, want.String(), wantErr)
	}
}

var sample = &part{
	Text: `<a> & "b" 'c' + d`, URL: "/å b/?c=d&e=f+g#h%20%2", N: 7, Is: true, Markup: "<b>x</b>", Phone: "tel:+46701",
	Next:  &part{Text: "next", URL: "javascript:alert(1)", N: -1, Rows: []part{{Text: "one"}}},
	Rows:  []part{{Text: "1"}, {Text: "2", Words: []string{"x", "y"}}},
	Words: []string{"a", "b"}, frame: frame{Title: "title"},
}

// What is known here is drawn without html/template and comes out as its bytes.
func TestLayoutsAreDrawnAsTheTemplatePackageDrawsThem(t *testing.T) {
	for _, src := range []string{
		`{{.Text}} <a href="{{.URL}}" title="{{.Text}}">{{.Markup}}</a><title>{{.Text}}</title>`,
		`<a href="{{.Phone}}">{{.N}}</a><a href="/x?{{.Text}}">{{.Next.Text}}</a><a href="{{.Next.URL}}">{{.Title}}</a>`,
		`{{if .Is}}yes{{else}}no{{end}}{{if not .Is}}yes{{else if .N}}some{{end}}{{if and .Is (or .Next.Is .Next.Next)}}x{{end}}`,
		`{{with .Next}}{{.Text}}{{$.Text}}{{else}}none{{end}}{{with .Next.Next}}x{{else}}{{.N}}{{end}}`,
		`{{range .Rows}}{{.Text}}{{range .Words}}{{.}},{{else}}-{{end}}{{end}}{{range $i, $w := .Words}}{{if $i}}, {{end}}{{$w}}{{end}}`,
		`{{$t := .Text}}{{range $row := .Rows}}{{$t}}{{$row.Text}}{{$t := .Text}}{{$t}}{{end}}{{$t}}`,
		`{{template "part" .}}{{loud .Text}}{{len .Rows}}{{(index .Rows 1).Text}}{{if gt .N 6}}more{{end}}{{if eq .Title "title"}}same{{end}}`,
		`<script type="application/json">{{.Next}}</script>`,
	} {
		p := program(t, src)
		if err := p.Compiles(sample); err != nil && !strings.Contains(src, "script") {
			t.Errorf("%s is left to html/template: %v", src, err)
		}
		compare(t, p, sample)
		compare(t, p, &part{Next: &part{}})
	}
}

// What is not known here, and what goes wrong, is html/template's to draw and to say.
func TestTheRestIsLeftToTheTemplatePackage(t *testing.T) {
	for _, src := range []string{
		`{{.Method}}`, `{{printf "%d" .N}}`, `<a title={{.Text}}>`, `{{.Rows}}`, `{{range .Rows}}{{break}}{{end}}`,
		`before {{.Next.Next.Text}}`, `{{fail .Text}}`, `{{.Nothing}}`, `{{(index .Words 9)}}`, `<a onclick="f({{.Text}})">`,
		`{{range 3}}{{.}}{{end}}`, `{{.Is}}`, `<title>{{.Markup}}</title>`,
	} {
		p := program(t, src)
		for range 2 {
			compare(t, p, sample)
			compare(t, p, map[string]string{"Text": "x"})
			compare(t, p, nil)
		}
	}
}

func FuzzEscaping(f *testing.F) {
	p := program(f, `{{.Text}}<p title="{{.Text}}"><a href="{{.Text}}">x</a><a href="/{{.Text}}">x</a><a href="/?q={{.Text}}">x</a><title>{{.Text}}</title>`)
	f.Add(sample.Text)
	f.Add(sample.URL)
	f.Add("HTTPS://example.org/\x00%zz\xff")
	f.Add("data:text/html,x")
	f.Fuzz(func(t *testing.T, text string) {
		if err := p.Compiles(&part{}); err != nil {
			t.Fatal(err)
		}
		compare(t, p, &part{Text: text})
	})
}

func BenchmarkExecute(b *testing.B) {
	p := program(b, `{{range .Rows}}<a href="{{.URL}}"{{with .Text}} title="{{.}}"{{end}}>{{.Text}}</a>{{template "part" .}}{{end}}`)
	data := &part{Rows: make([]part, 100)}
	for i := range data.Rows {
		data.Rows[i] = part{Text: "Kommunfullmäktige i Norrby", URL: "/sv/fullmaktige/norrby/", N: i}
	}
	var w bytes.Buffer
	for name, draw := range map[string]func() error{
		"program": func() error { return p.Execute(&w, data) }, "template": func() error { return p.Judge().Execute(&w, data) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w.Reset()
				if err := draw(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
