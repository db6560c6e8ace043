package breed

import (
	"fmt"
	"maps"
	"math/rand/v2"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

// Propose makes one variant: with one parent a mutation, with more a crossover, often mutated too. It is a
// pure function of its arguments; index counts the proposals of a generation from 0. Where taste leads, it is the one of
// several drafts that promises most. The error says that nothing can be changed.
func Propose(parents []artifact.Artifact, o Options, index int) (Proposal, error) {
	stock, err := stockOf(parents)
	if err != nil {
		return Proposal{}, err
	}
	entries := allowed(stock.Catalog(), o)
	if len(entries) == 0 {
		return Proposal{}, fmt.Errorf("breed: every trait is locked")
	}
	seed := mix(o.Seed, uint64(index))
	recipe := Recipe{Keep: o.Keep, Hints: o.hints(stock, parents)}
	var best *sitting
	var promised float64
	var tone map[string]float64
	for attempt := range o.attempts(index, len(parents)) {
		s, err := begin(stock, parents, recipe)
		if err != nil {
			return Proposal{}, err
		}
		if attempt == 0 && o.led(index) {
			tone = toneOf(s.work, o.Taste)
		}
		d := &draft{
			rng: rand.New(rand.NewPCG(seed, 0x5851f42d4c957f2d+uint64(attempt))), o: o, index: index, parents: len(parents),
			entries: entries, directions: stock.Directions(), tone: tone,
		}
		d.run(s)
		if promise := d.promise(s); best == nil || promise > promised {
			best, promised = s, promise
		}
	}
	if len(best.recipe.Genes) == 0 {
		return Proposal{}, fmt.Errorf("breed: no operator finds anything to change in %s", parents[0].Main)
	}
	return best.proposal(seed)
}

// hints are what a drawing of the first parent teaches, and what the designer calls the others.
func (o Options) hints(stock gene.Stock, parents []artifact.Artifact) map[string]string {
	hints := maps.Clone(stock.Hints(parents[0], o.Facts)) // a stock may give the same map to all that ask
	for i, name := range o.Names {
		if i == 0 || name == "" {
			continue
		}
		if hints == nil {
			hints = map[string]string{}
		}
		hints[gene.NameHint(i)] = name
	}
	return hints
}

// mix hashes a seed and an index (the finaliser of SplitMix64).
func mix(seed, index uint64) uint64 {
	x := seed + (index+1)*0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// allowed leaves out what the designer locked.
func allowed(all []gene.Entry, o Options) []gene.Entry {
	var out []gene.Entry
	for _, e := range all {
		if contains(o.Locks, e.Trait) || o.Only != "" && e.Trait != o.Only {
			continue
		}
		out = append(out, e)
	}
	return out
}
