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
	ground := themes.RGB8(255, 255, 255)
	if e := d.backdrop(); e != nil {
		if v, ok := firstColor(d.paint(e, "fill")); ok {
			ground = v.Color
		}
	}
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

// backdrop is the first shape if it fills the drawing, or nil.
func (d *Drawing) backdrop() *markup.Node {
	if len(d.shapes) == 0 {
		return nil
	}
	e := d.shapes[0]
	w, h := d.extent(e)
	if w >= d.box.W*0.92 && h >= d.box.H*0.92 && local(e) != "text" && local(e) != "path" && d.paint(e, "fill") != "none" {
		return e
	}
	if local(e) == "path" && w >= d.box.W*0.92 && h >= d.box.H*0.92 && len(e.Get("d")) < 60 && d.paint(e, "fill") != "none" {
		return e
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

// recolour maps the drawing's colours from the roles that they play to others.
func (d *Drawing) recolour(from, to tint.Roles) bool {
	shift := from.Onto(to)
	changed := false
	for _, s := range d.slots {
		list := colours(s.prop, d.value(s.id))
		if len(list) == 0 {
			continue
		}
		changed = d.set(s.id, shifted(d.value(s.id), list, shift)) || changed
	}
	for _, e := range d.doc.Elements {
		if a := d.attrs[e]; a != nil {
			a.shift(shift)
		}
	}
	bare, current := d.blackness()
	if len(from.Accents) > 0 || len(to.Accents) == 0 {
		return changed
	}
	accent := to.Accents[0].Color().Hex()
	for _, id := range current {
		changed = d.set(id, accent) || changed
	}
	for _, e := range bare {
		changed = d.give(e, "fill", accent) || changed
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

var paletteOperators = []gene.Operator[*Drawing]{
	{
		Name: "palette.mood", Trait: gene.Palette, Weight: 2.5, Doc: "takes on another palette, role by role",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			mood := gene.Pick(in, tint.Moods)
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles {
				m := mood.Roles()
				if d.backdrop() == nil {
					m.Ground, m.Ink = r.Ground, r.Ink
				}
				for len(m.Accents) < len(r.Accents) {
					next := m.Accents[len(m.Accents)%2]
					next.H = themes.Hue(next.H + 35)
					m.Accents = append(m.Accents, next)
				}
				return m
			})
			return strings.Join(d.colourNames(2), " and ") + " palette", ok
		},
	},
	{
		Name: "palette.hue", Trait: gene.Palette, Weight: 2, Doc: "turns every hue around the colour wheel",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			by := in.Sign() * in.Between(40, 175)
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Rotate(by) })
			return "turned to " + strings.Join(d.colourNames(1), ""), ok
		},
	},
	{
		Name: "palette.warmer", Trait: gene.Palette, Leans: map[string]float64{"warm": 1}, Doc: "draws colours towards orange",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Warm(in.Between(0.45, 1)) })
			return "warmer palette", ok
		},
	},
	{
		Name: "palette.cooler", Trait: gene.Palette, Leans: map[string]float64{"warm": -1}, Doc: "draws colours towards blue",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Warm(-in.Between(0.45, 1)) })
			return "cooler palette", ok
		},
	},
	{
		Name: "palette.vivid", Trait: gene.Palette, Leans: map[string]float64{"vivid": 1}, Doc: "more saturated",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Vivid(in.Between(1.3, 2.2)) })
			return "more vivid colours", ok
		},
	},
	{
		Name: "palette.muted", Trait: gene.Palette, Leans: map[string]float64{"vivid": -1}, Doc: "less saturated",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Vivid(in.Between(0.7, 0.2)) })
			return "more muted colours", ok
		},
	},
	{
		Name: "palette.duotone", Trait: gene.Palette, Doc: "two hues for everything",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			first := float64(in.Rand.IntN(24)) * 15
			second := first + gene.Pick(in, []float64{40, 150, 180, 210})
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Duotone(first, second) })
			names := d.colourNames(2)
			if len(names) < 2 {
				return "in " + strings.Join(names, ""), ok
			}
			return "duotone of " + strings.Join(names, " and "), ok
		},
	},
	{
		Name: "palette.night", Trait: gene.Palette, Weight: 1.4, Leans: map[string]float64{"dark": 1}, Doc: "light on a dark ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			from := d.roles()
			if from.Dark() || len(d.keep) > 0 || len(d.under) > 0 {
				return "", false
			}
			to := from
			if len(from.Accents) == 0 {
				to = to.WithAccents(moodFor(in, from).Roles())
			}
			to = to.Turned(in.Between(0.6, 2.2))
			d.recolour(from, to)
			if d.backdrop() == nil {
				d.ground(to.Ground.Color().Hex(), in)
			}
			return "on a dark ground", true
		},
	},
	{
		Name: "palette.ground", Trait: gene.Palette, Weight: 2, Doc: "on a coloured ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.backdrop() != nil || len(d.under) > 0 {
				return "", false
			}
			c := themes.LCH{L: in.Between(0.95, 0.84), C: in.Between(0.02, 0.09), H: float64(in.Rand.IntN(24)) * 15, A: 1}.Color()
			d.ground(c.Hex(), in)
			return "on " + themes.ColorName(c), true
		},
	},
}

// ground lays a shape under everything: the whole box, a disc or a rounded square.
func (d *Drawing) ground(fill string, in gene.In) {
	b := d.box
	switch in.Rand.IntN(3) {
	case 0:
		d.under = append(d.under, `<rect x="`+d.length(b.X)+`" y="`+d.length(b.Y)+`" width="`+d.length(b.W)+`" height="`+d.length(b.H)+`" fill="`+fill+`" stroke="none"/>`)
	case 1:
		d.under = append(d.under, `<rect x="`+d.length(b.X)+`" y="`+d.length(b.Y)+`" width="`+d.length(b.W)+`" height="`+d.length(b.H)+`" rx="`+d.length(d.unit(0.22))+`" fill="`+fill+`" stroke="none"/>`)
		d.shrink(0.74)
	default:
		d.under = append(d.under, `<ellipse cx="`+d.length(b.X+b.W/2)+`" cy="`+d.length(b.Y+b.H/2)+`" rx="`+d.length(b.W/2)+`" ry="`+d.length(b.H/2)+`" fill="`+fill+`" stroke="none"/>`)
		d.shrink(0.66)
	}
}

// shrink scales the content about the middle.
func (d *Drawing) shrink(k float64) {
	cx, cy := d.box.X+d.box.W/2, d.box.Y+d.box.H/2
	d.transform("translate(" + d.length(cx*(1-k)) + " " + d.length(cy*(1-k)) + ") scale(" + num(k, 3) + ")")
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
