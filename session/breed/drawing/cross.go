package drawing

import (
	"math"
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
			run, ok := editionOf(d.other(in.From))
			run = run.varied(in)
			one := len(d.roles().Accents) == 0
			if !one && d.backdrop() == nil {
				run.paper = "#ffffff"
			}
			return "colours of " + in.Call(d.parents[in.From].name()), ok && d.printedOn(run, in, one)
		},
	},
	{
		Name: "cross.stroke", Trait: gene.Stroke, Cross: true, Weight: 1.5, Doc: "the other's way of drawing: lines or surfaces",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			o := d.other(in.From)
			lines, width := o.manner()
			if !lines && !d.lined() {
				return "", false
			}
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

// editionOf are the inks that a drawing was printed in: its ground as the paper, the family of colours that it shows most of as the run, where
// shades are missing made of its hue, others as the loud inks.
func editionOf(o *Drawing) (edition, bool) {
	accents := o.roles().Accents
	if len(accents) == 0 {
		return edition{}, false
	}
	out := edition{paper: o.ground0().Hex(), loud: [2]string{accents[0].Hex(), accents[len(accents)-1].Hex()}}
	if len(accents) > 1 {
		out.loud[0] = accents[1].Hex()
	}
	main := accents[0]
	for i, l := range [...]float64{0.88, 0.72, 0.56, 0.4, 0.25} {
		shade := themes.LCH{L: l, C: math.Min(main.C, 0.3*math.Sqrt(1-math.Abs(2*l-1.1))), H: main.H, A: 1}
		near := 0.19
		for _, s := range o.shown() {
			if p := s.Color.LCH(); p.C > 0.04 && themes.HueDistance(p.H, main.H) < 45 && math.Abs(p.L-l) < near {
				near, shade = math.Abs(p.L-l), p
			}
		}
		out.inks[i] = shade.Hex()
	}
	return out, true
}

// varied is the edition, or the same inks in other parts: the loud ones exchanged, the deepest as the paper, or a pale one.
func (e edition) varied(in gene.In) edition {
	if in.Rand.IntN(2) == 0 {
		e.loud[0], e.loud[1] = e.loud[1], e.loud[0]
	}
	switch in.Rand.IntN(4) {
	case 0:
		deep := e.at(5)
		deep.L, deep.C = math.Min(deep.L, 0.24), math.Min(deep.C, 0.07)
		e.paper = deep.Hex()
	case 1:
		pale := e.at(1)
		pale.L, pale.C = 0.94, math.Min(pale.C, 0.035)
		e.paper = pale.Hex()
	}
	return e
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
	return len(stroked) > len(filled), max(0.02, min(0.12, width))
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
