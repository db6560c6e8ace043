package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// reading is text in one colour on one backdrop.
type reading struct {
	e        *markup.Node
	backdrop themes.Color
	painter  *markup.Node
	need     float64
}

// mend brings every text to the contrast of WCAG AA on what it lies on: in the declaration that colours it where that
// suits every backdrop that it is used on, else where the backdrop is painted.
func (p *Page) mend() {
	for range 2 {
		if !p.mendOnce() {
			return
		}
	}
}

func (p *Page) mendOnce() bool {
	groups := map[int32][]reading{}
	var order []int32
	for _, e := range p.look.texts {
		backdrop, painter, ok := p.backdrop(e)
		if !ok {
			continue
		}
		id := p.inkSlot(e)
		if len(groups[id]) == 0 {
			order = append(order, id)
		}
		groups[id] = append(groups[id], reading{e, backdrop, painter, p.need(e)})
	}
	changed := false
	for _, id := range order {
		changed = p.mendGroup(id, groups[id]) || changed
	}
	return changed
}

// inkSlot is the slot that colours an element's text: a custom property where the declaration refers to one; -1 if the browser, or an
// addition, does.
func (p *Page) inkSlot(e *markup.Node) int32 {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if id := p.win(n, gColor); id >= 0 {
			return id
		}
		if p.addedFor(n, "color") != "" || n.Tag == "a" || formControl[n.Tag] {
			return -1
		}
	}
	return -1
}

// need is the contrast that an element's text must have.
func (p *Page) need(e *markup.Node) float64 {
	if size := p.fontSize(e); size >= 24 || size >= 18.66 && headingTags[e.Tag] {
		return themes.AALarge
	}
	return themes.AA
}

func (p *Page) mendGroup(id int32, list []reading) bool {
	var failing []reading
	for _, r := range list {
		if themes.Contrast(p.seen(r).Rounded(), r.backdrop.Rounded()) < r.need-0.001 {
			failing = append(failing, r)
		}
	}
	if len(failing) == 0 {
		return false
	}
	if id >= 0 && p.mendSlot(id, list, failing) {
		return true
	}
	for _, r := range failing {
		p.mendAt(r)
	}
	return true
}

func (p *Page) seen(r reading) themes.Color { return p.ink(r.e).Over(r.backdrop) }

// mendSlot changes the declaration itself if one colour can be read everywhere.
func (p *Page) mendSlot(id int32, list, failing []reading) bool {
	uses := usesIn(p.slots[id], p.value(id))
	if len(uses) != 1 {
		return false
	}
	own := uses[0].color.Color
	opaque := own
	opaque.A = 1
	for _, f := range failing {
		next := themes.Mend(opaque, f.backdrop, f.need+0.05)
		good := true
		for _, r := range list {
			if themes.Contrast(next.Rounded(), r.backdrop.Rounded()) < r.need {
				good = false
				break
			}
		}
		if good {
			return p.set(id, replaced(p.value(id), uses, func(themes.Color) themes.Color { return next }))
		}
	}
	return false
}

// mendAt colours one text by itself.
func (p *Page) mendAt(r reading) {
	own := p.ink(r.e)
	own.A = 1
	next := themes.Mend(own, r.backdrop, r.need+0.05).Hex()
	if id := p.win(r.e, gColor); id >= 0 && p.slots[id].sheet == nil {
		p.set(id, next)
		return
	}
	if sel := p.selector(r.e); sel != "" && p.home() != nil && p.win(r.e, gColor) < 0 && p.unique(sel) {
		p.addRule(sel, "color", next)
		return
	}
	p.addInline(r.e, "color", next)
}

// selector is a short selector for an element: its id, or its tag with its first class; "" if it has neither.
func (p *Page) selector(e *markup.Node) string {
	if id := e.Get("id"); id != "" && word(id) == len(id) && !strings.ContainsAny(id[:1], "0123456789-") {
		return "#" + id
	}
	for _, class := range e.Classes() {
		if word(class) == len(class) && class != "" && !strings.ContainsAny(class[:1], "0123456789-") {
			return "." + class
		}
	}
	return ""
}

// unique says that a selector of one id or class finds one element only.
func (p *Page) unique(sel string) bool {
	n := 0
	for _, e := range p.doc.Elements {
		if simpleMatch(sel, e) {
			n++
		}
	}
	return n == 1
}
