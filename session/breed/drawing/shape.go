package drawing

import (
	"math"
	"slices"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/svgpath"
	"cultivar/session/breed/gene"
)

var shapeOperators = []gene.Operator[*Drawing]{
	{
		Name: "shape.rounder", Trait: gene.Shape, Weight: 0.8, Leans: map[string]float64{"round": 1}, Doc: "rounded corners",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			return "rounded corners", d.reshaped(0.0015, 0.008, func() {
				r := d.unit(in.Between(0.05, 0.14))
				d.eachPath(func(p svgpath.Path) svgpath.Path {
					if p.Corners() < 2 {
						return nil
					}
					return p.Round(r)
				})
				d.roundRects(r)
			})
		},
	},
	{
		Name: "shape.simpler", Trait: gene.Shape, Weight: 0.8, Leans: map[string]float64{"busy": -0.5}, Doc: "fewer points, small details left out",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.simpler(in) },
	},
	{
		Name: "shape.exaggerate", Trait: gene.Shape, Weight: 0.3, Doc: "large things larger, small things smaller",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.exaggerate(in) },
	},
}

// eachPath changes the path data of every path that is painted; change returns nil to leave one. Paths under a transform are changed in
// their own units.
func (d *Drawing) eachPath(change func(svgpath.Path) svgpath.Path) bool {
	changed := false
	for i, e := range d.shapes {
		if local(e) != "path" || e == d.backdrop() || d.banded(i) {
			continue
		}
		p := d.path(e)
		if len(p) == 0 {
			continue
		}
		if next := change(p); next != nil {
			changed = d.setPath(e, next) || changed
		}
	}
	return changed
}

// banded says that a shape is a band or a corner of what fills the frame, as the stripes of a flag are.
func (d *Drawing) banded(i int) bool { return d.bleeds() && d.touching(i) > 1 }

func (d *Drawing) setPath(e *markup.Node, p svgpath.Path) bool {
	if !d.attr(e, "d", p.String(d.pathDecimals(e))) {
		return false
	}
	d.attrs[e].path = p
	return true
}

// path is a path's data as it is now.
func (d *Drawing) path(e *markup.Node) svgpath.Path {
	if a := d.attrs[e]; a != nil {
		if _, ok := a.get("d"); ok {
			return a.path
		}
	}
	return d.paths[e]
}

// pathDecimals is how precisely a path is written: for its own size, which a transform may make unlike the drawing's.
func (d *Drawing) pathDecimals(e *markup.Node) int {
	w, h := d.extent(e)
	switch size := math.Max(w, h); {
	case size < 2:
		return 4
	case size < 60:
		return 3
	case size < 800:
		return 2
	}
	return 1
}

func (d *Drawing) roundRects(r float64) bool {
	changed := false
	for i, e := range d.shapes {
		if local(e) != "rect" || e == d.backdrop() || d.edging(i) && len(d.over) > 0 || d.banded(i) {
			continue
		}
		w, h := d.extent(e)
		limit := math.Min(w, h) / 2
		if limit <= 0 {
			continue
		}
		if next := math.Min(limit, math.Max(r, 0.35*limit)); next > d.measured(e, "rx")*1.1 {
			changed = d.attr(e, "rx", d.length(next)) || changed
			if e.Has("ry") {
				d.attr(e, "ry", d.length(next))
			}
		}
	}
	return changed
}

// exaggerate scales circles and small shapes about their own middles.
func (d *Drawing) exaggerate(in gene.In) (string, bool) {
	factor := in.Between(1.2, 1.45)
	name := "details exaggerated"
	if in.Rand.IntN(3) == 0 {
		factor, name = 1/factor, "details made small"
	}
	whole := math.Max(d.box.W, d.box.H)
	return name, !d.carved() && d.pliable() && d.reshaped(0.004, 0, func() { d.growDetails(factor, whole) })
}

// growDetails scales the circles, and the small shapes that are whole in themselves.
func (d *Drawing) growDetails(factor, whole float64) {
	for i, e := range d.shapes {
		w, h := d.extent(e)
		if size := math.Max(w, h) * d.scaleOf(e); size <= 0 || size > 0.45*whole || !d.alone(i) {
			continue
		}
		switch local(e) {
		case "circle":
			d.attr(e, "r", d.length(lead(d.attrOf(e, "r"))*factor))
		case "ellipse":
			d.attr(e, "rx", d.length(lead(d.attrOf(e, "rx"))*factor))
			d.attr(e, "ry", d.length(lead(d.attrOf(e, "ry"))*factor))
		case "path":
			d.growPath(e, factor)
		}
	}
}

// simpler draws paths with fewer points and leaves small details out; it is tried until it shows, but not until shapes fall apart.
func (d *Drawing) simpler(in gene.In) (string, bool) {
	if !d.pliable() || d.carved() {
		return "", false
	}
	tolerance := in.Between(0.008, 0.016)
	for range 3 {
		if d.reshaped(0.003, 0.02, func() { d.plainer(d.unit(tolerance)) }) {
			return "simpler shapes", true
		}
		tolerance *= 1.5
	}
	return "", false
}

// plainer simplifies every path that gets fewer points by it.
func (d *Drawing) plainer(tolerance float64) {
	for i, e := range d.shapes {
		if local(e) != "path" || e == d.backdrop() || d.held(e) || d.thin(i) {
			continue
		}
		scale := math.Max(1e-6, d.scaleOf(e))
		p := d.path(e).Curves()
		was := d.silhouette(e)
		if next := p.Simplify(tolerance / scale); len(next) > 1 && len(next) < len(p) {
			d.setPath(e, next)
			if is := d.silhouette(e); 4*is.common(&was) < 3*was.count() {
				d.setPath(e, d.paths[e]) // a cross is no star
			}
		}
	}
}

// pliable says that shapes may be bent: there are no letters and no face among them.
func (d *Drawing) pliable() bool { return !d.lettered() && d.skin() == nil }

// alone says that a shape lies within one that is not the backdrop, and that no other meets it there, so that it can be scaled and hold on to
// nothing less than before.
func (d *Drawing) alone(i int) bool {
	p := d.planned()
	if !d.inset(i) || d.shapes[p.under[i]] == d.backdrop() {
		return false
	}
	around := p.fills[i].grown(3)
	if out := around.less(&p.fills[p.under[i]]); out.count() > 0 {
		return false
	}
	for k := range d.shapes {
		if k != i && k != p.under[i] && (around.common(&p.fills[k]) > 0 || around.common(&p.lines[k]) > 0) && !p.holds(k, p.under[i]) {
			return false
		}
	}
	return true
}

// holds says that a shape lies around the whole of another.
func (p *plan) holds(k, i int) bool {
	return p.fills[k].common(&p.fills[i]) > p.fills[i].count()*95/100
}

// inset says that a filled shape lies wholly within the one beneath it.
func (d *Drawing) inset(i int) bool {
	p := d.planned()
	k, n := p.under[i], p.fills[i].count()
	return k >= 0 && n > 0 && p.fills[k].common(&p.fills[i]) > n*95/100
}

// reshaped makes a change of shapes and takes it back unless it moves at least so large a part of the frame, and so large a part of what is
// painted, from one shape to another.
func (d *Drawing) reshaped(least, part float64, change func()) bool {
	undo, was := d.snapshot(), d.remembered()
	change()
	moved, all := 0, 0
	for i, e := range d.shapes {
		all += d.planned().painted[i]
		if slices.Equal(d.attrs[e].said(), was.attrs[e].said()) {
			continue
		}
		is, before := d.silhouette(e), was.silhouette(e)
		gone, come := before.less(&is), is.less(&before)
		moved += gone.count() + come.count()
	}
	if float64(moved) >= math.Max(least*cells*cells, part*float64(all)) {
		return true
	}
	undo()
	return false
}

// silhouette is where a shape is now, its line included.
func (d *Drawing) silhouette(e *markup.Node) mask {
	var m mask
	outlines := d.onGrid(e)
	if f := d.paint(e, "fill"); f != "none" && local(e) != "text" {
		m.fill(outlines, evenOdd(e))
	}
	if s := d.paint(e, "stroke"); s != "none" && s != "" {
		for _, o := range outlines {
			m.line(o, lead(d.paint(e, "stroke-width"))/2*d.grid().scale()*d.scaleOf(e))
		}
	}
	return m
}

func (d *Drawing) growPath(e *markup.Node, factor float64) {
	p := d.path(e)
	lo, hi, ok := p.Bounds()
	if !ok {
		return
	}
	cx, cy := (lo.X+hi.X)/2, (lo.Y+hi.Y)/2
	next := p.Curves().Map(func(q svgpath.Point) svgpath.Point {
		return svgpath.Point{X: cx + (q.X-cx)*factor, Y: cy + (q.Y-cy)*factor}
	})
	d.setPath(e, next)
}
