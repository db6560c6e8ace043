package drawing

import (
	"maps"
	"math"
	"slices"
	"sort"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// shown lists the colours that shapes are painted in now, the stops of gradients too, weighed by roughly the area of each, largest first;
// the weights sum to one.
func (d *Drawing) shown() []tint.Swatch {
	sums := map[themes.Color]float64{}
	var order []themes.Color
	total := 0.0
	add := func(c themes.Color, w float64) {
		if sums[c] == 0 {
			order = append(order, c)
		}
		sums[c] += w
		total += w
	}
	for i, e := range d.shapes {
		fill, line := d.visible(i)
		d.paints(e, "fill", fill, add)
		if d.paint(e, "stroke") != "none" {
			d.paints(e, "stroke", line, add)
		}
	}
	out := make([]tint.Swatch, 0, len(order))
	for _, c := range order {
		out = append(out, tint.Swatch{Color: c, Weight: sums[c] / math.Max(1e-9, total)})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Weight > out[j].Weight })
	return out
}

// paints adds the colours of a fill or stroke, those of a gradient in equal parts.
func (d *Drawing) paints(e *markup.Node, prop string, weight float64, add func(themes.Color, float64)) {
	value := d.paint(e, prop)
	if strings.EqualFold(value, "currentcolor") {
		value = d.paint(e, "color")
		if value == "" {
			value = "black"
		}
	}
	if v, ok := firstColor(value); ok {
		c := v.Color
		weight *= c.A
		c.A = 1
		add(c, weight)
		return
	}
	stops := d.stops(value)
	part := weight / math.Max(1, float64(2*len(stops)-1))
	for i, c := range stops {
		add(c.Over(d.paper()), part)
		if i > 0 { // what lies between two stops is seen as well
			add(between(stops[i-1], c).Over(d.paper()), part)
		}
	}
}

// between is the colour half way, as a gradient mixes it.
func between(a, b themes.Color) themes.Color {
	return themes.Color{R: (a.R + b.R) / 2, G: (a.G + b.G) / 2, B: (a.B + b.B) / 2, A: (a.A + b.A) / 2}
}

// stops are the colours of the gradient that a paint such as url(#a) names.
func (d *Drawing) stops(paint string) []themes.Color {
	id, ok := strings.CutPrefix(strings.Trim(paint, ` )"'`), "url(")
	for range 3 {
		n := d.doc.ByID(strings.Trim(id, `#"' )`))
		if !ok || n == nil {
			return nil
		}
		var out []themes.Color
		for _, c := range n.Children {
			if c.Kind == markup.Element && local(c) == "stop" {
				if v, ok := firstColor(d.paint(c, "stop-color")); ok {
					if o := d.stated(c, "stop-opacity"); o != "" {
						v.Color.A *= math.Max(0, math.Min(1, lead(o)))
					}
					out = append(out, v.Color)
				}
			}
		}
		if r := n.Attr("r"); r != nil && lead(r.Value) == 0 && len(out) > 1 {
			out = out[len(out)-1:] // a gradient of no radius is all of its last colour (SVG 2, 14.2.3)
		}
		if len(out) > 0 {
			return out
		}
		id = hrefOf(n)
	}
	return nil
}

// visible is the part of the frame in which a shape's fill is on top, and that in which its line is; a line that it did not have from the
// beginning counts for what it would.
func (d *Drawing) visible(i int) (fill, line float64) {
	p, e := d.planned(), d.shapes[i]
	if !p.known {
		area := d.area(e)
		return area, math.Min(area, 0.3*math.Sqrt(area)) + 0.02
	}
	wide := math.Min(1, lead(d.paint(e, "stroke-width"))*d.scaleOf(e)*cells/math.Min(d.box.W, d.box.H))
	fill, line = p.seen[i], p.drawn[i]*wide*wide // of a line that is finer than a cell, what is seen is faint besides
	if line == 0 && p.fills[i].count() > 0 {
		line = (1 - p.hidden[i]) * p.around[i] * lead(d.paint(e, "stroke-width")) / min(d.box.W, d.box.H)
	}
	if w, h := d.extent(e); w*h == 0 && strings.HasPrefix(d.paint(e, "stroke"), "url(") {
		line = 0 // a gradient has no box to lie in
	}
	if p.seen[i] == 0 && p.fills[i].count() == 0 && line == 0 && !d.defined(e) && !d.unseen(e) && !d.clippedAway(e) {
		fill = math.Min(d.area(e), 4.0/(cells*cells)) // too small for a cell
	}
	return fill, line
}

// defined says that a shape stands in defs and is not repeated anywhere.
func (d *Drawing) defined(e *markup.Node) bool {
	_, painted, _ := d.placed(e, nil)
	return !painted
}

// area is roughly what a shape covers of the drawing, 0 to 1.
func (d *Drawing) area(e *markup.Node) float64 {
	w, h := d.extent(e)
	if m, _, ok := d.placed(e, nil); ok {
		w, h = w*m.scale(), h*m.scale()
	}
	return math.Min(1, w*h/math.Max(1e-9, d.box.W*d.box.H))
}

// colourNames are the names of the hues that the drawing shows most of, at most so many; those of greys where it has nothing else. What is
// too little to be noticed is not named.
func (d *Drawing) colourNames(most int) []string {
	var names, greys []string
	for _, s := range d.shown() {
		list := &names
		if s.Color.LCH().C < 0.035 {
			list = &greys
		}
		if n := named(s.Color); s.Weight > 0.08 && len(*list) < most && !has(*list, n) {
			*list = append(*list, n)
		}
	}
	if len(names) == 0 {
		return greys
	}
	return names
}

// named is what a colour is called as it is written, which may differ from what it was computed as.
func named(c themes.Color) string { return themes.ColorName(themes.MustParse(c.Hex())) }

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// plainly says that a shift of colours is seen: of a weighty colour, or of all together.
func (d *Drawing) plainly(shift func(themes.Color) themes.Color) bool {
	mean := 0.0
	for _, s := range d.shown() {
		by := themes.DeltaE(s.Color, shift(s.Color))
		if s.Weight > 0.15 && by > 0.07 {
			return true
		}
		mean += s.Weight * by
	}
	return mean > 0.035
}

// ifSeen makes a change that counts how much it is seen, and takes it back if that is less than asked for.
func (d *Drawing) ifSeen(least float64, change func(seen *float64)) bool {
	undo, seen := d.snapshot(), 0.0
	change(&seen)
	if seen >= least {
		return true
	}
	undo()
	return false
}

// remembered is the drawing as it is now, whatever changes after.
func (d *Drawing) remembered() Drawing {
	was := *d
	was.values, was.attrs = maps.Clone(d.values), make(map[*markup.Node]*attributes, len(d.attrs))
	for e, a := range d.attrs {
		was.attrs[e] = &attributes{append([]string(nil), a.list...), a.path}
	}
	was.group, was.dropped, was.after = slices.Clone(d.group), maps.Clone(d.dropped), maps.Clone(d.after)
	return was
}

// snapshot gives what takes back every change made after it.
func (d *Drawing) snapshot() (undo func()) {
	was := d.remembered()
	return func() {
		*d = was
		d.reached = nil
	}
}
