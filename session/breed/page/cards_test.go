package page

import (
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

func TestCardsTakeColoursOfTheirOwnFromThePalette(t *testing.T) {
	dyed := 0
	for seed := range uint64(6) {
		w, err := Stock.Begin([]artifact.Artifact{starter(t, "pricing")}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		w.Do(gene.Gene{Operator: "palette.mood", Trait: gene.Palette, Strength: 0.5, Seed: seed})
		if _, ok := w.Do(gene.Gene{Operator: "palette.cards", Trait: gene.Palette, Strength: 0.5, Seed: seed}); !ok {
			continue
		}
		dyed++
		a, err := w.Artifact()
		if err != nil {
			t.Fatal(err)
		}
		p := &Page{design: parse(a)}
		var grounds []themes.Color
		for _, class := range []string{".plan-solo", ".plan-studio", ".plan-house"} {
			c, _, _ := p.backdrop(p.found[class][0])
			for _, other := range grounds {
				if themes.HueDistance(c.LCH().H, other.LCH().H) < 12 {
					t.Errorf("seed %d: %s has a colour like another card's", seed, class)
				}
			}
			grounds = append(grounds, c)
		}
		if failing := p.failures(); len(failing) > 0 {
			t.Errorf("seed %d: %d texts cannot be read", seed, len(failing))
		}
	}
	if dyed < 4 {
		t.Errorf("%d of six palettes coloured the cards", dyed)
	}
}
