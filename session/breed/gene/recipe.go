package gene

import (
	"maps"
	"math/rand/v2"
)

// Recipe is what turns parents into a variant: the operators with all their parameters, in order.
type Recipe struct {
	Engine int    `json:"engine"`
	Genes  []Gene `json:"genes"`
	// Keep are selectors or ids whose elements stay as they are.
	Keep []string `json:"keep,omitempty"`
	// Hints are what a drawing of the first parent taught a Stock, such as which colour is the ground. They are
	// part of the recipe, so that a replay needs no browser.
	Hints map[string]string `json:"hints,omitempty"`
}

// Gene is one operator at work.
type Gene struct {
	Operator string  `json:"operator"`
	Trait    Trait   `json:"trait"`
	Strength float64 `json:"strength"` // 0 to 1
	Seed     uint64  `json:"seed,string"`
	// From is the parent that a crossover gene takes its trait from, an index into the parents; 0
	// for a mutation.
	From int `json:"from,omitempty"`
	// Params holds whatever else the operator needs to do the same again.
	Params map[string]string `json:"params,omitempty"`
}

// Rand is the gene's own source of random numbers: equal seeds, equal numbers, on every machine.
func (g Gene) Rand() *rand.Rand { return rand.New(rand.NewPCG(g.Seed, 0x9e3779b97f4a7c15)) }

// Clone is a copy that shares nothing.
func (r Recipe) Clone() Recipe {
	out := r
	out.Genes = append([]Gene(nil), r.Genes...)
	for i := range out.Genes {
		out.Genes[i].Params = maps.Clone(out.Genes[i].Params)
	}
	out.Keep = append([]string(nil), r.Keep...)
	out.Hints = maps.Clone(r.Hints)
	return out
}
