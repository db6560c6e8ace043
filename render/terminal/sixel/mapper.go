package sixel

import (
	"encoding/binary"
	"image"
)

// nothing is the index of a pixel that is not drawn.
const nothing = 255

// mapper turns pixels into indices, from the top down, and spreads what an index leaves out to the
// pixels after it (Floyd and Steinberg's shares, weakened, so that noise stays below what is gained).
type mapper struct {
	img         *image.RGBA
	find        *finder
	flat        bool
	here, below []int32 // errors in sixteenths, three a pixel, one pixel more at either end
	index       []uint8
}

func newMapper(img *image.RGBA, pal *palette, flat bool) *mapper {
	w := img.Rect.Dx()
	return &mapper{
		img: img, find: newFinder(pal), flat: flat,
		here: make([]int32, (w+2)*3), below: make([]int32, (w+2)*3), index: make([]uint8, w*6),
	}
}

// rows maps n rows from y on. The result is valid until the next call.
func (m *mapper) rows(y, n int) []uint8 {
	w := m.img.Rect.Dx()
	for i := range n {
		row := m.img.Pix[(y+i)*m.img.Stride : (y+i)*m.img.Stride+w*4]
		out := m.index[i*w : (i+1)*w]
		if m.flat {
			m.plain(out, row)
			continue
		}
		m.spread(out, row)
		m.here, m.below = m.below, m.here
		clear(m.below)
	}
	return m.index[:n*w]
}

// plain gives every pixel its nearest colour.
func (m *mapper) plain(out []uint8, row []byte) {
	last, index := uint32(0), uint8(nothing)
	for x := range out {
		p := binary.LittleEndian.Uint32(row[x*4 : x*4+4])
		if p != last || x == 0 {
			last, index = p, m.one(p)
		}
		out[x] = index
	}
}

func (m *mapper) one(p uint32) uint8 {
	if p>>24 < 128 {
		return nothing
	}
	if p>>24 != 255 {
		p = solid(p)
	}
	return m.find.nearest(int32(p&0xff), int32(p>>8&0xff), int32(p>>16&0xff))
}

// still is the error of a channel that is not passed on: what rounding to hundredths leaves, which
// would only roughen flat areas.
const still = 3

// spread gives every pixel the colour nearest to it and to the error that has reached it. Where no
// error arrives and none is left, a pixel like the one before it is done already.
func (m *mapper) spread(out []uint8, row []byte) {
	here, below := m.here, m.below
	var last uint32
	var index uint8
	for x := range out {
		p := binary.LittleEndian.Uint32(row[x*4 : x*4+4])
		e := here[x*3+3 : x*3+6 : x*3+6]
		untouched := e[0]|e[1]|e[2] == 0
		if p == last && last != 0 && untouched {
			out[x] = index
			continue
		}
		last = 0
		if p>>24 < 128 {
			out[x] = nothing
			continue
		}
		q := p
		if p>>24 != 255 {
			q = solid(p)
		}
		r := reached(q&0xff, e[0])
		g := reached(q>>8&0xff, e[1])
		b := reached(q>>16&0xff, e[2])
		index = m.find.nearest(r, g, b)
		out[x] = index
		c := &m.find.pal[index]
		r, g, b = r-c[0], g-c[1], b-c[2]
		if !small(r) || !small(g) || !small(b) {
			pass(here[x*3+6:x*3+9:x*3+9], below[x*3:x*3+9:x*3+9], r, g, b)
		} else if untouched {
			last = p
		}
	}
}

func small(e int32) bool { return e < still && e > -still }

// reached is a channel with the error that was passed to it, in sixteenths.
func reached(v uint32, e int32) int32 { return min(max(int32(v)+(e+8)>>4, 0), 255) }

// pass spreads an error to the next pixel and the three below.
func pass(next, below []int32, r, g, b int32) {
	next[0] += r * 6
	next[1] += g * 6
	next[2] += b * 6
	below[0] += r * 2
	below[1] += g * 2
	below[2] += b * 2
	below[3] += r * 4
	below[4] += g * 4
	below[5] += b * 4
	below[6] += r
	below[7] += g
	below[8] += b
}
