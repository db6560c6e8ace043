package breed

import (
	"math"

	"cultivar/session/breed/gene"
)

// led says that taste has a say in a proposal: every fourth explores freely, and so do those that vary a given recipe.
func (o Options) led(index int) bool {
	return o.Taste != nil && index%free != free-1 && o.Like == nil && o.Unlike == nil && o.Around == nil
}

// attempts is how often a proposal is drafted for the best to be taken: the more often, the firmer the taste.
func (o Options) attempts(index, parents int) int {
	if parents > 1 || !o.led(index) {
		return 1
	}
	return 1 + int(math.Round(2*o.Taste.firmest()))
}

// promise is how far a proposal goes the way of taste, -1 to 1: by what its operators lean towards, and by its colours where
// its kind can tell them.
func (d *draft) promise(s *sitting) float64 {
	leans := map[string]float64{}
	for _, g := range s.recipe.Genes {
		for name, v := range leansOf(d.entries, g.Operator) {
			leans[name] = clamp(leans[name]+v, -1, 1)
		}
	}
	if len(d.tone) > 0 {
		shifted(leans, d.tone, toneOf(s.work, d.o.Taste))
	}
	return d.o.Taste.Lean(leans)
}

// pleasing is the lean from which an operator goes the way of taste.
const pleasing = 0.25

// please adds a change that goes the way of taste where nothing in the proposal does, and keeps out of traits that
// have been changed, so that it does not undo what makes the proposal.
func (d *draft) please(s *sitting) {
	if d.parents > 1 || !d.o.led(d.index) || d.o.Taste.firmest() < pleasing || d.promise(s) >= pleasing {
		return
	}
	d.try(s, d.rate(1.4), func(e gene.Entry) bool {
		return !e.Cross && !contains(s.traits, e.Trait) && d.o.Taste.Lean(e.Leans) >= pleasing
	})
}

// bends says that an operator, of a trait that a direction changes anyway, goes so far the way of taste that it may stand in.
func (d *draft) bends(e gene.Entry, step []string) bool {
	if !d.o.led(d.index) || e.Cross || d.o.Taste.Lean(e.Leans) < pleasing {
		return false
	}
	for _, other := range d.entries {
		if other.Name == step[0] {
			return other.Trait == e.Trait
		}
	}
	return false
}
