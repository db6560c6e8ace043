package breed

import (
	"cultivar/render"
	"cultivar/session/artifact"
)

// Options steer the proposals of one generation.
type Options struct {
	// Seed and a proposal's index give the proposal's own seed.
	Seed uint64
	// Rate is the strength of mutation, 0 to 1; 0.3 is usual.
	Rate float64
	// Locks are traits that stay the first parent's.
	Locks []Trait
	// Keep are selectors or ids whose elements stay as they are.
	Keep []string
	// Only, if not empty, is the one trait that changes.
	Only Trait
	// Facts are what a browser measured of the first parent; nil if it was not drawn.
	Facts *render.Facts
	// Like and Unlike, if set, are a recipe to vary around or to turn around (m and M).
	Like, Unlike *Recipe
}

// Proposal is a variant that nobody has seen yet.
type Proposal struct {
	Artifact artifact.Artifact
	Recipe   Recipe
	// Caption says what changed in a designer's words: "warmer palette, larger type".
	Caption string
	// Traits are the traits that changed, without repetition.
	Traits []Trait
	// Seed is the proposal's own seed.
	Seed uint64
}
