package picture

import (
	"image"
	"image/draw"
	"strings"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// face is a font in a size, in pixels.
type face struct {
	size int
	bold bool
}

type letterKey struct {
	face
	r rune
}

// letter is one letter as it is drawn: how much of each pixel it covers, in steps.
type letter struct {
	advance int
	left    int // of the first column, from the pen
	top     int // of the first row, from the foot of the letters; negative above
	width   int
	cover   []byte // 0 to steps, row by row
}

// steps is how many shades stand between paper and full colour, the full one included.
const steps = 5

// letter gives a letter, drawn when it is first asked for. Places are whole pixels, so that a letter always looks
// the same.
func (p *Painter) letter(f face, r rune) *letter {
	key := letterKey{f, r}
	if known, has := p.letters.Load(key); has {
		return known.(*letter)
	}
	p.drawing.Lock()
	defer p.drawing.Unlock()
	drawn := p.draw(f, r)
	p.letters.Store(key, drawn)
	return drawn
}

func (p *Painter) draw(f face, r rune) *letter {
	source := p.regular
	if f.bold {
		source = p.bold
	}
	// 72 dots an inch make a point a pixel. Parsed fonts have a face in every size.
	drawer, err := opentype.NewFace(source, &opentype.FaceOptions{Size: float64(f.size), DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return &letter{}
	}
	bounds, mask, at, advance, _ := drawer.Glyph(fixed.Point26_6{}, r)
	made := &letter{advance: advance.Round(), left: bounds.Min.X, top: bounds.Min.Y, width: bounds.Dx()}
	alpha := image.NewAlpha(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	if mask != nil {
		draw.Draw(alpha, alpha.Bounds(), mask, at, draw.Src)
	}
	made.cover = alpha.Pix
	for i, a := range made.cover {
		made.cover[i] = byte((int(a)*steps + 127) / 255)
	}
	return made
}

// width is how wide a text is, in pixels.
func (p *Painter) width(f face, text string) (width int) {
	for _, r := range text {
		width += p.letter(f, r).advance
	}
	return width
}

// write sets a text on a line; what does not fit in the room is left out, with an ellipsis in its place.
func (p *Painter) write(c *canvas, f face, in shade, x, y int, text string, room int) {
	text = p.cut(f, text, room)
	for _, r := range text {
		l := p.letter(f, r)
		c.stamp(l, x, y, in)
		x += l.advance
	}
}

// cut shortens a text that has no room.
func (p *Painter) cut(f face, text string, room int) string {
	if p.width(f, text) <= room {
		return text
	}
	for text != "" && p.width(f, text+"…") > room {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return text + "…"
}

// wrap breaks a text into lines that have room, between words, and within a word that is wider than a line.
func (p *Painter) wrap(f face, text string) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && p.width(f, line+" "+word) <= column {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for p.width(f, word) > column {
			part := p.part(f, word)
			lines, word = append(lines, part), word[len(part):]
		}
		line = word
	}
	return append(lines, line)
}

// part is the beginning of a word that fills a line.
func (p *Painter) part(f face, word string) string {
	width := 0
	for i, r := range word {
		width += p.letter(f, r).advance
		if width > column && i > 0 {
			return word[:i]
		}
	}
	return word
}
