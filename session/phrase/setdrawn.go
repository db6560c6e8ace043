package phrase

import (
	"cultivar/session/artifact/markup"
)

// setDrawn gives an element of a drawing style: where it is written now, else as attributes. A
// group hands paint on to the shapes in it that have their own.
func (s *scene) setDrawn(n *markup.Node, decls []decl) {
	var attrs []string
	for _, d := range decls {
		if isGroup(n) && (d.name == "fill" || d.name == "stroke") && s.setInside(n, d) {
			continue
		}
		v, ok := s.styles.Winner(n, d.name)
		switch {
		case !ok:
			attrs = append(attrs, d.name, d.value)
		case v.Decl == nil, v.Element == n, s.own(v.Decl.Rule, []*markup.Node{n}):
			s.editIn(v.Set(d.value))
		default:
			s.writeInline(n, []decl{d})
		}
	}
	s.edit(s.doc.SetAttrs(n, attrs...)...)
}

func isGroup(n *markup.Node) bool {
	return n.Tag == "g" || n.Tag == "svg" || n.Tag == "a" || n.Tag == "symbol"
}

// setInside sets paint on the shapes within a group that have paint of their own; false if none has.
func (s *scene) setInside(g *markup.Node, d decl) bool {
	done := false
	for _, n := range g.Find(func(n *markup.Node) bool { return n != g && drawn[n.Tag] }) {
		if v, ok := s.styles.Winner(n, d.name); ok && v.Value != "none" && !s.locked(n) {
			s.setDrawn(n, []decl{d})
			done = true
		}
	}
	if _, ok := s.styles.Winner(g, d.name); ok {
		return false
	}
	return done
}
