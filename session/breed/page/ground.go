package page

import (
	"cultivar/session/artifact/markup"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// declareGround writes ground, ink, link and heading colours that the source leaves to the browser.
func (p *Page) declareGround(from, to tint.Roles) bool {
	if p.body == nil || p.body.Tag != "body" {
		return p.declareOn("body", from, to)
	}
	return p.declareOn("body", from, to)
}

func (p *Page) declareOn(body string, from, to tint.Roles) bool {
	changed := false
	ground, ink := to.Ground.Color(), to.Ink.Color()
	if themes.DeltaE(ground, from.Ground.Color()) > 0.004 && !p.groundDeclared() {
		p.addRule(body, "background-color", ground.Hex())
		changed = true
	}
	if id, _ := p.decider(p.body, gColor); id < 0 && themes.DeltaE(ink, from.Ink.Color()) > 0.004 {
		p.addRule(body, "color", ink.Hex())
		changed = true
	}
	if from.Dark() != to.Dark() && len(p.look.fields) > 0 && len(p.look.buttons) == len(p.filledButtons()) {
		p.addRule("html", "color-scheme", map[bool]string{true: "dark", false: "light"}[to.Dark()])
	}
	if len(to.Accents) == 0 {
		return changed
	}
	accent := themes.Mend(to.Accents[0].Color(), ground, themes.AA)
	if p.plainLinks() {
		p.addRule("a", "color", accent.Hex())
		changed = true
	}
	if len(from.Accents) == 0 {
		changed = p.bringAccent(to.Ground.Color(), accent) || changed
	}
	return changed
}

// bringAccent gives a page without colours an accent: on its buttons and on its headings.
func (p *Page) bringAccent(ground, accent themes.Color) bool {
	changed := p.change(p.filledButtons(), gBackground, func(v string, e *markup.Node) string {
		if c, ok := firstColor(v, true); ok && c.LCH().C < 0.05 {
			return accent.Hex()
		}
		return ""
	})
	return p.change(p.topHeadings(), gColor, func(v string, e *markup.Node) string {
		if c, ok := firstColor(v, true); v != "" && (!ok || c.LCH().C >= 0.05) {
			return ""
		}
		if on, _, known := p.backdrop(e); !known || themes.DeltaE(on, ground) > 0.1 {
			return ""
		}
		return accent.Hex()
	}) || changed
}

func (p *Page) groundDeclared() bool {
	for n := p.body; n != nil; n = n.Parent {
		if _, paints, _ := (&Page{design: p.design}).paint(n); paints {
			return true
		}
	}
	return false
}

// plainLinks says that there are links in the browser's blue.
func (p *Page) plainLinks() bool {
	for _, e := range p.look.links {
		if id := p.win(e, gColor); id < 0 && !p.heirs[e] && p.ownText(e) > 0 {
			return true
		}
	}
	return false
}
