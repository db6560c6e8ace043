// Package tint recolours designs by role: it finds what the colours of a design are for (ground,
// ink, accents), makes another palette out of them, and maps every colour of the design from the one to
// the other, so that shades, tints and borders follow. Mapping a palette onto itself changes nothing.
package tint

import (
	"math"
	"sort"

	"cultivar/themes"
)

// Swatch is a colour of a design and how much it matters there.
type Swatch struct {
	Color themes.Color
	// Weight is roughly the painted area; swatches without weight are mapped but do not decide roles.
	Weight float64
	// Ink says that text or lines are drawn in it; else it fills.
	Ink bool
}

// Roles are the deciding colours of a design.
type Roles struct {
	// Ground is what most of the design lies on; Ink is what most text is set in.
	Ground, Ink themes.LCH
	// Accents are colours with a hue of their own, the weightiest first, at most four.
	Accents []themes.LCH
}

// Dark says that light ink stands on a dark ground.
func (r Roles) Dark() bool { return r.Ground.L < r.Ink.L }

// chromatic is the chroma from which a colour counts as having a hue.
const chromatic = 0.045

// Find decides the roles. Ground and ink are given where they are known; a nil one is found among the swatches.
func Find(swatches []Swatch, ground, ink *themes.Color) Roles {
	r := Roles{Ground: themes.LCH{L: 1, A: 1}, Ink: themes.LCH{L: 0.15, A: 1}}
	if ground != nil {
		r.Ground = ground.LCH()
	} else if c, ok := heaviest(swatches, false); ok {
		r.Ground = c.LCH()
	}
	if ink != nil {
		r.Ink = ink.LCH()
	} else if c, ok := heaviest(swatches, true); ok {
		r.Ink = c.LCH()
	} else if r.Dark() {
		r.Ink = themes.LCH{L: 0.95, A: 1}
	}
	r.Accents = accents(swatches)
	return r
}

func heaviest(swatches []Swatch, ink bool) (best themes.Color, ok bool) {
	top := 0.0
	for _, s := range swatches {
		if s.Ink == ink && s.Weight > top {
			best, top, ok = s.Color, s.Weight, true
		}
	}
	return best, ok
}

// accents clusters the chromatic swatches by hue.
func accents(swatches []Swatch) []themes.LCH {
	type cluster struct {
		mean   themes.LCH
		weight float64
	}
	var all []cluster
	for _, h := range bySaturation(swatches) {
		found := false
		for i := range all {
			if themes.HueDistance(all[i].mean.H, h.H) < 28 {
				all[i].weight += h.weight * h.C
				found = true
				break
			}
		}
		if !found {
			all = append(all, cluster{h.LCH, h.weight * h.C})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].weight > all[j].weight })
	var out []themes.LCH
	for _, c := range all[:min(4, len(all))] {
		out = append(out, c.mean)
	}
	return out
}

// hue is a weighty chromatic swatch, seen by how much it tells.
type hue struct {
	themes.LCH
	weight, telling float64
}

// bySaturation lists the weighty chromatic swatches, the most telling ones first.
func bySaturation(swatches []Swatch) []hue {
	var out []hue
	for _, s := range swatches {
		if s.Weight <= 0 {
			continue
		}
		if p := s.Color.LCH(); p.C >= chromatic {
			out = append(out, hue{p, s.Weight, p.C * math.Sqrt(s.Weight) * (1 - math.Abs(p.L-0.6))})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].telling > out[j].telling })
	return out
}

// Clone is a copy that shares nothing.
func (r Roles) Clone() Roles {
	r.Accents = append([]themes.LCH(nil), r.Accents...)
	return r
}
