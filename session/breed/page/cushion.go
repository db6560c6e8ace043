package page

import (
	"math"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// edge is the room in CSS pixels that text must have from the edge of its ground, and of the screen.
const edge = 16

// cushion gives an element that was just given a ground room around its text, on the sides where it has none.
func (p *Page) cushion(e *markup.Node) {
	if e == nil || !blocky(e) || p.floats(e) {
		return
	}
	text, own, known := p.extent(e)
	if !known {
		if p.paddingOf(e) == 0 {
			p.restyle("", e, "padding", "16px 24px")
		}
		return
	}
	if text.left-own.X < edge || own.X+own.W-text.right < 1 {
		side := num(math.Max(24, p.margin()-own.X), 0) + "px"
		p.restyle("", e, "padding-left", side, "padding-right", side)
	}
	if text.top-own.Y < edge*0.75 {
		p.restyle("", e, "padding-top", "20px")
	}
	if own.Y+own.H-text.bottom < edge*0.75 {
		p.restyle("", e, "padding-bottom", "20px")
	}
}

// extent is the box of the text and controls within an element, and the element's own; known is false where nobody measured.
func (p *Page) extent(e *markup.Node) (text span, own render.Box, known bool) {
	own, known = p.box(e)
	if !known {
		return text, own, false
	}
	text, known = span{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}, false
	for _, t := range p.look.texts {
		if b, ok := p.box(t); ok && t.Within(e) && t != e && b.Area() > 0 {
			text = span{math.Min(text.left, b.X), math.Min(text.top, b.Y), math.Max(text.right, b.X+b.W), math.Max(text.bottom, b.Y+b.H)}
			known = true
		}
	}
	return text, own, known
}

// span is the least box around some text, in CSS pixels of the screen.
type span struct{ left, top, right, bottom float64 }

// margin is where the page's running text begins, in CSS pixels from the left edge of the screen: at least the room that it must have.
func (p *Page) margin() float64 {
	left := math.Inf(1)
	for _, t := range p.look.texts {
		if b, ok := p.box(t); ok && b.X >= edge/2 && b.W > 200 && p.look.length[t] > 60 {
			left = math.Min(left, b.X)
		}
	}
	if math.IsInf(left, 1) {
		return 24
	}
	return math.Min(left, 160)
}

// bleeds says that the page's running text begins at the edge of the screen and runs to the other one.
func (p *Page) bleeds() bool {
	if p.body == nil || p.body.Tag != "body" || !p.plain() || p.win(p.body, gMaxWidth) >= 0 || p.win(p.body, gWidth) >= 0 || p.added("body", "max-width") != "" || len(p.keep) > 0 {
		return false
	}
	if p.stood == nil {
		return true
	}
	for _, t := range p.look.texts {
		if b, ok := p.box(t); ok && b.X < edge && b.W > screen*0.9 && p.look.length[t] > 60 {
			return true
		}
	}
	return false
}

// framed gives a page whose text runs from edge to edge a column with margins.
func (p *Page) framed() bool {
	if !p.bleeds() {
		return false
	}
	p.addRule("body", "max-width", "820px", "margin", "0 auto", "padding", "48px 32px")
	return true
}

// settle sets a title that only its shadow kept apart from the ground in the page's ink, without the shadow.
func (p *Page) settle() {
	for _, e := range p.topHeadings() {
		on, _, known := p.backdrop(e)
		if !known || p.held(e) || len(p.shadows(e)) == 0 {
			continue
		}
		hangs := themes.Contrast(p.ink(e).Over(on).Rounded(), on.Rounded()) < 3
		if !hangs && !p.hung(e) {
			continue
		}
		if hangs {
			p.restyle("", e, "color", themes.Mend(p.roles().Ink.Color(), on, 7).Hex())
		}
		for _, id := range p.shadows(e) {
			p.set(id, "none")
		}
	}
}

// hung says that an element's letters could be told from their ground by their shadow only, in the source.
func (p *Page) hung(e *markup.Node) bool {
	plain := &Page{design: p.design}
	on, _, known := plain.backdrop(e)
	return known && themes.Contrast(plain.ink(e).Over(on).Rounded(), on.Rounded()) < 3
}

// shadows are the slots that lay a shadow behind an element's letters.
func (p *Page) shadows(e *markup.Node) []int32 {
	var out []int32
	for _, s := range p.slots {
		if s.prop != "text-shadow" || p.value(s.id) == "none" {
			continue
		}
		found := s.node == e
		if s.decl != nil && s.decl.Rule != nil {
			for _, sel := range s.decl.Rule.Selectors {
				found = found || slices.Contains(p.found[strings.TrimSpace(sel.Text)], e)
			}
		}
		if found {
			out = append(out, s.id)
		}
	}
	return out
}

// marked says that an element holds a mark whose own colours a ground of another lightness may swallow: a small picture, or a shape that is painted.
func (p *Page) marked(e *markup.Node) bool {
	return len(e.Find(func(n *markup.Node) bool {
		if n.Tag == "img" {
			return true
		}
		if n.Tag == "svg" {
			return !strings.Contains(string(p.art.Source()[n.Start:n.End]), "currentColor")
		}
		return !n.Foreign() && p.look.length[n] == 0 && (p.win(n, gImage) >= 0 || p.win(n, gBackground) >= 0)
	})) > 0
}

// iconed says that links or list items carry pictures in their background, whose colours stay when the page's lightness turns.
func (p *Page) iconed() bool {
	for _, s := range p.slots {
		if s.sheet == nil || !strings.HasPrefix(s.prop, "background") || !strings.Contains(s.value, "url(") {
			continue
		}
		if strings.Contains(s.value, "no-repeat") {
			return true
		}
	}
	return false
}

// afloat says that an element, or one around it, is placed over what lies there.
func (p *Page) afloat(e *markup.Node) bool {
	for n := e; n != nil && n != p.body; n = n.Parent {
		if p.floats(n) {
			return true
		}
	}
	return false
}
