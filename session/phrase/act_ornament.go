package phrase

import (
	"strings"

	"cultivar/session/artifact/markup"
)

// ornamentRules are for style that needs a selector of its own, behind the elements' names.
var ornamentRules = []rule{
	{kinds: "p", act: (*scene).hoverUnderline, patterns: []string{"underline on hover $obj", "[make] $obj underlined on hover"}},
	{kinds: "p", act: (*scene).zebra, patterns: []string{"[add|use|make|give|put|want|apply] zebra [to|in|on|for] [$obj]", "[add|use|make|give|want] [$obj] zebra", "[make|give] $obj striped|stripes"}},
	{kinds: "p", act: (*scene).dropCap, patterns: []string{"[add|use|make|give|put|want] dropcap [to|in|on|for|at] [$obj]", "[add|give] $obj dropcap", "[start|begin] $obj with dropcap"}},
}

// hoverUnderline underlines elements under the pointer alone.
func (s *scene) hoverUnderline(got bound) bool {
	o := got["obj"].(*object)
	selector := s.selectorFor(o.nodes, nil)
	if o.whole || o.prop != "" || selector == "" {
		return false
	}
	s.writeSheet(newRule(selector, "text-decoration", "none"), newRule(hovered(selector), "text-decoration", "underline"))
	s.say(o.label + " underlined on hover")
	return true
}

// zebra gives every second row of tables another ground.
func (s *scene) zebra(got bound) bool {
	o, ok := got["obj"].(*object)
	if !ok || o.whole {
		o = &object{nodes: s.named("table"), label: "table"}
	}
	var tables []*markup.Node
	for _, n := range o.nodes {
		if t := n.Closest("table"); t != nil {
			tables = union(tables, []*markup.Node{t})
		}
	}
	if len(tables) == 0 {
		s.refuse("there is no table to give stripes in this page")
		return true
	}
	selector := s.selectorFor(tables, nil)
	if selector == "" {
		return false
	}
	stripe := s.inkOf(tables[0])
	stripe.A = 0.06
	s.writeSheet(newRule(everyPart(selector, " tr:nth-child(even)"), "background-color", stripe.Hex()))
	s.say("striped " + count(len(tables), "table"))
	return true
}

// dropCap makes the first letter of texts large.
func (s *scene) dropCap(got bound) bool {
	o, ok := got["obj"].(*object)
	if !ok || o.whole {
		o = s.firstParagraph()
	}
	if o == nil || len(o.nodes) == 0 || o.prop != "" {
		s.refuse("there is no paragraph in this page that could begin with a large letter")
		return true
	}
	selector := s.selectorFor(o.nodes, nil)
	if selector == "" {
		return false
	}
	s.writeSheet(newRule(everyPart(selector, "::first-letter"), "float", "left", "font-size", "3.2em", "line-height", "0.85", "padding", "0.06em 0.08em 0 0"))
	s.say("large first letter: " + o.label)
	return true
}

// firstParagraph is the first text of some length.
func (s *scene) firstParagraph() *object {
	for _, p := range s.named("paragraph") {
		if len(s.doc.Words(p)) > 120 {
			return &object{nodes: []*markup.Node{p}, label: "first paragraph"}
		}
	}
	return nil
}

// everyPart puts an ending behind every selector of a list.
func everyPart(selector, end string) string {
	parts := strings.Split(selector, ", ")
	for i := range parts {
		parts[i] += end
	}
	return strings.Join(parts, ", ")
}
