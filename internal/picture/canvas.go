package picture

import "image/color"

// canvas is a picture in the making: a byte a pixel, an index into ramps.
type canvas struct {
	width, height int
	pixels        []byte
	used          []bool // the rows that something stands on
}

// shade is the first of the steps of a colour in the palette. Step 0 of every colour is the paper.
type shade byte

// The shades, each with steps of its own.
const (
	inked shade = iota * steps
	softly
	toned
)

// canvas gives an empty one.
func (p *Painter) canvas(width, height int) *canvas {
	c, has := p.canvases.Get().(*canvas)
	if !has {
		c = &canvas{}
	}
	c.width, c.height = width, height
	c.pixels = empty(c.pixels, width*height)
	c.used = empty(c.used, height)
	return c
}

// empty gives n zeros, in the same memory where that has room.
func empty[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	clear(old[:n])
	return old[:n]
}

// block fills a rectangle.
func (c *canvas) block(x, y, width, height int, in shade) {
	for row := y; row < y+height; row++ {
		c.used[row] = true
		line := c.pixels[row*c.width+x : row*c.width+x+width]
		for i := range line {
			line[i] = byte(in) + steps
		}
	}
}

// frame draws the edges of a rectangle.
func (c *canvas) frame(x, y, width, height int, in shade) {
	const edge = 3
	c.block(x, y, width, edge, in)
	c.block(x, y+height-edge, width, edge, in)
	c.block(x, y, min(edge, width), height, in)
	c.block(x+max(width-edge, 0), y, min(edge, width), height, in)
}

// stamp sets a letter with its pen at x on the line y. What lies beyond the edges is left out.
func (c *canvas) stamp(l *letter, x, y int, in shade) {
	if l.width == 0 {
		return
	}
	for row := range len(l.cover) / l.width {
		at := y + l.top + row
		if at < 0 || at >= c.height {
			continue
		}
		c.used[at] = true
		first, last := max(0, -x-l.left), min(l.width, c.width-x-l.left)
		if first >= last {
			return
		}
		line := c.pixels[at*c.width+x+l.left+first : at*c.width+x+l.left+last]
		for i, cover := range l.cover[row*l.width+first : row*l.width+last] {
			if cover > 0 {
				line[i] = byte(in) + cover
			}
		}
	}
}

// ramps is the palette: the paper, then the steps from it to each colour.
func ramps(paper color.RGBA, full ...color.RGBA) []color.RGBA {
	palette := []color.RGBA{paper}
	for _, to := range full {
		for step := 1; step <= steps; step++ {
			palette = append(palette, color.RGBA{
				mix(paper.R, to.R, step), mix(paper.G, to.G, step), mix(paper.B, to.B, step), 0xff,
			})
		}
	}
	return palette
}

func mix(from, to byte, step int) byte {
	return byte((int(from)*(steps-step) + int(to)*step) / steps)
}
