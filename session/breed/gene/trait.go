package gene

// Trait is an inheritable aspect of an artifact.
type Trait string

// The traits of pages and drawings, and those of shaders (which have a palette and a shape too).
const (
	Palette Trait = "palette"
	Type    Trait = "type"
	Space   Trait = "space"
	Shape   Trait = "shape"
	Layout  Trait = "layout"
	Motion  Trait = "motion"

	// Stroke and Texture are of drawings: how lines are drawn, and what surfaces are like.
	Stroke  Trait = "stroke"
	Texture Trait = "texture"

	// Shader is of pages: the shaders in their scripts.
	Shader Trait = "shader"

	Domain   Trait = "domain"
	Function Trait = "function"
	Time     Trait = "time"
)
