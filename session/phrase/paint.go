package phrase

import (
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// withShade keeps elements that are painted in a colour.
func (s *scene) withShade(nodes []*markup.Node, c shade) []*markup.Node {
	var all []themes.Color
	paints := map[*markup.Node][]themes.Color{}
	for _, n := range nodes {
		paints[n] = s.paints(n)
		all = append(all, paints[n]...)
	}
	is := c.pick(all)
	var out []*markup.Node
	for _, n := range nodes {
		if slices.ContainsFunc(paints[n], is) {
			out = append(out, n)
		}
	}
	return out
}

// paints are the colours that an element is painted in.
func (s *scene) paints(n *markup.Node) []themes.Color {
	if s.art.Kind == artifact.Drawing || n.Foreign() {
		out := s.paint(n, "fill", "#000000")
		return append(out, s.paint(n, "stroke", "")...)
	}
	if e, ok := s.boxes[n]; ok {
		var out []themes.Color
		for _, text := range []string{e.Background, e.Color} {
			if v, err := themes.ParseColor(text); err == nil {
				out = append(out, v.Color)
			}
		}
		return out
	}
	out := s.paintOf(n, "background-color", "background")
	return append(out, s.paintOf(n, "color")...)
}

// paint is the inherited fill or stroke of a shape; the stops of a gradient count.
func (s *scene) paint(n *markup.Node, property, initial string) []themes.Color {
	value := initial
	if v, _, ok := s.styles.Inherited(n, property); ok {
		value = s.styles.Resolve(v.Value)
	}
	if id, ok := strings.CutPrefix(value, "url(#"); ok {
		return s.stops(strings.TrimSuffix(strings.SplitN(id, ")", 2)[0], `"`))
	}
	if v, err := themes.ParseColor(value); err == nil && v.Paints() {
		return []themes.Color{v.Color}
	}
	return nil
}

func (s *scene) stops(id string) []themes.Color {
	g := s.doc.ByID(id)
	if g == nil {
		return nil
	}
	var out []themes.Color
	for _, stop := range g.Find(func(n *markup.Node) bool { return n.Tag == "stop" }) {
		out = append(out, s.paintOf(stop, "stop-color")...)
	}
	return out
}

func (s *scene) paintOf(n *markup.Node, properties ...string) []themes.Color {
	v, ok := s.styles.Winner(n, properties...)
	if !ok {
		return nil
	}
	var out []themes.Color
	value := s.styles.ResolveAt(n, v.Value)
	for _, part := range append(strings.Fields(value), value) {
		if c, err := themes.ParseColor(part); err == nil && c.Paints() {
			return append(out, c.Color)
		}
	}
	return out
}
