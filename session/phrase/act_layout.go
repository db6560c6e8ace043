package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

func newRule(prelude string, decls ...string) css.NewRule {
	return css.NewRule{Prelude: prelude, Decls: decls}
}

func init() {
	extraSlots["aligned"] = func(_ *scene, toks []token, i int) []reading {
		v := map[string]string{"leftaligned": "left", "rightaligned": "right", "center": "center", "justified": "justify"}[toks[i].text]
		if v == "" || toks[i].sort != word {
			return nil
		}
		return one(i+1, v)
	}
}

// align sets the alignment of text, or puts a box in the middle.
func (s *scene) align(got bound) bool {
	o := s.obj(got)
	to, ok := got["aligned"].(string)
	if !ok {
		to, ok = got["side"].(string)
	}
	if !ok {
		to = "center"
	}
	if got["just"] != nil {
		to = "justify"
	}
	if s.art.Kind == artifact.Drawing {
		return s.alignDrawn(o, to)
	}
	if to == "top" || to == "bottom" || o.prop != "" && o.prop != "text" {
		return false
	}
	var text, boxes []*markup.Node
	for _, n := range o.nodes {
		if isReplaced(n) {
			boxes = append(boxes, n)
		} else {
			text = append(text, n)
		}
	}
	if len(text) > 0 && to == "center" && s.inFlexRow(text[0]) && o.prop == "" && len(text[0].Elements()) == 0 && !s.laidWide(text[0]) {
		s.set(text, ds("margin-left", "auto", "margin-right", "auto")...)
		s.say(o.label + " centered")
		return true
	}
	if len(text) > 0 && (to == "left" || to == "right") && s.inFlexRow(text[0]) && o.prop == "" {
		s.aside(text, to)
		s.say(o.label + " on the " + to)
		return true
	}
	s.set(text, decl{"text-align", to})
	s.alignWithin(text, to)
	s.alignBoxes(boxes, to)
	s.alignFlex(text, to)
	s.say(o.label + map[string]string{"center": " centered", "justify": " justified"}[to] + map[string]string{"left": " aligned left", "right": " aligned right"}[to])
	return true
}

// alignWithin takes along the parts of boxes that have an alignment of their own; what is laid out as cards keeps it.
func (s *scene) alignWithin(nodes []*markup.Node, to string) {
	for _, n := range nodes {
		for _, k := range n.Find(func(m *markup.Node) bool { return m != n }) {
			if v, ok := s.styles.Winner(k, "text-align"); ok && v.Value != to && v.Value != "inherit" && k.Closest("table", "button") == nil && !s.looksLikeButton(k) {
				s.set([]*markup.Node{k}, decl{"text-align", to})
			}
		}
	}
}

// laidWide says that an element takes up its row, so that its text can be in the middle of it.
func (s *scene) laidWide(n *markup.Node) bool {
	v, ok := s.styles.Winner(n, "flex", "flex-grow", "width")
	return ok && v.Value != "auto" && v.Value != "0" && v.Value != "none"
}

func (s *scene) alignBoxes(boxes []*markup.Node, to string) {
	margins := map[string][2]string{"center": {"auto", "auto"}, "left": {"0", "auto"}, "right": {"auto", "0"}}[to]
	if margins[0] == "" || len(boxes) == 0 {
		return
	}
	display := "block"
	if boxes[0].Tag == "table" {
		display = "table"
	}
	s.set(boxes, decl{"display", display}, decl{"margin-left", margins[0]}, decl{"margin-right", margins[1]})
}

// alignFlex moves the items of a flexible box along with its text.
func (s *scene) alignFlex(nodes []*markup.Node, to string) {
	value := map[string]string{"center": "center", "left": "flex-start", "right": "flex-end"}[to]
	if value == "" {
		return
	}
	for _, n := range nodes {
		v, ok := s.styles.Winner(n, "display")
		if !ok || !strings.Contains(v.Value, "flex") && !strings.Contains(v.Value, "grid") {
			continue
		}
		name := "justify-content"
		if d, ok := s.styles.Winner(n, "flex-direction", "flex-flow"); ok && strings.Contains(d.Value, "column") || strings.Contains(v.Value, "grid") {
			name = "align-items"
		}
		if strings.Contains(v.Value, "grid") {
			name, value = "justify-items", strings.TrimPrefix(value, "flex-")
		}
		s.set([]*markup.Node{n}, decl{name, value})
	}
}

func (s *scene) alignDrawn(o *object, to string) bool {
	if o.whole || to == "justify" {
		return false
	}
	frame, ok := s.viewBox()
	for _, n := range s.free(o.nodes) {
		b, known := s.extent(n)
		if !known || !ok {
			s.refuse("where " + o.label + " stands is not known")
			return true
		}
		dx, dy := 0.0, 0.0
		switch to {
		case "center":
			dx, dy = frame.X+frame.W/2-b.X-b.W/2, frame.Y+frame.H/2-b.Y-b.H/2
		case "left":
			dx = frame.X - b.X
		case "right":
			dx = frame.X + frame.W - b.X - b.W
		case "top":
			dy = frame.Y - b.Y
		case "bottom":
			dy = frame.Y + frame.H - b.Y - b.H
		}
		s.shiftBy(n, dx, dy)
	}
	s.say(o.label + " " + map[string]string{"center": "centered"}[to] + map[string]string{"left": "at the left", "right": "at the right", "top": "at the top", "bottom": "at the bottom"}[to])
	return true
}
