package gene

import "math/rand/v2"

// Operator is one coherent change that a designer would make, over a working state of type W.
type Operator[W any] struct {
	// Name is unique within its kind and stable: recipes refer to it. "palette.warmer".
	Name  string
	Trait Trait
	// Doc says in one line what it does.
	Doc string
	// Weight is how often it is chosen among its trait's operators; 0 means 1.
	Weight float64
	// Cross says that it takes its trait from another parent, In.From.
	Cross bool
	// Once names a family of striking operators, of which at most one variant of a generation makes use; "" for the others.
	Once string
	// Leans are the features of taste that it strengthens, or weakens if negative: {"dark": 1}.
	Leans map[string]float64
	// Suits says whether a designer would think of it for this design; nil means always. What is asked for by name is done all the same.
	Suits func(w W) bool
	// Apply changes w and says in a designer's words what changed ("warmer palette"), or reports false having changed
	// nothing, because there is nothing in this design that it could change visibly.
	Apply func(w W, in In) (caption string, ok bool)
}

// FurtherDown ends the caption of a change that does not show in the picture, because it lies below the first screen.
const FurtherDown = " further down"

// In is what an operator is given besides the design.
type In struct {
	Rand *rand.Rand
	// Strength is 0 (barely visible) to 1 (as bold as it can be).
	Strength float64
	// From is the parent that a crossover takes its trait from.
	From int
	// Params are the gene's parameters; an operator reads what is there and does not write.
	Params map[string]string
	// Other is what the designer calls the parent From ("tile 3"), "" if nobody said.
	Other string
}

// Call is what a caption calls the parent From: as the designer does, else by a name of its own.
func (in In) Call(own string) string {
	if in.Other != "" {
		return in.Other
	}
	return own
}

// Between is a number between lo (at strength 0) and hi (at strength 1).
func (in In) Between(lo, hi float64) float64 { return lo + (hi-lo)*in.Strength }

// Sign is 1 or -1 at random.
func (in In) Sign() float64 {
	if in.Rand.IntN(2) == 0 {
		return -1
	}
	return 1
}

// Pick is one of the choices, at random.
func Pick[T any](in In, choices []T) T { return choices[in.Rand.IntN(len(choices))] }
