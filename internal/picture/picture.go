// Package picture draws the site's pictures of words: the preview that a shared link shows, and the badge that other
// sites load. It is given finished words and knows nothing of documents, standings or languages; a colour never says
// anything that the words do not say. The same words give the same bytes.
//
// Read Painter first. How letters are made and kept stands in glyph.go, lines and blocks in canvas.go, the PNG in
// encode.go, and the badge as SVG in badge.go.
package picture

import (
	"fmt"
	"image/color"
	"strings"
	"sync"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
)

// Width and Height are the size of a preview in pixels: the size that sites which show shared links ask for.
const (
	Width  = 1200
	Height = 630
)

// Painter draws. It keeps the letters that it has drawn, and may be used from several goroutines.
type Painter struct {
	regular, bold *opentype.Font
	letters       sync.Map // of letterKey: *letter
	drawing       sync.Mutex
	canvases      sync.Pool
	squeezers     sync.Pool
}

// New returns a painter that has drawn nothing yet. The letters are those of the Go fonts, which have the Latin
// letters of Europe; a letter that they lack is drawn as a box.
func New() (*Painter, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the regular font: %w", err)
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the bold font: %w", err)
	}
	return &Painter{regular: regular, bold: bold}, nil
}

// Preview is what a preview says.
type Preview struct {
	Site     string // above
	Title    string // wrapped; as large as its length lets it be
	Standing string // in words; may be empty
	Day      string // below
	Tone     string // yes | partly | no | waiting | none: the colour beside the words
	N, Of    int    // a bar of so many parts; Of is 0 where nothing is counted
}

// tones are the colours of standings, those of the style sheet on light paper.
var tones = map[string]color.RGBA{
	"yes":     {0x14, 0x53, 0x2f, 0xff},
	"partly":  {0x6a, 0x43, 0x00, 0xff},
	"no":      {0x8b, 0x20, 0x18, 0xff},
	"waiting": {0x1d, 0x4a, 0x7e, 0xff},
	"none":    {0x44, 0x52, 0x5d, 0xff},
}

// The colours beside the tone.
var (
	paper = color.RGBA{0xff, 0xff, 0xff, 0xff}
	ink   = color.RGBA{0x15, 0x21, 0x2a, 0xff}
	soft  = color.RGBA{0x44, 0x52, 0x5d, 0xff}
)

// toneOf is the colour of a tone.
func toneOf(name string) color.RGBA {
	if c, has := tones[name]; has {
		return c
	}
	return tones["none"]
}

// The places on a preview, in pixels.
const (
	margin     = 80
	column     = Width - 2*margin
	bandHeight = 16
	siteLine   = 108 // the foot of the letters
	titleTop   = 140
	titleRoom  = 240 // for all lines of the title
	dayLine    = 580
	barTop     = 490
	barHeight  = 24
	mostParts  = 60 // a bar of more parts is drawn as one
)

// titleSizes are tried from the largest; the last takes what does not fit and cuts it.
var titleSizes = []int{76, 64, 54, 46, 40}

// Preview draws a preview as a PNG.
func (p *Painter) Preview(v Preview) []byte {
	c := p.canvas(Width, Height)
	defer p.canvases.Put(c)
	c.block(0, 0, Width, bandHeight, toned)
	p.write(c, face{size: 34}, softly, margin, siteLine, v.Site, column)
	size, lines := p.fit(v.Title)
	y := titleTop
	for _, line := range lines {
		y += size * 6 / 5
		p.write(c, face{size, true}, inked, margin, y-size/4, line, column)
	}
	size = 48
	for ; size > 30 && p.width(face{size, true}, v.Standing) > column; size -= 6 {
	}
	p.write(c, face{size, true}, toned, margin, barTop-32, v.Standing, column)
	c.bar(v.N, v.Of)
	p.write(c, face{size: 34}, softly, margin, dayLine, v.Day, column)
	return p.png(c, ramps(paper, ink, soft, toneOf(v.Tone)))
}

// bar draws how many of the parts there are: full ones for those, outlines for the others.
func (c *canvas) bar(n, of int) {
	switch {
	case of <= 0:
		return
	case of > mostParts:
		c.frame(margin, barTop, column, barHeight, toned)
		c.block(margin, barTop, column*n/of, barHeight, toned)
		return
	}
	for i := range of {
		x, end := margin+column*i/of, margin+column*(i+1)/of
		if i < of-1 {
			end -= 6
		}
		if i < n {
			c.block(x, barTop, end-x, barHeight, toned)
		} else {
			c.frame(x, barTop, end-x, barHeight, toned)
		}
	}
}

// fit finds the largest size in which a title has room, and its lines. The smallest size ends in an ellipsis where
// even that is too large.
func (p *Painter) fit(title string) (size int, lines []string) {
	for _, size = range titleSizes {
		lines = p.wrap(face{size, true}, title)
		if len(lines)*size*6/5 <= titleRoom {
			return size, lines
		}
	}
	most := titleRoom / (size * 6 / 5)
	lines[most-1] = strings.TrimSpace(lines[most-1]) + " …"
	return size, lines[:most]
}
