package shader

import (
	"math"
	"strings"

	"cultivar/themes"
)

// bend is how a helper moves a place that is counted from the middle, half the height being one, up being positive.
type bend func(x, y, k float64) (u, v float64)

// by gives the bend with an amount, for pixels.
func (b bend) by(k float64) func(x, y float64) (float64, float64) {
	const half = high / 2
	return func(x, y float64) (float64, float64) {
		u, v := b(x/half, -y/half, k)
		return u * half, -v * half
	}
}

var bends = map[string]bend{
	"swirl": func(x, y, k float64) (float64, float64) {
		s, c := math.Sincos(k * math.Exp(-x*x-y*y))
		return c*x - s*y, s*x + c*y
	},
	"warp": func(x, y, k float64) (float64, float64) {
		x, y = x+k*math.Sin(2.3*y+0.4), y+k*math.Sin(2.3*x+1.9)
		return x + 0.5*k*math.Sin(4.7*y+2.6), y + 0.5*k*math.Sin(4.7*x+0.3)
	},
	"ripple": func(x, y, k float64) (float64, float64) {
		r := math.Hypot(x, y)
		f := 1 + k*math.Sin(14*r)/(1+4*r)
		return f * x, f * y
	},
	"bulge": func(x, y, k float64) (float64, float64) {
		r2 := x*x + y*y
		f := 1 + k*(2*r2/(1+r2)-0.7)
		return f * x, f * y
	},
	"slant": func(x, y, k float64) (float64, float64) { return x + k*y, y },
	"polar": func(x, y, k float64) (float64, float64) {
		u, v := math.Abs(math.Atan2(x, y))*0.63662-1, 2*math.Hypot(x, y)-1
		return x + k*(u-x), y + k*(v-y)
	},
	"reeded": func(x, y, k float64) (float64, float64) {
		flute := 7*x - math.Floor(7*x) - 0.5
		return x + k*flute*(0.5+2*math.Abs(flute)), y
	},
	"tile": func(x, y, k float64) (float64, float64) {
		fold := func(p float64) float64 {
			q := 0.5 * p * k
			n := math.Floor(q + 0.5)
			return 2 * (q - n) * (1 - 2*math.Abs(math.Mod(n, 2)))
		}
		return fold(x), fold(y)
	},
	"shift": func(x, y, k float64) (float64, float64) { return x + k, y },
}

// shared is differs, and the share of the picture that is looked up within the other.
func shared(a, b *photo, where func(x, y float64) (float64, float64)) (by, share float64) {
	inside := 0.0
	a.each(whole, func(x, y int, _ themes.Lab) {
		u, v := where(float64(x)+0.5-wide/2, float64(y)+0.5-high/2)
		if math.Abs(u) < wide/2 && math.Abs(v) < high/2 {
			inside++
		}
	})
	return differs(a, b, where), inside / (wide * high)
}

// fit finds the amount of a bend that makes the child of its parent, and what is left of the difference, as a share.
func fit(parent, child *photo, b bend, amounts []float64) (amount, left float64) {
	least := math.Inf(1)
	for _, k := range amounts {
		if by, share := shared(child, parent, b.by(k)); share > 0.3 && by < least {
			amount, least = k, by
		}
	}
	return amount, least / math.Max(1e-6, differs(child, parent, stay))
}

// steps are numbers from low to high and back below nothing.
func steps(low, high float64, n int) []float64 {
	var out []float64
	for i := range n {
		k := low + (high-low)*float64(i)/float64(n-1)
		out = append(out, k, -k)
	}
	return out
}

// bentLike claims that the child is the parent bent so, by one of the amounts.
func bentLike(name string, amounts ...float64) func(parent, child *photo, caption string) (got, least float64) {
	return func(parent, child *photo, _ string) (float64, float64) {
		_, left := fit(parent, child, bends[name], amounts)
		return 1 - left, 0.04
	}
}

// lensed tells a lens from a pinch by the sign of the amount.
func lensed(parent, child *photo, caption string) (got, least float64) {
	k, left := fit(parent, child, bends["bulge"], steps(0.1, 0.95, 12))
	if strings.HasPrefix(caption, "pinched") == (k > 0) {
		return -1, 0
	}
	return 1 - left, 0.04
}

// counted claims that the child is the parent bent by the number in the caption, rather than by one less or one more.
func counted(name string) func(parent, child *photo, caption string) (got, least float64) {
	return func(parent, child *photo, caption string) (float64, float64) {
		n := numberIn(caption)
		own, _ := shared(child, parent, bends[name].by(n))
		less, _ := shared(child, parent, bends[name].by(n-1))
		more, _ := shared(child, parent, bends[name].by(n+1))
		return min(less, more, differs(child, parent, stay)) - own, 0.0005
	}
}

// movedAside claims that the picture went to the side that is said, rather than to the other.
func movedAside(parent, child *photo, caption string) (got, least float64) {
	var right, left []float64
	for k := 0.04; k < 0.6; k += 0.04 {
		right, left = append(right, -k), append(left, k)
	}
	if strings.HasSuffix(caption, "left") {
		right, left = left, right
	}
	_, as := fit(parent, child, bends["shift"], right)
	_, other := fit(parent, child, bends["shift"], left)
	return min(1, 1.1*other) - as, 0
}

// bothSides claims that left and right are alike, but for the light, about an axis near the middle.
func bothSides(parent, child *photo, _ string) (got, least float64) {
	return min(0.75*lopsided(parent), 0.08) - lopsided(child), 0
}

// lopsided is the least difference of a picture from its mirror image, over axes near the middle.
func lopsided(p *photo) float64 {
	best := math.Inf(1)
	for axis := -14.0; axis <= 14; axis++ {
		by, _ := shared(p, p, func(x, y float64) (float64, float64) { return 2*axis - x, y })
		best = min(best, by)
	}
	return best
}

// turnedBody claims that the bodies keep their colours, and stand otherwise.
func turnedBody(parent, child *photo, _ string) (got, least float64) {
	return 0.06 - colours(parent, child), 0
}

// mixedCells claims that some parts are coarser and some finer than others, more than before.
func mixedCells(parent, child *photo, _ string) (got, least float64) {
	return unevenness(child) - unevenness(parent), 0.005
}

// unevenness is the spread of detail over squares of sixteen pixels, against its mean.
func unevenness(p *photo) float64 {
	var all []float64
	for y := 0; y+16 < high; y += 16 {
		for x := 0; x+16 < wide; x += 16 {
			sum := 0.0
			for v := y; v < y+16; v++ {
				for u := x; u < x+16; u++ {
					sum += math.Abs(p[v][u].L-p[v][u+1].L) + math.Abs(p[v][u].L-p[v+1][u].L)
				}
			}
			all = append(all, sum)
		}
	}
	mean, squares := 0.0, 0.0
	for _, v := range all {
		mean += v / float64(len(all))
	}
	for _, v := range all {
		squares += (v - mean) * (v - mean) / float64(len(all))
	}
	return math.Sqrt(squares) / math.Max(1e-9, mean)
}
