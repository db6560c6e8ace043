package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// partOperators take what one part looks like from the matching part of another parent.
var partOperators = []gene.Operator[*Page]{
	{
		Name: "cross.buttons", Trait: gene.Shape, Cross: true, Doc: "buttons like the other's",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o := p.parents[in.From]
			model := o.model((&Page{design: o}).filledButtons())
			return "buttons of " + in.Call(p.nameOf(in.From)), p.imitate(p.filledButtons(), o, model, gBackground, gColor, gRadius, gBorder, gShadow, gCase, gTracking, gWeight)
		},
	},
	{
		Name: "cross.cards", Trait: gene.Shape, Cross: true, Doc: "cards like the other's",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o := p.parents[in.From]
			model := o.model((&Page{design: o}).smallCards())
			return "cards of " + in.Call(p.nameOf(in.From)), p.imitate(p.smallCards(), o, model, gRadius, gBorder, gShadow, gPadding)
		},
	},
	{
		Name: "cross.headings", Trait: gene.Type, Cross: true, Doc: "headings set like the other's",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o := p.parents[in.From]
			model := o.model((&Page{design: o}).topHeadings())
			return "headings of " + in.Call(p.nameOf(in.From)), p.imitate(p.topHeadings(), o, model, gFamily, gWeight, gCase, gTracking, gAlign)
		},
	},
}

// smallCards are the cards that do not span the page.
func (p *Page) smallCards() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.cards {
		if !p.spansPage(e) && e.Tag != "td" && e.Tag != "table" {
			out = append(out, e)
		}
	}
	return out
}

// model is the part that stands for all of its sort: the first; nil if there is none.
func (d *design) model(parts []*markup.Node) *markup.Node {
	if len(parts) == 0 {
		return nil
	}
	return parts[0]
}

// imitate gives parts what the model of another design has: what it says of each group, where that can be said on its own.
func (p *Page) imitate(parts []*markup.Node, o *design, model *markup.Node, gs ...group) bool {
	if model == nil || len(parts) == 0 {
		return false
	}
	changed := false
	for _, g := range gs {
		value := o.standing(model, g)
		if value == "" {
			continue
		}
		changed = p.change(parts, g, func(v string, e *markup.Node) string {
			id := p.win(e, g)
			if v == value || id >= 0 && p.slots[id].prop != propOf[g] && p.slots[id].prop != "font" && !(g == gBackground && p.slots[id].prop == "background") {
				return ""
			}
			return value
		}) || changed
	}
	if changed {
		p.mend(p.roles())
	}
	return changed
}

// standing is what a group comes to for an element, if that means the same elsewhere; else "".
func (d *design) standing(e *markup.Node, g group) string {
	id, at := d.decider(e, g)
	if id < 0 {
		return ""
	}
	value := d.resolved(id, at)
	if d.slots[id].prop == "font" {
		value = fontPart(value, g)
	}
	if strings.Contains(value, "var(") || strings.Contains(value, "url(") || d.slots[id].prop != propOf[g] && d.slots[id].prop != "font" && g != gBackground {
		return ""
	}
	if g == gBackground {
		c, ok := firstColor(value, true)
		if !ok {
			return ""
		}
		return c.Hex()
	}
	if g == gColor {
		if v, err := themes.ParseColor(value); err != nil || !v.Paints() {
			return ""
		}
	}
	return value
}
