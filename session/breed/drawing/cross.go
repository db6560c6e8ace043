package drawing

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// crossOperators take a trait from another parent.
var crossOperators = []gene.Operator[*Drawing]{
	{
		Name: "cross.palette", Trait: gene.Palette, Cross: true, Weight: 3, Doc: "the other's colours, by role",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			from, other := d.roles(), d.other(in.From).roles()
			if d.backdrop() == nil {
				other.Ground, other.Ink = from.Ground, from.Ink
			}
			if len(other.Accents) == 0 {
				other.Accents = []themes.LCH{other.Ink}
			}
			return "colours of " + in.Call(d.parents[in.From].name()), d.recolour(from, other)
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
		Name: "cross.motif", Trait: gene.Layout, Cross: true, Weight: 2, Doc: "the other laid small over this one",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.parents[in.From]
			part := o.motif(d.doc)
			if part == "" || d.top.SelfClosed {
				return "", false
			}
			k := in.Between(0.3, 0.5)
			w, h := d.box.W*k, d.box.H*k
			x, y := d.box.X+d.box.W-w, d.box.Y+d.box.H-h
			b := o.box
			d.over = append(d.over, `<svg x="`+d.length(x)+`" y="`+d.length(y)+`" width="`+d.length(w)+`" height="`+d.length(h)+`" viewBox="`+num(b.X, 3)+" "+num(b.Y, 3)+" "+num(b.W, 3)+" "+num(b.H, 3)+`"`+o.inheritance()+`>`+part+`</svg>`)
			return "with " + in.Call(o.name()), true
		},
	},
	{
		Name: "cross.ground", Trait: gene.Shape, Cross: true, Weight: 1.2, Doc: "the other as a faint ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.parents[in.From]
			part := o.motif(d.doc)
			if part == "" || d.top.SelfClosed {
				return "", false
			}
			b, t := o.box, d.box
			d.under = append(d.under, `<svg x="`+d.length(t.X)+`" y="`+d.length(t.Y)+`" width="`+d.length(t.W)+`" height="`+d.length(t.H)+`" viewBox="`+num(b.X, 3)+" "+num(b.Y, 3)+" "+num(b.W, 3)+" "+num(b.H, 3)+`" preserveAspectRatio="xMidYMid slice" opacity="`+num(in.Between(0.25, 0.5), 2)+`"`+o.inheritance()+`>`+part+`</svg>`)
			if d.backdrop() == nil {
				d.shrink(0.7)
			}
			return "on " + in.Call(o.name()), true
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
		if props[a.Name] && a.Name != "opacity" {
			b.WriteString(" " + a.Name + `="` + s.doc.EscapeValue(a.Value, '"') + `"`)
		}
	}
	if !s.top.Has("fill") {
		b.WriteString(` fill="` + tintInk + `"`)
	}
	return b.String()
}

const tintInk = "#000000"
