package drawing

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

// crossOperators take a trait from another parent.
var crossOperators = []gene.Operator[*Drawing]{
	{
		Name: "cross.palette", Trait: gene.Palette, Cross: true, Weight: 3, Doc: "the other's colours, by role",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			from, other := d.roles(), d.other(in.From).roles()
			if len(other.Accents) == 0 {
				return "", false
			}
			caption := "colours of " + in.Call(d.parents[in.From].name())
			if len(from.Accents) == 0 && !d.bleeds() && len(d.under) == 0 && d.free() && len(other.Accents) > 1 {
				d.recolour(from, other)
				ground := other.Accents[1]
				if math.Abs(ground.L-other.Accents[0].L) < 0.3 { // two strong colours of one lightness flicker
					ground.L, ground.C = 0.94, 0.3*ground.C
				}
				d.ground(ground.Color(), in)
				return caption, true
			}
			if d.backdrop() == nil {
				other.Ground, other.Ink = from.Ground, from.Ink
			}
			return caption, d.recolour(from, other)
		},
	},
	{
		Name: "cross.stroke", Trait: gene.Stroke, Cross: true, Weight: 1.5, Doc: "the other's way of drawing: lines or surfaces",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.other(in.From)
			lines, width := o.manner()
			changed := false
			if lines {
				_, changed = d.outline(in)
			}
			for _, e := range d.stroked() {
				changed = d.shared(e, "stroke-width", d.length(width*min(d.box.W, d.box.H))) || changed
			}
			return "lines of " + in.Call(d.parents[in.From].name()), changed
		},
	},
	{
		Name: "cross.emblem", Trait: gene.Layout, Cross: true, Weight: 2.5, Doc: "the other in place of this one's emblem",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.parents[in.From]
			return in.Call(o.name()) + " as its emblem", d.emblem(o)
		},
	},
	{
		Name: "cross.badge", Trait: gene.Layout, Cross: true, Weight: 0.8, Doc: "the other on a small disc in an empty corner",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.parents[in.From]
			return "with " + in.Call(o.name()) + " on a badge", d.badge(o, in)
		},
	},
	{
		Name: "cross.fill", Trait: gene.Texture, Cross: true, Weight: 2.5, Doc: "cut out of the other",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.parents[in.From]
			return "cut from " + in.Call(o.name()), d.cutFrom(d.other(in.From))
		},
	},
	{
		Name: "cross.ground", Trait: gene.Shape, Cross: true, Weight: 2, Doc: "on a disc of the other, or on a pattern of it",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.other(in.From)
			if o.bleeds() {
				return "on " + in.Call(o.name()) + " as a disc", d.onDisc(o, in)
			}
			return "on " + in.Call(o.name()) + " as a pattern", d.onPattern(o, in)
		},
	},
}

// other is another parent as a drawing of its own.
func (d *Drawing) other(i int) *Drawing {
	return &Drawing{sketch: d.parents[i], values: map[int32]string{}, attrs: map[*markup.Node]*attributes{}}
}

// name is what a caption calls a drawing: its title, or its file's name.
func (s *sketch) name() string {
	if t := s.doc.First("title"); t != nil {
		if words := strings.Fields(s.doc.Text(t)); len(words) > 0 && len(words) < 6 {
			return "“" + strings.Join(words, " ") + "”"
		}
	}
	return "“" + s.art.Main + "”"
}

// manner says whether a drawing is made of lines, and how wide they are as a part of its smaller side.
func (d *Drawing) manner() (lines bool, width float64) {
	stroked, filled := d.stroked(), d.filled()
	width = 0.03
	if len(stroked) > 0 {
		if w := lead(d.paint(stroked[0], "stroke-width")); w > 0 {
			width = w / max(1e-9, min(d.box.W, d.box.H))
		}
	}
	return len(stroked) > len(filled), min(0.12, width)
}

// motif is the content of a drawing, if it can be put into another: no ids that both have, no style sheet or script, not too large.
func (s *sketch) motif(into *markup.Doc) string {
	content := strings.TrimSpace(s.doc.Content(s.top))
	if s.top.SelfClosed || content == "" || len(content) > 60<<10 || strings.Contains(s.top.Tag, ":") {
		return ""
	}
	for _, e := range s.doc.Elements {
		switch local(e) {
		case "style", "script", "foreignObject":
			return ""
		}
		if strings.Contains(e.Tag, ":") || e.Get("id") != "" && into.ByID(e.Get("id")) != nil {
			return ""
		}
		for _, a := range e.Attrs {
			if strings.Contains(a.Name, ":") && !strings.HasPrefix(a.Name, "xml") {
				return ""
			}
			if strings.HasPrefix(a.Name, "xlink:") {
				return ""
			}
		}
	}
	return content
}

// inheritance writes the presentation attributes of a drawing's root, which its content inherits.
func (s *sketch) inheritance() string {
	var b strings.Builder
	for _, a := range s.top.Attrs {
		if props[a.Name] && a.Name != "opacity" && a.Name != "color" {
			b.WriteString(" " + a.Name + `="` + s.doc.EscapeValue(a.Value, '"') + `"`)
		}
	}
	return b.String()
}
