package page

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// wideScreen is the media query for arrangements that need the room of a desk.
const wideScreen = "@media (min-width: 800px)"

// opening is the anatomy of what a page begins with.
type opening struct {
	section *markup.Node   // the block from edge to edge
	content *markup.Node   // what holds the heading and what goes with it; the section itself in simple pages
	heading *markup.Node   // the first heading
	items   []*markup.Node // the content's children, the heading's among them
	head    *markup.Node   // the item that is the heading or holds it
	picture *markup.Node   // a picture or figure beside or below the content, nil if there is none
	over    bool           // the text stands over that picture
	rest    int            // bytes of text besides the heading's and the navigation's
}

// opens takes the opening apart; false where the page has none that can be arranged anew.
func (p *Page) opens() (opening, bool) {
	hero := p.hero()
	if hero == nil || !blocky(hero) || p.holds(hero) {
		return opening{}, false
	}
	o := opening{section: hero, heading: p.headingIn(hero)}
	if o.heading == nil {
		return opening{}, false
	}
	o.content = p.contentOf(o.heading, hero)
	for _, c := range o.content.Elements() {
		if p.look.length[c] == 0 || p.hidden(c) {
			continue
		}
		o.items = append(o.items, c)
		switch {
		case o.heading.Within(c):
			o.head = c
		case c.Tag != "nav" && len(p.navLinks(c)) < 3:
			o.rest += p.look.length[c]
		}
	}
	o.picture = p.pictureBeside(o)
	o.over = o.picture != nil && (p.floats(o.picture) || p.floats(o.picture.Parent))
	if b, ok := p.box(hero); ok && (b.Y > 500 || b.W < 600) {
		return opening{}, false
	}
	return o, (o.head != nil || o.content == o.heading.Parent) && hero.Closest("table") == nil && o.heading.Closest("table") == nil
}

// contentOf is the innermost element within hero that holds the heading and something besides.
func (p *Page) contentOf(heading, hero *markup.Node) *markup.Node {
	n := heading.Parent
	for n != hero && p.look.length[n] <= p.look.length[heading]+2 {
		n = n.Parent
	}
	if n.Tag == "hgroup" && n != hero {
		n = n.Parent
	}
	return n
}

// pictureBeside is the picture that stands in the section outside of its content.
func (p *Page) pictureBeside(o opening) *markup.Node {
	for _, e := range o.section.Find(func(n *markup.Node) bool {
		return n.Tag == "img" || n.Tag == "picture" || n.Tag == "figure" || n.Tag == "video"
	}) {
		if !o.heading.Within(e) && (o.content == o.section || !e.Within(o.content)) && !p.held(e) {
			if e.Parent.Tag == "picture" || e.Parent.Tag == "figure" {
				e = e.Parent
			}
			return e
		}
	}
	return nil
}

// short says that the opening holds no running text: it may be set large or in the middle.
func (p *Page) short(o opening) bool { return p.look.length[o.content] < 420 && len(o.items) <= 7 }

// shrunk are the blocks within the content that are held to a width of their own, and would not follow its alignment.
func (p *Page) shrunk(o opening) []*markup.Node {
	var out []*markup.Node
	for _, e := range o.content.Find(func(n *markup.Node) bool { return n != o.content }) {
		if p.win(e, gMaxWidth) >= 0 || p.win(e, gWidth) >= 0 {
			if e.Tag != "img" && e.Tag != "svg" && e.Tag != "input" && !e.Foreign() {
				out = append(out, e)
			}
		}
	}
	return out
}

// rows are the flex rows within the content, such as that of the buttons.
func (p *Page) rows(o opening) []*markup.Node {
	return o.content.Find(func(n *markup.Node) bool {
		id := p.win(n, gDisplay)
		return id >= 0 && strings.Contains(p.value(id), "flex") && p.look.length[n] > 0
	})
}

var openingOperators = []gene.Operator[*Page]{
	{
		Name: "opening.centre", Trait: gene.Layout, Weight: 1.6, Doc: "the opening in the middle, its text centred",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || o.over || p.centred() || !p.short(o) || p.placed(o.content) || p.abreast(o) {
				return "", false
			}
			p.lean(o, "center", "center", "auto", "auto")
			return "centred opening", p.centred()
		},
	},
	{
		Name: "opening.left", Trait: gene.Layout, Weight: 1.2, Doc: "the opening set left",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || !p.centred() || p.placed(o.content) {
				return "", false
			}
			p.lean(o, "left", "flex-start", "0", "auto")
			return "opening set left", !p.centred()
		},
	},
	{
		Name: "opening.split", Trait: gene.Layout, Weight: 1.6, Doc: "heading on one side of the opening, text and buttons on the other",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || !p.splittable(o) {
				return "", false
			}
			return p.split(o, in), true
		},
	},
	{
		Name: "opening.poster", Trait: gene.Layout, Weight: 1.6, Leans: map[string]float64{"large": 0.6, "busy": 0.5}, Doc: "a poster: the heading as large as the screen bears, low in a tall opening",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || o.over || p.look.length[o.heading] > 64 || p.showcases() {
				return "", false
			}
			return p.poster(o, in)
		},
	},
	{
		Name: "opening.card", Trait: gene.Layout, Weight: 0.8, Once: "card", Suits: plainGround, Leans: map[string]float64{"round": 0.3}, Doc: "the opening's text on a card of its own",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || !p.short(o) || p.placed(o.content) || o.content == o.section || p.painted(o.content) || !o.over && p.overlaid(o.section) {
				return "", false
			}
			return p.carded(o, in), true
		},
	},
	{
		Name: "opening.stage", Trait: gene.Layout, Leans: map[string]float64{"dense": -0.6}, Doc: "the opening fills the first screen, its text in the middle of the height",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o, ok := p.opens()
			if !ok || !p.short(o) || p.placed(o.section) || o.over || o.rest < 20 || p.showcases() {
				return "", false
			}
			if b, known := p.box(o.section); known && b.H > 620 {
				return "", false
			}
			tall, roomy := p.tall(o.section, in.Between(56, 82))
			if !roomy {
				return "", false
			}
			p.restyle("", o.section, "display", "grid", "min-height", tall, "align-items", "center")
			return "tall opening", true
		},
	},
}

// abreast says that something stands beside the heading already, so that it would be centred in its own part only.
func (p *Page) abreast(o opening) bool {
	h, known := p.box(o.head)
	for _, e := range o.items {
		if b, ok := p.box(e); known && ok && e != o.head && b.Y < h.Y+h.H && b.Y+b.H > h.Y && (b.X >= h.X+h.W || h.X >= b.X+b.W) {
			return true
		}
	}
	return false
}

// lean aligns everything in the opening: text, rows of buttons, and the blocks that have widths of their own.
func (p *Page) lean(o opening, text, row, left, right string) {
	p.restyle("", o.content, "text-align", text)
	for _, e := range p.look.texts {
		if e.Within(o.content) && e != o.content && p.win(e, gAlign) >= 0 {
			p.restyle("", e, "text-align", text)
		}
	}
	for _, e := range p.rows(o) {
		if p.stands(e) {
			p.restyle("", e, "align-items", row)
		} else {
			p.restyle("", e, "justify-content", row)
		}
	}
	for _, e := range p.shrunk(o) {
		p.restyle("", e, "margin-left", left, "margin-right", right)
	}
	if b, ok := p.box(o.heading); ok && text == "left" && b.X < edge {
		p.restyle("", o.section, "padding-left", num(p.margin(), 0)+"px", "padding-right", num(p.margin(), 0)+"px")
	}
	if o.content != o.section && (p.win(o.content, gMaxWidth) >= 0 || p.win(o.content, gWidth) >= 0) && text == "center" {
		p.restyle("", o.content, "margin-left", "auto", "margin-right", "auto")
	}
}

// stands says that a flex box is a column.
func (p *Page) stands(e *markup.Node) bool {
	id := p.win(e, gFlow)
	return id >= 0 && strings.Contains(p.value(id), "column")
}

// splittable says that an opening has a heading and something to put beside it, and that nothing else arranges its content.
func (p *Page) splittable(o opening) bool {
	if o.head == nil || len(o.items) < 2 || len(o.items) > 6 || p.placed(o.content) && o.content != o.section {
		return false
	}
	if id := p.win(o.content, gDisplay); id >= 0 && o.content == o.section && o.picture != nil {
		return false
	}
	if b, ok := p.box(o.content); ok && b.W < 640 {
		return false
	}
	if o.over || p.abreast(o) {
		return false // narrower lines would run down over the picture; what stands side by side is split already
	}
	for _, e := range o.items {
		if p.narrow(e) {
			return false
		}
	}
	return o.rest > 20 && o.rest < 900 && !p.many(o.content)
}

// narrow says that an element takes a share of the width around it, as those of a framework's grid do: of a column, it would be a sliver.
func (p *Page) narrow(e *markup.Node) bool {
	for _, g := range []group{gWidth, gMaxWidth} {
		if id := p.win(e, g); id >= 0 && strings.Contains(p.value(id), "%") && strings.TrimSpace(p.value(id)) != "100%" {
			return true
		}
	}
	return false
}

// split sets the heading beside what goes with it.
func (p *Page) split(o opening, in gene.In) string {
	left := in.Rand.IntN(3) > 0
	tracks, head, rest := "1.25fr 1fr", "1", "2"
	name := "heading left, text right"
	if !left {
		tracks, head, rest, name = "1fr 1.25fr", "2", "1", "text left, heading right"
	}
	rows := num(float64(len(o.items)), 0)
	p.restyle(wideScreen, o.content, "display", "grid", "grid-template-columns", tracks, "column-gap", num(in.Between(40, 88), 0)+"px", "align-content", p.upright(o), "text-align", "left", "justify-items", "start")
	for _, e := range o.items {
		if e == o.head {
			p.restyle(wideScreen, e, "grid-column", head, "grid-row", "1 / span "+rows, "margin-left", "0", "margin-right", "0")
			continue
		}
		p.restyle(wideScreen, e, "grid-column", rest, "margin-left", "0", "margin-right", "0")
	}
	for _, e := range o.content.Elements() {
		if p.look.length[e] == 0 && e.Tag != "br" && !p.placed(e) {
			p.restyle(wideScreen, e, "grid-column", rest)
		}
	}
	for _, e := range p.rows(o) {
		if e != o.content {
			p.restyle(wideScreen, e, "justify-content", "flex-start")
		}
	}
	p.roomy(o)
	p.balance()
	return name
}

// upright is where in its height a split content stands: in the middle of a box that is taller than its text, and at the top else.
func (p *Page) upright(o opening) string {
	text, own, known := p.extent(o.content)
	if known && own.H > 1.3*(text.bottom-text.top) {
		return "center"
	}
	return "start"
}

// roomy lifts the limit of a content's width where it would be too narrow for two columns.
func (p *Page) roomy(o opening) {
	if p.cap(o.content) < 1000 {
		p.restyle("", o.content, "max-width", "1120px")
	}
}

// carded sets the opening's content on a card.
func (p *Page) carded(o opening, in gene.In) string {
	under, _, _ := p.backdrop(o.section)
	surface := p.raised()
	if o.over {
		c := p.roles().Ground
		c.C = math.Max(c.C, 0.02)
		surface = c.Color().Hex()
	}
	if !o.over && themes.DeltaE(themes.MustParse(surface), under) < 0.05 {
		p.ground(o.section, p.faint(in.Between(0.06, 0.12)), "")
	}
	pad := num(in.Between(36, 64), 0) + "px"
	p.restyle("", o.section, "display", "grid", "place-items", "center", "padding-top", num(in.Between(48, 96), 0)+"px", "padding-bottom", num(in.Between(48, 96), 0)+"px")
	p.restyle("", o.content, "background-color", surface, "padding", pad, "max-width", "720px", "margin-left", "auto", "margin-right", "auto", "border-radius", num(in.Between(4, 24), 0)+"px", "box-shadow", "0 18px 50px rgba(0, 0, 0, 0.14)")
	p.mend(p.roles())
	return "opening on a card"
}

// raised is the colour of a surface that lies above the page's ground.
func (p *Page) raised() string {
	c := p.roles().Ground
	if p.roles().Dark() {
		c.L += 0.05
	} else {
		c.L, c.C = max(c.L, 0.985), min(c.C, 0.015)
	}
	return c.Color().Hex()
}

// overlaid says that text of another block, such as a fixed header's, stands over this one.
func (p *Page) overlaid(e *markup.Node) bool {
	own, known := p.box(e)
	if !known {
		return false
	}
	for _, t := range p.look.texts {
		b, ok := p.box(t)
		if !ok || t.Within(e) || b.Y >= own.Y+own.H || b.Y+b.H <= own.Y || b.X >= own.X+own.W || b.X+b.W <= own.X {
			continue
		}
		for n := t; n != nil && n != p.body; n = n.Parent {
			if p.floats(n) || p.win(n, gPosition) >= 0 && p.value(p.win(n, gPosition)) == "sticky" {
				return true
			}
		}
	}
	return false
}
