package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/color"

	"github.com/klauspost/compress/zlib"
)

// png writes a canvas as a PNG of 4 bits a pixel (W3C, Portable Network Graphics, third edition). The encoder of the
// standard library would take the pixels through an image and its own buffers, at three times the time.
func (p *Painter) png(c *canvas, palette []color.RGBA) []byte {
	s, has := p.squeezers.Get().(*squeezer)
	if !has {
		s = newSqueezer()
	}
	defer p.squeezers.Put(s)
	header := binary.BigEndian.AppendUint32(nil, uint32(c.width))
	header = binary.BigEndian.AppendUint32(header, uint32(c.height))
	header = append(header, 4, 3, 0, 0, 0) // 4 bits, a palette, deflate, plain filters, not interlaced
	var colours []byte
	for _, to := range palette {
		colours = append(colours, to.R, to.G, to.B)
	}
	packed := s.squeeze(c)
	made := make([]byte, 0, len(packed)+len(colours)+80)
	made = append(made, "\x89PNG\r\n\x1a\n"...)
	made = chunk(made, "IHDR", header)
	made = chunk(made, "PLTE", colours)
	made = chunk(made, "IDAT", packed)
	return chunk(made, "IEND", nil)
}

// chunk appends one chunk: its length, name, data and check.
func chunk(to []byte, name string, data []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(data)))
	from := len(to)
	to = append(append(to, name...), data...)
	return binary.BigEndian.AppendUint32(to, crc32.ChecksumIEEE(to[from:]))
}

// squeezer packs and compresses the rows of a canvas, with memory that it keeps.
type squeezer struct {
	out  bytes.Buffer
	zip  *zlib.Writer
	rows []byte
}

func newSqueezer() *squeezer {
	s := &squeezer{}
	s.zip, _ = zlib.NewWriterLevel(&s.out, zlib.BestSpeed) // the level is a known one
	return s
}

// squeeze gives the compressed rows; they are good until the next call.
func (s *squeezer) squeeze(c *canvas) []byte {
	s.out.Reset()
	s.zip.Reset(&s.out)
	length := 1 + (c.width+1)/2 // the filter, none, and two pixels a byte
	s.rows = empty(s.rows, length*c.height)
	for row, used := range c.used {
		if used {
			pack(s.rows[row*length+1:(row+1)*length], c.pixels[row*c.width:(row+1)*c.width])
		}
	}
	_, _ = s.zip.Write(s.rows) // a buffer takes everything
	_ = s.zip.Close()
	return s.out.Bytes()
}

// pack puts two pixels into a byte.
func pack(to, pixels []byte) {
	for i := range len(pixels) / 2 {
		to[i] = pixels[2*i]<<4 | pixels[2*i+1]
	}
	if len(pixels)%2 == 1 {
		to[len(to)-1] = pixels[len(pixels)-1] << 4
	}
}
