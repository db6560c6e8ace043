package page

import (
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var shapeOperators = []gene.Operator[*Page]{
	{
		Name: "shape.rounder", Trait: gene.Shape, Weight: 2, Leans: map[string]float64{"round": 1}, Doc: "rounder corners",
		Apply: func(p *Page, in gene.In) (string, bool) {
			r := in.Between(10, 28)
			return "rounder corners", p.round(r, min(r, 16), false)
		},
	},
	{
		Name: "shape.sharper", Trait: gene.Shape, Leans: map[string]float64{"round": -1}, Doc: "square corners",
		Apply: func(p *Page, in gene.In) (string, bool) { return "square corners", p.round(0, 0, false) },
	},
	{
		Name: "shape.pills", Trait: gene.Shape, Leans: map[string]float64{"round": 1}, Doc: "buttons and fields like pills",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if len(p.look.buttons) == 0 {
				return "", false
			}
			return "pill-shaped buttons", p.radius(p.look.buttons, "999px")
		},
	},
	{
		Name: "shape.shadow", Trait: gene.Shape, Weight: 1.5, Doc: "cards that float",
		Apply: func(p *Page, in gene.In) (string, bool) {
			depth, name := "soft", "soft shadows"
			if in.Strength > 0.45 {
				depth, name = "raised", "raised cards"
			}
			return name, p.shade(depth)
		},
	},
	{
		Name: "shape.hard", Trait: gene.Shape, Weight: 0.4, Suits: plainGround, Leans: map[string]float64{"busy": 0.2}, Doc: "hard offset shadows and strong outlines",
		Apply: func(p *Page, in gene.In) (string, bool) {
			if h := p.headingIn(p.body); p.roles().Dark() || h != nil && h.Closest("table") != nil {
				return "", false // a shadow of light ink is an outline that slipped; those of cells run into each other
			}
			ok := p.shade("hard")
			return "hard shadows and outlines", p.outline(p.apart(p.boxes()), "2px", 1) || ok
		},
	},
	{
		Name: "shape.flat", Trait: gene.Shape, Weight: 0.5, Doc: "no shadows",
		Apply: func(p *Page, in gene.In) (string, bool) {
			var shaded []*markup.Node
			for _, e := range p.doc.Elements {
				if id := p.win(e, gShadow); id >= 0 && p.value(id) != "none" {
					shaded = append(shaded, e)
				}
			}
			return "no shadows", p.change(shaded, gShadow, func(string, *markup.Node) string { return "none" })
		},
	},
	{
		Name: "shape.outline", Trait: gene.Shape, Doc: "boxes with a fine outline",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "outlined boxes", p.outline(p.apart(p.boxes()), num(in.Between(1, 2.4), 0)+"px", in.Between(0.18, 0.4))
		},
	},
	{
		Name: "shape.frame", Trait: gene.Shape, Weight: 0.6, Doc: "headings with a bar of the accent colour at their side",
		Apply: func(p *Page, in gene.In) (string, bool) {
			accent := p.accent()
			width := num(in.Between(4, 8), 0) + "px"
			return "accent bars beside headings", p.decorate(p.middleHeadings(), "border-left", width+" solid "+accent, "padding-left", "0.6em")
		},
	},
	{
		Name: "shape.rule", Trait: gene.Shape, Weight: 0.8, Doc: "headings underlined by a rule",
		Apply: func(p *Page, in gene.In) (string, bool) {
			width := num(in.Between(1, 4), 0) + "px"
			return "ruled headings", p.decorate(p.middleHeadings(), "border-bottom", width+" solid "+p.accent(), "padding-bottom", "0.25em")
		},
	},
	{
		Name: "shape.dividers", Trait: gene.Shape, Weight: 0.7, Doc: "fine lines between sections",
		Apply: func(p *Page, in gene.In) (string, bool) {
			line := "1px solid " + p.faint(in.Between(0.18, 0.35))
			var later []*markup.Node
			for i, e := range p.look.sections {
				if i > 0 && blocky(e) && !p.painted(e) && p.look.length[e] > 0 && p.roof(e) >= 2*edge {
					later = append(later, e)
				}
			}
			return "lines between sections", p.decorate(later, "border-top", line)
		},
	},
	{
		Name: "shape.pattern", Trait: gene.Shape, Weight: 0.4, Suits: freely, Leans: map[string]float64{"busy": 0.3}, Doc: "a fine pattern on the ground",
		Apply: func(p *Page, in gene.In) (string, bool) { return p.pattern(in) },
	},
}

// boxes are the cards of a size that is seen as a box, or where there are none quotations and the like.
func (p *Page) boxes() []*markup.Node {
	out := p.seenBoxes(p.look.cards)
	if len(out) > 0 {
		return out
	}
	for _, e := range p.doc.Elements {
		switch e.Tag {
		case "blockquote", "pre", "fieldset":
			out = append(out, e)
		case "aside", "form":
			if p.inset(e) {
				out = append(out, e)
			}
		}
	}
	return p.seenBoxes(out)
}

// seenBoxes leaves out what is too large for its edges to be seen at once.
func (p *Page) seenBoxes(list []*markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, e := range list {
		if b, ok := p.box(e); !ok || b.H < 1000 && b.W < 1240 {
			out = append(out, e)
		}
	}
	return out
}

// apart leaves out the wide tables and cells that an e-mail is stacked of: framed, their edges would run along each other.
func (p *Page) apart(list []*markup.Node) []*markup.Node {
	return slices.DeleteFunc(slices.Clone(list), func(e *markup.Node) bool {
		b, ok := p.box(e)
		return ok && (e.Tag == "td" || e.Tag == "table") && b.W > 480
	})
}

// round gives boxes one radius, and buttons, fields and pictures another.
func (p *Page) round(box, small float64, pill bool) bool {
	boxes := p.boxes()
	var inner []*markup.Node
	for _, e := range boxes {
		if !p.spansPage(e) {
			inner = append(inner, e)
		}
	}
	inner = p.apart(inner)
	if sheet := p.sheet(); sheet != nil && sheet.Tag == "table" {
		p.restyle("", sheet, "border-radius", num(box, 0)+"px", "overflow", "hidden", "border-collapse", "separate", "border-spacing", "0")
	}
	changed := p.radius(inner, num(box, 0)+"px")
	little := append(append(append([]*markup.Node(nil), p.look.buttons...), p.look.fields...), p.look.images...)
	return p.radius(little, num(small, 0)+"px") || changed
}

// spansPage says that a box is a band from edge to edge, whose corners are not seen.
func (p *Page) spansPage(e *markup.Node) bool {
	if e.Tag == "td" || e.Tag == "table" {
		return false
	}
	if p.win(p.body, gMargin) < 0 || p.inset(p.body) {
		return false
	}
	for n := e; n != nil && n != p.body; n = n.Parent {
		if p.roomAround(n, gMargin) || n != e && p.inset(n) {
			return false
		}
		for _, g := range []group{gMaxWidth, gWidth, gFloat, gColumns} {
			if id := p.win(n, g); id >= 0 && p.slots[id].value != "100%" && p.slots[id].value != "auto" && p.slots[id].value != "none" {
				return false
			}
		}
		if n != e && n.Parent != nil {
			if id := p.win(n, gDisplay); id >= 0 && (strings.Contains(p.slots[id].value, "grid") || strings.Contains(p.slots[id].value, "flex")) {
				return false
			}
		}
	}
	return true
}

// inset says that what an element holds does not reach its edges.
func (p *Page) inset(e *markup.Node) bool { return p.roomAround(e, gPadding) }

// roomAround says that a padding or margin is more than nothing at the sides.
func (p *Page) roomAround(e *markup.Node, g group) bool {
	id := p.win(e, g)
	if id < 0 {
		return false
	}
	parts := strings.Fields(p.resolved(id, e))
	if len(parts) == 0 {
		return false
	}
	side := parts[min(1, len(parts)-1)]
	return parseFloat(strings.TrimRight(side, "abcdefghijklmnopqrstuvwxyz%")) > 0
}

func (p *Page) radius(nodes []*markup.Node, value string) bool {
	want := parseFloat(strings.TrimSuffix(value, "px"))
	nodes = slices.DeleteFunc(slices.Clone(p.shown(nodes)), func(e *markup.Node) bool {
		if b, ok := p.box(e); ok && value != "0px" && b.X < edge && b.X+b.W > screen-edge {
			return true // it touches the window's edges: behind rounded corners there is nothing
		}
		was, known := p.curves[e]
		return known && p.design == p.drawn && math.Abs(was-want) < 0.5
	})
	defer p.squareBands()()
	return p.change(nodes, gRadius, func(v string, e *markup.Node) string {
		if v == value || strings.ContainsAny(strings.TrimSpace(v), "% /") || v == "" && value == "0px" {
			return ""
		}
		if value == "0px" && (v == "0" || v == "") {
			return ""
		}
		return strings.Replace(value, "0px", "0", map[bool]int{true: 1}[value == "0px"])
	})
}

// squareBands remembers the corners of what reaches from edge to edge of the window, and gives back how they are kept where a rule that it shares with
// cards has changed.
func (p *Page) squareBands() (keep func()) {
	was := map[*markup.Node]string{}
	for e, b := range p.stood {
		if id := p.win(e, gRadius); p.design == p.drawn && id >= 0 && b.X < edge && b.X+b.W > screen-edge {
			was[e] = p.value(id)
		}
	}
	return func() {
		for _, e := range p.doc.Elements {
			if old, ok := was[e]; ok && p.value(p.win(e, gRadius)) != old {
				p.restyle("", e, "border-radius", old)
			}
		}
	}
}

// shade gives cards the shadow of a depth.
func (p *Page) shade(depth string) bool {
	roles := p.roles()
	var boxes []*markup.Node
	for _, e := range p.boxes() {
		if !p.spansPage(e) {
			boxes = append(boxes, e)
		}
	}
	boxes = append(p.apart(boxes), p.filledButtons()...)
	return p.change(p.shown(boxes), gShadow, func(v string, e *markup.Node) string {
		shadow := themes.ShadowOf(depth, p.shadowInk(e, depth).Hex(), roles.Dark())
		if v == shadow {
			return ""
		}
		return shadow
	})
}

// shadowInk is the colour of an element's shadow: the ink, or for a hard one under what is as dark itself the accent, or else a grey between ground and ink.
func (p *Page) shadowInk(e *markup.Node, depth string) themes.Color {
	roles := p.roles()
	ink := roles.Ink.Color()
	own, _, known := p.backdrop(e)
	if depth != "hard" || !known || themes.DeltaE(own, ink) > 0.25 {
		return ink
	}
	if accent := themes.MustParse(p.accent()); themes.DeltaE(own, accent) > 0.2 {
		return accent
	}
	return themes.MustParse(p.faint(0.4))
}

func (p *Page) filledButtons() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.buttons {
		if p.painted(e) {
			out = append(out, e)
		}
	}
	return out
}

// outline draws a line around boxes, between ground and ink as strong as given.
func (p *Page) outline(nodes []*markup.Node, width string, strength float64) bool {
	line := width + " solid " + p.faint(strength)
	var fit []*markup.Node
	for _, e := range nodes {
		if !p.spansPage(e) && p.win(e, gFloat) < 0 {
			fit = append(fit, e)
		}
	}
	return p.change(p.shown(fit), gBorder, func(v string, e *markup.Node) string {
		if id := p.win(e, gBorder); v == line || id >= 0 && p.slots[id].prop != "border" {
			return ""
		}
		return line
	})
}

// faint is a colour on the way from ground to ink.
func (p *Page) faint(strength float64) string {
	r := p.roles()
	g, i := r.Ground.Lab(), r.Ink.Lab()
	mixed := themes.Lab{L: g.L + (i.L-g.L)*strength, A: g.A + (i.A-g.A)*strength, B: g.B + (i.B-g.B)*strength}
	return mixed.Color().Hex()
}

// accent is the first accent, or the ink where there is none.
func (p *Page) accent() string {
	r := p.roles()
	if len(r.Accents) == 0 {
		return r.Ink.Color().Hex()
	}
	return r.Accents[0].Color().Hex()
}

// middleHeadings are headings below the first level that stand in running text.
func (p *Page) middleHeadings() []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.headings {
		if (e.Tag == "h2" || e.Tag == "h3") && !p.planned(e) {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		for _, e := range p.look.headings {
			if e.Tag == "h1" {
				out = append(out, e)
			}
		}
	}
	return out
}

// planned says that a heading names a plan on its card, where a line would stand between the name and the price.
func (p *Page) planned(h *markup.Node) bool {
	for _, kids := range p.look.grids {
		if within(h, kids) && p.compared(kids) {
			return true
		}
	}
	return false
}

// roof is the room in CSS pixels between the upper edge of an element and what is first painted in it; infinite where nothing is.
func (p *Page) roof(e *markup.Node) float64 {
	own, known := p.box(e)
	out := math.Inf(1)
	for _, c := range p.look.cards {
		if b, ok := p.box(c); known && ok && c.Within(e) && c != e && p.painted(c) {
			out = math.Min(out, b.Y-own.Y)
		}
	}
	return out
}

// decorate adds declarations to elements by the selectors that cover them.
func (p *Page) decorate(nodes []*markup.Node, namesAndValues ...string) bool {
	var left []*markup.Node
	for _, e := range nodes {
		if !p.held(e) {
			left = append(left, e)
		}
	}
	changed := false
	for len(left) > 0 {
		if sel, all := p.cover(left[0], left); sel != "" {
			p.addRule(sel, namesAndValues...)
			left = outside(left, all)
		} else {
			p.addInline(left[0], namesAndValues...)
			left = left[1:]
		}
		changed = true
	}
	return changed
}

// pattern draws fine dots or lines on the ground.
func (p *Page) pattern(in gene.In) (string, bool) {
	if p.body == nil || p.win(p.body, gImage) >= 0 || p.addedFor(p.body, "background-image") != "" || len(p.keep) > 0 {
		return "", false
	}
	ink := veil(p.roles().Ink.Color(), in.Between(0.06, 0.14))
	size := num(in.Between(18, 30), 0) + "px"
	switch in.Rand.IntN(3) {
	case 0:
		p.addRule("body", "background-image", "radial-gradient("+ink+" 1.5px, transparent 1.5px)", "background-size", size+" "+size)
		return "dotted ground", true
	case 1:
		p.addRule("body", "background-image", "linear-gradient("+ink+" 1px, transparent 1px), linear-gradient(90deg, "+ink+" 1px, transparent 1px)", "background-size", size+" "+size)
		return "ground ruled in squares", true
	}
	p.addRule("body", "background-image", "repeating-linear-gradient(135deg, "+ink+" 0 1px, transparent 1px 12px)")
	return "hatched ground", true
}

// veil is a colour that lets most of what is behind it through.
func veil(c themes.Color, alpha float64) string {
	c.A = round(alpha, 2)
	return c.Hex()
}
