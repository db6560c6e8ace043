package phrase

import (
	"maps"
	"slices"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

const turns = "make|turn|change|set|paint|fill|tint|dye|recolor|color|give|render|use|want|have"

var swapRules = []rule{
	{kinds: "pd", act: (*scene).recolorTwo, patterns: []string{"replace|change|turn|recolor|make|paint [all] $color:a [to|into|with|by] $color:b and [replace|change|turn|recolor|make|paint] [all] $color:c [to|into|with|by] $color:d"}},
	{kinds: "pd", act: (*scene).swapColors, patterns: []string{"swap|exchange|switch|interchange $color:a and|with $color:b [around|besides|eachother]", "swap|exchange|switch|change $color:a and $color:b around"}},
}

var colorRules = []rule{
	{kinds: "pd", act: (*scene).replaceColor, patterns: []string{
		"replace|change|turn|recolor|swap|make|set|paint|convert|exchange|update [all|every|any] [of] [color] $color:old [color] [part|one] [over] with|by|to|into|for|in|as|be|become $color [color]",
		"wherever|where|everywhere you|we see|find|have|use $color:old [color] [and] use|put|make|have [it] $color", "edit $color:old be|become|to $color", "color $color:old be|become $color",
		"[all] $color:old [color] to|into|become|becomes $color", "use $color instead of $color:old", "$color instead of $color:old",
		turns + " [all] color of [all] [part|anything] [that|with|is|are|of] $color:old [color] [to|into|in|be] $color",
		turns + " [all] part|anything [that|is|are] [with|of|in|colored] [color] $color:old [fill|color] [color] [to|into|in|be|with|as] $color",
	}},
	{kinds: "pd", act: (*scene).colorObject, patterns: []string{
		"[" + turns + "] color of $obj [from $color:old] [to|into|in|be|as|with] $color",
		"[" + turns + "] $obj from $color:old to|into $color",
		"[" + turns + "] $obj color [from $color:old] [over] [to|into|in|be|is|as|with] $color", "[" + turns + "] $obj over to|into $color",
		"[" + turns + "] $obj [all|completely|entirely] [to|into|in|be|is|are|as|with|become|look] $color [color]",
		"$obj [needs|has|have] [to] be|become|is|are $color",
		"[make|use|set|put] $color [for|as|on|color] [color] [of|for] $obj",
		"let $obj be $color", "[make|let|have] $obj use|wear|have $color",
	}},
	{kinds: "pd", act: (*scene).colorGround, patterns: []string{
		"[" + turns + "|add|put] [to] $obj [to|with|on|in|have|be] $color background [color]", "add|put|use|set [new] $color background [color] to|on|behind|for|in|under $obj", "add|put|use [new] $color background [color]", "$obj on $color background",
	}},
	{kinds: "pd", act: (*scene).colorLast, patterns: []string{"[make|turn|color|paint|be|to|in|with] $color"}},
}

// colorGround colours what is behind an object.
func (s *scene) colorGround(got bound) bool {
	o := s.obj(got)
	if o.prop != "" {
		return false
	}
	behind := *o
	behind.prop, behind.scoped = "background", !o.whole
	return s.colorObject(bound{"obj": &behind, "color": got["color"]})
}

// swapColors exchanges two colours wherever they are written: those of one family become the other's main one.
func (s *scene) swapColors(got bound) bool {
	a, b := got["a"].(shade), got["b"].(shade)
	mainA, okA := s.mainColor(a)
	mainB, okB := s.mainColor(b)
	if !okA || !okB {
		return s.refused2(!okA, "nothing in this "+string(s.art.Kind)+" is "+a.name, "nothing in this "+string(s.art.Kind)+" is "+b.name)
	}
	s.recolor(a, mainB)
	s.recolor(b, mainA)
	s.say(a.name + " and " + b.name + " swapped")
	return true
}

// recolorTwo changes two colours at once, so that the second change does not take the first along.
func (s *scene) recolorTwo(got bound) bool {
	for _, pair := range [][2]string{{"a", "b"}, {"c", "d"}} {
		from, to := got[pair[0]].(shade), got[pair[1]].(shade)
		if _, n := s.recolor(from, to); n == 0 {
			s.forget()
			s.refuse("nothing in this " + string(s.art.Kind) + " is " + from.name)
			return true
		}
		s.say(from.name + " is now " + to.name)
	}
	return true
}

// mainColor is the colour of the design, written most often, that a shade means.
func (s *scene) mainColor(c shade) (shade, bool) {
	counts := map[string]int{}
	for _, v := range s.styles.All(nil) {
		for _, part := range v.Colors() {
			if p, err := themes.ParseColor(part.Text); err == nil && p.Paints() && c.means(p.Color) {
				counts[p.Color.Hex()]++
			}
		}
	}
	best := ""
	for _, hex := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[hex] > counts[best] {
			best = hex
		}
	}
	if best == "" && len(s.unpainted(c)) > 0 {
		best = "#000000"
	}
	return shade{Color: themes.MustParse(best), name: c.name}, best != ""
}

func (s *scene) refused2(first bool, a, b string) bool {
	if first {
		s.refuse(a)
	} else {
		s.refuse(b)
	}
	return true
}

func (s *scene) replaceColor(got bound) bool {
	from, to := got["old"].(shade), got["color"].(shade)
	if _, n := s.recolor(from, to); n == 0 {
		s.refuse("nothing in this " + string(s.art.Kind) + " is " + from.name)
		return true
	}
	s.say(from.name + " is now " + to.name)
	return true
}

// recolor changes a colour wherever the design writes it, and says how many places that are.
func (s *scene) recolor(from, to shade) ([]*markup.Node, int) {
	type place struct {
		v artifact.Styling
		c css.Value
		themes.Color
	}
	var places []place
	var all []themes.Color
	for _, v := range s.styles.All(nil) {
		for _, c := range v.Colors() {
			if p, err := themes.ParseColor(c.Text); err == nil && p.Paints() {
				places = append(places, place{v, c, p.Color})
				all = append(all, p.Color)
			}
		}
	}
	unpainted := s.unpainted(from)
	if len(unpainted) > 0 {
		all = append(all, themes.MustParse("#000000"))
	}
	is, n := from.pick(all), 0
	for _, p := range places {
		if !is(p.Color) || s.lockedStyling(p.v) {
			continue
		}
		next := to.Color
		next.A = p.A
		s.editIn(p.v.Part(p.c, rewrite(p.c.Text, next)))
		n++
	}
	for _, e := range unpainted {
		s.edit(s.doc.SetAttr(e, "fill", to.css())...)
		n++
	}
	return nil, n
}

// unpainted lists shapes that are black because nothing says otherwise, if black is meant.
func (s *scene) unpainted(from shade) []*markup.Node {
	if s.art.Kind != artifact.Drawing || !from.means(themes.MustParse("#000000")) {
		return nil
	}
	var out []*markup.Node
	for _, n := range s.anything() {
		if n.Tag == "use" || n.Tag == "image" || n.Tag == "line" || n.Tag == "tspan" || s.locked(n) {
			continue
		}
		if _, _, ok := s.styles.Inherited(n, "fill"); !ok {
			out = append(out, n)
		}
	}
	return out
}

// lockedStyling says that a declaration paints an element that stays as it is, or a colour that does.
func (s *scene) lockedStyling(v artifact.Styling) bool {
	for _, c := range v.Colors() {
		if p, err := themes.ParseColor(c.Text); err == nil && slices.ContainsFunc(s.kept, func(k shade) bool { return k.means(p.Color) }) {
			return true
		}
	}
	if len(s.locks) == 0 {
		return false
	}
	if v.Element != nil {
		return s.locked(v.Element)
	}
	r := v.Rule()
	if r == nil {
		return false
	}
	if v.Decl.Custom() {
		return s.lockedVar(v.Property)
	}
	return slices.ContainsFunc(s.matched(r), s.locked)
}

// lockedVar says that an element that stays as it is takes its colours from a custom property.
func (s *scene) lockedVar(name string) bool {
	for _, n := range s.locks {
		for _, p := range colored {
			if v, ok := s.styles.Winner(n, p); ok && slices.Contains(css.References(v.Value), name) {
				return true
			}
		}
	}
	return false
}

// colorObject paints what a clause names.
func (s *scene) colorObject(got bound) bool {
	o := got["obj"].(*object)
	c := got["color"].(shade)
	if old, ok := got["old"].(shade); ok && !o.whole {
		o.nodes = s.withShade(o.nodes, old)
		if len(o.nodes) == 0 {
			s.refuse(o.label + " is not " + old.name)
			return true
		}
	}
	return s.paintObject(o, c)
}

func (s *scene) colorLast(got bound) bool {
	if s.last == nil {
		return false
	}
	return s.paintObject(s.last, got["color"].(shade))
}

// paintObject gives an object a colour where such a thing has one.
func (s *scene) paintObject(o *object, c shade) bool {
	name := c.name
	if o.shade != nil && o.prop == "" {
		return s.replaceColor(bound{"old": *o.shade, "color": c})
	}
	switch o.prop {
	case "":
	case "background":
		s.paintBackground(o, c)
		s.say(ownerOf(o) + name + " background")
		return true
	case "text", "font":
		s.paintText(o, c)
		s.say(ownerOf(o) + name + " text")
		return true
	case "border", "outline", "stroke":
		s.line(o, c, 0)
		s.say(ownerOf(o) + name + " " + o.prop)
		return true
	case "fill":
		s.set(s.shapesOf(o), decl{"fill", c.css()})
		s.say(ownerOf(o) + name + " fill")
		return true
	case "underline":
		s.set(o.nodes, decl{"text-decoration-color", c.css()})
		s.say(name + " underline")
		return true
	case "shadow":
		return s.shadowColor(o, c)
	default:
		return false
	}
	if o.whole {
		return s.dyeWhole([]shade{c})
	}
	for _, n := range o.nodes {
		s.paintElement(n, c)
	}
	s.paintPage(o, c)
	s.say(o.label + " " + name)
	return true
}

func ownerOf(o *object) string {
	if o.scoped {
		return o.label + ": "
	}
	return ""
}

// paintElement fills a shape, or strokes it if it is a line.
func (s *scene) paintElement(n *markup.Node, c shade) {
	if s.art.Kind != artifact.Drawing {
		return
	}
	fill, _, filled := s.styles.Inherited(n, "fill")
	stroke, _, stroked := s.styles.Inherited(n, "stroke")
	if n.Tag == "line" || filled && fill.Value == "none" && stroked && stroke.Value != "none" {
		s.set([]*markup.Node{n}, decl{"stroke", c.css()})
		return
	}
	s.set([]*markup.Node{n}, decl{"fill", c.css()})
}

// inked are the elements of a page whose colour is that of their text.
var inked = wordSet("h1 h2 h3 h4 h5 h6 p a span em strong b i li ul ol dl dt dd blockquote q cite code small label time figcaption caption td th abbr sub sup mark")
