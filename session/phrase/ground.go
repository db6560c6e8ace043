package phrase

import (
	"cmp"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/session/phrase/compact"
	"cultivar/themes"
)

// paintPage colours elements of a page: text in its ink, everything else behind its text, which stays readable.
func (s *scene) paintPage(o *object, c shade) {
	if s.art.Kind != artifact.Page {
		return
	}
	var ink, ground, shapes []*markup.Node
	for _, n := range o.nodes {
		switch {
		case n.Foreign():
			shapes = append(shapes, n)
		case inked[n.Tag] && !s.looksLikeButton(n):
			ink = append(ink, n)
		default:
			ground = append(ground, n)
		}
	}
	s.set(ink, decl{"color", c.css()})
	s.set(shapes, decl{"fill", c.css()})
	s.ground(ground, c)
}

// looksLikeButton says that a link has a background of its own.
func (s *scene) looksLikeButton(n *markup.Node) bool {
	if n.Tag != "a" && n.Tag != "span" {
		return false
	}
	for _, class := range n.Classes() {
		if strings.Contains(class, "btn") || strings.Contains(class, "button") || class == "cta" {
			return true
		}
	}
	return len(s.paintOf(n, "background-color", "background")) > 0
}

// ground sets a background; text on it that would become unreadable turns black or white.
func (s *scene) ground(nodes []*markup.Node, c shade) {
	nodes = s.holders(nodes)
	var unreadable []*markup.Node
	for _, n := range nodes {
		s.borderFollows(n, c)
		if themes.Contrast(s.inkOf(n), c.Color) < themes.AALarge {
			unreadable = append(unreadable, n)
		}
	}
	readable := without(nodes, unreadable)
	for _, n := range nodes {
		s.mendInside(n, c, c)
	}
	s.set(readable, decl{"background-color", c.css()})
	s.set(unreadable, decl{"background-color", c.css()}, decl{"color", themes.Readable(c.Color, 1).Hex()})
}

// holders are the elements whose ground is seen: of the wrapper of a button in an e-mail, the cells and links in it.
func (s *scene) holders(nodes []*markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, n := range nodes {
		inner := []*markup.Node{n}
		if n.Tag == "table" && len(s.paintOf(n, "background-color", "background")) == 0 {
			if found := n.Find(func(k *markup.Node) bool { return k != n && len(s.paintOf(k, "background-color", "background")) > 0 }); len(found) > 0 {
				inner = found
			}
		}
		out = union(out, inner)
	}
	return out
}

var borders = []string{"border", "border-color", "border-top", "border-right", "border-bottom", "border-left"}

// borderFollows gives borders of the old ground's colour the new one.
func (s *scene) borderFollows(n *markup.Node, c shade) {
	old := s.paintOf(n, "background-color", "background")
	if len(old) == 0 {
		return
	}
	for _, p := range borders {
		v, ok := s.styles.Winner(n, p)
		if !ok {
			continue
		}
		if edge := s.paintOf(n, p); len(edge) > 0 && same(edge[0], old[0]) {
			if next := s.mapped(n, v, func(themes.Color) themes.Color { return c.Color }); next != "" {
				s.set([]*markup.Node{n}, decl{p, next})
			}
		}
	}
}

// mendInside turns text within an element black or white where it has a colour of its own that cannot be read on the
// new ground, which is one colour or runs between two.
func (s *scene) mendInside(n *markup.Node, a, b shade) {
	for _, k := range n.Elements() {
		if len(s.paintOf(k, "background-color", "background")) > 0 || s.hasImage(k) {
			continue // has a ground of its own
		}
		ink := s.paintOf(k, "color")
		if _, set := s.styles.Winner(k, "color"); !set && k.Tag == "a" {
			ink = []themes.Color{themes.MustParse("#0000ee")}
		}
		if len(ink) > 0 && contrastOn(ink[0], a, b) < themes.AALarge {
			s.set([]*markup.Node{k}, decl{"color", readableOn(a, b)})
		}
		s.mendInside(k, a, b)
	}
}

// inkOf is the colour of an element's text: as measured, as inherited in the source, or black.
func (s *scene) inkOf(n *markup.Node) themes.Color {
	if v, from, ok := s.styles.Inherited(n, "color"); ok {
		if c, err := themes.ParseColor(s.styles.ResolveAt(cmp.Or(from, n), v.Value)); err == nil && c.Paints() {
			return c.Color
		}
	}
	if e, ok := s.boxes[n]; ok {
		if c, err := themes.ParseColor(e.Color); err == nil && c.Paints() {
			return c.Color
		}
	}
	return themes.MustParse("#000000")
}

func (s *scene) paintBackground(o *object, c shade) {
	if s.art.Kind == artifact.Drawing {
		s.drawingGround(o, c)
		return
	}
	s.ground(o.nodes, c)
}

// drawingGround paints the rectangle behind a drawing; there is made one if there is none.
func (s *scene) drawingGround(o *object, c shade) {
	if o.scoped {
		s.set(o.nodes, decl{"fill", c.css()})
		return
	}
	if r := s.backdrop(); r != nil {
		s.set([]*markup.Node{r}, decl{"fill", c.css()})
		return
	}
	b, ok := s.viewBox()
	top := s.doc.Top()
	if top == nil {
		return
	}
	rect := `<rect width="100%" height="100%" fill="` + c.css() + `"/>`
	if ok {
		rect = `<rect`
		if b.X != 0 || b.Y != 0 {
			rect += ` x="` + num(b.X) + `" y="` + num(b.Y) + `"`
		}
		rect += ` width="` + num(b.W) + `" height="` + num(b.H) + `" fill="` + c.css() + `"/>`
	}
	s.behindAll(top, rect)
}

// behindAll puts an element before the first that is drawn.
func (s *scene) behindAll(top *markup.Node, element string) {
	for _, k := range top.Elements() {
		if drawn[k.Tag] || k.Tag == "g" {
			s.edit(s.doc.InsertBefore(k, element)...)
			return
		}
	}
	s.edit(s.doc.Append(top, element)...)
}

// backdrop is the first shape if it covers the whole drawing.
func (s *scene) backdrop() *markup.Node {
	all := s.anything()
	if len(all) == 0 || all[0].Tag != "rect" && !fourCornered(all[0]) {
		return nil
	}
	n := all[0]
	if n.Get("width") == "100%" && n.Get("height") == "100%" {
		return n
	}
	b, ok := s.viewBox()
	if e, fits := shapeBox(s.doc, n); ok && fits && e.W >= b.W*0.98 && e.H >= b.H*0.98 {
		return n
	}
	return nil
}

var curved = expression(`[cCsSqQtTaA]`)

// fourCornered says that a path is a rectangle: straight lines between at most five points.
func fourCornered(n *markup.Node) bool {
	d := n.Get("d")
	return n.Tag == "path" && d != "" && !curved().MatchString(d) && len(compact.Points(d)) <= 10
}

// paintText colours text: of the page with everything that has an ink of its own but links and buttons, or of elements.
func (s *scene) paintText(o *object, c shade) {
	if s.art.Kind == artifact.Drawing {
		nodes := o.nodes
		if !o.scoped {
			nodes = s.named("text")
		}
		s.set(nodes, decl{"fill", c.css()})
		return
	}
	nodes := slices.Clone(o.nodes)
	for _, n := range o.nodes {
		for _, e := range n.Find(func(e *markup.Node) bool {
			return e != n && inked[e.Tag] && e.Tag != "a" && e.Closest("button", "a", "code", "pre") == nil
		}) {
			if _, ok := s.styles.Winner(e, "color"); ok && !slices.Contains(nodes, e) {
				nodes = append(nodes, e)
			}
		}
	}
	s.set(nodes, decl{"color", c.css()})
}
