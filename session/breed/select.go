package breed

import (
	"math/rand/v2"
	"sort"
)

// Alike is the distance (of compare.Signature) below which two pictures count as looking the same, and distinct the one
// from which more makes no difference to choosing.
const (
	Alike    = 0.016
	distinct = 0.12
)

// Choice is a candidate that is to be shown.
type Choice struct {
	// Index is into the candidates.
	Index int
	// Distance is how far its picture is from the first parent's, 0 to 1; -1 if one was not drawn.
	Distance float64
	// Notes say what is wrong with it, for one that is shown only because there were not enough good ones.
	Notes []string
}

// Select chooses exactly want candidates (all of them if there are fewer), in the order in which they are to be shown: first
// those that work and look unlike the parents and each other, spread over the traits and leaning towards taste;
// a quarter of the places is chosen for novelty alone. Where there is a target, what comes nearest to it is chosen
// and stands first. Too few such: the least bad fill up.
func Select(parents, candidates []Look, want int, taste *Taste, seed uint64) []Choice {
	f := newField(parents, candidates, taste)
	f.want = min(want, len(candidates))
	rng := rand.New(rand.NewPCG(seed, 11))
	for len(f.chosen) < f.want {
		explore := rng.IntN(4) == 0 && f.top == 0
		f.choose(f.best(explore))
	}
	return choices(f.chosen)
}

// choices puts what is broken last, and before it first what is nearest to the target.
func choices(chosen []*candidate) []Choice {
	sort.SliceStable(chosen, func(i, j int) bool {
		a, b := chosen[i], chosen[j]
		if a.bad != b.bad {
			return a.bad < b.bad
		}
		return a.near > b.near
	})
	out := make([]Choice, len(chosen))
	for n, c := range chosen {
		out[n] = Choice{c.index, c.fromParent, c.notes}
	}
	return out
}
