package page

import (
	"math"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// mood is a palette that a designer would reach for: ground and ink of unlike hues, and four accents that are told apart by lightness as well as
// by hue, the one that is to be seen first before the others.
type mood struct {
	ground, ink string
	accents     [4]string
}

// lightMoods have dark ink on a light ground.
var lightMoods = []mood{
	{"#f4f1ea", "#12263a", [4]string{"#c53b23", "#1f6f8b", "#f2b544", "#1c4a6e"}},
	{"#fff6e6", "#15254b", [4]string{"#d03725", "#1f4496", "#ffc145", "#8ecae6"}},
	{"#eef4ec", "#12332b", [4]string{"#0f7b5f", "#e8683c", "#f7d65a", "#163e4f"}},
	{"#fdf0ec", "#2d1233", [4]string{"#c2185b", "#5b2a86", "#ff9e6d", "#ffd3bf"}},
	{"#eaf1f6", "#0f2338", [4]string{"#cf2535", "#1d5f9e", "#f2b632", "#9cc5dd"}},
	{"#fffbe8", "#17323a", [4]string{"#ce3e08", "#0b7a5c", "#ffd02e", "#17433a"}},
	{"#f3effb", "#1f1547", [4]string{"#5a3fb0", "#f04a63", "#ffc857", "#b9a5f5"}},
	{"#e6ede4", "#16302c", [4]string{"#be3923", "#2f6f5e", "#edb458", "#123c4a"}},
	{"#e3f0f7", "#0e2a47", [4]string{"#c73221", "#0b63a5", "#ffce54", "#7fb9d9"}},
	{"#fbe7e3", "#123a34", [4]string{"#c22f4a", "#12664f", "#f4a259", "#f2b8ae"}},
	{"#ffffff", "#0b1437", [4]string{"#2246a8", "#f04434", "#ffc629", "#8fb3ff"}},
	{"#f8faf7", "#0c1f1a", [4]string{"#007a52", "#ea5420", "#ffd166", "#0d4f4f"}},
	{"#faf7f2", "#17161c", [4]string{"#d0390a", "#2b2d6e", "#ffb800", "#b8c4d6"}},
	{"#f6efe6", "#1c352b", [4]string{"#1f5a41", "#d9572f", "#f2b950", "#b9cdb4"}},
	{"#fdf3d8", "#2a1c3f", [4]string{"#5a2a82", "#d84a22", "#f7b32b", "#2c6f78"}},
	{"#f8ebdf", "#3a1a22", [4]string{"#8c1f3f", "#cc5c31", "#ecb86a", "#5f2436"}},
	{"#fbf3e4", "#33211a", [4]string{"#a43a1c", "#2f5d50", "#eab24d", "#24443b"}},
	{"#f1ece6", "#2a1a2e", [4]string{"#7a2e6d", "#d9573f", "#f0b56a", "#3b4a6b"}},
}

// darkMoods have light ink on a dark ground.
var darkMoods = []mood{
	{"#0f1730", "#f5efe2", [4]string{"#ffb545", "#ff7a59", "#7fb2ff", "#2c3f78"}},
	{"#07282d", "#f3f1e7", [4]string{"#ff7d61", "#ffcb6b", "#5fd0c5", "#145059"}},
	{"#22102f", "#fbeef2", [4]string{"#ff9a76", "#ffd08a", "#c79bff", "#4d2a66"}},
	{"#0a0d1c", "#eef2ff", [4]string{"#6f95ff", "#ff7a8a", "#ffd166", "#23306b"}},
	{"#0b241c", "#f4f0df", [4]string{"#f4c04f", "#ff8f66", "#7fd6a6", "#1d4d3c"}},
	{"#16171b", "#f6f4ef", [4]string{"#ff6a4d", "#ffc857", "#8fb8de", "#33363f"}},
	{"#171150", "#f4f0ff", [4]string{"#ff85bd", "#ffd36e", "#8fa8ff", "#33299a"}},
	{"#2b0a1c", "#fdeef0", [4]string{"#ff7d98", "#ffb86b", "#d79bd0", "#5c1a3c"}},
	{"#111a1e", "#eef6f2", [4]string{"#5fe0b0", "#ffb38a", "#8fc7ff", "#22424a"}},
	{"#0c2a25", "#f6f2e6", [4]string{"#f6a8bb", "#f7d58a", "#8fd6c4", "#1f4a43"}},
	{"#181716", "#f7f2e8", [4]string{"#ff6b42", "#f2cf6e", "#f4dcc6", "#3d3935"}},
	{"#1b1436", "#f5f1ff", [4]string{"#a9f0cd", "#ffb3c7", "#ffe08a", "#3b2d6b"}},
	{"#121a2c", "#eff2f8", [4]string{"#a9c8ff", "#ffb59e", "#f5dd8a", "#2d3d63"}},
	{"#0d2345", "#f2f4fb", [4]string{"#ffd23f", "#ff8d7a", "#79d0f2", "#1b4480"}},
}

// loudMoods have a ground that is a strong colour itself, the light ones before the dark ones.
var loudMoods = []mood{
	{"#ffc83d", "#1a160a", [4]string{"#ac1d0f", "#1c3fa8", "#fff3d1", "#7a1f5c"}},
	{"#cdb8ff", "#1c0f47", [4]string{"#4a1fd0", "#d92f3f", "#fff3b0", "#7a5bd6"}},
	{"#9fe3c4", "#0b2b26", [4]string{"#0b5f4c", "#c93a1a", "#fff4c2", "#1f4f8f"}},
	{"#ffc9ae", "#2a0f1f", [4]string{"#a3123f", "#2b2c8f", "#fff0d2", "#6d1f3f"}},
	{"#a9d6f5", "#0b1f4b", [4]string{"#1540c4", "#c9331b", "#fff0b8", "#0d5d80"}},
	{"#1d3180", "#fff8ea", [4]string{"#ffcf3f", "#ffab94", "#a8ccff", "#2b469e"}},
	{"#b92d16", "#fff6ec", [4]string{"#ffd36b", "#ffc4b0", "#ffe9d6", "#7d1a0b"}},
	{"#0f5a43", "#fdf6e3", [4]string{"#ffd166", "#ffab8c", "#a8e0c0", "#0a3d2e"}},
}

func lch(hex string) themes.LCH { return themes.MustParse(hex).LCH() }

// seat gives the mood's accents to a page's: the first to the first, and each other one to the page's accent that stands as far from its ground, so
// that what is deep stays deep and what was told apart stays so.
func (m mood) seat(from tint.Roles) tint.Roles {
	out := tint.Roles{Ground: lch(m.ground), Ink: lch(m.ink)}
	var free []themes.LCH
	for _, a := range m.accents {
		free = append(free, lch(a))
	}
	for i := range max(1, len(from.Accents)) {
		best := 0
		for k := range free {
			if i < len(from.Accents) && len(from.Accents) > 1 && misfit(from, i, out, free, k) < misfit(from, i, out, free, best) {
				best = k
			}
		}
		out.Accents = append(out.Accents, free[best])
		free = append(free[:best:best], free[best+1:]...)
		if len(free) == 0 {
			break
		}
	}
	return out
}

// misfit is how unlike the standings of a page's accent i and of a free accent k are on their grounds; the mood's first accent is the likelier for the
// page's first.
func misfit(from tint.Roles, i int, to tint.Roles, free []themes.LCH, k int) float64 {
	off := math.Abs(math.Abs(from.Accents[i].L-from.Ground.L) - math.Abs(free[k].L-to.Ground.L))
	if i == 0 && k == 0 {
		off -= 0.15
	}
	return off
}

// pickMood is a mood of the given lightness that looks unlike the page's present palette, by the page's own accents.
func (p *Page) pickMood(in gene.In, from tint.Roles, dark bool) tint.Roles {
	list := lightMoods
	if dark {
		list = darkMoods
	}
	return p.pickFrom(in, from, list)
}

// pickFrom is one of some moods, which may lead with its second accent where that is read on its ground. It differs from the page's palette in its first
// accent, or in its ground, except where a drawing covers that.
func (p *Page) pickFrom(in gene.In, from tint.Roles, list []mood) tint.Roles {
	covered := p.stageDrawing() != "" && len(list) > 0 && (lch(list[0].ground).L < lch(list[0].ink).L) == from.Dark()
	var fit []tint.Roles
	for _, m := range list {
		for _, m := range m.leads() {
			to := m.seat(from)
			other := len(from.Accents) == 0 || themes.HueDistance(to.Accents[0].H, from.Accents[0].H) > 30
			if other || !covered && themes.DeltaE(to.Ground.Color(), from.Ground.Color()) > 0.045 {
				fit = append(fit, to)
			}
		}
	}
	if len(fit) == 0 {
		return gene.Pick(in, list).seat(from)
	}
	return gene.Pick(in, fit)
}

// leads are a mood as it is, and led by its second accent where that is read on its ground.
func (m mood) leads() []mood {
	out := []mood{m}
	if themes.Contrast(themes.MustParse(m.accents[1]), themes.MustParse(m.ground)) >= themes.AA {
		m.accents[0], m.accents[1] = m.accents[1], m.accents[0]
		out = append(out, m)
	}
	return out
}
