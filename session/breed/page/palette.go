package page

import (
	"math"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// roles are the page's colours by role as they are now.
func (p *Page) roles() tint.Roles {
	if len(p.values) == 0 && len(p.rules) == 0 && len(p.inline) == 0 {
		return p.colored().roles
	}
	base := p.colored()
	var list []tint.Swatch
	for _, u := range base.uses {
		if base.weight[u.slot] == 0 {
			continue
		}
		uses := []use{u}
		if v, ok := p.values[u.slot]; ok {
			uses = p.usesNow(u.slot, v)
		}
		for _, now := range uses {
			list = append(list, tint.Swatch{Color: now.color.Color, Weight: base.weight[u.slot], Ink: p.slots[u.slot].prop == "color"})
		}
	}
	ground, ink := p.mainReading()
	return tint.Find(list, &ground, &ink)
}

// repaint recolours to what change makes of the present roles; accents stand in where the page has none.
func (p *Page) repaint(in gene.In, change func(tint.Roles) tint.Roles) (tint.Roles, bool) {
	from := p.roles()
	to := change(from)
	if from.Dark() != to.Dark() && p.iconed() {
		return to, false
	}
	if len(from.Accents) == 0 && len(to.Accents) == 0 {
		to = to.WithAccents(p.pickMood(in, from, to.Dark()))
	}
	for i, a := range to.Accents {
		to.Accents[i] = tint.Clear(a)
	}
	undo := p.mark()
	if !p.recolour(from, to) {
		return to, false
	}
	if p.shifted(from) < visibleShift {
		undo()
		return to, false
	}
	p.settle()
	return to, true
}

// visibleShift is the distance in OKLab that the ground or the first accent must move for a palette to look like another one.
const visibleShift = 0.025

// shifted is how far the ground, the ink or the first accent is from what it was.
func (p *Page) shifted(from tint.Roles) float64 {
	now := p.roles()
	far := math.Max(themes.DeltaE(now.Ground.Color(), from.Ground.Color()), 0.5*themes.DeltaE(now.Ink.Color(), from.Ink.Color()))
	switch {
	case len(now.Accents) > 0 && len(from.Accents) > 0:
		far = math.Max(far, 0.5*themes.DeltaE(now.Accents[0].Color(), from.Accents[0].Color()))
	case len(now.Accents) != len(from.Accents):
		far = 1
	}
	return far
}

var paletteOperators = []gene.Operator[*Page]{
	{
		Name: "palette.mood", Trait: gene.Palette, Weight: 4, Suits: plainGround, Doc: "takes on another palette, role by role",
		Apply: func(p *Page, in gene.In) (string, bool) {
			dark := p.roles().Dark()
			to, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return p.pickMood(in, r, dark) })
			return p.paletteName(to), ok
		},
	},
	{
		Name: "palette.night", Trait: gene.Palette, Weight: 2, Suits: plainGround, Leans: map[string]float64{"dark": 1, "warm": -0.4, "vivid": 0.4}, Doc: "a dark palette of other colours",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.turnTo(in, true) },
	},
	{
		Name: "palette.day", Trait: gene.Palette, Weight: 2, Suits: plainGround, Leans: map[string]float64{"dark": -1}, Doc: "a light palette of other colours",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.turnTo(in, false) },
	},
	{
		Name: "palette.hue", Trait: gene.Palette, Weight: 0.05, Suits: plainGround, Doc: "turns the accents around the colour wheel",
		Apply: func(p *Page, in gene.In) (string, bool) {
			by := in.Sign() * in.Between(35, 170)
			to, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return r.Rotate(by) })
			if len(to.Accents) == 0 {
				return "", false
			}
			return p.around(to, "% accents", "other accents"), ok
		},
	},
	{
		Name: "palette.scheme", Trait: gene.Palette, Weight: 0.1, Suits: plainGround, Doc: "gives the accents hues that belong together",
		Apply: func(p *Page, in gene.In) (string, bool) {
			s := gene.Pick(in, schemes)
			hue := float64(in.Rand.IntN(24)) * 15
			to, ok := p.repaint(in, func(r tint.Roles) tint.Roles {
				out := r.WithAccents(p.pickMood(in, r, r.Dark())).Scheme(hue, s.offsets...)
				return out.Paper(hue+s.ground, in.Between(0.006, 0.03))
			})
			return p.around(to, s.name+" palette around %", s.name+" palette"), ok
		},
	},
	{
		Name: "palette.warmer", Trait: gene.Palette, Weight: 0.6, Suits: plainGround, Leans: map[string]float64{"warm": 1, "vivid": 0.3}, Doc: "draws colours towards orange and tints the greys",
		Apply: func(p *Page, in gene.In) (string, bool) {
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return ruddy(r.Warm(in.Between(0.4, 1))) })
			return "warmer palette", ok
		},
	},
	{
		Name: "palette.cooler", Trait: gene.Palette, Weight: 0.2, Suits: plainGround, Leans: map[string]float64{"warm": -1}, Doc: "draws colours towards blue and tints the greys",
		Apply: func(p *Page, in gene.In) (string, bool) {
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return r.Warm(-in.Between(0.4, 1)) })
			return "cooler palette", ok
		},
	},
	{
		Name: "palette.dark", Trait: gene.Palette, Weight: 0.1, Suits: plainGround, Leans: map[string]float64{"dark": 1, "vivid": 0.4}, Doc: "light ink on a dark ground",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if p.roles().Dark() {
				return "", false
			}
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return ruddy(r.Turned(in.Between(0.3, 2))) })
			return "dark palette", ok
		},
	},
	{
		Name: "palette.light", Trait: gene.Palette, Weight: 0.2, Leans: map[string]float64{"dark": -1}, Doc: "dark ink on a light ground",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if !p.roles().Dark() {
				return "", false
			}
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return lit(r.Turned(in.Between(0.3, 2)), r) })
			return "light palette", ok
		},
	},
	{
		Name: "palette.vivid", Trait: gene.Palette, Weight: 0.3, Suits: plainGround, Leans: map[string]float64{"vivid": 0.6, "dark": 0.2}, Doc: "more saturated accents",
		Apply: func(p *Page, in gene.In) (string, bool) {
			r := p.roles()
			if len(r.Accents) == 0 || r.Accents[0].C > 0.13 {
				return "", false
			}
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles {
				return r.Vivid(in.Between(1.3, 2)).Paper(r.Accents[0].H, in.Between(0.01, 0.035))
			})
			return "more vivid palette", ok
		},
	},
	{
		Name: "palette.muted", Trait: gene.Palette, Weight: 0.4, Suits: plainGround, Leans: map[string]float64{"vivid": -0.5}, Doc: "less saturated accents",
		Apply: func(p *Page, in gene.In) (string, bool) {
			r := p.roles()
			if len(r.Accents) == 0 || r.Accents[0].C < 0.07 || r.Accents[0].H > 20 && r.Accents[0].H < 130 {
				return "", false
			}
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return r.Vivid(in.Between(0.75, 0.45)) })
			return "more muted palette", ok
		},
	},
	{
		Name: "palette.duotone", Trait: gene.Palette, Weight: 0.05, Suits: plainGround, Leans: map[string]float64{"vivid": 0.2}, Doc: "two hues for everything",
		Apply: func(p *Page, in gene.In) (string, bool) {
			first := float64(in.Rand.IntN(24)) * 15
			second := first + gene.Pick(in, []float64{30, 150, 180, 210})
			to, ok := p.repaint(in, func(r tint.Roles) tint.Roles {
				return r.WithAccents(p.pickMood(in, r, r.Dark())).Duotone(first, second)
			})
			return p.duotoneName(to), ok
		},
	},
	{
		Name: "palette.paper", Trait: gene.Palette, Weight: 0.5, Leans: map[string]float64{"vivid": 0.7, "dark": 0.2}, Doc: "tints the ground",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if p.roles().Dark() {
				return "", false
			}
			hue := gene.Pick(in, []float64{75, 85, 40, 145, 200, 250, 310, 15})
			_, sure := p.surface()
			if !sure {
				return "", false
			}
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return r.Paper(hue, in.Between(0.02, 0.06)) })
			c, _ := p.surface()
			return surfaceName(c) + " ground", ok
		},
	},
}

// ruddy gives a dark ground of the hue of straw, which is brown where it is dark, that of wine.
func ruddy(r tint.Roles) tint.Roles {
	if r.Dark() && earthy(r.Ground.H) {
		r.Ground.H, r.Ground.C = 25, math.Min(r.Ground.C, 0.03)
	}
	return r
}

// lit keeps accents that turn to olive where they are deep as light as they were.
func lit(to, from tint.Roles) tint.Roles {
	for i := range to.Accents {
		if earthy(to.Accents[i].H) {
			to.Accents[i].L = from.Accents[i].L
		}
	}
	return to
}

// turnTo takes on a mood of the other lightness.
func (p *Page) turnTo(in gene.In, dark bool) (string, bool) {
	if p.roles().Dark() == dark {
		return "", false
	}
	to, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return p.pickMood(in, r, dark) })
	return p.paletteName(to), ok
}

var schemes = []struct {
	name    string
	offsets []float64
	ground  float64
}{
	{"analogous", []float64{0, 30, -30, 60}, 0},
	{"complementary", []float64{0, 180, 20, 200}, 0},
	{"split", []float64{0, 150, 210, 30}, 150},
	{"triadic", []float64{0, 120, 240, 60}, 60},
	{"single-hue", []float64{0, 8, -8, 4}, 0},
}

// plainGround says that the opening stands on no drawn landscape: one turns false where its hues are turned one by one.
func plainGround(p *Page) bool { return !p.landscape() }

// freely says that nothing on offer, such as plans with their prices, stands in the first screen, which must be read at a glance.
func freely(p *Page) bool { return !p.showcases() }
