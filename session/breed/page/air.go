package page

import (
	"math"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// air is the light that lies over a drawn landscape: a palette for the page, and one for every depth of the drawing.
type air struct {
	says  string
	mood  mood
	sky   [3]string // from the top to the horizon
	water [2]string // what else runs from light to dark, such as a sea: from afar to near
	sun   string
	light string // what shines by itself or in the sun: snow, glints
	lamp  string
	land  [4]string // from the farthest hill to what stands nearest
}

// airs are the lights that a landscape may be seen in, the dark ones last.
var airs = []air{
	{
		says: "light of a rose dawn", mood: mood{"#ffecec", "#38153f", [4]string{"#b01f68", "#6a3fa0", "#ffb48f", "#f3c3cc"}},
		sky: [3]string{"#ffe9ea", "#ffcbc3", "#ffab88"}, water: [2]string{"#e59a9c", "#7b4a7c"}, sun: "#fff6e6", light: "#fff3ea", lamp: "#ffe08f",
		land: [4]string{"#d98fae", "#a2639a", "#46235a", "#2a1239"},
	},
	{
		says: "golden-hour light", mood: mood{"#ffebc6", "#3d1029", [4]string{"#a82330", "#7a2f5c", "#ffc247", "#f4b884"}},
		sky: [3]string{"#ffedc8", "#ffc777", "#ff9160"}, water: [2]string{"#f08c60", "#6f2747"}, sun: "#fff7dc", light: "#ffefcf", lamp: "#ffe59a",
		land: [4]string{"#e8794f", "#b2434f", "#521839", "#310d27"},
	},
	{
		says: "a red sun", mood: mood{"#f5ecda", "#16202f", [4]string{"#c22a18", "#1f4a66", "#e9b44c", "#d8cbb0"}},
		sky: [3]string{"#f6eedd", "#f2e3c6", "#efd0a6"}, water: [2]string{"#d3c3a2", "#54727c"}, sun: "#dc3f22", light: "#fffaf0", lamp: "#ffd98a",
		land: [4]string{"#9fb2b0", "#5f7d86", "#1f3345", "#121f2d"},
	},
	{
		says: "clear morning light", mood: mood{"#e7f3fa", "#0d2746", [4]string{"#c8371f", "#15609f", "#ffd166", "#b9dcef"}},
		sky: [3]string{"#dfeffa", "#cfe7f5", "#fdeed6"}, water: [2]string{"#a9d0e6", "#3c6f9a"}, sun: "#fffdf4", light: "#ffffff", lamp: "#ffe08a",
		land: [4]string{"#a3c7df", "#6b9cc2", "#1c4069", "#0e2747"},
	},
	{
		says: "light of a misty morning", mood: mood{"#eff2e7", "#15302a", [4]string{"#b23c22", "#2f6f5e", "#e9b44c", "#cddcc9"}},
		sky: [3]string{"#f1f4e8", "#e0eada", "#f7dfc0"}, water: [2]string{"#c9d6c0", "#4f7c70"}, sun: "#fffbea", light: "#fffdf2", lamp: "#ffd98a",
		land: [4]string{"#aec8b6", "#739d8d", "#1e4439", "#102b25"},
	},
	{
		says: "winter light, a rose sun", mood: mood{"#f1f5fa", "#18233f", [4]string{"#c2362b", "#2f5c9a", "#ffcf70", "#c6d5e8"}},
		sky: [3]string{"#e8eff7", "#dae5f2", "#fbe3dc"}, water: [2]string{"#b9c9de", "#566f96"}, sun: "#e0574f", light: "#ffffff", lamp: "#ffd27a",
		land: [4]string{"#c0cfe2", "#8ea6c5", "#2a3b5e", "#17223d"},
	},
	{
		says: "light of a lavender evening", mood: mood{"#f1ecfa", "#231a4b", [4]string{"#5a35c8", "#d9436a", "#ffc46b", "#c9bcf0"}},
		sky: [3]string{"#efe8fb", "#dccdf5", "#ffc9b0"}, water: [2]string{"#c3a9dd", "#4f4291"}, sun: "#fff8ee", light: "#fdf2ff", lamp: "#ffd27a",
		land: [4]string{"#b79fdc", "#8569c0", "#2c1f66", "#1a1145"},
	},
	{
		says: "a coral sun over turquoise", mood: mood{"#e3f4f1", "#0b333c", [4]string{"#bf3815", "#0f6b6f", "#ffd166", "#a9dcd4"}},
		sky: [3]string{"#d9f1ee", "#c2e9e3", "#fff0cf"}, water: [2]string{"#8fd0c8", "#2c7f85"}, sun: "#f4694a", light: "#ffffff", lamp: "#ffe08a",
		land: [4]string{"#82c6bf", "#459d9b", "#104b54", "#08303a"},
	},
	{
		says: "ink on paper, a red sun", mood: mood{"#f4f1ea", "#1b1a19", [4]string{"#b3261e", "#45423e", "#d9a441", "#d2ccc0"}},
		sky: [3]string{"#f4f1ea", "#eeeae1", "#e2dccf"}, water: [2]string{"#c6c0b4", "#6f6b65"}, sun: "#c8321f", light: "#fffdf8", lamp: "#ffd98a",
		land: [4]string{"#b9b4aa", "#827d76", "#2d2b29", "#171615"},
	},
	{
		says: "light of the blue hour", mood: mood{"#16214d", "#fff3e3", [4]string{"#ffb36b", "#ff8f7e", "#9fb4ff", "#2c3b7c"}},
		sky: [3]string{"#141f4b", "#45478c", "#f2958a"}, water: [2]string{"#b0768f", "#232a5c"}, sun: "#ffe3c4", light: "#ffe1d0", lamp: "#ffd27a",
		land: [4]string{"#75609d", "#4c4380", "#181f4a", "#0c1130"},
	},
	{
		says: "northern lights", mood: mood{"#081c2c", "#ecfbf4", [4]string{"#6fe6b8", "#ffb86b", "#7fc4ff", "#123f4d"}},
		sky: [3]string{"#071829", "#0c4757", "#5cc7a3"}, water: [2]string{"#2f8f86", "#0a2b3a"}, sun: "#f3ffe9", light: "#d9f5e6", lamp: "#ffd479",
		land: [4]string{"#237077", "#12505e", "#07222f", "#03121a"},
	},
	{
		says: "light of a violet dusk", mood: mood{"#26154a", "#fff0f6", [4]string{"#ffb08f", "#ff93b8", "#b79bff", "#46287a"}},
		sky: [3]string{"#26154a", "#71408c", "#ff9d8d"}, water: [2]string{"#cf7a99", "#33195a"}, sun: "#ffeeda", light: "#ffdfd6", lamp: "#ffdf9c",
		land: [4]string{"#85529b", "#573280", "#20103d", "#120726"},
	},
	{
		says: "light of an emerald dusk", mood: mood{"#0a2925", "#f5f6e9", [4]string{"#ffc66b", "#8be6bd", "#ff9f80", "#185045"}},
		sky: [3]string{"#0a2925", "#1f5b4f", "#f4b98a"}, water: [2]string{"#96a987", "#0c302b"}, sun: "#fff3d6", light: "#fbe8cf", lamp: "#ffd27a",
		land: [4]string{"#47806f", "#205649", "#0a231f", "#041311"},
	},
	{
		says: "a red moon at night", mood: mood{"#101423", "#fbf1e6", [4]string{"#ff7a5c", "#f2c77a", "#9fb0d8", "#2a3350"}},
		sky: [3]string{"#0e1220", "#1c2440", "#4a4468"}, water: [2]string{"#55506f", "#12172b"}, sun: "#f0573c", light: "#e9dcd6", lamp: "#ffcf7d",
		land: [4]string{"#383f62", "#252c4b", "#0d1222", "#060914"},
	},
	{
		says: "moonlight", mood: mood{"#0a1836", "#eef4ff", [4]string{"#ffd166", "#8fb8ff", "#ff9a86", "#1d3670"}},
		sky: [3]string{"#08142f", "#143364", "#6497ca"}, water: [2]string{"#5585b8", "#0c1f47"}, sun: "#fdf8e6", light: "#e3edf8", lamp: "#ffd166",
		land: [4]string{"#3c6494", "#264878", "#0b1938", "#050d22"},
	},
}

var airOperators = []gene.Operator[*Page]{
	{
		Name: "palette.air", Trait: gene.Palette, Weight: 12, Doc: "another light over the drawn landscape that the opening stands on, and over the page",
		Suits: (*Page).landscape,
		Apply: func(p *Page, in gene.In) (string, bool) {
			if !p.landscape() {
				return "", false
			}
			a := gene.Pick(in, airs)
			_, ok := p.repaint(in, func(r tint.Roles) tint.Roles { return p.bathed(a, r) })
			p.air = nil
			return a.says, ok
		},
	},
}

// bathed are the roles of a page under a light, which the drawing takes on with the page.
func (p *Page) bathed(a air, from tint.Roles) tint.Roles {
	p.air = &a
	return a.mood.seat(from)
}

// aired maps the colours of a drawing, by what each belongs to, to those of a light.
func (p *Page) aired(name string, a air) func(*slot) func(themes.Color) themes.Color {
	far, near := p.depths(name)
	return func(s *slot) func(themes.Color) themes.Color {
		if !s.picture || s.file != name {
			return nil
		}
		return func(c themes.Color) themes.Color {
			out := a.at(s.layer, c.LCH(), far, near)
			out.A = c.A
			return out
		}
	}
}

// at is what a light makes of one colour of a layer; far and near are the lightnesses of the farthest and the nearest land.
func (a air) at(l layer, c themes.LCH, far, near float64) themes.Color {
	switch {
	case l.sky && l.stop:
		return along(l.down, a.sky[:])
	case l.sky:
		return themes.MustParse(a.sky[0])
	case l.stop:
		return along(l.down, a.water[:])
	case l.round:
		return themes.MustParse(a.sun)
	case shining(c) && c.C >= 0.085:
		return themes.MustParse(a.lamp)
	case shining(c):
		return themes.MustParse(a.light)
	case c.C > 0.15:
		return themes.MustParse(a.mood.accents[0])
	case l.fine:
		return themes.MustParse(a.land[1])
	}
	return along((far-c.L)/math.Max(0.05, far-near), a.land[:])
}

// shining says that something in a drawing gives light, or throws it back.
func shining(c themes.LCH) bool { return c.L > 0.82 }

// along is the colour at a place, 0 to 1, of a row of colours.
func along(at float64, row []string) themes.Color {
	at = math.Max(0, math.Min(1, at)) * float64(len(row)-1)
	i := min(int(at), len(row)-2)
	return blend(themes.MustParse(row[i]), themes.MustParse(row[i+1]), at-float64(i)).Rounded()
}

// blend mixes two colours in OKLab; x is 0 for the first.
func blend(a, b themes.Color, x float64) themes.Color {
	p, q := a.LCH().Lab(), b.LCH().Lab()
	l := themes.Lab{L: p.L + (q.L-p.L)*x, A: p.A + (q.A-p.A)*x, B: p.B + (q.B-p.B)*x}
	return themes.LCH{L: l.L, C: math.Hypot(l.A, l.B), H: themes.Hue(math.Atan2(l.B, l.A) * 180 / math.Pi), A: 1}.Color()
}

// depths are the lightnesses of the farthest and of the nearest land of a drawing: of what is neither sky nor light.
func (p *Page) depths(name string) (far, near float64) {
	far, near = 0, 1
	for _, s := range p.slots {
		if !s.picture || s.file != name || s.layer.sky || s.layer.stop || s.layer.round || s.layer.fine {
			continue
		}
		for _, u := range p.usesNow(s.id, p.value(s.id)) {
			if c := u.color.Color.LCH(); !shining(c) && c.C <= 0.15 {
				far, near = math.Max(far, c.L), math.Min(near, c.L)
			}
		}
	}
	return far, near
}
