package shader

import (
	"fmt"
	"math"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
)

// frame is how a place in the picture is counted.
type frame int

const (
	pixels  frame = iota // from the corner, in pixels
	unit                 // from 0 to 1
	centred              // from the middle
)

// place is a variable of the entry that holds the place in the picture.
type place struct {
	name  string
	frame frame
	size  string  // for pixels: the picture's size
	half  float64 // for centred: what half the height is
	// aspect is a vec2 that makes the units of a place from 0 to 1 square, "" if it is not known.
	aspect string
	// at is where a statement that changes the variable can stand: the start of a line.
	at     int
	indent string
	// before is the offset before which helpers must stand.
	before int
}

// line writes the statement that moves the place by an expression of the centred place.
func (p place) line(f func(p string) string) string {
	switch p.frame {
	case pixels:
		return fmt.Sprintf("%s = 0.5 * %s + 0.5 * %s.y * %s;", p.name, p.size, base(p.size), f(fmt.Sprintf("((2.0 * %s - %s) / %s.y)", p.name, p.size, base(p.size))))
	case unit:
		return fmt.Sprintf("%s = %s;", p.name, p.unitMoved(f))
	}
	if p.half > 0.7 && p.half < 1.4 {
		return fmt.Sprintf("%s = %s;", p.name, f(p.name))
	}
	return fmt.Sprintf("%s = %s * %s;", p.name, num(p.half), f(fmt.Sprintf("(%s * %s)", num(1/p.half), p.name)))
}

// unitMoved is the moved place of one that goes from 0 to 1, with the picture's aspect ratio made good.
func (p place) unitMoved(f func(p string) string) string {
	if p.aspect == "" {
		return "0.5 + 0.5 * " + f(fmt.Sprintf("(2.0 * %s - 1.0)", p.name))
	}
	return fmt.Sprintf("0.5 + 0.5 * %s / %s", f(fmt.Sprintf("((2.0 * %s - 1.0) * %s)", p.name, p.aspect)), p.aspect)
}

// square gives a place from 0 to 1 the aspect ratio that makes its units square, if the source knows
// it: a variable of that name, or the expression where the name is taken.
func (c *change) square(p place) place {
	ratio := ""
	switch {
	case p.frame != unit:
		return p
	case c.g.transition():
		ratio = "ratio"
	case c.g.size() != "":
		size := base(c.g.size())
		ratio = size + ".x / " + size + ".y"
	default:
		ratio = "1.78" // of most screens
	}
	p.aspect = "vec2(" + ratio + ", 1.0)"
	if !c.g.taken("aspect") {
		c.insertLine(p, "vec2 aspect = "+p.aspect+";")
		p.aspect = "aspect"
	}
	return p
}

// base takes the swizzle off a size: iResolution.xy has a .y of its own.
func base(size string) string { return strings.TrimSuffix(size, ".xy") }

// place finds the variable that holds the place, or makes one; ok is false where there is no way to it.
func (c *change) place() (place, bool) {
	if c.g.transition() || c.g.convention == artifact.Shadertoy {
		return c.parameter()
	}
	if p, ok := c.local("gl_FragCoord"); ok {
		return p, true
	}
	for _, name := range c.g.varyings() {
		if p, ok := c.varying(name); ok {
			return p, true
		}
	}
	return c.fragment()
}

// parameter is the place that mainImage and transition are given.
func (c *change) parameter() (place, bool) {
	index := 0
	p := place{frame: unit}
	if !c.g.transition() {
		index = 1
		p.frame, p.size = pixels, c.g.size()
	}
	v := c.g.entry.Params[index]
	if v.Name == "" || v.Type != "vec2" {
		return p, false
	}
	if p, ok := c.local(v.Name); ok {
		return p, true
	}
	if v.Is("const") || v.Is("out") || v.Is("inout") {
		return p, false
	}
	p.name = v.Name
	return c.atStart(p), true
}

// atStart puts the place's statement at the start of the entry's body.
func (c *change) atStart(p place) place {
	first := c.first(c.g.entry)
	p.before, p.at, p.indent = c.g.entry.Start, first.at, first.indent
	return p
}

// local finds a variable such as vec2 uv = (2.0 * fragCoord - iResolution.xy) / iResolution.y, from
// which alone the entry knows the place. Its frame is told by evaluating it in the middle and beside it.
func (c *change) local(coordinate string) (place, bool) {
	uses := c.g.reads(coordinate)
	if len(uses) == 0 || c.g.inMacros(coordinate) {
		return place{}, false
	}
	for _, s := range c.g.entry.Body.List {
		if s.Kind != glsl.Declare || len(s.Vars) != 1 || s.Vars[0].Type != "vec2" || s.Vars[0].Init == nil || s.Vars[0].Is("const") {
			continue
		}
		v := s.Vars[0]
		for _, u := range uses {
			if !v.Init.Contains(u.Span) {
				return place{}, false
			}
		}
		f, half, ok := c.g.frameOf(v.Init, coordinate)
		if !ok {
			return place{}, false
		}
		p := place{name: v.Name, frame: f, half: half, size: c.g.size(), before: c.g.entry.Start, indent: c.g.Indent(s.Start), at: c.g.LineEnd(s.End) + 1}
		if p.at > len(c.g.Text) || strings.TrimSpace(c.withoutComment(s.End)) != "" || c.g.LineStart(s.Start) < c.g.entry.Body.Start {
			return place{}, false
		}
		return p, f != pixels || p.size != ""
	}
	return place{}, false
}

// reads finds the uses of a coordinate, but for those that finish the picture, such as a vignette's.
func (g *genome) reads(coordinate string) []site {
	var out []site
	for _, s := range g.sites(func(e *glsl.Expr) bool { return e.Kind == glsl.Name && e.Text == coordinate }) {
		global := g.Global(coordinate)
		if s.Ref != nil && s.Ref != global && (len(g.entry.Params) == 0 || s.fn != g.entry) {
			continue
		}
		if !s.within("vignette", "grain", "scanlines", "halftone", "darkedges", "tubelines", "printed", "engraved", "inlines", "lightleak", "leaked", "framed", "inframe", "sheen", "iridescent", "huedrift", "drifting", "sidelight", "sidelit", "misty", "hazy", "starry", "stars", "water", "glint", "passinglight") {
			out = append(out, s)
		}
	}
	return out
}

// withoutComment is what follows an offset on its line, but for a comment.
func (c *change) withoutComment(at int) string {
	rest := c.g.Text[at:c.g.LineEnd(at)]
	rest, _, _ = strings.Cut(rest, "//")
	return rest
}

// frameOf tells the frame of an expression of the coordinate by its values, and what half the height is.
func (g *genome) frameOf(e *glsl.Expr, coordinate string) (frame, float64, bool) {
	at := func(x, y float64) ([]float64, bool) {
		return g.Eval(e, func(name string) ([]float64, bool) {
			switch name {
			case coordinate:
				if name == "gl_FragCoord" {
					return []float64{x, y, 0, 1}, true
				}
				return coordinateAt(name, x, y, g.transition()), true
			case base(g.size()):
				if strings.HasSuffix(g.size(), ".xy") {
					return []float64{1280, 720, 1}, true
				}
				return []float64{1280, 720}, true
			}
			return nil, false
		})
	}
	middle, ok1 := at(640, 360)
	beside, ok2 := at(640, 720)
	if !ok1 || !ok2 || len(middle) != 2 {
		return 0, 0, false
	}
	half := beside[1] - middle[1]
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.02 }
	switch {
	case near(middle[0], 0) && near(middle[1], 0) && half > 0.2 && half < 6:
		return centred, half, true
	case near(middle[0], 0.5) && near(middle[1], 0.5) && near(half, 0.5):
		return unit, half, true
	case near(middle[0], 640) && near(middle[1], 360) && near(half, 360):
		return pixels, half, true
	}
	return 0, 0, false
}

// coordinateAt is what a coordinate other than gl_FragCoord has at a pixel.
func coordinateAt(name string, x, y float64, transition bool) []float64 {
	switch {
	case contains(name, "object", "pattern", "surface", "center", "centre"):
		return []float64{(x - 640) / 720, (y - 360) / 720}
	case transition || contains(name, "uv", "tex", "norm"):
		return []float64{x / 1280, y / 720}
	}
	return []float64{x, y}
}

// varyings lists the inputs of the entry that hold a place, by name.
func (g *genome) varyings() []string {
	var out []string
	for _, v := range g.Globals {
		if (v.Is("varying") || v.Is("in")) && v.Type == "vec2" && !contains(v.Name, "size") {
			out = append(out, v.Name)
		}
	}
	for _, name := range []string{"isf_FragNormCoord", "vv_FragNormCoord"} {
		if g.words()[name] {
			out = append(out, name)
		}
	}
	return out
}

// varying puts a variable before a varying's uses: in main if it is used there alone, else a global one.
func (c *change) varying(name string) (place, bool) {
	uses := c.g.reads(name)
	if len(uses) == 0 || c.g.inMacros(name) {
		return place{}, false
	}
	if p, ok := c.local(name); ok {
		return p, true
	}
	f := unit
	if contains(name, "object", "pattern", "surface", "center", "centre") {
		f = centred
	}
	return c.stand(name, "", f, uses), true
}

// fragment puts a variable before the uses of gl_FragCoord.
func (c *change) fragment() (place, bool) {
	uses := c.g.reads("gl_FragCoord")
	size := c.g.size()
	if len(uses) == 0 || size == "" || c.g.inMacros("gl_FragCoord") {
		return place{}, false
	}
	return c.stand("gl_FragCoord", ".xy", pixels, uses), true
}

// stand declares a variable that stands for a coordinate, and puts it in the coordinate's place.
func (c *change) stand(coordinate, swizzle string, f frame, uses []site) place {
	name := c.g.free("place", "coord", "spot")
	within := true
	for _, u := range uses {
		within = within && u.fn == c.g.entry
	}
	p := c.atStart(place{name: name, frame: f, half: 0.5, size: c.g.size()})
	p.before = min(p.before, c.g.above(earliest(uses)))
	declaration := "vec2 " + name + " = " + coordinate + swizzle + ";"
	if !within {
		c.insertAbove(p.before, "vec2 "+name+";\n\n")
		declaration = name + " = " + coordinate + swizzle + ";"
	}
	c.insertLine(p, declaration)
	for _, u := range uses {
		c.substitute(u, name)
	}
	return p
}

// substitute writes the variable in place of a coordinate; of gl_FragCoord, z and w stay.
func (c *change) substitute(u site, name string) {
	if u.Text != "gl_FragCoord" {
		c.replace(u.Span, name)
		return
	}
	if len(u.parents) > 0 && u.parents[0].Kind == glsl.Member {
		m := u.parents[0]
		switch {
		case m.Text == "xy":
			c.replace(m.Span, name)
		case !strings.ContainsAny(m.Text, "zwbaqp"):
			c.replace(u.Span, name)
		}
		return
	}
	c.replace(u.Span, "vec4("+name+", gl_FragCoord.zw)")
}

// insertLine adds a statement where the place can be changed.
func (c *change) insertLine(p place, text string) {
	if p.at > 0 && c.g.Text[p.at-1] == '\n' {
		c.insert(p.at, p.indent+text+"\n")
		return
	}
	c.insert(p.at, "\n"+p.indent+text)
}
