package breed

import (
	"testing"

	"cultivar/session/artifact"
)

// picks teaches a taste one pick of nine after the other, each of them a tile of a darkness among tiles of others.
func picks(taste *Taste, darkness ...float64) {
	for n, picked := range darkness {
		var shown []Look
		for i := range 9 {
			shown = append(shown, Look{Known: map[string]float64{"dark": -0.9 + 0.2*float64(i), "warm": []float64{0.3, -0.2, 0.1}[(i+n)%3]}})
		}
		taste.Show(shown)
		at := 0
		for i, look := range shown {
			if d := look.Known["dark"] - picked; d > -0.11 && d < 0.11 {
				at = i
			}
		}
		taste.Learn(Marked, shown[at])
		for i, look := range shown {
			if i != at {
				taste.Learn(Ignored, look)
			}
		}
	}
}

func TestTwoLikePicksAreBelievedAndAContraryOneTurnsNothing(t *testing.T) {
	var taste Taste
	picks(&taste, 0.7)
	once := taste.Conviction("dark")
	picks(&taste, 0.5)
	twice := taste.Conviction("dark")
	if once <= 0 || once > 0.35 || twice < 2*once {
		t.Errorf("after one dark pick its conviction is %.2f, after two %.2f", once, twice)
	}
	picks(&taste, 0.7, 0.5)
	picks(&taste, -0.9)
	if got := taste.Conviction("dark"); got < twice {
		t.Errorf("four dark picks and a light one leave a conviction of %.2f, two dark ones %.2f", got, twice)
	}
	picks(&taste, -0.9, -0.7, -0.9, -0.7, -0.9, -0.9)
	if got := taste.Conviction("dark"); got >= 0 {
		t.Errorf("seven light picks after four dark ones leave a conviction of %.2f", got)
	}
}

func TestAQuarterExploresFreely(t *testing.T) {
	taste := &Taste{Weights: map[string]float64{"dark": 1, "round": 1}, Lessons: 9}
	parent := []artifact.Artifact{pageOf(sheet)}
	for i := range 24 {
		led := mustPropose(t, parent, Options{Seed: 5, Taste: taste}, i)
		free := mustPropose(t, parent, Options{Seed: 5}, i)
		if i%4 == 3 && led.Artifact.Key() != free.Artifact.Key() {
			t.Errorf("proposal %d follows taste", i)
		}
	}
}

func TestWantedTraitsAreChangedBesides(t *testing.T) {
	parent := []artifact.Artifact{pageOf(sheet)}
	for i := range 6 {
		plain, wanting := Options{Seed: 5, Locks: []Trait{Motion}}, Options{Seed: 5, Want: []Trait{Motion}}
		if got := mustPropose(t, parent, wanting, i).Traits; !contains(got, Motion) {
			t.Errorf("proposal %d changes %v", i, got)
		}
		if got := mustPropose(t, parent, plain, i).Traits; contains(got, Motion) {
			t.Errorf("proposal %d changes %v", i, got)
		}
	}
}

func TestWhatIsMissing(t *testing.T) {
	twice := func(traits ...Trait) (out []Proposal) {
		return []Proposal{{Traits: traits}, {Traits: traits}}
	}
	few := append(twice(Palette, Layout), Proposal{Traits: []Trait{Stroke}})
	if got := Missing(artifact.Drawing, Options{}, few); !contains(got, Stroke) || !contains(got, Texture) || contains(got, Palette) {
		t.Errorf("of two traits and one that is changed once %v are missing", got)
	}
	if got := Missing(artifact.Drawing, Options{Locks: []Trait{Texture}}, few); contains(got, Texture) {
		t.Errorf("a locked trait is missing: %v", got)
	}
	if got := Missing(artifact.Drawing, Options{Only: Palette}, few); got != nil {
		t.Errorf("where one trait only may change %v are missing", got)
	}
	if got := Missing(artifact.Drawing, Options{}, twice(Palette, Layout, Stroke, Texture)); got != nil {
		t.Errorf("of four traits %v are missing", got)
	}
}

// TestTheLastPlaceIsKeptForAMissingTrait offers twelve of three traits, and one of a fourth besides the one that is liked least.
func TestTheLastPlaceIsKeptForAMissingTrait(t *testing.T) {
	var candidates []Look
	for i := range 12 {
		candidates = append(candidates, Look{Proposal: Proposal{Traits: [][]Trait{{Palette}, {Layout}, {Type}}[i%3]}})
	}
	candidates = append(candidates, Look{Proposal: Proposal{Traits: []Trait{Palette, Motion}}})
	changed := map[Trait]bool{}
	for _, c := range Select([]Look{{}}, candidates, 5, &Taste{Traits: map[Trait]float64{Palette: -1}, Lessons: 9}, 3) {
		for _, trait := range candidates[c.Index].Proposal.Traits {
			changed[trait] = true
		}
	}
	if !changed[Motion] {
		t.Errorf("five tiles change %v", changed)
	}
}
