package page

import (
	"testing"

	"cultivar/render"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

// starter is one of the pages that a session may start from.
func starter(t *testing.T, name string) artifact.Artifact {
	t.Helper()
	a, _, err := artifact.Open("../../starter/files/" + name + "/index.html")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// legible is the contrast that WCAG AA asks of an element's text.
func legible(e render.Element) float64 {
	if e.FontSize >= 24 || e.FontSize >= 18.66 && e.FontWeight >= 700 {
		return 3
	}
	return 4.5
}

// readableTexts are what of pages can be read in at least one place where it stands.
func readableTexts(shots ...render.Shot) map[string]bool {
	out := map[string]bool{}
	for _, s := range shots {
		for _, e := range s.Facts.Elements {
			if e.Text != "" && e.Contrast >= legible(e) {
				out[e.Text] = true
			}
		}
	}
	return out
}

func TestWhatWasReadableIsReadableInACrossover(t *testing.T) {
	cam := browsertest.Open(t)
	names := []string{"landing", "pricing", "email"}
	var parents []artifact.Artifact
	for _, name := range names {
		parents = append(parents, starter(t, name))
	}
	parents = append(parents, page(shop))
	names = append(names, "shop")
	before := drawn(t, cam, parents, 0.25)
	var all []crossed
	for i, a := range parents {
		for k, other := range parents {
			if k != i {
				all = append(all, crossings(t, a, other, before[i].Facts, [2]int{i, k})...)
			}
		}
	}
	var children []artifact.Artifact
	for _, c := range all {
		children = append(children, c.child)
	}
	for n, shot := range drawn(t, cam, children, 0.25) {
		i, k := all[n].of[0], all[n].of[1]
		was := readableTexts(before[i], before[k])
		now := readableTexts(shot)
		for _, e := range shot.Facts.Elements {
			if e.Text != "" && was[e.Text] && !now[e.Text] {
				t.Errorf("%s of %s in %s: %q could be read and has a contrast of %.1f (%s on %s)", all[n].operator, names[k], names[i], e.Text, e.Contrast, e.Color, e.Background)
			}
		}
	}
}

// crossed is a child of two pages.
type crossed struct {
	operator string
	of       [2]int
	child    artifact.Artifact
}

// crossings are what every operator of crossover makes of two pages.
func crossings(t *testing.T, a, other artifact.Artifact, facts *render.Facts, of [2]int) (out []crossed) {
	t.Helper()
	for n, e := range Stock.Catalog() {
		if !e.Cross {
			continue
		}
		w, err := Stock.Begin([]artifact.Artifact{a, other}, nil, Stock.Hints(a, facts))
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := w.Do(gene.Gene{Operator: e.Name, Trait: e.Trait, Strength: 0.6, Seed: uint64(n), From: 1}); !ok {
			continue
		}
		child, err := w.Artifact()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, crossed{e.Name, of, child})
	}
	return out
}
