package export

import (
	"image"
	"image/color"
	"sort"
)

// gifColors is how many colours a GIF has.
const gifColors = 256

// cube is a colour at five bits a channel.
type cube uint16

func cubeOf(r, g, b uint8) cube { return cube(r>>3)<<10 | cube(g>>3)<<5 | cube(b>>3) }

// swatch is the colours that fall into one cube: how many, and their sums.
type swatch struct{ n, r, g, b int }

// colourBox is a box of cubes in colour space.
type colourBox struct {
	cubes []cube
	n     int
}

// paletteOf finds the colours that frames are best drawn with: median cut (Paul Heckbert, "Color image
// quantization for frame buffer display", 1982) over cubes of five bits, the box that is both large and
// full being cut first.
func paletteOf(frames []*image.RGBA) color.Palette {
	seen := make([]swatch, 1<<15)
	step := max(1, len(frames)/12)
	for f := 0; f < len(frames); f += step {
		pix := frames[f].Pix
		for i := 0; i+3 < len(pix); i += 4 {
			s := &seen[cubeOf(pix[i], pix[i+1], pix[i+2])]
			s.n, s.r, s.g, s.b = s.n+1, s.r+int(pix[i]), s.g+int(pix[i+1]), s.b+int(pix[i+2])
		}
	}
	var all colourBox
	for c, s := range seen {
		if s.n > 0 {
			all.cubes, all.n = append(all.cubes, cube(c)), all.n+s.n
		}
	}
	boxes := []colourBox{all}
	for len(boxes) < gifColors {
		at, most := -1, 0.0
		for i, b := range boxes {
			if w := b.weight(); w > most {
				at, most = i, w
			}
		}
		if at < 0 {
			break
		}
		low, high := boxes[at].cut(seen)
		boxes[at] = low
		boxes = append(boxes, high)
	}
	out := make(color.Palette, len(boxes))
	for i, b := range boxes {
		out[i] = b.mean(seen)
	}
	return out
}

// channel is the value of a cube in one of its channels, 0 red, 1 green, 2 blue.
func (c cube) channel(i int) int { return int(c>>(10-5*i)) & 31 }

// longest is the channel in which a box is longest, and its length.
func (b colourBox) longest() (channel, length int) {
	for i := range 3 {
		low, high := 31, 0
		for _, c := range b.cubes {
			low, high = min(low, c.channel(i)), max(high, c.channel(i))
		}
		if high-low > length {
			channel, length = i, high-low
		}
	}
	return channel, length
}

// weight says how much a box needs to be cut; 0 if it cannot be.
func (b colourBox) weight() float64 {
	_, length := b.longest()
	return float64(length*length) * float64(b.n)
}

// cut parts a box where half of its pixels lie on either side.
func (b colourBox) cut(seen []swatch) (low, high colourBox) {
	channel, _ := b.longest()
	sort.Slice(b.cubes, func(i, j int) bool {
		x, y := b.cubes[i].channel(channel), b.cubes[j].channel(channel)
		return x < y || x == y && b.cubes[i] < b.cubes[j]
	})
	at, n := 1, seen[b.cubes[0]].n
	for at < len(b.cubes)-1 && n < b.n/2 {
		n += seen[b.cubes[at]].n
		at++
	}
	return colourBox{b.cubes[:at:at], n}, colourBox{b.cubes[at:], b.n - n}
}

func (b colourBox) mean(seen []swatch) color.RGBA {
	var sum swatch
	for _, c := range b.cubes {
		s := seen[c]
		sum.n, sum.r, sum.g, sum.b = sum.n+s.n, sum.r+s.r, sum.g+s.g, sum.b+s.b
	}
	n := max(1, sum.n)
	return color.RGBA{uint8(sum.r / n), uint8(sum.g / n), uint8(sum.b / n), 255}
}

// bayer is the threshold matrix of ordered dithering (Bayer, 1973), 4×4. It stays in place from frame
// to frame, so that nothing crawls and what does not move costs nothing.
var bayer = [4][4]int{{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}}

// matcher draws frames with a palette.
type matcher struct {
	palette color.Palette
	near    []int16 // of cubes, -1 if nobody has asked yet
	exact   bool    // the palette holds every colour there is
}

func newMatcher(p color.Palette) *matcher {
	m := &matcher{palette: p, near: make([]int16, 1<<15), exact: len(p) < gifColors}
	for i := range m.near {
		m.near[i] = -1
	}
	return m
}

// spread is how far dithering moves a channel at most.
const spread = 10

// draw makes the part of a frame.
func (m *matcher) draw(frame *image.RGBA, part image.Rectangle) *image.Paletted {
	out := image.NewPaletted(part, m.palette)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			p := frame.Pix[frame.PixOffset(x, y):]
			shift := 0
			if !m.exact {
				shift = (2*bayer[y&3][x&3] - 15) * spread / 30
			}
			out.Pix[out.PixOffset(x, y)] = m.nearest(moved(p[0], shift), moved(p[1], shift), moved(p[2], shift))
		}
	}
	return out
}

func moved(v uint8, by int) uint8 { return uint8(max(0, min(255, int(v)+by))) }

func (m *matcher) nearest(r, g, b uint8) uint8 {
	at := cubeOf(r, g, b)
	if m.near[at] < 0 {
		c := color.RGBA{r&0xf8 | 4, g&0xf8 | 4, b&0xf8 | 4, 255}
		m.near[at] = int16(m.palette.Index(c))
	}
	return uint8(m.near[at])
}
