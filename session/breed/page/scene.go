package page

import (
	"math"
	"strings"

	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// kept holds a picture's colours to the strength that they were drawn in: a pale sky stays pale under a louder palette.
func kept(shift func(themes.Color) themes.Color) func(themes.Color) themes.Color {
	return func(c themes.Color) themes.Color {
		p, next := c.LCH(), shift(c).LCH()
		if most := math.Max(p.C*1.15, 0.02); next.C > most && p.L > 0.6 {
			next.C = most
		}
		out := next.Color()
		out.A = c.A
		return out
	}
}

// scenes are the maps for the drawings on which the page's opening stands, where a light page turns dark: turned as text is, the sun would be black and
// the trees white, so night falls over them instead. It gives nil for every other slot.
func (p *Page) scenes(from, to tint.Roles) func(*slot) func(themes.Color) themes.Color {
	name := p.stageDrawing()
	if p.air != nil {
		return p.aired(name, *p.air)
	}
	if name == "" || from.Dark() || !to.Dark() {
		return func(*slot) func(themes.Color) themes.Color { return nil }
	}
	day := to.Clone()
	day.Ground, day.Ink = themes.LCH{L: from.Ground.L, C: 0.03, H: to.Ground.H, A: 1}, to.Ground
	hue := from.OntoAs(day, tint.Art)
	near, far := night(from, to.Ground.H, hue, false), night(from, to.Ground.H, hue, true)
	return func(s *slot) func(themes.Color) themes.Color {
		switch {
		case !s.picture || s.file != name:
			return nil
		case s.behind:
			return far
		}
		return near
	}
}

// stageDrawing is the file of the drawing that the page's first heading stands on, "" if it stands on none.
func (p *Page) stageDrawing() string {
	heading := p.headingIn(p.body)
	hero := p.hero()
	if heading == nil || hero == nil || !p.overPicture(heading) {
		return ""
	}
	o := opening{section: hero, heading: heading, content: heading.Parent}
	return p.local(p.pictureBeside(o).Get("src"))
}

// landscape says that the page's first heading stands on a drawing whose colours follow the page's.
func (p *Page) landscape() bool {
	name := p.stageDrawing()
	_, own := p.art.Files[name]
	return own && strings.HasSuffix(strings.ToLower(name), ".svg") && len(p.art.Files[name]) < pictureLimit
}

// night is what a colour of a scene by day is at night: the sky is deep above and glows at the horizon, things are silhouettes, and what shone (the sun,
// lamps, snow) still does.
func night(from tint.Roles, sky float64, hue func(themes.Color) themes.Color, behind bool) func(themes.Color) themes.Color {
	if warmHue(sky) {
		sky = 265 // a sky of brown is none
	}
	return func(c themes.Color) themes.Color {
		l := c.LCH().L
		next := hue(c).LCH()
		switch {
		case !behind && shining(c.LCH()) && c.LCH().C >= 0.085:
			return c // lamps are lit
		case behind:
			next.L = math.Max(0.17, math.Min(0.5, 0.18+1.5*(from.Ground.L-l)))
			next.C = math.Min(0.02+1.1*next.C, 0.13)
		case l > 0.86:
			next.L, next.C = l, math.Min(next.C, 0.12)
		default:
			next.L = 0.09 + 0.26*l
			next.C = math.Min(next.C, 0.07)
		}
		if (behind || l <= 0.86) && (earthy(next.H) || !behind && warmHue(next.H)) {
			next.H, next.C = sky, math.Min(next.C, 0.06) // ochre is mud at night
		}
		out := next.Color()
		out.A = c.A
		return out
	}
}
