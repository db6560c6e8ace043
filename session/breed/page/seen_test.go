package page

import (
	"testing"

	"cultivar/session/breed/gene"
)

func TestAFixedLetterIsNotCalledWider(t *testing.T) {
	for seed := range uint64(4) {
		for _, name := range []string{"layout.wider", "layout.narrower"} {
			out, caption, ok := do(t, page(letter), nil, gene.Gene{Operator: name, Strength: 0.5, Seed: seed})
			if ok || string(out.Source()) != letter {
				t.Errorf("%s: %q, though the table's width is fixed", name, caption)
			}
		}
	}
}

func TestTheGroundIsNamedAsItIs(t *testing.T) {
	for seed := range uint64(12) {
		out, caption, ok := do(t, page(shop), nil, gene.Gene{Operator: "palette.paper", Strength: 0.6, Seed: seed})
		if !ok {
			continue
		}
		ground, _ := (&Page{design: parse(out)}).surface()
		if want := surfaceName(ground) + " ground"; caption != want {
			t.Errorf("seed %d says %q of a page with %q", seed, caption, want)
		}
	}
}
