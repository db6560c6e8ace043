package page

import (
	"slices"
	"strings"

	"cultivar/session/breed/gene"
)

// below are the operators whose change mostly lies under the first screen where nobody has measured.
var below = map[string]bool{"layout.order": true, "layout.list": true, "shape.dividers": true, "palette.stripes": true, "space.rhythm": true}

// surfaces are the operators of the palette that change some surfaces and not others.
var surfaces = map[string]bool{"palette.rhythm": true, "palette.stripes": true, "palette.footer": true, "palette.band": true, "palette.gradient": true, "palette.glow": true, "palette.surround": true, "palette.cards": true}

// located makes operators say where their change is seen if not in the first screen, and lets a variant have one such change, and no more; surfaces that
// are known to lie there are left alone, as there are other palettes. An operator that fails has changed nothing.
func located(list []gene.Operator[*Page]) []gene.Operator[*Page] {
	out := append([]gene.Operator[*Page](nil), list...)
	for i, o := range out {
		out[i].Apply = func(p *Page, in gene.In) (string, bool) {
			if len(p.look.texts) == 0 && o.Trait != gene.Palette {
				return "", false
			}
			if p.clashes(o.Name) || repaints(o) && p.colouredParts() {
				return "", false
			}
			undo := p.mark()
			p.touched = p.touched[:0]
			caption, ok := o.Apply(p, in)
			under := ok && p.under(o.Name)
			if !ok || under && (p.below || surfaces[o.Name] && p.stood != nil) {
				undo()
				return "", false
			}
			if under && p.stood != nil {
				caption += gene.FurtherDown
			}
			p.below = p.below || under
			p.did = append(p.did, o.Name)
			return caption, true
		}
	}
	return out
}

// named are the operators that call a part of the page by a colour.
var named = map[string]bool{"palette.band": true, "palette.gradient": true, "palette.glow": true, "palette.surround": true, "palette.ember": true, "opening.full": true}

// repaints says that an operator gives the whole page other colours.
func repaints(o gene.Operator[*Page]) bool {
	return o.Trait == gene.Palette && !surfaces[o.Name] && !named[o.Name]
}

// colouredParts says that a part of the page was called by its colour already: no other palette may follow.
func (p *Page) colouredParts() bool {
	return slices.ContainsFunc(p.did, func(d string) bool { return named[d] })
}

// under says that nothing of what the present operator changed shows in the first screen.
func (p *Page) under(operator string) bool {
	if p.stood == nil || len(p.touched) == 0 {
		return below[operator]
	}
	if strings.HasPrefix(operator, "palette.") && !surfaces[operator] {
		return false // it is everywhere; what is touched only keeps text readable
	}
	return p.top(p.touched) >= fold
}

// against are operators that would undo in part what the others of their row have done.
var against = [][2][]string{
	{{"type.flat", "type.smaller"}, {"opening.poster", "type.scale", "type.larger", "type.shout", "type.swiss", "type.lead"}},
	{{"space.denser"}, {"space.airier", "layout.hero", "opening.stage", "space.rhythm", "type.leading"}},
	{{"layout.list", "layout.grid"}, {"layout.bento", "layout.columns"}},
	{{"layout.bento"}, {"layout.columns"}},
	{{"shape.sharper"}, {"shape.rounder", "shape.pills", "nav.pills"}},
	{{"shape.flat"}, {"shape.shadow", "shape.hard"}},
	{{"opening.centre", "layout.align"}, {"opening.split", "opening.left", "opening.card"}},
	{{"opening.split"}, {"opening.card", "opening.stage", "layout.sides"}},
	{{"opening.poster"}, {"opening.card"}},
	{{"layout.rail"}, {"nav.centre", "nav.bar"}},
	{{"layout.middle"}, {"layout.sheet", "layout.boxed", "layout.align", "layout.hero", "layout.rail", "space.airier"}},
	{{"layout.rows"}, {"layout.bento", "layout.columns", "layout.list"}},
	{{"opening.screen", "opening.above", "opening.inset", "opening.full", "layout.aside"}, {"opening.centre", "opening.left", "opening.split", "opening.poster", "opening.card", "opening.stage", "layout.align", "layout.hero", "layout.rail", "layout.sides"}},
	{{"opening.screen"}, {"opening.above", "opening.inset"}},
	{{"opening.above"}, {"opening.inset"}},
	{{"layout.aside"}, {"layout.bento", "layout.list", "opening.full", "palette.band", "palette.gradient", "palette.rhythm", "palette.glow"}},
	{{"palette.loud"}, {"shape.pattern"}},
	{{"palette.cards"}, {"palette.rhythm", "palette.band", "palette.gradient"}},
	{{"palette.surround"}, {"palette.footer", "layout.sheet"}},
	{{"palette.glow"}, {"palette.band", "palette.gradient", "palette.rhythm", "opening.full"}},
	{{"palette.rhythm"}, {"palette.band", "palette.gradient", "palette.footer", "palette.stripes", "layout.boxed"}},
}

// wholes are operators of which each would overwrite another of its row: a page is set in one of them.
var wholes = [][]string{
	facesNamed(),
	{"palette.mood", "palette.night", "palette.day", "palette.sunny", "palette.frosty", "palette.loud", "palette.air", "palette.bare", "palette.scheme", "palette.duotone", "palette.dark", "palette.light", "palette.hue"},
}

// facesNamed are the operators that set a page's type as a whole.
func facesNamed() []string {
	out := []string{"type.pairing", "type.headings"}
	for _, v := range voices {
		out = append(out, "type."+v.name)
	}
	return out
}

// redrawn are what a voice says anew for headings.
var redrawn = map[string]bool{"type.weight": true, "type.case": true, "type.tracking": true, "type.flat": true, "type.scale": true}

// overwrites says that an operator would leave nothing to be seen of one before it, or the other way round.
func (p *Page) overwrites(operator string) bool {
	for i, row := range wholes {
		if !slices.Contains(row, operator) {
			continue
		}
		for _, d := range p.did {
			if slices.Contains(row, d) || i == 0 && redrawn[d] {
				return true
			}
		}
	}
	return operator == "type.case" && slices.Contains(p.did, "type.shout")
}

// clashes says that an operator would undo in part what was done before.
func (p *Page) clashes(operator string) bool {
	if p.overwrites(operator) {
		return true
	}
	for _, row := range against {
		for side := range row {
			if slices.Contains(row[side], operator) && slices.ContainsFunc(p.did, func(d string) bool { return slices.Contains(row[1-side], d) }) {
				return true
			}
		}
	}
	return false
}
