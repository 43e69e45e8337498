package proof

import (
	"strings"
	"testing"

	"samsyn/internal/civic"
	"samsyn/internal/markdown"
	"samsyn/internal/redline"
)

func textOf(id, src string) Text {
	normal := markdown.Normalise([]byte(src))
	body := markdown.Parse("", normal, 1, markdown.Options{}).Prose(nil)
	return Text{Release: &civic.Release{Record: civic.Record{ID: id}}, Source: normal, Sections: body.Sections}
}

const (
	goals  = "## Mål\n\nKommunerna ska växa mest i landet, och dela skolor, vägar och *räddning*.\n\n## Medel\n\nVarje kommun bidrar efter sin folkmängd.\n"
	policy = "Samverkan sker där den gagnar invånarna, och prövas vart fjärde år av styrgruppen.\n"
)

func shelf() *Shelf { return NewShelf([]Text{textOf("mal", goals), textOf("policy", policy)}) }

func TestTextIsRecognisedWhateverItsLineEndsAndForms(t *testing.T) {
	for name, src := range map[string]string{
		"as it is":      goals,
		"CRLF":          strings.ReplaceAll(goals, "\n", "\r\n"),
		"byte order":    "\ufeff" + goals,
		"trailing":      strings.ReplaceAll(goals, "\n", " \t\n") + "\n\n",
		"decomposed":    strings.NewReplacer("å", "a\u030a", "ä", "a\u0308", "ö", "o\u0308").Replace(goals),
		"front matter":  "---\ntitle: Mål\n---\n\n" + goals,
		"empty front":   "---\n---\n" + goals,
		"without an LF": strings.TrimRight(goals, "\n"),
	} {
		if f := shelf().Find([]byte(src)); len(f.Exact) != 1 || f.Exact[0].Release.ID != "mal" || f.Nearest != nil {
			t.Errorf("%s: found %+v", name, f.Exact)
		}
	}
}

func TestWhatDiffersIsTold(t *testing.T) {
	for _, test := range []struct {
		name, src, nearest, want string
	}{
		{"a letter", strings.Replace(goals, "bidrar", "bidrog", 1), "mal", "Medel: Varje kommun -bidrar +bidrog efter sin folkmängd."},
		{"a word more", strings.Replace(policy, "vart fjärde", "minst vart fjärde", 1), "policy", ": … där den gagnar invånarna, och prövas +minst vart fjärde år av styrgruppen."},
		{"a sign", strings.Replace(goals, "*räddning*", "räddning", 1), "mal", "3: -Kommunerna ska växa mest i landet, och dela skolor, vägar och *räddning*. +Kommunerna ska växa mest i landet, och dela skolor, vägar och räddning."},
		{"another text", "Något helt annat.", "", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := shelf().Find([]byte(test.src))
			if f.Exact != nil {
				t.Fatalf("it is taken for %s", f.Exact[0].Release.ID)
			}
			nearest, told := "", ""
			if f.Nearest != nil {
				nearest = f.Nearest.Release.ID
			}
			for _, d := range f.Differences {
				told += d.Section
				if d.Line > 0 {
					told += string(rune('0' + d.Line))
				}
				told += ": " + signed(d.Runs)
			}
			if nearest != test.nearest || told != test.want {
				t.Errorf("it is nearest to %q and differs in %q; want %q, %q", nearest, told, test.nearest, test.want)
			}
		})
	}
}

func signed(runs []redline.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(map[redline.Op]string{redline.Gone: "-", redline.Added: "+"}[r.Op] + r.Text)
	}
	return b.String()
}

// A text that was published twice is all of them.
func TestTextThatWasPublishedAgainIsBoth(t *testing.T) {
	f := NewShelf([]Text{textOf("a", goals), textOf("b", goals)}).Find([]byte(goals))
	if len(f.Exact) != 2 {
		t.Errorf("found %d texts", len(f.Exact))
	}
}

// No bytes bring it down, and none are taken for a published text but those that normalise to one.
func FuzzFind(f *testing.F) {
	f.Add([]byte(goals))
	f.Add([]byte("---\n" + policy))
	s := shelf()
	f.Fuzz(func(t *testing.T, src []byte) {
		found := s.Find(src)
		if found.Exact == nil {
			return
		}
		if !strings.HasSuffix(string(markdown.Normalise(src)), string(found.Exact[0].Source)) {
			t.Errorf("%q is taken for %s", src, found.Exact[0].Release.ID)
		}
	})
}
