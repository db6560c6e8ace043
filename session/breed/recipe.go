package breed

import "cultivar/session/breed/gene"

// The words of the contract with the kinds, see package gene.
type (
	Trait  = gene.Trait
	Recipe = gene.Recipe
	Gene   = gene.Gene
)

// The traits.
const (
	Palette = gene.Palette
	Type    = gene.Type
	Space   = gene.Space
	Shape   = gene.Shape
	Layout  = gene.Layout
	Motion  = gene.Motion

	Stroke  = gene.Stroke
	Texture = gene.Texture

	Shader = gene.Shader

	Domain   = gene.Domain
	Function = gene.Function
	Time     = gene.Time
)
