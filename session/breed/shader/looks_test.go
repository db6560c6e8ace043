package shader

import (
	"math"
	"slices"
	"strings"
	"sync"

	"cultivar/themes"
)

// called are colours that have a name, from all over the range of colours.
var called = sync.OnceValue(func() map[string][]themes.Lab {
	out := map[string][]themes.Lab{}
	for l := 0.02; l < 1; l += 0.04 {
		for c := 0.0; c < 0.3; c += 0.02 {
			for h := 0.0; h < 360; h += 6 {
				x := themes.LCH{L: l, C: c, H: h, A: 1}
				out[themes.ColorName(x.Color())] = append(out[themes.ColorName(x.Color())], x.Color().Lab())
			}
		}
	}
	return out
})

// shows is the share of a picture whose colours are near to one that has the name.
func shows(p *photo, name string) float64 {
	n := 0.0
	all := sampled(p)
	for _, c := range all {
		if slices.ContainsFunc(called()[name], func(d themes.Lab) bool { return apart(c, d) < 0.07 }) {
			n++
		}
	}
	return n / float64(len(all))
}

// inNames claims that a share of the colours that the caption names are seen; where a picture has few tones, not all can be.
func inNames(share float64) func(parent, child *photo, caption string) (got, least float64) {
	return func(_, child *photo, caption string) (float64, float64) { return named(child, caption), share }
}

// named is the share of the colours that a caption names that are seen.
func named(child *photo, caption string) float64 {
	_, list, _ := strings.Cut(caption, "in ")
	names := strings.FieldsFunc(strings.ReplaceAll(list, " and ", ", "), func(r rune) bool { return r == ',' })
	seen := 0.0
	for _, n := range names {
		if shows(child, strings.TrimSpace(n)) > 0.004 {
			seen++
		}
	}
	return seen / float64(len(names))
}

func shifted(parent, child *photo, _ string) (got, least float64) {
	_, by := turn(parent, child, whole)
	return by, 4
}

// byTone claims that colour follows brightness: more of its differences than before, or most, are those between tones.
func byTone(parent, child *photo, _ string) (got, least float64) {
	is := explained(child)
	return max(is-explained(parent), is-0.4), 0
}

// explained is the share of the variance of colour that lies between ten tones.
func explained(p *photo) float64 {
	var n, a, b [10]float64
	bin := func(c themes.Lab) int { return int(max(0, min(0.999, c.L)) * 10) }
	mean := themes.Lab{A: p.mean(whole, func(c themes.Lab) float64 { return c.A }), B: p.mean(whole, func(c themes.Lab) float64 { return c.B })}
	all := 1e-9
	p.each(whole, func(_, _ int, c themes.Lab) {
		i := bin(c)
		n[i], a[i], b[i] = n[i]+1, a[i]+c.A-mean.A, b[i]+c.B-mean.B
		all += (c.A-mean.A)*(c.A-mean.A) + (c.B-mean.B)*(c.B-mean.B)
	})
	between := 0.0
	for i := range n {
		if n[i] > 0 {
			between += (a[i]*a[i] + b[i]*b[i]) / n[i]
		}
	}
	return between / all
}

// inTones claims that the brightest channel takes as many values as is said, but for the edges between.
func inTones(_, child *photo, caption string) (got, least float64) {
	n := numberIn(caption)
	near, all := 0.0, 1e-9
	child.each(whole, func(_, _ int, c themes.Lab) {
		rgb := c.Color()
		step := max(rgb.R, rgb.G, rgb.B) * n
		if math.Abs(step-math.Round(step)) < 0.04 {
			near++
		}
		all++
	})
	return near / all, 0.9
}

// filmed claims that hues change from place to place where there is light, and the lightness stays.
func filmed(parent, child *photo, _ string) (got, least float64) {
	brighter, other, n := 0.0, 0.0, 1e-9
	parent.each(whole, func(x, y int, c themes.Lab) {
		if c.L > 0.5 {
			d := child[y][x]
			brighter, other, n = brighter+math.Abs(d.L-c.L), other+math.Hypot(d.A-c.A, d.B-c.B), n+1
		}
	})
	if n < 0.02*wide*high {
		return 0, 0 // there is no light
	}
	if brighter/n > 0.06 {
		return -brighter / n, 0
	}
	return other / n, 0.008
}

// starlit claims that small bright spots stand in the dark of the upper part, and nothing changes elsewhere.
func starlit(parent, child *photo, _ string) (got, least float64) {
	spots, dark, below := 0.0, 1e-9, 0.0
	parent.each(whole, func(x, y int, c themes.Lab) {
		d := child[y][x].L - c.L
		switch {
		case y > high/2:
			below = max(below, math.Abs(d))
		case c.L < 0.5:
			dark++
			if d > 0.1 {
				spots++
			}
		case d > 0.25:
			below = 1
		}
	})
	if dark < 0.02*wide*high {
		return 0, 0 // there is no dark sky
	}
	if below > 0.02 || spots/dark > 0.1 {
		return -1, 0
	}
	return spots / wide / high, 1e-5
}

// contoured claims that lines are drawn where the brightness of the parent passes from one level to the next.
func contoured(parent, child *photo, _ string) (got, least float64) {
	on, off, n, m := 0.0, 0.0, 1e-9, 1e-9
	parent.each(whole, func(x, y int, c themes.Lab) {
		rgb := c.Color()
		tone := 9 * math.Sqrt(max(0, 0.2126*rgb.R+0.7152*rgb.G+0.0722*rgb.B))
		_, part := math.Modf(tone)
		if c.L < 0.12 {
			return
		}
		switch edge := min(part, 1-part); {
		case edge < 0.03:
			on, n = on+child[y][x].L/c.L, n+1
		case edge > 0.15:
			off, m = off+child[y][x].L/c.L, m+1
		}
	})
	if n < 60 || m < 60 {
		return 0, 0 // it is flat
	}
	return off/m - on/n, 0.05
}

// beat is how strongly lightness goes up and down over a part with a wave of so many periods across the height and the width.
func beat(p *photo, a area, across, along float64) float64 {
	mean := p.mean(a, lightness)
	re, im, n := 0.0, 0.0, 0.0
	p.each(a, func(x, y int, c themes.Lab) {
		s, k := math.Sincos(2 * math.Pi * (across*float64(y) + along*float64(x)) / high)
		re, im, n = re+(c.L-mean)*k, im+(c.L-mean)*s, n+1
	})
	return math.Hypot(re, im) / n
}

// lined claims that lines of a number in the height lie over the picture, in narrow upright parts of it, in which they are straight.
func lined(number, slope float64) func(parent, child *photo, _ string) (got, least float64) {
	return func(parent, child *photo, _ string) (float64, float64) {
		more, n := 0.0, 0.0
		for x := 0.0; x < 1; x += 1.0 / 32 {
			part := area{x, 0, x + 1.0/32, 1}
			more, n = more+beat(child, part, number, -slope)-beat(parent, part, number, -slope), n+1
		}
		return more / n, 0.004
	}
}
