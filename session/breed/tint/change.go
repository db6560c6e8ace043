package tint

import (
	"math"

	"cultivar/themes"
)

// The changes that breeding makes to a palette. Each takes the roles as they are and gives the roles as they are to be.

// Rotate turns every accent around the colour wheel by degrees.
func (r Roles) Rotate(degrees float64) Roles {
	out := r.Clone()
	for i := range out.Accents {
		out.Accents[i].H = themes.Hue(out.Accents[i].H + degrees)
	}
	return out
}

// Warm draws accents towards orange and tints ground and ink with it, or towards blue where amount is negative; the amount is -1 to 1.
func (r Roles) Warm(amount float64) Roles {
	out := r.Clone()
	aim := 55.0
	if amount < 0 {
		aim = 245
	}
	k := math.Abs(amount)
	for i := range out.Accents {
		a := &out.Accents[i]
		a.H = themes.Hue(a.H + within(aim+14*float64(i)-a.H)*k*0.85)
	}
	out.Ground = tinted(out.Ground, aim+25, 0.032*k)
	out.Ink = tinted(out.Ink, aim, 0.03*k)
	return out
}

// tinted mixes a hue into a colour and makes room for it where the colour is almost white or black.
func tinted(p themes.LCH, hue, chroma float64) themes.LCH {
	q := themes.LCH{L: clamp(p.L, 0.14, 0.975), C: chroma, H: themes.Hue(hue), A: p.A}
	own, add := p.Lab(), q.Lab()
	return fromLab(themes.Lab{L: q.L, A: own.A*0.4 + add.A, B: own.B*0.4 + add.B}, p.A)
}

// Vivid scales the chroma of accents, above 1 to more.
func (r Roles) Vivid(factor float64) Roles {
	out := r.Clone()
	for i := range out.Accents {
		out.Accents[i].C = clamp(out.Accents[i].C*factor, 0, 0.27)
	}
	if factor < 1 {
		out.Ground.C *= factor
	}
	return out
}

// Turned makes a light palette dark and a dark one light. The ground gets a breath of the first accent's hue.
func (r Roles) Turned(breath float64) Roles {
	out := r.Clone()
	hue := r.Ground.H
	if len(r.Accents) > 0 {
		hue = r.Accents[0].H
	}
	if r.Dark() {
		out.Ground = themes.LCH{L: 0.98, C: 0.008 * breath, H: hue, A: 1}
		out.Ink = themes.LCH{L: 0.22, C: 0.02 * breath, H: hue, A: 1}
	} else {
		out.Ground = themes.LCH{L: 0.19, C: 0.025 * breath, H: hue, A: 1}
		out.Ink = themes.LCH{L: 0.94, C: 0.012 * breath, H: hue, A: 1}
	}
	for i := range out.Accents {
		a := &out.Accents[i]
		if r.Dark() {
			a.L = math.Min(a.L, 0.55)
		} else {
			a.L = math.Max(a.L, 0.74)
		}
	}
	return out
}

// Duotone leaves two hues: everything is the first or the second.
func (r Roles) Duotone(first, second float64) Roles {
	out := r.Clone()
	for i := range out.Accents {
		out.Accents[i].H = themes.Hue([2]float64{first, second}[i%2])
		out.Accents[i].C = clamp(out.Accents[i].C, 0.1, 0.2)
	}
	out.Ground = tinted(out.Ground, first, 0.02)
	out.Ink = tinted(out.Ink, first, 0.04)
	return out
}

// Ramp maps colours by their lightness alone: from a deep shade of the first hue over the second hue to a pale tint of the first.
func Ramp(first, second float64) func(themes.Color) themes.Color {
	stops := [4]themes.LCH{
		{L: 0.2, C: 0.06, H: themes.Hue(first), A: 1},
		{L: 0.45, C: 0.12, H: themes.Hue(first), A: 1},
		{L: 0.72, C: 0.14, H: themes.Hue(second), A: 1},
		{L: 0.975, C: 0.014, H: themes.Hue(second), A: 1},
	}
	return func(c themes.Color) themes.Color {
		l := clamp((c.LCH().L-stops[0].L)/(stops[3].L-stops[0].L), 0, 1) * 3
		i := min(2, int(l))
		out := mix(stops[i].Lab(), stops[i+1].Lab(), smooth(0, 1, l-float64(i)))
		next := fromLab(out, c.A).Color()
		next.A = c.A
		return next
	}
}

// Extended gives a palette of two accents as many as asked for: between the two, and beside each, so that all of them belong together.
func (r Roles) Extended(n int) Roles {
	out := r.Clone()
	if len(out.Accents) < 2 {
		return out
	}
	a, b := out.Accents[0], out.Accents[1]
	between := fromLab(mix(a.Lab(), b.Lab(), 0.5), 1)
	between.H = themes.Hue(a.H + within(b.H-a.H)/2)
	between.C = (a.C + b.C) / 2 * 0.9
	beside := a
	beside.H, beside.L = themes.Hue(a.H-math.Copysign(24, within(b.H-a.H))), clamp(a.L+0.14, 0.3, 0.85)
	for _, next := range []themes.LCH{between, beside} {
		if len(out.Accents) < n {
			out.Accents = append(out.Accents, next)
		}
	}
	return out
}

// Scheme keeps the first accent's lightness and chroma and gives the accents hues at fixed distances from a new first one.
func (r Roles) Scheme(hue float64, offsets ...float64) Roles {
	out := r.Clone()
	for i := range out.Accents {
		out.Accents[i].H = themes.Hue(hue + offsets[i%len(offsets)])
	}
	return out
}

// Paper gives ground and ink a tint of their own.
func (r Roles) Paper(hue, chroma float64) Roles {
	out := r.Clone()
	out.Ground, out.Ink = tinted(out.Ground, hue, chroma), tinted(out.Ink, hue, chroma*0.8)
	if !r.Dark() {
		out.Ground.L = math.Min(out.Ground.L, 0.96-chroma)
	}
	return out
}

// WithAccents gives a palette accents from another where it has none.
func (r Roles) WithAccents(other Roles) Roles {
	if len(r.Accents) == 0 {
		r.Accents = append([]themes.LCH(nil), other.Accents...)
	}
	return r
}
