package drawing

import (
	"math"

	"cultivar/session/artifact/svgpath"
)

// subject is the box of what is seen of the content before it is moved as a whole: the viewBox where that cannot be measured. What lies
// outside the viewBox from the beginning does not count, but what changes have pushed there does.
func (d *Drawing) subject() box {
	was, known := d.planned().reached.box, d.planned().reached.ok
	is, still := d.reach()
	if !known || !still {
		return d.box
	}
	v := d.box
	if d.bleeds() {
		return d.box
	}
	x0, x1 := side(was.X, was.X+was.W, is.X, is.X+is.W, v.X, v.X+v.W)
	y0, y1 := side(was.Y, was.Y+was.H, is.Y, is.Y+is.H, v.Y, v.Y+v.H)
	if x1-x0 <= 0 || y1-y0 <= 0 {
		return d.box
	}
	return box{x0, y0, x1 - x0, y1 - y0}
}

// side is what counts of an extent on one axis: cut to lo and hi where it went beyond them before.
func side(was0, was1, is0, is1, lo, hi float64) (from, to float64) {
	from, to = is0, is1
	if was0 < lo {
		from = math.Max(from, lo)
	}
	if was1 > hi {
		to = math.Min(to, hi)
	}
	return from, to
}

// other0 is the drawing as it was opened.
func (d *Drawing) other0() *Drawing { return &Drawing{sketch: d.sketch} }

// moved is the box of the subject and its copies once the group around them has moved them.
func (d *Drawing) moved(subject box) box {
	group := identity
	for i := 0; i+1 < len(d.group); i += 2 {
		if d.group[i] == "transform" {
			group, _ = transformOf(d.group[i+1])
		}
	}
	maps := []matrix{group}
	for _, c := range d.copies {
		if m, ok := transformOf(c.transform); ok {
			maps = append(maps, group.times(m))
		}
	}
	r := bounds{}
	for _, m := range maps {
		for _, p := range corners(subject) {
			r.add(m.of(p), 0)
		}
	}
	b, _ := r.box()
	return b
}

// fit makes the content smaller and moves it where it would stick out of the viewBox, with the room that filters need around it.
func (d *Drawing) fit() {
	if d.top.SelfClosed || len(d.keep) > 0 || d.backdrop() != nil || !d.touched() {
		return
	}
	b := d.moved(d.subject())
	v := box{d.box.X + d.bleed, d.box.Y + d.bleed, d.box.W - 2*d.bleed, d.box.H - 2*d.bleed}
	slack := d.unit(0.004)
	if b.X >= v.X-slack && b.Y >= v.Y-slack && b.X+b.W <= v.X+v.W+slack && b.Y+b.H <= v.Y+v.H+slack {
		return
	}
	k := math.Min(1, math.Min(v.W/b.W, v.H/b.H))
	x := inward(b.X+b.W/2, k*b.W, v.X, v.X+v.W)
	y := inward(b.Y+b.H/2, k*b.H, v.Y, v.Y+v.H)
	d.transform("translate(" + d.length(x-k*(b.X+b.W/2)) + " " + d.length(y-k*(b.Y+b.H/2)) + ") scale(" + num(math.Floor(k*1000)/1000, 3) + ")")
}

// touched says that something was done that can push the content out of the viewBox.
func (d *Drawing) touched() bool {
	return d.bleed > 0 || len(d.group) > 0 || len(d.copies) > 0 || len(d.attrs) > 0 || len(d.values) > 0
}

// inward is the centre nearest to the given one that keeps a length between lo and hi.
func inward(centre, length, lo, hi float64) float64 {
	return math.Max(lo+length/2, math.Min(hi-length/2, centre))
}

// wide says that the subject is so wide or so tall that it is lettering or a rule more likely than a motif.
func (d *Drawing) wide() bool {
	s := d.subject()
	return s.W > 1.7*s.H || s.H > 1.9*s.W
}

// centre is the middle of a box.
func (b box) centre() svgpath.Point { return svgpath.Point{X: b.X + b.W/2, Y: b.Y + b.H/2} }
