package symbol

import "image"

// spread carries the error of cells in 16 colours to the cells to the right and below, so that the
// mean of an area stays true. here and below have one more cell at either end.
type spread struct{ here, below []rgb }

func newSpread(cols int) *spread {
	return &spread{here: make([]rgb, cols+2), below: make([]rgb, cols+2)}
}

func (s *spread) nextRow() {
	s.here, s.below = s.below, s.here
	clear(s.below)
}

// leave hands the error of cell x on, in the shares of Floyd and Steinberg.
func (s *spread) leave(x int, e rgb) {
	share := func(to *rgb, n int32) {
		*to = add(*to, rgb{e.r * n / 16, e.g * n / 16, e.b * n / 16})
	}
	share(&s.here[x+2], 7)
	share(&s.below[x], 3)
	share(&s.below[x+1], 5)
	share(&s.below[x+2], 1)
}

// shape16 tries every pair of the sixteen colours: each pixel takes the nearer one, and the pair with
// the least error wins.
func (d *drawing) shape16(c *cell, x int) shape {
	var want rgb
	for i := range c.n {
		c.p[i] = clamp(add(c.p[i], d.spread.here[x+1]))
		want = add(want, c.p[i])
	}
	a, b, pattern := c.pair()
	var got rgb
	for i := range c.n {
		got = add(got, ansi16[pickInt(pattern>>i&1 == 1, a, b)])
	}
	left := sub(want, got)
	n := int32(c.n)
	d.spread.leave(x, rgb{left.r / n, left.g / n, left.b / n})
	return shape{glyph: glyphs[d.set][pattern], foreN: a, backN: b, blank: pattern == 0, full: pattern == 1<<c.n-1}
}

// pair finds the two colours, and the pattern of the first, that come closest to the pixels.
func (c *cell) pair() (a, b, pattern int) {
	var near [16][8]int32
	for k, colour := range ansi16 {
		for i := range c.n {
			near[k][i] = c.p[i].distance(colour)
		}
	}
	best := int32(1<<31 - 1)
	for i := range 16 {
		for j := i; j < 16; j++ {
			var sum int32
			bits := 0
			for k := range c.n {
				if near[j][k] < near[i][k] {
					sum += near[j][k]
					bits |= 1 << k
				} else {
					sum += near[i][k]
				}
			}
			if sum < best {
				a, b, pattern, best = j, i, bits, sum
			}
		}
	}
	if pattern == 1<<c.n-1 { // a cell of one colour is all background, which no font spoils
		return b, a, 0
	}
	return a, b, pattern
}

func nearest16(c rgb) int {
	best := 0
	for i := range ansi16 {
		if c.distance(ansi16[i]) < c.distance(ansi16[best]) {
			best = i
		}
	}
	return best
}

func clamp(c rgb) rgb {
	f := func(v int32) int32 { return min(max(v, 0), 255) }
	return rgb{f(c.r), f(c.g), f(c.b)}
}

// mono draws in the terminal's own two colours: light where the picture is, with the error of each
// pixel spread to its neighbours.
func (d *drawing) mono(rows int) []string {
	w, h := d.cols*d.gw, rows*d.gh
	light := dithered(d.img, w, h)
	lines := make([]string, rows)
	for y := range rows {
		var out []byte
		for x := range d.cols {
			pattern := 0
			for i := range d.gw * d.gh {
				if light[(y*d.gh+i/d.gw)*w+x*d.gw+i%d.gw] {
					pattern |= 1 << i
				}
			}
			out = append(out, glyphs[d.set][pattern]...)
		}
		lines[y] = string(out)
	}
	return lines
}

func dithered(img *image.RGBA, w, h int) []bool {
	light := make([]bool, w*h)
	here, below := make([]int, w+2), make([]int, w+2)
	for y := range h {
		for x := range w {
			v := luma(img.Pix[y*img.Stride+x*4:]) + here[x+1]/16
			e := v
			if v >= 128 {
				light[y*w+x], e = true, v-255
			}
			here[x+2] += e * 7
			below[x] += e * 3
			below[x+1] += e * 5
			below[x+2] += e
		}
		here, below = below, here
		clear(below)
	}
	return light
}

// luma is the brightness of a pixel, 0 to 255 (Rec. 709).
func luma(p []byte) int { return (int(p[0])*54 + int(p[1])*183 + int(p[2])*19) >> 8 }

// ramp are characters in the order of the ink that they lay down.
const ramp = " .:-=+*#%@"

// ASCII draws img, one pixel a cell, with the characters of the keyboard and no colour at all.
func ASCII(img *image.RGBA, cols, rows int) []string {
	cols, rows = min(cols, img.Rect.Dx()), min(rows, img.Rect.Dy())
	lines := make([]string, max(rows, 0))
	for y := range lines {
		row := make([]byte, max(cols, 0))
		for x := range row {
			row[x] = ramp[luma(img.Pix[y*img.Stride+x*4:])*len(ramp)/256]
		}
		lines[y] = string(row)
	}
	return lines
}
