package shader

import (
	"strconv"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// input is a uniform that is given a colour, or a list of colours.
type input struct {
	*glsl.Variable
	count int
	at    glsl.Span // of its default; empty where one can be written
	fresh bool      // has no default
}

// inputs lists the colours that the source wants to be given and that the designer has not locked.
func (d *Design) inputs() []input {
	var out []input
	for _, v := range d.now.Globals {
		if !v.Is("uniform") || v.Init != nil || v.Type != "vec3" && v.Type != "vec4" || !contains(v.Name, "color", "colour", "tint") || d.kept(v.Name) {
			continue
		}
		in := input{Variable: v, count: 1}
		if v.Array != "" {
			n, err := strconv.Atoi(strings.Trim(v.Array, "[] "))
			if err != nil || n < 1 {
				continue
			}
			in.count = n
		}
		if at, ok := artifact.DefaultAt(d.now.File, v); ok {
			in.at = at
		} else if end := v.Decl.End; strings.TrimSpace(d.now.Text[end:d.now.LineEnd(end)]) == "" {
			in.at, in.fresh = glsl.Span{Start: end, End: end}, true
		} else {
			continue
		}
		out = append(out, in)
	}
	return out
}

// give writes a palette as the defaults of the colours that the source wants to be given, and lists those that it made use of.
func (d *Design) give(p palette, in gene.In) (used []themes.Color, ok bool) {
	c := d.change()
	ground, front, rest := p[0], p[3], []themes.Color{p[2], p[3], p[1]}
	if in.Rand.Float64() < 0.3 {
		ground, front, rest = p[4], p[1], []themes.Color{p[2], p[1], p[3]}
	}
	turn := in.Rand.IntN(len(rest))
	for _, in := range d.inputs() {
		var list []string
		for range in.count {
			colour := ground
			switch {
			case contains(in.Name, "back", "bg", "shadow", "ground"):
			case contains(in.Name, "front", "highlight", "fg"):
				colour = front
			case in.count == 1: // what stands on the ground alone must stand out from it
				colour = rest[turn%2]
				turn++
			default:
				colour = rest[turn%len(rest)]
				turn++
			}
			used = append(used, colour)
			list = append(list, constructor(in.Type, components(colour, in.Type)))
		}
		text := strings.Join(list, ", ")
		if in.fresh {
			text = " // = " + text
		}
		c.replace(in.at, text)
	}
	return used, c.done()
}

func components(c themes.Color, typ string) []float64 {
	return []float64{c.R, c.G, c.B, 1}[:glsl.Size(typ)]
}

// named says that the source names colours that a palette can take the place of. A transition's own are seldom seen.
func (d *Design) named() bool {
	return len(d.swatches()) >= 2 || d.now.subject() != passage && len(d.inputs()) > 0
}

// recoloured gives the design a palette in the way that its source names colours, and names them dark to light.
func (d *Design) recoloured(p palette, in gene.In) (said string, ok bool) {
	if w := d.swatches(); len(w) >= 2 {
		ok = d.dress(w, p)
		all := ranks(d.swatches())
		return nameColours([]themes.Color{all[len(all)/6], all[len(all)/2], all[len(all)*5/6]}), ok
	}
	used, ok := d.give(p, in)
	return nameColours(used[:min(len(used), 3)]), ok
}
