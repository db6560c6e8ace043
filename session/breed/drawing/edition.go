package drawing

import (
	"math"

	"cultivar/themes"
)

// edition is what a printer would mix for one run: a paper, inks of one family from light to dark whose hue drifts on the way, and loud
// inks that are used for little.
type edition struct {
	paper string
	inks  [5]string
	loud  [2]string
}

// editions are chosen so that the loud inks are told from the others by hue and by lightness at once.
var editions = []edition{
	{"#fdeadb", [5]string{"#ffc49b", "#f4786f", "#b23a7d", "#5a2478", "#260f47"}, [2]string{"#ff5a2e", "#ffb636"}},
	{"#f0f8f0", [5]string{"#b5ead3", "#4fc3a1", "#12867c", "#0c5a63", "#073241"}, [2]string{"#ff4a5c", "#ffb489"}},
	{"#f0e8fd", [5]string{"#cdb6fb", "#9a72ee", "#6639d2", "#3f1f96", "#1c0c54"}, [2]string{"#ff6452", "#ffc23f"}},
	{"#faecd4", [5]string{"#ffca85", "#f28a44", "#c8432c", "#7d2434", "#340f20"}, [2]string{"#0a808b", "#f7b50c"}},
	{"#e8f3fc", [5]string{"#a0d4fb", "#419ff0", "#1264cf", "#0c459a", "#082052"}, [2]string{"#f93a28", "#ffc93a"}},
	{"#f7f3ea", [5]string{"#dcd6c8", "#a8a297", "#6b6a6c", "#3a3b43", "#15161e"}, [2]string{"#ff3d22", "#ff9a7a"}},
	{"#fde6e6", [5]string{"#b2e0ad", "#50b385", "#1c7a5b", "#0f4f46", "#062a2a"}, [2]string{"#f53f86", "#ffb02e"}},
	{"#ffe15c", [5]string{"#a5c2ff", "#5482fb", "#2147d8", "#12299c", "#08145a"}, [2]string{"#ff4631", "#ffffff"}},
	{"#ffb498", [5]string{"#ffe6d8", "#ff7f85", "#cf2f66", "#762061", "#2d0f46"}, [2]string{"#078e93", "#ffe27d"}},
	{"#0f1a3c", [5]string{"#a6c0ff", "#5a80f2", "#3250c4", "#213682", "#060c22"}, [2]string{"#ffd15c", "#ff8763"}},
	{"#0b2a26", [5]string{"#b0e6b0", "#57bd90", "#218a72", "#165d52", "#041714"}, [2]string{"#ffb640", "#ff7350"}},
	{"#0f0d1c", [5]string{"#d0ccff", "#8a7fff", "#5a40ea", "#34259f", "#05040b"}, [2]string{"#ff4488", "#3df5c4"}},
	{"#2e0f29", [5]string{"#ffbac6", "#fb6d92", "#c9387b", "#822566", "#150510"}, [2]string{"#ffc94d", "#66e6d3"}},
	{"#08263f", [5]string{"#b8ecef", "#54c8d8", "#1b90b4", "#115c8b", "#031020"}, [2]string{"#ff6540", "#ffd470"}},
}

// dark says that the paper is.
func (e edition) dark() bool { return e.at(0).L < 0.5 }

// grey says that the run has no hue: it suits what has other colours besides.
func (e edition) grey() bool { return e.at(3).C < 0.03 }

// at is a colour of the run from light to dark for a light paper: 0 the paper, 1 to 5 the inks.
func (e edition) at(i int) themes.LCH {
	if i == 0 {
		return themes.MustParse(e.paper).LCH()
	}
	return themes.MustParse(e.inks[i-1]).LCH()
}

// ink is the ink at a place from 0, the lightest, to 4, the darkest.
func (e edition) ink(x float64) themes.LCH {
	x = math.Max(0, math.Min(4, x))
	i := min(3, int(x))
	return mixed(e.at(i+1), e.at(i+2), x-float64(i))
}

// pale and deep are the ends between which what has no hue is printed.
func (e edition) pale() themes.LCH {
	p := e.at(0)
	if p.L < 0.93 {
		p = e.at(1)
		p.L, p.C = 0.965, math.Min(p.C, 0.025)
	}
	return p
}

func (e edition) deep() themes.LCH {
	if e.dark() {
		return e.at(0)
	}
	return e.at(5)
}

// text is what words on the paper are set in.
func (e edition) text() themes.LCH {
	if e.dark() {
		return e.pale()
	}
	return e.at(5)
}

// accent is the loud ink of a rank.
func (e edition) accent(i int) themes.LCH { return themes.MustParse(e.loud[i%2]).LCH() }

// ramp prints by lightness alone.
func (e edition) ramp() func(themes.Color) themes.Color {
	return func(c themes.Color) themes.Color {
		out := e.tone(c.LCH().L).Color()
		out.A = c.A
		return out
	}
}

// tone is the ink for a lightness.
func (e edition) tone(l float64) themes.LCH {
	if l > 0.86 {
		return mixed(e.at(1), e.pale(), (l-0.86)/0.14)
	}
	return e.ink(4 * (0.86 - l) / 0.6)
}

// mixed is a colour between two, straight through OKLab.
func mixed(a, b themes.LCH, x float64) themes.LCH {
	x = math.Max(0, math.Min(1, x))
	p, q := a.Lab(), b.Lab()
	l, u, v := p.L+x*(q.L-p.L), p.A+x*(q.A-p.A), p.B+x*(q.B-p.B)
	return themes.LCH{L: l, C: math.Hypot(u, v), H: themes.Hue(math.Atan2(v, u) * 180 / math.Pi), A: 1}
}
