package drawing

import (
	"strings"

	"cultivar/session/breed/gene"
)

var layoutOperators = []gene.Operator[*Drawing]{
	{
		Name: "composition.rotate", Trait: gene.Layout, Doc: "turned about the middle",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.free() || d.backdrop() != nil {
				return "", false
			}
			by := in.Sign() * in.Between(8, 45)
			d.transform("rotate(" + num(by, 0) + " " + d.middle() + ")")
			if by > 25 || by < -25 {
				d.shrink(0.82)
			}
			return "turned", true
		},
	},
	{
		Name: "composition.mirror", Trait: gene.Layout, Weight: 0.8, Doc: "left and right exchanged",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.free() || d.hasText() {
				return "", false
			}
			d.transform("matrix(-1 0 0 1 " + d.length(2*d.box.X+d.box.W) + " 0)")
			return "mirrored", true
		},
	},
	{
		Name: "composition.closer", Trait: gene.Layout, Weight: 0.8, Doc: "seen from nearer",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.free() || d.hasText() {
				return "", false
			}
			d.shrink(in.Between(1.15, 1.6))
			return "closer crop", true
		},
	},
	{
		Name: "composition.margin", Trait: gene.Layout, Weight: 0.6, Leans: map[string]float64{"dense": -0.7}, Doc: "room around",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.free() || d.backdrop() != nil {
				return "", false
			}
			d.shrink(in.Between(0.85, 0.6))
			return "room around", true
		},
	},
	{
		Name: "composition.repeat", Trait: gene.Layout, Leans: map[string]float64{"busy": 0.8, "dense": 0.6}, Doc: "four or nine of it",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.repeat(in) },
	},
	{
		Name: "composition.ring", Trait: gene.Layout, Leans: map[string]float64{"busy": 0.4}, Doc: "turned copies in a ring",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.ring(in) },
	},
	{
		Name: "composition.reflection", Trait: gene.Layout, Weight: 0.4, Doc: "it and its reflection",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.single() || d.hasText() {
				return "", false
			}
			b := d.box
			d.copies = append(d.copies, "matrix(1 0 0 -1 0 "+d.length(2*b.Y+2*b.H)+")")
			d.transform("translate(" + d.length((b.X+b.W/2)*0.5) + " " + d.length(b.Y*0.5) + ") scale(0.5)")
			return "with its reflection", true
		},
	},
	{
		Name: "composition.layers", Trait: gene.Layout, Weight: 0.8, Doc: "layers in another order",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			ok := false
			for i, e := range d.shapes {
				if i%2 == 1 && d.paint(e, "opacity") == "1" && local(e) != "text" {
					ok = d.give(e, "opacity", num(in.Between(0.85, 0.5), 2)) || ok
				}
			}
			return "translucent layers", ok
		},
	},
}

// free says that the content may be moved as a whole: nothing is kept, and it has not been copied.
func (d *Drawing) free() bool { return len(d.keep) == 0 && len(d.copies) == 0 && !d.top.SelfClosed }

// single says that the content may be copied: it is not too much, and has no ground that would be copied with it.
func (d *Drawing) single() bool {
	return d.free() && d.backdrop() == nil && len(d.shapes) < 60 && !d.animated()
}

func (d *Drawing) animated() bool {
	for _, e := range d.doc.Elements {
		if strings.HasPrefix(local(e), "animate") || local(e) == "script" {
			return true
		}
	}
	return false
}

func (d *Drawing) hasText() bool {
	for _, e := range d.shapes {
		if local(e) == "text" {
			return true
		}
	}
	return false
}

// middle is the drawing's centre.
func (d *Drawing) middle() string {
	return d.length(d.box.X+d.box.W/2) + " " + d.length(d.box.Y+d.box.H/2)
}

// ring sets copies around the middle, each turned outwards and small enough not to touch.
func (d *Drawing) ring(in gene.In) (string, bool) {
	if !d.single() {
		return "", false
	}
	n := gene.Pick(in, []int{3, 4, 5, 6, 8})
	k := map[int]float64{3: 0.46, 4: 0.42, 5: 0.37, 6: 0.33, 8: 0.27}[n]
	// In the units of the small copies, their middles lie on a circle of this radius.
	radius := d.unit((1-k)/2*0.98) / k
	for i := 1; i < n; i++ {
		d.copies = append(d.copies, "rotate("+num(360*float64(i)/float64(n), 2)+" "+d.length(d.box.X+d.box.W/2)+" "+d.length(d.box.Y+d.box.H/2+radius)+")")
	}
	cx, cy := d.box.X+d.box.W/2, d.box.Y+d.box.H/2
	d.transform("translate(" + d.length(cx*(1-k)) + " " + d.length(cy*(1-k)-radius*k) + ") scale(" + num(k, 3) + ")")
	return "a ring of " + num(float64(n), 0), true
}

func (d *Drawing) repeat(in gene.In) (string, bool) {
	if !d.single() {
		return "", false
	}
	n := 2
	if in.Strength > 0.5 {
		n = 3
	}
	turn := in.Rand.IntN(2) == 0
	for row := range n {
		for col := range n {
			if row+col == 0 {
				continue
			}
			t := "translate(" + d.length(float64(col)*d.box.W) + " " + d.length(float64(row)*d.box.H) + ")"
			if turn && (row+col)%2 == 1 {
				t += " rotate(180 " + d.middle() + ")"
			}
			d.copies = append(d.copies, t)
		}
	}
	k := 1 / float64(n)
	d.transform("translate(" + d.length(d.box.X*(1-k)) + " " + d.length(d.box.Y*(1-k)) + ") scale(" + num(k, 4) + ")")
	return num(float64(n*n), 0) + " of it", true
}
