package page

import (
	"math"
	"slices"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// reading is text in one colour on one backdrop.
type reading struct {
	e        *markup.Node
	backdrop themes.Color
	painter  *markup.Node
	known    bool // the backdrop is
	small    bool // the text is set small, and its colours did not vibrate in the source
	need     float64
}

// mend keeps text readable: what reached WCAG AA in the source reaches it again, and what did not is no worse off. A strong colour under light text gives way
// first, unless it is the text that is too strong for it; else the text's colour does, in its declaration where that suits every backdrop that it is used on.
func (p *Page) mend(roles tint.Roles) {
	p.steady()
	p.mendGrounds()
	for range 2 {
		if !p.mendInks(roles) {
			return
		}
	}
}

// steady takes back changes from dark to light, or from light to dark, of text that lies on a photograph, which did not change.
func (p *Page) steady() {
	plain := &Page{design: p.design}
	for _, e := range p.look.texts {
		if _, painter, known := p.backdrop(e); known || painter == nil || !p.photographed(painter) {
			continue
		}
		was, is := plain.ink(e), p.ink(e)
		if math.Abs(was.LCH().L-is.LCH().L) > 0.3 {
			p.addInline(e, "color", opaque(was).Hex())
		}
	}
}

// photographed says that an element lies on a picture whose colours do not follow the page's.
func (p *Page) photographed(e *markup.Node) bool {
	id := p.win(e, gImage)
	if id < 0 {
		return false
	}
	value := p.resolved(id, e)
	return strings.Contains(value, "url(") && !strings.Contains(value, ".svg")
}

// readings are all the texts of the page, with what they were worth in the source.
func (p *Page) readings() []reading {
	needs := p.needs()
	out := make([]reading, 0, len(p.look.texts))
	for i, e := range p.look.texts {
		backdrop, painter, ok := p.backdrop(e)
		out = append(out, reading{e, backdrop, painter, ok, needs[i].small, needs[i].contrast})
	}
	return out
}

// need is what a text asks of its colours.
type need struct {
	contrast float64
	small    bool
}

// weak is the contrast below which the source's own text is left as faint as it was meant to be.
const weak = 2.5

// needs are what the texts must have, in the order of look.texts; they are kept with the design.
func (d *design) needs() []need {
	d.needOnce.Do(func() {
		plain := &Page{design: d}
		for _, e := range d.look.texts {
			n := need{contrast: themes.AA, small: plain.fontSize(e) < 24}
			if backdrop, _, ok := plain.backdrop(e); ok {
				if c := themes.Contrast(plain.ink(e).Over(backdrop).Rounded(), backdrop.Rounded()); c < weak {
					n.contrast = c
				}
				n.small = n.small && !(reading{backdrop: backdrop, small: true}).vibrates(plain.ink(e))
			}
			d.need = append(d.need, n)
		}
	})
	return d.need
}

// vibrates says that text and its ground are both strong colours of unlike hues, between which the contrast is too weak for small text.
func (r reading) vibrates(ink themes.Color) bool {
	on, own := r.backdrop.LCH(), ink.LCH()
	turn := math.Abs(math.Mod(on.H-own.H+540, 360) - 180)
	return r.small && on.C > 0.06 && own.C > 0.06 && turn > 24 && themes.Contrast(ink.Over(r.backdrop).Rounded(), r.backdrop.Rounded()) < 8
}

func (r reading) fails(ink themes.Color) bool {
	if r.known && r.vibrates(ink) {
		return true
	}
	return r.known && themes.Contrast(ink.Over(r.backdrop).Rounded(), r.backdrop.Rounded()) < r.need-0.005
}

// mendGrounds moves strong colours under failing text, such as a button's, until the text can be read, wherever they are used, unless
// other text suffers from it.
func (p *Page) mendGrounds() {
	done := map[string]bool{}
	for _, r := range p.readings() {
		ink := p.ink(r.e)
		if r.painter == nil || r.painter == p.body || !r.fails(ink) || r.backdrop.LCH().C < 0.05 || r.vibrates(ink) || done[r.backdrop.Hex()] || p.held(r.painter) {
			continue
		}
		done[r.backdrop.Hex()] = true
		next := themes.Mend(r.backdrop, ink.Over(r.backdrop), r.need+0.05)
		if math.Abs(next.LCH().L-r.backdrop.LCH().L) > 0.25 {
			continue
		}
		before := p.failures()
		p.exchangeColor(r.backdrop, next)
		if !subset(p.failures(), before) {
			p.exchangeColor(next, r.backdrop)
		}
	}
}

// exchangeColor puts a colour in the place of another one wherever that is written, alpha aside.
func (p *Page) exchangeColor(was, next themes.Color) {
	hex := was.Hex()
	p.mapColors(func(c themes.Color) themes.Color {
		if opaque(c).Hex() != hex {
			return c
		}
		out := next
		out.A = c.A
		return out
	})
}

// subset says that fewer texts fail than before, and none that did not.
func subset(after, before map[*markup.Node]bool) bool {
	if len(after) >= len(before) {
		return false
	}
	for e := range after {
		if !before[e] {
			return false
		}
	}
	return true
}

func (p *Page) mendInks(roles tint.Roles) bool {
	grouped := map[int32][]reading{}
	var order []int32
	for _, r := range p.readings() {
		id := p.inkSlot(r.e)
		if len(grouped[id]) == 0 {
			order = append(order, id)
		}
		grouped[id] = append(grouped[id], r)
	}
	changed := false
	for _, id := range order {
		changed = p.mendGroup(id, grouped[id], roles) || changed
	}
	return changed
}

// inkSlot is the slot that literally holds the colour of an element's text; -1 if the browser, or an addition, colours it.
func (p *Page) inkSlot(e *markup.Node) int32 {
	for n := e; n != nil; n = n.Parent {
		if id := p.win(n, gColor); id >= 0 {
			return p.source(id, n)
		}
		if p.addedFor(n, "color") != "" || !p.heirs[n] && (n.Tag == "a" || formControl[n.Tag]) {
			return -1
		}
	}
	return -1
}

func (p *Page) mendGroup(id int32, list []reading, roles tint.Roles) bool {
	var failing []reading
	for _, r := range list {
		if r.fails(p.ink(r.e)) && !p.deepened(r) {
			failing = append(failing, r)
		}
	}
	if len(failing) == 0 {
		return false
	}
	if id >= 0 && p.mendSlot(id, list, failing, roles) {
		return true
	}
	for _, r := range failing {
		p.mendAt(r, roles)
	}
	return true
}

// deepened darkens the ground of a button in a strong colour until its light label can be read; false where the label must change.
func (p *Page) deepened(r reading) bool {
	ink := p.ink(r.e)
	if r.painter == nil || p.held(r.painter) || r.backdrop.LCH().C < 0.1 || ink.LCH().L < 0.85 || ink.LCH().C > 0.06 ||
		themes.Contrast(ink.Over(r.backdrop).Rounded(), r.backdrop.Rounded()) < 3 {
		return false
	}
	if !slices.Contains(p.look.buttons, r.painter) && !slices.Contains(p.buttonCells(), r.e) {
		return false
	}
	next := themes.Mend(r.backdrop, ink.Over(r.backdrop), r.need+0.05).Rounded()
	if r.backdrop = next; r.fails(ink) {
		return false
	}
	p.ground(r.painter, next.Hex(), "")
	return true
}

// better is a colour for failing text: greys become the page's ink or ground, whichever is read there, and colours keep their hue.
func better(own themes.Color, r reading, roles tint.Roles) themes.Color {
	own.A = 1
	if r.vibrates(own) {
		return quiet(r)
	}
	if own.LCH().C < 0.06 {
		for _, c := range []themes.Color{roles.Ink.Color(), roles.Ground.Color()} {
			if themes.Contrast(c.Rounded(), r.backdrop.Rounded()) >= math.Max(r.need, 6) {
				return c
			}
		}
	}
	return themes.Mend(own, r.backdrop, r.need+0.05)
}

// quiet is a pale or a deep tint of a text's own ground, whichever is read there better.
func quiet(r reading) themes.Color {
	pale, deep := r.backdrop.LCH(), r.backdrop.LCH()
	pale.L, pale.C = 0.95, math.Min(pale.C, 0.03)
	deep.L, deep.C = 0.2, math.Min(deep.C, 0.04)
	best := deep.Color()
	if themes.Contrast(pale.Color().Rounded(), r.backdrop.Rounded()) >= themes.Contrast(best.Rounded(), r.backdrop.Rounded()) {
		best = pale.Color()
	}
	return themes.Mend(best, r.backdrop, r.need+0.05)
}

// mendSlot changes the declaration itself if one colour can be read everywhere that it is used.
func (p *Page) mendSlot(id int32, list, failing []reading, roles tint.Roles) bool {
	uses := p.usesNow(id, p.value(id))
	if len(uses) != 1 {
		return false
	}
	for _, f := range failing {
		for _, next := range []themes.Color{better(uses[0].color.Color, f, roles), themes.Mend(opaque(uses[0].color.Color), f.backdrop, f.need+0.05)} {
			if readable(next, list) && p.improve(id, replacedAll(p.value(id), uses, next)) {
				return true
			}
		}
	}
	return false
}

// improve sets a slot, unless it is a custom property that colours surfaces too, or other text would suffer from it.
func (p *Page) improve(id int32, value string) bool {
	if !strings.HasPrefix(p.slots[id].prop, "--") {
		return p.set(id, value)
	}
	if p.colored().parts[id] != tint.Ink {
		return false
	}
	before, old := p.failures(), p.value(id)
	p.set(id, value)
	if subset(p.failures(), before) {
		return true
	}
	p.set(id, old)
	return false
}

// failures are the texts that cannot be read as well as they must. Of text on a picture nothing can be told but how far its
// lightness has moved.
func (p *Page) failures() map[*markup.Node]bool {
	out := map[*markup.Node]bool{}
	plain := &Page{design: p.design}
	for _, r := range p.readings() {
		ink := p.ink(r.e)
		if r.fails(ink) || !r.known && math.Abs(ink.LCH().L-plain.ink(r.e).LCH().L) > 0.2 {
			out[r.e] = true
		}
	}
	return out
}

func opaque(c themes.Color) themes.Color {
	c.A = 1
	return c
}

// readable says that a colour can be read on every backdrop; on what is not known it cannot be told.
func readable(c themes.Color, list []reading) bool {
	for _, r := range list {
		if !r.known || r.fails(c) {
			return false
		}
	}
	return true
}

// replacedAll puts one colour in the place of all, black ones too.
func replacedAll(value string, list []use, c themes.Color) string {
	var b strings.Builder
	at := 0
	for _, u := range list {
		b.WriteString(value[at:u.start] + u.color.Format(c))
		at = u.end
	}
	b.WriteString(value[at:])
	return b.String()
}

// mendAt colours one text by itself.
func (p *Page) mendAt(r reading, roles tint.Roles) {
	next := better(p.ink(r.e), r, roles).Hex()
	if id := p.win(r.e, gColor); id >= 0 && p.slots[id].sheet == nil {
		p.set(id, next)
		return
	}
	if sel := p.selector(r.e); sel != "" && p.home() != nil && p.win(r.e, gColor) < 0 && p.unique(sel) {
		p.addRule(sel, "color", next)
		return
	}
	if id := p.win(r.e, gColor); id >= 0 && p.slots[id].decl != nil && p.slots[id].decl.Important {
		next += " !important"
	}
	p.addInline(r.e, "color", next)
}

// selector is a short selector for an element: its id, or its first class; "" if it has neither.
func (p *Page) selector(e *markup.Node) string {
	if id := e.Get("id"); plainName(id) {
		return "#" + id
	}
	for _, class := range e.Classes() {
		if plainName(class) {
			return "." + class
		}
	}
	return ""
}

// plainName says that a name needs no escape in a selector.
func plainName(s string) bool {
	return s != "" && word(s) == len(s) && !strings.ContainsAny(s[:1], "0123456789-")
}

// unique says that a selector of one id or class finds one element only.
func (p *Page) unique(sel string) bool {
	return len(p.found[sel]) == 1
}
