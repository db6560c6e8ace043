package page

import (
	"math"

	"cultivar/render"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// noticed is the share of the first screen from which a colour is seen as one of the page's: about a button's.
const noticed = 0.004

// seenAccent is the colour, other than the ground's, that takes most of the first screen as it is now; ok is false where none takes enough to be noticed, or
// nobody measured.
func (p *Page) seenAccent() (c themes.Color, ok bool) {
	if p.stood == nil || p.design != p.drawn {
		return c, false
	}
	ground, _ := p.mainReading()
	shares := map[themes.Color]float64{}
	var order []themes.Color
	add := func(c themes.Color, area float64) {
		if c.LCH().C < 0.07 || themes.DeltaE(c, ground) < 0.12 {
			return
		}
		c = opaque(c)
		if _, known := shares[c]; !known {
			order = append(order, c)
		}
		shares[c] += area
	}
	for _, e := range p.doc.Elements {
		b, measured := p.box(e)
		if area := onScreen(b); measured && area > 0 && e.Within(p.body) {
			p.shows(e, area, add)
		}
	}
	best := 0.0
	for _, named := range order {
		if weight := shares[named] * named.LCH().C; shares[named] >= noticed*screen*fold && weight > best {
			best, c, ok = weight, named, true
		}
	}
	return c, ok
}

// shows adds up what an element shows in so much of the screen: its own ground in the place of the one below, and its text.
func (p *Page) shows(e *markup.Node, area float64, add func(themes.Color, float64)) {
	if own, paints, plain := p.paint(e); paints && plain && own.A > 0.9 {
		add(own, area)
		if under, _, known := p.backdrop(e.Parent); known {
			add(under, -area)
		}
	}
	if n := p.ownText(e); n > 0 {
		size := p.fontSize(e)
		add(p.ink(e), 0.3*math.Min(area, float64(n)*size*size*0.5))
	}
}

// onScreen is how much of a box lies in the first screen, in square CSS pixels.
func onScreen(b render.Box) float64 {
	w := math.Min(b.X+b.W, screen) - math.Max(b.X, 0)
	h := math.Min(b.Y+b.H, fold) - math.Max(b.Y, 0)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

// accentName is what the accent that is seen in the first screen is called, "" where none is; where nobody measured, the page's first accent, or that of to
// where none is left.
func (p *Page) accentName(to tint.Roles) string {
	if p.stood != nil && p.design == p.drawn {
		if c, ok := p.seenAccent(); ok {
			return themes.ColorName(c)
		}
		return ""
	}
	if r := p.roles(); len(r.Accents) > 0 {
		return themes.ColorName(r.Accents[0].Color())
	}
	if len(to.Accents) > 0 {
		return themes.ColorName(to.Accents[0].Color())
	}
	return ""
}
