package page

import (
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// rhythmOperators give the page's surfaces another order, from the header to the footer.
var rhythmOperators = []gene.Operator[*Page]{
	{
		Name: "palette.rhythm", Trait: gene.Palette, Weight: 2, Suits: freely, Leans: map[string]float64{"vivid": 0.5, "bold": 0.3}, Doc: "grounds that change from section to section",
		Apply: func(p *Page, in gene.In) (string, bool) {
			blocks := p.stripes()
			if len(blocks) < 3 {
				return "", false
			}
			for _, i := range in.Rand.Perm(len(rhythms)) {
				if p.layRhythm(blocks, rhythms[i], in) {
					return rhythms[i].says, true
				}
			}
			return "", false
		},
	},
	{
		Name: "palette.bare", Trait: gene.Palette, Weight: 0.8, Suits: plainGround, Leans: map[string]float64{"vivid": -0.2}, Doc: "black on white, and one accent",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if len(p.roles().Accents) > 3 {
				return "", false // a drawing of many colours would melt into one
			}
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles {
				out := r.WithAccents(p.pickMood(in, r, false)).Clone()
				out.Ground, out.Ink = themes.LCH{L: 1, A: 1}, themes.LCH{L: 0.17, A: 1}
				for i := range out.Accents {
					out.Accents[i] = out.Accents[0]
				}
				return out
			})
			to := p.roles()
			if len(to.Accents) == 0 {
				return "black on white", ok
			}
			return p.around(to, "black on white with %", "black on white"), ok
		},
	},
}

// rhythm says which colour each of a page's blocks lies on: block counts from 0, of so many.
type rhythm struct {
	says string
	of   func(r tint.Roles, block, blocks int, in gene.In) (themes.LCH, bool)
}

var rhythms = []rhythm{
	{"tinted sections", func(r tint.Roles, i, n int, in gene.In) (themes.LCH, bool) {
		return hued(r, i, in.Between(0.03, 0.055)), !r.Dark() || len(r.Accents) > 0 && !earthy(r.Accents[0].H)
	}},
	{"every second section dark", func(r tint.Roles, i, n int, in gene.In) (themes.LCH, bool) {
		return deep(r), i%2 == 0 && !r.Dark()
	}},
	{"dark opening and footer", func(r tint.Roles, i, n int, in gene.In) (themes.LCH, bool) {
		return deep(r), (i < 2 || i == n-1) && !r.Dark()
	}},
	{"opening and footer in the accent", func(r tint.Roles, i, n int, in gene.In) (themes.LCH, bool) {
		c := hued(r, 0, 0.12)
		if earthy(c.H) {
			c.C = 0.14
		}
		c.L = map[bool]float64{true: 0.84, false: 0.46}[earthy(c.H)]
		return c, (i < 2 || i == n-1) && !(r.Dark() && c.H < 140)
	}},
	{"sections in bold colours", func(r tint.Roles, i, n int, in gene.In) (themes.LCH, bool) {
		c := hued(r, i, in.Between(0.09, 0.13))
		if earthy(c.H) {
			return themes.LCH{L: 0.88, C: 0.12, H: c.H, A: 1}, i%2 == 0 && !r.Dark()
		}
		c.L = map[bool]float64{true: 0.34, false: 0.86}[i%3 == 0]
		return c, i%2 == 0
	}},
}

// hued is a ground of an accent's hue, as light as the page's own.
func hued(r tint.Roles, i int, chroma float64) themes.LCH {
	h := float64(i) * 70
	if len(r.Accents) > 0 {
		h = r.Accents[i%len(r.Accents)].H + 40*float64(i/len(r.Accents))
	}
	l := 0.945
	if r.Dark() {
		l = 0.25 + 0.02*float64(i%2)
	}
	h = themes.Hue(h)
	if earthy(h) && l < 0.7 {
		chroma = min(chroma, 0.012) // ochre and olive are mud when they are deep
	}
	return themes.LCH{L: l, C: chroma, H: h, A: 1}
}

// deep is a dark ground of the ink's colour.
func deep(r tint.Roles) themes.LCH {
	c := r.Ink
	c.L, c.C = min(c.L, 0.26), min(c.C, 0.06)
	return c
}

// stripes are the blocks from edge to edge that the page consists of, in order: a block that holds sections stands for these.
func (p *Page) stripes() []*markup.Node {
	inner := map[*markup.Node]bool{}
	for _, s := range p.look.sections {
		inner[s.Parent] = true
	}
	var out []*markup.Node
	for _, b := range p.look.bands {
		if holder := p.holder(b, inner); holder != nil {
			out = append(out, p.look.sections...)
			continue
		}
		out = append(out, b)
	}
	var fit []*markup.Node
	for _, e := range out {
		if blocky(e) && p.bandable(e) && !p.holds(e) && !p.placed(e) && !p.marked(e) && p.bandSized(e) {
			fit = append(fit, e)
		}
	}
	return fit
}

// bandSized says that a block is as large as a band of its own must be: neither a line of text nor the whole page.
func (p *Page) bandSized(e *markup.Node) bool {
	b, known := p.box(e)
	if !known {
		return p.look.length[e] > 60
	}
	head := e.Tag == "header" || e.Tag == "footer" || e.Tag == "nav"
	return b.W > 900 && b.H < 1100 && (b.H > 90 || head && b.H > 30)
}

// holder is the element at or below e that the sections are children of, nil if there is none.
func (p *Page) holder(e *markup.Node, inner map[*markup.Node]bool) *markup.Node {
	for _, n := range e.Find(func(n *markup.Node) bool { return inner[n] }) {
		return n
	}
	return nil
}

// layRhythm lays the blocks on a rhythm's grounds; false, having changed nothing, where fewer than two blocks get one.
func (p *Page) layRhythm(blocks []*markup.Node, r rhythm, in gene.In) bool {
	undo := p.mark()
	roles := p.roles()
	var laid []*markup.Node
	for i, e := range blocks {
		c, ok := r.of(roles, i, len(blocks), in)
		if !ok {
			continue
		}
		p.ground(e, c.Color().Hex(), "")
		p.cushion(e)
		laid = append(laid, e)
	}
	if len(laid) < 2 {
		undo()
		return false
	}
	p.settle()
	p.mend(p.roles())
	p.touched = laid
	return true
}
