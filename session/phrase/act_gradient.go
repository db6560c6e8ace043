package phrase

import (
	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// gradient gives a background or a fill that goes from one colour to another.
func (s *scene) gradient(got bound) bool {
	o := s.obj(got)
	a, okA := got["a"].(shade)
	b, okB := got["b"].(shade)
	if !okA || !okB {
		base := s.pageColor()
		if len(o.nodes) > 0 {
			if c := s.paints(o.nodes[0]); len(c) > 0 && !o.whole {
				base = c[0]
			}
		}
		p := base.LCH()
		a = shade{Color: base, name: "its colour"}
		p.L, p.H, p.C = p.L*0.86, p.H+25, max(p.C, 0.05)
		b = shade{Color: p.Color().Rounded(), name: "a deeper one"}
	}
	if s.art.Kind == artifact.Drawing {
		return s.gradientFill(o, a, b)
	}
	if o.prop != "" && o.prop != "background" && o.prop != "gradient" {
		return false
	}
	for _, n := range o.nodes {
		decls := []decl{{"background-image", "linear-gradient(135deg, " + a.css() + ", " + b.css() + ")"}}
		if ink := s.inkOf(n); okA && contrastOn(ink, a, b) < 3 {
			decls = append(decls, decl{"color", readableOn(a, b)})
		}
		s.mendInside(n, a, b)
		s.set([]*markup.Node{n}, decls...)
	}
	s.say(o.label + " with a gradient from " + a.name + " to " + b.name)
	return true
}

func (s *scene) gradientFill(o *object, a, b shade) bool {
	top := s.doc.Top()
	id := s.newID("gradient")
	def := `<linearGradient id="` + id + `" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="` + a.css() + `"/><stop offset="1" stop-color="` + b.css() + `"/></linearGradient>`
	if d := s.doc.First("defs"); d != nil && !d.SelfClosed {
		s.edit(s.doc.Append(d, def)...)
	} else {
		s.edit(s.doc.Prepend(top, "<defs>"+def+"</defs>")...)
	}
	nodes := o.nodes
	if o.whole && o.prop == "background" {
		r := s.backdrop()
		if r == nil {
			s.forget()
			s.refuse("this drawing has no background to fill")
			return true
		}
		nodes = []*markup.Node{r}
	} else if o.whole {
		nodes = s.anything()
	}
	s.set(nodes, decl{"fill", "url(#" + id + ")"})
	s.say(o.label + " with a gradient from " + a.name + " to " + b.name)
	return true
}

func (s *scene) newID(base string) string {
	id := base
	for i := 2; s.doc.ByID(id) != nil; i++ {
		id = base + "-" + num(float64(i))
	}
	return id
}
