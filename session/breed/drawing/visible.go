package drawing

import (
	"maps"
	"math"
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
	for _, e := range d.shapes {
		area := d.area(e)
		d.paints(e, "fill", area, add)
		if d.paint(e, "stroke") != "none" {
			d.paints(e, "stroke", math.Min(area, 0.3*math.Sqrt(area))+0.02, add)
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
	for _, c := range stops {
		add(c, weight/float64(len(stops)))
	}
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
					out = append(out, v.Color)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
		id = hrefOf(n)
	}
	return nil
}

// area is roughly what a shape covers of the drawing, 0 to 1.
func (d *Drawing) area(e *markup.Node) float64 {
	w, h := d.extent(e)
	if m, _, ok := d.placed(e, nil); ok {
		w, h = w*m.scale(), h*m.scale()
	}
	return math.Min(1, w*h/math.Max(1e-9, d.box.W*d.box.H))
}

// part is what a shape covers of all that shapes cover, 0 to 1.
func (d *Drawing) part(e *markup.Node) float64 {
	total := 0.0
	for _, s := range d.shapes {
		total += d.area(s) + 1e-6
	}
	return (d.area(e) + 1e-6) / math.Max(1e-9, total)
}

// colourNames are the names of the hues that the drawing shows most of, at most so many; those of greys where it has nothing else.
func (d *Drawing) colourNames(most int) []string {
	var names, greys []string
	for _, s := range d.shown() {
		list := &names
		if s.Color.LCH().C < 0.035 {
			list = &greys
		}
		if n := themes.ColorName(s.Color); s.Weight > 0.03 && len(*list) < most && !has(*list, n) {
			*list = append(*list, n)
		}
	}
	if len(names) == 0 {
		return greys
	}
	return names
}

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
	values, attrs := maps.Clone(d.values), map[*markup.Node]*attributes{}
	for e, a := range d.attrs {
		attrs[e] = &attributes{append([]string(nil), a.list...)}
	}
	seen := 0.0
	change(&seen)
	if seen >= least {
		return true
	}
	d.values, d.attrs = values, attrs
	return false
}
