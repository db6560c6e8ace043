package page

import (
	"math"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var middleOperators = []gene.Operator[*Page]{
	{
		Name: "layout.middle", Trait: gene.Layout, Weight: 1.6, Doc: "a page that fills little of the first screen in its middle, on a card if it is one block",
		Apply: func(p *Page, in gene.In) (string, bool) {
			kids, ok := p.blocksOnly()
			if !ok || !p.little(kids) {
				return "", false
			}
			p.restyle("", p.body, "display", "grid", "place-content", "center", "min-height", "100vh", "box-sizing", "border-box", "margin-top", "0", "margin-bottom", "0")
			p.touched = kids
			if len(kids) > 1 || p.painted(kids[0]) || !carriage[kids[0].Tag] {
				return "set in the middle of the screen", true
			}
			p.onCard(kids[0], in)
			return "on a card in the middle of the screen", true
		},
	},
}

// carriage are the elements that may become a card.
var carriage = map[string]bool{"div": true, "main": true, "section": true, "article": true, "form": true, "fieldset": true}

// blocksOnly are the blocks that the body consists of, one below the other; ok is false where it holds anything else.
func (p *Page) blocksOnly() (kids []*markup.Node, ok bool) {
	if p.body == nil || p.body.Tag != "body" || p.ownText(p.body) > 0 || p.win(p.body, gDisplay) >= 0 || p.holds(p.body) || p.win(p.body, gImage) >= 0 {
		return nil, false
	}
	for _, e := range p.body.Elements() {
		switch {
		case e.Tag == "script" || e.Tag == "style" || e.Tag == "link" || e.Tag == "template" || p.hidden(e):
			continue
		case !carriage[e.Tag] && !headingTags[e.Tag] && e.Tag != "p" && e.Tag != "ul" && e.Tag != "ol" && e.Tag != "dl", p.placed(e), p.floats(e), p.win(e, gFloat) >= 0:
			return nil, false
		}
		kids = append(kids, e)
	}
	return kids, len(kids) > 0 && len(p.body.Find(func(n *markup.Node) bool {
		return n.Tag == "canvas" || n.Tag == "iframe" || n.Tag == "video" || p.floats(n)
	})) == 0
}

// little says that blocks fill less than half of the first screen.
func (p *Page) little(kids []*markup.Node) bool {
	if p.stood == nil {
		return p.look.length[p.body] < 300
	}
	low := 0.0
	for _, k := range kids {
		b, ok := p.box(k)
		if !ok || b.W > 700 && len(kids) == 1 && p.look.length[k] > 300 {
			return false
		}
		low = math.Max(low, b.Y+b.H)
	}
	return low < 0.45*fold
}

// onCard makes a card of the page's only block.
func (p *Page) onCard(e *markup.Node, in gene.In) {
	surface := p.raised()
	if under, _, _ := p.backdrop(e); themes.DeltaE(themes.MustParse(surface), under) < 0.05 {
		p.ground(p.body, p.faint(in.Between(0.06, 0.12)), "")
	}
	p.restyle("", e, "background-color", surface, "box-sizing", "content-box", "padding", num(in.Between(36, 56), 0)+"px", "border-radius", num(in.Between(4, 20), 0)+"px", "box-shadow", "0 18px 50px rgba(0, 0, 0, 0.12)")
	if width := p.cap(p.body); !math.IsInf(width, 1) {
		p.restyle("", e, "min-width", num(width, 0)+"px")
	} else if p.win(e, gWidth) < 0 && p.win(e, gMaxWidth) < 0 {
		p.restyle("", e, "max-width", "36rem")
	}
	p.mend(p.roles())
}
