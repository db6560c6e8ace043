package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
)

// sideOff are the declarations that take a side of an element away.
var sideOff = map[string][]decl{
	"border": {{"border", "none"}}, "shadow": {{"box-shadow", "none"}, {"text-shadow", "none"}}, "outline": {{"outline", "none"}}, "underline": {{"text-decoration", "none"}}, "background": {{"background", "none"}},
	"radius": {{"border-radius", "0"}}, "padding": {{"padding", "0"}}, "margin": {{"margin", "0"}}, "space": {{"margin", "0"}, {"padding", "0"}}, "gap": {{"gap", "0"}}, "letterspacing": {{"letter-spacing", "normal"}},
	"bullets": {{"list-style", "none"}, {"padding-left", "0"}}, "animation": {{"animation", "none"}, {"transition", "none"}}, "gradient": {{"background-image", "none"}}, "transparency": {{"opacity", "1"}},
}

var drawnOff = map[string][]decl{
	"stroke": {{"stroke", "none"}}, "outline": {{"stroke", "none"}}, "border": {{"stroke", "none"}}, "fill": {{"fill", "none"}}, "shadow": {{"filter", "none"}}, "transparency": {{"opacity", "1"}},
}

// removeSide takes borders, shadows, underlines … away.
func (s *scene) removeSide(got bound) bool {
	o, ok := got["obj"].(*object)
	if !ok || o.prop == "" {
		return false
	}
	if of, ok := got["of"].(*object); ok && !of.whole {
		o = &object{nodes: of.nodes, prop: o.prop, scoped: true, label: of.label}
	}
	if s.art.Kind == artifact.Drawing {
		return s.removeDrawnSide(o)
	}
	off, ok := sideOff[o.prop]
	if !ok {
		return false
	}
	nodes, decls := o.nodes, off[:1]
	if o.prop == "bullets" {
		decls = off
	}
	if !o.scoped {
		nodes = s.having(o.prop)
		if len(nodes) == 0 {
			s.refuse("nothing in this page has " + article(o.prop))
			return true
		}
	}
	s.set(nodes, decls...)
	s.say(ownerOf(o) + "no " + sideLabel(o.prop))
	return true
}

func (s *scene) removeDrawnSide(o *object) bool {
	if o.prop == "background" && !o.scoped {
		r := s.backdrop()
		if r == nil {
			s.refuse("this drawing has no background")
			return true
		}
		s.edit(s.doc.Remove(r)...)
		s.say("no background")
		return true
	}
	if o.prop == "text" && !o.scoped {
		return s.removeTexts()
	}
	off, ok := drawnOff[o.prop]
	if !ok {
		return false
	}
	nodes := o.nodes
	if !o.scoped {
		nodes = s.withProperty(off[0].name)
	}
	if len(nodes) == 0 {
		s.refuse("nothing in this drawing has " + article(o.prop))
		return true
	}
	s.set(nodes, off...)
	s.say(ownerOf(o) + "no " + o.prop)
	return true
}

// removeTexts takes all text out of a drawing.
func (s *scene) removeTexts() bool {
	texts, err := s.doc.Query("text")
	if err != nil || len(texts) == 0 {
		s.refuse("there is no text in this drawing")
		return true
	}
	for _, n := range s.free(texts) {
		s.edit(s.doc.Remove(n)...)
	}
	s.say("no text")
	return true
}

func article(noun string) string {
	switch {
	case strings.HasSuffix(noun, "s"), noun == "space", noun == "padding", noun == "transparency":
		return noun
	case strings.ContainsAny(noun[:1], "aeiou"):
		return "an " + noun
	}
	return "a " + noun
}

// sideProperties are the properties in which a side is written.
var sideProperties = map[string][]string{
	"border": {"border", "border-width", "border-style", "border-top", "border-bottom", "border-left", "border-right"}, "shadow": {"box-shadow", "text-shadow"}, "radius": {"border-radius"}, "outline": {"outline"},
	"underline": {"text-decoration", "text-decoration-line"}, "background": {"background", "background-color"}, "padding": {"padding", "padding-top", "padding-left"}, "margin": {"margin", "margin-top", "margin-bottom"},
	"gap": {"gap", "grid-gap"}, "letterspacing": {"letter-spacing"}, "animation": {"animation", "transition"}, "transparency": {"opacity"}, "space": {"margin", "padding"}, "bullets": {"list-style"},
}

// having lists the elements of a page that have a side now.
func (s *scene) having(prop string) []*markup.Node {
	switch prop {
	case "underline":
		return s.named("link")
	case "bullets":
		return s.named("list")
	case "gradient":
		return s.gradients()
	}
	return s.withProperty(sideProperties[prop]...)
}

func (s *scene) withProperty(props ...string) []*markup.Node {
	var out []*markup.Node
	for _, n := range s.anything() {
		if v, ok := s.styles.Winner(n, props...); ok && v.Value != "none" && v.Value != "0" {
			out = append(out, n)
		}
	}
	return out
}

func (s *scene) gradients() []*markup.Node {
	var out []*markup.Node
	for _, n := range s.anything() {
		if v, ok := s.styles.Winner(n, "background", "background-image"); ok && strings.Contains(s.styles.Resolve(v.Value), "gradient(") {
			out = append(out, n)
		}
	}
	return out
}
