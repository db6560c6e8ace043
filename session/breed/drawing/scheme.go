package drawing

import (
	"strings"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

var paletteOperators = []gene.Operator[*Drawing]{
	{
		Name: "palette.mood", Trait: gene.Palette, Weight: 2.5, Doc: "takes on another palette, role by role",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			mood := gene.Pick(in, tint.Moods)
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles {
				m := mood.Roles().Extended(len(r.Accents))
				if d.backdrop() == nil {
					m.Ground, m.Ink = r.Ground, r.Ink
				}
				return m
			})
			return strings.Join(d.colourNames(2), " and ") + " palette", ok
		}),
	},
	{
		Name: "palette.hue", Trait: gene.Palette, Weight: 2, Doc: "turns every hue around the colour wheel",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			by := in.Sign() * in.Between(40, 175)
			was := strings.Join(d.colourNames(1), "")
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Rotate(by) })
			if now := strings.Join(d.colourNames(1), ""); now != was {
				return "turned to " + now, ok
			}
			return "hues turned", ok
		}),
	},
	{
		Name: "palette.scheme", Trait: gene.Palette, Weight: 1.5, Doc: "neighbouring, opposite or evenly spread hues",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			scheme := gene.Pick(in, schemes)
			hue := float64(in.Rand.IntN(24)) * 15
			if len(d.roles().Accents) < 2 {
				return "", false
			}
			_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Scheme(hue, scheme.offsets...) })
			return scheme.name + ", " + strings.Join(d.colourNames(2), " and "), ok
		}),
	},
	{
		Name: "palette.warmer", Trait: gene.Palette, Leans: map[string]float64{"warm": 1}, Doc: "draws colours towards orange",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "warmer palette", d.raising(themes.Warmth, 0.08, func() bool {
				_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Warm(in.Between(0.45, 1)) })
				return ok
			})
		}),
	},
	{
		Name: "palette.cooler", Trait: gene.Palette, Leans: map[string]float64{"warm": -1}, Doc: "draws colours towards blue",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "cooler palette", d.raising(themes.Warmth, -0.08, func() bool {
				_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Warm(-in.Between(0.45, 1)) })
				return ok
			})
		}),
	},
	{
		Name: "palette.vivid", Trait: gene.Palette, Leans: map[string]float64{"vivid": 1}, Doc: "more saturated",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "more vivid colours", d.raising(chroma, 0.018, func() bool {
				_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Vivid(in.Between(1.3, 2.2)) })
				return ok
			})
		}),
	},
	{
		Name: "palette.muted", Trait: gene.Palette, Leans: map[string]float64{"vivid": -1}, Doc: "less saturated",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "more muted colours", d.raising(chroma, -0.025, func() bool {
				_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Vivid(in.Between(0.7, 0.2)) })
				return ok
			})
		}),
	},
	{
		Name: "palette.duotone", Trait: gene.Palette, Doc: "printed in two inks, by lightness",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			first := float64(in.Rand.IntN(24)) * 15
			second := first + gene.Pick(in, []float64{60, 140, 180, 220})
			return d.print(tint.Ramp(first, second), "printed in ")
		}),
	},
	{
		Name: "palette.mono", Trait: gene.Palette, Weight: 0.7, Doc: "shades of one hue, by lightness",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			hue := float64(in.Rand.IntN(24)) * 15
			return d.print(tint.Ramp(hue, hue+10), "all in shades of ")
		}),
	},
	{
		Name: "palette.night", Trait: gene.Palette, Weight: 1.4, Leans: map[string]float64{"dark": 1}, Doc: "light on a dark ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			from := d.roles()
			if from.Dark() || len(d.keep) > 0 || len(d.under) > 0 {
				return "", false
			}
			to := from
			if len(from.Accents) == 0 {
				to = to.WithAccents(moodFor(in, from).Roles())
			}
			to = to.Turned(in.Between(0.6, 2.2))
			if d.backdrop() == nil {
				if d.bleeds() {
					return "", false
				}
				if len(d.shown()) == 1 && len(from.Accents) == 0 {
					d.recolour(from, to)
				}
				return "on " + d.ground(to.Ground.Color(), in), true
			}
			d.recolour(from, to)
			return "on a dark ground", true
		},
	},
	{
		Name: "palette.day", Trait: gene.Palette, Weight: 1.4, Leans: map[string]float64{"dark": -1}, Doc: "dark on a light ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			from := d.roles()
			if !from.Dark() || d.backdrop() == nil || d.laid != "" {
				return "", false
			}
			return "on a light ground", d.recolour(from, from.Turned(in.Between(0.8, 2.4)))
		},
	},
	{
		Name: "palette.ground", Trait: gene.Palette, Weight: 2, Doc: "on a coloured ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.bleeds() || len(d.under) > 0 || !d.free() {
				return "", false
			}
			return "on " + d.ground(d.groundColour(in), in), true
		},
	},
}

// schemes are the ways to spread hues around the wheel that designers name.
var schemes = []struct {
	name    string
	offsets []float64
}{
	{"neighbouring hues", []float64{0, 30, -30, 55}},
	{"opposite hues", []float64{0, 180, 25, 205}},
	{"split opposites", []float64{0, 150, 210, 30}},
	{"three hues evenly spread", []float64{0, 120, 240, 60}},
}
