package phrase

import "cultivar/session/artifact/markup"

var attributeRules = []rule{
	{kinds: "p", act: (*scene).setAttribute, patterns: []string{
		"[change|set|make|update] link|href|url|target|address|destination|source|src|file|alt|placeholder|tooltip=attr [text|attribute] of|on|for $obj to|be|with $text", "[change|set|make|update] $obj link|href|url|destination|source|src|alt|placeholder|tooltip=attr [text|attribute] [to|be] $text", "link $obj to $text", "[make|let] $obj link=attr to $text",
		"[make|let] $obj go|lead|point=attr to $text",
	}},
	{kinds: "p", act: (*scene).newTab, patterns: []string{"[make|have|let] $obj open in new tab|window", "open $obj in new tab|window"}},
	{kinds: "p", act: (*scene).turnBox, patterns: []string{"rotate|turn|tilt=how $obj [by] $num [$turn]", "tilt|slant=tilt $obj [to|$turn] [$deg] [$turn]", "[make] $obj tilted|slanted|crooked=tilt", "flip|mirror=how $obj [horizontally|sideways]", "flip=up $obj $upside"}},
}

// attributeNames are the attributes behind what people call them.
var attributeNames = map[string]string{
	"link": "href", "href": "href", "url": "href", "target": "href", "address": "href", "destination": "href", "go": "href", "lead": "href", "point": "href", "source": "src", "src": "src", "file": "src", "alt": "alt", "placeholder": "placeholder", "tooltip": "title",
}

// setAttribute gives elements an address, a source or another text that an attribute holds.
func (s *scene) setAttribute(got bound) bool {
	o := got["obj"].(*object)
	name, ok := attributeNames[wordFrom(got, "attr")]
	if !ok {
		name = "href"
	}
	if o.whole || o.prop != "" {
		return false
	}
	if o.several {
		s.refuse(s.which(o) + ", or all of them")
		return true
	}
	for _, n := range s.free(o.nodes) {
		target := n
		if name == "href" && n.Tag != "a" {
			if target = n.Closest("a"); target == nil {
				s.refuse(o.label + " is not a link")
				return true
			}
		}
		s.edit(s.doc.SetAttr(target, name, got["text"].(string))...)
	}
	s.say(o.label + ": " + name + " “" + got["text"].(string) + "”")
	return true
}

// newTab lets links open beside the page.
func (s *scene) newTab(got bound) bool {
	o := got["obj"].(*object)
	for _, n := range s.free(o.nodes) {
		if n.Tag != "a" {
			return false
		}
		s.edit(s.doc.SetAttrs(n, "target", "_blank", "rel", "noopener")...)
	}
	s.say(o.label + " open in a new tab")
	return !o.whole
}

// unfold lets inline elements be turned.
func (s *scene) unfold(nodes []*markup.Node) {
	for _, n := range nodes {
		if v, ok := s.styles.Winner(n, "display"); n.Tag == "a" || n.Tag == "span" || ok && v.Value == "inline" {
			s.set([]*markup.Node{n}, decl{"display", "inline-block"})
		}
	}
}

// turnBox rotates or mirrors an element of a page as it is shown.
func (s *scene) turnBox(got bound) bool {
	o := got["obj"].(*object)
	if o.whole || o.prop != "" {
		return false
	}
	value, what := "scaleX(-1)", "mirrored"
	switch a, ok := got["num"].(amount); {
	case ok && (a.unit == "deg" || a.unit == ""):
		angle := a.value
		if got["turn"] == "-" {
			angle = -angle
		}
		value, what = "rotate("+num(angle)+"deg)", "turned by "+num(angle)+"°"
	case ok:
		return false
	case got["tilt"] != nil:
		angle := -4.0
		if d, said := got["deg"].(float64); said {
			angle = map[float64]float64{0.5: -2, 1: -4, 2: -8}[d]
		}
		if got["turn"] == "+" {
			angle = -angle
		}
		value, what = "rotate("+num(angle)+"deg)", "tilted by "+num(angle)+"°"
		s.unfold(o.nodes)
	case got["up"] != nil:
		value, what = "scaleY(-1)", "upside down"
	}
	s.set(o.nodes, decl{"transform", value})
	s.say(o.label + " " + what)
	return true
}
