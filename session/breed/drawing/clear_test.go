package drawing

import (
	"testing"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

const (
	badge = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="40" fill="#2a6fdb"/><circle cx="50" cy="50" r="14" fill="#ffd166"/></svg>`
	scene = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#f4e9d8"/><circle cx="60" cy="40" r="18" fill="#f25c3b"/><path d="M20 50h20v-30z" fill="#1d5f7a"/><path d="M0 55h100v45H0z" fill="#3f8f95"/></svg>`
)

func worked(t *testing.T, svg, operator string) int {
	t.Helper()
	n := 0
	for seed := range uint64(12) {
		if _, _, ok := do(t, drawing(svg), gene.Gene{Operator: operator, Strength: 0.8, Seed: seed}); ok {
			n++
		}
	}
	return n
}

func TestOnlyDetailsThatNothingElseTouchesAreScaled(t *testing.T) {
	if worked(t, badge, "shape.exaggerate") == 0 {
		t.Error("a disc alone in a disc is not scaled")
	}
	if n := worked(t, scene, "shape.exaggerate"); n > 0 {
		t.Errorf("parts of a scene are scaled for themselves by %d seeds", n)
	}
}

func TestALineGoesAroundAllMainShapesOrNone(t *testing.T) {
	for _, operator := range []string{"stroke.outline"} {
		if n := worked(t, scene, operator); n > 0 {
			t.Errorf("%s leaves the sea without a line for %d seeds", operator, n)
		}
		if worked(t, badge, operator) == 0 {
			t.Errorf("%s goes around nothing", operator)
		}
	}
}

func TestWhatIsSaidOfAClassIsKnownToWhatFollows(t *testing.T) {
	const classed = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 120"><style>.sky { fill: #f2e8d8 } .sun { fill: #ef5a3c }</style><rect class="sky" width="90" height="120"/><circle class="sun" cx="50" cy="50" r="24"/><path d="M0 90h90v30H0z" fill="#123f5e"/></svg>`
	d := opened(t, drawing(classed))
	in := gene.In{Rand: gene.Gene{Seed: 3}.Rand(), Strength: 0.5}
	if _, ok := d.slice(); !ok {
		t.Fatal("the sun is not cut into bands")
	}
	sun := d.shapes[1]
	bands := d.paint(sun, "fill")
	d.lit(in)
	if now := d.paint(sun, "fill"); now != bands || bands == "#ef5a3c" {
		t.Errorf("the bands %q were painted over with %q", bands, now)
	}
}

func TestPalettesAreNotMuddy(t *testing.T) {
	for _, operator := range []string{"palette.mood", "palette.hue", "palette.scheme"} {
		for seed := range uint64(12) {
			out, _, ok := do(t, drawing(scene), gene.Gene{Operator: operator, Strength: 0.8, Seed: seed})
			d := &Drawing{sketch: parse(out)}
			if share := mud(d.shown()); ok && share > 0.12 {
				t.Errorf("%s, seed %d: %.2f of it is mud", operator, seed, share)
			}
		}
	}
	if p := themes.MustParse("#6b7027").LCH(); !tint.Muddy(p) || tint.Muddy(tint.Clear(p)) {
		t.Error("olive stays olive")
	}
}
