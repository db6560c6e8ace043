package tint

import (
	"math"

	"cultivar/themes"
)

// Onto is the map from colours of a design with these roles to those of one with other roles. Alpha stays.
// A colour of no hue goes from ground to ink as far as it did; a colour with a hue follows the accent that it belongs to, in lightness,
// chroma and hue alike.
func (r Roles) Onto(to Roles) func(themes.Color) themes.Color { return r.OntoAs(to, Any) }

// Part is what a colour does where it is used.
type Part int

// The parts.
const (
	Any  Part = iota
	Fill      // it fills a surface
	Ink       // text is set in it
	Art       // it belongs to a picture, on which text may lie
	Both      // surfaces are filled and text is set in it
)

// OntoAs is Onto for colours of one part. When a palette turns from light to dark, surfaces that were dark on the light page stay
// dark, and the light text on them stays light.
func (r Roles) OntoAs(to Roles, part Part) func(themes.Color) themes.Color {
	m := &mapping{from: r, to: to, part: part}
	seen := map[themes.Color]themes.Color{}
	return func(c themes.Color) themes.Color {
		if out, ok := seen[c]; ok {
			return out
		}
		out := m.apply(c.LCH()).Color()
		out.A = c.A
		seen[c] = out
		return out
	}
}

type mapping struct {
	from, to Roles
	part     Part
}

func (m *mapping) apply(p themes.LCH) themes.LCH {
	neutral := m.neutral(p)
	if len(m.from.Accents) == 0 || len(m.to.Accents) == 0 {
		if m.part == Art && !m.turned() {
			neutral.L = p.L
		}
		return neutral
	}
	if m.breath(p) {
		return m.deeper(p)
	}
	hued := m.hued(p)
	// Between grey and colourful the two answers are mixed, so that near colours stay near.
	k := smooth(0.02, chromatic+0.02, p.C)
	if m.groundHue(p) {
		k = 0
	}
	out := blend(neutral, hued, k)
	if m.part == Art && !m.turned() {
		out.L = p.L
	}
	return out
}

// groundHue says that a colour is a shade of a ground that has a hue itself.
func (m *mapping) groundHue(p themes.LCH) bool {
	g := m.from.Ground
	return g.C >= chromatic && themes.HueDistance(g.H, p.H) < 15 && math.Abs(g.L-p.L) < 0.06 && math.Abs(g.C-p.C) < 0.03
}

// breath says that a colour of a page is a second ground: as light as the ground or nearly so, and tinted far less than the accent of its hue.
func (m *mapping) breath(p themes.LCH) bool {
	a := m.from.Accents[nearest(m.from.Accents, p.H)]
	return m.part != Any && m.part != Art && p.C > 0.02 && math.Abs(p.L-m.from.Ground.L) < 0.12 && p.C < 0.42*a.C && m.from.Ground.C < chromatic
}

// deeper is a second ground: as far from the new ground as it was from the old one, and of the new one's hue.
func (m *mapping) deeper(p themes.LCH) themes.LCH {
	out := m.neutral(p)
	g := m.to.Ground
	out.C, out.H = math.Min(math.Max(0.04, g.C), g.C*clamp(p.C/math.Max(m.from.Ground.C, 0.01), 1, 4)), g.H
	return out
}

// neutral carries a colour along the line from ground to ink; what it was off the old line, it is off the new one.
func (m *mapping) neutral(p themes.LCH) themes.LCH {
	f, t := m.from, m.to
	span := f.Ink.L - f.Ground.L
	if math.Abs(span) < 0.1 {
		span = math.Copysign(0.1, span)
	}
	x := (p.L - f.Ground.L) / span
	base := mix(f.Ground.Lab(), f.Ink.Lab(), x)
	target := mix(t.Ground.Lab(), t.Ink.Lab(), m.reach(m.standing(x)))
	own := p.Lab()
	keep := 1.0
	if m.turned() {
		keep = 0.5
	}
	if c := math.Hypot(base.A, base.B); c > 0.03 {
		// Off a strongly coloured ground, what is grey stays grey.
		k := math.Min(1, p.C/c)
		return fromLab(themes.Lab{L: target.L, A: target.A * k, B: target.B * k}, p.A)
	}
	out := themes.Lab{L: target.L, A: target.A + keep*(own.A-base.A), B: target.B + keep*(own.B-base.B)}
	return fromLab(out, p.A)
}

func (m *mapping) turned() bool { return m.from.Dark() != m.to.Dark() }

// standing keeps inverted surfaces, and the text on them, as they are when the palette turns around them.
func (m *mapping) standing(x float64) float64 {
	switch {
	case m.turned() && m.part == Fill && x > 0.5:
		return 0.08 + 0.12*(1-math.Min(1, x))
	case m.turned() && m.part == Ink && x < 0.4:
		return 1 - 0.4*math.Max(0, x)
	}
	return x
}

// reach bends the way from ground to ink: what lay beyond the ground (white cards on a grey page) stays distinct from it where the new ground
// leaves no room beyond itself.
func (m *mapping) reach(x float64) float64 {
	if x >= 0 || math.Abs(m.from.Ground.L-m.to.Ground.L) < 0.012 {
		return x
	}
	if m.to.Dark() && m.turned() {
		return math.Min(0.12, 0.035+math.Abs(x)*0.8) // on a dark page, a card is lighter than the ground
	}
	room := m.to.Ground.L
	if !m.to.Dark() {
		room = 1 - room
	}
	if room < 0.02 {
		return math.Abs(x) * 0.5 // no lighter card is possible on white: a slightly darker one
	}
	return math.Max(x, -room/math.Max(0.1, math.Abs(m.to.Ink.L-m.to.Ground.L)))
}

// hued carries a colour as far from the new accent as it was from the old one. Between two accents it is mixed from what either makes of
// it, so that a run of hues stays one.
func (m *mapping) hued(p themes.LCH) themes.LCH {
	i := nearest(m.from.Accents, p.H)
	k, share := m.second(i, p.H)
	out := m.after(p, i)
	if share <= 0 {
		return out
	}
	return fromLab(mix(out.Lab(), m.after(p, k).Lab(), share), p.A)
}

// second is the accent on a hue's other side, if it is not far, and the share, up to a half, that it has in the hue.
func (m *mapping) second(i int, hue float64) (k int, share float64) {
	off := within(hue - m.from.Accents[i].H)
	best := 100.0
	for n, a := range m.from.Accents {
		gap := within(a.H - m.from.Accents[i].H)
		if n != i && gap*off > 0 && math.Abs(gap) < best {
			k, best = n, math.Abs(gap)
		}
	}
	if best >= 100 {
		return i, 0
	}
	return k, 0.5 * smooth(0.15, 0.5, math.Abs(off)/best)
}

// after is a colour that follows one accent.
func (m *mapping) after(p themes.LCH, i int) themes.LCH {
	f := m.from.Accents[i]
	t := m.to.Accents[i%len(m.to.Accents)]
	out := themes.LCH{A: p.A}
	out.H = themes.Hue(t.H + within(p.H-f.H)*0.7)
	if within(t.H-f.H) == 0 {
		out.H = p.H
	}
	out.C = math.Min(0.32, p.C*ratio(t.C, f.C))
	// Tints and shades are tied to the ground and the ink; the accent's own lightness to the accent's.
	tied := m.neutral(themes.LCH{L: p.L, A: p.A}).L
	moved := p.L + (t.L - f.L)
	k := smooth(0.12, 0.3, math.Abs(p.L-f.L))
	out.L = clamp(moved*(1-k)+tied*k, 0.05, 0.99)
	return out
}

func nearest(accents []themes.LCH, h float64) int {
	best := 0
	for i, a := range accents {
		if themes.HueDistance(a.H, h) < themes.HueDistance(accents[best].H, h) {
			best = i
		}
	}
	return best
}

func ratio(a, b float64) float64 {
	if b < 0.01 {
		return 1
	}
	return clamp(a/b, 0, 4)
}

// within brings a difference of hues into -180 to 180.
func within(d float64) float64 {
	d = themes.Hue(d)
	if d > 180 {
		d -= 360
	}
	return d
}

func mix(a, b themes.Lab, x float64) themes.Lab {
	return themes.Lab{L: a.L + (b.L-a.L)*x, A: a.A + (b.A-a.A)*x, B: a.B + (b.B-a.B)*x}
}

func blend(a, b themes.LCH, k float64) themes.LCH {
	switch k {
	case 0:
		return a
	case 1:
		return b
	}
	return fromLab(mix(a.Lab(), b.Lab(), k), a.A)
}

func fromLab(p themes.Lab, alpha float64) themes.LCH {
	c := math.Hypot(p.A, p.B)
	out := themes.LCH{L: clamp(p.L, 0, 1), C: c, A: alpha}
	if c > 0.0005 {
		out.H = themes.Hue(math.Atan2(p.B, p.A) * 180 / math.Pi)
	} else {
		out.C = 0
	}
	return out
}

func smooth(lo, hi, x float64) float64 {
	t := clamp((x-lo)/(hi-lo), 0, 1)
	return t * t * (3 - 2*t)
}

func clamp(v, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, v)) }
