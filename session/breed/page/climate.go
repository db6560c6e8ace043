package page

import (
	"math"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// climateOperators give the page a climate: warm or cool throughout, loud throughout, or a strong colour around a quiet sheet.
var climateOperators = []gene.Operator[*Page]{
	{
		Name: "palette.sunny", Trait: gene.Palette, Weight: 1, Suits: plainGround, Leans: map[string]float64{"warm": 0.9, "vivid": 0.5, "dark": 0.2}, Doc: "a palette with a warm ground",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.weathered(in, true) },
	},
	{
		Name: "palette.frosty", Trait: gene.Palette, Weight: 1, Suits: plainGround, Leans: map[string]float64{"warm": -0.8, "vivid": 0.5, "dark": 0.2}, Doc: "a palette with a cool ground",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.weathered(in, false) },
	},
	{
		Name: "palette.glow", Trait: gene.Palette, Weight: 0.8, Suits: freely, Leans: map[string]float64{"warm": 0.3}, Doc: "a warm glow behind the opening, from peach to rose",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.glow(in) },
	},
	{
		Name: "palette.ember", Trait: gene.Palette, Weight: 0.5, Leans: map[string]float64{"warm": 0.2}, Doc: "headings and links in a warm colour",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.embers(in) },
	},
	{
		Name: "palette.loud", Trait: gene.Palette, Weight: 1, Suits: freely, Leans: map[string]float64{"vivid": 1, "dark": 0.5}, Doc: "a strong colour for the whole ground",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if p.stageDrawing() != "" || p.iconed() || p.sheet() != nil {
				return "", false
			}
			to, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return p.pickFrom(in, r, p.loudFor(r)) })
			return p.paletteName(to), ok
		},
	},
	{
		Name: "palette.surround", Trait: gene.Palette, Weight: 1.2, Leans: map[string]float64{"bold": 1, "vivid": 0.8}, Doc: "a strong colour around the sheet that the page is set on",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.surround(in) },
	},
}

// warmHue says that a ground of a hue, in degrees, is a warm one.
func warmHue(hue float64) bool { return hue < 105 || hue > 345 }

// weathered takes on a mood of the page's own lightness whose ground is warm, or cool.
func (p *Page) weathered(in gene.In, warm bool) (string, bool) {
	list := lightMoods
	if p.roles().Dark() {
		list = darkMoods
	}
	var fit []mood
	for _, m := range list {
		if g := lch(m.ground); g.C > 0.008 && warmHue(g.H) == warm {
			fit = append(fit, m)
		}
	}
	if len(fit) == 0 {
		return "", false
	}
	deeper := in.Between(0.012, 0.035)
	to, ok := p.repaint(in, func(r tint.Roles) tint.Roles {
		out := p.pickFrom(in, r, fit)
		if !out.Dark() {
			out.Ground.C += deeper
			out.Ground.L = min(out.Ground.L, 0.955)
		}
		return out
	})
	return p.paletteName(to), ok
}

// loudFor are the loud moods of the page's own lightness, so that what stands on its surfaces keeps its order.
func (p *Page) loudFor(r tint.Roles) []mood {
	var out []mood
	for _, m := range loudMoods {
		if (lch(m.ground).L < lch(m.ink).L) == r.Dark() {
			out = append(out, m)
		}
	}
	return out
}

// glows are gradients as the sky has them in the evening, pale enough for dark text; and for light text.
var (
	paleGlows = [][2]string{{"#fff1dc", "#ffc9b0"}, {"#ffe8d1", "#f7b8b8"}, {"#fff4d6", "#ffd08a"}, {"#fde6dd", "#f5b79a"}}
	deepGlows = [][2]string{{"#4a1230", "#9c3a1e"}, {"#2b1035", "#8a2f3e"}, {"#3a0f1c", "#a2441c"}, {"#251038", "#94352f"}}
)

// glow lays the opening on a gradient of warm colours.
func (p *Page) glow(in gene.In) (string, bool) {
	hero := p.hero()
	if !p.bandable(hero) {
		return "", false
	}
	if a := p.roles().Accents; len(a) > 0 && a[0].C > 0.1 && themes.HueDistance(a[0].H, 40) > 60 {
		return "", false // it would fight with the accent
	}
	list, says := paleGlows, "warm glow behind the opening"
	if p.roles().Dark() {
		list = deepGlows
	}
	pair := gene.Pick(in, list)
	angle := gene.Pick(in, []string{"160deg", "180deg", "135deg"})
	p.band(hero, themes.MustParse(pair[0]), "linear-gradient("+angle+", "+pair[0]+", "+pair[1]+")")
	return says, true
}

// embers sets headings, and links that are no buttons, in a warm colour that is read on what they lie on.
func (p *Page) embers(in gene.In) (string, bool) {
	warm := themes.MustParse(gene.Pick(in, []string{"#b23a1e", "#a8322f", "#8f2d4f"}))
	if p.roles().Dark() {
		warm = themes.MustParse(gene.Pick(in, []string{"#ffb27a", "#ff9e86", "#ffc46b"}))
	}
	if a := p.roles().Accents; len(a) > 0 && a[0].C > 0.08 && themes.HueDistance(a[0].H, warm.LCH().H) > 45 {
		return "", false // it would fight with the accent
	}
	changed := false
	for _, e := range append(p.topHeadings(), p.look.links...) {
		on, _, known := p.backdrop(e)
		if !known || p.held(e) || p.ownText(e) == 0 || on.LCH().C > 0.06 || themes.Contrast(warm, on) < themes.AA || themes.DeltaE(p.ink(e), warm) < 0.05 {
			continue
		}
		changed = p.restyle("", e, "color", warm.Hex()) || changed
	}
	return themes.ColorName(warm) + " headings", changed
}

// sheet is the block in the middle of the screen that the page is set on, with grounds to its left and right; nil if there is none.
func (p *Page) sheet() *markup.Node {
	heading := p.headingIn(p.body)
	if heading == nil {
		return nil
	}
	_, painter, known := p.backdrop(heading)
	for n := painter; known && n != nil && n != p.body; n = n.Parent {
		b, measured := p.box(n)
		inset := b.W >= 360 && b.W <= 900 && b.X > 120 && b.X+b.W < screen-120
		if w := p.cap(n); !measured {
			inset = w >= 360 && w <= 900
		}
		if inset && p.painted(n) && p.look.length[n]*10 > p.look.length[p.body]*7 {
			return n
		}
	}
	return nil
}

// crowned says that what is painted at a sheet's upper edge is of a colour, so that the sheet would seem to begin below it.
func (p *Page) crowned(sheet *markup.Node, c themes.Color) bool {
	top, known := p.box(sheet)
	for _, e := range p.look.texts {
		on, painter, sure := p.backdrop(e)
		if b, ok := p.box(painter); known && ok && sure && painter.Within(sheet) && painter != sheet && b.Y < top.Y+edge && themes.DeltaE(on, c) < 0.1 {
			return true
		}
	}
	return false
}

// surround lays a strong colour of the page's own around its sheet.
func (p *Page) surround(in gene.In) (string, bool) {
	sheet := p.sheet()
	if sheet == nil {
		return "", false
	}
	r := p.roles()
	var choices []themes.LCH
	if own := deep(r); own.C > 0.02 && !r.Dark() {
		choices = append(choices, own)
	}
	for _, a := range r.Accents {
		if r.Dark() {
			if themes.HueDistance(a.H, r.Ground.H) > 70 {
				continue
			}
			a.L, a.C = 0.34, math.Min(a.C, 0.1) // a dark sheet is harsh on a bright ground
		}
		if a.C > 0.07 && !(earthy(a.H) && a.L < 0.66) && (a.C < 0.15 || a.L > 0.74) { // red or violet would shout down the page
			choices = append(choices, a)
		}
	}
	if len(choices) == 0 {
		return "", false
	}
	c := gene.Pick(in, choices).Color().Rounded()
	was, _, known := p.backdrop(sheet.Parent)
	if !known || themes.DeltaE(was, c) < 0.12 || p.crowned(sheet, c) {
		return "", false
	}
	var laid []*markup.Node
	for n := sheet.Parent; n != nil && n.Tag != "html"; n = n.Parent {
		if n == p.body || p.painted(n) {
			p.ground(n, c.Hex(), "")
			laid = append(laid, n)
		}
	}
	p.mend(p.roles())
	p.touched = laid
	return themes.ColorName(c) + " around the page", true
}
