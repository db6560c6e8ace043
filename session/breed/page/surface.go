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
	if sheet := p.sheet(); sheet != nil && sheet == painter {
		return on, true
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
	case l.L < 0.92 && l.H < 112:
		return themes.ColorName(c)
	case l.C < 0.015 && (l.H < 112 || l.H >= 350):
		return "off-white"
	case l.H >= 65 && l.H < 112:
		return "ivory"
	case l.H >= 350 || l.H < 50:
		return "blush"
	}
	l.C = 0.05
	return "pale " + strings.TrimPrefix(themes.ColorName(l.Color()), "pale ")
}

// paletteName says which accent is seen on which ground in the page as it is now, and how that is called.
func (p *Page) paletteName(to tint.Roles) string {
	accent := p.accentName(to)
	ground, sure := p.surface()
	second := surfaceName(ground)
	switch {
	case !sure && accent == "":
		return "another palette"
	case !sure:
		return accent + " palette"
	case accent == "" || accent == second:
		return second + " palette"
	}
	return accent + " on " + second + " palette"
}

// duotoneName says which two hues are seen: that of the accent and of its ground.
func (p *Page) duotoneName(to tint.Roles) string {
	return strings.Replace(p.paletteName(to), " palette", " duotone", 1)
}

// around says of a change to the accents which one is seen, if one is: "green accents", "single-hue palette around green".
func (p *Page) around(to tint.Roles, with, without string) string {
	if accent := p.accentName(to); accent != "" {
		return strings.Replace(with, "%", accent, 1)
	}
	return without
}
