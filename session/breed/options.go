package breed

import "cultivar/render"

// Options steer the proposals of one generation.
type Options struct {
	// Seed and a proposal's index give the proposal's own seed.
	Seed uint64
	// Rate is the strength of mutation, 0 to 1; 0.3 is usual.
	Rate float64
	// Names are what the designer calls the parents ("tile 3"), for captions; it may be shorter than the parents.
	Names []string
	// Locks are traits that stay the first parent's.
	Locks []Trait
	// Keep are selectors or ids whose elements stay as they are.
	Keep []string
	// Only, if not empty, is the one trait that changes.
	Only Trait
	// Want are traits of which a proposal changes one besides, the first that it can.
	Want []Trait
	// Facts are what a browser measured of the first parent; nil if it was not drawn.
	Facts *render.Facts
	// Like and Unlike, if set, are a recipe to vary around or to turn around (m and M).
	Like, Unlike *Recipe
	// Around, if set, is a recipe to stay close to, on the way to a target: one of its genes changes, goes or is added.
	Around *Recipe
	// Taste, if set, makes operators that lean its way likelier in three proposals of four.
	Taste *Taste
}
