package shader

import (
	"math"
	"slices"
	"strings"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// palette is five colours from dark to light, shadows and lights of different hues.
type palette [5]themes.Color

// palettes are put together by eye: full range of tones, one strong colour in the middle, lights that are not white.
var palettes = hexes(
	[5]string{"#1d1128", "#7a1f4b", "#e0483e", "#f7a93b", "#fff1d6"},
	[5]string{"#0a1c2e", "#0f5268", "#1fa6a0", "#9fddb9", "#fdf6e0"},
	[5]string{"#1f1433", "#65296d", "#dd5a7d", "#ffb48f", "#fff3e4"},
	[5]string{"#101f33", "#2f5b85", "#7aa7c7", "#f1b98c", "#fbf4ea"},
	[5]string{"#0a1230", "#164a6b", "#1d9a84", "#8de39a", "#f4fbdc"},
	[5]string{"#1a1038", "#4b2a8c", "#a65bd0", "#f5a0c8", "#fff0f2"},
	[5]string{"#13241f", "#1f6650", "#5fb45c", "#f6d04d", "#fffbe3"},
	[5]string{"#0e2233", "#175a72", "#f0645a", "#ffc07a", "#fff4e2"},
	[5]string{"#0d1440", "#2440a8", "#5e83e6", "#ffb27d", "#fff2e2"},
	[5]string{"#220d1b", "#8a1538", "#e8436a", "#ffa8a0", "#fff0ea"},
	[5]string{"#14161f", "#45506b", "#e2492f", "#f2b98f", "#f7f1e6"},
	[5]string{"#0d0b2b", "#3f1f96", "#8247f0", "#4fd1e8", "#f0fcff"},
	[5]string{"#0b1b2b", "#235a80", "#5aa9cf", "#b0e0e6", "#f7fcfc"},
	[5]string{"#2a1a1f", "#8a3b32", "#d97a4e", "#efc08f", "#faf1e2"},
	[5]string{"#0b1e2d", "#0a5c6e", "#1aa39a", "#f2a65a", "#fff3dd"},
	[5]string{"#21132f", "#5d3372", "#b0709c", "#a8e0c8", "#f8fbf2"},
	[5]string{"#261035", "#7d2270", "#ee4f8b", "#ffd166", "#fffae6"},
	[5]string{"#0c1024", "#2a3566", "#7b6ca8", "#f0c36d", "#fff6de"},
	[5]string{"#112a46", "#2a6f97", "#e8834f", "#f9c74f", "#fff7e0"},
	[5]string{"#0e2433", "#1c6480", "#e0678a", "#f8b3a2", "#fff1e2"},
	[5]string{"#150f2e", "#3a3aa0", "#f2607d", "#ffb86b", "#fff2dc"},
	[5]string{"#06202b", "#077187", "#2bb5c4", "#f7c59f", "#fff5e4"},
)

func hexes(all ...[5]string) []palette {
	out := make([]palette, len(all))
	for i, p := range all {
		for k, hex := range p {
			out[i][k] = themes.MustParse(hex)
		}
	}
	return out
}

// drawn is one of the palettes that suit the design: neither a sky nor a body is green.
func (d *Design) drawn(in gene.In) palette {
	is := d.now.subject()
	p := gene.Pick(in, palettes)
	for (is == scene || is == thing) && p.green() {
		p = gene.Pick(in, palettes)
	}
	return p
}

// green says that the palette's middle is of a green hue.
func (p palette) green() bool {
	h := p[2].LCH().H
	return h > 115 && h < 165
}

// at is the palette's colour of a lightness: between two of its colours, as colourful as they are.
func (p palette) at(l float64) themes.LCH {
	i := 1
	for i < len(p)-1 && p[i].LCH().L < l {
		i++
	}
	low, high := p[i-1].LCH(), p[i].LCH()
	return between(p[i-1], p[i], (l-low.L)/(high.L-low.L), l)
}

// between mixes two colours, the mixture as colourful as its parts and neither olive nor brown, at a lightness.
func between(a, b themes.Color, k, l float64) themes.LCH {
	k = max(0, min(1, 1.6*k-0.3)) // what lies half way between two hues is grey, and soon passed
	if themes.HueDistance(a.LCH().H, b.LCH().H) > 80 {
		k = math.Round(k)
	}
	x, y := a.Lab(), b.Lab()
	u, v := x.A+k*(y.A-x.A), x.B+k*(y.B-x.B)
	chroma := 0.4*math.Hypot(u, v) + 0.6*(a.LCH().C+k*(b.LCH().C-a.LCH().C))
	return tint.Clear(themes.LCH{L: l, C: chroma, H: themes.Hue(math.Atan2(v, u) * 180 / math.Pi), A: 1})
}

// dress gives the colours in the source those of a palette: in flat patterns each of few colours its own by rank, else by lightness.
func (d *Design) dress(w []swatch, p palette) bool {
	rank := ranks(w)
	if n := len(rank); d.now.subject() == pattern && n <= 7 {
		return d.recolour(w, func(_ themes.LCH, i int) themes.LCH {
			k := 4 * float64(slices.Index(rank, w[i].Color)) / float64(max(1, n-1))
			low := min(3, int(k))
			a, b := p[low], p[low+1]
			return between(a, b, k-float64(low), a.LCH().L+(k-float64(low))*(b.LCH().L-a.LCH().L))
		})
	}
	return d.recolour(w, func(c themes.LCH, _ int) themes.LCH { return p.at(c.L) })
}

// ranks are the different colours of the swatches, dark to light.
func ranks(w []swatch) []themes.Color {
	var out []themes.Color
	for _, s := range w {
		if !slices.Contains(out, s.Color) {
			out = append(out, s.Color)
		}
	}
	slices.SortStableFunc(out, func(a, b themes.Color) int { return compare(a.LCH().L, b.LCH().L) })
	return out
}

// nameColours lists the names of colours, each once: "navy, coral and cream".
func nameColours(colours []themes.Color) string {
	var names []string
	for _, c := range colours {
		if n := themes.ColorName(c); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
