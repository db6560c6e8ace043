package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

var motionOperators = []gene.Operator[*Page]{
	{
		Name: "motion.lift", Trait: gene.Motion, Doc: "buttons and cards that rise under the pointer",
		Apply: func(p *Page, in gene.In) (string, bool) {
			sel := p.selectors(append(append([]*markup.Node(nil), p.look.buttons...), p.look.cards...))
			if sel == "" {
				return "", false
			}
			p.addRule(sel, "transition", "transform "+num(in.Between(120, 320), 0)+"ms ease-out")
			p.addRule(hovered(sel), "transform", "translateY(-"+num(in.Between(1, 5), 0)+"px)")
			return "lift on hover", true
		},
	},
	{
		Name: "motion.fade", Trait: gene.Motion, Doc: "links and buttons that change gently",
		Apply: func(p *Page, in gene.In) (string, bool) {
			sel := p.selectors(append(append([]*markup.Node(nil), p.look.links...), p.look.buttons...))
			if sel == "" {
				return "", false
			}
			p.addRule(sel, "transition", "opacity "+num(in.Between(140, 360), 0)+"ms ease")
			p.addRule(hovered(sel), "opacity", "0.72")
			return "soft fade on hover", true
		},
	},
	{
		Name: "motion.entrance", Trait: gene.Motion, Doc: "sections that rise into place",
		Apply: func(p *Page, in gene.In) (string, bool) {
			sel := p.selectors(p.topHeadings())
			if sel == "" || len(p.keep) > 0 {
				return "", false
			}
			p.addWrapped("@keyframes rise-in", "from", "opacity", "0", "transform", "translateY("+num(in.Between(8, 28), 0)+"px)")
			p.addWrapped("@media (prefers-reduced-motion: no-preference)", sel, "animation", "rise-in "+num(in.Between(350, 800), 0)+"ms ease-out both")
			return "headings rise into place", true
		},
	},
}

// selectors covers elements by a list of tags and classes; "" where none does.
func (p *Page) selectors(nodes []*markup.Node) string {
	var out []string
	left := nodes
	for len(left) > 0 && len(out) < 5 {
		sel, all := p.cover(left[0], left)
		if sel == "" {
			left = left[1:]
			continue
		}
		out = append(out, sel)
		left = outside(left, all)
	}
	return strings.Join(out, ", ")
}

func hovered(list string) string {
	parts := strings.Split(list, ", ")
	for i := range parts {
		parts[i] += ":hover"
	}
	return strings.Join(parts, ", ")
}
