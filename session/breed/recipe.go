package breed

// Recipe is what turns parents into a variant: the operators with all their parameters, in order.
type Recipe struct {
	Engine int    `json:"engine"`
	Genes  []Gene `json:"genes"`
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
