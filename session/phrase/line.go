package phrase

import (
	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// shapesOf are the shapes that an object means; all of a whole drawing.
func (s *scene) shapesOf(o *object) []*markup.Node {
	if o.whole && !o.scoped {
		return s.anything()
	}
	return o.nodes
}

// line gives elements a border, or shapes a stroke; width 0 keeps the one that is there, or is 1.
func (s *scene) line(o *object, c shade, width float64) {
	nodes := o.nodes
	if o.whole && !o.scoped {
		nodes = s.bordered()
	}
	for _, n := range nodes {
		if s.art.Kind == artifact.Drawing || n.Foreign() {
			s.strokeOn(n, c, width)
			continue
		}
		v, ok := s.styles.Winner(n, "border", "border-color")
		if ok && width == 0 && len(v.Colors()) == 1 {
			s.set([]*markup.Node{n}, decl{"border-color", c.css()})
		} else {
			s.set([]*markup.Node{n}, decl{"border", num(max(width, 1)) + "px solid " + c.css()})
		}
	}
}

// bordered lists what has a border or a stroke now.
func (s *scene) bordered() []*markup.Node {
	var out []*markup.Node
	if s.art.Kind == artifact.Drawing && s.topHas("stroke") {
		out = append(out, s.doc.Top())
	}
	for _, n := range s.anything() {
		v, ok := s.styles.Winner(n, "border", "border-width", "stroke")
		if ok && v.Value != "none" && v.Value != "0" {
			out = append(out, n)
		}
	}
	return out
}

func (s *scene) strokeOn(n *markup.Node, c shade, width float64) {
	ds := []decl{{"stroke", c.css()}}
	if _, _, ok := s.styles.Inherited(n, "stroke-width"); width > 0 || !ok {
		ds = append(ds, decl{"stroke-width", num(max(width, s.hair()))})
	}
	s.set([]*markup.Node{n}, ds...)
}

// hair is a stroke that shows: one unit in an icon, more in a large drawing.
func (s *scene) hair() float64 {
	if b, ok := s.viewBox(); ok && b.W > 200 {
		return float64(int(b.W/100 + 0.5))
	}
	return 1
}
