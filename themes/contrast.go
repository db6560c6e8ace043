package themes

import "math"

// The contrast ratios of WCAG 2.2, level AA.
const (
	AA      = 4.5 // text
	AALarge = 3.0 // large text and what marks a control
)

// Luminance is the relative luminance of WCAG 2.2, 0 to 1. Alpha is not regarded.
func (c Color) Luminance() float64 {
	lin := func(v float64) float64 { return linear(clamp(v, 0, 1)) }
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

// Contrast is the WCAG contrast ratio of two opaque colours, 1 to 21.
func Contrast(a, b Color) float64 {
	x, y := a.Luminance(), b.Luminance()
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// Mend moves the lightness of fg as little as possible until it reaches the ratio on bg, hue and chroma kept as
// far as the gamut allows. The result holds after rounding to 8 bits. Where no lightness reaches the ratio,
// it is the better of black and white.
func Mend(fg, bg Color, ratio float64) Color {
	if Contrast(fg.Rounded(), bg) >= ratio {
		return fg
	}
	lch := fg.LCH()
	lighter, okLight := mendTowards(lch, 1, bg, ratio)
	darker, okDark := mendTowards(lch, 0, bg, ratio)
	switch {
	case okLight && (!okDark || lighter.L-lch.L <= lch.L-darker.L):
		return lighter.Color()
	case okDark:
		return darker.Color()
	}
	return Readable(bg, fg.A)
}

// Readable is black or white, whichever contrasts more with bg.
func Readable(bg Color, alpha float64) Color {
	if Contrast(Color{A: 1}, bg) >= Contrast(Color{1, 1, 1, 1}, bg) {
		return Color{A: alpha}
	}
	return Color{1, 1, 1, alpha}
}

// mendTowards searches between the colour's lightness and the end (0 or 1) for the nearest lightness that reaches the ratio.
func mendTowards(p LCH, end float64, bg Color, ratio float64) (LCH, bool) {
	reaches := func(l float64) bool {
		q := p
		q.L = l
		return Contrast(q.Color().Rounded(), bg) >= ratio
	}
	if !reaches(end) {
		return p, false
	}
	far, near := end, p.L
	for range 12 {
		mid := (far + near) / 2
		if reaches(mid) {
			far = mid
		} else {
			near = mid
		}
	}
	p.L = far
	return p, true
}
