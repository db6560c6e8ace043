package shader

import (
	"math"
	"slices"
	"strings"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// scheme draws three colours that go together, dark, middle and light: neighbours, a complement or a triad of hues.
func scheme(in gene.In) [3]themes.Color {
	hue := math.Floor(in.Rand.Float64() * 360)
	spread := gene.Pick(in, []float64{-60, -35, 35, 60, 100, 180})
	dark := themes.LCH{L: 0.2 + 0.08*in.Rand.Float64(), C: 0.07, H: themes.Hue(hue), A: 1}
	mid := themes.LCH{L: 0.58 + 0.08*in.Rand.Float64(), C: 0.11 + 0.07*in.Strength, H: themes.Hue(hue + spread), A: 1}
	light := themes.LCH{L: 0.93, C: 0.05, H: themes.Hue(hue + 1.4*spread), A: 1}
	return [3]themes.Color{tint.Clear(dark).Color(), tint.Clear(mid).Color(), light.Color()}
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
