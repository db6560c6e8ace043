package drawing

import (
	"math"
	"slices"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// insets are how far from the edge a border may run, as parts of the smaller side.
var insets = [...]float64{0.05, 0.036, 0.024}

// border draws a line inside the edge of a drawing that fills its frame, where it crosses nothing that stands free.
func (d *Drawing) border(in gene.In) (string, bool) {
	if !d.squared() || !d.free() || len(d.under)+len(d.over)+len(d.group) > 0 || d.animated() || d.roundEdge() {
		return "", false
	}
	at := slices.IndexFunc(insets[:], func(part float64) bool { return !d.crossed(d.unit(part + 0.012)) })
	if at < 0 {
		return "", false
	}
	inset, w := d.unit(insets[at]), d.unit(in.Between(0.3, 0.42)*insets[at])
	line, ok := d.borderInk()
	if !ok {
		return "", false
	}
	d.over = append(d.over, d.panel(d.box, -inset, `fill="none" stroke="`+line.Hex()+`" stroke-width="`+d.length(w)+`"`))
	if in.Rand.IntN(2) == 0 {
		d.over = append(d.over, d.panel(d.box, -inset-1.4*w, `fill="none" stroke="`+line.Hex()+`" stroke-width="`+d.length(0.3*w)+`"`))
	}
	d.blended = true
	return "framed by a line in " + named(line), true
}

// borderInk is pale, or the ink of lines: the first that is told from all that lies along the edges.
func (d *Drawing) borderInk() (themes.Color, bool) {
	edge := d.edge()
	if pale := d.pale(); d.plainOn(pale, edge) {
		return pale, true
	}
	ink := d.lineInk()
	return ink, len(edge) == 0 || d.plainOn(ink, edge)
}

// edge are the shapes that reach the edges of the frame.
func (d *Drawing) edge() []int {
	var out []int
	for i := range d.shapes {
		if d.touching(i) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// plainOn says that a line of a colour is plain to see on almost all of some surfaces, by its lightness.
func (d *Drawing) plainOn(c themes.Color, list []int) bool {
	sum, total := 0.0, 0.0
	for _, i := range list {
		w := d.planned().seen[i]
		total += w
		if own, ok := d.flat(d.shapes[i], "fill"); ok && math.Abs(own.LCH().L-c.LCH().L) > 0.2 {
			sum += w
		}
	}
	return sum > 0.85*total
}

// edging says that a shape is a line along the edges of the frame.
func (d *Drawing) edging(i int) bool {
	p := d.planned()
	w, h := p.lines[i].spread()
	return w > cells-4 && h > cells-4 && p.fills[i].count() == 0
}

// roundEdge says that a line along the edges has round corners, within which a border with square ones would stand askew.
func (d *Drawing) roundEdge() bool {
	for i, e := range d.shapes {
		if d.edging(i) && cornerOf(d, e) > 0 {
			return true
		}
	}
	return false
}

// crossed says that something that stands free of the edges comes within so much of them.
func (d *Drawing) crossed(within float64) bool {
	var inner mask
	x, y := int(math.Ceil(within*cells/d.box.W)), int(math.Ceil(within*cells/d.box.H))
	for row := y; row < cells-y; row++ {
		inner.span(row, x, cells-x)
	}
	p := d.planned()
	for i, e := range d.shapes {
		if d.touching(i) > 0 && local(e) != "text" {
			continue
		}
		all := p.fills[i]
		all.join(&p.lines[i])
		if d.edging(i) {
			continue
		}
		if out := all.less(&inner); out.count() > 0 {
			return true
		}
	}
	return false
}
