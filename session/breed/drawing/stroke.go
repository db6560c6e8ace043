package drawing

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var strokeOperators = []gene.Operator[*Drawing]{
	{
		Name: "stroke.heavier", Trait: gene.Stroke, Weight: 0.8, Leans: map[string]float64{"bold": 0.6}, Doc: "thicker lines",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			return "thicker lines", d.lined() && d.thicken(in.Between(1.5, 2.4))
		},
	},
	{
		Name: "stroke.finer", Trait: gene.Stroke, Weight: 0.5, Leans: map[string]float64{"bold": -0.6}, Doc: "finer lines",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			return "finer lines", d.lined() && d.thicken(in.Between(0.65, 0.4))
		},
	},
	{
		Name: "stroke.caps", Trait: gene.Stroke, Weight: 0.3, Doc: "round or square ends and joins",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.recap() },
	},
	{
		Name: "stroke.dashes", Trait: gene.Stroke, Weight: 0.15, Leans: map[string]float64{"busy": 0.4}, Doc: "dashed or dotted lines",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			return d.dash(in.Rand.IntN(2) == 0)
		},
	},
	{
		Name: "stroke.outline", Trait: gene.Stroke, Weight: 0.35, Doc: "shapes as outlines, or outlines filled",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.outline(in) },
	},
}

// stroked are the shapes with a line.
func (d *Drawing) stroked() []*markup.Node {
	var out []*markup.Node
	for _, e := range d.shapes {
		if s := d.paint(e, "stroke"); s != "none" && s != "" && s != "transparent" && local(e) != "use" {
			out = append(out, e)
		}
	}
	return out
}

// filled are the shapes with a fill.
func (d *Drawing) filled() []*markup.Node {
	var out []*markup.Node
	for _, e := range d.shapes {
		if f := d.paint(e, "fill"); f != "none" && f != "transparent" && local(e) != "use" && local(e) != "line" {
			out = append(out, e)
		}
	}
	return out
}

// lined says that lines make up enough of the drawing for a change of them to be seen.
func (d *Drawing) lined() bool {
	lines, fills := 0.0, 0.0
	for i, e := range d.shapes {
		lines += d.planned().drawn[i]
		if e != d.backdrop() {
			fills += d.planned().seen[i]
		}
	}
	return lines > 0.015 && lines > 0.4*fills || !d.planned().known
}

func (d *Drawing) thicken(factor float64) bool {
	ok := false
	seen := map[int32]bool{}
	limit := d.unit(0.115)
	for _, e := range d.stroked() {
		id := d.decider(e, "stroke-width")
		if id < 0 {
			ok = d.give(e, "stroke-width", d.length(min(limit, factor))) || ok
			continue
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		v := d.value(id)
		w := lead(v)
		if w <= 0 {
			continue
		}
		unit := strings.TrimLeft(v, "+-.0123456789")
		if unit != "" && unit != "px" {
			continue
		}
		if next := min(w*factor, max(w, limit)); next > w*1.15 || next < w*0.9 {
			ok = d.set(id, num(next, d.decimals())+unit) || ok
		}
	}
	return ok
}

func (d *Drawing) recap() (string, bool) {
	end, join, name := "round", "round", "round line ends"
	list := d.stroked()
	for _, e := range list {
		if d.paint(e, "stroke-linecap") == "round" {
			end, join, name = "butt", "miter", "square line ends"
		}
	}
	ok := false
	if !d.lined() || d.widest(list) < d.unit(0.035) {
		return "", false
	}
	for _, e := range list {
		ok = d.shared(e, "stroke-linecap", end) || ok
		ok = d.shared(e, "stroke-linejoin", join) || ok
	}
	return name, ok
}

// widest is the width of the widest line.
func (d *Drawing) widest(list []*markup.Node) float64 {
	out := 0.0
	for _, e := range list {
		out = max(out, lead(d.paint(e, "stroke-width"))*d.scaleOf(e))
	}
	return out
}

// shared sets a property where it is decided, be that on a group, or else on the shape.
func (d *Drawing) shared(e *markup.Node, prop, value string) bool {
	if id := d.decider(e, prop); id >= 0 {
		return d.set(id, value)
	}
	return d.give(e, prop, value)
}

// bearable is a line width that does not fill a shape's own details.
func (d *Drawing) bearable(e *markup.Node, width float64) float64 {
	w, h := d.extent(e)
	if side := min(w, h); side > 0 {
		width = min(width, 0.3*side)
	}
	if local(e) == "path" {
		p := d.path(e)
		if stride := p.Stride(); stride > 0 && len(p) > 12 {
			width = min(width, stride/min(6, 2+float64(len(p))/60))
		}
	}
	return width
}

// inside is what an outlined shape is filled with: nothing, or a pale tint of its colour (a deep shade on a dark ground), so that it still
// hides what lies behind it.
func (d *Drawing) inside(c themes.Color, hollow bool) string {
	if hollow {
		return "none"
	}
	p, g := c.LCH(), d.ground0().LCH()
	if g.L < 0.5 {
		return themes.LCH{L: g.L + 0.06, C: min(0.04, p.C*0.4), H: p.H, A: 1}.Hex()
	}
	return themes.LCH{L: 0.95, C: min(0.05, p.C*0.35), H: p.H, A: 1}.Hex()
}

// ground0 is the colour that most of the drawing lies on.
func (d *Drawing) ground0() themes.Color {
	if e := d.backdrop(); e != nil {
		if c, ok := d.flat(e, "fill"); ok {
			return c
		}
	}
	return d.paper()
}

// inkColor is the darkest colour of the drawing, or the lightest on a dark ground.
func (d *Drawing) inkColor() themes.Color {
	r := d.roles()
	best := r.Ink.Color()
	for _, s := range d.slots {
		for _, c := range colours(s.prop, d.value(s.id)) {
			if v, ok := firstColor(c.Text); ok && !r.Dark() && v.Color.LCH().L < best.LCH().L {
				best = v.Color
			}
		}
	}
	best.A = 1
	return best
}

// dash breaks the lines that are long and wide enough for it; dashes and gaps are in proportion to a line's width.
func (d *Drawing) dash(dotted bool) (string, bool) {
	name, end, on, off := "dashed lines", "butt", 1.9, 1.3
	if dotted {
		name, end, on, off = "dotted lines", "round", 0, 1.9
	}
	p := d.planned()
	total := 0.0
	for i := range d.shapes {
		total += p.drawn[i]
	}
	return name, total > 0.02 && d.ifSeen(0.5, func(seen *float64) {
		for i, e := range d.shapes {
			w := lead(d.paint(e, "stroke-width"))
			if p.drawn[i] == 0 || w*d.scaleOf(e) < d.unit(0.012) || d.length0(i) < 6*(on+off)*w*d.scaleOf(e) {
				continue
			}
			if d.give(e, "stroke-dasharray", num(on*w, 3)+" "+num(off*w, 3)) {
				d.give(e, "stroke-linecap", end)
				*seen += p.drawn[i] / total
			}
		}
	})
}
