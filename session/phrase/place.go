package phrase

import (
	"math"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/session/point"
)

// box is where an element stands: as measured, or in a drawing as its own numbers say. ok is false where nobody knows.
func (s *scene) box(n *markup.Node) (render.Box, bool) {
	if e, ok := s.boxes[n]; ok && e.Box.W+e.Box.H > 0 {
		return e.Box, true
	}
	if s.art.Kind == artifact.Drawing && len(s.boxes) == 0 {
		return s.extent(n)
	}
	return render.Box{}, false
}

// frame is the rectangle in which places are counted.
func (s *scene) frame() render.Box {
	if len(s.boxes) > 0 && s.facts.Width > 0 {
		return render.Box{W: s.facts.Width, H: s.facts.Height}
	}
	if b, ok := s.viewBox(); ok {
		return b
	}
	return render.Box{W: 1280, H: 800}
}

// placed keeps what stands at a place: all in that half for a plural, else the one that is furthest there.
func (s *scene) placed(nodes []*markup.Node, sub subject) ([]*markup.Node, string) {
	if len(nodes) < 2 {
		return nodes, ""
	}
	if s.unmeasured(nodes) {
		return s.placedByOrder(nodes, sub)
	}
	frame := s.frame()
	if sub.plural || sub.quant != "" {
		var out []*markup.Node
		for _, n := range nodes {
			if b, ok := s.box(n); ok && inHalf(b, frame, sub.place) {
				out = append(out, n)
			}
		}
		return out, ""
	}
	best, least := nodes[:0:0], math.Inf(1)
	for _, n := range nodes {
		if b, ok := s.box(n); ok {
			if d := distance(b, frame, sub.place); d < least {
				best, least = []*markup.Node{n}, d
			}
		}
	}
	return best, ""
}

func (s *scene) unmeasured(nodes []*markup.Node) bool {
	for _, n := range nodes {
		if _, ok := s.box(n); ok {
			return false
		}
	}
	return true
}

// placedByOrder does what can be done without measures: the first is at the top, the last at the bottom.
func (s *scene) placedByOrder(nodes []*markup.Node, sub subject) ([]*markup.Node, string) {
	switch strings.Join(sub.place, " ") {
	case "top":
		return nodes[:1], ""
	case "bottom":
		return nodes[len(nodes)-1:], ""
	}
	return nil, "what stands at the " + strings.Join(sub.place, " ") + " is not known without a browser that measures the page"
}

func inHalf(b, frame render.Box, place []string) bool {
	x, y := b.Center()
	u, v := (x-frame.X)/frame.W, (y-frame.Y)/frame.H
	for _, p := range place {
		switch p {
		case "left":
			if u >= 0.5 {
				return false
			}
		case "right":
			if u <= 0.5 {
				return false
			}
		case "top":
			if v >= 0.5 {
				return false
			}
		case "bottom":
			if v <= 0.5 {
				return false
			}
		case "center":
			if math.Abs(u-0.5) > 0.25 || math.Abs(v-0.5) > 0.25 {
				return false
			}
		}
	}
	return true
}

// distance is how far a box is from a place, as a share of the frame.
func distance(b, frame render.Box, place []string) float64 {
	x, y := b.Center()
	u, v := (x-frame.X)/frame.W, (y-frame.Y)/frame.H
	d := 0.0
	for _, p := range place {
		switch p {
		case "left":
			d += u
		case "right":
			d += 1 - u
		case "top":
			d += v
		case "bottom":
			d += 1 - v
		case "center":
			d += math.Hypot(u-0.5, v-0.5)
		}
	}
	return d
}

// sized keeps the biggest or the smallest.
func (s *scene) sized(nodes []*markup.Node, size string) []*markup.Node {
	if len(nodes) < 2 || s.unmeasured(nodes) {
		if size == "main" || size == "primary" {
			return nodes[:min(1, len(nodes))]
		}
		return nodes
	}
	sorted := slices.Clone(nodes)
	slices.SortStableFunc(sorted, func(a, b *markup.Node) int {
		x, _ := s.box(a)
		y, _ := s.box(b)
		return int(math.Copysign(1, y.Area()-x.Area()))
	})
	if size == "smallest" {
		return sorted[len(sorted)-1:]
	}
	return sorted[:1]
}

// mentioned finds what @name or @B2 points at.
func (s *scene) mentioned(name string) ([]*markup.Node, string) {
	if s.doc == nil {
		return nil, "a shader has no elements to point at"
	}
	if n := s.doc.ByID(name); n != nil {
		return []*markup.Node{n}, ""
	}
	if point.IsCell(name) {
		return s.atCell(name)
	}
	if n := s.pointed(name); n != nil {
		return []*markup.Node{n}, ""
	}
	base, number := point.Numbered(name)
	if number == 0 && strings.EqualFold(name, "title") { // the one that is seen, not that of the window
		if nodes := s.named("title"); len(nodes) > 0 {
			return nodes[:1], ""
		}
	}
	nodes := s.byName(strings.ToLower(name))
	if nodes == nil {
		if nodes = s.byName(strings.ToLower(base)); nodes == nil {
			nodes = s.named(strings.ToLower(base))
		}
		if number > 0 {
			nodes = nth(nodes, number)
		}
	}
	if len(nodes) == 0 {
		return nil, "there is no @" + name + " in this " + string(s.art.Kind)
	}
	return nodes, ""
}

// pointed is the element that a handle names in the measured picture, or nil.
func (s *scene) pointed(name string) *markup.Node {
	if i, ok := point.Find(s.facts, name); ok && i < len(s.measured) {
		return s.measured[i]
	}
	return nil
}

// cell is the rectangle of a grid cell over the first screen of a page, or over a drawing.
func (s *scene) cell(name string) render.Box {
	screen := s.frame()
	if s.facts != nil && len(s.boxes) > 0 && s.art.Kind == artifact.Page {
		screen = point.Screen(s.facts)
	}
	box, _ := point.Cell(screen, name)
	return box
}

// atCell is the smallest element that covers the middle of a grid cell, or else the one nearest to it.
func (s *scene) atCell(name string) ([]*markup.Node, string) {
	if s.unmeasured(s.anything()) {
		return nil, "what stands at " + strings.ToUpper(name) + " is not known without a browser that measures the design"
	}
	if n := s.standsIn(s.cell(name)); n != nil {
		return []*markup.Node{n}, ""
	}
	return nil, "nothing stands at " + strings.ToUpper(name)
}

// standsIn is the smallest element that covers the middle of a rectangle; where only a background does, the one
// that has most of itself in the rectangle.
func (s *scene) standsIn(cell render.Box) *markup.Node {
	x, y := cell.Center()
	var covers, within *markup.Node
	least, most := math.Inf(1), 0.25
	for _, n := range s.anything() {
		b, ok := s.box(n)
		if !ok || n.Tag == "body" || n.Tag == "html" || n.Tag == "svg" && n.Parent == s.doc.Root {
			continue
		}
		if b.Contains(x, y) && b.Area() <= least {
			covers, least = n, b.Area()
		}
		if part := overlap(b, cell) / math.Max(1, b.Area()); part >= most {
			within, most = n, part
		}
	}
	if f := s.frame(); covers == nil || within != nil && least > 0.4*f.W*f.H {
		return within
	}
	return covers
}

// overlap is the area that two boxes share.
func overlap(a, b render.Box) float64 {
	w := math.Min(a.X+a.W, b.X+b.W) - math.Max(a.X, b.X)
	h := math.Min(a.Y+a.H, b.Y+b.H) - math.Max(a.Y, b.Y)
	return math.Max(0, w) * math.Max(0, h)
}

// readCell reads a grid cell as a place to move to.
func (s *scene) readCell(toks []token, i int) []reading {
	name := toks[i].text
	if toks[i].sort == mention {
		name = name[1:]
	}
	if (toks[i].sort == mention || toks[i].sort == word) && point.IsCell(name) {
		return one(i+1, s.cell(name))
	}
	return nil
}
