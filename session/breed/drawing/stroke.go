package drawing

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var strokeOperators = []gene.Operator[*Drawing]{
	{
		Name: "stroke.heavier", Trait: gene.Stroke, Weight: 1.3, Leans: map[string]float64{"bold": 0.6}, Doc: "thicker lines",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return "thicker lines", d.thicken(in.Between(1.5, 2.6)) },
	},
	{
		Name: "stroke.finer", Trait: gene.Stroke, Leans: map[string]float64{"bold": -0.6}, Doc: "finer lines",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return "finer lines", d.thicken(in.Between(0.65, 0.3)) },
	},
	{
		Name: "stroke.caps", Trait: gene.Stroke, Weight: 0.5, Doc: "round or square ends and joins",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.recap() },
	},
	{
		Name: "stroke.dashes", Trait: gene.Stroke, Weight: 0.8, Leans: map[string]float64{"busy": 0.4}, Doc: "dashed or dotted lines",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			return d.dash(in.Rand.IntN(2) == 0)
		},
	},
	{
		Name: "stroke.outline", Trait: gene.Stroke, Weight: 1.4, Doc: "shapes as outlines, or outlines filled",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.outline(in) },
	},
	{
		Name: "stroke.contour", Trait: gene.Stroke, Weight: 1.2, Leans: map[string]float64{"bold": 0.5}, Doc: "a contour around filled shapes",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			width := d.unit(in.Between(0.012, 0.035))
			ink := d.inkColor()
			if in.Rand.IntN(3) == 0 && (d.backdrop() != nil || len(d.under) > 0) {
				ink = themes.RGB8(255, 255, 255)
			}
			ok := false
			for _, e := range d.filled() {
				if d.paint(e, "stroke") != "none" || e == d.backdrop() || local(e) == "text" {
					continue
				}
				ok = d.give(e, "stroke", ink.Hex()) || ok
				d.give(e, "stroke-width", d.length(d.bearable(e, width)))
				d.give(e, "stroke-linejoin", "round")
			}
			return themes.ColorName(ink) + " contours", ok
		},
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
	for _, e := range list {
		ok = d.shared(e, "stroke-linecap", end) || ok
		ok = d.shared(e, "stroke-linejoin", join) || ok
	}
	return name, ok
}

// shared sets a property where it is decided, be that on a group, or else on the shape.
func (d *Drawing) shared(e *markup.Node, prop, value string) bool {
	if id := d.decider(e, prop); id >= 0 {
		return d.set(id, value)
	}
	return d.give(e, prop, value)
}

// outline turns fills into lines of the same colour, or line drawings into filled ones.
func (d *Drawing) outline(in gene.In) (string, bool) {
	filled, stroked := d.filled(), d.stroked()
	if len(filled) == 0 && len(stroked) > 0 {
		ok := false
		for _, e := range stroked {
			c, known := firstColor(d.paint(e, "stroke"))
			tinted := d.paint(e, "stroke")
			if known {
				tinted = c.Color.Hex()
			}
			ok = d.give(e, "fill", tinted) || ok
			d.give(e, "fill-opacity", num(in.Between(0.12, 0.35), 2))
		}
		return "tinted fills", ok
	}
	width := d.unit(in.Between(0.015, 0.04))
	hollow := in.Rand.IntN(3) == 0
	ok := false
	for _, e := range filled {
		f := d.paint(e, "fill")
		if d.paint(e, "stroke") != "none" || e == d.backdrop() || local(e) == "text" || strings.HasPrefix(f, "url(") {
			continue
		}
		if c, known := firstColor(f); known && c.Color.LCH().L > 0.93 && d.backdrop() == nil {
			f = d.inkColor().Hex()
		}
		ok = d.give(e, "stroke", f) || ok
		d.give(e, "stroke-width", d.length(d.bearable(e, width)))
		d.give(e, "stroke-linejoin", "round")
		d.give(e, "fill", inside(f, hollow))
	}
	if ok && !hollow {
		d.darkenText()
	}
	return "outlined shapes", ok
}

// darkenText gives light text the ink, for shapes that have become pale.
func (d *Drawing) darkenText() {
	ink := d.inkColor().Hex()
	for _, e := range d.shapes {
		if c, ok := firstColor(d.paint(e, "fill")); local(e) == "text" && ok && c.Color.LCH().L > 0.7 {
			d.give(e, "fill", ink)
		}
	}
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

// inside is what an outlined shape is filled with: nothing, or a pale tint of its colour, so that it still hides what lies behind it.
func inside(fill string, hollow bool) string {
	c, known := firstColor(fill)
	if hollow || !known {
		return "none"
	}
	p := c.Color.LCH()
	return themes.LCH{L: 0.965, C: min(0.03, p.C*0.25), H: p.H, A: 1}.Hex()
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

// dash breaks the lines that are long enough for it; dashes and gaps are in proportion to a line's width.
func (d *Drawing) dash(dotted bool) (string, bool) {
	name, end, on, off := "dashed lines", "butt", 1.9, 1.3
	if dotted {
		name, end, on, off = "dotted lines", "round", 0, 1.9
	}
	list := d.stroked()
	return name, d.ifSeen(0.5, func(seen *float64) {
		for _, e := range list {
			w := lead(d.paint(e, "stroke-width"))
			x, y := d.extent(e)
			if w <= 0 || 2*max(x, y) < 4*(on+off)*w || !d.give(e, "stroke-dasharray", num(on*w, 3)+" "+num(off*w, 3)) {
				continue
			}
			d.give(e, "stroke-linecap", end)
			*seen += 1 / float64(len(list))
		}
	})
}
