package phrase

import (
	"math"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact/markup"
)

// moveAside pushes an element to one side of the flexible box that it stands in.
func (s *scene) moveAside(got bound) bool {
	o := got["obj"].(*object)
	if of, ok := got["of"].(*object); o.whole || o.prop != "" || ok && !of.whole && (len(o.nodes) == 0 || len(of.nodes) == 0 || o.nodes[0].Parent != of.nodes[0]) {
		return false
	}
	side := wordFrom(got, "side")
	for _, n := range o.nodes {
		if s.inFlexRow(n) {
			continue
		}
		if s.inGrid(n) {
			s.besideInGrid(n, side)
			continue
		}
		if !isReplaced(n) || n.Tag == "table" || n.Tag == "form" {
			return s.lineAside(o, side)
		}
		margin := map[string]string{"left": "0 24px 16px 0", "right": "0 0 16px 24px"}[side]
		s.set([]*markup.Node{n}, decl{"float", side}, decl{"margin", margin})
	}
	if !s.idle() {
		s.say(o.label + " on the " + side)
		return true
	}
	s.aside(o.nodes, side)
	s.say(o.label + " on the " + side)
	return true
}

func (s *scene) inGrid(n *markup.Node) bool {
	if n.Parent == nil || n.Parent.Kind != markup.Element || len(flowing(n.Parent)) != 2 {
		return false
	}
	v, ok := s.styles.Winner(n.Parent, "display")
	return ok && strings.Contains(v.Value, "grid")
}

// besideInGrid puts one of the two cells of a grid first or last; the columns change their widths along with it.
func (s *scene) besideInGrid(n *markup.Node, side string) {
	if first := n.Prev() == nil; first == (side == "left") {
		return
	}
	s.set([]*markup.Node{n}, decl{"order", map[string]string{"left": "-1", "right": "1"}[side]})
	if v, ok := s.styles.Winner(n.Parent, "grid-template-columns"); ok {
		if columns := strings.Fields(v.Value); len(columns) == 2 && !strings.Contains(v.Value, "(") {
			s.set([]*markup.Node{n.Parent}, decl{"grid-template-columns", columns[1] + " " + columns[0]})
		}
	}
}

// lineAside aligns the line in which small elements stand: icons in a list, links in a paragraph.
func (s *scene) lineAside(o *object, side string) bool {
	var lines []*markup.Node
	for _, n := range o.nodes {
		p := n.Parent
		for p != nil && (p.Tag == "a" || p.Tag == "span" || p.Tag == "li" || p.Tag == "i") {
			p = p.Parent
		}
		if p == nil || p.Tag == "body" || !inked[n.Tag] && n.Tag != "svg" && n.Tag != "i" && n.Tag != "img" {
			return false
		}
		lines = union(lines, []*markup.Node{p})
	}
	if len(lines) != 1 {
		return false
	}
	s.set(lines, decl{"text-align", side})
	s.say(o.label + " on the " + side)
	return true
}

// moveToCell moves things of a page so that they stand around the middle of a cell of the lettered grid, as far as that is within the
// page; what stands around them stays where it is.
func (s *scene) moveToCell(got bound) bool {
	o := s.obj(got)
	cell, ok := got["gridcell"].(render.Box)
	if !ok || o.prop != "" {
		return false
	}
	if o.whole || s.unmeasured(o.nodes) {
		s.refuse("where " + o.label + " stands is not known")
		return true
	}
	frame := s.frame()
	x, y := cell.Center()
	for _, n := range s.free(o.nodes) {
		b, known := s.box(n)
		if !known {
			continue
		}
		left := math.Max(0, math.Min(x-b.W/2, frame.W-b.W)) - b.X
		top := math.Max(0, y-b.H/2) - b.Y
		s.set([]*markup.Node{n}, ds("position", "relative", "left", num(math.Round(left))+"px", "top", num(math.Round(top))+"px")...)
	}
	s.say(o.label + " moved")
	return true
}

func (s *scene) inFlexRow(n *markup.Node) bool {
	if n.Parent == nil || n.Parent.Kind != markup.Element {
		return false
	}
	v, ok := s.styles.Winner(n.Parent, "display")
	if !ok || !strings.Contains(v.Value, "flex") {
		return false
	}
	d, ok := s.styles.Winner(n.Parent, "flex-direction", "flex-flow")
	return !ok || !strings.Contains(d.Value, "column")
}

func (s *scene) aside(nodes []*markup.Node, side string) {
	for _, n := range nodes {
		switch {
		case side == "right" && n.Next() != nil:
			s.set([]*markup.Node{n}, ds("order", "1", "margin-left", "auto")...)
		case side == "right":
			s.set([]*markup.Node{n}, decl{"margin-left", "auto"})
		case side == "left" && n.Prev() != nil:
			s.set([]*markup.Node{n}, ds("order", "-1", "margin-right", "auto")...)
		case side == "left":
			s.set([]*markup.Node{n}, decl{"margin-right", "auto"})
		}
	}
}

// isReplaced says that an element is a box that text-align does not move.
func isReplaced(n *markup.Node) bool {
	switch n.Tag {
	case "img", "svg", "video", "iframe", "table", "button", "form", "picture":
		return true
	}
	return false
}
