package drawing

import (
	"math"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// darkOperators bring a drawing into the dark otherwise than by dark paper.
var darkOperators = []gene.Operator[*Drawing]{
	{
		Name: "palette.deeper", Trait: gene.Palette, Weight: 1, Leans: map[string]float64{"dark": 0.8}, Doc: "colours deepened, what is light left to shine",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "deeper colours", !d.blended && d.skin() == nil && (d.backdrop() == nil || d.ground0().LCH().L < 0.85) && d.raising(lightness, -0.05, func() bool {
				return d.deepen(in.Between(0.7, 0.5))
			})
		}),
	},
	{
		Name: "palette.moon", Trait: gene.Palette, Weight: 0.7, Leans: map[string]float64{"dark": 0.9, "round": 0.3}, Doc: "before a pale disc on a deep ground",
		Apply: func(d *Drawing, in gene.In) (caption string, ok bool) {
			ok = d.raising(lightness, -0.03, func() bool {
				caption, ok = d.moonlit(in)
				return ok
			})
			return caption, ok
		},
	},
	{
		Name: "composition.gallery", Trait: gene.Layout, Weight: 1, Once: "mat", Leans: map[string]float64{"dark": 0.9, "dense": -0.4}, Doc: "mounted on a dark wall with a fine light line",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.matOn(in, true) },
	},
}

func lightness(c themes.Color) float64 { return c.LCH().L }

// deepen makes every colour darker but what is all but white, and what is yellow or orange, which would turn to mud.
func (d *Drawing) deepen(k float64) bool {
	changed := d.dye(func(c themes.Color) themes.Color {
		p := c.LCH()
		if p.L > 0.9 && p.C < 0.06 || p.C > 0.06 && p.H > 42 && p.H < 125 && p.L > 0.6 {
			return c
		}
		p.L, p.C = math.Max(math.Min(p.L, 0.2), p.L*k), p.C*0.92
		return p.Color()
	}, nil)
	d.legible()
	return changed
}

// nights are the hues of a deep ground, and of the pale disc that stands before it.
var nights = [][2]float64{{268, 85}, {285, 50}, {245, 75}, {330, 60}, {200, 240}, {268, 265}, {300, 290}}

// moonOn are the ground and the disc that leave most of the figure as it is.
func (d *Drawing) moonOn(in gene.In) (ground, disc themes.Color) {
	most := -1.0
	for _, k := range in.Rand.Perm(len(nights)) {
		c := themes.LCH{L: 0.945, C: 0.035, H: nights[k][1], A: 1}.Color()
		if share := d.borne(c); share > most+0.02 {
			most, disc, ground = share, c, themes.LCH{L: 0.25, C: 0.065, H: nights[k][0], A: 1}.Color()
		}
		if most > 0.9 {
			break
		}
	}
	return ground, disc
}

// moonlit lays a deep ground under the drawing, and before it a pale disc that the figure stands on.
func (d *Drawing) moonlit(in gene.In) (string, bool) {
	if d.bleeds() || d.wide() || len(d.under)+len(d.group) > 0 || !d.free() || d.masses() < 0.02 {
		return "", false
	}
	ground, disc := d.moonOn(in)
	side := math.Min(d.box.W, d.box.H) * 0.88
	d.laid, d.wall = disc.Hex(), ground.Hex()
	d.plate = d.disc(side/2, disc.Hex(), "none", 0)
	d.under = append(d.under, d.sheet(ground.Hex(), ""), d.plate)
	d.inDisc(0.84 * side)
	d.apart()
	return article(named(disc)) + " disc behind it, on " + named(ground), true
}
