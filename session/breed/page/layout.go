package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

var layoutOperators = []gene.Operator[*Page]{
	{
		Name: "layout.align", Trait: gene.Layout, Weight: 3, Doc: "opening text centred or set left",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.align() },
	},
	{
		Name: "layout.sides", Trait: gene.Layout, Weight: 1, Suits: freely, Doc: "sides swapped where two things stand side by side",
		Apply: func(p *Page, in gene.In) (string, bool) { return "sides swapped", p.swapSides() },
	},
	{
		Name: "layout.columns", Trait: gene.Layout, Weight: 2, Doc: "another number of columns",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.recolumn(in) },
	},
	{
		Name: "layout.list", Trait: gene.Layout, Weight: 0.5, Doc: "a row or grid of cards as a list",
		Apply: func(p *Page, in gene.In) (string, bool) { return "cards as a list", p.stack() },
	},
	{
		Name: "layout.order", Trait: gene.Layout, Weight: 0.5, Doc: "two neighbouring sections exchanged",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.reorder(in) },
	},
	{
		Name: "layout.narrower", Trait: gene.Layout, Doc: "a narrower column",
		Apply: func(p *Page, in gene.In) (string, bool) { return "narrower layout", p.widened(in.Between(0.88, 0.65)) },
	},
	{
		Name: "layout.wider", Trait: gene.Layout, Doc: "a wider column",
		Apply: func(p *Page, in gene.In) (string, bool) { return "wider layout", p.widened(in.Between(1.15, 1.6)) },
	},
	{
		Name: "layout.hero", Trait: gene.Layout, Doc: "a taller opening",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.tallHero(in) },
	},
	{
		Name: "layout.framed", Trait: gene.Layout, Weight: 2, Doc: "a column with margins for text that runs from edge to edge",
		Apply: func(p *Page, in gene.In) (string, bool) { return "column with margins", p.framed() },
	},
	{
		Name: "layout.sheet", Trait: gene.Layout, Weight: 1.5, Doc: "the page as a sheet that lies on the ground",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.sheetOnGround(in) },
	},
}

// hero is the first block with a heading that holds no more than half of the text.
func (p *Page) hero() *markup.Node {
	for _, blocks := range [][]*markup.Node{p.look.bands, p.look.sections} {
		for _, s := range blocks {
			if p.look.length[s] > p.look.length[p.body]*2/5 || p.many(s) {
				continue
			}
			for _, h := range p.look.headings {
				if h.Within(s) && !p.holds(s) {
					return s
				}
			}
		}
	}
	return nil
}

// many says that an element holds more headings than an opening has.
func (p *Page) many(e *markup.Node) bool {
	n := 0
	for _, h := range p.look.headings {
		if h.Within(e) {
			n++
		}
	}
	return n > 4
}

func (p *Page) align() (string, bool) {
	heading := p.headingIn(p.body)
	if heading == nil {
		return "", false
	}
	hero := p.hero()
	if hero == nil || hero == heading || !heading.Within(hero) {
		hero = heading.Parent
	}
	if hero == nil || hero == p.body || hero.Kind != markup.Element {
		return "", false
	}
	if o, ok := p.opens(); ok && (p.abreast(o) || o.over) {
		return "", false
	}
	to, name := "center", "centred opening"
	if id, _ := p.decider(heading, gAlign); id >= 0 && p.value(id) == "center" {
		to, name = "left", "opening set left"
		if heading.Closest("table") != nil {
			return "", false // what stands in an e-mail's cells is centred by more than text-align
		}
	}
	return name, p.alignWithin(hero, to)
}

// alignWithin sets the alignment of every text in a section: where it is said, else on the section itself.
func (p *Page) alignWithin(hero *markup.Node, to string) bool {
	var opening []*markup.Node
	for _, e := range p.look.texts {
		if !e.Within(hero) || len(opening) == 5 {
			continue
		}
		if p.win(e, gWidth) >= 0 || p.win(e, gMaxWidth) >= 0 {
			return false // a column of its own, which centred lines would not stand in the middle of
		}
		if e.Tag == "li" || e.Tag == "td" || p.look.length[e] > 260 {
			break
		}
		opening = append(opening, e)
	}
	if len(opening) == 0 {
		return false
	}
	if p.look.length[hero] < 400 {
		if b, ok := p.box(opening[0]); ok && to == "left" && b.X < edge && blocky(hero) {
			p.restyle("", hero, "padding-left", num(p.margin(), 0)+"px", "padding-right", num(p.margin(), 0)+"px")
		}
		return p.alignAll(hero, opening, to)
	}
	return p.change(opening, gAlign, func(v string, e *markup.Node) string {
		if e.Tag == "a" || e.Tag == "button" {
			return ""
		}
		return to
	})
}

// alignAll aligns a short section as a whole, buttons with it.
func (p *Page) alignAll(hero *markup.Node, opening []*markup.Node, to string) bool {
	changed, bare := false, false
	for _, e := range opening {
		id, at := p.decider(e, gAlign)
		if id < 0 || !at.Within(hero) {
			bare = true
			continue
		}
		changed = p.set(id, to) || changed
	}
	if bare {
		changed = p.decorate([]*markup.Node{hero}, "text-align", to) || changed
	}
	return changed
}

// reorder exchanges two neighbouring sections.
func (p *Page) reorder(in gene.In) (string, bool) {
	for _, blocks := range [][]*markup.Node{p.look.sections, p.look.bands} {
		if caption, ok := p.reorderAmong(in, blocks); ok {
			return caption, true
		}
	}
	return "", false
}

// reorderAmong exchanges two neighbours that each have a heading of their own; the one that opens the page stays.
func (p *Page) reorderAmong(in gene.In, all []*markup.Node) (string, bool) {
	var inner []*markup.Node
	for _, e := range all {
		if h := p.headingIn(e); h != nil && h != p.headingIn(p.body) && (blocky(e) || e.Tag == "table" || e.Tag == "tr") {
			inner = append(inner, e)
		}
	}
	if len(inner) < 2 {
		return "", false
	}
	from := in.Rand.IntN(len(inner) - 1)
	a, b := inner[from], inner[from+1]
	if p.holds(a) || p.holds(b) || a.Tag != b.Tag || a.Implied || b.Implied || p.placed(a) || p.placed(b) || !p.swap(a, b) {
		return "", false
	}
	return "sections exchanged", true
}

// headingIn is the first heading within an element.
func (p *Page) headingIn(e *markup.Node) *markup.Node {
	for _, h := range p.look.headings {
		if h.Within(e) {
			return h
		}
	}
	return nil
}

// placed says that an element stands where a style says, not where the source does.
func (p *Page) placed(e *markup.Node) bool {
	id := p.win(e, gPosition)
	return id >= 0 && (p.slots[id].value == "absolute" || p.slots[id].value == "fixed") || p.win(e, gFloat) >= 0
}

// widen scales the widths of the columns that hold most of the text.
func (p *Page) widen(factor float64) bool {
	changed := false
	seen := map[int32]bool{}
	total := max(1, p.look.length[p.body])
	found := false
	for _, e := range p.doc.Elements {
		if p.body == nil || !e.Within(p.body) || p.held(e) || p.look.length[e] < total/5 || e.Tag == "td" || e.Tag == "table" {
			continue
		}
		id := p.win(e, gMaxWidth)
		if id < 0 || seen[id] {
			continue
		}
		seen[id] = true
		v := p.value(id)
		px, ok := pixels(v, func() float64 { return p.fontSize(e) }, p.rootSize)
		if strings.Contains(v, "%") || strings.ContainsAny(v, "(") || !ok || px < 400 || px*factor > screen || px*factor < 360 {
			continue
		}
		found = true
		changed = p.set(id, scaled(v, factor)) || changed
	}
	if !found && factor < 1 && p.body != nil && p.win(p.body, gMaxWidth) < 0 && p.win(p.body, gWidth) < 0 && p.plain() {
		p.addRule("body", "max-width", num(900*factor, 0)+"px", "margin-left", "auto", "margin-right", "auto")
		return true
	}
	return changed
}

// plain says that the page is one flow of text without a layout of its own.
func (p *Page) plain() bool {
	return len(p.look.grids) == 0 && len(p.look.cards) < 2 && p.doc.First("table") == nil
}

func (p *Page) tallHero(in gene.In) (string, bool) {
	o, ok := p.opens()
	if !ok || o.rest < 20 || o.over || p.showcases() {
		return "", false
	}
	pad := in.Between(64, 104)
	if p.win(o.section, gHeight) >= 0 || p.paddingOf(o.section) > 0.8*pad {
		return "", false
	}
	if b, known := p.box(o.section); known && b.Y+b.H < fold*0.85 && b.Y+b.H+2*(pad-p.paddingOf(o.section)) > fold*(openingPart+0.05) {
		return "", false
	}
	return "taller opening", p.restyle("", o.section, "padding-top", num(pad, 0)+"px", "padding-bottom", num(pad, 0)+"px")
}

// sheetOnGround makes the body a sheet with margins, for pages without a layout.
func (p *Page) sheetOnGround(in gene.In) (string, bool) {
	if p.body == nil || p.body.Tag != "body" || !p.plain() || p.win(p.body, gWidth) >= 0 || p.added("html", "background-color") != "" || len(p.keep) > 0 {
		return "", false
	}
	top := p.body.Parent
	if top == nil || top.Tag != "html" {
		return "", false
	}
	ground, _, _ := p.backdrop(p.body)
	outer := p.faint(in.Between(0.07, 0.14))
	p.addRule("html", "background-color", outer)
	if p.win(p.body, gBackground) < 0 && p.added("body", "background-color") == "" {
		p.addRule("body", "background-color", ground.Hex())
	}
	pad := num(in.Between(32, 64), 0) + "px"
	if p.win(p.body, gMaxWidth) < 0 {
		p.addRule("body", "max-width", num(in.Between(860, 700), 0)+"px")
	}
	p.addRule("body", "margin", pad+" auto", "padding", pad)
	return "text on a sheet", true
}
