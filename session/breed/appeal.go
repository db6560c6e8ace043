package breed

import (
	"math"
	"slices"
)

// appeal is what a picture has of qualities that people who compare designs with their parents notice first, each a
// share of the picture but for reach.
type appeal struct {
	// sour is covered by greens that lean to yellow, the hues that are liked least (Palmer and Schloss, "An
	// ecological valence theory of human color preference", 2010).
	sour float64
	// glaring is covered by colours of a chroma that hardly anything but a lamp has.
	glaring float64
	// black is covered by what is as good as black.
	black float64
	// reach is the lightness between the darkest and the lightest twentieth, 0 to 1.
	reach float64
}

// appeal measures a picture.
func (s *impression) appeal() appeal {
	var a appeal
	lightness := make([]float64, len(s.cells))
	share := 1 / float64(len(s.cells))
	for i, c := range s.cells {
		lightness[i] = c.L
		chroma, hue := math.Hypot(c.A, c.B), math.Atan2(c.B, c.A)*180/math.Pi
		if chroma > 0.05 && hue > 90 && hue < 160 {
			a.sour += share
		}
		if chroma > 0.22 {
			a.glaring += share
		}
		if c.L < 0.12 {
			a.black += share
		}
	}
	slices.Sort(lightness)
	n := len(lightness) - 1
	a.reach = lightness[n*19/20] - lightness[n/20]
	return a
}

// lost is how much of a parent's appeal a picture lost, 0 to about 3: what is gained of any of them makes up for nothing.
func (a appeal) lost(parent appeal) float64 {
	more := func(mine, theirs float64) float64 { return math.Max(0, mine-theirs) }
	return more(a.sour, parent.sour) + 1.5*more(a.glaring, parent.glaring) + 0.5*more(a.black, parent.black) + more(parent.reach, a.reach)
}
