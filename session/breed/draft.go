package breed

import (
	"math"
	"math/rand/v2"

	"cultivar/session/breed/gene"
)

// draft decides which operators work on one proposal, and how strongly. A proposal has one leading
// change that decides its character, one or two at medium strength that go with it, and sometimes a quiet one.
type draft struct {
	rng     *rand.Rand
	o       Options
	index   int
	parents int
	entries []gene.Entry
	used    []string

	directions []gene.Direction
	tone       map[string]float64 // the design's before anything is changed, where taste leads and cares
}

func (d *draft) run(s *sitting) {
	switch {
	case d.o.Around != nil && len(d.o.Around.Genes) > 0:
		d.around(s)
	case d.o.Like != nil && len(d.o.Like.Genes) > 0:
		d.like(s)
	case d.o.Unlike != nil && len(d.o.Unlike.Genes) > 0:
		d.unlike(s)
	case d.parents > 1:
		d.cross(s)
	case d.directed(s):
	default:
		d.mutate(s, d.rate(1.8), d.rate(1.4), d.rate(0.9))
	}
	if len(s.recipe.Genes) == 0 {
		d.anything(s)
	}
	d.please(s)
	d.supply(s)
}

// supply adds a quiet change of a trait that is wanted, another first for each proposal.
func (d *draft) supply(s *sitting) {
	want := without(d.o.Want, s.traits...)
	for i := range want {
		if d.one(s, want[(i+d.index)%len(want)], d.rate(1.1)) {
			return
		}
	}
}

// rate is the designer's strength times a factor, varied by a fifth either way, in hundredths.
func (d *draft) rate(factor float64) float64 {
	r := d.o.Rate
	if r <= 0 {
		r = 0.3
	}
	r *= factor * (0.8 + 0.4*d.rng.Float64())
	return math.Round(math.Max(0.05, math.Min(1, r))*100) / 100
}

// mutate leads with a trait that changes from proposal to proposal, so that a generation covers the traits. What follows goes with it; a
// change of palette, which is seen first, is likelier to.
func (d *draft) mutate(s *sitting, strengths ...float64) {
	traits := without(d.traits(), s.traits...)
	if len(traits) == 0 {
		return
	}
	lead := traits[d.index%leading(traits)]
	d.one(s, lead, strengths[0])
	rest := traits
	if d.o.Only == "" {
		rest = without(traits, lead)
		d.rng.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
		if at := indexOf(rest, Palette); at > 0 && d.rng.Float64() < d.colourful() {
			rest[0], rest[at] = rest[at], rest[0]
		}
	}
	done := 0
	for _, t := range rest {
		if done+1 >= len(strengths) {
			break
		}
		if d.one(s, t, strengths[done+1]) && s.shows() {
			done++
		}
	}
	// Where stills show too few traits for a generation to be varied by them alone, what moves goes along quietly.
	if seen := leading(traits); d.o.Only == "" && seen < fewestTraits && seen < len(traits) && !contains(s.traits, traits[seen]) {
		d.one(s, traits[seen], d.rate(0.9))
	}
}

// colourful is how likely a change of palette goes along: more so for a taste in colours.
func (d *draft) colourful() float64 {
	if !d.o.led(d.index) {
		return 0.5
	}
	t := d.o.Taste
	return math.Min(0.95, 0.5+math.Abs(t.Conviction("dark"))+math.Abs(t.Conviction("warm"))+math.Abs(t.Conviction("vivid")))
}

func indexOf(traits []Trait, t Trait) int {
	for i, x := range traits {
		if x == t {
			return i
		}
	}
	return -1
}

// traits lists the traits that may change in an order that depends on the seed alone; motion and time, which no still shows, never lead.
func (d *draft) traits() []Trait {
	var out, unseen []Trait
	for _, e := range d.entries {
		if e.Trait == Motion || e.Trait == Time {
			if !contains(unseen, e.Trait) {
				unseen = append(unseen, e.Trait)
			}
		} else if !e.Cross && !contains(out, e.Trait) {
			out = append(out, e.Trait)
		}
	}
	shuffle := rand.New(rand.NewPCG(d.o.Seed, 7))
	shuffle.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	if len(out) == 0 {
		return unseen
	}
	if len(unseen) > 0 && (d.rng.IntN(4) == 0 || len(out) < fewestTraits && d.index%free == free-1) {
		out = append(out, unseen...)
	}
	return out
}

// leading is how many of the traits, from the first, are seen in a still; all where none is.
func leading(traits []Trait) int {
	for i, t := range traits {
		if i > 0 && (t == Motion || t == Time) {
			return i
		}
	}
	return len(traits)
}

func without(traits []Trait, gone ...Trait) []Trait {
	var out []Trait
	for _, x := range traits {
		if !contains(gone, x) {
			out = append(out, x)
		}
	}
	return out
}

// one carries out one operator of a trait: the first that finds something to change, in an order drawn by weight.
func (d *draft) one(s *sitting, t Trait, strength float64) bool {
	return d.try(s, strength, func(e gene.Entry) bool { return e.Trait == t && !e.Cross })
}

func (d *draft) try(s *sitting, strength float64, fits func(gene.Entry) bool) bool {
	for _, e := range d.order(fits) {
		if !s.work.Suits(e.Name) {
			continue
		}
		g := Gene{Operator: e.Name, Trait: e.Trait, Strength: strength, Seed: d.rng.Uint64()}
		if e.Cross {
			g.From = 1 + d.rng.IntN(max(1, d.parents-1))
		}
		if s.try(g) {
			d.used = append(d.used, e.Name)
			return true
		}
	}
	return false
}

// order draws the fitting operators without replacement, likelier ones first.
func (d *draft) order(fits func(gene.Entry) bool) []gene.Entry {
	var pool []gene.Entry
	var weights []float64
	for _, e := range d.entries {
		if fits(e) && !contains(d.used, e.Name) && d.due(e) {
			pool = append(pool, e)
			weights = append(weights, e.Weight*d.liking(e))
		}
	}
	var out []gene.Entry
	for len(pool) > 0 {
		i := weighed(d.rng, weights)
		out = append(out, pool[i])
		pool = append(pool[:i:i], pool[i+1:]...)
		weights = append(weights[:i:i], weights[i+1:]...)
	}
	return out
}

// due says whether a proposal may use an operator: each family of those that are for once is open to one proposal in seven, so that a
// generation has others to choose from.
func (d *draft) due(e gene.Entry) bool {
	if e.Once == "" || d.o.Only != "" {
		return true
	}
	turn := d.o.Seed
	for _, c := range e.Once {
		turn = turn*31 + uint64(c)
	}
	return (turn+uint64(d.index))%7 == 0
}

func weighed(rng *rand.Rand, weights []float64) int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	x := rng.Float64() * total
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// liking is how much likelier taste makes an operator.
func (d *draft) liking(e gene.Entry) float64 {
	if d.o.Taste == nil || d.index%free == free-1 {
		return 1
	}
	return math.Exp(3.5 * d.o.Taste.Lean(e.Leans))
}

// cross takes one to three traits from other parents; two proposals of three are mutated a little besides.
func (d *draft) cross(s *sitting) {
	want := 1 + d.rng.IntN(3)
	for range want {
		d.try(s, 1, func(e gene.Entry) bool { return e.Cross && !contains(s.traits, e.Trait) })
	}
	if len(s.recipe.Genes) == 0 {
		d.mutate(s, d.rate(1.5), d.rate(1))
		return
	}
	if d.index%3 != 0 {
		d.mutate(s, d.rate(0.8))
	}
}

// like repeats a recipe with one gene drawn anew and one more besides.
func (d *draft) like(s *sitting) {
	genes := d.o.Like.Clone().Genes
	changed := d.rng.IntN(len(genes))
	for i, g := range genes {
		if !d.may(g) {
			continue
		}
		if i == changed {
			g.Seed = d.rng.Uint64()
			g.Strength = math.Round(math.Min(1, g.Strength*(0.7+0.8*d.rng.Float64()))*100) / 100
		}
		s.try(g)
		d.used = append(d.used, g.Operator)
	}
	traits := d.traits()
	d.one(s, traits[d.index%len(traits)], d.rate(0.9))
}

// longestRecipe is how many genes a recipe on the way to a target may have.
const longestRecipe = 8

// around stays close to a recipe: it draws one gene anew, leaves one out, or adds one.
func (d *draft) around(s *sitting) {
	genes := d.o.Around.Clone().Genes
	at, how := d.rng.IntN(len(genes)), d.rng.IntN(4)
	if len(genes) >= longestRecipe {
		how %= 2
	}
	for i, g := range genes {
		if i == at && how == 0 && len(genes) > 1 || !d.may(g) {
			continue
		}
		if i == at && how == 1 {
			g.Seed = d.rng.Uint64()
			g.Strength = math.Round(math.Max(0.05, math.Min(1, g.Strength*(0.5+d.rng.Float64())))*100) / 100
		}
		s.try(g)
		d.used = append(d.used, g.Operator)
	}
	if how > 1 || len(s.recipe.Genes) == 0 {
		traits := d.traits()
		d.one(s, traits[d.rng.IntN(len(traits))], d.rate(0.4+2*d.rng.Float64()))
	}
}

// may reports whether a gene's operator is there and its trait free.
func (d *draft) may(g Gene) bool {
	for _, e := range d.entries {
		if e.Name == g.Operator && (!e.Cross || g.From < d.parents) {
			return true
		}
	}
	return false
}

// unlike answers each gene by an operator of its trait that leans the other way.
func (d *draft) unlike(s *sitting) {
	for _, g := range d.o.Unlike.Genes {
		leans := leansOf(d.entries, g.Operator)
		d.used = append(d.used, g.Operator)
		turned := d.try(s, math.Max(0.4, g.Strength), func(e gene.Entry) bool {
			return e.Trait == g.Trait && !e.Cross && dot(e.Leans, leans) < 0
		})
		if !turned {
			d.one(s, g.Trait, g.Strength)
		}
	}
	traits := d.traits()
	d.one(s, traits[d.index%len(traits)], d.rate(0.8))
}

func leansOf(entries []gene.Entry, operator string) map[string]float64 {
	for _, e := range entries {
		if e.Name == operator {
			return e.Leans
		}
	}
	return nil
}

func dot(a, b map[string]float64) float64 {
	sum := 0.0
	for _, f := range Features {
		sum += a[f.Name] * b[f.Name]
	}
	return sum
}

// anything tries every operator that is free, for designs in which little can be changed, in the end those that do not suit it.
func (d *draft) anything(s *sitting) {
	free := func(e gene.Entry) bool { return !e.Cross || d.parents > 1 }
	if d.try(s, d.rate(1.7), free) {
		return
	}
	for _, e := range d.order(free) {
		if s.try(Gene{Operator: e.Name, Trait: e.Trait, Strength: d.rate(1.7), Seed: d.rng.Uint64(), From: min(1, d.parents-1)}) {
			return
		}
	}
}
