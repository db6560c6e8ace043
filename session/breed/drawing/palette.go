package drawing

import (
	"math"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// colourful says that a property's value may hold a colour.
func colourful(prop string) bool {
	return prop == "fill" || prop == "stroke" || strings.Contains(prop, "color") || prop == "background" || strings.HasPrefix(prop, "--")
}

// colours lists the colours in a slot's value.
func colours(prop, value string) []css.Value {
	if !colourful(prop) {
		return nil
	}
	return css.Colors(css.Tokens(value, 0), true)
}

// weigh finds how much each slot paints, roughly the area of the shapes that it decides for.
func (s *sketch) weigh() {
	s.weight = make([]float64, len(s.slots))
	whole := math.Max(1e-9, s.box.W*s.box.H)
	for _, e := range s.shapes {
		w, h := s.extent(e)
		area := math.Min(1, w*h/whole)
		if id := s.decider(e, "fill"); id >= 0 {
			s.weight[id] += 100*area + 1
		}
		if id := s.decider(e, "stroke"); id >= 0 {
			s.weight[id] += 30*math.Sqrt(area) + 1
		}
	}
	for _, e := range s.doc.Elements {
		if local(e) == "stop" {
			if id, ok := s.wins[e]["stop-color"]; ok {
				s.weight[id] += 10
			}
		}
	}
}

// roles are the drawing's colours by role: its ground is that of a shape that fills it, else white paper.
func (d *Drawing) roles() tint.Roles {
	var list []tint.Swatch
	for _, s := range d.slots {
		for _, c := range colours(s.prop, d.value(s.id)) {
			if v, ok := firstColor(c.Text); ok {
				list = append(list, tint.Swatch{Color: v.Color, Weight: d.weight[s.id], Ink: s.prop == "stroke"})
			}
		}
	}
	ground := d.ground0()
	ink := inkOn(ground, list)
	return tint.Find(list, &ground, &ink)
}

// inkOn is the weightiest grey that stands out from a ground; where there is none, black or white.
func inkOn(ground themes.Color, list []tint.Swatch) themes.Color {
	best, top := themes.Readable(ground, 1), 0.0
	for _, s := range list {
		if s.Weight > top && s.Color.LCH().C < 0.05 && themes.Contrast(s.Color, ground) > 2 {
			best, top = s.Color, s.Weight
		}
	}
	return best
}

// backdrop is the first shape that is painted if it fills the drawing, or nil.
func (d *Drawing) backdrop() *markup.Node {
	p := d.planned()
	for i, e := range d.shapes {
		if p.fills[i].count()+p.lines[i].count() == 0 {
			continue
		}
		if p.fills[i].share() >= 0.92 && local(e) != "text" {
			return e
		}
		return nil
	}
	return nil
}

// blackness lists the shapes that are painted black because nothing says otherwise, or in currentColor: what a colour must be given to.
func (d *Drawing) blackness() (bare []*markup.Node, current []int32) {
	seen := map[int32]bool{}
	for _, e := range d.shapes {
		for _, prop := range []string{"fill", "stroke"} {
			id := d.decider(e, prop)
			switch {
			case id < 0 && prop == "fill" && d.paint(e, "fill") == "black" && !d.held(e):
				bare = append(bare, e)
			case id >= 0 && strings.EqualFold(d.value(id), "currentcolor") && !seen[id]:
				seen[id] = true
				current = append(current, id)
			}
		}
	}
	return bare, current
}

// recolour maps the drawing's colours from the roles that they play to others. A drawing of one ink takes the first accent.
func (d *Drawing) recolour(from, to tint.Roles) bool {
	shift := d.sparing(from.Onto(to))
	if len(from.Accents) > 0 || len(to.Accents) == 0 {
		return d.dye(shift, nil)
	}
	accent := to.Accents[0].Color()
	return d.dye(shift, func() themes.Color { return accent })
}

// sparing leaves the skin of a face and its shades as they are.
func (d *Drawing) sparing(shift func(themes.Color) themes.Color) func(themes.Color) themes.Color {
	if d.fair == nil {
		return shift
	}
	skin := d.fair.LCH()
	return func(c themes.Color) themes.Color {
		if p := c.LCH(); p.C > 0.4*skin.C && p.C < 1.5*skin.C+0.02 && themes.HueDistance(p.H, skin.H) < 22 {
			return c
		}
		return shift(c)
	}
}

// dye maps every colour of the drawing; what is black because nothing says otherwise takes the colour of ink, if there is one.
func (d *Drawing) dye(shift func(themes.Color) themes.Color, ink func() themes.Color) bool {
	bare, current := d.blackness()
	changed := d.dyeValues(shift, nil)
	if ink != nil {
		changed = d.dyeBlack(bare, current, func() string { return ink().Hex() }) || changed
	}
	d.apart()
	return changed
}

// dyeValues maps every colour that is written by shift, or by what own gives for its slot if that is not nil.
func (d *Drawing) dyeValues(shift func(themes.Color) themes.Color, own func(id int32) func(themes.Color) themes.Color) bool {
	changed := false
	for _, s := range d.slots {
		list := colours(s.prop, d.value(s.id))
		if len(list) == 0 {
			continue
		}
		by := shift
		if own != nil {
			if f := own(s.id); f != nil {
				by = f
			}
		}
		changed = d.set(s.id, shifted(d.value(s.id), list, by)) || changed
	}
	for _, e := range d.doc.Elements {
		if a := d.attrs[e]; a != nil {
			a.shift(shift)
		}
	}
	return changed
}

// dyeBlack gives a colour, "#rrggbb", to what blackness found.
func (d *Drawing) dyeBlack(bare []*markup.Node, current []int32, ink func() string) bool {
	changed := false
	for _, id := range current {
		changed = d.set(id, ink()) || changed
	}
	for _, e := range bare {
		changed = d.give(e, "fill", ink()) || changed
	}
	return changed
}

// shift maps the colours among attributes that were set.
func (a *attributes) shift(f func(themes.Color) themes.Color) {
	for i := 0; i+1 < len(a.list); i += 2 {
		a.list[i+1] = shifted(a.list[i+1], colours(strings.TrimPrefix(a.list[i], "style:"), a.list[i+1]), f)
	}
}

func shifted(value string, list []css.Value, shift func(themes.Color) themes.Color) string {
	var b strings.Builder
	at := 0
	for _, c := range list {
		v, ok := firstColor(c.Text)
		if !ok {
			continue
		}
		b.WriteString(value[at:c.Start])
		at = c.End
		if next := shift(v.Color); themes.DeltaE(next, v.Color) < 0.004 {
			b.WriteString(c.Text)
		} else {
			b.WriteString(v.Format(next))
		}
	}
	b.WriteString(value[at:])
	return b.String()
}

// repaint recolours to what change makes of the present roles; a drawing of one ink gets an accent.
func (d *Drawing) repaint(in gene.In, change func(tint.Roles) tint.Roles) (tint.Roles, bool) {
	from := d.roles()
	to := from
	if d.blended || len(d.shown()) == 0 || d.skin() != nil { // what is painted has been given gradients, or is a face
		return to, false
	}
	if len(from.Accents) == 0 {
		to = to.WithAccents(moodFor(in, from).Roles())
	}
	to = change(to)
	if bare, current := d.blackness(); len(from.Accents) > 0 || len(bare)+len(current) == 0 {
		if !d.plainly(from.Onto(to)) {
			return to, false
		}
	}
	return to, d.recolour(from, to)
}

func moodFor(in gene.In, r tint.Roles) tint.Mood {
	var fit []tint.Mood
	for _, m := range tint.Moods {
		if m.Dark == r.Dark() {
			fit = append(fit, m)
		}
	}
	return gene.Pick(in, fit)
}

// print maps every colour to a ramp by its lightness, for drawings of several colours.
func (d *Drawing) print(ramp func(themes.Color) themes.Color, how string) (string, bool) {
	if d.blended || len(d.shown()) < 3 || d.skin() != nil || !d.plainly(ramp) {
		return "", false
	}
	undo := d.snapshot()
	black := themes.RGB8(0, 0, 0)
	d.dye(ramp, func() themes.Color { return ramp(black) })
	names := d.colourNames(2)
	if len(names) < 2 || how != "printed in " {
		names = d.colourNames(1)
	}
	if how == "printed in " && len(names) < 2 || len(names) == 0 {
		undo()
		return "", false
	}
	return how + strings.Join(names, " and "), true
}

// transform adds a transform to the group around the content.
func (d *Drawing) transform(t string) {
	for i := 0; i+1 < len(d.group); i += 2 {
		if d.group[i] == "transform" {
			d.group[i+1] = t + " " + d.group[i+1]
			return
		}
	}
	d.group = append(d.group, "transform", t)
}

// wear maps the drawing's colours to a theme's by role.
func (d *Drawing) wear(t themes.Theme) (string, bool) {
	to := tint.OfTheme(t)
	from := d.roles()
	if d.backdrop() == nil && to.Dark() && !from.Dark() {
		d.under = append(d.under, `<rect x="`+d.length(d.box.X)+`" y="`+d.length(d.box.Y)+`" width="`+d.length(d.box.W)+`" height="`+d.length(d.box.H)+`" fill="`+t.Background+`" stroke="none"/>`)
	}
	d.fair = d.skin()
	changed := d.recolour(from, to)
	for _, e := range d.shapes {
		if local(e) == "text" {
			if id := d.decider(e, "font-family"); id >= 0 {
				changed = d.set(id, t.Type.Body.Stack) || changed
			}
		}
	}
	return "wears " + t.Name, changed || len(d.under) > 0
}
