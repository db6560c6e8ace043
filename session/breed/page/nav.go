package page

import (
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

var navOperators = []gene.Operator[*Page]{
	{
		Name: "nav.pills", Trait: gene.Shape, Weight: 0.8, Leans: map[string]float64{"round": 1}, Doc: "links of the navigation like pills",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "navigation in pills", p.pillNav(in.Between(0.08, 0.14))
		},
	},
	{
		Name: "nav.caps", Trait: gene.Type, Weight: 0.6, Doc: "the navigation in small capitals set apart",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "navigation in small capitals", p.dressNav("font-size", "0.82em", "letter-spacing", num(in.Between(0.06, 0.14), 2)+"em", "text-transform", "uppercase")
		},
	},
	{
		Name: "nav.bar", Trait: gene.Shape, Weight: 0.7, Suits: plainGround, Leans: map[string]float64{"bold": 0.2}, Doc: "the navigation between two rules",
		Apply: func(p *Page, in gene.In) (string, bool) {
			nav := p.nav()
			if nav == nil {
				return "", false
			}
			line := num(in.Between(1, 3), 0) + "px solid " + p.faint(in.Between(0.2, 0.6))
			bar := nav
			if h := nav.Closest("header"); h != nil && p.look.length[h] < 200 && !p.holds(h) {
				bar = h
			}
			if b, known := p.box(bar); known && b.Y < edge {
				return "navigation on a rule", p.restyle("", bar, "border-bottom", line) // above, it would run along the window's edge
			}
			return "navigation between rules", p.restyle("", bar, "border-top", line, "border-bottom", line)
		},
	},
	{
		Name: "nav.centre", Trait: gene.Layout, Weight: 0.7, Doc: "name and navigation one above the other, in the middle",
		Apply: func(p *Page, in gene.In) (string, bool) {
			return "header centred in two rows", !p.showcases() && p.centreNav()
		},
	},
}

// nav is the page's navigation: what holds three links or more in its head; nil if there is none, or it is kept.
func (p *Page) nav() *markup.Node {
	for _, e := range p.doc.Elements {
		if e.Tag != "nav" && !(e.Tag == "ul" && e.Closest("header") != nil) || p.hidden(e) || p.holds(e) || e.Closest("footer") != nil {
			continue
		}
		if b, ok := p.box(e); ok && (b.Y > 300 || b.W < 180) || p.look.length[e] > 240 {
			continue
		}
		if len(p.navLinks(e)) >= 3 {
			return e
		}
	}
	return nil
}

func (p *Page) navLinks(nav *markup.Node) []*markup.Node {
	var out []*markup.Node
	for _, e := range p.look.links {
		if e.Within(nav) && p.look.length[e] > 0 {
			out = append(out, e)
		}
	}
	return out
}

// dressNav gives the navigation's plain links declarations, by one rule.
func (p *Page) dressNav(namesAndValues ...string) bool {
	nav := p.nav()
	if nav == nil || p.home() == nil {
		return false
	}
	sel := p.address(nav)
	if sel == "" {
		return false
	}
	sel += " a"
	for _, b := range p.look.buttons {
		if classes := b.Classes(); b.Within(nav) && b.Tag == "a" {
			if len(classes) == 0 || !plainName(classes[0]) {
				return false
			}
			if not := ":not(." + classes[0] + ")"; !strings.Contains(sel, not) {
				sel += not
			}
		}
	}
	links := p.navLinks(nav)
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		if _, force := p.declared(links[0], namesAndValues[i]); force > forceOf(strings.TrimSuffix(sel, " a"))+1 {
			return false
		}
	}
	p.addRule(sel, namesAndValues...)
	p.touch(links...)
	return true
}

// pillNav lays the links of the navigation on a veil of their own colour, where they can be read on it.
func (p *Page) pillNav(strength float64) bool {
	nav := p.nav()
	if nav == nil {
		return false
	}
	ink := p.ink(p.navLinks(nav)[0])
	for _, e := range p.navLinks(nav) {
		on, _, known := p.backdrop(e)
		veiled := p.ink(e)
		veiled.A = strength
		if under := veiled.Over(on); known && themes.Contrast(p.ink(e).Over(under), under) < themes.AA+0.2 {
			return false
		}
	}
	return p.dressNav("padding", "0.4em 0.9em", "border-radius", "999px", "background-color", veil(ink, strength), "text-decoration", "none")
}

// centreNav turns a header of two parts side by side into two rows in the middle.
func (p *Page) centreNav() bool {
	nav := p.nav()
	if nav == nil {
		return false
	}
	row := nav.Parent
	id := p.win(row, gDisplay)
	if id < 0 || !strings.Contains(p.value(id), "flex") || p.stands(row) || len(row.Elements()) != 2 || p.holds(row) || p.look.length[row] > 300 {
		return false
	}
	for n := row; n != nil && n != p.body; n = n.Parent {
		if p.placed(n) {
			return false
		}
	}
	return p.restyle("", row, "flex-direction", "column", "align-items", "center", "justify-content", "center", "gap", "14px")
}
