package shader

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// unlike are designs that have little in common: a noise, a raymarcher of macros that leaves the range where it hits nothing, another one, a
// landscape, and flat tiles.
func unlike(t *testing.T) []artifact.Artifact {
	t.Helper()
	out := []artifact.Artifact{design("toy.glsl", samples["toy.glsl"]), design("macro.glsl", samples["macro.glsl"])}
	for _, name := range []string{"pearl/pearl.glsl", "dusk/dusk.glsl", "tiles/tiles.frag"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "starter", "files", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, design(filepath.Base(name), string(data)))
	}
	return out
}

// sampled are the colours of a picture at places of a grid.
func sampled(p *photo) []themes.Lab {
	var out []themes.Lab
	for y := 4; y < high; y += 9 {
		for x := 4; x < wide; x += 8 {
			out = append(out, p[y][x])
		}
	}
	return out
}

// colours is how far the colours of two pictures are apart, wherever they stand: from each to the nearest of the other's, both ways.
func colours(a, b *photo) float64 {
	one, two := sampled(a), sampled(b)
	return (nearestOf(one, two) + nearestOf(two, one)) / 2
}

func nearestOf(from, to []themes.Lab) float64 {
	sum := 0.0
	for _, c := range from {
		best := math.Inf(1)
		for _, d := range to {
			best = min(best, apart(c, d))
		}
		sum += best
	}
	return sum / float64(len(from))
}

// edges are how much lightness changes within squares of four pixels.
func edges(p *photo) []float64 {
	out := make([]float64, (wide/4)*(high/4))
	p.each(area{0, 0, 1 - 1.5/wide, 1 - 1.5/high}, func(x, y int, c themes.Lab) {
		out[y/4*(wide/4)+x/4] += math.Abs(c.L-p[y][x+1].L) + math.Abs(c.L-p[y+1][x].L)
	})
	for i, v := range out { // a line is a line, be it strong or weak
		out[i] = math.Sqrt(v)
	}
	return out
}

// structure is how much the edges of two pictures stand at the same places: a correlation.
func structure(a, b *photo) float64 {
	x, y := edges(a), edges(b)
	var mx, my float64
	for i := range x {
		mx, my = mx+x[i]/float64(len(x)), my+y[i]/float64(len(y))
	}
	both, one, two := 0.0, 1e-9, 1e-9
	for i := range x {
		u, v := x[i]-mx, y[i]-my
		both, one, two = both+u*v, one+u*u, two+v*v
	}
	return both / math.Sqrt(one*two)
}

// crosses makes children of all pairs by one operator, and draws them.
func crosses(t *testing.T, operator string, each func(a, b, child *photo, caption string)) {
	t.Helper()
	cam := browsertest.Open(t)
	all := unlike(t)
	before := drawn(t, cam, all, nil)
	type pair struct {
		a, b    int
		caption string
	}
	var pairs []pair
	var children []artifact.Artifact
	for i := range all {
		for k := range all {
			if i == k {
				continue
			}
			w, err := Stock.Begin([]artifact.Artifact{all[i], all[k]}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			caption, ok := w.Do(gene.Gene{Operator: operator, Strength: 0.6, Seed: uint64(5*i + k), From: 1})
			if !ok {
				t.Errorf("%s: %s with %s: nothing is done", operator, all[i].Main, all[k].Main)
				continue
			}
			child, err := w.Artifact()
			if err != nil {
				t.Fatal(err)
			}
			pairs, children = append(pairs, pair{i, k, all[i].Main + " with " + all[k].Main + ": " + caption}), append(children, child)
		}
	}
	for n, child := range drawn(t, cam, children, nil) {
		if child == nil {
			t.Errorf("%s is not drawn", pairs[n].caption)
			continue
		}
		each(before[pairs[n].a], before[pairs[n].b], child, pairs[n].caption)
	}
}

func TestACrossoverHasTheColoursOfOneAndTheFormsOfTheOther(t *testing.T) {
	crosses(t, "cross.palette", func(a, b, child *photo, caption string) {
		if was, is := colours(a, b), colours(child, b); is >= was || is > 0.08 && is > 0.8*was {
			t.Errorf("%s: the colours are %.3f from the other's, %.3f before", caption, is, was)
		}
		if own, other := structure(child, a), structure(child, b); own < 0.7 || own < other+0.2 {
			t.Errorf("%s: the forms are %.2f like its own, %.2f like the other's", caption, own, other)
		}
	})
}

func TestABlendShowsBothByAMask(t *testing.T) {
	crosses(t, "cross.mask", func(a, b, child *photo, caption string) {
		far, ofA, ofB, n := 0.0, 0.0, 0.0, 0.0
		child.each(whole, func(x, y int, c themes.Lab) {
			toA, toB := apart(c, a[y][x]), apart(c, b[y][x])
			far += onto(c, a[y][x], b[y][x])
			switch {
			case toA < 0.03 && toB > 0.06:
				ofA++
			case toB < 0.03 && toA > 0.06:
				ofB++
			}
			n++
		})
		if far/n > 0.02 {
			t.Errorf("%s: a pixel is %.3f away from a mixture of the two on average", caption, far/n)
		}
		if ofA/n < 0.05 || ofB/n < 0.05 {
			t.Errorf("%s: %.0f %% of the picture is the one, %.0f %% the other", caption, 100*ofA/n, 100*ofB/n)
		}
	})
}

// onto is how far a colour is from the line between two others.
func onto(c, a, b themes.Lab) float64 {
	u := themes.Lab{L: b.L - a.L, A: b.A - a.A, B: b.B - a.B}
	k := ((c.L-a.L)*u.L + (c.A-a.A)*u.A + (c.B-a.B)*u.B) / max(1e-9, u.L*u.L+u.A*u.A+u.B*u.B)
	k = max(0, min(1, k))
	return apart(c, themes.Lab{L: a.L + k*u.L, A: a.A + k*u.A, B: a.B + k*u.B})
}
