package page

import (
	"slices"

	"cultivar/session/breed/gene"
)

// Stock breeds pages.
var Stock gene.Stock = &gene.Table[*Page]{
	Operators: located(slices.Concat(paletteOperators, airOperators, climateOperators, cardOperators, bandOperators, rhythmOperators, typeOperators, voiceOperators(), spaceOperators, shapeOperators, layoutOperators, middleOperators, openingOperators, recomposeOperators, gridOperators, readingOperators, navOperators, imageOperators, shaderOperators, motionOperators, crossOperators, partOperators, graftOperators)),
	Courses:   directions,
	Open:      open,
	Close:     finish,
	Theme:     (*Page).wear,
	Mean:      (*Page).overall,
	Learn:     learn,
}
