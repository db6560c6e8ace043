package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
)

// aspects are the properties behind an aspect of elements of a page.
var aspects = map[string]struct {
	props    []string
	fallback string
}{
	"fontsize": {[]string{"font-size"}, "1em"}, "lineheight": {[]string{"line-height"}, "1.5"}, "letterspacing": {[]string{"letter-spacing"}, "0.02em"}, "padding": {[]string{"padding", "padding-top", "padding-bottom", "padding-left", "padding-right"}, "16px"},
	"margin": {[]string{"margin", "margin-top", "margin-bottom"}, "16px"}, "gap": {[]string{"gap", "grid-gap", "row-gap", "column-gap"}, "16px"}, "space": {[]string{"padding", "padding-top", "padding-bottom", "padding-left", "padding-right", "gap"}, "16px"},
	"radius": {[]string{"border-radius"}, "8px"}, "thickness": {[]string{"border-width", "border", "border-top", "border-bottom", "border-left", "border-right"}, "1px"}, "width": {[]string{"max-width", "width"}, ""}, "height": {[]string{"min-height", "height"}, ""},
	"maxwidth": {[]string{"max-width"}, ""}, "opacity": {[]string{"opacity"}, "1"}, "shadow": {[]string{"box-shadow"}, softShadow},
}

// scale multiplies an aspect of an object.
func (s *scene) scale(o *object, aspect string, factor float64) bool {
	label := scaleLabel(aspect, factor)
	if s.art.Kind == artifact.Drawing {
		return s.scaleDrawn(o, aspect, factor, label)
	}
	switch {
	case aspect == "size" && o.whole && !o.scoped:
		aspect = "fontsize"
	case aspect == "size" && len(o.nodes) > 0 && isReplaced(o.nodes[0]) && o.nodes[0].Tag != "button":
		aspect = "width"
	case aspect == "size", aspect == "fontsize" && !(o.whole && !o.scoped):
		return s.scaleText(o, factor, label)
	case aspect == "weight":
		return s.weight(o, factor)
	}
	a, ok := aspects[aspect]
	if !ok {
		return false
	}
	label = scaleLabel(aspect, factor)
	if o.whole && !o.scoped && (aspect == "width" || aspect == "maxwidth") {
		return s.scaleContent(factor)
	}
	if o.whole && !o.scoped {
		n := s.scaleEverywhere(a.props, factor)
		if aspect == "fontsize" {
			s.scaleRoot(factor)
		}
		if aspect == "space" {
			n += s.scaleEverywhere([]string{"margin", "margin-top", "margin-bottom"}, factor)
		}
		if n == 0 && a.fallback != "" {
			s.scaleOn(s.defaultFor(aspect), a.props[0], a.fallback, factor)
		}
		s.say(label)
		return true
	}
	for _, n := range s.free(o.nodes) {
		if !s.scaleWritten(n, aspect, factor) {
			s.scaleNode(n, a.props, a.fallback, factor)
		}
		if aspect == "fontsize" {
			s.scaleWithin(n, factor)
		}
	}
	if s.idle() {
		s.refuse(o.label + map[bool]string{true: " have", false: " has"}[len(o.nodes) > 1] + " no " + sideLabel(aspect) + " that could be changed; say how many pixels")
		return true
	}
	s.say(o.label + ": " + label)
	return true
}

// scaleWritten changes the width or height attribute of a picture, or writes a width where only a browser knows it.
func (s *scene) scaleWritten(n *markup.Node, aspect string, factor float64) bool {
	if aspect != "width" && aspect != "height" {
		return false
	}
	if _, ok := s.styles.Winner(n, aspect, "max-"+aspect, "min-"+aspect); ok {
		return false
	}
	if size := length(n.Get(aspect)); size > 0 {
		s.edit(s.doc.SetAttr(n, aspect, multiplied(num(size), "", factor))...)
		return true
	}
	if aspect == "height" && !isReplaced(n) {
		s.scaleNode(n, []string{"padding", "padding-top", "padding-bottom"}, "24px 0", factor*factor)
		return true
	}
	if e, ok := s.boxes[n]; ok && e.Box.W > 0 {
		size := map[string]float64{"width": e.Box.W, "height": e.Box.H}[aspect]
		s.set([]*markup.Node{n}, decl{aspect, multiplied(num(float64(int(size))), "px", factor)})
		return true
	}
	return false
}

// scaleContent makes the column in which the content runs wider or narrower.
func (s *scene) scaleContent(factor float64) bool {
	for _, noun := range []string{"container", "main", "content"} {
		for _, n := range s.named(noun) {
			if v, ok := s.styles.Winner(n, "max-width", "width"); ok && len(v.Numbers()) > 0 {
				s.set([]*markup.Node{n}, decl{v.Property, scaledValue(s.styles.Resolve(v.Value), factor, v.Property)})
			}
		}
		if !s.idle() {
			s.say(scaleLabel("width", factor) + " page")
			return true
		}
	}
	if factor > 1 {
		s.refuse("the page is as wide as the screen already")
		return true
	}
	s.set(s.wholeNodes(), ds("max-width", "960px", "margin-left", "auto", "margin-right", "auto")...)
	s.say("narrower page")
	return true
}

// defaultFor lists the elements that get an aspect which nothing has yet.
func (s *scene) defaultFor(aspect string) []*markup.Node {
	switch aspect {
	case "radius":
		return s.boxed()
	case "space", "padding":
		return s.named("section")
	}
	return s.wholeNodes()
}

func scaleLabel(aspect string, factor float64) string {
	up := factor > 1 || factor >= pixelMark
	if factor < -1 {
		up = false
	}
	names := map[string][2]string{
		"fontsize": {"larger type", "smaller type"}, "size": {"larger", "smaller"}, "space": {"more space", "less space"}, "radius": {"rounder", "sharper corners"}, "thickness": {"thicker lines", "thinner lines"}, "width": {"wider", "narrower"},
		"height": {"taller", "shorter"}, "weight": {"bolder", "lighter weight"}, "lineheight": {"more line height", "less line height"}, "letterspacing": {"wider letter spacing", "tighter letter spacing"}, "maxwidth": {"wider", "narrower"}, "opacity": {"more opaque", "more transparent"},
	}
	n, ok := names[aspect]
	if !ok {
		n = [2]string{"more " + aspect, "less " + aspect}
	}
	if up {
		return n[0]
	}
	return n[1]
}

// scaleText makes text elements, and boxes with what is in them, larger or smaller.
func (s *scene) scaleText(o *object, factor float64, label string) bool {
	for _, n := range s.free(o.nodes) {
		s.scaleNode(n, []string{"font-size"}, tagSize(n.Tag), factor)
		s.scaleWithin(n, factor)
		if n.Tag == "button" || s.looksLikeButton(n) {
			s.scaleNode(n, []string{"padding"}, "", factor)
		}
	}
	s.say(label + " " + o.label)
	return true
}

// scaleWithin makes the text in a box follow where it has a size of its own.
func (s *scene) scaleWithin(n *markup.Node, factor float64) {
	for _, k := range n.Find(func(m *markup.Node) bool { return m != n }) {
		if v, ok := s.styles.Winner(k, "font-size"); ok && fixedSize(v) && len(v.Numbers()) > 0 && !s.locked(k) {
			if value := scaledValue(s.styles.ResolveAt(k, v.Value), factor, "font-size"); value != v.Value {
				s.set([]*markup.Node{k}, decl{"font-size", value})
			}
		}
	}
}

// tagSize is the browsers' own font size of an element, in em of what is around.
func tagSize(tag string) string {
	if size, ok := map[string]string{"h1": "2em", "h2": "1.5em", "h3": "1.17em", "h5": "0.83em", "h6": "0.67em", "small": "0.83em", "pre": "0.81em", "code": "0.81em"}[tag]; ok {
		return size
	}
	return "1em"
}

// weight makes text bolder or lighter.
func (s *scene) weight(o *object, factor float64) bool {
	nodes := o.nodes
	for _, n := range nodes {
		now := 400.0
		if isHeading(n) || n.Tag == "b" || n.Tag == "strong" || n.Tag == "th" {
			now = 700
		}
		if v, _, ok := s.styles.Inherited(n, "font-weight"); ok {
			now = weightOf(s.styles.Resolve(v.Value), now)
		}
		next := now + 200
		if factor < 1 {
			next = now - 200
		}
		next = min(900, max(100, next))
		if next != now {
			s.set([]*markup.Node{n}, decl{"font-weight", num(next)})
		}
	}
	s.say(scaleLabel("weight", factor) + " " + o.label)
	return true
}

func weightOf(value string, otherwise float64) float64 {
	switch value {
	case "bold", "bolder":
		return 700
	case "normal":
		return 400
	}
	if n := numbersIn(value); len(n) == 1 {
		return n[0]
	}
	return otherwise
}

// scaleNode multiplies the numbers of a property where an element has it, else sets the fallback times the factor.
func (s *scene) scaleNode(n *markup.Node, props []string, fallback string, factor float64) {
	found := false
	for _, p := range props {
		v, ok := s.styles.Winner(n, p)
		if !ok || v.Value == "none" || v.Value == "auto" {
			continue
		}
		value := scaledValue(s.styles.ResolveAt(n, v.Value), factor, p)
		if value == v.Value {
			continue
		}
		s.set([]*markup.Node{n}, decl{p, value})
		found = true
	}
	if !found && fallback != "" {
		s.set([]*markup.Node{n}, decl{props[0], scaledValue(fallback, factor, props[0])})
	}
}

func (s *scene) scaleOn(nodes []*markup.Node, prop, fallback string, factor float64) {
	s.set(nodes, decl{prop, scaledValue(fallback, factor, prop)})
}

// scaledValue multiplies the lengths in a value.
func scaledValue(value string, factor float64, prop string) string {
	var b strings.Builder
	depth := 0
	for _, t := range css.Tokens(value, 0) {
		if t.Kind == css.Function && strings.HasPrefix(t.Text, "calc") {
			depth++
		}
		number, unit, ok := t.Split()
		if !ok || unit == "" && prop != "line-height" && prop != "opacity" && prop != "zoom" && prop != "scale" || unit == "s" || unit == "ms" || unit == "deg" || unit == "fr" || depth > 0 && unit == "" || unit == "%" && prop == "border-radius" {
			b.WriteString(t.Text)
			continue
		}
		b.WriteString(multiplied(number, unit, factor))
	}
	return b.String()
}

func multiplied(number, unit string, factor float64) string {
	v := numbersIn(number)[0]
	if factor >= pixelMark || factor <= -pixelMark {
		if unit == "px" || unit == "" {
			return num(max(0, v+factor/pixelMark)) + unit
		}
		if unit == "rem" || unit == "em" {
			return num(max(0, v+factor/pixelMark/16)) + unit
		}
		return number + unit
	}
	v *= factor
	if unit == "px" && (v > 4 || v < -4) {
		v = float64(int(v*2+0.5)) / 2
	}
	return num(v) + unit
}

// scaleEverywhere multiplies a property wherever the page sets it; a custom property that serves nothing else is
// changed where it is defined.
func (s *scene) scaleEverywhere(props []string, factor float64) int {
	is := artifact.Named(props...)
	vars := s.varsOf(is)
	n := 0
	for _, v := range s.styles.All(func(p string) bool { return is(p) || vars[p] }) {
		if s.lockedStyling(v) || v.Decl != nil && s.inFontFace(v) {
			continue
		}
		prop := v.Property
		if vars[prop] {
			prop = props[0]
		}
		if strings.Contains(v.Value, "var(") {
			continue
		}
		if prop == "font-size" && !fixedSize(v) {
			continue // follows what is around it
		}
		if next := scaledValue(v.Value, factor, prop); next != v.Value {
			s.editIn(v.Set(next))
			n++
		}
	}
	return n
}

// fixedSize says that a font size does not depend on the one around it.
func fixedSize(v artifact.Styling) bool {
	for _, n := range v.Numbers() {
		if strings.HasSuffix(n.Text, "em") && !strings.HasSuffix(n.Text, "rem") || strings.HasSuffix(n.Text, "%") {
			r := v.Rule()
			return r != nil && len(r.Selectors) == 1 && (r.Selectors[0].Text == "body" || r.Selectors[0].Text == "html" || r.Selectors[0].Text == ":root")
		}
	}
	return true
}

// scaleRoot enlarges the text that nobody has given a size.
func (s *scene) scaleRoot(factor float64) {
	body := s.wholeNodes()
	if len(body) == 0 {
		return
	}
	if _, _, ok := s.styles.Inherited(body[0], "font-size", "font"); !ok {
		s.set(body, decl{"font-size", scaledValue("16px", factor, "font-size")})
	}
}

func (s *scene) inFontFace(v artifact.Styling) bool {
	return v.Rule() != nil && v.Rule().Inside("font-face")
}

// varsOf lists the custom properties that are used by these properties and no others.
func (s *scene) varsOf(is func(string) bool) map[string]bool {
	out := map[string]bool{}
	for _, v := range s.styles.All(nil) {
		for _, ref := range css.References(v.Value) {
			if was, seen := out[ref]; !seen || was {
				out[ref] = is(v.Property) || strings.HasPrefix(v.Property, "--") && out[ref]
			}
		}
	}
	return out
}
