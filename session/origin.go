package session

import "cultivar/session/breed/gene"

// Origin is how a variant came to be.
type Origin string

// The origins.
const (
	Seed    Origin = "seed"    // a file, a starter, or a new design from words
	Ask     Origin = "ask"     // an instruction
	Breed   Origin = "breed"   // the engine
	Edit    Origin = "edit"    // a person's own editor
	Theme   Origin = "theme"   // a theme was worn
	Repair  Origin = "repair"  // something broken was mended
	Restore Origin = "restore" // an older version brought back, or one change taken back
)

// Provenance is all that is needed to say, and to make again, how a variant came to be.
type Provenance struct {
	Origin Origin `json:"origin"`
	// Proposer is who proposed it: "engine", "phrasebook", "person", or a model's name.
	Proposer string `json:"proposer"`
	// Instruction is what the designer typed, if anything.
	Instruction string      `json:"instruction,omitempty"`
	Recipe      gene.Recipe `json:"recipe,omitzero"`
	Seed        uint64      `json:"seed,omitempty,string"`
	Model       string      `json:"model,omitempty"`
	Tokens      int         `json:"tokens,omitempty"`
	// Cost is in the currency of the configured prices.
	Cost float64 `json:"cost,omitempty"`
}
