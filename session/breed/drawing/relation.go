package drawing

import (
	"math"

	"cultivar/themes"
)

// squared says that it fills its frame into the corners.
func (d *Drawing) squared() bool {
	m := d.planned().whole
	corners := m[0] & m[cells-1]
	return d.bleeds() && corners&1 == 1 && corners>>(cells-1) == 1
}

// skin is the colour of a face, a shape on which two small dark details lie side by side; nil where there is none.
func (d *Drawing) skin() *themes.Color {
	p := d.planned()
	eyes := map[int][]int{}
	for i := range d.shapes {
		if p.fills[i].count() > 0 && d.detail(i) && p.seen[i] > 0 {
			eyes[p.under[i]] = append(eyes[p.under[i]], i)
		}
	}
	for k := range d.shapes {
		list := eyes[k]
		if c, ok := d.other0().flat(d.shapes[k], "fill"); ok && paired(p, list) && c.LCH().C > 0.02 && themes.HueDistance(c.LCH().H, 65) < 40 {
			return &c
		}
	}
	return nil
}

// paired says that two of the shapes are of about one size and height, apart from each other.
func paired(p *plan, list []int) bool {
	for n, i := range list {
		for _, k := range list[:n] {
			a, b := p.fills[i], p.fills[k]
			ax, ay := a.centre()
			bx, by := b.centre()
			if math.Abs(ay-by) < 2.5 && math.Abs(ax-bx) > 3 && math.Abs(float64(a.count()-b.count())) <= 4 {
				return true
			}
		}
	}
	return false
}

// overlapping says that a shape lies over the edges of others, which would show through it if it did not hide them.
func (d *Drawing) overlapping(i int) bool {
	p := d.planned()
	area := p.fills[i].count()
	for k := range i {
		n := p.fills[k].common(&p.fills[i])
		if m := p.lines[k].common(&p.fills[i]); m > area/50+1 {
			return true
		}
		if n > area/33+1 && n < area-area/33-1 {
			return true
		}
	}
	return false
}

// overlaps says that any shape does.
func (d *Drawing) overlaps() bool {
	for i := range d.shapes {
		if d.overlapping(i) {
			return true
		}
	}
	return false
}

// carved says that a shape takes a piece out of another by having the colour of what lies behind both, as the second disc of a crescent does:
// its outline is not meant to be seen.
func (d *Drawing) carved() bool {
	p, was := d.planned(), d.other0()
	for i, e := range d.shapes {
		k := p.under[i]
		c, ok := was.flat(e, "fill")
		if k < 0 || !ok || p.fills[i].count() == 0 {
			continue
		}
		n := p.fills[k].common(&p.fills[i])
		if area := p.fills[i].count(); n < area-area/50-1 && themes.DeltaE(c, was.base(k, "fill")) < 0.02 {
			return true
		}
	}
	return false
}

// thin says that a shape is so slender that a line around it would fill it: strokes that were made into outlines, letters.
func (d *Drawing) thin(i int) bool { return d.slender(i, 2.4) }

// slender says that a shape is on the average less than so many cells wide.
func (d *Drawing) slender(i int, width float64) bool {
	around := 0.0
	for _, o := range d.onGrid(d.shapes[i]) {
		for k := 1; k < len(o); k++ {
			around += math.Hypot(o[k].X-o[k-1].X, o[k].Y-o[k-1].Y)
		}
	}
	return 2*float64(d.planned().fills[i].count()) < width*around
}

// detail says that a shape is a small one on another, such as an eye.
func (d *Drawing) detail(i int) bool {
	p := d.planned()
	k := p.under[i]
	return k >= 0 && d.shapes[k] != d.backdrop() && p.fills[i].share() < 0.012
}

// detailed says that there are details on other shapes, such as an eye on a head.
func (d *Drawing) detailed() bool {
	for i := range d.shapes {
		if d.planned().fills[i].count() > 0 && d.detail(i) {
			return true
		}
	}
	return false
}

// main is the part of the frame in which filled shapes are seen that a line around the drawing's figures would go around.
func (d *Drawing) main() float64 {
	sum := 0.0
	for i := range d.shapes {
		if d.fillable(i) && !d.detail(i) {
			sum += d.planned().seen[i]
		}
	}
	return sum
}

// touching is how many sides of the frame a shape reaches.
func (d *Drawing) touching(i int) int {
	m := d.planned().fills[i]
	var left, right bool
	for _, row := range m {
		left, right = left || row&1 == 1, right || row>>(cells-1) == 1
	}
	n := 0
	for _, reached := range [4]bool{left, right, m[0] != 0, m[cells-1] != 0} {
		if reached {
			n++
		}
	}
	return n
}
