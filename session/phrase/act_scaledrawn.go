package phrase

import (
	"slices"

	"cultivar/render"
	"cultivar/session/artifact/markup"
)

// scaleDrawn makes elements of a drawing larger, their lines thicker, their corners rounder.
func (s *scene) scaleDrawn(o *object, aspect string, factor float64, label string) bool {
	if factor >= pixelMark || factor <= -pixelMark {
		s.refuse("say how many per cent, or how many times")
		return true
	}
	switch aspect {
	case "thickness", "stroke", "strokewidth", "outline", "border", "borderwidth":
		return s.thicken(o, factor)
	case "fontsize":
		nodes := o.nodes
		if o.whole && !o.scoped {
			nodes = s.named("text")
		}
		s.scaleAttr(nodes, "font-size", 16, factor)
		s.say(label)
		return true
	case "radius":
		s.scaleAttr(s.shapesOf(o), "rx", 0, factor)
		s.say(label)
		return !s.idle() || s.roundDrawn(o)
	case "weight":
		s.set(s.textsOf(o), decl{"font-weight", map[bool]string{true: "700", false: "300"}[factor > 1]})
		s.say(label)
		return true
	case "opacity":
		return s.fade(&object{nodes: o.nodes, label: o.label, whole: o.whole}, factor)
	case "size", "width", "height":
		return s.enlarge(o, aspect, factor, label)
	}
	return false
}

func (s *scene) textsOf(o *object) []*markup.Node {
	if o.whole {
		return s.named("text")
	}
	return o.nodes
}

// topHas says that the root of a drawing hands a property on to its shapes.
func (s *scene) topHas(property string) bool {
	top := s.doc.Top()
	if top == nil {
		return false
	}
	_, ok := s.styles.Winner(top, property)
	return ok
}

func (s *scene) thicken(o *object, factor float64) bool {
	nodes := o.nodes
	linesOnly := !slices.ContainsFunc(nodes, func(n *markup.Node) bool { return n.Tag != "line" && n.Tag != "polyline" })
	if o.whole || o.prop != "" && !o.scoped || len(nodes) > 1 && linesOnly && s.topHas("stroke") {
		nodes = s.withProperty("stroke", "stroke-width")
		if top := s.doc.Top(); top != nil {
			if _, ok := s.styles.Winner(top, "stroke-width"); ok {
				nodes = append(nodes, top)
			}
		}
	}
	if len(nodes) == 0 {
		s.refuse("nothing in this drawing has a line")
		return true
	}
	for _, n := range s.free(nodes) {
		width := 1.0
		if v, _, ok := s.styles.Inherited(n, "stroke-width"); ok {
			if w := numbersIn(v.Value); len(w) == 1 {
				width = w[0]
			}
		}
		if factor != 1 {
			s.set([]*markup.Node{n}, decl{"stroke-width", num(width * factor)})
		}
	}
	s.say(map[bool]string{true: "thicker lines", false: "thinner lines"}[factor > 1])
	return true
}

func (s *scene) scaleAttr(nodes []*markup.Node, name string, initial, factor float64) {
	for _, n := range s.free(nodes) {
		value := initial
		if v, ok := s.styles.Winner(n, name); ok {
			if w := numbersIn(v.Value); len(w) == 1 {
				value = w[0]
			}
		} else if w := numbersIn(n.Get(name)); len(w) == 1 {
			value = w[0]
		}
		if value == 0 {
			continue
		}
		if name == "rx" {
			s.edit(s.doc.SetAttr(n, name, num(value*factor))...)
		} else {
			s.set([]*markup.Node{n}, decl{name, num(value * factor)})
		}
	}
}

// enlarge scales elements around their middle; of a whole drawing it changes the size at which it is shown.
func (s *scene) enlarge(o *object, aspect string, factor float64, label string) bool {
	if o.whole {
		return s.enlargeDrawing(aspect, factor, label)
	}
	fx, fy := factor, factor
	if aspect == "width" {
		fy = 1
	}
	if aspect == "height" {
		fx = 1
	}
	for _, n := range s.free(o.nodes) {
		b, ok := s.userBox(n)
		if !ok {
			s.refuse("the extent of " + o.label + " is not known")
			return true
		}
		x, y := b.Center()
		switch {
		case n.Tag == "circle" && aspect == "size":
			s.edit(s.doc.SetAttr(n, "r", num(length(n.Get("r"))*factor))...)
		case n.Tag == "ellipse":
			s.edit(s.doc.SetAttrs(n, "rx", num(b.W/2*fx), "ry", num(b.H/2*fy))...)
		case n.Tag == "rect" && !n.Has("transform"):
			s.edit(s.doc.SetAttrs(n, "x", num(x-b.W*fx/2), "y", num(y-b.H*fy/2), "width", num(b.W*fx), "height", num(b.H*fy))...)
		case n.Tag == "text" && aspect == "size":
			s.scaleAttr([]*markup.Node{n}, "font-size", 16, factor)
		default:
			scale := num(fx)
			if fx != fy {
				scale += " " + num(fy)
			}
			s.transform(n, "translate("+num(x-x*fx)+" "+num(y-y*fy)+") scale("+scale+")")
		}
	}
	s.say(label + " " + o.label)
	return true
}

func (s *scene) enlargeDrawing(aspect string, factor float64, label string) bool {
	top := s.doc.Top()
	if length(top.Get("width")) > 0 && length(top.Get("height")) > 0 && aspect == "size" {
		for _, side := range []string{"width", "height"} {
			s.edit(s.doc.SetAttr(top, side, multiplied(num(length(top.Get(side))), unitOf(top.Get(side)), factor))...)
		}
		s.say(label + " drawing")
		return true
	}
	if b, ok := s.viewBox(); ok && factor < 1 && aspect == "size" { // smaller within its frame
		x, y := b.Center()
		s.show(render.Box{X: x - b.W/factor/2, Y: y - b.H/factor/2, W: b.W / factor, H: b.H / factor})
		s.say(label + " drawing, in the same frame")
		return true
	}
	s.refuse("the drawing has no size of its own: it fills the space that it is given; “zoom in” shows it larger, cut at the edges")
	return true
}

func unitOf(v string) string {
	i := len(v)
	for i > 0 && (v[i-1] < '0' || v[i-1] > '9') && v[i-1] != '.' {
		i--
	}
	return v[i:]
}
