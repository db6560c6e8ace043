package drawing

import (
	"math"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/svgpath"
	"cultivar/session/breed/gene"
)

// sectorOperators take pie charts apart, or make rings of them.
var sectorOperators = []gene.Operator[*Drawing]{
	{
		Name: "shape.exploded", Trait: gene.Shape, Weight: 2, Doc: "a pie chart's sectors set apart, or one of them pulled out",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.explode(in) },
	},
	{
		Name: "shape.ring", Trait: gene.Shape, Weight: 2, Doc: "a pie chart as a ring",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.hollow(in) },
	},
}

// pie are the sectors of a pie chart around one centre, in the drawing's units.
type pie struct {
	centre svgpath.Point
	radius float64
	parts  []*markup.Node
	// inner is how near to the centre the sectors come.
	inner float64
}

// fewestSectors is how many sectors with one centre count as a chart.
const fewestSectors = 3

// pies finds the charts: filled paths whose arcs have one centre. None is found where a transform turns them.
func (d *Drawing) pies() []pie {
	var out []pie
	for i, e := range d.shapes {
		m, painted, ok := d.placed(e, nil)
		if local(e) != "path" || !ok || !painted || m[1] != 0 || m[2] != 0 || d.held(e) || !d.fillable(i) || d.planned().fills[i].count() == 0 {
			continue
		}
		c, ok := hub(d.path(e))
		if !ok {
			continue
		}
		out = gathered(out, m.of(c), e, 0.01*math.Min(d.box.W, d.box.H))
	}
	var whole []pie
	for _, p := range out {
		if len(p.parts) >= fewestSectors && d.measurePie(&p) {
			whole = append(whole, p)
		}
	}
	return whole
}

func gathered(list []pie, c svgpath.Point, e *markup.Node, near float64) []pie {
	for i := range list {
		if p := &list[i]; math.Hypot(p.centre.X-c.X, p.centre.Y-c.Y) < near {
			p.parts = append(p.parts, e)
			return list
		}
	}
	return append(list, pie{centre: c, parts: []*markup.Node{e}})
}

// hub is the centre of a path's circular arcs, false if it has none or several.
func hub(p svgpath.Path) (svgpath.Point, bool) {
	var here, centre svgpath.Point
	found := false
	for _, c := range p {
		if c.Op == svgpath.Arc && c.Rx == c.Ry && c.Rx > 0 {
			at, ok := centreOf(here, c)
			if !ok || found && math.Hypot(at.X-centre.X, at.Y-centre.Y) > 0.02*c.Rx+0.01 {
				return centre, false
			}
			centre, found = at, true
		} else if c.Op == svgpath.Cubic || c.Op == svgpath.Quad {
			return centre, false
		}
		if len(c.P) > 0 {
			here = c.End()
		}
	}
	return centre, found
}

// centreOf is that of the circle through three points of an arc.
func centreOf(from svgpath.Point, c svgpath.Command) (svgpath.Point, bool) {
	f := svgpath.Path{{Op: svgpath.Move, P: []svgpath.Point{from}}, c}.Curves().Facets(2)
	if len(f) < 3 {
		return svgpath.Point{}, false
	}
	a, b, e := from, f[len(f)/2].End(), f[len(f)-1].End()
	k := 2 * (a.X*(b.Y-e.Y) + b.X*(e.Y-a.Y) + e.X*(a.Y-b.Y))
	if math.Abs(k) < 1e-9 {
		return svgpath.Point{}, false
	}
	a2, b2, e2 := a.X*a.X+a.Y*a.Y, b.X*b.X+b.Y*b.Y, e.X*e.X+e.Y*e.Y
	return svgpath.Point{X: (a2*(b.Y-e.Y) + b2*(e.Y-a.Y) + e2*(a.Y-b.Y)) / k, Y: (a2*(e.X-b.X) + b2*(a.X-e.X) + e2*(b.X-a.X)) / k}, true
}

// measurePie finds how far from the centre the sectors reach; false where they lie over each other, as rings in rings do.
func (d *Drawing) measurePie(p *pie) bool {
	p.inner = math.Inf(1)
	var taken mask
	for _, e := range p.parts {
		for _, q := range d.around(e) {
			r := math.Hypot(q.X-p.centre.X, q.Y-p.centre.Y)
			p.radius, p.inner = math.Max(p.radius, r), math.Min(p.inner, r)
		}
		s := d.silhouette(e)
		if s.common(&taken) > s.count()/3 {
			return false
		}
		taken.join(&s)
	}
	return p.radius > d.unit(0.1)
}

// around are the points of a shape's outlines in the drawing's units.
func (d *Drawing) around(e *markup.Node) []svgpath.Point {
	var out []svgpath.Point
	m, _, _ := d.placed(e, nil)
	for _, o := range m.each(d.outlines(e)) {
		out = append(out, o...)
	}
	return out
}

// mean0 is the mean of points.
func mean0(list []svgpath.Point) svgpath.Point {
	var c svgpath.Point
	for _, q := range list {
		c.X, c.Y = c.X+q.X/float64(len(list)), c.Y+q.Y/float64(len(list))
	}
	return c
}

// explode sets the sectors of every pie apart, or pulls one out; what is moved outwards is made as much smaller.
func (d *Drawing) explode(in gene.In) (string, bool) {
	pies := d.pies()
	if len(pies) == 0 || len(d.keep) > 0 || d.animated() {
		return "", false
	}
	one, by := in.Rand.IntN(2) == 0 && len(pies) == 1, in.Between(0.035, 0.06)
	if one {
		by = in.Between(0.1, 0.14)
	}
	ok := false
	for _, p := range pies {
		pulled := in.Rand.IntN(len(p.parts))
		for i, e := range p.parts {
			far := by * p.radius
			if one && i != pulled {
				far = 0
			}
			ok = d.pull(e, p, far, 1-by) || ok
		}
	}
	if one {
		return "one sector pulled out", ok
	}
	return "sectors set apart", ok
}

// pull makes a sector smaller about its pie's centre and moves it outwards.
func (d *Drawing) pull(e *markup.Node, p pie, far, k float64) bool {
	outer, _, ok := d.placed(e.Parent, nil)
	if !ok || outer[0] == 0 || outer[3] == 0 {
		return false
	}
	mid := mean0(d.around(e))
	dx, dy := mid.X-p.centre.X, mid.Y-p.centre.Y
	length := math.Max(1e-9, math.Hypot(dx, dy))
	cx, cy := (p.centre.X-outer[4])/outer[0], (p.centre.Y-outer[5])/outer[3]
	x, y := cx*(1-k)+far*dx/length/outer[0], cy*(1-k)+far*dy/length/outer[3]
	step := "translate(" + num(x, 2) + " " + num(y, 2) + ") scale(" + num(k, 3) + ")"
	if t := d.attrOf(e, "transform"); t != "" {
		step += " " + t
	}
	return d.attr(e, "transform", step)
}

// hollow lays a disc of the ground's colour over the middle of every pie on which nothing is written.
func (d *Drawing) hollow(in gene.In) (string, bool) {
	if len(d.keep) > 0 || d.animated() || len(d.group) > 0 {
		return "", false
	}
	part, ok := in.Between(0.45, 0.6), false
	for _, p := range d.pies() {
		if p.inner > 0.3*p.radius || d.written(p, part*p.radius) {
			continue
		}
		last := p.parts[len(p.parts)-1]
		outer, _, known := d.placed(last.Parent, nil)
		if !known || outer[0] <= 0 {
			continue
		}
		x, y, r := (p.centre.X-outer[4])/outer[0], (p.centre.Y-outer[5])/outer[3], part*p.radius/outer[0]
		d.after[last] = `<circle cx="` + num(x, 2) + `" cy="` + num(y, 2) + `" r="` + num(r, 2) + `" fill="` + d.plateColor().Hex() + `" stroke="none"/>`
		ok = true
	}
	d.blended = d.blended || ok // the disc must stay of the ground's colour
	return "a ring instead of a disc", ok
}

// written says that words lie within so much of a pie's centre.
func (d *Drawing) written(p pie, radius float64) bool {
	var disc mask
	disc.fill(d.grid().each([][]svgpath.Point{round(p.centre.X, p.centre.Y, radius, radius)}), false)
	for i, e := range d.shapes {
		if local(e) == "text" && d.planned().fills[i].common(&disc) > 0 {
			return true
		}
	}
	return false
}
