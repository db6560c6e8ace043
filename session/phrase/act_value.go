package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// properties are the CSS properties behind the sides that take a number, with the unit of a bare one.
var properties = map[string]struct{ page, drawn, unit string }{
	"fontsize": {"font-size", "font-size", "px"}, "weight": {"font-weight", "font-weight", ""}, "padding": {"padding", "", "px"}, "margin": {"margin", "", "px"}, "gap": {"gap", "", "px"}, "space": {"gap", "", "px"},
	"radius": {"border-radius", "rx", "px"}, "borderwidth": {"border-width", "stroke-width", "px"}, "border": {"border-width", "stroke-width", "px"}, "width": {"width", "width", "px"}, "maxwidth": {"max-width", "", "px"},
	"height": {"height", "height", "px"}, "lineheight": {"line-height", "", ""}, "letterspacing": {"letter-spacing", "letter-spacing", "px"}, "opacity": {"opacity", "opacity", ""}, "transparency": {"opacity", "opacity", ""},
	"strokewidth": {"border-width", "stroke-width", "px"}, "stroke": {"border-width", "stroke-width", "px"}, "outline": {"outline-width", "stroke-width", "px"}, "size": {"", "", "px"}, "text": {"font-size", "font-size", "px"}, "font": {"font-size", "font-size", "px"},
}

var dimensions = map[string]string{
	"wide": "width", "width": "width", "broad": "width", "tall": "height", "high": "height", "height": "height", "thick": "borderwidth", "maximum": "maxwidth", "maxwidth": "maxwidth", "apart": "gap", "opaque": "opacity", "transparent": "transparency", "translucent": "transparency",
	"visible": "opacity", "see-through": "transparency",
}

func init() {
	extraSlots["dimension"] = func(_ *scene, toks []token, i int) []reading {
		if toks[i].sort == word && dimensions[toks[i].text] != "" {
			return one(i+1, dimensions[toks[i].text])
		}
		return nil
	}
}

// readValue reads a number, or a share in words.
func (s *scene) readValue(toks []token, i int) []reading {
	switch {
	case toks[i].sort == number:
		return one(i+1, amount{value: toks[i].value, unit: toks[i].text, to: true})
	case toks[i].sort == word && fractions[toks[i].text] > 0:
		return one(i+1, amount{value: 100 * fractions[toks[i].text], unit: "%", to: true})
	case isWord(toks, i, "byhalf"):
		return one(i+1, amount{value: 50, unit: "%", to: true})
	case isWord(toks, i, "bold"):
		return one(i+1, amount{value: 700, unit: "weight", to: true})
	}
	return nil
}

// readProperty reads a side by its name.
func (s *scene) readProperty(toks []token, i int) []reading {
	if toks[i].sort == word {
		if p, ok := sideNouns[toks[i].text]; ok {
			return one(i+1, p)
		}
	}
	return nil
}

// valued sets a property to a number.
func (s *scene) valued(got bound) bool {
	v, ok := got["value"].(amount)
	if !ok {
		return false
	}
	o := s.obj(got)
	side := o.prop
	for _, key := range []string{"prop", "dimension"} {
		if p, ok := got[key].(string); ok {
			side = p
		}
	}
	if side == "" || side == "size" {
		side = s.naturalSize(o)
	}
	if _, limited := got["limit"]; limited {
		if side != "width" && side != "maxwidth" && o.prop != "" {
			return false
		}
		side = "maxwidth"
	}
	p, ok := properties[side]
	if !ok {
		return false
	}
	return s.setValue(o, side, p, v)
}

// naturalSize is what "make it 48px" sets: the width of pictures, the type size of text.
func (s *scene) naturalSize(o *object) string {
	if len(o.nodes) > 0 && isReplaced(o.nodes[0]) && o.nodes[0].Tag != "button" || s.art.Kind == artifact.Drawing && len(o.nodes) > 0 && o.nodes[0].Tag != "text" {
		return "width"
	}
	return "fontsize"
}

func (s *scene) setValue(o *object, side string, p struct{ page, drawn, unit string }, v amount) bool {
	if side == "opacity" || side == "transparency" {
		share := v.value
		if v.unit == "%" || share > 1 {
			share /= 100
		}
		if side == "transparency" {
			share = 1 - share
		}
		if v.unit != "" && v.unit != "%" || share < 0 || share > 1 {
			return false
		}
		return s.setOpacity(o, share)
	}
	if v.unit == "weight" {
		if side != "weight" {
			return false
		}
		v.unit = ""
	}
	if v.unit == "deg" || v.unit == "s" || v.unit == "ms" || v.unit == "x" || v.value < 0 && side != "margin" && side != "letterspacing" {
		return false
	}
	name, unit := p.page, v.unit
	if s.art.Kind == artifact.Drawing {
		return s.setDrawnValue(o, side, p.drawn, v)
	}
	if unit == "" && v.value != 0 {
		unit = p.unit
	}
	nodes := o.nodes
	if o.whole && !o.scoped {
		switch side {
		case "radius":
			nodes = s.boxed()
		case "border", "borderwidth", "strokewidth", "outline", "stroke":
			nodes = s.having("border")
		case "padding", "margin", "height", "letterspacing":
			return false // of what?
		case "width", "maxwidth":
			nodes, name = s.named("content"), "max-width"
		case "gap", "space":
			nodes = s.having("gap")
		}
	}
	if name == "gap" {
		nodes = s.gapped(nodes)
	}
	if name == "border-width" {
		for _, n := range nodes {
			if v, ok := s.styles.Winner(n, "border", "border-style"); !ok || strings.HasPrefix(v.Value, "none") {
				s.set([]*markup.Node{n}, decl{"border-style", "solid"})
			}
		}
	}
	s.set(nodes, decl{name, num(v.value) + unit})
	s.say(ownerOf(o) + labelUnlessWhole(o) + sideLabel(side) + " " + num(v.value) + unit)
	return true
}

// gapped are the boxes that a gap is set on: the flexible ones and grids, or those that the elements stand in.
func (s *scene) gapped(nodes []*markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, n := range nodes {
		v, ok := s.styles.Winner(n, "display")
		if own := ok && (strings.Contains(v.Value, "flex") || strings.Contains(v.Value, "grid")); !own && len(nodes) > 1 && n.Parent.Kind == markup.Element {
			n = n.Parent
		}
		out = union(out, []*markup.Node{n})
	}
	return out
}

func labelUnlessWhole(o *object) string {
	if o.whole || o.scoped {
		return ""
	}
	return o.label + ": "
}

func (s *scene) setDrawnValue(o *object, side, name string, v amount) bool {
	if name == "" || v.unit == "%" {
		return false
	}
	nodes := s.shapesOf(o)
	if o.whole && side == "fontsize" || o.whole && side == "text" {
		nodes = s.named("text")
	}
	if o.whole && strings.HasPrefix(name, "stroke") {
		nodes = s.withProperty("stroke")
		if s.topHas("stroke") || s.topHas("stroke-width") {
			nodes = append(nodes, s.doc.Top())
		}
	}
	if o.whole && (name == "width" || name == "height") {
		nodes = s.wholeNodes()
	}
	for _, n := range s.free(nodes) {
		switch {
		case n.Tag == "circle" && (name == "width" || name == "height"):
			s.edit(s.doc.SetAttr(n, "r", num(v.value/2))...)
		case n.Tag == "circle" && name == "rx":
			s.edit(s.doc.SetAttr(n, "r", num(v.value))...)
		case n.Tag == "ellipse" && name != "rx" && !strings.HasPrefix(name, "stroke"):
			s.edit(s.doc.SetAttr(n, map[string]string{"width": "rx", "height": "ry"}[name], num(v.value/2))...)
		case name == "rx" && n.Tag != "rect", (name == "width" || name == "height") && n.Tag != "rect" && n.Tag != "image" && n.Tag != "svg" && n.Tag != "use":
			s.refuse(o.label + " has no " + side + " of its own; say how many times bigger")
			return true
		case strings.HasPrefix(name, "stroke"), strings.HasPrefix(name, "font"):
			s.set([]*markup.Node{n}, decl{name, num(v.value)})
		default:
			s.edit(s.doc.SetAttr(n, name, num(v.value))...)
		}
	}
	s.say(o.label + ": " + sideLabel(side) + " " + num(v.value))
	return true
}

// setOpacity makes an object as opaque as said.
func (s *scene) setOpacity(o *object, share float64) bool {
	if o.prop != "" && o.prop != "opacity" && o.prop != "transparency" && o.prop != "background" && o.prop != "fill" {
		return false
	}
	if o.prop == "background" {
		return s.fadeBackground(o, share)
	}
	name := "opacity"
	if o.prop == "fill" && s.art.Kind == artifact.Drawing {
		name = "fill-opacity"
	}
	s.set(o.nodes, decl{name, num(share)})
	label := o.label
	if o.whole && o.prop != "" && !o.scoped {
		label = string(s.art.Kind)
	}
	s.say(label + " " + num(100*share) + " % opaque")
	return true
}

// fade makes an object more transparent than it is by a factor.
func (s *scene) fade(o *object, factor float64) bool {
	if o.prop == "background" {
		return s.fadeBackground(o, factor)
	}
	if o.prop != "" && o.prop != "text" {
		return false
	}
	share := factor
	if len(o.nodes) > 0 {
		if v, ok := s.styles.Winner(o.nodes[0], "opacity"); ok {
			if n := numbersIn(v.Value); len(n) == 1 && n[0] > 0 && !strings.HasSuffix(v.Value, "%") {
				share *= n[0]
			}
		}
	}
	return s.setOpacity(&object{nodes: o.nodes, label: o.label, whole: o.whole}, share)
}

func (s *scene) fadeBackground(o *object, share float64) bool {
	for _, n := range o.nodes {
		c := s.paintOf(n, "background-color", "background")
		if len(c) == 0 {
			s.refuse(o.label + " has no background colour")
			return true
		}
		c[0].A = share
		s.set([]*markup.Node{n}, decl{"background-color", c[0].Hex()})
	}
	s.say(ownerOf(o) + "background " + num(100*share) + " % opaque")
	return true
}

// transparent means that nothing of a background shows; of a drawing it asks how much.
func (s *scene) transparent(o *object) bool {
	switch {
	case o.prop == "background" && s.art.Kind == artifact.Page:
		s.set(o.nodes, decl{"background", "transparent"})
		s.say(ownerOf(o) + "transparent background")
	case o.prop == "background":
		return s.removeDrawnSide(o)
	case o.prop == "" && s.art.Kind == artifact.Page && !o.whole && !isReplacedAll(o):
		s.set(o.nodes, decl{"background", "transparent"})
		s.say(o.label + " with transparent background")
	case o.prop == "":
		return s.fade(o, 0.5)
	default:
		return false
	}
	return true
}

// isReplacedAll says that all are pictures, of which the whole is meant.
func isReplacedAll(o *object) bool {
	for _, n := range o.nodes {
		if !isReplaced(n) || n.Tag == "button" || n.Tag == "form" {
			return false
		}
	}
	return true
}

// bordered2 draws a border with all that may be said of it.
func (s *scene) bordered2(got bound) bool {
	o := s.obj(got)
	if o.prop != "" || o.whole {
		return false
	}
	width, unit := 1.0, "px"
	if n, ok := got["num"].(amount); ok {
		width = n.value
		if n.unit != "" {
			unit = n.unit
		}
	} else if got["weight"] == "thick" {
		width = 3
	}
	style, _ := got["style"].(string)
	if style == "" {
		style = "solid"
	}
	for _, n := range o.nodes {
		c := s.inkOf(n)
		c.A = 0.2
		text := c.Hex()
		if named, ok := got["color"].(shade); ok {
			text = named.css()
		}
		property := "border"
		switch got["edge"] {
		case "below", "under", "bottom":
			property = "border-bottom"
		case "above", "top":
			property = "border-top"
		case "left", "right":
			property = "border-" + wordFrom(got, "edge")
		}
		s.set([]*markup.Node{n}, decl{property, num(width) + unit + " " + style + " " + text})
	}
	name := ""
	if c, ok := got["color"].(shade); ok {
		name = c.name + " "
	}
	s.say(name + "border on " + o.label)
	return true
}
