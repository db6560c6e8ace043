package page

import (
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

// readingOperators rearrange running text, as in articles, documentation and letters.
var readingOperators = []gene.Operator[*Page]{
	{
		Name: "layout.margin", Trait: gene.Layout, Weight: 1.2, Leans: map[string]float64{"dense": -0.3}, Doc: "headings in a margin beside their text",
		Apply: func(p *Page, in gene.In) (string, bool) {
			e := p.article()
			if e == nil {
				return "", false
			}
			sel := p.address(e)
			if sel == "" || p.home() == nil {
				return "", false
			}
			p.addWrapped(wideScreen, sel, "display", "grid", "grid-template-columns", "minmax(120px, 1fr) "+num(in.Between(2.2, 3.2), 1)+"fr", "column-gap", num(in.Between(24, 56), 0)+"px", "align-items", "baseline", "align-content", "start")
			p.addWrapped(wideScreen, sel+" > *", "grid-column", "2", "min-width", "0")
			for _, tag := range []string{"h2", "h3"} {
				p.addWrapped(wideScreen, sel+" > "+tag, "grid-column", "1")
			}
			p.addWrapped(wideScreen, sel+" > h1", "grid-column", "1 / -1")
			p.touch(e)
			return "headings in the margin", true
		},
	},
	{
		Name: "type.dropcap", Trait: gene.Type, Weight: 0.6, Doc: "a large first letter",
		Apply: func(p *Page, in gene.In) (string, bool) {
			e := p.firstLong(160)
			if e == nil || p.home() == nil || p.held(e) {
				return "", false
			}
			sel := p.address(e)
			if sel == "" {
				return "", false
			}
			_, heading := p.faces()
			p.addRule(sel+"::first-letter", "float", "left", "margin", "0.06em 0.1em 0 0", "color", p.accent(), "font-family", heading, "font-size", num(in.Between(3, 4.4), 1)+"em", "line-height", "0.8")
			p.touch(e)
			return "drop cap", true
		},
	},
	{
		Name: "type.lead", Trait: gene.Type, Weight: 0.8, Suits: plainGround, Leans: map[string]float64{"large": 0.6}, Doc: "a larger first paragraph",
		Apply: func(p *Page, in gene.In) (string, bool) {
			e := p.firstLong(60)
			if e == nil || p.look.length[e] > 420 || p.fontSize(e) > p.bodySize()*1.12 {
				return "", false
			}
			size := p.bodySize() * in.Between(1.2, 1.5)
			return "larger first paragraph", p.restyle("", e, "font-size", num(size, 0)+"px", "line-height", "1.45")
		},
	},
	{
		Name: "layout.newspaper", Trait: gene.Layout, Weight: 0.8, Leans: map[string]float64{"dense": 0.4}, Doc: "running text in two columns",
		Apply: func(p *Page, in gene.In) (string, bool) {
			e := p.article()
			if e == nil {
				return "", false
			}
			if b, known := p.box(e); known && (b.W < 640 || b.H > 1300 || b.H < 260) || !known && (p.look.length[e] < 500 || p.look.length[e] > 2600) {
				return "", false
			}
			return "text in two columns", p.restyle(wideScreen, e, "column-count", "2", "column-gap", num(in.Between(32, 64), 0)+"px", "column-rule", "1px solid "+p.faint(0.2))
		},
	},
}

// article is the element that running text and its headings are children of; nil if there is none, or if it is laid out in some way already.
func (p *Page) article() *markup.Node {
	best, most := (*markup.Node)(nil), 2
	for _, e := range p.doc.Elements {
		if p.body == nil || !e.Within(p.body) || p.holds(e) || p.ownText(e) > 0 || p.hidden(e) {
			continue
		}
		heads, texts := p.prose(e)
		if heads < 2 || texts <= most {
			continue
		}
		if b, ok := p.box(e); ok && (b.W < 520 || b.Y > fold) {
			continue
		}
		best, most = e, texts
	}
	return best
}

// prose counts the headings and paragraphs among an element's children; none where the children are placed in a way of their own.
func (p *Page) prose(e *markup.Node) (heads, texts int) {
	if id := p.win(e, gDisplay); id >= 0 && p.value(id) != "block" || e.Tag == "body" && p.look.length[e] == 0 {
		return 0, 0
	}
	for _, c := range e.Elements() {
		if p.placed(c) {
			return 0, 0
		}
		switch {
		case c.Tag == "h2" || c.Tag == "h3":
			heads++
		case c.Tag == "p" || c.Tag == "ul" || c.Tag == "ol" || c.Tag == "blockquote" || c.Tag == "table" || c.Tag == "pre" || c.Tag == "figure":
			texts++
		case p.look.length[c] > 0 && c.Tag != "h1" && c.Tag != "h4" && c.Tag != "div" && c.Tag != "aside":
			return 0, 0
		}
	}
	return heads, texts
}

// firstLong is the first paragraph of at least so many letters that does not stand on a card; nil if there is none.
func (p *Page) firstLong(letters int) *markup.Node {
	for _, e := range p.look.texts {
		if e.Tag == "p" && p.look.length[e] >= letters && p.ownText(e) > letters/2 && e.Closest("table", "footer", "li", "blockquote") == nil {
			return e
		}
	}
	return nil
}
