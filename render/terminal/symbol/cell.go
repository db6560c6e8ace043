package symbol

import "image"

// cell is the pixels of one cell and which of them are opaque, one bit each.
type cell struct {
	p      [8]rgb
	n      int
	opaque int
}

func (c *cell) read(img *image.RGBA, x, y, w, h int) {
	c.n, c.opaque = w*h, 0
	i := 0
	for dy := range h {
		o := (y+dy)*img.Stride + x*4
		for range w {
			q := img.Pix[o : o+4 : o+4]
			c.p[i] = rgb{int32(q[0]), int32(q[1]), int32(q[2])}
			if q[3] >= 128 {
				c.opaque |= 1 << i
			}
			if a := int32(q[3]); a != 255 && a >= 128 { // colours are premultiplied
				c.p[i] = rgb{c.p[i].r * 255 / a, c.p[i].g * 255 / a, c.p[i].b * 255 / a}
			}
			i++
			o += 4
		}
	}
}

// split finds the pattern that leaves the least squared error when its pixels take their mean and the
// others theirs. The error is the pixels' sum of squares, which all patterns share, less |sum|²/count
// of either part, so only the latter is compared. Patterns are walked in Gray code, one pixel moving
// at a time, and a pattern stands for its complement: of the two, the one that paints the last pixel is
// taken, since fonts draw lower blocks more exactly than upper ones.
func (c *cell) split() int {
	var all rgb
	for i := range c.n {
		all = add(all, c.p[i])
	}
	best, bestGain := 0, gain(all, c.n)
	if c.flat() {
		return 0
	}
	var in rgb
	pattern, count := 0, 0
	for i := 1; i < 1<<(c.n-1); i++ {
		bit := lowest[i]
		pattern ^= 1 << bit
		if pattern>>bit&1 == 1 {
			in, count = add(in, c.p[bit]), count+1
		} else {
			in, count = sub(in, c.p[bit]), count-1
		}
		if count == 0 {
			continue
		}
		if g := gain(in, count) + gain(sub(all, in), c.n-count); g > bestGain {
			best, bestGain = pattern, g
		}
	}
	if best == 0 {
		return 0
	}
	return best ^ (1<<c.n - 1)
}

// flat reports whether no pixel differs from the first.
func (c *cell) flat() bool {
	for i := 1; i < c.n; i++ {
		if c.p[i] != c.p[0] {
			return false
		}
	}
	return true
}

// lowest is the place of the lowest set bit.
var lowest = func() (t [128]uint8) {
	for i := 1; i < len(t); i++ {
		for i>>t[i]&1 == 0 {
			t[i]++
		}
	}
	return t
}()

// shares are 840/n: whole numbers for every count of pixels that a cell has.
var shares = [9]int64{0, 840, 420, 280, 210, 168, 140, 120, 105}

func gain(sum rgb, n int) int64 {
	r, g, b := int64(sum.r), int64(sum.g), int64(sum.b)
	return (r*r + g*g + b*b) * shares[n]
}

// means are the mean colours of the pattern's pixels and of the others.
func (c *cell) means(pattern int) (fore, back rgb) {
	var n [2]int32
	var sum [2]rgb
	for i := range c.n {
		k := pattern >> i & 1
		sum[k] = add(sum[k], c.p[i])
		n[k]++
	}
	return over(sum[1], n[1]), over(sum[0], n[0])
}

func add(a, b rgb) rgb { return rgb{a.r + b.r, a.g + b.g, a.b + b.b} }
func sub(a, b rgb) rgb { return rgb{a.r - b.r, a.g - b.g, a.b - b.b} }

func over(sum rgb, n int32) rgb {
	if n == 0 {
		return rgb{}
	}
	return rgb{(sum.r + n/2) / n, (sum.g + n/2) / n, (sum.b + n/2) / n}
}
