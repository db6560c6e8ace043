package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

var structureRules = []rule{
	{kinds: "pd", act: (*scene).removeSide, patterns: []string{"remove [all] $obj [from|of|on]", "[make|have|show|use] [$obj:of] without $obj", "[use|with] without $obj", "turn off $obj", "[make] $obj disappear|vanish"}},
	{kinds: "pd", act: (*scene).remove, patterns: []string{"remove|drop|omit $obj [completely|entirely|altogether]", "[make|let] $obj disappear|vanish|gone", "without $obj"}},
	{kinds: "pd", act: (*scene).hide, patterns: []string{"hide $obj", "[make|set] $obj hidden|invisible", "[make] $obj not visible"}},
	{kinds: "pd", act: (*scene).duplicate, patterns: []string{"duplicate|copy|clone|repeat|double|twice $obj", "add another|more $obj", "add one more $obj", "add|make|create $num more|additional|extra $obj", "add|make|create $num copies of $obj", "duplicate|copy|clone $obj $num times", "duplicate|copy|clone $obj $num", "[make] copy of $obj", "another $obj", "add copy|duplicate of $obj"}},
	{kinds: "pd", act: (*scene).swap, patterns: []string{
		"swap|switch|exchange|interchange|change|replace $obj:a and|with $obj:b [places|position|positions|around|order]", "swap|switch|exchange position|positions|places|order of $obj:a and $obj:b", "swap|switch|exchange|reverse $pair", "swap|switch|change [order of] $pair", "change order of $pair",
	}},
	{kinds: "p", act: (*scene).move, patterns: []string{
		"move|put|place|bring|shift|push|send|position|relocate $obj [to|directly|right|just] $where", "[have|show|want] $obj $where", "move|bring|push|shift $obj up|down=way [by] [$num] [places|positions|spots|steps]", "move up|down=way $obj", "reverse order of $obj", "reverse $obj [order]",
	}},
	{kinds: "p", act: (*scene).moveToCell, patterns: []string{"move|put|place|push|bring|shift|send|slide|nudge [$obj] [to|in|into|onto|at] $gridcell"}},
	{kinds: "p", act: (*scene).moveAside, patterns: []string{"move|put|place|push|align|float|bring|shift|send $obj [to|on|at] [far] left|right=side [side] [of] [$obj:of]"}},
	{kinds: "p", act: (*scene).unlink, patterns: []string{"unlink $obj", "remove link|hyperlink from $obj"}},
}

func init() {
	extraSlots["pair"] = (*scene).readPair
	extraSlots["where"] = (*scene).readWhere
}

// remove takes elements away.
func (s *scene) remove(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" {
		return false
	}
	if o.several {
		s.refuse(s.which(o) + ", or all of them")
		return true
	}
	for _, n := range s.free(o.nodes) {
		s.edit(s.doc.Remove(n)...)
	}
	s.say("no " + o.label)
	return true
}

func (s *scene) hide(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" {
		return false
	}
	s.set(o.nodes, decl{"display", "none"})
	s.say(o.label + " hidden")
	return true
}

// duplicate puts a copy of an element behind it.
func (s *scene) duplicate(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" {
		return false
	}
	nodes := s.free(o.nodes)
	if len(nodes) > 1 && o.several {
		nodes = nodes[len(nodes)-1:] // "add another card": one more of them
		o.label = strings.TrimLeft(o.label, "0123456789 ")
	}
	times := 1
	if k, ok := got["num"].(amount); ok {
		times = int(k.value)
		if len(nodes) > 1 {
			nodes = nodes[len(nodes)-1:]
		}
	}
	if times < 1 || times > 50 {
		return false
	}
	for _, n := range nodes {
		for range times {
			s.edit(s.doc.Duplicate(n)...)
		}
	}
	if times > 1 {
		s.say(num(float64(times)) + " more of " + strings.TrimLeft(o.label, "0123456789 "))
	} else {
		s.say("another " + strings.TrimSuffix(o.label, "s"))
	}
	return true
}

// swap exchanges two elements.
func (s *scene) swap(got bound) bool {
	var nodes []*markup.Node
	label := ""
	if p, ok := got["pair"].(*object); ok {
		nodes, label = p.nodes[:2], p.label
	} else {
		a, b := got["a"].(*object), got["b"].(*object)
		if a.whole || b.whole || a.prop != "" || b.prop != "" {
			return false
		}
		if a.shade != nil || b.shade != nil { // colours, not elements
			return false
		}
		for _, o := range []*object{a, b} {
			if len(o.nodes) != 1 {
				s.refuse(s.which(o))
				return true
			}
		}
		nodes, label = []*markup.Node{a.nodes[0], b.nodes[0]}, a.label+" and "+b.label
	}
	edits := s.doc.Swap(nodes[0], nodes[1])
	if edits == nil {
		s.refuse("one of " + label + " contains the other")
		return true
	}
	s.edit(edits...)
	s.say(label + " swapped")
	return true
}

// move takes an element to another place in the document.
func (s *scene) move(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" {
		return false
	}
	if got["way"] == nil && got["where"] == nil {
		return s.reverse(o)
	}
	if len(o.nodes) != 1 {
		s.refuse(s.which(o))
		return true
	}
	n := o.nodes[0]
	if way, ok := got["way"].(string); ok {
		return s.moveBy(o, way, got)
	}
	w := got["where"].(spot)
	if w.of != nil && w.of.missing != "" {
		s.refuse(w.of.missing)
		return true
	}
	if !s.moveTo(n, w) {
		s.refuse(o.label + " cannot be moved there")
		return true
	}
	s.say(o.label + " moved")
	return true
}

func (s *scene) moveBy(o *object, way string, got bound) bool {
	n, steps := o.nodes[0], 1
	if k, ok := got["num"].(amount); ok {
		steps = int(k.value)
	}
	target := n
	for range steps {
		next := target.Prev()
		if way == "down" {
			next = target.Next()
		}
		if next == nil || next.Tag == "script" || next.Tag == "style" {
			break
		}
		target = next
	}
	switch {
	case target == n:
		s.refuse(o.label + " is at the " + map[string]string{"up": "top", "down": "bottom"}[way] + " already")
	case way == "up":
		s.edit(s.doc.MoveBefore(n, target)...)
		s.say(o.label + " moved up")
	default:
		s.edit(s.doc.MoveAfter(n, target)...)
		s.say(o.label + " moved down")
	}
	return true
}

// moveTo moves n to a spot; false where it contains the spot or is there already.
func (s *scene) moveTo(n *markup.Node, w spot) bool {
	home := n.Parent
	if w.of != nil && !w.of.whole {
		if len(w.of.nodes) == 0 {
			return false
		}
		home = w.of.nodes[0]
		if w.how == "after" {
			home = w.of.nodes[len(w.of.nodes)-1]
		}
		if all := flowing(home.Parent); w.how != "last" && len(w.of.nodes) > 1 && len(all) == len(w.of.nodes) {
			home = home.Parent // beside the whole group
		}
	} else if w.of == nil && s.art.Kind == artifact.Page && (w.how == "first" || w.how == "last") {
		home = n.Parent
	} else if w.of != nil {
		home = s.wholeNodes()[0]
	}
	if home == nil || home.Within(n) {
		return false
	}
	var edits []markup.Edit
	kids := flowing(home)
	switch {
	case w.how == "before":
		edits = s.doc.MoveBefore(n, home)
	case w.how == "after":
		edits = s.doc.MoveAfter(n, home)
	case len(kids) == 0 && home != n.Parent:
		edits = append(s.doc.Remove(n), s.doc.Append(home, s.doc.Slice(n))...)
	case w.how == "first" && kids[0] != n:
		edits = s.doc.MoveBefore(n, kids[0])
	case w.how == "last" && kids[len(kids)-1] != n:
		edits = s.doc.MoveAfter(n, kids[len(kids)-1])
	}
	s.edit(edits...)
	return len(edits) > 0
}

// flowing are the children that are shown.
func flowing(n *markup.Node) []*markup.Node {
	return slices.DeleteFunc(n.Elements(), func(e *markup.Node) bool {
		return e.Tag == "script" || e.Tag == "style" || e.Tag == "head" || e.Tag == "link" || e.Tag == "defs"
	})
}

// reverse turns the order of siblings around.
func (s *scene) reverse(o *object) bool {
	if len(o.nodes) == 1 {
		o = &object{nodes: flowing(o.nodes[0]), label: o.label}
	}
	nodes := o.nodes
	for _, n := range nodes {
		if n.Parent != nodes[0].Parent {
			s.refuse(o.label + " do not stand side by side")
			return true
		}
	}
	for i, j := 0, len(nodes)-1; i < j; i, j = i+1, j-1 {
		s.edit(s.doc.Swap(nodes[i], nodes[j])...)
	}
	s.say(o.label + " in reverse order")
	return true
}

// unlink keeps a link's text without the link.
func (s *scene) unlink(got bound) bool {
	o := got["obj"].(*object)
	for _, n := range o.nodes {
		if n.Tag == "a" && n.CloseStart < n.End {
			s.edit(markup.Edit{Start: n.Start, End: n.OpenEnd}, markup.Edit{Start: n.CloseStart, End: n.End})
		}
	}
	s.say(o.label + " unlinked")
	return true
}
