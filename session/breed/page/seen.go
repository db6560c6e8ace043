package page

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// column is the width in CSS pixels that the page's main text has at most: the narrowest cap around most of it, the screen's where
// there is none.
func (p *Page) column() float64 {
	out := float64(screen)
	for _, e := range p.doc.Elements {
		if p.body == nil || !e.Within(p.body) || p.look.length[e]*4 < p.look.length[p.body] {
			continue
		}
		out = math.Min(out, p.cap(e))
	}
	return out
}

// cap is the width that an element is held to by itself, in CSS pixels; infinite where it is not.
func (p *Page) cap(e *markup.Node) float64 {
	out := math.Inf(1)
	for _, g := range []group{gWidth, gMaxWidth} {
		v := p.addedFor(e, propOf[g])
		if id := p.win(e, g); v == "" && id >= 0 {
			v = p.value(id)
		}
		if px, ok := pixels(v, func() float64 { return p.fontSize(e) }, p.rootSize); ok && px > 0 && !strings.Contains(v, "%") {
			out = math.Min(out, px)
		}
	}
	if px, err := strconv.ParseFloat(e.Get("width"), 64); err == nil && px > 0 {
		out = math.Min(out, px)
	}
	return out
}

// widened is widen where the main column becomes visibly wider or narrower; else nothing is changed.
func (p *Page) widened(factor float64) bool {
	before, undo := p.column(), p.mark()
	if !p.widen(factor) {
		return false
	}
	if after := p.column(); math.Abs(after-before) < before*0.08 || (after > before) != (factor > 1) {
		undo()
		return false
	}
	return true
}

// visibleRoom is how many CSS pixels of room must come or go in all for a page to look airier or denser.
const visibleRoom = 20

// respaced is respace where enough room comes or goes to be seen; else nothing is changed.
func (p *Page) respaced(factor float64) bool {
	if factor > 1 && p.stageDrawing() != "" {
		return false // the text was set where its picture is quiet
	}
	if factor = p.bearing(factor); factor > 1 && factor < 1.2 {
		return false
	}
	before, undo := p.room(), p.mark()
	if !p.respace(factor) {
		return false
	}
	if math.Abs(p.room()-before) < visibleRoom && len(p.rules) == 0 {
		undo()
		return false
	}
	return true
}

// room adds up the vertical room that paddings, margins and gaps of the page's first blocks and texts give, in CSS pixels.
func (p *Page) room() float64 {
	total := 0.0
	seen := 0
	for _, e := range p.doc.Elements {
		if p.body == nil || !e.Within(p.body) || p.look.length[e] == 0 || seen == 60 {
			continue
		}
		seen++
		for _, g := range []group{gPadding, gUnder, gAbove, gGap} {
			if id := p.win(e, g); id >= 0 && spacing[p.slots[id].prop] {
				total += p.first(p.resolved(id, e), e)
			}
		}
	}
	return total
}

// first is the first length of a value in CSS pixels, 0 where there is none.
func (p *Page) first(value string, e *markup.Node) float64 {
	for _, t := range css.Tokens(value, 0) {
		if t.Kind == css.Space {
			continue
		}
		px, ok := pixels(value[t.Start:t.End], func() float64 { return p.fontSize(e) }, p.rootSize)
		if !ok {
			return 0
		}
		return math.Max(0, px)
	}
	return 0
}

// bearing is a factor of spacing, held to what the first screen bears: its lowest button stays in it. Half of a page's height is taken for room.
func (p *Page) bearing(factor float64) float64 {
	low := p.offer()
	if factor <= 1 || low == 0 {
		return factor
	}
	return math.Min(factor, math.Max(1.01, 1+2*(0.97*fold/low-1)))
}

// offer is how far down the first screen its lowest button ends, in CSS pixels; 0 where it has none, or nobody has measured.
func (p *Page) offer() float64 {
	low := 0.0
	for _, e := range slices.Concat(p.look.buttons, p.buttonCells()) {
		if b, ok := p.box(e); ok && b.Y+b.H <= fold {
			low = math.Max(low, b.Y+b.H)
		}
	}
	return low
}
