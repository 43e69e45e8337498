package markdown

import (
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"samsyn/internal/golden"
)

// show writes everything that a body says.
func show(b *Body) string {
	var out strings.Builder
	for i, piece := range b.HTML {
		out.WriteString(piece)
		if i < len(b.Links) {
			fmt.Fprintf(&out, "⟦%d⟧", i)
		}
	}
	for i, l := range b.Links {
		fmt.Fprintf(&out, "⟦%d⟧ dest %q fragment %q query %q text %q image %v at %d:%d+%d\n",
			i, l.Dest, l.Fragment, l.Query, l.Text, l.Image, l.At.Line, l.At.Col, l.At.Width)
	}
	for _, s := range b.Sections {
		fmt.Fprintf(&out, "§ %q %q level %d title %q at %d:%d+%d: %s %q\n",
			s.ID, s.Name, s.Level, s.Title, s.At.Line, s.At.Col, s.At.Width, s.Kinds, s.Plain)
	}
	fmt.Fprintf(&out, "words %d\n", b.Words)
	for _, p := range b.Problems {
		fmt.Fprintf(&out, "%d:%d+%d %s %s: %s\n    %s\n", p.At.Line, p.At.Col, p.At.Width, p.Level, p.Rule, p.Text, p.Hint)
	}
	return out.String()
}

// Each case of testdata/cases.txt stands below a line of "=== name"; its outcome stands in cases.golden.
func TestBodiesComeOutAsTheGoldenFileSays(t *testing.T) {
	cases, err := os.ReadFile(filepath.Join("testdata", "cases.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range strings.Split(string(cases), "\n=== ")[1:] {
		name, src, _ := strings.Cut(c, "\n")
		fmt.Fprintf(&out, "=== %s\n%s", name, show(Parse("f.md", []byte(src+"\n"), 10, Options{IDPrefix: "om-"})))
	}
	golden.Check(t, "cases.golden", out.String())
}

func TestControlCharactersInAnAddressAreRefused(t *testing.T) {
	for _, dest := range []string{
		"java&#9;script:x", "java&#10;script:x", "&#1;javascript:x", "JaVaScRiPt&colon;x", "vbscript:x", "<java\tscript:x>",
		"data:text/html,x", "&#x200b;javascript:x", "<  javascript:x>", "file:///etc/passwd", "blob:x", "//h", "&#47;/h", "\\\\\\\\h",
	} {
		b := Parse("f.md", []byte("[x]("+dest+")\n"), 1, Options{})
		if len(b.Problems) != 1 || b.Problems[0].Rule != RuleForbiddenLink || strings.Contains(b.HTML[0], "href") {
			t.Errorf("[x](%s) gives %s", dest, show(b))
		}
	}
}

func TestAllowedAddressesStay(t *testing.T) {
	for dest, want := range map[string]string{
		"https://a.se/x?y=1&z=2#å": `href="https://a.se/x?y=1&amp;z=2#%C3%A5"`,
		"mailto:a@b.se":            `href="mailto:a@b.se"`,
		"tel:+4611":                `href="tel:+4611"`,
		"HTTP://a.se":              `href="HTTP://a.se"`,
		`https://a.se/"><b>`:       `href="https://a.se/%22%3E%3Cb%3E"`,
	} {
		b := Parse("f.md", []byte("[x](<"+strings.NewReplacer("<", `\<`, ">", `\>`).Replace(dest)+">)\n"), 1, Options{})
		if len(b.Problems) != 0 || !strings.Contains(b.HTML[0], want) {
			t.Errorf("[x](%s) gives %s; want %s", dest, show(b), want)
		}
	}
}

func TestWhatTakesTheParserTooLongIsRefusedAtOnce(t *testing.T) {
	for name, src := range map[string]string{
		"quotes":      strings.Repeat(strings.Repeat("> ", 5000)+"a\n", 50),
		"lists":       strings.Repeat("- ", 5000) + "a\n",
		"numbers":     strings.Repeat("1. ", 5000) + "a\n",
		"definitions": "a\n" + strings.Repeat(": ", 5000) + "b\n",
		"footnotes":   strings.Repeat("[^a]: ", 5000) + "b\n",
		"staircase":   staircase(300),
		"links":       strings.Repeat("[a]: b\n", 100_000),
	} {
		before := cpuTime(t)
		b := Parse("f.md", []byte(src), 1, Options{})
		if len(b.Problems) != 1 || b.Problems[0].Rule != RuleTooDeep && b.Problems[0].Rule != RuleTooManyEntries || len(b.HTML) != 1 {
			t.Errorf("%s: %d problems, %d pieces; want one", name, len(b.Problems), len(b.HTML))
		}
		if took := cpuTime(t) - before; took > 2*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func staircase(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func TestHostileBodiesEndSoon(t *testing.T) {
	for name, src := range map[string]string{
		"brackets":   strings.Repeat("[", 50_000),
		"backticks":  strings.Repeat("`a``b", 20_000),
		"stars":      strings.Repeat("*a **b ", 10_000),
		"references": strings.Repeat("[a]: b\n", 20_000),
		"footnotes":  strings.Repeat("x[^1]\n\n", 2000) + "[^1]: y\n",
		"headings":   strings.Repeat("## a\n", 5000),
		"long line":  strings.Repeat("ord ", 200_000),
		"problems":   strings.Repeat("a <b> [c](javascript:d)\n", 3000),
	} {
		before := cpuTime(t)
		Parse("f.md", []byte(src), 1, Options{})
		took := cpuTime(t) - before
		t.Logf("%s: %v", name, took)
		if took > 5*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestIDsAreUniqueAndNeverEmpty(t *testing.T) {
	b := Parse("f.md", []byte("## Mål\n\n## Mål\n\n## 中文\n\n## mal {#mal-2}\n\n## Mål\n"), 1, Options{})
	var ids []string
	for _, s := range b.Sections {
		ids = append(ids, s.ID)
	}
	if got, want := strings.Join(ids, " "), "mal mal-3 section mal-2 mal-4"; got != want {
		t.Errorf("the ids are %s; want %s", got, want)
	}
}

func TestSlugKeepsTheLettersOfTheCouncils(t *testing.T) {
	for in, want := range map[string]string{
		"Åtgärder för miljön": "atgarder-for-miljon", "Ærlig øy": "arlig-oy", "Café – à la carte": "cafe-a-la-carte",
		"  2030: mål! ": "2030-mal", "中文": "", "Kommunens": "kommunens", "ÅÄÖ": "aao", "råd’s": "rads", "A\u030angermanland": "angermanland",
	} {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestHeadingFindsAnIDWithAndWithoutPrefix(t *testing.T) {
	b := Parse("f.md", []byte("## Mål\n"), 1, Options{IDPrefix: "om-"})
	for _, fragment := range []string{"mal", "om-mal"} {
		if id, found := b.Heading(fragment); !found || id != "om-mal" {
			t.Errorf("Heading(%q) = %q, %v; want om-mal", fragment, id, found)
		}
	}
	if _, found := b.Heading("x"); found {
		t.Error("Heading finds what is not there")
	}
}

func FuzzParseWritesSafeHTML(f *testing.F) {
	cases, err := os.ReadFile(filepath.Join("testdata", "cases.txt"))
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range strings.Split(string(cases), "\n=== ")[1:] {
		_, src, _ := strings.Cut(c, "\n")
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if !fitSource(src) {
			t.Skip("the caller has seen to it")
		}
		b := Parse("f.md", []byte(src), 5, Options{IDPrefix: "om-"})
		if len(b.HTML) != len(b.Links)+1 {
			t.Fatalf("%d pieces for %d links", len(b.HTML), len(b.Links))
		}
		if err := wellFormed(strings.Join(b.HTML, "LINK")); err != nil {
			t.Errorf("%v in\n%s", err, strings.Join(b.HTML, "LINK"))
		}
		for _, some := range [][]Fate{{Unlinked}, {Masked}, {Kept, Masked}, {Masked, Unlinked, Kept}} {
			fates := make([]Fate, len(b.Links))
			for i := range fates {
				fates[i] = some[i%len(some)]
			}
			less, kept := b.Withhold(fates)
			if err := wellFormed(strings.Join(less.HTML, "LINK")); err != nil || len(less.HTML) != len(kept)+1 {
				t.Errorf("with %v: %d links, %d pieces, %v in\n%s", fates, len(kept), len(less.HTML), err, strings.Join(less.HTML, "LINK"))
			}
		}
		lines := strings.Split(src, "\n")
		for _, p := range b.Problems {
			if i := p.At.Line - 5; i < 0 || i >= len(lines) || p.At.Col < 1 || p.At.Width < 1 ||
				p.At.Col-1+p.At.Width > utf8.RuneCountInString(lines[i])+1 {
				t.Errorf("problem %s lies outside the file: %+v of %q", p.Rule, p.At, src)
			}
		}
	})
}

// fitSource reports whether a body is one that Parse may be given: UTF-8 with Unix line ends and no NUL.
func fitSource(src string) bool {
	return utf8.ValidString(src) && !strings.ContainsAny(src, "\r\x00") && len(src) <= 4000
}

// browsersScheme is the scheme that a browser finds at the beginning of an address (WHATWG URL, basic URL parser): what
// it skips is skipped.
var browsersScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// No link, of whatever form, leads to another scheme than those allowed, to a host that its page does not name, or, as
// a path, out of the site.
func FuzzLinksLeadWhereTheySay(f *testing.F) {
	for _, dest := range []string{
		"javascript:x", "java\tscript:x", "&#1;javascript:x", "//h", "/\\h", "\\\\h", "https://a@b", "https:h", "mailto:a@b.se?x=%0a", "a%3ab",
		"https://a.se/%22", "#a", "../x.md?y#z", "www.a.se", "https://a.se:1/", "tel:+46", "data&colon;x", "%", "", " ", "http:a", "HTTPS:\\/\\/a.se",
	} {
		f.Add(dest)
	}
	f.Fuzz(func(t *testing.T, dest string) {
		if !fitSource(dest) {
			t.Skip("the caller has seen to it")
		}
		for _, form := range []string{"[x](<%s>)", "[x](%s)", "<%s>", "%s", "[x]\n\n[x]: %s\n", "![x](%s)", "[x](<%s> \"t\")"} {
			b := Parse("f.md", []byte(strings.ReplaceAll(form, "%s", dest)+"\n"), 1, Options{IDPrefix: "om-"})
			for _, m := range attributeForm.FindAllStringSubmatch(strings.Join(b.HTML, "LINK"), -1) {
				address := strings.TrimLeft(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(html.UnescapeString(m[2])), " \x00\x1f")
				if m[1] != "href" && m[1] != "src" || address == "LINK" || strings.HasPrefix(address, "#om-") {
					continue
				}
				scheme := strings.ToLower(browsersScheme.FindString(address))
				if !slices.Contains([]string{"http:", "https:", "mailto:", "tel:"}, scheme) {
					t.Errorf("%q as %s leads to %q", dest, form, address)
				}
				u, err := url.Parse(address)
				if err != nil || u.User != nil || strings.HasPrefix(scheme, "http") && (u.Host == "" || !strings.HasPrefix(address[len(scheme):], "//")) {
					t.Errorf("%q as %s leads to %q: %v", dest, form, address, err)
				}
			}
		}
	})
}
