package shader

import (
	"fmt"
	"math"

	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
)

var (
	orbited = snippet{
		[]string{"orbited", "seenFrom"}, "vec3", "vec3 p, float angle", `
	float c = cos(angle);
	float s = sin(angle);
	return vec3(c * p.x + s * p.z, p.y, c * p.z - s * p.x);`,
	}
	paired = snippet{
		[]string{"paired", "symmetric"}, "vec3", "vec3 p, float side", `
	return vec3(side * sqrt(p.x * p.x + 0.03), p.yz);`,
	}
)

var spaceOperators = []gene.Operator[*Design]{
	{Name: "domain.orbit", Trait: gene.Domain, Doc: "bodies seen from another side", Weight: 0.8, Suits: (*Design).bodily, Apply: applyOrbit},
	{Name: "domain.paired", Trait: gene.Domain, Doc: "bodies alike on both sides", Weight: 0.5, Suits: (*Design).bodily, Apply: applyPaired},
}

// body is a function that measures something at a place in space, given as its first parameter: how far the nearest surface is, or how dense
// a volume.
type body struct {
	*glsl.Function
	place string
	// middle is what the place has in the middle of the picture's room, as a vec3: the origin for distances, half way for a texture.
	middle string
}

// body finds what a loop of the source measures; ok is false where there is none, or where it is not clear which.
func (g *genome) body() (body, bool) {
	if fn := g.sampled3D(); fn != nil {
		return body{fn, fn.Params[0].Name, "0.5"}, true
	}
	found := g.marched()
	if len(found) != 1 || !mayChange(found[0].Params[0]) {
		return body{}, false
	}
	return body{found[0], found[0].Params[0].Name, ""}, true
}

// sampled3D is the function that reads a volume at its only parameter.
func (g *genome) sampled3D() *glsl.Function {
	for _, fn := range g.Functions {
		if len(fn.Params) != 1 || fn.Params[0].Type != "vec3" || !mayChange(fn.Params[0]) {
			continue
		}
		reads := false
		fn.Body.Exprs(func(e *glsl.Expr) bool {
			reads = reads || e.Kind == glsl.Call && e.Text == "texture" && len(e.Args) > 1 && g.volume(e.Args[0])
			return !reads
		})
		if reads {
			return fn
		}
	}
	return nil
}

// mayChange says that a parameter may be changed without a caller noticing.
func mayChange(v *glsl.Variable) bool {
	return v.Name != "" && !v.Is("inout") && !v.Is("out") && !v.Is("const")
}

// volume says that an expression names a texture of three dimensions.
func (g *genome) volume(e *glsl.Expr) bool {
	v := g.Global(e.Text)
	return e.Kind == glsl.Name && v != nil && v.Type == "sampler3D"
}

// bodily says that there are bodies to be turned.
func (d *Design) bodily() bool {
	b, ok := d.now.body()
	return ok && !d.kept(b.Name)
}

func applyOrbit(d *Design, in gene.In) (string, bool) {
	degrees := math.Round(in.Between(25, 70)*(0.8+0.4*in.Rand.Float64())) * in.Sign()
	return fmt.Sprintf("turned by %.0f° in space", math.Abs(degrees)), d.turn(orbited, decimals(degrees*math.Pi/180, 3))
}

func applyPaired(d *Design, in gene.In) (string, bool) {
	return "alike on both sides", d.turn(paired, num(in.Sign()))
}

// turn puts the place at which bodies are measured through a helper, or gives a helper that is there already other arguments.
func (d *Design) turn(s snippet, arg string) bool {
	b, ok := d.now.body()
	if !ok || d.kept(b.Name) {
		return false
	}
	c := d.change()
	if c.retune(s, []string{arg}) {
		return c.done()
	}
	name := c.helper(s, b.Start)
	text := fmt.Sprintf("%s = %s(%s, %s);", b.place, name, b.place, arg)
	if b.middle != "" {
		text = fmt.Sprintf("%s = %s(%s - %s, %s) + %s;", b.place, name, b.place, b.middle, arg, b.middle)
	}
	c.insertLine(c.first(b.Function), text)
	return c.done()
}

// first is where a statement can stand at the start of a function.
func (c *change) first(fn *glsl.Function) place {
	p := place{at: fn.Body.Start + 1, indent: c.g.Indent(fn.Start) + c.g.indent}
	if len(fn.Body.List) > 0 {
		if first := fn.Body.List[0].Start; c.g.LineStart(first) > fn.Body.Start {
			p.at, p.indent = c.g.LineStart(first), c.g.Indent(first)
		}
	}
	return p
}
