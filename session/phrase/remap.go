package phrase

import (
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/artifact/css"
	"cultivar/session/artifact/markup"
	"cultivar/themes"
)

// remap changes every colour that the design writes.
func (s *scene) remap(f func(themes.Color) themes.Color) {
	s.remapEach(func(_ artifact.Styling, c themes.Color) themes.Color { return f(c) })
	if s.art.Kind == artifact.Drawing {
		black := themes.MustParse("#000000")
		if next := f(black); !same(next, black) {
			for _, n := range s.unpainted(shade{Color: black, exact: true}) {
				s.edit(s.doc.SetAttr(n, "fill", next.Hex())...)
			}
		}
	}
}

// remapEach changes colours with regard to where they are written.
func (s *scene) remapEach(f func(artifact.Styling, themes.Color) themes.Color) {
	for _, v := range s.styles.All(nil) {
		if s.lockedStyling(v) {
			continue
		}
		for _, c := range v.Colors() {
			if p, err := themes.ParseColor(c.Text); err == nil && p.Paints() {
				if next := f(v, p.Color); !same(next, p.Color) {
					s.editIn(v.Part(c, p.Format(next)))
				}
			}
		}
		if p, ok := triple(v); ok {
			if next := f(v, p.Color); !same(next, p.Color) {
				s.editIn(v.Set(p.Format(next)))
			}
		}
	}
}

func (s *scene) remapShade(c shade, f func(themes.Color) themes.Color) {
	for _, v := range s.styles.All(nil) {
		for _, part := range v.Colors() {
			if p, err := themes.ParseColor(part.Text); err == nil && p.Paints() && c.means(p.Color) && !s.lockedStyling(v) {
				s.editIn(v.Part(part, p.Format(f(p.Color))))
			}
		}
	}
}

var colored = []string{"background-color", "background", "color", "border-color", "border", "border-bottom", "border-top", "fill", "stroke", "stop-color", "box-shadow"}

// remapNodes changes the colours of elements and of what lies in them; props narrows it to some properties of the elements themselves.
func (s *scene) remapNodes(o *object, props []string, f func(themes.Color) themes.Color) int {
	var nodes []*markup.Node
	for _, n := range o.nodes {
		if props == nil {
			nodes = union(nodes, n.Find(func(*markup.Node) bool { return true }))
		} else {
			nodes = append(nodes, n)
		}
	}
	if props == nil {
		props = colored
	}
	nodes = s.free(nodes)
	count := 0
	seen := map[*css.Decl]bool{}
	for _, p := range props {
		for _, n := range nodes {
			v, ok := s.styles.Winner(n, p)
			if !ok || v.Decl != nil && seen[v.Decl] {
				continue
			}
			next := s.mapped(n, v, f)
			if next == "" {
				continue
			}
			count++
			if v.Decl != nil && v.Decl.Rule != nil && s.own(v.Decl.Rule, nodes) {
				seen[v.Decl] = true
				s.editIn(v.Set(next))
				continue
			}
			s.set([]*markup.Node{n}, decl{p, next})
		}
	}
	return count
}

// mapped is an element's value with its colours changed, "" if it has none.
func (s *scene) mapped(n *markup.Node, v artifact.Styling, f func(themes.Color) themes.Color) string {
	value := s.styles.ResolveAt(n, v.Value)
	toks := css.Tokens(value, 0)
	var b strings.Builder
	at, found := 0, 0
	for _, c := range css.Colors(toks, true) {
		p, err := themes.ParseColor(c.Text)
		if err != nil || !p.Paints() {
			continue
		}
		b.WriteString(value[at:c.Start] + p.Format(f(p.Color)))
		at, found = c.End, found+1
	}
	if found == 0 {
		return ""
	}
	return b.String() + value[at:]
}
