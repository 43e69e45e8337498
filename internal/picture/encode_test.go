package picture

import (
	"math/rand/v2"
	"testing"
)

// Each pixel of a canvas stands in the PNG as it was drawn, whatever stretches of rows are empty: a decoder that also
// checks the sum of all bytes reads it.
func TestEveryPixelIsKept(t *testing.T) {
	p, random := painter(t), rand.New(rand.NewPCG(1, 2))
	for range 200 {
		c := p.canvas(1+random.IntN(70), 1+random.IntN(70))
		for row := range c.used {
			if random.IntN(12) < 5 {
				continue
			}
			c.used[row] = true
			for i := range c.width {
				c.pixels[row*c.width+i] = byte(random.IntN(1 + 3*steps))
			}
		}
		palette := ramps(paper, ink, soft, toneOf("yes"))
		drawn := decode(t, p.png(c, palette))
		for i, want := range c.pixels {
			if x, y := i%c.width, i/c.width; drawn.At(x, y) != palette[want] {
				t.Fatalf("at %d, %d of %d × %d: %v; want %v", x, y, c.width, c.height, drawn.At(x, y), palette[want])
			}
		}
		p.canvases.Put(c)
	}
}
