package phrase

import (
	"strings"

	"cultivar/session/artifact/markup"
)

// font sets a font family.
func (s *scene) font(got bound) bool {
	stack := got["font"].(string)
	o := s.obj(got)
	if _, said := got["obj"]; !said && s.last != nil {
		o = s.everything()
	}
	nodes := o.nodes
	if o.prop != "" && o.prop != "font" && o.prop != "text" {
		return false
	}
	if o.whole && !o.scoped {
		nodes = s.textRoots()
	}
	s.set(nodes, decl{"font-family", stack})
	s.say(map[bool]string{true: "", false: o.label + ": "}[o.whole && !o.scoped] + "font " + strings.SplitN(strings.ReplaceAll(stack, `"`, ""), ",", 2)[0])
	return true
}

// textRoots are body and everything in it that has a font of its own, code aside.
func (s *scene) textRoots() []*markup.Node {
	nodes := append([]*markup.Node(nil), s.wholeNodes()...)
	for _, n := range s.anything() {
		if n.Closest("code", "pre", "kbd", "i") != nil || n.Tag == "body" || n.Tag == "html" {
			continue
		}
		if v, ok := s.styles.Winner(n, "font-family"); ok && v.Value != "inherit" {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
