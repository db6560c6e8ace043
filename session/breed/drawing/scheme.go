package drawing

import (
	"strings"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

var paletteOperators = []gene.Operator[*Drawing]{
	{
		Name: "palette.mood", Trait: gene.Palette, Weight: 4, Doc: "printed in the inks of another edition",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			was := d.shown()
			if !d.printed(d.editionFor(in), in) {
				return "", false
			}
			return d.inked(was)
		}),
	},
	{
		Name: "palette.hue", Trait: gene.Palette, Weight: 0.15, Doc: "turns every hue around the colour wheel",
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
		Name: "palette.scheme", Trait: gene.Palette, Weight: 0.15, Doc: "neighbouring, opposite or evenly spread hues",
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
		Name: "palette.warmer", Trait: gene.Palette, Weight: 0.35, Leans: map[string]float64{"warm": 1, "bold": -0.3}, Doc: "draws colours towards orange",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "warmer palette", d.leaning(in, warmEditions, 1)
		}),
	},
	{
		Name: "palette.cooler", Trait: gene.Palette, Weight: 0.35, Leans: map[string]float64{"warm": -1, "bold": -0.3}, Doc: "draws colours towards blue",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "cooler palette", d.leaning(in, coolEditions, -1)
		}),
	},
	{
		Name: "palette.vivid", Trait: gene.Palette, Weight: 0.5, Leans: map[string]float64{"vivid": 0.6}, Doc: "more saturated",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "more vivid colours", d.raising(chroma, 0.012, func() bool {
				_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Vivid(in.Between(1.3, 2.2)) })
				return ok
			})
		}),
	},
	{
		Name: "palette.muted", Trait: gene.Palette, Weight: 0.1, Leans: map[string]float64{"vivid": -0.8}, Doc: "less saturated",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return "more muted colours", d.raising(chroma, -0.015, func() bool {
				_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Vivid(in.Between(0.7, 0.2)) })
				return ok
			})
		}),
	},
	{
		Name: "palette.duotone", Trait: gene.Palette, Doc: "printed in two inks, by lightness",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return d.print(coloured(in).ramp(), "printed in ")
		}),
	},
	{
		Name: "palette.mono", Trait: gene.Palette, Weight: 0.6, Leans: map[string]float64{"vivid": -0.5}, Doc: "shades of one hue, by lightness",
		Apply: clearly(func(d *Drawing, in gene.In) (string, bool) {
			return d.print(shadesOf(gene.Pick(in, monoHues)), "all in shades of ")
		}),
	},
	{
		Name: "palette.night", Trait: gene.Palette, Weight: 1.4, Leans: map[string]float64{"dark": 1, "bold": 1}, Doc: "light on a dark ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			return "on a dark ground", d.ground0().LCH().L > 0.5 && d.turnedTo(in, true)
		},
	},
	{
		Name: "palette.day", Trait: gene.Palette, Weight: 1.4, Leans: map[string]float64{"dark": -1}, Doc: "dark on a light ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			return "on a light ground", d.ground0().LCH().L < 0.5 && d.backdrop() != nil && d.turnedTo(in, false)
		},
	},
	{
		Name: "palette.ground", Trait: gene.Palette, Weight: 2, Doc: "on a coloured ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if len(d.under) > 0 || !d.free() {
				return "", false
			}
			if d.bleeds() {
				return d.papered(in)
			}
			return "on " + d.ground(d.groundColour(in), in), true
		},
	},
}

// turnedTo prints the drawing on dark paper or on light, and takes that back where its ground does not become so.
func (d *Drawing) turnedTo(in gene.In, dark bool) bool {
	if len(d.keep) > 0 || d.laid != "" {
		return false
	}
	kinds := d.kinds()
	for range 6 {
		undo := d.snapshot()
		if d.printed(edition0(in, dark), in) && d.plateColor().LCH().L < 0.45 == dark && !d.merged(kinds) && !d.sunk() {
			return true
		}
		undo()
	}
	return false
}

// leaning makes the drawing warmer, or cooler where sign is negative: printed in one of the editions, else, for warmer, with its own colours drawn that way.
func (d *Drawing) leaning(in gene.In, fit []edition, sign float64) bool {
	if d.raising(themes.Warmth, 0.03*sign, func() bool { return d.printed(gene.Pick(in, fit), in) }) {
		return true
	}
	if sign < 0 { // drawn towards blue, what is warm turns grey on the way
		return false
	}
	return d.raising(themes.Warmth, 0.03*sign, func() bool {
		_, ok := d.repaint(in, func(r tint.Roles) tint.Roles { return r.Warm(sign * in.Between(0.45, 1)) })
		return ok
	})
}

// warmEditions and coolEditions lean to one side in all of their inks, the loud ones too, so that nothing in them glares.
var (
	warmEditions = []edition{
		{"#fdf0df", [5]string{"#fbd29b", "#f2a154", "#d4622f", "#8e3230", "#3d1420"}, [2]string{"#b8324f", "#f4b942"}},
		{"#fdebe3", [5]string{"#fcc4a6", "#f0876a", "#c2474a", "#7d2747", "#36102a"}, [2]string{"#ef8a2c", "#f7c65b"}},
		{"#fbeeda", [5]string{"#f5cf8f", "#e3a042", "#b9662a", "#74371f", "#321511"}, [2]string{"#cf3f34", "#f08a5d"}},
	}
	coolEditions = []edition{
		{"#eaf4fb", [5]string{"#b3daf5", "#69b1e3", "#2877bb", "#164a86", "#0a2148"}, [2]string{"#12a39a", "#7a6ae0"}},
		{"#e9f6f3", [5]string{"#aee3d8", "#5fbdb4", "#1d8689", "#10555f", "#072c38"}, [2]string{"#3d6fd1", "#8fd3e8"}},
		{"#efedfb", [5]string{"#cdc8f4", "#968ee2", "#5a55c0", "#353186", "#171547"}, [2]string{"#1f9bb8", "#6fc3e0"}},
	}
)

// monoHues are hues whose shades stay clear from dark to light.
var monoHues = []float64{12, 32, 155, 190, 235, 262, 288, 320, 350}

func shadesOf(hue float64) func(themes.Color) themes.Color { return tint.Ramp(hue, hue+10) }

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
