package drawing

import (
	"math"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// way is how a ground goes with a figure of a hue: how far its hue is turned, and its lightness and chroma.
type way struct{ turn, l, c float64 }

var grounds = []way{
	{0, 0.94, 0.035}, {0, 0.9, 0.06}, {180, 0.93, 0.04}, {150, 0.92, 0.05}, {-40, 0.91, 0.06}, {40, 0.92, 0.055}, {180, 0.84, 0.11}, {180, 0.27, 0.06},
}

// groundColour is one that goes with the drawing's first accent: a tint of it or of another hue, a strong one, or a deep one under what is
// light itself.
func (d *Drawing) groundColour(in gene.In) themes.Color {
	hue, light := float64(in.Rand.IntN(24))*15, d.mean(func(c themes.Color) float64 { return c.LCH().L })
	if a := d.roles().Accents; len(a) > 0 {
		hue = a[0].H
	}
	best, most := themes.Color{}, -1.0
	for _, k := range in.Rand.Perm(len(grounds)) {
		if grounds[k].l < 0.5 && (light < 0.6 || d.skin() != nil) {
			continue
		}
		c := grounds[k].under(hue)
		if share := d.borne(c); share > most+0.02 {
			best, most = c, share
		}
		if most > 0.9 {
			break
		}
	}
	return best
}

// under is the ground for a figure of a hue.
func (w way) under(hue float64) themes.Color {
	p := themes.LCH{L: w.l, C: w.c, H: themes.Hue(hue + w.turn), A: 1}
	switch {
	case p.L > 0.5 && p.H > 98 && p.H < 128: // between sand and mint lies what looks like old paper
		p.H = 92
	case p.L < 0.5:
		p.H = unmuddied(p.H)
	}
	return p.Color()
}

// unmuddied turns the hue of a deep ground from earth, which is mud, to blue.
func unmuddied(hue float64) float64 {
	if hue > 15 && hue < 150 {
		return 268
	}
	return hue
}

// spared is the share of the contrast with white paper that a figure keeps on a ground.
const spared = 0.75

// borne is the part of the figure that a ground leaves as it is: what is told from it as from white paper.
func (d *Drawing) borne(ground themes.Color) float64 {
	white := themes.RGB8(255, 255, 255)
	sum, total := 0.0, 0.0
	for i, e := range d.shapes {
		for _, prop := range [...]string{"fill", "stroke"} {
			c, ok := d.flat(e, prop)
			w := d.planned().seen[i]
			if prop == "stroke" {
				w = d.planned().drawn[i]
			}
			if !ok || w == 0 || d.planned().under[i] >= 0 {
				continue
			}
			total += w
			if themes.DeltaE(c, ground) >= math.Min(0.16, 0.7*themes.DeltaE(c, white)) && themes.Contrast(c, ground) >= math.Min(3, spared*themes.Contrast(c, white)) {
				sum += w
			}
		}
	}
	return sum / math.Max(1e-9, total)
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
		d.plate = `<rect x="` + d.length(c.X-side/2) + `" y="` + d.length(c.Y-side/2) + `" width="` + d.length(side) + `" height="` + d.length(side) + `" rx="` + d.length(side*0.22) + `"/>`
		d.under = append(d.under, `<rect x="`+d.length(c.X-side/2)+`" y="`+d.length(c.Y-side/2)+`" width="`+d.length(side)+`" height="`+d.length(side)+`" rx="`+d.length(side*0.22)+`" fill="`+hex+`" stroke="none"/>`)
		d.inBox(0.7*side, 0.7*side)
		name = "a rounded " + name + " square"
	case 2:
		d.plate = d.disc(side/2, hex, "none", 0)
		d.under = append(d.under, d.plate)
		d.inDisc(0.86 * side)
		name = article(name) + " disc"
	default:
		line := ringColour(fill)
		w := side * 0.05
		d.plate = d.disc(side/2-w, hex, "none", 0)
		d.under = append(d.under, d.disc(side/2-w/2, hex, line.Hex(), w))
		d.inDisc(0.76 * side)
		name = article(name) + " disc with " + article(named(line)) + " ring"
	}
	if fill.LCH().L < 0.45 {
		d.paleGreys()
	}
	d.apart()
	return name
}

// papered lays a light sheet under a drawing that has a line along its edges and no ground.
func (d *Drawing) papered(in gene.In) (string, bool) {
	if d.backdrop() != nil || d.planned().whole.share() > 0.9 || len(d.group) > 0 {
		return "", false
	}
	c := d.groundColour(in)
	if c.LCH().L < 0.88 {
		return "", false
	}
	d.laid = c.Hex()
	d.under = append(d.under, d.sheet(d.laid, ""))
	d.apart()
	return "on " + named(c), true
}

// paleGreys makes what is grey and dark and lies on the ground pale, as it must be on a dark one.
func (d *Drawing) paleGreys() {
	p := d.planned()
	if d.skin() != nil {
		return // hair is not to turn grey
	}
	for i, e := range d.shapes {
		for _, prop := range []string{"fill", "stroke"} {
			c, ok := d.flat(e, prop)
			if l := c.LCH(); ok && p.under[i] < 0 && l.C < 0.05 && l.L < 0.7 {
				d.give(e, prop, themes.LCH{L: 0.97 - 0.3*l.L, C: 0.01, H: l.H, A: 1}.Hex())
			}
		}
	}
}

// ringColour is the colour of a ring around a ground: a deeper tone of it, a lighter one around a dark ground.
func ringColour(ground themes.Color) themes.Color {
	p := ground.LCH()
	if p.L < 0.45 {
		p.L += 0.16
	} else {
		p.L, p.H = p.L-0.13, unsoured(p.H)
	}
	p.C = math.Min(p.C+0.04, 0.16)
	return p.Color()
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
