package drawing

import (
	"math"
	"strings"

	"cultivar/session/breed/gene"
)

var layoutOperators = []gene.Operator[*Drawing]{
	{
		Name: "composition.rotate", Trait: gene.Layout, Weight: 0.1, Doc: "turned about the middle",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.free() || d.bleeds() || d.lettered() || len(d.under) > 0 {
				return "", false
			}
			most := 26.0
			if d.wide() || len(d.shapes) > 6 {
				most = 13
			}
			turn := math.Round(in.Sign() * in.Between(8, most))
			d.transform("rotate(" + num(turn, 0) + " " + d.middle() + ")")
			if turn < 0 {
				return "tilted to the left", true
			}
			return "tilted to the right", true
		},
	},
	{
		Name: "composition.closer", Trait: gene.Layout, Weight: 0.6, Doc: "as large as the frame allows",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.enlarge() },
	},
	{
		Name: "composition.margin", Trait: gene.Layout, Weight: 0.1, Leans: map[string]float64{"dense": -0.7, "bold": -0.3}, Doc: "room around",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if s := d.subject(); d.masses() == 0 || !d.free() || d.bleeds() || d.bleed > 0 || len(d.under) > 0 || math.Max(s.W/d.box.W, s.H/d.box.H) < 0.93 {
				return "", false
			}
			d.shrink(in.Between(0.86, 0.74))
			return "room around", true
		},
	},
	{
		Name: "composition.repeat", Trait: gene.Layout, Weight: 0.15, Once: "multiples", Leans: map[string]float64{"busy": 0.4, "dense": 0.6, "bold": -0.6, "vivid": -0.3, "dark": -0.2}, Doc: "four or nine of it",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.repeat(in) },
	},
	{
		Name: "composition.ring", Trait: gene.Layout, Weight: 0.1, Once: "multiples", Leans: map[string]float64{"bold": -0.6, "vivid": -0.3, "dark": -0.2}, Doc: "copies in a ring",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.ring(in) },
	},
	{
		Name: "composition.reflection", Trait: gene.Layout, Weight: 0.15, Once: "multiples", Leans: map[string]float64{"bold": -0.7, "vivid": -0.4, "busy": -0.4, "dark": -0.3}, Doc: "it and its pale reflection, as in water",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.single() || len(d.group) > 0 || d.lettered() {
				return "", false
			}
			s := d.subject()
			line := s.Y + s.H*1.03
			d.copies = append(d.copies, replica{transform: "matrix(1 0 0 -1 0 " + d.length(2*line) + ")", opacity: 0.25})
			return "with a pale reflection", true
		},
	},
}

// free says that the content may be moved as a whole: nothing is kept, and it has not been copied.
func (d *Drawing) free() bool { return len(d.keep) == 0 && len(d.copies) == 0 && !d.top.SelfClosed }

// single says that the content may be copied: it is not too much, and has no ground that would be copied with it.
func (d *Drawing) single() bool {
	return d.free() && !d.bleeds() && len(d.shapes) < 60 && !d.animated()
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

// lettered says that the drawing has words in it, or looks like a wordmark.
func (d *Drawing) lettered() bool {
	name := strings.ToLower(d.art.Main)
	return d.hasText() || d.wide() || strings.Contains(name, "wordmark") || strings.Contains(name, "logotype")
}

// enlarge lets the subject fill the frame, but for a narrow margin.
func (d *Drawing) enlarge() (string, bool) {
	if !d.free() || d.bleeds() || len(d.under) > 0 || len(d.group) > 0 {
		return "", false
	}
	s := d.subject()
	k := 0.88 * math.Min(d.box.W/s.W, d.box.H/s.H)
	if k < 1.12 {
		return "", false
	}
	to, from := d.box.centre(), s.centre()
	d.transform("translate(" + d.length(to.X-k*from.X) + " " + d.length(to.Y-k*from.Y) + ") scale(" + num(k, 3) + ")")
	return "larger in its frame", true
}

// repeatable says that the content may stand several times: small, compact and without words.
func (d *Drawing) repeatable() bool {
	return d.single() && d.skin() == nil && len(d.under)+len(d.group) == 0 && !d.lettered() && d.box.W < 1.5*d.box.H && d.box.H < 1.5*d.box.W && len(d.shapes) <= 24
}

// ring sets copies around the middle, as large as they can be without touching. What is of few shapes is turned outwards, anything else,
// such as a face, stays upright.
func (d *Drawing) ring(in gene.In) (string, bool) {
	if !d.repeatable() {
		return "", false
	}
	n := gene.Pick(in, []int{3, 5, 6})
	s := d.subject()
	// Copies within discs of this diameter do not touch when the discs' middles lie on a circle of that radius.
	disc := math.Hypot(s.W, s.H) * 0.92
	radius := disc / 2 / math.Sin(math.Pi/float64(n))
	c := s.centre()
	for i := 1; i < n; i++ {
		turn := 360 * float64(i) / float64(n)
		if len(d.shapes) <= 3 {
			d.copies = append(d.copies, replica{transform: "rotate(" + num(turn, 2) + " " + d.length(c.X) + " " + d.length(c.Y+radius) + ")", opacity: 1})
			continue
		}
		sin, cos := math.Sincos(turn * math.Pi / 180)
		d.copies = append(d.copies, replica{transform: "translate(" + d.length(radius*sin) + " " + d.length(radius*(1-cos)) + ")", opacity: 1})
	}
	return "a ring of " + num(float64(n), 0), true
}

// repeat sets copies in rows, with room between them.
func (d *Drawing) repeat(in gene.In) (string, bool) {
	if !d.repeatable() {
		return "", false
	}
	n := 2
	if in.Strength > 0.5 {
		n = 3
	}
	s := d.subject()
	gap := 0.18 * math.Max(s.W, s.H)
	for row := range n {
		for col := range n {
			if row+col == 0 {
				continue
			}
			faint := 1.0
			if (row+col)%2 == 1 {
				faint = 0.4
			}
			d.copies = append(d.copies, replica{transform: "translate(" + d.length(float64(col)*(s.W+gap)) + " " + d.length(float64(row)*(s.H+gap)) + ")", opacity: faint})
		}
	}
	return num(float64(n*n), 0) + " of it, every other one faint", true
}
