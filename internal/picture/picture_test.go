package picture

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"

	"samsyn/internal/golden"
)

func painter(t testing.TB) *Painter {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// longTitle has as many letters as a title may have.
var longTitle = strings.Repeat("Överenskommelse om samverkansområden för ", 5)[:180]

var example = Preview{
	Site: "Samsyn", Title: "Framåt genom samverkan", Standing: "samstämmigt antagen, 5 av 5",
	Day: "Läget den 22 november 2026", Tone: "yes", N: 5, Of: 5,
}

func TestPreviewsAreWholeAndRepeatable(t *testing.T) {
	for name, change := range map[string]func(*Preview){
		"as it is":        func(*Preview) {},
		"long title":      func(v *Preview) { v.Title = longTitle },
		"endless word":    func(v *Preview) { v.Title = strings.Repeat("å", 300) },
		"endless title":   func(v *Preview) { v.Title = strings.Repeat("överenskommelse ", 60) },
		"nothing counted": func(v *Preview) { v.N, v.Of, v.Tone = 0, 0, "unheard of" },
		"hundreds":        func(v *Preview) { v.N, v.Of = 200, 290 },
		"long standing":   func(v *Preview) { v.Standing = strings.Repeat("väntar på beslut ", 20) },
		"nothing":         func(v *Preview) { *v = Preview{} },
	} {
		t.Run(name, func(t *testing.T) {
			v := example
			change(&v)
			first := painter(t).Preview(v)
			p := painter(t)
			p.BadgePNG(Badge{Text: "1/2"}) // leaves a canvas of another size behind
			p.Preview(example)
			if again := p.Preview(v); !bytes.Equal(first, again) {
				t.Error("the same words gave other bytes")
			}
			drawn := decode(t, first)
			if drawn.Bounds() != image.Rect(0, 0, Width, Height) {
				t.Errorf("it is %v; want %d × %d", drawn.Bounds(), Width, Height)
			}
			for side, at := range map[string]image.Rectangle{
				"left": image.Rect(0, bandHeight, margin-8, Height), "right": image.Rect(Width-margin+8, bandHeight, Width, Height),
			} {
				if n := inkIn(drawn, at); n > 0 {
					t.Errorf("%d pixels stand in the %s margin", n, side)
				}
			}
			if v.Title != "" && inkIn(drawn, image.Rect(margin, titleTop, Width-margin, titleTop+titleRoom)) < 1000 {
				t.Error("the title is not to be seen")
			}
		})
	}
}

// Letters of the languages of the North have shapes of their own: none is drawn as the box of a lacking letter.
func TestLettersOfTheNorthAreDrawn(t *testing.T) {
	p := painter(t)
	box := p.letter(face{40, false}, '\U0010FFFD')
	seen := map[string]rune{string(box.cover): 0}
	for _, r := range "aåäoöøæAÅÄOÖØÆéüčđŋšŧž§–…" {
		l := p.letter(face{40, false}, r)
		if other, twice := seen[string(l.cover)]; twice {
			t.Errorf("%q looks like %q", r, other)
		}
		seen[string(l.cover)] = r
	}
}

func TestTitlesKeepAllTheirWordsWhereTheyHaveRoom(t *testing.T) {
	p := painter(t)
	size, lines := p.fit(longTitle)
	if got := strings.Join(lines, " "); got != strings.Join(strings.Fields(longTitle), " ") {
		t.Errorf("at %d px the title reads %q", size, got)
	}
	for _, line := range lines {
		if w := p.width(face{size, true}, line); w > column {
			t.Errorf("%q is %d px wide; at most %d", line, w, column)
		}
	}
}

func TestBadgeIsAPictureThatSaysItsWords(t *testing.T) {
	p := painter(t)
	b := Badge{Text: "5/5 antagen", Title: "Mål & <medel>", Desc: "Mål har antagits av alla 5 fullmäktige.", Lang: "sv", Tone: "yes"}
	svg := p.BadgeSVG(b)
	golden.Check(t, "badge.svg", svg)
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	drawn := decode(t, p.BadgePNG(b))
	if got, want := drawn.Bounds(), image.Rect(0, 0, 2*p.BadgeWidth(b.Text), 2*badgeHeight); got != want {
		t.Errorf("the PNG is %v; want %v", got, want)
	}
	if drawn.At(0, 0) != color.Color(toneOf("yes")) || inkIn(drawn, drawn.Bounds()) == 0 {
		t.Error("the PNG has no words on its tone")
	}
	if !bytes.Equal(p.BadgePNG(b), p.BadgePNG(b)) {
		t.Error("the same words gave other bytes")
	}
}

// White letters on every tone have a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
func TestTonesCarryWhiteLetters(t *testing.T) {
	for name, c := range tones {
		if ratio := 1.05 / (luminance(c) + .05); ratio < 4.5 {
			t.Errorf("%s: the contrast is %.1f", name, ratio)
		}
	}
}

// decode reads a PNG as others do.
func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return drawn
}

// inkIn counts the pixels within an area that are not as the corner below is.
func inkIn(drawn image.Image, area image.Rectangle) (n int) {
	empty := drawn.At(drawn.Bounds().Max.X-1, drawn.Bounds().Max.Y-1)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if drawn.At(x, y) != empty {
				n++
			}
		}
	}
	return n
}

func BenchmarkPreview(b *testing.B) {
	p := painter(b)
	b.ReportAllocs()
	size := 0
	v := example
	for b.Loop() {
		size = len(p.Preview(v))
	}
	b.ReportMetric(float64(size), "B/picture")
}

func BenchmarkBadge(b *testing.B) {
	p := painter(b)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = len(p.BadgePNG(Badge{Text: "5/5 antagen", Tone: "yes"}))
	}
	b.ReportMetric(float64(size), "B/picture")
}

// luminance is the relative luminance of a colour (WCAG 2.2).
func luminance(c color.RGBA) float64 {
	part := func(v byte) float64 {
		s := float64(v) / 255
		if s <= .04045 {
			return s / 12.92
		}
		return math.Pow((s+.055)/1.055, 2.4)
	}
	return .2126*part(c.R) + .7152*part(c.G) + .0722*part(c.B)
}
