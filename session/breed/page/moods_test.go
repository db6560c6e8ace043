package page

import (
	"slices"
	"testing"

	"cultivar/themes"
)

func TestMoodsAreReadable(t *testing.T) {
	for _, m := range slices.Concat(lightMoods, darkMoods, loudMoods) {
		ground, ink := themes.MustParse(m.ground), themes.MustParse(m.ink)
		if got := themes.Contrast(ground, ink); got < 5.5 {
			t.Errorf("%s on %s: ink has contrast %.1f", m.ink, m.ground, got)
		}
		if got := themes.Contrast(ground, themes.MustParse(m.accents[0])); got < 4 {
			t.Errorf("%s on %s: the first accent has contrast %.1f", m.accents[0], m.ground, got)
		}
	}
	for i, list := range [][]mood{lightMoods, darkMoods} {
		for _, m := range list {
			if dark := lch(m.ground).L < lch(m.ink).L; dark != (i == 1) {
				t.Errorf("%s stands among the wrong moods", m.ground)
			}
		}
	}
}
