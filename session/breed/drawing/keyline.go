package drawing

import (
	"math"
	"slices"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// keylineOperators draw lines where there were only surfaces: between them, around them, around everything, along the edge.
var keylineOperators = []gene.Operator[*Drawing]{
	{
		Name: "stroke.gaps", Trait: gene.Stroke, Weight: 1.2, Doc: "the ground left open between neighbouring surfaces, as in maps and pie charts",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.gaps(in) },
	},
	{
		Name: "stroke.keyline", Trait: gene.Stroke, Weight: 0.8, Leans: map[string]float64{"bold": 0.5}, Doc: "surfaces outlined in the darkest ink",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.keyline(in) },
	},
	{
		Name: "stroke.contour", Trait: gene.Stroke, Weight: 0.8, Leans: map[string]float64{"bold": 0.3}, Doc: "a line around the whole figure, at a distance",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.contour(in) },
	},
	{
		Name: "stroke.bolder", Trait: gene.Stroke, Weight: 1, Leans: map[string]float64{"bold": 0.6, "round": 0.4}, Doc: "a filled glyph in a bolder weight",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.bolder(in) },
	},
	{
		Name: "stroke.border", Trait: gene.Stroke, Weight: 1.2, Doc: "a line inside the edge of what fills its frame",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.border(in) },
	},
}

// mostLined bounds the surfaces that are given a line each: of more, lines would crowd.
const mostLined = 48

// surfaces are the shapes that a line may go around: filled flat, seen, broad, hiding what lies behind them, and without a line of their own.
func (d *Drawing) surfaces(broad float64) []int {
	var out []int
	for i, e := range d.shapes {
		c, flat := firstColor(d.paint(e, "fill"))
		if !flat || c.Color.A < 1 || !d.fillable(i) || !d.solid(e) || d.held(e) || d.slender(i, broad) && !d.bar(e) || d.planned().seen[i] < 0.002 {
			continue
		}
		if d.inClip(e) && d.clip(e, d.grid()) == nil {
			continue // nobody knows whether its edge is seen
		}
		if s := d.paint(e, "stroke"); s == "none" || s == "" || s == "transparent" || d.planned().drawn[i] < 0.004 {
			out = append(out, i)
		}
	}
	return out
}

// bar says that a shape is an upright or a lying rectangle, however slender.
func (d *Drawing) bar(e *markup.Node) bool {
	w, h := d.extent(e)
	return local(e) == "rect" && math.Min(w, h)*d.scaleOf(e) > d.unit(0.02) || local(e) == "path" && d.boxed(e)
}

// boxed says that a path is a rectangle.
func (d *Drawing) boxed(e *markup.Node) bool {
	p := d.path(e)
	w, h := d.extent(e)
	return len(p) >= 4 && len(p) <= 6 && p.Curved() == 0 && p.Corners() >= 3 && math.Min(w, h)*d.scaleOf(e) > d.unit(0.02)
}

// lines gives surfaces a line of a width in the drawing's units.
func (d *Drawing) lines(list []int, ink themes.Color, width float64) bool {
	ok := false
	for _, i := range list {
		e := d.shapes[i]
		if d.give(e, "stroke", ink.Hex()) {
			d.give(e, "stroke-width", num(d.bearable(e, width/math.Max(1e-6, d.scaleOf(e))), 3))
			d.give(e, "stroke-linejoin", "round")
			ok = true
		}
	}
	d.blended = d.blended || ok // a line that is printed anew would not be what the caption says
	return ok
}

// drawable says that lines may be drawn around the surfaces: nothing is carved out of another, and there is no face.
func (d *Drawing) drawable() bool {
	if e := d.backdrop(); e != nil && d.laid == "" {
		if _, flat := d.flat(e, "fill"); !flat {
			return false // it has been given a light of which nobody knows the colour
		}
	}
	return d.veiled() < mostVeiled && !d.carved() && d.skin() == nil && d.planned().known && !d.animated()
}

// gaps leaves the ground open between surfaces that meet.
func (d *Drawing) gaps(in gene.In) (string, bool) {
	list := d.meeting(d.surfaces(4))
	if len(list) < 2 || len(list) > mostLined || !d.drawable() || len(d.under) > 1 || !d.tessellated(list) {
		return "", false
	}
	open := []themes.Color{d.plateColor()}
	if d.bleeds() && d.ground1() < 0.25 { // else a line that is not of the ground would go around what lies on it
		open = append(open, d.paper(), d.pale())
	}
	for _, c := range open {
		if d.stands(c, list) > 0.75 {
			return "gaps between the parts", d.lines(list, c, d.unit(in.Between(0.008, 0.012)))
		}
	}
	return "", false
}

// pale is a light colour of the accent's hue.
func (d *Drawing) pale() themes.Color {
	return themes.LCH{L: 0.97, C: 0.02, H: d.accent().LCH().H, A: 1}.Color()
}

// stands is the part of what is seen of surfaces that a colour is told from.
func (d *Drawing) stands(c themes.Color, list []int) float64 {
	sum, total := 0.0, 0.0
	for _, i := range list {
		w := d.planned().seen[i]
		total += w
		if own, ok := d.flat(d.shapes[i], "fill"); ok && themes.DeltaE(own, c) > 0.12 {
			sum += w
		}
	}
	return sum / math.Max(1e-9, total)
}

// meeting are those of the surfaces that lie side by side with another.
func (d *Drawing) meeting(list []int) []int {
	if len(list) > mostLined {
		return nil
	}
	var out []int
	for _, i := range list {
		if d.field(i) && d.touching(i) == 0 {
			continue // a disc behind a figure is a ground
		}
		around := d.planned().fills[i].grown(1)
		for _, k := range list {
			if i != k && around.common(&d.planned().fills[k]) > 2 && !d.planned().holds(k, i) && !d.planned().holds(i, k) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// keyline outlines the broad surfaces in the darkest ink, the lightest on a dark ground.
func (d *Drawing) keyline(in gene.In) (string, bool) {
	list := slices.DeleteFunc(d.surfaces(6), func(i int) bool { return d.bleeds() && d.touching(i) > 0 })
	if len(list) == 0 || len(list) > mostOutlines || !d.drawable() || d.lettered() || d.detailed() || !d.covers(list, 0.97) {
		return "", false
	}
	ink := d.lineInk()
	if d.stands(ink, list) < 0.9 {
		return "", false
	}
	return "outlined in " + named(ink), d.lines(list, ink, d.unit(in.Between(0.014, 0.024)))
}

// mostOutlines is how many surfaces may be outlined in an ink, which crowds sooner than gaps do.
const mostOutlines = 16

// lineInk is what lines around surfaces are drawn in: deep and of the figure's hue, pale on a dark ground.
func (d *Drawing) lineInk() themes.Color {
	p := d.accent().LCH()
	if d.plateColor().LCH().L < 0.5 {
		return themes.LCH{L: 0.95, C: math.Min(0.03, p.C), H: p.H, A: 1}.Color()
	}
	return themes.LCH{L: 0.25, C: math.Min(0.08, p.C), H: unmuddied(p.H), A: 1}.Color()
}

// contour draws a line around the whole figure, the ground between.
func (d *Drawing) contour(in gene.In) (string, bool) {
	if d.lettered() || d.lined() || d.masses() < 0.06 {
		return "", false
	}
	r, open := d.unit(in.Between(0.016, 0.024)), d.paper()
	line := d.contourInk(open)
	return "a line in " + named(line) + " around it", d.behind("contour", 4.4*r,
		edge(d, 2*r, line.Hex(), "line")+edge(d, 1.15*r, open.Hex(), "open")+`<feMerge><feMergeNode in="line"/><feMergeNode in="open"/><feMergeNode in="SourceGraphic"/></feMerge>`)
}

// contourInk is the figure's own strong colour where it is told from the ground, else the ink of lines.
func (d *Drawing) contourInk(ground themes.Color) themes.Color {
	p := d.accent().LCH()
	if p.C > 0.09 && themes.Contrast(p.Color(), ground) > 2.2 {
		return p.Color()
	}
	return d.lineInk()
}

// bolder widens a glyph of one ink on every side.
func (d *Drawing) bolder(in gene.In) (string, bool) {
	if d.blended || len(d.shown()) != 1 || d.lined() || d.bleeds() || d.hasText() || !d.drawable() || len(d.shapes) > mostLined {
		return "", false
	}
	w := d.unit(in.Between(0.016, 0.034))
	undo, ok := d.snapshot(), false
	var was, is mask
	for i, e := range d.shapes {
		fill := d.paint(e, "fill")
		if _, flat := firstColor(fill); !flat && fill != "currentColor" || d.planned().fills[i].count() == 0 || d.paint(e, "stroke") != "none" {
			continue
		}
		before := d.silhouette(e)
		was.join(&before)
		if d.give(e, "stroke", fill) {
			d.give(e, "stroke-width", num(d.bearable(e, w/math.Max(1e-6, d.scaleOf(e))), 3))
			d.give(e, "stroke-linejoin", "round")
			ok = true
		}
		after := d.silhouette(e)
		is.join(&after)
	}
	if grown := float64(is.count()) / math.Max(1, float64(was.count())); !ok || grown < 1.06 || grown > 2 || 10*is.enclosed() < 6*was.enclosed() {
		undo()
		return "", false
	}
	d.blended = true
	return "a bolder weight", true
}
