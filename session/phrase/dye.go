package phrase

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"cultivar/themes"
)

// Dyeing gives a whole design shades around colours that were named: its colours keep their order of
// lightness, and what could be told apart still can be.

const (
	apart     = 0.06 // ΔE OK of colours that can be told apart
	hueless   = 0.03 // chroma in OKLCH below which a colour counts as grey
	calmest   = 0.19 // chroma to which a colour named by a plain word is calmed
	hueRange  = 13.0 // degrees to either side of a dye's hue that other hues keep at most
	darkest   = 0.13 // lightness from which shades begin
	lightest  = 0.97 // lightness at which shades end
	dyeReach  = 0.3  // lightness that shades reach beyond the outermost of several dyes
	partReach = 0.1  // and within the part of one of them
	darkDye   = 0.4  // lightness below which a dye takes the lightest colours down too
	dyeWeight = 0.75 // share of the way that mean lightness goes towards the only dye
)

// dyes maps colours to shades around one named colour or several; the keys are hex codes without alpha.
func dyes(colors []themes.Color, around []shade) map[string]themes.Color {
	all := byLightness(colors)
	if len(all) == 1 && len(around) == 1 {
		return map[string]themes.Color{all[0].Hex(): around[0].Color}
	}
	next := make([]themes.LCH, len(all))
	if len(around) == 1 {
		copy(next, shades(all, around[0]))
	} else {
		copy(next, ramped(all, around))
	}
	spread(all, next)
	out := map[string]themes.Color{}
	for i, c := range all {
		out[c.Hex()] = next[i].Color().Rounded()
	}
	return out
}

// byLightness are the different colours, opaque, the darkest first.
func byLightness(colors []themes.Color) []themes.Color {
	var out []themes.Color
	for _, c := range colors {
		c.A = 1
		if !slices.ContainsFunc(out, func(o themes.Color) bool { return same(o, c) }) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b themes.Color) int {
		return cmp.Or(cmp.Compare(a.LCH().L, b.LCH().L), cmp.Compare(a.Hex(), b.Hex()))
	})
	return out
}

// shades takes colours into the hue of one dye: their mean lightness goes most of the way to the dye's, their
// darkest and lightest stay where they are, but for dark dyes, which take them down too.
func shades(all []themes.Color, dye shade) []themes.LCH {
	to := dyeOf(dye)
	lo, hi := all[0].LCH().L, all[len(all)-1].LCH().L
	strongest := all[0].LCH()
	for _, c := range all {
		if p := c.LCH(); p.C > strongest.C {
			strongest = p
		}
	}
	top := max(lo, hi-max(0, darkDye-to.L)/2)
	bottom := min(lo, max(darkest, lo-2*max(0, darkDye-to.L)))
	bend := bendTo(all, bottom, top, to.L)
	out := make([]themes.LCH, len(all))
	for i, c := range all {
		p := c.LCH()
		q := themes.LCH{L: bottom + (top-bottom)*math.Pow((p.L-lo)/max(hi-lo, 1e-9), bend), H: to.H, A: 1}
		q.C = dyed(to.C, p, q.L)
		if p.C >= hueless && to.C >= hueless {
			q.H = themes.Hue(to.H + hueRange*math.Sin((p.H-strongest.H)*math.Pi/180))
		}
		q.H = unmuddied(q)
		out[i] = q
	}
	return out
}

// dyeOf is what is meant by a colour that whole designs are dyed in. CSS brown is a red.
func dyeOf(c shade) themes.LCH {
	if strings.HasSuffix(c.name, "brown") && !c.exact {
		p := c.LCH()
		p.H, p.C = 55, min(p.C, 0.08)
		return p
	}
	return calmed(c).LCH()
}

// bendTo is the exponent with which the mean lightness of colours between bottom and top goes part of the way to another.
func bendTo(all []themes.Color, bottom, top, to float64) float64 {
	lo, hi := all[0].LCH().L, all[len(all)-1].LCH().L
	own := 0.0
	mean := func(bend float64) float64 {
		sum := 0.0
		for _, c := range all {
			sum += bottom + (top-bottom)*math.Pow((c.LCH().L-lo)/max(hi-lo, 1e-9), bend)
		}
		return sum / float64(len(all))
	}
	for _, c := range all {
		own += c.LCH().L / float64(len(all))
	}
	want := own + dyeWeight*(to-own)
	low, high := 0.45, 2.6
	for range 20 {
		if middle := (low + high) / 2; mean(middle) > want {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// dyed is the chroma that a colour takes on: less where it had little, and towards black and white.
func dyed(chroma float64, was themes.LCH, light float64) float64 {
	room := min(1, max(0.15, 1.6*light), max(0.12, 3.2*(1-light)))
	if was.C < hueless {
		room *= 0.5
	}
	return chroma * room
}

// unmuddied turns dark yellows, which look olive, towards amber and brown.
func unmuddied(p themes.LCH) float64 {
	if p.H < 65 || p.H > 118 {
		return p.H
	}
	return p.H + (58-p.H)*min(1, max(0, (0.85-p.L)/0.4))
}

// ramped takes colours through several dyes, from a deep shade of the darkest to a pale one of the lightest.
func ramped(all []themes.Color, around []shade) []themes.LCH {
	stops := make([]themes.LCH, len(around))
	for i, c := range around {
		stops[i] = dyeOf(c)
	}
	slices.SortFunc(stops, func(a, b themes.LCH) int { return cmp.Compare(a.L, b.L) })
	first, last := stops[0], stops[len(stops)-1]
	ends := [2]float64{min(first.L, max(darkest, first.L-dyeReach)), max(last.L, min(lightest, last.L+dyeReach))}
	lo, hi := all[0].LCH().L, all[len(all)-1].LCH().L
	out := make([]themes.LCH, len(all))
	for i, c := range all {
		p := c.LCH()
		at := 0.5*(p.L-lo)/max(hi-lo, 1e-9) + 0.5*float64(i)/float64(max(1, len(all)-1))
		k := min(len(stops)-1, int(at*float64(len(stops))))
		q := stops[k]
		q.L = lightAt(stops, ends, at)
		q.C = min(q.C, dyed(q.C*1.4, themes.LCH{C: 1}, q.L))
		q.H = unmuddied(q)
		out[i] = q
	}
	return out
}

// lightAt is the lightness at a place of a ramp, 0 to 1: each dye has its own in the middle of its part.
func lightAt(stops []themes.LCH, ends [2]float64, at float64) float64 {
	n := float64(len(stops))
	k := min(len(stops)-1, int(at*n))
	off := 2*(at*n-float64(k)) - 1 // -1 to 1 within the part
	reach := partReach
	switch {
	case k == 0 && off < 0:
		reach = stops[k].L - ends[0]
	case k == len(stops)-1 && off > 0:
		reach = ends[1] - stops[k].L
	}
	return stops[k].L + off*reach
}

// spread draws colours apart in lightness that could be told apart before and no longer can.
func spread(was []themes.Color, next []themes.LCH) {
	step := min(apart, (lightest-darkest)/float64(len(next)+1))
	close := func(i, j int) bool {
		return themes.DeltaE(was[i], was[j]) >= apart && themes.DeltaE(next[i].Color(), next[j].Color()) < step
	}
	for i := 1; i < len(next); i++ {
		if close(i-1, i) {
			next[i].L = next[i-1].L + step
		}
		next[i].L = max(next[i].L, next[i-1].L)
	}
	top := lightest
	for i := len(next) - 1; i >= 0 && next[i].L > top; i-- {
		next[i].L = top
		top -= step
	}
}
