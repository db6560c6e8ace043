package page

import (
	"strings"

	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// recolour maps every colour of the page, adds ground and ink where nothing declares them, and mends contrast.
func (p *Page) recolour(from, to tint.Roles) bool {
	changed := p.mapColorsBy(p.shifts(from, to))
	changed = p.declareGround(from, to) || changed
	if changed {
		p.mend(to)
	}
	return changed
}

// shifts are the maps from one palette to another for what slots do.
func (p *Page) shifts(from, to tint.Roles) func(*slot) func(themes.Color) themes.Color {
	by := shiftsOf(from, to)
	by[tint.Art] = kept(by[tint.Art])
	scene := p.scenes(from, to)
	return func(s *slot) func(themes.Color) themes.Color {
		if shift := scene(s); shift != nil {
			return shift
		}
		return by[p.part(s)]
	}
}

// shiftsOf are the maps from one palette to another, by what a colour does.
func shiftsOf(from, to tint.Roles) (out [tint.Both + 1]func(themes.Color) themes.Color) {
	for part := range out {
		out[part] = from.OntoAs(to, tint.Part(part))
	}
	return out
}

// part is what a slot's colours do.
func (p *Page) part(s *slot) tint.Part {
	switch {
	case s.picture:
		return tint.Art
	case s.prop == "color":
		return tint.Ink
	case strings.HasPrefix(s.prop, "background"):
		return tint.Fill
	case !strings.HasPrefix(s.prop, "--") || s.id < 0:
		return tint.Both
	}
	return p.colored().parts[s.id]
}

// variableParts finds for every custom property whether it is used for surfaces only, or for text only.
func (d *design) variableParts() []tint.Part {
	inks, fills := make([]float64, len(d.slots)), make([]float64, len(d.slots))
	for _, e := range d.doc.Elements {
		d.credit(inks, e, d.win(e, gColor), 1, 8)
		d.credit(fills, e, d.win(e, gBackground), 1, 8)
	}
	out := make([]tint.Part, len(d.slots))
	for i := range out {
		out[i] = tint.Both
		switch {
		case inks[i] > 0 && fills[i] == 0:
			out[i] = tint.Ink
		case fills[i] > 0 && inks[i] == 0:
			out[i] = tint.Fill
		}
	}
	return out
}

// mapColors applies one map to every colour in the slots and the additions.
func (p *Page) mapColors(shift func(themes.Color) themes.Color) bool {
	return p.mapColorsBy(func(*slot) func(themes.Color) themes.Color { return shift })
}

// mapColorsBy applies to the colours of every slot and addition the map for it.
func (p *Page) mapColorsBy(shiftOf func(*slot) func(themes.Color) themes.Color) bool {
	changed := false
	byslot := p.colored().uses
	for i := 0; i < len(byslot); {
		id := byslot[i].slot
		k := i
		for k < len(byslot) && byslot[k].slot == id {
			k++
		}
		list := byslot[i:k]
		if p.slots[id].picture && p.heldPicture(p.slots[id].file) {
			i = k
			continue
		}
		if v, ok := p.values[id]; ok {
			list = p.usesNow(id, v)
		}
		i = k
		if !touches(list, shiftOf(p.slots[id])) {
			continue
		}
		changed = p.set(id, replaced(p.value(id), list, shiftOf(p.slots[id]))) || changed
	}
	for _, a := range append(append([]*addition(nil), p.rules...), p.inline...) {
		for k := 1; k < len(a.decls); k += 2 {
			s := &slot{id: -1, prop: a.decls[k-1]}
			a.decls[k] = replaced(a.decls[k], usesIn(s, a.decls[k]), shiftOf(s))
		}
	}
	return changed
}

// touches says that a map changes one of the colours.
func touches(list []use, shift func(themes.Color) themes.Color) bool {
	for _, u := range list {
		if shift(u.color.Color) != u.color.Color {
			return true
		}
	}
	return false
}

// replaced rewrites the colours of a value. Shadows keep their black.
func replaced(value string, list []use, shift func(themes.Color) themes.Color) string {
	if len(list) == 0 {
		return value
	}
	var b strings.Builder
	at := 0
	for _, u := range list {
		b.WriteString(value[at:u.start])
		at = u.end
		own := value[u.start:u.end]
		c := u.color.Color
		if c.A < 0.6 && c.LCH().C < 0.02 && c.LCH().L < 0.2 {
			b.WriteString(own) // a black veil or shadow
			continue
		}
		next := shift(c)
		if themes.DeltaE(next, c) < 0.004 {
			b.WriteString(own)
			continue
		}
		b.WriteString(u.color.Format(next))
	}
	b.WriteString(value[at:])
	return b.String()
}
