package page

import (
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

var cardOperators = []gene.Operator[*Page]{
	{
		Name: "palette.cards", Trait: gene.Palette, Weight: 2, Suits: freely, Leans: map[string]float64{"vivid": 0.6}, Doc: "cards that stand side by side each in a colour of their own",
		Apply: func(p *Page, in gene.In) (string, bool) {
			says := "each card in its own colour"
			roles := p.roles()
			m, ok := p.moodNow(roles)
			if !ok && !slices.ContainsFunc(p.did, func(d string) bool { return strings.HasPrefix(d, "palette.") }) {
				to, _ := p.repaint(in, func(r tint.Roles) tint.Roles { return p.pickMood(in, r, r.Dark()) })
				says = p.paletteName(to) + ", " + says
				roles = p.roles()
				m, ok = p.moodNow(roles)
			}
			if !ok {
				return "", false
			}
			var laid []*markup.Node
			for _, kids := range p.look.grids {
				if p.colourable(kids) {
					laid = append(laid, p.dye(kids, m, roles)...)
				}
			}
			if len(laid) == 0 {
				return "", false
			}
			p.mend(roles)
			p.touched = laid
			return says, true
		},
	},
}

// moodNow is the mood that the page was given: the one of its ground and its first accent.
func (p *Page) moodNow(r tint.Roles) (mood, bool) {
	if len(r.Accents) == 0 {
		return mood{}, false
	}
	for _, m := range slices.Concat(lightMoods, darkMoods) {
		if themes.DeltaE(lch(m.ground).Color(), r.Ground.Color()) > 0.03 {
			continue
		}
		for _, m := range m.leads() {
			if themes.DeltaE(themes.MustParse(m.accents[0]), r.Accents[0].Color()) < 0.04 {
				return m, true
			}
		}
	}
	return mood{}, false
}

// colourable says that siblings are three or four cards abreast, each painted.
func (p *Page) colourable(kids []*markup.Node) bool {
	if len(kids) < 3 || len(kids) > 4 || p.holds(kids[0].Parent) {
		return false
	}
	return !slices.ContainsFunc(kids, func(k *markup.Node) bool {
		return !blocky(k) || !p.painted(k) || p.look.length[k] < 30 || p.win(k, gImage) >= 0
	})
}

// dye paints cards in a mood's accents: the one that is recommended, if one is, keeps the strongest.
func (p *Page) dye(kids []*markup.Node, m mood, r tint.Roles) []*markup.Node {
	first := p.recommended(kids)
	next := 1
	if first == nil {
		next = 0
	}
	for _, k := range kids {
		if k == first {
			continue
		}
		p.ground(k, cardColor(lch(m.accents[next%3]), r.Dark(), first != nil).Hex(), "")
		next++
	}
	return kids
}

// cardColor is a card's colour of an accent's hue: a tint on light pages, and on dark ones the accent itself where another card is as strong, else a shade.
func cardColor(c themes.LCH, dark, strong bool) themes.Color {
	switch {
	case !dark:
		c.L, c.C = 0.91, min(0.6*c.C, 0.07)
	case strong:
		c.L = max(c.L, 0.78)
	default:
		c.L, c.C = 0.34, min(c.C, 0.075)
	}
	return c.Color().Rounded()
}

// recommended is the card whose ground is the most colourful, nil where all are alike.
func (p *Page) recommended(kids []*markup.Node) *markup.Node {
	var best *markup.Node
	top := 0.06
	for _, k := range kids {
		if own, _, known := p.backdrop(k); known && own.LCH().C > top {
			best, top = k, own.LCH().C
		}
	}
	return best
}
