package picture

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image/color"

	"github.com/klauspost/compress/flate"
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

// squeezer packs and compresses the rows of a canvas, with memory that it keeps. Most rows of a picture are empty:
// those are compressed once for each number of them, and the pieces are laid behind one another.
type squeezer struct {
	out    bytes.Buffer
	zip    *flate.Writer
	rows   []byte
	blanks map[blank][]byte
}

// blank is a stretch of empty rows.
type blank struct{ rows, length int }

func newSqueezer() *squeezer {
	s := &squeezer{blanks: map[blank][]byte{}}
	s.zip, _ = flate.NewWriter(&s.out, flate.BestSpeed) // the level is a known one
	return s
}

// squeeze gives the compressed rows as a zlib stream (RFC 1950); they are good until the next call.
func (s *squeezer) squeeze(c *canvas) []byte {
	s.out.Reset()
	s.out.WriteString("\x78\x01") // deflate with a window of 32 KiB, compressed fast
	length := 1 + (c.width+1)/2   // the filter and two pixels a byte
	sum := newChecksum()
	for from, to := 0, 0; from < c.height; from = to {
		for to = from + 1; to < c.height && c.used[to] == c.used[from]; to++ {
		}
		if c.used[from] {
			s.rows = c.packed(s.rows, from, to)
			s.piece(s.rows)
			sum.add(s.rows)
		} else {
			s.blank(blank{to - from, length})
			sum.addZeros((to - from) * length)
		}
	}
	s.out.WriteString("\x03\x00") // an empty block, the last
	return binary.BigEndian.AppendUint32(s.out.Bytes(), sum.value())
}

// piece appends data, compressed without a look at what comes before, and ending on a whole byte.
func (s *squeezer) piece(data []byte) {
	s.zip.Reset(&s.out)
	_, _ = s.zip.Write(data) // a buffer takes everything
	_ = s.zip.Flush()
}

// blank appends empty rows.
func (s *squeezer) blank(b blank) {
	if known, has := s.blanks[b]; has {
		s.out.Write(known)
		return
	}
	from := s.out.Len()
	s.piece(make([]byte, b.rows*b.length))
	if len(s.blanks) < mostBlanks {
		s.blanks[b] = bytes.Clone(s.out.Bytes()[from:])
	}
}

// mostBlanks is how many stretches are remembered: at most as many as a preview can have.
const mostBlanks = Height

// packed gives some rows of the canvas as a PNG has them, in the same memory where that has room.
func (c *canvas) packed(old []byte, from, to int) []byte {
	length := 1 + (c.width+1)/2
	rows := empty(old, length*(to-from))
	for row := range to - from { // the first byte stays 0: no filter
		pack(rows[row*length+1:(row+1)*length], c.pixels[(from+row)*c.width:(from+row+1)*c.width])
	}
	return rows
}

// pack puts two pixels into a byte.
func pack(to, pixels []byte) {
	for len(pixels) >= 8 && len(to) >= 4 { // eight at a time, each of them in four bits of its byte
		x := binary.LittleEndian.Uint64(pixels)
		x = (x<<4 | x>>8) & 0x00ff00ff00ff00ff
		x = (x | x>>8) & 0x0000ffff0000ffff
		binary.LittleEndian.PutUint32(to, uint32(x|x>>16))
		to, pixels = to[4:], pixels[8:]
	}
	for i := range len(pixels) / 2 {
		to[i] = pixels[2*i]<<4 | pixels[2*i+1]
	}
	if len(pixels)%2 == 1 {
		to[len(to)-1] = pixels[len(pixels)-1] << 4
	}
}

// checksum is an Adler-32 (RFC 1950) that knows what zeros add to it without reading them.
type checksum struct{ a, b uint32 }

const adlerBase = 65521

func newChecksum() checksum { return checksum{a: 1} }

func (s *checksum) value() uint32 { return s.b<<16 | s.a }

func (s *checksum) addZeros(n int) { s.b = uint32((uint64(s.b) + uint64(s.a)*uint64(n)) % adlerBase) }

// add puts the sum of data, which begins at 1 and 0, behind what is summed already.
func (s *checksum) add(data []byte) {
	sum := adler32.Checksum(data)
	a, b := sum&0xffff, sum>>16
	s.addZeros(len(data))
	s.b = (s.b + b + adlerBase - uint32(len(data)%adlerBase)) % adlerBase
	s.a = (s.a + a + adlerBase - 1) % adlerBase
}
