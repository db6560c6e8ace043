package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// gridOperators rearrange the page's blocks.
var gridOperators = []gene.Operator[*Page]{
	{
		Name: "layout.bento", Trait: gene.Layout, Weight: 1.4, Doc: "cards of unequal width",
		Apply: func(p *Page, in gene.In) (string, bool) {
			changed := false
			for _, kids := range p.look.grids {
				changed = p.bento(kids, in) || changed
			}
			return "cards of unequal width", changed
		},
	},
	{
		Name: "layout.boxed", Trait: gene.Layout, Weight: 1, Doc: "each section on a sheet of its own",
		Apply: func(p *Page, in gene.In) (string, bool) { return "sections on sheets", p.boxed(in) },
	},
	{
		Name: "layout.rail", Trait: gene.Layout, Weight: 1, Suits: freely, Doc: "the header as a rail at the side",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.rail(in) },
	},
	{
		Name: "layout.grid", Trait: gene.Layout, Weight: 1, Doc: "a list of like parts as a grid",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.gridOf(in) },
	},
}

// bento lets the first card of a grid, and where it fits the last one too, take two columns, and chooses the number of columns such that no
// place stays empty.
func (p *Page) bento(kids []*markup.Node, in gene.In) bool {
	parent, n := kids[0].Parent, len(kids)
	id := p.win(parent, gDisplay)
	if n < 3 || n > 8 || id < 0 || !strings.Contains(p.value(id), "grid") || p.holds(parent) || !p.weighty(kids[0]) || p.look.length[kids[0]] < 20 {
		return false
	}
	if b, ok := p.box(parent); ok && b.W < 600 {
		return false
	}
	for _, k := range kids {
		if k.Tag != kids[0].Tag {
			return false
		}
	}
	if p.recommends(kids) {
		return false
	}
	columns, wide := 0, 1
	for _, try := range [][2]int{{2, 1}, {3, 1}, {3, 2}, {4, 1}, {4, 2}} {
		if (n+try[1])%try[0] == 0 && (columns == 0 || in.Rand.IntN(2) == 0) {
			columns, wide = try[0], try[1]
		}
	}
	if columns == 0 {
		return false
	}
	p.restyle(wideScreen, parent, "grid-template-columns", "repeat("+num(float64(columns), 0)+", 1fr)")
	p.restyle(wideScreen, kids[0], "grid-column", "span 2")
	if wide == 2 {
		p.restyle(wideScreen, kids[n-1], "grid-column", "span 2")
	}
	return true
}

// recommends says that one of a few cards is set off from the others by its ground, as a plan that is recommended: none may push it away.
func (p *Page) recommends(kids []*markup.Node) bool {
	if len(kids) > 4 {
		return false
	}
	for _, k := range kids[1:] {
		own, _, _ := p.backdrop(k)
		if first, _, _ := p.backdrop(kids[0]); themes.DeltaE(own, first) > 0.05 {
			return true
		}
	}
	return false
}

// boxed lays each section on a sheet, with room between them.
func (p *Page) boxed(in gene.In) bool {
	var blocks []*markup.Node
	for _, e := range p.look.sections {
		if b, ok := p.box(e); blocky(e) && !p.painted(e) && !p.holds(e) && !p.placed(e) && p.look.length[e] > 40 && (!ok || b.H > 90 && b.H < 1600 && b.W > 500) && p.win(e, gFloat) < 0 && p.win(e, gDisplay) < 0 {
			blocks = append(blocks, e)
		}
	}
	held := 0
	for _, e := range blocks {
		held += p.look.length[e]
	}
	if len(blocks) < 2 || held*10 < p.look.length[p.body]*6 || p.photographed(p.body) {
		return false
	}
	roles := p.roles()
	surface := roles.Ground.Color().Hex()
	p.ground(p.body, p.faint(in.Between(0.05, 0.11)), "")
	pad, gap, radius := num(in.Between(24, 44), 0)+"px", num(in.Between(16, 32), 0)+"px", num(in.Between(2, 24), 0)+"px"
	for _, e := range blocks {
		p.restyle("", e, "background-color", surface, "border-radius", radius, "margin-bottom", gap)
		if p.win(e, gPadding) < 0 {
			p.restyle("", e, "padding", pad)
		}
	}
	p.mend(p.roles())
	return true
}

// rail sets the page's header beside everything else.
func (p *Page) rail(in gene.In) (string, bool) {
	if p.body == nil || p.body.Tag != "body" || p.home() == nil || len(p.keep) > 0 || p.win(p.body, gDisplay) >= 0 || p.win(p.body, gColumns) >= 0 {
		return "", false
	}
	var head *markup.Node
	for _, c := range p.body.Elements() {
		if c.Tag == "script" || c.Tag == "style" || c.Tag == "link" || p.hidden(c) {
			continue
		}
		if head == nil {
			head = c
		}
		if p.placed(c) {
			return "", false
		}
	}
	if head == nil || head.Tag != "header" && head.Tag != "nav" || p.look.length[head] > 260 || p.look.length[head] < 4 || p.look.length[head]*5 > p.look.length[p.body] || p.ownText(p.body) > 0 {
		return "", false
	}
	if b, ok := p.box(head); ok && b.H > 260 {
		return "", false
	}
	sel := p.address(head)
	if sel == "" {
		return "", false
	}
	width := num(in.Between(200, 270), 0)
	p.addWrapped(wideScreen, "body", "display", "grid", "grid-template-columns", width+"px minmax(0, 1fr)", "align-content", "start")
	p.addWrapped(wideScreen, "body > *", "grid-column", "2", "min-width", "0")
	p.restyle(wideScreen, head, "grid-column", "1", "grid-row", "1 / span 99", "display", "block", "padding", "28px 24px", "text-align", "left", "border-right", "1px solid "+p.faint(0.2))
	for _, row := range head.Find(func(n *markup.Node) bool { return n != head }) {
		if id := p.win(row, gDisplay); id >= 0 && strings.Contains(p.value(id), "flex") && len(p.navLinks(row)) > 1 {
			p.restyle(wideScreen, row, "flex-direction", "column", "align-items", "flex-start", "gap", "12px", "margin-top", "20px")
		}
	}
	p.touch(head)
	return "header as a rail at the side", true
}

// gridOf lays a run of like parts, one below the other, out in columns.
func (p *Page) gridOf(in gene.In) (string, bool) {
	for _, e := range p.doc.Elements {
		kids := e.Elements()
		if len(kids) < 3 || len(kids) > 12 || p.body == nil || !e.Within(p.body) || p.holds(e) || e.Closest("table", "nav", "form", "header", "footer", "p", "dl") != nil || !p.stackedLike(e, kids) {
			continue
		}
		n := "3"
		if len(kids)%2 == 0 && in.Rand.IntN(2) == 0 {
			n = "2"
		}
		p.restyle(wideScreen, e, "display", "grid", "grid-template-columns", "repeat("+n+", minmax(0, 1fr))", "gap", num(in.Between(20, 40), 0)+"px")
		return "list in " + map[string]string{"2": "two", "3": "three"}[n] + " columns", true
	}
	return "", false
}

// stackedLike says that all children are blocks of one tag and class with text of like length, one below the other.
func (p *Page) stackedLike(e *markup.Node, kids []*markup.Node) bool {
	if p.win(e, gDisplay) >= 0 || p.ownText(e) > 0 {
		return false
	}
	if b, ok := p.box(e); ok && b.W < 640 {
		return false
	}
	low, high := 1<<30, 0
	for _, k := range kids {
		if k.Tag != kids[0].Tag || k.Tag == "p" || k.Tag == "tr" || strings.Join(k.Classes(), " ") != strings.Join(kids[0].Classes(), " ") || p.placed(k) {
			return false
		}
		low, high = min(low, p.look.length[k]), max(high, p.look.length[k])
	}
	for i := 1; i < len(kids); i++ {
		a, known := p.box(kids[i-1])
		if b, ok := p.box(kids[i]); known && ok && b.Y < a.Y+a.H-2 {
			return false
		}
	}
	return low >= 30 && high < 6*low && high < 700
}
