package shader

import (
	"fmt"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
)

// glint lights a soft diagonal band that passes over the picture every six seconds.
var glint = snippet{
	[]string{"glint", "passingLight"}, "vec3", "vec3 color, vec2 at, float time, float amount", `
	float band = at.x + 0.35 * at.y - 2.4 * fract(time / 6.0 + 0.12) + 0.5;
	float light = amount * exp(-9.0 * band * band);
	return color + light * (0.15 + color) * (1.0 - min(color, 1.0));`,
}

var motionOperators = []gene.Operator[*Design]{
	{Name: "time.breathe", Trait: gene.Time, Doc: "a still picture comes slowly closer and goes back", Suits: suits(pattern, field, filter, thing, scene), Apply: applyBreathe},
	{Name: "time.drift", Trait: gene.Time, Doc: "a still pattern drifts to one side", Suits: suits(pattern, field), Apply: applyDrift},
	{Name: "time.glint", Trait: gene.Time, Doc: "a light passes over a still picture", Suits: suits(filter, thing, scene, field), Apply: applyGlint},
	{Name: "time.pulse", Trait: gene.Time, Doc: "a still picture glows and dims", Weight: 0.3, Apply: applyPulse},
}

// still says that nothing in the picture moves by itself.
func (d *Design) still() bool {
	t := d.now.clock()
	return !d.now.transition() && len(d.now.uses(t)) == 0 && !d.now.inMacros(t)
}

// ticking is the expression that tells the time in a source that did not ask for it: the host's own name, or a uniform
// that is declared for it; "" if the source has macros in the way.
func (c *change) ticking() string {
	switch c.g.convention {
	case artifact.Shadertoy:
		return "iTime"
	case artifact.ISF:
		return "TIME"
	}
	if t := c.g.clock(); t != "" {
		return t
	}
	name := c.g.free(c.g.timeName(), "uClock", "clock")
	if last := c.g.lastUniform(); last != nil {
		c.insert(c.g.LineEnd(last.End), "\n"+c.g.Indent(last.Start)+"uniform float "+name+";")
	} else {
		c.insertAbove(c.g.entry.Start, c.g.Indent(c.g.entry.Start)+"uniform float "+name+";\n\n")
	}
	return name
}

// timeName is what a source of this kind calls the time, in its manner of naming, so that it stays of its kind.
func (g *genome) timeName() string {
	last := g.lastUniform()
	switch {
	case g.convention == artifact.BookOfShader || g.convention == artifact.GLSLViewer:
		return "u_time"
	case last != nil && strings.HasPrefix(last.Variables[0].Name, "u_"):
		return "u_clock"
	case g.words()["resolution"] && g.convention != artifact.GLSLSandbox && g.convention != artifact.KodeLife:
		return "uTime"
	}
	return "time"
}

// lastUniform is the last declaration of a uniform before the entry that nothing but a comment follows on its line.
func (g *genome) lastUniform() *glsl.Decl {
	var last *glsl.Decl
	for _, d := range g.Decls {
		if len(d.Variables) > 0 && d.Variables[0].Is("uniform") && g.Depth(d.Start) == 0 && d.End < g.entry.Start && g.alone(d) {
			last = d
		}
	}
	return last
}

// alone says that nothing but a comment shares the last line of a declaration.
func (g *genome) alone(d *glsl.Decl) bool {
	for _, other := range g.Decls {
		if other != d && other.Start >= d.End && other.Start < g.LineEnd(d.End) {
			return false
		}
	}
	return true
}

// unmoved begins a change of a shader that knows no time, at its place; false if there is one or no place.
func (d *Design) unmoved() (c *change, p place, ok bool) {
	if !d.still() {
		return nil, p, false
	}
	c = d.change()
	p, ok = c.place()
	return c, p, ok
}

func applyBreathe(d *Design, in gene.In) (string, bool) {
	c, p, ok := d.unmoved()
	if !ok {
		return "", false
	}
	factor := fmt.Sprintf("(1.0 - %s * (1.0 - cos(0.8 * %s)))", num(in.Between(0.04, 0.12)), c.ticking())
	c.scaled(p, factor)
	return "comes slowly closer and goes back", c.done()
}

func applyDrift(d *Design, in gene.In) (string, bool) {
	c, p, ok := d.unmoved()
	if !ok {
		return "", false
	}
	speed, caption := in.Between(0.02, 0.08), "drifts to the left"
	if in.Rand.IntN(2) == 0 {
		speed, caption = -speed, "drifts to the right"
	}
	unit := ""
	if p.frame == pixels {
		unit = " * " + base(p.size) + ".y"
	}
	c.insertLine(p, fmt.Sprintf("%s.x += %s * %s%s;", p.name, num(speed), c.ticking(), unit))
	return caption, c.done()
}

func applyGlint(d *Design, in gene.In) (string, bool) {
	at := d.now.spot(false, false)
	if !d.still() || at == "" || glint.present(d.now) != nil {
		return "", false
	}
	c := d.change()
	return "a light passing over", c.grade(glint, []string{at, c.ticking()}, in.Between(0.35, 0.8))
}

func applyPulse(d *Design, in gene.In) (string, bool) {
	if !d.still() {
		return "", false
	}
	c := d.change()
	clock := c.ticking()
	ok := c.atEnd(func(rgb string) string {
		return fmt.Sprintf("%s *= 1.0 + %s * sin(1.6 * %s);", rgb, num(in.Between(0.08, 0.2)), clock)
	})
	return "glows and dims", ok && c.done()
}
