package phrase

import (
	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// layer changes the order of painting.
func (s *scene) layer(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || len(o.nodes) != 1 || s.art.Kind != artifact.Drawing {
		return false
	}
	n := o.nodes[0]
	siblings := n.Parent.Elements()
	to, _ := got["layer"].(string)
	if other, ok := got["other"].(*object); ok {
		if other.whole || len(other.nodes) != 1 {
			return false
		}
		if got["word"] == "above" || got["word"] == "after" {
			s.edit(s.doc.MoveAfter(n, other.nodes[0])...)
		} else {
			s.edit(s.doc.MoveBefore(n, other.nodes[0])...)
		}
		s.say(o.label + " " + wordOf(got) + " " + other.label)
		return true
	}
	if to == "front" {
		s.edit(s.doc.MoveAfter(n, siblings[len(siblings)-1])...)
	} else {
		s.edit(s.doc.MoveBefore(n, s.firstDrawn(siblings))...)
	}
	s.say(o.label + " to the " + to)
	return true
}

func (s *scene) firstDrawn(siblings []*markup.Node) *markup.Node {
	for _, k := range siblings {
		if drawn[k.Tag] || k.Tag == "g" {
			if k == s.backdrop() {
				continue
			}
			return k
		}
	}
	return siblings[0]
}

func wordOf(got bound) string {
	w, _ := got["word"].(string)
	return w
}
