package page

import "cultivar/themes"

// The share of a page that its ground takes, and its accents; the rest is ink.
const groundShare, accentShare = 0.75, 0.15

// overall is the mean of something over the page, roughly, told from its roles.
func (p *Page) overall(of func(themes.Color) float64) float64 {
	r := p.roles()
	mean := groundShare*of(r.Ground.Color()) + (1-groundShare-accentShare)*of(r.Ink.Color())
	for _, a := range r.Accents {
		mean += accentShare / float64(len(r.Accents)) * of(a.Color())
	}
	if len(r.Accents) == 0 {
		mean += accentShare * of(r.Ground.Color())
	}
	return mean
}
