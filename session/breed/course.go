package breed

import (
	"math"
	"math/rand/v2"
	"slices"

	"cultivar/session/breed/gene"
)

// free is how many proposals in a row go without a direction: one in so many.
const free = 4

// directed takes the design in one of its kind's directions, another for each proposal; false where the kind has none, where one trait only may
// change, where this proposal explores freely, or where the direction finds too little to change.
func (d *draft) directed(s *sitting) bool {
	if len(d.directions) == 0 || d.o.Only != "" || d.index%free == free-1 {
		return false
	}
	turn := d.index - d.index/free
	order := fitting(s, d.courses())
	if len(order) == 0 {
		return false
	}
	course := order[turn%len(order)]
	want := d.ambition()
	done := 0
	for _, step := range course.Steps {
		if done == want {
			break
		}
		factor := math.Max(0.9, 1.8-0.3*float64(done))
		if d.try(s, d.rate(factor), func(e gene.Entry) bool {
			return slices.Contains(step, e.Name) || !contains(s.traits, e.Trait) && d.bends(e, step)
		}) && s.shows() {
			done++
		}
	}
	if done == 1 && want > 1 {
		d.mutate(s, d.rate(1.4))
	}
	return done > 0
}

// fitting are the directions that begin with something that suits the design.
func fitting(s *sitting, courses []gene.Direction) []gene.Direction {
	var out []gene.Direction
	for _, c := range courses {
		if slices.ContainsFunc(c.Steps[0], s.work.Suits) {
			out = append(out, c)
		}
	}
	return out
}

// ambition is how many steps of a direction are taken: few at a low rate, all at a high one.
func (d *draft) ambition() int {
	r := d.o.Rate
	if r <= 0 {
		r = 0.3
	}
	return max(1, min(5, 1+int(math.Round(r*8))))
}

// courses are the directions in the order in which a generation takes them: drawn by the seed, those that suit the designer's taste
// likelier to come first.
func (d *draft) courses() []gene.Direction {
	rng := rand.New(rand.NewPCG(d.o.Seed, 23))
	pool := slices.Clone(d.directions)
	weights := make([]float64, len(pool))
	for i, c := range pool {
		weights[i] = d.suits(c)
	}
	var out []gene.Direction
	for len(pool) > 0 {
		i := weighed(rng, weights)
		out = append(out, pool[i])
		pool, weights = slices.Delete(pool, i, i+1), slices.Delete(weights, i, i+1)
	}
	return out
}

// suits is how much taste likes a direction: the mean over its steps of the best of each.
func (d *draft) suits(c gene.Direction) float64 {
	if d.o.Taste == nil {
		return 1
	}
	sum := 0.0
	for _, step := range c.Steps {
		best := -1.0
		for _, e := range d.entries {
			if slices.Contains(step, e.Name) || d.bends(e, step) {
				best = math.Max(best, d.o.Taste.Lean(e.Leans))
			}
		}
		sum += best
	}
	return math.Exp(3 * sum / float64(max(1, len(c.Steps))))
}
