package drawing

import (
	"math"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// groundColour is one that goes with the drawing's first accent: a tint of it or of the opposite hue, or a strong one.
func (d *Drawing) groundColour(in gene.In) themes.Color {
	hue := float64(in.Rand.IntN(24)) * 15
	if a := d.roles().Accents; len(a) > 0 {
		hue = a[0].H + gene.Pick(in, []float64{0, 25, -25, 150, 180, 210})
	}
	p := themes.LCH{L: in.Between(0.94, 0.86), C: in.Between(0.03, 0.08), H: themes.Hue(hue), A: 1}
	if in.Rand.IntN(3) == 0 {
		p.L, p.C = 0.74, 0.13
	}
	return p.Color()
}

// ground lays a shape under everything and says what: the whole frame, a disc, a rounded square, a ring. Wide drawings get a plain one. What
// lies on it is made smaller, and told from it.
func (d *Drawing) ground(fill themes.Color, in gene.In) string {
	b, hex, name := d.box, fill.Hex(), named(fill)
	side := math.Min(b.W, b.H)
	c := b.centre()
	plain := `<rect x="` + d.length(b.X) + `" y="` + d.length(b.Y) + `" width="` + d.length(b.W) + `" height="` + d.length(b.H)
	choice := in.Rand.IntN(4)
	if d.wide() || b.W > 1.3*b.H || b.H > 1.3*b.W {
		choice = 0
	}
	d.laid = hex
	switch choice {
	case 0:
		d.under = append(d.under, plain+`" fill="`+hex+`" stroke="none"/>`)
		d.inBox(0.8*b.W, 0.8*b.H)
	case 1:
		d.under = append(d.under, `<rect x="`+d.length(c.X-side/2)+`" y="`+d.length(c.Y-side/2)+`" width="`+d.length(side)+`" height="`+d.length(side)+`" rx="`+d.length(side*0.22)+`" fill="`+hex+`" stroke="none"/>`)
		d.inBox(0.7*side, 0.7*side)
		name = "a rounded " + name + " square"
	case 2:
		d.under = append(d.under, d.disc(side/2, hex, "none", 0))
		d.inDisc(0.86 * side)
		name = article(name) + " disc"
	default:
		line := d.ringColour(fill)
		w := side * 0.05
		d.under = append(d.under, d.disc(side/2-w/2, hex, line.Hex(), w))
		d.inDisc(0.76 * side)
		name = article(name) + " disc with a " + named(line) + " ring"
	}
	d.apart()
	return name
}

// ringColour is the colour of a ring around a ground: the drawing's first accent where that can be told from the ground, else its ink.
func (d *Drawing) ringColour(ground themes.Color) themes.Color {
	r := d.roles()
	for _, a := range r.Accents {
		if c := a.Color(); themes.DeltaE(c, ground) > 0.18 {
			return c
		}
	}
	if ink := d.inkColor(); themes.DeltaE(ink, ground) > 0.2 {
		return ink
	}
	return themes.Readable(ground, 1)
}

func article(name string) string {
	switch name[0] {
	case 'a', 'e', 'i', 'o', 'u':
		return "an " + name
	}
	return "a " + name
}

// disc is a circle about the middle.
func (d *Drawing) disc(r float64, fill, stroke string, width float64) string {
	c := d.box.centre()
	line := `" stroke="none"/>`
	if width > 0 {
		line = `" stroke="` + stroke + `" stroke-width="` + d.length(width) + `"/>`
	}
	return `<circle cx="` + d.length(c.X) + `" cy="` + d.length(c.Y) + `" r="` + d.length(r) + `" fill="` + fill + line
}

// inBox makes the subject as large as a box about the middle allows, and puts it there.
func (d *Drawing) inBox(w, h float64) {
	s := d.moved(d.subject())
	d.place(math.Min(w/s.W, h/s.H))
}

// inDisc makes the subject as large as a disc about the middle allows.
func (d *Drawing) inDisc(diameter float64) {
	s := d.moved(d.subject())
	d.place(diameter / math.Hypot(s.W, s.H) * math.Min(1.18, math.Hypot(s.W, s.H)/math.Max(s.W, s.H)*0.92))
}

// place scales the subject and puts its middle in that of the frame.
func (d *Drawing) place(k float64) {
	from, to := d.moved(d.subject()).centre(), d.box.centre()
	k = math.Min(k, 1.6)
	d.transform("translate(" + d.length(to.X-k*from.X) + " " + d.length(to.Y-k*from.Y) + ") scale(" + num(k, 3) + ")")
}

// shrink scales the content about the middle.
func (d *Drawing) shrink(k float64) {
	cx, cy := d.box.X+d.box.W/2, d.box.Y+d.box.H/2
	d.transform("translate(" + d.length(cx*(1-k)) + " " + d.length(cy*(1-k)) + ") scale(" + num(k, 3) + ")")
}
