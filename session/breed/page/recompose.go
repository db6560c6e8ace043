package page

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// recomposeOperators make another whole of the first screen: what stands where, and on how much of it, changes at once.
var recomposeOperators = []gene.Operator[*Page]{
	{
		Name: "opening.screen", Trait: gene.Layout, Weight: 1.6, Suits: plainGround, Leans: map[string]float64{"bold": 0.5, "dense": -0.5, "large": 0.5}, Doc: "the opening's picture beside its text, each half of the screen",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || !p.spreadable(o) {
				return "", false
			}
			return p.halved(o, in), true
		},
	},
	{
		Name: "opening.above", Trait: gene.Layout, Weight: 1.6, Leans: map[string]float64{"large": 0.4}, Doc: "the opening's text on a plain ground above its picture",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || !p.spreadable(o) || p.landscape() {
				return "", false // a drawn landscape would lose its sky
			}
			return p.stacked(o, in), true
		},
	},
	{
		Name: "opening.inset", Trait: gene.Layout, Weight: 1, Leans: map[string]float64{"round": 0.5}, Doc: "the opening's picture in a frame of the page's ground, its corners round",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || !p.spreadable(o) {
				return "", false
			}
			return p.insetted(o, in)
		},
	},
	{
		Name: "opening.full", Trait: gene.Layout, Weight: 1.4, Leans: map[string]float64{"bold": 0.7, "vivid": 0.5, "large": 0.8}, Doc: "the opening fills the first screen with a colour or a gradient, its heading as large as it bears",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || o.over || o.picture != nil || !p.short(o) || !p.bandable(o.section) || p.placed(o.section) || p.showcases() {
				return "", false
			}
			return p.flooded(o, in)
		},
	},
	{
		Name: "layout.rows", Trait: gene.Layout, Weight: 1.4, Leans: map[string]float64{"dense": -0.3}, Doc: "cards as wide rows, what leads each beside what explains it, pictures on alternating sides",
		Apply: func(p *Page, in gene.In) (string, bool) {
			changed := false
			for _, kids := range p.look.grids {
				changed = p.rowed(kids, in) || changed
			}
			return "cards as wide rows", changed
		},
	},
	{
		Name: "layout.aside", Trait: gene.Layout, Weight: 1.4, Doc: "the opening as a column beside the section that follows it",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || o.picture != nil || !p.short(o) {
				return "", false
			}
			return p.aside(o, in)
		},
	},
}

// spreadable says that an opening's text stands over its picture, and that the two can be set apart.
func (p *Page) spreadable(o opening) bool {
	if !o.over || o.content == o.section || !o.picture.Within(o.section) || o.picture.Parent != o.section || o.content.Parent != o.section || p.holds(o.section) {
		return false
	}
	b, known := p.box(o.section)
	return !known || b.W > 1000 && b.H > 300
}

// headed is the height in CSS pixels that a header over the opening takes of it.
func (p *Page) headed(o opening) float64 {
	if b, ok := p.box(o.heading); ok {
		if s, known := p.box(o.section); known && b.Y-s.Y > 100 {
			return 88
		}
	}
	return 0
}

// halved sets the text on the page's ground in one half of the first screen, and the picture in the other.
func (p *Page) halved(o opening, in gene.In) string {
	const room = 0.46 * screen
	ground := p.roles().Ground.Color().Hex()
	p.restyle(wideScreen, o.section, "display", "grid", "grid-template-columns", "46fr 54fr", "min-height", "100vh", "align-items", "center", "background-color", ground)
	p.restyle(wideScreen, o.content, "grid-column", "1", "grid-row", "1", "max-width", "none", "padding-top", num(p.headed(o), 0)+"px", "padding-bottom", "40px", "padding-right", "40px", "text-align", "left")
	p.restyle(wideScreen, o.picture, "position", "static", "grid-column", "2", "grid-row", "1", "width", "100%", "height", "100%", "min-height", "100vh", "object-fit", "cover", "object-position", p.focus(o), "align-self", "stretch")
	size := math.Min(math.Max(p.fontSize(o.heading)*0.8, 52), p.fitting(o.heading, room-120))
	p.restyle(wideScreen, o.heading, "font-size", num(size*in.Between(0.95, 1.05), 0)+"px", "max-width", "none", "line-height", "1.04")
	p.left(o)
	p.balance()
	return "text and picture side by side"
}

// stacked sets the text on the page's ground above the picture, which fills what is left of the first screen.
func (p *Page) stacked(o opening, in gene.In) string {
	ground := p.roles().Ground.Color().Hex()
	size := math.Min(p.bearable(o.heading), p.fontSize(o.heading)*in.Between(1.05, 1.2))
	if wide := p.fitting(o.heading, screen-260); p.overPicture(o.heading) {
		size = math.Max(p.fontSize(o.heading), math.Min(wide, in.Between(72, 92)))
	}
	p.restyle(wideScreen, o.section, "display", "flex", "flex-direction", "column", "min-height", "100vh", "background-color", ground)
	p.restyle(wideScreen, o.content, "max-width", "none", "padding-top", num(math.Max(48, p.headed(o)+16), 0)+"px", "padding-bottom", "36px", "text-align", "center")
	p.restyle(wideScreen, o.picture, "position", "static", "width", "100%", "height", "auto", "flex", "1 1 320px", "min-height", "0", "object-fit", "cover", "object-position", "center 62%")
	p.restyle(wideScreen, o.heading, "font-size", num(size, 0)+"px", "max-width", "none", "line-height", "1.02", "margin-left", "auto", "margin-right", "auto")
	p.lean(o, "center", "center", "auto", "auto")
	p.balance()
	return "text above the picture"
}

// focus is the part of an opening's picture that a narrower frame must show: what the text left free.
func (p *Page) focus(o opening) string {
	if b, ok := p.box(o.heading); ok && !p.centred() && b.X < screen/3 {
		return "86% center"
	}
	return "center"
}

// left sets everything in an opening's content left.
func (p *Page) left(o opening) {
	if p.centred() {
		p.lean(o, "left", "flex-start", "0", "auto")
	}
}

// insetted frames the opening in the page's ground.
func (p *Page) insetted(o opening, in gene.In) (string, bool) {
	if b, ok := p.box(o.section); ok && b.X > 1 || p.win(o.section, gRadius) >= 0 || p.win(o.section, gMargin) >= 0 {
		return "", false
	}
	gap := num(in.Between(14, 26), 0) + "px"
	p.restyle(wideScreen, o.section, "margin", gap, "border-radius", num(in.Between(20, 40), 0)+"px", "overflow", "hidden", "min-height", "calc(100vh - 2 * "+gap+")")
	if p.landscape() { // the frame pushes the text towards what is bright in the picture, and down to what is drawn below
		p.restyle(wideScreen, o.content, "translate", "0 calc(-2 * "+gap+")")
		p.restyle(wideScreen, o.heading, "font-size", num(p.sizeNow(o.heading)*0.93, 0)+"px")
		return "opening in a frame with round corners", true
	}
	size := math.Min(p.fitting(o.heading, screen*0.62), p.fontSize(o.heading)*in.Between(1.06, 1.16))
	if size > p.fontSize(o.heading)*1.03 {
		p.restyle(wideScreen, o.heading, "font-size", num(size, 0)+"px")
	}
	return "opening in a frame with round corners", true
}

// fitting is the font size in CSS pixels at which a heading's lines, as its source breaks them, fit into a width; where one is long it takes two.
func (p *Page) fitting(heading *markup.Node, room float64) float64 {
	longest := p.longestLine(heading)
	if longest > 26 {
		longest = longest/2 + 3
	} else if room < screen/2 {
		longest = math.Max(10, longest/2+3)
	}
	return room / (0.52 * longest)
}

// brokenText is a heading's text with a new line for each break in its source.
func (p *Page) brokenText(heading *markup.Node) string {
	var b strings.Builder
	var walk func(n *markup.Node)
	walk = func(n *markup.Node) {
		for _, c := range n.Children {
			switch {
			case c.Kind == markup.Text:
				b.WriteString(strings.Join(strings.Fields(p.doc.Slice(c)), " ") + " ")
			case c.Tag == "br":
				b.WriteString("\n")
			case c.Kind == markup.Element:
				walk(c)
			}
		}
	}
	walk(heading)
	return b.String()
}

// showcases says that what is offered stands beside or right below the opening in the first screen, as plans do: it must not be pushed away.
func (p *Page) showcases() bool {
	for _, e := range p.look.buttons {
		o := p.hero()
		if b, ok := p.box(e); ok && o != nil && !e.Within(o) && b.Y > 200 && b.Y+b.H < fold {
			return true
		}
	}
	return false
}

// flooded fills the first screen with the opening.
func (p *Page) flooded(o opening, in gene.In) (string, bool) {
	size := math.Min(p.posterSize(o.heading, in), 120)
	if size < p.fontSize(o.heading)*1.05 {
		return "", false
	}
	top := 0.0
	if b, ok := p.box(o.section); ok {
		top = math.Max(0, b.Y)
	}
	c := p.bandColor(in)
	image, says := "", " opening that fills the screen"
	if in.Rand.IntN(2) == 0 {
		next := c.LCH()
		next.H, next.L = themes.Hue(next.H+in.Sign()*in.Between(20, 45)), next.L+0.08
		if !earthy(next.H) && !earthy(c.LCH().H) {
			image, says = "linear-gradient(150deg, "+c.Hex()+", "+next.Color().Hex()+")", " gradient that fills the screen"
		}
	}
	p.restyle("", o.section, "min-height", "calc(100vh - "+num(top, 0)+"px)", "display", "grid", "align-content", "center")
	p.restyle("", o.heading, "font-size", num(size, 0)+"px", "line-height", "1", "max-width", "none")
	p.band(o.section, c, image)
	p.balance()
	return themes.ColorName(c) + says, true
}

// rowed turns a grid of cards into wide rows: heading and picture on one side, the rest on the other.
func (p *Page) rowed(kids []*markup.Node, in gene.In) bool {
	parent := kids[0].Parent
	if len(kids) < 2 || len(kids) > 6 || p.holds(parent) || parent.Closest("nav", "header", "footer", "form", "table", "p", "ul", "dl") != nil {
		return false
	}
	if b, ok := p.box(parent); ok && b.W < 760 {
		return false
	}
	id := p.win(parent, gDisplay)
	if id < 0 || !strings.Contains(p.value(id), "grid") && !strings.Contains(p.value(id), "flex") {
		return false
	}
	type row struct{ lead, rest []*markup.Node }
	var list []row
	if p.compared(kids) {
		return false
	}
	pictured := true
	for _, k := range kids {
		lead, rest := p.parted(k)
		pictured = pictured && len(k.Find(func(n *markup.Node) bool { return n.Tag == "img" || n.Tag == "picture" })) > 0
		if len(lead) == 0 || len(rest) == 0 || len(lead)+len(rest) > 7 || k.Tag == "a" || p.placed(k) {
			return false
		}
		list = append(list, row{lead, rest})
	}
	p.restyle(wideScreen, parent, "display", "grid", "grid-template-columns", "minmax(0, 1fr)", "gap", num(in.Between(14, 28), 0)+"px")
	for i, k := range kids {
		tracks, a, b := "minmax(0, 1fr) minmax(0, 1.7fr)", "1", "2"
		if pictured && i%2 == 1 {
			tracks, a, b = "minmax(0, 1.7fr) minmax(0, 1fr)", "2", "1"
		}
		p.restyle(wideScreen, k, "display", "grid", "grid-template-columns", tracks, "column-gap", num(in.Between(36, 64), 0)+"px", "align-content", "center", "align-items", "start", "width", "auto", "max-width", "none", "grid-column", "auto", "min-height", "0")
		for n, e := range list[i].lead {
			p.restyle(wideScreen, e, "grid-column", a, "grid-row", num(float64(n+1), 0))
		}
		for n, e := range list[i].rest {
			p.restyle(wideScreen, e, "grid-column", b, "grid-row", num(float64(n+1), 0), "margin-top", map[bool]string{true: "0", false: "12px"}[n == 0])
		}
	}
	p.touch(kids...)
	return true
}

// compared says that cards are plans, which are compared side by side: one is recommended, and each has a button.
func (p *Page) compared(kids []*markup.Node) bool {
	return p.recommends(kids) && len(p.buttonsIn(kids[0].Parent)) >= len(kids)
}

// buttonsIn are the buttons within an element.
func (p *Page) buttonsIn(e *markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, b := range p.look.buttons {
		if b.Within(e) {
			out = append(out, b)
		}
	}
	return out
}

// parted are what leads a card (its heading, what stands before it, a picture, a figure set as large) and the rest.
func (p *Page) parted(card *markup.Node) (lead, rest []*markup.Node) {
	large := p.bodySize() * 1.4
	for _, e := range card.Elements() {
		if p.hidden(e) {
			continue
		}
		biggest := p.fontSize(e)
		for _, t := range p.look.texts {
			if t.Within(e) {
				biggest = math.Max(biggest, p.sizeNow(t))
			}
		}
		switch {
		case len(rest) == 0 && (headingTags[e.Tag] || e.Tag == "img" || e.Tag == "picture" || e.Tag == "figure" || e.Tag == "svg" || biggest >= large):
			lead = append(lead, e)
		case len(lead) == 0 && p.look.length[e] < 30:
			lead = append(lead, e)
		default:
			rest = append(rest, e)
		}
	}
	if len(lead) > 0 && p.headingIn(card) == nil {
		return nil, nil
	}
	return lead, rest
}

// asideLetter is how many ems a line of a heading in a narrow column has: some thirteen letters.
const asideLetter = 7.2

// aside sets the opening as a narrow column beside the section that follows it in the first screen.
func (p *Page) aside(o opening, in gene.In) (string, bool) {
	next := p.follower(o.section)
	if next == nil {
		return "", false
	}
	own, known := p.box(o.section)
	if b, ok := p.box(next); known && ok && (own.W < 900 || b.W < 900 || b.Y > 500 || b.H < 320 || b.H > 1100) {
		return "", false
	}
	left, parent := p.margin(), o.section.Parent
	if p.slim(next, 0.68*screen-40-left) {
		return "", false
	}
	if parent == p.body || p.win(parent, gDisplay) >= 0 || p.home() == nil {
		return "", false
	}
	p.restyle(wideScreen, parent, "display", "grid", "grid-template-columns", "minmax(0, 32fr) minmax(0, 68fr)", "align-items", "start")
	sel := p.address(parent)
	if sel == "" {
		return "", false
	}
	p.addWrapped(wideScreen, sel+" > *", "grid-column", "1 / -1")
	size := math.Min(p.fontSize(o.heading), (0.32*screen-left)/asideLetter)
	p.restyle(wideScreen, o.section, "grid-column", "1", "grid-row", "1", "display", "flex", "flex-direction", "column", "align-items", "flex-start", "gap", "24px", "padding-left", num(left, 0)+"px", "padding-right", "0", "padding-bottom", "24px")
	p.restyle(wideScreen, o.heading, "font-size", num(math.Max(34, size), 0)+"px", "max-width", "none")
	p.restyle(wideScreen, next, "grid-column", "2", "grid-row", "1", "padding-left", "40px", "padding-right", num(left, 0)+"px", "padding-bottom", "40px", "box-sizing", "border-box", "min-height", "calc(100vh - "+num(math.Max(0, own.Y), 0)+"px)")
	p.restyle(wideScreen, next, "padding-top", num(math.Max(24, p.top([]*markup.Node{o.heading})-own.Y), 0)+"px")
	p.touch(o.section, next)
	return "opening as a column at the side", true
}

// cardLeast is the width in CSS pixels below which the headings and buttons of a card wrap.
const cardLeast = 280

// slim says that cards within an element would be too narrow where it had so many CSS pixels.
func (p *Page) slim(e *markup.Node, room float64) bool {
	for _, kids := range p.look.grids {
		if !kids[0].Within(e) {
			continue
		}
		abreast := 0
		first, known := p.box(kids[0])
		for _, k := range kids {
			if b, ok := p.box(k); !known || !ok || b.Y < first.Y+first.H && first.Y < b.Y+b.H {
				abreast++
			}
		}
		if room/float64(abreast) < cardLeast {
			return true
		}
	}
	return false
}

// follower is the section right behind an element among its siblings, nil if there is none that is a block.
func (p *Page) follower(e *markup.Node) *markup.Node {
	kids := e.Parent.Elements()
	for i, k := range kids {
		if k == e && i+1 < len(kids) && blocky(kids[i+1]) && !p.placed(kids[i+1]) && !p.holds(kids[i+1]) && p.look.length[kids[i+1]] > 60 && !p.painted(kids[i+1]) {
			return kids[i+1]
		}
	}
	return nil
}
