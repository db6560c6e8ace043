package page

import (
	"slices"

	"cultivar/session/breed/gene"
)

// Stock breeds pages.
var Stock gene.Stock = &gene.Table[*Page]{
	Operators: onceBelow(slices.Concat(paletteOperators, bandOperators, typeOperators, spaceOperators, shapeOperators, layoutOperators, motionOperators, crossOperators, partOperators)),
	Open:      open,
	Close:     finish,
	Theme:     (*Page).wear,
}
