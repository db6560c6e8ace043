package phrase

import (
	"slices"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// onlyRules take away everything but what is named.
var onlyRules = []rule{{kinds: "pd", act: (*scene).keepOnly, patterns: []string{
	"keep|show|display only $obj [visible]", "only keep|show|display $obj", "only $obj [remain|remains|stay|stays]", "isolate|extract $obj", "remove|drop|hide everything|anything|all except|but $obj", "remove|drop everything|all else [part|ones] except $obj", "remove everything besides $obj", "keep $obj and remove|drop|hide everything|rest [else]",
}}}

// keepOnly removes what does not belong to an object: of a drawing everything else that is drawn, of a page its
// siblings of the same sort, or all siblings if there are none.
func (s *scene) keepOnly(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" || len(o.nodes) == 0 {
		return false
	}
	gone := s.others(s.doc.Top(), o.nodes)
	if s.art.Kind == artifact.Page {
		gone = s.siblings(o.nodes)
	}
	gone = s.free(gone)
	if len(gone) == 0 {
		s.refuse("there is nothing besides " + o.label)
		return true
	}
	for _, n := range gone {
		s.edit(s.doc.Remove(n)...)
	}
	s.say("only " + o.label)
	return true
}

// others are the outermost drawn elements within n that neither are among the kept ones nor hold one.
func (s *scene) others(n *markup.Node, kept []*markup.Node) []*markup.Node {
	var out []*markup.Node
	if n == nil {
		return nil
	}
	for _, k := range n.Elements() {
		switch {
		case slices.ContainsFunc(kept, k.Within), unseen(k):
		case slices.ContainsFunc(kept, func(m *markup.Node) bool { return m.Within(k) }):
			out = append(out, s.others(k, kept)...)
		case drawn[k.Tag] || isGroup(k):
			out = append(out, k)
		}
	}
	return out
}

// siblings are the elements beside the kept ones that a page would lose with “only …”.
func (s *scene) siblings(kept []*markup.Node) []*markup.Node {
	var same, all []*markup.Node
	for _, n := range kept {
		if n.Parent == nil || n.Parent.Kind != markup.Element || n.Tag == "body" || n.Tag == "html" {
			return nil
		}
		for _, k := range flowing(n.Parent) {
			if slices.Contains(kept, k) || slices.Contains(all, k) {
				continue
			}
			if all = append(all, k); k.Tag == n.Tag {
				same = append(same, k)
			}
		}
	}
	if len(same) > 0 {
		return same
	}
	return all
}
