package page

import (
	"strings"

	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// surface is the colour of the page's largest surface as it is now; sure is false where the opening covers the first screen with a
// picture, or with a colour that is not the ground's, so that no one colour may be named.
func (p *Page) surface() (c themes.Color, sure bool) {
	ground, _ := p.mainReading()
	heading := p.headingIn(p.body)
	if heading == nil {
		return ground, true
	}
	on, painter, known := p.backdrop(heading)
	if !known {
		return ground, false
	}
	if themes.DeltaE(on, ground) < 0.06 {
		return ground, true
	}
	return ground, painter == nil || p.look.length[painter]*10 < p.look.length[p.body]
}

// surfaceName is what a large surface of a colour is called: on a pale one a tint shows that a small thing of that colour would not.
func surfaceName(c themes.Color) string {
	l := c.LCH()
	switch {
	case l.L < 0.85 || l.C < 0.01 || l.C >= 0.04:
		return themes.ColorName(c)
	case l.H >= 65 && l.H < 112:
		return "ivory"
	}
	l.C = 0.05
	return "pale " + strings.TrimPrefix(themes.ColorName(l.Color()), "pale ")
}

// paletteName says which accent stands on which ground in the page as it is now, and how that is called.
func (p *Page) paletteName(to tint.Roles) string {
	first := themes.ColorName(p.roles().Ink.Color())
	if len(to.Accents) > 0 {
		first = p.accentName(to)
	}
	ground, sure := p.surface()
	if !sure {
		return first + " palette"
	}
	if second := surfaceName(ground); second != first {
		return first + " on " + second + " palette"
	}
	return first + " palette"
}

// accentName is the page's first accent as it is now; that of to where none is left.
func (p *Page) accentName(to tint.Roles) string {
	if r := p.roles(); len(r.Accents) > 0 {
		return themes.ColorName(r.Accents[0].Color())
	}
	return themes.ColorName(to.Accents[0].Color())
}

// duotoneName says which two hues are seen: those of the accents, or that of the accent and of its ground.
func (p *Page) duotoneName(to tint.Roles) string {
	if r := p.roles(); len(r.Accents) > 1 {
		first, second := themes.ColorName(r.Accents[0].Color()), themes.ColorName(r.Accents[1].Color())
		if first != second {
			return "duotone of " + first + " and " + second
		}
	}
	return strings.Replace(p.paletteName(to), " palette", " duotone", 1)
}
