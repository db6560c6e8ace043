package page

import (
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// bandOperators change the colours of the page's large surfaces.
var bandOperators = []gene.Operator[*Page]{
	{
		Name: "palette.band", Trait: gene.Palette, Weight: 1.5, Suits: freely, Leans: map[string]float64{"bold": 0.6, "vivid": 0.4, "dark": 0.3}, Doc: "the opening on a band of the accent colour",
		Apply: func(p *Page, in gene.In) (string, bool) {
			hero := p.hero()
			if rows := p.mailOpening(); len(rows) > 0 {
				return p.bandRows(rows, in), true
			}
			if !p.bandable(hero) {
				return "", false
			}
			c := p.bandColor(in)
			if p.neighboured(c) {
				return "", false
			}
			p.band(hero, c, "")
			return themes.ColorName(c) + " opening", true
		},
	},
	{
		Name: "palette.gradient", Trait: gene.Palette, Suits: freely, Leans: map[string]float64{"bold": 0.5, "dark": 0.2, "vivid": 0.2}, Doc: "the opening on a gradient",
		Apply: func(p *Page, in gene.In) (string, bool) {
			hero := p.hero()
			if !p.bandable(hero) {
				return "", false
			}
			c := p.bandColor(in)
			if p.neighboured(c) {
				return "", false
			}
			next := c.LCH()
			turn := in.Sign() * in.Between(25, 70)
			if earthy(themes.Hue(next.H+turn)) || earthy(themes.Hue(next.H+turn/2)) {
				turn = -turn
			}
			if earthy(next.H) || earthy(themes.Hue(next.H+turn)) || earthy(themes.Hue(next.H+turn/2)) {
				turn = -in.Between(6, 14)
			}
			next.H = themes.Hue(next.H + turn)
			angle := gene.Pick(in, []string{"120deg", "135deg", "160deg", "200deg"})
			p.band(hero, c, "linear-gradient("+angle+", "+c.Hex()+", "+next.Hex()+")")
			return themes.ColorName(c) + " gradient behind the opening", true
		},
	},
	{
		Name: "palette.footer", Trait: gene.Palette, Weight: 0.6, Leans: map[string]float64{"bold": 1, "dark": 0.4, "vivid": -0.2}, Doc: "header and footer inverted",
		Apply: func(p *Page, in gene.In) (string, bool) {
			r := p.roles()
			ink := themes.Mend(r.Ink.Color(), r.Ground.Color(), 11)
			var laid []*markup.Node
			for _, tag := range []string{"header", "footer", "nav"} {
				e := p.doc.First(tag)
				if e == nil || within(e, laid) || p.holds(e) || p.look.length[e] == 0 || p.win(e, gImage) >= 0 || !e.Within(p.body) || p.afloat(e) || p.marked(e) || p.partial(e) {
					continue
				}
				p.ground(e, ink.Hex(), "")
				p.cushion(e)
				laid = append(laid, e)
			}
			if len(laid) > 0 {
				p.mend(p.roles())
			}
			p.touched = laid
			if len(laid) > 0 && p.framed() {
				return inverted(laid) + ", column with margins", true
			}
			return inverted(laid), len(laid) > 0
		},
	},
	{
		Name: "palette.stripes", Trait: gene.Palette, Weight: 0.8, Doc: "every second section on a tinted ground",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if len(p.look.sections) < 3 || p.showcases() {
				return "", false
			}
			color := p.faint(in.Between(0.04, 0.1))
			var laid []*markup.Node
			for i, e := range p.look.sections {
				if i%2 == 1 && blocky(e) && !p.painted(e) && p.look.length[e] > 40 && !p.holds(e) {
					p.ground(e, color, "")
					p.cushion(e)
					laid = append(laid, e)
				}
			}
			if len(laid) > 0 {
				p.mend(p.roles())
			}
			p.touched = laid
			return "every second section tinted", len(laid) > 0
		},
	},
}

// inverted names what of header, footer and navigation was inverted.
func inverted(laid []*markup.Node) string {
	var words []string
	for _, e := range laid {
		words = append(words, map[string]string{"header": "header", "footer": "footer", "nav": "navigation"}[e.Tag])
	}
	if len(words) < 3 {
		return "inverted " + strings.Join(words, " and ")
	}
	return "inverted " + strings.Join(words[:2], ", ") + " and " + words[2]
}

// partial says that an element takes a part of the screen's width only.
func (p *Page) partial(e *markup.Node) bool {
	b, known := p.box(e)
	return known && b.W < screen*0.7
}

// within says that an element lies in one of the others.
func within(e *markup.Node, others []*markup.Node) bool {
	return slices.ContainsFunc(others, func(o *markup.Node) bool { return e.Within(o) })
}

// band lays a section on a strong colour: its text becomes readable there, and buttons of that colour take the page's ground.
func (p *Page) band(hero *markup.Node, c themes.Color, image string) {
	roles := p.roles()
	p.ground(hero, c.Hex(), image)
	p.cushion(hero)
	for _, e := range p.filledButtons() {
		if own, _, _ := p.backdrop(e); e.Within(hero) && themes.DeltaE(own, c) < 0.15 && !p.held(e) {
			p.ground(e, roles.Ground.Color().Hex(), "")
		}
	}
	p.settle()
	p.mendInks(roles)
	p.mendInks(roles)
	p.touched = []*markup.Node{hero}
}

// bandable says that a section may get a ground of its own: it is no picture, and not the whole page.
func (p *Page) bandable(hero *markup.Node) bool {
	if hero == nil || !blocky(hero) && hero.Tag != "td" && hero.Tag != "table" {
		return false
	}
	if p.look.length[hero] > p.look.length[p.body]*6/10 {
		return false
	}
	for _, e := range hero.Find(func(*markup.Node) bool { return true }) {
		if id := p.win(e, gImage); id >= 0 && strings.Contains(p.slots[id].value, "url(") {
			return false
		}
		if (e.Tag == "img" || e.Tag == "picture" || e.Tag == "svg" || e.Tag == "video") && (p.floats(e) || p.floats(e.Parent)) {
			return false
		}
	}
	return p.bare(hero) && !p.overlaid(hero)
}

// bare says that the headings of a section lie directly on it, not on a box within.
func (p *Page) bare(section *markup.Node) bool {
	for _, h := range p.look.headings {
		if _, painter, _ := p.backdrop(h); h.Within(section) && painter != nil && painter != section && painter.Within(section) {
			return false
		}
	}
	return true
}

// bandColor is a strong colour for a large surface: the first accent, or any where there is none, deep enough for white text.
func (p *Page) bandColor(in gene.In) themes.Color {
	r := p.roles()
	c := themes.LCH{L: 0.42, C: 0.11, H: float64(in.Rand.IntN(24)) * 15, A: 1}
	if len(r.Accents) > 0 {
		c = r.Accents[0]
	}
	if earthy(c.H) {
		c.L, c.C = max(c.L, 0.8), max(c.C, 0.13) // ochre and olive are mud when they are deep
		return c.Color().Rounded()
	}
	c.L = min(c.L, 0.5)
	if r.Dark() {
		c.L = min(c.L, 0.42)
	}
	return calm(c).Color().Rounded()
}

// neighboured says that a box of a colour stands in the first screen already, which would run together with a band of it.
func (p *Page) neighboured(c themes.Color) bool {
	for _, e := range p.look.cards {
		b, ok := p.box(e)
		if own, _, known := p.backdrop(e); ok && known && b.Area() > 30000 && b.Y < fold && p.painted(e) && themes.DeltaE(own, c) < 0.12 {
			return true
		}
	}
	return false
}

// mailOpening are the cells that an e-mail's opening is stacked of, from its heading's to the last before a cell of another ground; none where the heading
// stands in no such stack.
func (p *Page) mailOpening() []*markup.Node {
	heading := p.headingIn(p.body)
	if heading == nil || heading.Closest("td") == nil || p.roles().Dark() {
		return nil
	}
	cell := heading.Closest("td")
	row := cell.Parent
	if row.Tag != "tr" || len(row.Elements()) != 1 || row.Parent == nil || p.painted(cell) {
		return nil
	}
	var out []*markup.Node
	started := false
	for _, r := range row.Parent.Elements() {
		started = started || r == row
		if !started || r.Tag != "tr" {
			continue
		}
		kids := r.Elements()
		if len(kids) != 1 || p.painted(kids[0]) || p.painted(r) || p.holds(r) || len(out) == 5 {
			break
		}
		out = append(out, kids[0])
	}
	if b, ok := p.box(row.Parent); ok && len(out) > 0 && b.H < 300 {
		return nil
	}
	return out
}

// bandRows lays cells that lie one below the other on one strong colour.
func (p *Page) bandRows(cells []*markup.Node, in gene.In) string {
	r := p.roles()
	var choices []themes.LCH
	for _, a := range r.Accents {
		if a.C > 0.05 && a.L < 0.68 && !earthy(a.H) && !(a.C > 0.14 && warmHue(a.H)) {
			choices = append(choices, a)
		}
	}
	if len(choices) == 0 {
		choices = append(choices, deep(r))
	}
	c := gene.Pick(in, choices).Color()
	c = themes.Mend(calm(c.LCH()).Color(), r.Ground.Color(), 7.5) // the page's own ground is read on it
	c = c.Rounded()
	for i, e := range cells {
		p.ground(e, c.Hex(), "")
		if i < len(cells)-1 {
			p.restyle("", e, "box-shadow", "0 1px "+c.Hex()) // no line of what lies below where cells end between two pixels
		}
	}
	for _, e := range append(p.filledButtons(), p.buttonCells()...) {
		if own, painter, _ := p.backdrop(e); painter != nil && within(e, cells) && themes.DeltaE(own, c) < 0.15 && !p.held(painter) {
			p.ground(painter, r.Ground.Color().Hex(), "")
		}
	}
	for _, h := range p.topHeadings() {
		if within(h, cells) {
			p.restyle("", h, "color", r.Ground.Color().Hex())
		}
	}
	for _, e := range p.look.texts {
		on, _, known := p.backdrop(e)
		if known && within(e, cells) && !p.held(e) && themes.DeltaE(on, c) < 0.01 && themes.Contrast(p.ink(e).Over(on), on) < 6.5 {
			p.restyle("", e, "color", blend(r.Ground.Color(), c, 0.1).Rounded().Hex())
		}
	}
	p.mendInks(r)
	p.mendInks(r)
	p.touched = cells
	return themes.ColorName(c) + " opening"
}

// buttonCells are the buttons that are painted by the cell around them, as in e-mails.
func (p *Page) buttonCells() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.links {
		if _, painter, known := p.backdrop(e); known && painter != nil && painter == e.Parent && painter.Tag == "td" && len(painter.Elements()) == 1 {
			out = append(out, e)
		}
	}
	return out
}

// calm is a colour for a large surface: blue and violet, which glare there, are deep and quiet.
func calm(c themes.LCH) themes.LCH {
	if c.H > 235 && c.H < 310 {
		c.L, c.C = math.Min(c.L, 0.36), math.Min(c.C, 0.11)
	}
	return c
}

// earthy says that a hue, in degrees, turns to brown or olive where it is deep.
func earthy(hue float64) bool { return hue > 48 && hue < 130 }

// only says that a slot decides a group for no other element.
func (p *Page) only(id int32, g group, e *markup.Node) bool {
	for i := range p.wins {
		if p.wins[i][g] == id && i != p.at(e) {
			return false
		}
	}
	return true
}

// ground gives an element a background, over whatever it has.
func (p *Page) ground(e *markup.Node, color, image string) {
	if id := p.win(e, gBackground); id >= 0 && p.only(id, gBackground, e) {
		value := color
		if image != "" && p.slots[id].prop == "background" {
			value, image = image, ""
		}
		p.set(id, value)
	} else if sel := p.selector(e); sel != "" && p.home() != nil && p.unique(sel) {
		p.addRule(sel, "background-color", color)
	} else {
		p.addInline(e, "background-color", color)
	}
	if image == "" {
		return
	}
	if sel := p.selector(e); sel != "" && p.home() != nil && p.unique(sel) {
		p.addRule(sel, "background-image", image)
	} else {
		p.addInline(e, "background-image", image)
	}
}
