package page

import (
	"slices"
	"strings"
	"testing"

	"cultivar/session/breed/gene"
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

func TestALightIsReadableAndGivesEveryDepthItsOwn(t *testing.T) {
	for _, a := range airs {
		ink := themes.MustParse(a.mood.ink)
		for i, least := range []float64{7, 4.5} {
			if got := themes.Contrast(ink, themes.MustParse(a.sky[i])); got < least {
				t.Errorf("%s: ink on %s has contrast %.1f", a.says, a.sky[i], got)
			}
		}
		if got := themes.Contrast(themes.MustParse(a.mood.ground), themes.MustParse(a.mood.accents[0])); got < themes.AA {
			t.Errorf("%s: the first accent has contrast %.1f", a.says, got)
		}
		for i := 1; i < len(a.land); i++ {
			if lch(a.land[i]).L >= lch(a.land[i-1]).L {
				t.Errorf("%s: %s is no nearer than %s", a.says, a.land[i], a.land[i-1])
			}
		}
	}
}

func TestALandscapeIsSeenInAnotherLight(t *testing.T) {
	said := map[string]bool{}
	for seed := range uint64(12) {
		out, caption, ok := do(t, starter(t, "landing"), nil, gene.Gene{Operator: "palette.air", Trait: gene.Palette, Strength: 0.5, Seed: seed})
		if !ok {
			t.Fatalf("seed %d: no other light", seed)
		}
		said[caption] = true
		at := slices.IndexFunc(airs, func(a air) bool { return a.says == caption })
		drawing := string(out.Files["img/viaduct.svg"])
		for _, want := range []string{airs[at].sky[0], airs[at].sky[2], airs[at].water[1], airs[at].sun, airs[at].lamp} {
			if !strings.Contains(drawing, want) {
				t.Errorf("%s: %s is not in the drawing", caption, want)
			}
		}
	}
	if len(said) < 4 {
		t.Errorf("only %d lights in twelve", len(said))
	}
}
