package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// crossOperators take a trait from another parent.
var crossOperators = []gene.Operator[*Page]{
	{
		Name: "cross.palette", Trait: gene.Palette, Cross: true, Weight: 3, Doc: "the other's palette, by role",
		Apply: func(p *Page, in gene.In) (string, bool) {
			other := p.parents[in.From].colored().roles
			if len(other.Accents) == 0 {
				other = other.WithAccents(p.roles())
			}
			return "palette of " + in.Call(p.nameOf(in.From)), p.recolour(p.roles(), other)
		},
	},
	{
		Name: "cross.type", Trait: gene.Type, Cross: true, Weight: 2, Doc: "the other's faces and scale",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o := p.parents[in.From]
			body, heading := o.faces()
			changed := p.setFaces(themes.Font{Stack: heading}, themes.Font{Stack: body})
			mine, theirs := p.steepness(), o.steepness()
			if theirs/mine > 1.08 || theirs/mine < 0.93 {
				changed = p.rescale(min(1.8, max(0.6, theirs/mine))) || changed
			}
			return "type of " + in.Call(p.nameOf(in.From)), changed
		},
	},
	{
		Name: "cross.space", Trait: gene.Space, Cross: true, Doc: "the other's density",
		Apply: func(p *Page, in gene.In) (string, bool) {
			mine, theirs := p.density(), p.parents[in.From].density()
			factor := min(1.9, max(0.5, theirs/mine))
			if factor > 0.9 && factor < 1.1 {
				return "", false
			}
			return "spacing of " + in.Call(p.nameOf(in.From)), p.respace(factor)
		},
	},
	{
		Name: "cross.shape", Trait: gene.Shape, Cross: true, Weight: 1.5, Doc: "the other's corners and shadows",
		Apply: func(p *Page, in gene.In) (string, bool) {
			o := p.parents[in.From]
			r := o.usualRadius()
			changed := p.round(r, min(r, 16), false)
			if shadow := o.usualShadow(); shadow != "" {
				changed = p.change(p.look.cards, gShadow, func(v string, e *markup.Node) string {
					if p.spansPage(e) {
						return ""
					}
					return shadow
				}) || changed
			}
			return "shapes of " + in.Call(p.nameOf(in.From)), changed
		},
	},
	{
		Name: "cross.layout", Trait: gene.Layout, Cross: true, Doc: "the other's width and alignment",
		Apply: func(p *Page, in gene.In) (string, bool) {
			mine, theirs := p.columnWidth(), p.parents[in.From].columnWidth()
			changed := false
			if mine > 0 && theirs > 0 {
				changed = p.widen(theirs / mine)
			}
			if p.centred() != (&Page{design: p.parents[in.From]}).centred() {
				_, ok := p.align()
				changed = ok || changed
			}
			return "width and alignment of " + in.Call(p.nameOf(in.From)), changed
		},
	},
}

// nameOf is what a caption calls a parent: its title, or its file's name.
func (p *Page) nameOf(parent int) string {
	d := p.parents[parent]
	if t := d.doc.First("title"); t != nil {
		words := strings.Fields(d.doc.Text(t))
		if len(words) > 0 {
			return "“" + strings.Join(words[:min(4, len(words))], " ") + "”"
		}
	}
	return "“" + d.art.Main + "”"
}

// faces are the stacks that most text and the largest heading are set in.
func (d *design) faces() (body, heading string) {
	body = "serif"
	counts := map[string]int{}
	top := 0
	for _, e := range d.look.texts {
		v := d.family(e)
		counts[v] += d.ownText(e)
		if counts[v] > top && !icon(v) {
			body, top = v, counts[v]
		}
	}
	heading = body
	largest := 0.0
	for _, e := range d.look.headings {
		if size := d.fontSize(e); size > largest {
			heading, largest = d.family(e), size
		}
	}
	return body, heading
}

func (d *design) family(e *markup.Node) string {
	id, _ := d.decider(e, gFamily)
	if id < 0 {
		return "serif"
	}
	v := d.resolved(id, e)
	if d.slots[id].prop == "font" {
		v = fontPart(v, gFamily)
	}
	if v == "" || strings.Contains(v, "var(") {
		return "serif"
	}
	return v
}

// steepness is the largest heading's size over the text's.
func (d *design) steepness() float64 {
	largest := 16.0
	for _, e := range d.look.headings {
		largest = max(largest, d.fontSize(e))
	}
	return largest / max(8, (&Page{design: d}).bodySize())
}

// density is the usual padding of boxes and sections in pixels.
func (d *design) density() float64 {
	sum, n := 0.0, 0
	for _, e := range d.doc.Elements {
		id := d.win(e, gPadding)
		if id < 0 || d.body == nil || !e.Within(d.body) {
			continue
		}
		if px, ok := pixels(d.resolved(id, e), func() float64 { return 16 }, d.rootSize); ok && px > 0 && px < 200 {
			sum, n = sum+px, n+1
		}
	}
	if n == 0 {
		return 12
	}
	return sum / float64(n)
}

// usualRadius is the middle radius of boxes and buttons in pixels.
func (d *design) usualRadius() float64 {
	sum, n := 0.0, 0
	for _, e := range append(append([]*markup.Node(nil), d.look.cards...), d.look.buttons...) {
		n++
		if id := d.win(e, gRadius); id >= 0 {
			if px, ok := pixels(d.resolved(id, e), func() float64 { return 16 }, d.rootSize); ok {
				sum += min(px, 32)
			}
		}
	}
	if n == 0 {
		return 0
	}
	return round(sum/float64(n), 0)
}

func (d *design) usualShadow() string {
	for _, e := range d.look.cards {
		if id := d.win(e, gShadow); id >= 0 {
			if v := d.resolved(id, e); !strings.Contains(v, "var(") && v != "none" {
				return v
			}
		}
	}
	return ""
}

// columnWidth is the widest declared maximum width of what holds most text, in pixels; 0 if there is none.
func (d *design) columnWidth() float64 {
	best := 0.0
	for _, e := range d.doc.Elements {
		if d.body == nil || d.look.length[e] < d.look.length[d.body]/4 {
			continue
		}
		if id := d.win(e, gMaxWidth); id >= 0 {
			if px, ok := pixels(d.resolved(id, e), func() float64 { return d.fontSize(e) }, d.rootSize); ok && px > best {
				best = px
			}
		}
	}
	return best
}

// centred says that the opening's heading is set in the middle now.
func (p *Page) centred() bool {
	hero := p.hero()
	if hero == nil {
		return false
	}
	if h := p.headingIn(hero); h != nil {
		return p.alignment(h) == "center"
	}
	return false
}

// alignment is how an element's text is aligned now, "" where nothing says so.
func (p *Page) alignment(e *markup.Node) string {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if v := p.addedFor(n, "text-align"); v != "" {
			return v
		}
		if id := p.win(n, gAlign); id >= 0 {
			return p.value(id)
		}
	}
	return ""
}
