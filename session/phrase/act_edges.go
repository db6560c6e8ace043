package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// rounded rounds the corners of what has corners to see.
func (s *scene) rounded(o *object) bool {
	if s.art.Kind == artifact.Drawing {
		return s.roundDrawn(o)
	}
	nodes := o.nodes
	if o.whole || o.prop != "" && !o.scoped {
		nodes = s.boxed()
		o = &object{label: "corners"}
	}
	for _, n := range nodes {
		if v, ok := s.styles.Winner(n, "border-radius"); !ok || length(s.styles.ResolveAt(n, v.Value)) < 12 && !strings.Contains(v.Value, "%") && !strings.Contains(v.Value, "em") {
			s.set([]*markup.Node{n}, decl{"border-radius", "12px"})
		}
	}
	if s.idle() {
		s.refuse("the corners of " + o.label + " are round already")
		return true
	}
	s.say("rounded " + o.label)
	return true
}

// boxed lists cards, buttons, inputs and pictures: what a page shows as boxes.
func (s *scene) boxed() []*markup.Node {
	var out []*markup.Node
	for _, noun := range []string{"card", "button", "input", "image"} {
		out = union(out, s.named(noun))
	}
	return out
}

func (s *scene) roundDrawn(o *object) bool {
	nodes := o.nodes
	if o.whole {
		nodes = s.anything()
	}
	n := 0
	for _, r := range nodes {
		switch {
		case r.Tag == "rect":
			b, _ := shapeBox(s.doc, r)
			s.set([]*markup.Node{r}, decl{"rx", num(min(b.W, b.H) / 6)})
			n++
		case r.Tag != "text" && r.Tag != "circle" && r.Tag != "ellipse":
			if _, _, ok := s.styles.Inherited(r, "stroke"); ok {
				s.set([]*markup.Node{r}, ds("stroke-linejoin", "round", "stroke-linecap", "round")...)
				n++
			}
		}
	}
	if n == 0 {
		s.refuse("nothing in " + o.label + " has corners that can be rounded")
		return true
	}
	s.say("rounded " + o.label)
	return true
}

func (s *scene) shadowed(o *object) bool {
	if s.art.Kind == artifact.Drawing {
		if o.whole && s.backdrop() != nil {
			s.refuse("the drawing fills its ground, so that its shadow cannot be seen: say what gets one")
			return true
		}
		if o.whole {
			return s.shadowedDrawing()
		}
		s.set(o.nodes, decl{"filter", "drop-shadow(0 " + num(s.hair()) + "px " + num(s.hair()) + "px rgba(0, 0, 0, 0.4))"})
		s.say("shadow under " + o.label)
		return true
	}
	if o.whole {
		o = &object{nodes: s.named("card"), label: "cards"}
		if len(o.nodes) == 0 {
			s.refuse("say what gets a shadow")
			return true
		}
	}
	name, value := "box-shadow", softShadow
	if len(o.nodes) > 0 && isHeading(o.nodes[0]) || o.label == "text" {
		name, value = "text-shadow", "0 2px 4px rgba(0, 0, 0, 0.3)"
	}
	s.set(o.nodes, decl{name, value})
	s.say("shadow under " + o.label)
	return true
}

// shadowedDrawing lays a shadow under everything drawn, which is made smaller so that the shadow falls within the viewBox.
func (s *scene) shadowedDrawing() bool {
	b, ok := s.viewBox()
	if !ok || s.doc.Top().SelfClosed {
		s.refuse("the drawing has no viewBox and no size, so there is no room for a shadow")
		return true
	}
	x, y := b.Center()
	d := num(min(b.W, b.H) * 0.025)
	top := s.doc.Top()
	s.edit(markup.Edit{Start: top.OpenEnd, End: top.OpenEnd, Text: `<g style="filter: drop-shadow(0 ` + d + "px " + d + `px rgba(0, 0, 0, 0.45))" transform="translate(` + num(x*0.12) + " " + num(y*0.12-b.H*0.02) + `) scale(0.88)">`},
		markup.Edit{Start: top.CloseStart, End: top.CloseStart, Text: "</g>"})
	s.say("shadow under drawing")
	return true
}

func (s *scene) shadowColor(o *object, c shade) bool {
	if !o.scoped || s.art.Kind != artifact.Page {
		return false
	}
	c.A = 0.4
	s.set(o.nodes, decl{"box-shadow", "0 8px 24px " + c.css()})
	s.say(c.name + " shadow under " + o.label)
	return true
}

func (s *scene) outlined(o *object) bool {
	if s.art.Kind == artifact.Drawing {
		return s.outlineOnly(o)
	}
	if o.whole {
		return false
	}
	for _, n := range o.nodes {
		c := s.inkOf(n)
		if p := s.paintOf(n, "background-color", "background"); len(p) > 0 {
			c = p[0]
		}
		s.set([]*markup.Node{n}, decl{"background", "transparent"}, decl{"border", "2px solid " + c.Hex()}, decl{"color", themes.Mend(c, s.pageColor(), themes.AA).Hex()})
	}
	s.say("outlined " + o.label)
	return true
}

// outlineOnly draws shapes as lines in the colour of their fill.
func (s *scene) outlineOnly(o *object) bool {
	nodes := o.nodes
	if o.whole {
		nodes = s.anything()
	}
	for _, n := range s.free(nodes) {
		c := s.paint(n, "fill", "#000000")
		if len(c) == 0 {
			continue
		}
		ds := []decl{{"fill", "none"}, {"stroke", c[0].Hex()}}
		if _, _, ok := s.styles.Inherited(n, "stroke-width"); !ok {
			ds = append(ds, decl{"stroke-width", num(s.hair())})
		}
		s.set([]*markup.Node{n}, ds...)
	}
	s.say("outlined " + o.label)
	return true
}
