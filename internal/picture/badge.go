package picture

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// Badge is what a badge says.
type Badge struct {
	Text  string // on the badge
	Title string // what it is about, for who hears it
	Desc  string // the whole sentence
	Lang  string
	Tone  string
}

// The measures of a badge, in the pixels of its SVG; the PNG has twice as many.
const (
	badgeHeight  = 24
	badgePadding = 10
	badgeSize    = 14
	badgeLine    = 17 // the foot of the letters
	badgeScale   = 2
)

// BadgeWidth is how wide a badge is, in the pixels of its SVG.
func (p *Painter) BadgeWidth(text string) int {
	return p.badgeText(text) + 2*badgePadding
}

// badgeText is how wide the letters of a badge are.
func (p *Painter) badgeText(text string) int {
	return (p.width(face{badgeSize * badgeScale, true}, text) + badgeScale - 1) / badgeScale
}

// BadgePNG draws a badge as a PNG: the words in white on the tone.
func (p *Painter) BadgePNG(b Badge) []byte {
	c := p.canvas(p.BadgeWidth(b.Text)*badgeScale, badgeHeight*badgeScale)
	defer p.canvases.Put(c)
	p.write(c, face{badgeSize * badgeScale, true}, inked, badgePadding*badgeScale, badgeLine*badgeScale, b.Text, c.width)
	return p.png(c, ramps(toneOf(b.Tone), paper))
}

// BadgeSVG draws a badge as an SVG that needs no other file. The letters are the reader's own; textLength fits them
// to the width that was measured, whatever font they come from.
func (p *Painter) BadgeSVG(b Badge) []byte {
	width, text, c := p.BadgeWidth(b.Text), p.badgeText(b.Text), toneOf(b.Tone)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="%s" width="%d" height="%d" viewBox="0 0 %[2]d %[3]d" role="img" aria-labelledby="t" aria-describedby="d">
<title id="t">%s</title>
<desc id="d">%s</desc>
<rect width="%[2]d" height="%[3]d" rx="3" fill="#%02[6]x%02[7]x%02[8]x"/>
<text x="%[9]d" y="%[10]d" textLength="%[11]d" lengthAdjust="spacingAndGlyphs" fill="#fff" font-family="system-ui, Verdana, Arial, sans-serif" font-size="%[12]d" font-weight="700">%[13]s</text>
</svg>
`, escaped(b.Lang), width, badgeHeight, escaped(b.Title), escaped(b.Desc), c.R, c.G, c.B,
		badgePadding, badgeLine, text, badgeSize, escaped(b.Text))
}

func escaped(text string) string {
	var s strings.Builder
	_ = xml.EscapeText(&s, []byte(text)) // a builder takes everything
	return s.String()
}
