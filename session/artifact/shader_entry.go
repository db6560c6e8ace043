package artifact

// The names that the wrapping itself uses.
const (
	ownColor      = "cultivar_color"
	ownMain       = "cultivar_main"
	ownResolution = "cultivar_resolution"
)

// entry writes the main function where the designer's text has none, or where something must happen first.
func (b *builder) entry() {
	switch {
	case b.convention == Shadertoy:
		b.entryLines("vec4 color = vec4(0.0, 0.0, 0.0, 1.0);", "mainImage(color, gl_FragCoord.xy);", b.shadertoyColor())
	case b.convention == GLTransition:
		b.entryLines(b.output() + " = transition(gl_FragCoord.xy / " + ownResolution + ");")
	case len(b.starts) > 0:
		b.entryLines(ownMain + "();")
	}
}

// shadertoyColor shows the colour; the last pass ignores alpha, as Shadertoy does.
func (b *builder) shadertoyColor() string {
	if b.plan.last {
		return b.output() + " = vec4(color.rgb, 1.0);"
	}
	return b.output() + " = color;"
}

func (b *builder) output() string {
	if b.es3 {
		return ownColor
	}
	return "gl_FragColor"
}

func (b *builder) entryLines(statements ...string) {
	b.line("void main() {")
	for _, s := range b.starts {
		b.line("  " + s)
	}
	for _, s := range statements {
		b.line("  " + s)
	}
	b.line("}")
}
