package drawing

import (
	"math"

	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// apart keeps shapes told from what they lie on: one whose colour has come too near to that of the shape beneath is made lighter or
// darker, in the direction in which it stood out before. What lies on a ground that was laid has the contrast of 3 that graphics need. Words are held to the contrast that they had, up to that of WCAG AA.
func (d *Drawing) apart() {
	p, was := d.planned(), d.other0()
	if !p.known {
		return
	}
	for i, e := range d.shapes {
		if e == d.backdrop() {
			continue
		}
		if fill, _ := d.visible(i); fill > 0 {
			d.stand(was, i, "fill")
		}
		if p.drawn[i] > 0 {
			d.stand(was, i, "stroke")
		}
	}
}

// stand makes one shape's fill or line stand out from what it lies on, as far as it did.
func (d *Drawing) stand(was *Drawing, i int, prop string) {
	e := d.shapes[i]
	c, ok := d.flat(e, prop)
	c0, ok0 := was.flat(e, prop)
	if !ok || !ok0 || filtered(e) { // what a filter makes of a colour is not known
		return
	}
	base, base0 := d.base(i, prop), was.base(i, prop)
	want := math.Min(0.16, 0.7*themes.DeltaE(c0, base0))
	if want < 0.03 {
		return
	}
	enough := func(c themes.Color) bool { return themes.DeltaE(c, base) >= want }
	if local(e) == "text" {
		ratio := math.Min(4.6, themes.Contrast(c0, base0))
		enough = func(c themes.Color) bool { return themes.Contrast(c, base) >= ratio }
	} else if d.laid != "" && d.planned().under[i] < 0 {
		ratio := math.Min(4.2, spared*themes.Contrast(c0, base0))
		enough = func(c themes.Color) bool { return themes.DeltaE(c, base) >= want && themes.Contrast(c, base) >= ratio }
	}
	if enough(c) {
		return
	}
	up := c0.LCH().L >= base0.LCH().L
	next, ok := shaded(c, up, enough)
	if by := math.Abs(next.LCH().L - c.LCH().L); !ok || by > 0.1 { // the other way may be shorter
		if other, also := shaded(c, !up, enough); also && (!ok || math.Abs(other.LCH().L-c.LCH().L) < 0.6*by) {
			next, ok = other, true
		}
	}
	if !ok {
		return
	}
	value := was.paint(e, prop)
	for _, s := range d.shapes { // what was of one colour stays so
		if was.paint(s, prop) == value && (local(s) == "text") == (local(e) == "text") {
			d.give(s, prop, next.Hex())
		}
	}
}

// shaded is a colour made lighter or darker until it is enough.
func shaded(c themes.Color, up bool, enough func(themes.Color) bool) (themes.Color, bool) {
	p := c.LCH()
	for range 40 {
		if p.L += 0.02; !up {
			p.L -= 0.04
			if p.L > 0.7 && p.C > 0.004 {
				p.C += 0.008 // a tint that is only darkened turns grey
			}
		}
		if p.L < 0.04 || p.L > 0.99 {
			break
		}
		if next := p.Color(); enough(next) {
			return next, true
		}
	}
	return c, false
}

// base is the colour that a shape lies on: its own fill for a line around one, that of the shape beneath, or the ground.
func (d *Drawing) base(i int, prop string) themes.Color {
	if prop == "stroke" {
		if c, ok := d.flat(d.shapes[i], "fill"); ok {
			return c
		}
	}
	for k := d.planned().under[i]; k >= 0; k = d.planned().under[k] {
		if c, ok := d.flat(d.shapes[k], "fill"); ok {
			return c
		}
	}
	return d.paper()
}

// paper is the colour behind everything: what was laid under it, else white.
func (d *Drawing) paper() themes.Color {
	if d.laid != "" {
		return themes.MustParse(d.laid)
	}
	return themes.RGB8(255, 255, 255)
}

// flat is the colour of a paint, of a gradient the mean.
func (d *Drawing) flat(e *markup.Node, prop string) (themes.Color, bool) {
	var sum themes.Lab
	total := 0.0
	d.paints(e, prop, 1, func(c themes.Color, w float64) {
		l := c.LCH().Lab()
		sum.L, sum.A, sum.B, total = sum.L+w*l.L, sum.A+w*l.A, sum.B+w*l.B, total+w
	})
	if total < 0.3 {
		return themes.Color{}, false
	}
	return themes.LCH{L: sum.L / total, C: math.Hypot(sum.A, sum.B) / total, H: themes.Hue(math.Atan2(sum.B, sum.A) * 180 / math.Pi), A: 1}.Color(), true
}

// mean is the average of something over the colours that are seen, weighed by their areas.
func (d *Drawing) mean(of func(themes.Color) float64) float64 {
	sum := 0.0
	for _, s := range d.shown() {
		sum += s.Weight * of(s.Color)
	}
	return sum
}

// overall is the mean of something over the frame, the ground in it.
func (d *Drawing) overall(of func(themes.Color) float64) float64 {
	share, plate := d.planned().whole.share(), 1.0
	if d.laid != "" { // what lies on a ground is made smaller
		was, is := d.subject(), d.moved(d.subject())
		share *= is.W * is.H / math.Max(1e-9, was.W*was.H)
	}
	if d.plate != "" {
		side := math.Min(d.box.W, d.box.H)
		plate = 0.8 * side * side / (d.box.W * d.box.H)
	}
	return share*d.mean(of) + math.Max(0, plate-share)*of(d.plateColor()) + math.Max(0, 1-math.Max(plate, share))*of(d.outside())
}

// outside is the colour around the shape of the ground.
func (d *Drawing) outside() themes.Color {
	if d.wall != "" {
		return themes.MustParse(d.wall)
	}
	return themes.RGB8(255, 255, 255)
}

func chroma(c themes.Color) float64 { return c.LCH().C }

// raising carries out a change and takes it back unless it raises the mean of something over the frame by the least amount; a negative one asks to lower it.
func (d *Drawing) raising(of func(themes.Color) float64, least float64, change func() bool) bool {
	undo, was := d.snapshot(), d.overall(of)
	if change() && (d.overall(of)-was)*math.Copysign(1, least) >= math.Abs(least) {
		return true
	}
	undo()
	return false
}
