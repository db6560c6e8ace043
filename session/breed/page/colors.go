package page

import (
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// use is a colour in a slot's value: its place in the value and what it is.
type use struct {
	slot       int32
	start, end int
	color      themes.Value
}

// colorish are the properties whose values may hold colours, besides those whose names say so.
var colorish = map[string]bool{
	"background": true, "background-image": true, "border": true, "border-top": true, "border-bottom": true, "border-left": true, "border-right": true,
	"outline": true, "box-shadow": true, "text-shadow": true, "fill": true, "stroke": true, "text-decoration": true, "column-rule": true, "border-image": true, "filter": true,
}

// colors lists the colours of the slots that may paint in this page.
func (d *design) colors() []use {
	live := d.live()
	var out []use
	for _, s := range d.slots {
		if live[s.id] {
			out = append(out, usesIn(s, s.value)...)
		}
	}
	return out
}

// usesIn finds the colours in a value of a slot.
func usesIn(s *slot, value string) []use {
	if s.attr != "" {
		return attrUse(s, value)
	}
	if !colorish[s.prop] && !strings.Contains(s.prop, "color") && !strings.HasPrefix(s.prop, "--") {
		return nil
	}
	if strings.HasPrefix(s.prop, "--") {
		if v, err := themes.ParseTriple(value); err == nil && (strings.Contains(s.prop, "rgb") || v.Form == themes.FormTripleHSL) {
			return []use{{s.id, 0, len(value), v}}
		}
	}
	var out []use
	for _, c := range css.Colors(css.Tokens(value, 0), true) {
		if v, err := themes.ParseColor(c.Text); err == nil && v.Paints() {
			out = append(out, use{s.id, c.Start, c.End, v})
		}
	}
	if len(out) == 0 && strings.Contains(value, "var(") {
		return veiled(s.id, value)
	}
	return out
}

// veiled finds a colour that takes its alpha from a custom property, as utility classes write it.
func veiled(id int32, value string) []use {
	trimmed := strings.TrimSpace(value)
	if v, err := themes.ParseColor(trimmed); err == nil && v.Paints() {
		start := strings.Index(value, trimmed)
		return []use{{id, start, start + len(trimmed), v}}
	}
	return nil
}

// attrUse reads a presentation attribute, which may be a colour without its hash.
func attrUse(s *slot, value string) []use {
	trimmed := strings.TrimSpace(value)
	if v, err := themes.ParseColor(trimmed); err == nil && v.Paints() {
		return []use{{s.id, 0, len(value), v}}
	}
	if len(trimmed) == 6 {
		if v, err := themes.ParseColor("#" + trimmed); err == nil {
			return []use{{s.id, 0, len(value), v}}
		}
	}
	return nil
}

// live marks the slots that can decide something here: those of rules whose selectors find elements (in whatever state), and the custom properties that
// those refer to. In the design's own sheets every slot is live.
func (d *design) live() []bool {
	out := make([]bool, len(d.slots))
	rules := map[*css.Rule]bool{}
	var names []string
	mark := func(s *slot) {
		out[s.id] = true
		names = append(names, css.References(s.value)...)
	}
	for _, s := range d.slots {
		switch {
		case strings.HasPrefix(s.prop, "--"):
			continue
		case s.sheet == nil, s.sheet.owned:
			mark(s)
			continue
		}
		found, known := rules[s.decl.Rule]
		if !known {
			found = s.decl.Rule != nil && anyFound(s.decl.Rule, d.found)
			rules[s.decl.Rule] = found
		}
		if found {
			mark(s)
		}
	}
	for len(names) > 0 {
		name := names[0]
		names = names[1:]
		for _, id := range d.vars[name] {
			if !out[id] {
				mark(d.slots[id])
			}
		}
	}
	for _, s := range d.slots {
		if strings.HasPrefix(s.prop, "--") && (s.sheet == nil || s.sheet.owned) {
			out[s.id] = true
		}
	}
	return out
}

func anyFound(r *css.Rule, index map[string][]*markup.Node) bool {
	for _, s := range selectorsOf(r) {
		if i := strings.IndexByte(s, ':'); i > 0 {
			s = s[:i]
		}
		if len(index[keyOf(s)]) > 0 {
			return true
		}
	}
	return false
}

// weights are how much each slot paints: roughly its share of the page in hundredths.
func (d *design) weights() []float64 {
	out := make([]float64, len(d.slots))
	for _, s := range d.slots {
		if s.picture {
			out[s.id] = 0.6
		}
	}
	total := float64(max(1, d.look.length[d.body]))
	credit := func(e *markup.Node, id int32, w float64) { d.credit(out, e, id, w, 8) }
	for _, e := range d.doc.Elements {
		if d.body == nil || !e.Within(d.body) && e.Tag != "html" || d.hidden(e) {
			continue
		}
		share := float64(d.look.length[e]) / total
		if e.Tag == "body" || e.Tag == "html" {
			share = 1.2
		}
		credit(e, d.win(e, gBackground), 60*share+1.5)
		credit(e, d.win(e, gImage), 30*share+1)
		credit(e, d.win(e, gBorder), 1)
		credit(e, d.win(e, gFill), 3)
		credit(e, d.win(e, gStroke), 2)
		if own := d.ownText(e); own > 0 {
			id, at := d.decider(e, gColor)
			size := d.fontSize(e) / 16
			credit(at, id, 40*float64(own)/total*size*size+0.3)
		}
	}
	return out
}

// credit gives a slot a weight, and the custom properties that it refers to. part notes what its colour is used for.
func (d *design) credit(out []float64, e *markup.Node, id int32, w float64, steps int) {
	if id < 0 || steps == 0 {
		return
	}
	out[id] += w
	for _, name := range css.References(d.slots[id].value) {
		d.credit(out, e, d.definition(e, name), w, steps-1)
	}
}

// palette is what is known of a design's colours.
type palette struct {
	uses   []use
	weight []float64
	parts  []tint.Part // of custom properties
	roles  tint.Roles
	ground themes.Color
	ink    themes.Color
}

// colored analyses a design's colours as they are in the source; the result is kept with the design.
func (d *design) colored() *palette {
	d.paletteOnce.Do(func() {
		p := &palette{uses: d.colors(), weight: d.weights(), parts: d.variableParts()}
		plain := &Page{design: d}
		p.ground, p.ink = plain.mainReading()
		p.roles = tint.Find(p.swatches(d), &p.ground, &p.ink)
		d.palette = p
	})
	return d.palette
}

func (p *palette) swatches(d *design) []tint.Swatch {
	var out []tint.Swatch
	for _, u := range p.uses {
		prop := d.slots[u.slot].prop
		ink := prop == "color" || prop == "stroke" || strings.HasPrefix(prop, "border")
		out = append(out, tint.Swatch{Color: u.color.Color, Weight: p.weight[u.slot], Ink: ink})
	}
	return out
}

// mainReading is the ground, what most text lies on or else what the body does, and the ink, the colour that most text that can be read there is set in.
func (p *Page) mainReading() (ground, ink themes.Color) {
	grounds, inks := map[themes.Color]int{}, map[themes.Color]int{}
	ground = themes.RGB8(255, 255, 255)
	if p.body != nil {
		ground, _, _ = p.backdrop(p.body)
	}
	under, total := ground, 0
	var order []themes.Color
	for _, e := range p.look.texts {
		backdrop, _, known := p.backdrop(e)
		if !known || e.Closest("a", "button") != nil {
			continue
		}
		n := p.ownText(e)
		c := opaque(p.ink(e).Over(backdrop))
		if inks[c] == 0 {
			order = append(order, c)
		}
		total += n
		grounds[backdrop] += n
		inks[c] += n
		if grounds[backdrop] > grounds[ground] {
			ground = backdrop
		}
	}
	if grounds[ground]*100 <= total*55 || ground.LCH().C > 0.045 {
		ground = under
	}
	top := 0
	ink = themes.Readable(ground, 1)
	for _, c := range order {
		if inks[c] > top && themes.Contrast(c, ground) >= 3 {
			ink, top = c, inks[c]
		}
	}
	return ground, ink
}

// usage is which colours a slot's value was found to hold.
type usage struct {
	value string
	uses  []use
}

// usesNow finds the colours in the value that a slot has now, and remembers them until it has another.
func (p *Page) usesNow(id int32, value string) []use {
	if known, ok := p.used[id]; ok && known.value == value {
		return known.uses
	}
	if p.used == nil {
		p.used = map[int32]usage{}
	}
	list := usesIn(p.slots[id], value)
	p.used[id] = usage{value, list}
	return list
}
