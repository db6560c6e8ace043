package page

import (
	"slices"
	"strings"

	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// setFaces changes every font family that text is set in: headings to one face, the rest to the other; code keeps its own.
func (p *Page) setFaces(heading, body themes.Font) bool {
	changed := p.setBodyFace(body)
	return p.setHeadingFace(heading) || changed
}

func (p *Page) setBodyFace(face themes.Font) bool {
	changed := false
	seen := map[int32]bool{}
	missing := false
	heading := p.headingSet()
	for _, e := range p.look.texts {
		if heading[e] || e.Closest("pre", "code", "kbd", "samp") != nil {
			continue
		}
		id, at := p.decider(e, gFamily)
		if id < 0 {
			missing = true
			continue
		}
		if p.held(at) || seen[id] {
			continue
		}
		seen[id] = true
		changed = p.setFamily(id, at, face.Stack) || changed
	}
	if missing && p.body != nil {
		p.addRule("body", "font-family", face.Stack)
		changed = true
	}
	return changed
}

// setFamily gives a slot a font stack, in the custom property that it refers to if it does.
func (p *Page) setFamily(id int32, e *markup.Node, stack string) bool {
	v := p.value(id)
	if names := css.References(v); len(names) == 1 && strings.HasPrefix(strings.TrimSpace(v), "var(") {
		if def := p.definition(e, names[0]); def >= 0 && strings.Contains(strings.ToLower(names[0]), "font") {
			return p.set(def, stack)
		}
	}
	if icon(v) {
		return false
	}
	return p.set(id, p.fit(id, gFamily, stack))
}

// icon says that the first of a stack of font families draws pictures; many stacks for text end in one that does.
func icon(stack string) bool {
	first, _, _ := strings.Cut(stack, ",")
	family := strings.ToLower(first)
	return strings.Contains(family, "awesome") || strings.Contains(family, "icon") || strings.Contains(family, "glyph") || strings.Contains(family, "symbol")
}

func (p *Page) headingSet() map[*markup.Node]bool {
	out := map[*markup.Node]bool{}
	for _, e := range p.look.headings {
		out[e] = true
	}
	return out
}

func (p *Page) setHeadingFace(face themes.Font) bool {
	shared := p.sharedFamily()
	list := p.look.headings
	if face == themes.Didone {
		list = outside(list, p.figures()) // its hairlines are lost in the signs of currencies
	}
	changed := p.change(list, gFamily, func(v string, e *markup.Node) string {
		if icon(v) || v == face.Stack || shared[p.win(e, gFamily)] {
			return ""
		}
		return face.Stack
	})
	for _, e := range p.topHeadings() {
		if id := p.win(e, gFamily); id >= 0 && shared[id] && p.value(id) != face.Stack && !icon(p.value(id)) {
			changed = p.restyle("", e, "font-family", face.Stack) || changed
		}
	}
	return changed
}

// sharedFamily marks the slots that decide the face of body text.
func (p *Page) sharedFamily() map[int32]bool {
	out := map[int32]bool{}
	heading := p.headingSet()
	for _, e := range p.look.texts {
		if id := p.win(e, gFamily); id >= 0 && !heading[e] {
			out[id] = true
		}
	}
	return out
}

func fontOf(stack string) themes.Font { return themes.Font{Stack: stack} }

// drawnFaces are parts of the names of faces that were drawn for headlines.
var drawnFaces = []string{"display", "didot", "bodoni", "playfair", "garamond", "fraunces", "cormorant", "canela", "recoleta"}

// plainer says that a face would take the place of one that was drawn for headlines, and is none itself.
func (p *Page) plainer(face themes.Font) bool {
	_, heading := p.faces()
	drawn := func(stack string) bool {
		return slices.ContainsFunc(drawnFaces, func(name string) bool { return strings.Contains(strings.ToLower(stack), name) })
	}
	return drawn(heading) && face != themes.Didone && face != themes.OldStyle
}
