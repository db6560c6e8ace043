package page

import (
	"fmt"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/render/browser/browsertest"
	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// shareOf is the share of a picture that has a colour of a name.
func shareOf(s render.Shot, name string) float64 {
	n, all := 0, 0
	b := s.Image.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 2 {
		for x := b.Min.X; x < b.Max.X; x += 2 {
			c := s.Image.RGBAAt(x, y)
			all++
			if themes.ColorName(themes.RGB8(c.R, c.G, c.B)) == name {
				n++
			}
		}
	}
	return float64(n) / float64(all)
}

func TestAnAccentIsNamedOnlyWhereItIsSeen(t *testing.T) {
	cam := browsertest.Open(t)
	names := []string{"landing", "pricing", "email"}
	var parents []artifact.Artifact
	for _, name := range names {
		parents = append(parents, starter(t, name))
	}
	before := drawn(t, cam, parents, 0.25)
	var children []artifact.Artifact
	var accents, what []string
	for i, a := range parents {
		for _, op := range []string{"palette.mood", "palette.night", "palette.day", "palette.loud", "palette.sunny", "palette.frosty"} {
			for seed := range uint64(2) {
				w, err := Stock.Begin([]artifact.Artifact{a}, nil, Stock.Hints(a, before[i].Facts))
				if err != nil {
					t.Fatal(err)
				}
				caption, ok := w.Do(gene.Gene{Operator: op, Trait: gene.Palette, Strength: 0.5, Seed: seed})
				accent, _, named := strings.Cut(caption, " on ")
				if !ok || !named {
					continue
				}
				child, err := w.Artifact()
				if err != nil {
					t.Fatal(err)
				}
				children, accents, what = append(children, child), append(accents, accent), append(what, fmt.Sprintf("%s of %s: %s", op, names[i], caption))
			}
		}
	}
	if len(children) < 12 {
		t.Errorf("only %d captions name an accent", len(children))
	}
	for n, shot := range drawn(t, cam, children, 0.5) {
		if share := shareOf(shot, accents[n]); share < noticed/2 {
			t.Errorf("%s is seen on %.2f %% of the first screen", what[n], 100*share)
		}
	}
}

func TestNightFallsOverADrawingThatTextStandsOn(t *testing.T) {
	w, err := Stock.Begin([]artifact.Artifact{starter(t, "landing")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := w.Do(gene.Gene{Operator: "palette.night", Trait: gene.Palette, Strength: 0.5, Seed: 1}); !ok {
		t.Fatal("the page did not turn dark")
	}
	a, err := w.Artifact()
	if err != nil {
		t.Fatal(err)
	}
	lightness := map[string]float64{}
	for _, s := range parse(a).slots {
		if s.picture && s.node == nil {
			if v, err := themes.ParseColor(s.value); err == nil && v.Paints() {
				key := "thing"
				if s.behind {
					key = "sky"
				}
				lightness[key] = max(lightness[key], v.Color.LCH().L)
			}
		}
	}
	if lightness["sky"] > 0.52 || lightness["thing"] < 0.85 {
		t.Errorf("the sky is as light as %.2f, and what shines %.2f", lightness["sky"], lightness["thing"])
	}
}
