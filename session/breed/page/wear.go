package page

import (
	"fmt"
	"strconv"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// wear maps the page's own colours, faces, sizes, spacing and shape to a theme's by role.
func (p *Page) wear(t themes.Theme) (string, bool) {
	changed := p.recolour(p.roles(), tint.OfTheme(t))
	changed = p.setFaces(t.Type.Heading, t.Type.Body) || changed
	changed = p.wearScale(t.Type) || changed
	changed = p.wearShape(t) || changed
	if factor := t.Space / 8; factor != 1 {
		changed = p.respace(factor) || changed
	}
	return fmt.Sprintf("wears %s", t.Name), changed
}

// wearScale sets headings on the theme's modular scale.
func (p *Page) wearScale(t themes.Type) bool {
	steps := map[string]int{"h1": 4, "h2": 3, "h3": 2, "h4": 1}
	changed := p.change(p.look.headings, gSize, func(v string, e *markup.Node) string {
		n, ok := steps[e.Tag]
		if !ok {
			return ""
		}
		size := t.Step(n)
		if was := p.fontSize(e); was > size*1.4 {
			size = was // an opening that is set large stays large
		}
		return num(size, 1) + "px"
	})
	changed = p.change(p.look.headings, gWeight, func(string, *markup.Node) string { return strconv.Itoa(t.HeadingWeight) }) || changed
	return p.change(p.look.headings, gCase, func(v string, e *markup.Node) string {
		if v == "" && t.HeadingCase == "none" {
			return ""
		}
		return t.HeadingCase
	}) || changed
}

func (p *Page) wearShape(t themes.Theme) bool {
	changed := p.round(t.Shape.Radius, min(t.Shape.Radius, 14), false)
	if t.Shape.Depth == "flat" {
		return changed
	}
	return p.shade(t.Shape.Depth) || changed
}
