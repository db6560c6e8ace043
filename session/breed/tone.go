package breed

import (
	"math"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// tones are the features that the colours of a design make, each measured of one colour as of a picture, and the change
// that counts as the strongest lean.
var tones = []struct {
	feature   string
	of        func(themes.Color) float64
	strongest float64
}{
	{"dark", func(c themes.Color) float64 { return 1 - 2*c.Lab().L }, 0.6},
	{"warm", func(c themes.Color) float64 { return warmth(c.Lab()) }, 0.3},
	{"vivid", func(c themes.Color) float64 { return 16 * c.LCH().C }, 0.5},
}

// warmth is how far a colour lies towards orange, 1 for a strong one.
func warmth(c themes.Lab) float64 { return (c.A*0.5 + c.B*0.866) / 0.1 }

// toneOf estimates a design's tones without drawing it; nil where its kind cannot tell, or where taste does not care.
func toneOf(w gene.Work, taste *Taste) map[string]float64 {
	var out map[string]float64
	for _, tone := range tones {
		if math.Abs(taste.Conviction(tone.feature)) < pleasing {
			continue
		}
		mean, ok := w.Mean(tone.of)
		if !ok {
			return nil
		}
		if out == nil {
			out = map[string]float64{}
		}
		out[tone.feature] = mean
	}
	return out
}

// shifted adds to leans how far tones changed.
func shifted(leans, from, to map[string]float64) {
	for _, tone := range tones {
		if was, known := from[tone.feature]; known {
			leans[tone.feature] = clamp(leans[tone.feature]+(to[tone.feature]-was)/tone.strongest, -1, 1)
		}
	}
}
