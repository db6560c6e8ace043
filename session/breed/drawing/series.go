package drawing

import (
	"math"
	"sort"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// series are bars of a chart: upright rectangles of one width at even distances, from left to right.
type series struct {
	bars  []*markup.Node
	pitch float64 // from one to the next
	width float64
}

// fewestBars is how many rectangles in a row count as a chart's bars.
const fewestBars = 5

// series finds the bars of a chart; none in other drawings, and none that lie under a transform of their own.
func (d *Drawing) series() (series, bool) {
	rows := map[string][]*markup.Node{}
	for _, e := range d.shapes {
		if local(e) != "rect" || e == d.backdrop() || d.held(e) || e.Has("transform") || strings.ContainsAny(e.Get("width")+e.Get("height"), "%") {
			continue
		}
		if w, h := d.extent(e); w > 0 && h > 0 {
			rows[e.Get("width")] = append(rows[e.Get("width")], e)
		}
	}
	best := series{}
	for _, width := range sortedKeys(rows) {
		if s := spaced(rows[width]); len(s.bars) >= fewestBars && len(s.bars) > len(best.bars) {
			best = s
		}
	}
	return best, len(best.bars) > 0
}

func sortedKeys(m map[string][]*markup.Node) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// spaced is a series if the rectangles stand at even distances and are not all of one height.
func spaced(list []*markup.Node) series {
	if len(list) < fewestBars {
		return series{}
	}
	s := series{bars: list, width: lead(list[0].Get("width"))}
	sort.SliceStable(s.bars, func(i, j int) bool { return lead(s.bars[i].Get("x")) < lead(s.bars[j].Get("x")) })
	s.pitch = (lead(s.bars[len(list)-1].Get("x")) - lead(s.bars[0].Get("x"))) / float64(len(list)-1)
	lo, hi := math.Inf(1), 0.0
	for i, e := range s.bars {
		if math.Abs(lead(e.Get("x"))-lead(s.bars[0].Get("x"))-float64(i)*s.pitch) > 0.25*s.pitch {
			return series{}
		}
		lo, hi = math.Min(lo, lead(e.Get("height"))), math.Max(hi, lead(e.Get("height")))
	}
	if s.pitch < s.width || hi < 1.1*lo {
		return series{}
	}
	return s
}

// rank is how high a bar is among the others, 0 to 1.
func (s series) rank(e *markup.Node) float64 {
	lo, hi := math.Inf(1), 0.0
	for _, b := range s.bars {
		lo, hi = math.Min(lo, lead(b.Get("height"))), math.Max(hi, lead(b.Get("height")))
	}
	return (lead(e.Get("height")) - lo) / math.Max(1e-9, hi-lo)
}

// rise says whether higher bars are lighter from the beginning, above 0, or darker, below 0; 0 where their colours are of no such order.
func (d *Drawing) rise(s series) float64 {
	was, sum, squares := d.other0(), 0.0, 0.0
	mean := 0.0
	light := make([]float64, len(s.bars))
	for i, e := range s.bars {
		c, _ := was.flat(e, "fill")
		light[i] = c.LCH().L
		mean += light[i] / float64(len(s.bars))
	}
	for i, e := range s.bars {
		sum += (light[i] - mean) * (s.rank(e) - 0.5)
		squares += math.Pow(light[i]-mean, 2)
	}
	if spread := math.Sqrt(squares / float64(len(s.bars))); spread < 0.02 || math.Abs(sum) < 0.15*spread*float64(len(s.bars)) {
		return 0
	}
	return sum
}

// sorted says that bars are of several kinds, each of a colour of its own.
func (d *Drawing) sorted(s series) bool {
	was, kinds := d.other0(), map[string]bool{}
	for _, e := range s.bars {
		kinds[was.paint(e, "fill")] = true
	}
	return len(kinds) > 1 && len(kinds) <= mostKinds
}

// scales are runs of colour for values, from low to high, on a light ground and on a dark one.
var scales = map[bool][][]string{
	true: {
		{"#4b3b8f", "#8a3f9c", "#d94a8c", "#ff7a6b", "#ffc46b"},
		{"#1f5f8b", "#1f8f9c", "#35bfa0", "#93e07f", "#f4f27a"},
		{"#3a4fb8", "#4d7df0", "#52b4f5", "#8fe3f2", "#e8fbff"},
		{"#7a2f4f", "#bf3d4f", "#f0633f", "#ff9f43", "#ffe28a"},
		{"#2f6f6a", "#3fa58a", "#8fd0a0", "#ffd79a", "#ff8f6b"},
		{"#5a45c9", "#8f5cf0", "#c97bff", "#ff9ae0", "#ffd3e8"},
	},
	false: {
		{"#9fd3e8", "#4fa9d8", "#2c73c4", "#2a459c", "#241a5c"},
		{"#ffc58a", "#ff8f6b", "#e4517a", "#9a2f86", "#45206f"},
		{"#b8e6c0", "#5fc2a0", "#1f9490", "#126276", "#0c3352"},
		{"#ffd166", "#ff9f45", "#f0613a", "#b8323f", "#5c1a3a"},
		{"#f7b7c5", "#ee7f9f", "#c94a86", "#7f2f7c", "#3a1f5c"},
	},
}

// rung is a scale's colour at a place from 0 to 1.
func rung(scale []themes.LCH, x float64) themes.Color {
	x = math.Max(0, math.Min(1, x)) * float64(len(scale)-1)
	i := min(len(scale)-2, int(x))
	return mixed(scale[i], scale[i+1], x-float64(i)).Color()
}

var seriesOperators = []gene.Operator[*Drawing]{
	{
		Name: "palette.scale", Trait: gene.Palette, Weight: 4, Doc: "a chart's bars coloured by their values",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			s, ok := d.series()
			if !ok {
				return "", false
			}
			dark, rise := d.ground0().LCH().L < 0.5, d.rise(s)
			if rise > 0 && !dark || rise < 0 && dark || rise == 0 && d.sorted(s) {
				return "", false // what was the lightest would be the darkest, or kinds would be taken for values
			}
			var scale []themes.LCH
			for _, hex := range gene.Pick(in, scales[dark]) {
				scale = append(scale, themes.MustParse(hex).LCH())
			}
			changed := false
			for _, e := range s.bars {
				changed = d.give(e, "fill", rung(scale, s.rank(e)).Hex()) || changed
			}
			return "bars from " + named(rung(scale, 0)) + " to " + named(rung(scale, 1)), changed
		},
	},
	{
		Name: "shape.bars", Trait: gene.Shape, Weight: 3, Doc: "a chart's bars broad, slim, or square",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.rebar(in) },
	},
	{
		Name: "texture.glow", Trait: gene.Texture, Weight: 1.4, Leans: map[string]float64{"vivid": 0.2}, Doc: "the figure glows on a dark ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.glowing(in) },
	},
}

// barForms are other widths for bars, as parts of the pitch, how round their ends are, as a part of the width, and what they are made of: tiles in
// a cell of 100.
var barForms = []struct {
	name         string
	width, round float64
	tile         string
}{
	{"bars side by side", 1.02, 0, ""},
	{"broad bars", 0.86, 0.12, ""},
	{"broad bars with round ends", 0.84, 0.5, ""},
	{"bars of dots", 1, 0, `<circle cx="50" cy="50" r="41"/>`},
	{"bars in segments", 0.86, 0, `<rect y="14" width="100" height="72"/>`},
}

// mostTiled is how many bars may be made of tiles.
const mostTiled = 16

// rebar gives the bars another width about the same axes, and other ends or another make.
func (d *Drawing) rebar(in gene.In) (string, bool) {
	s, ok := d.series()
	if !ok || len(d.keep) > 0 {
		return "", false
	}
	form := gene.Pick(in, barForms)
	if form.tile != "" && len(s.bars) > mostTiled { // of many bars, steps would break the curve that they draw
		form = barForms[in.Rand.IntN(3)]
	}
	if form.tile == "" && math.Abs(form.width*s.pitch-s.width) < 0.15*s.pitch {
		form = barForms[0]
	}
	w := form.width * s.pitch
	for _, e := range s.bars {
		x := lead(d.attrOf(e, "x")) + lead(d.attrOf(e, "width"))/2
		d.attr(e, "x", d.length(x-w/2))
		d.attr(e, "width", d.length(w))
		if r := form.round * w; r > 0 || e.Has("rx") {
			d.attr(e, "rx", d.length(r))
		}
		if e.Has("ry") {
			d.attr(e, "ry", d.length(form.round*w))
		}
	}
	if form.tile != "" {
		d.tiled(s, form.tile)
	}
	return form.name, true
}

// tiled shows the bars as columns of whole tiles.
func (d *Drawing) tiled(s series, tile string) {
	b := d.box
	step := s.pitch
	if n := lead(s.bars[0].Get("height")) / step; n < 6 {
		step = lead(s.bars[0].Get("height")) / 6
	}
	foot, centred := s.foot(step)
	pattern, mask := d.freeID("tiles"), d.freeID("tiled")
	d.defs = append(d.defs,
		`<pattern id="`+pattern+`" patternUnits="userSpaceOnUse" x="`+d.length(lead(d.attrOf(s.bars[0], "x"))-(s.pitch-lead(d.attrOf(s.bars[0], "width")))/2)+`" y="`+d.length(foot)+`" width="`+num(s.pitch, 4)+`" height="`+num(step, 4)+`" viewBox="0 0 100 100" preserveAspectRatio="`+aspect(s.pitch, step)+`"><g fill="#ffffff" stroke="none">`+tile+`</g></pattern>`,
		`<mask id="`+mask+`" maskUnits="userSpaceOnUse" x="`+d.length(b.X)+`" y="`+d.length(b.Y)+`" width="`+d.length(b.W)+`" height="`+d.length(b.H)+`"><rect x="`+d.length(b.X)+`" y="`+d.length(b.Y)+`" width="`+d.length(b.W)+`" height="`+d.length(b.H)+`" fill="url(#`+pattern+`)" stroke="none"/></mask>`)
	for _, e := range s.bars {
		y, h := lead(d.attrOf(e, "y")), lead(d.attrOf(e, "height"))
		n, low := math.Max(1, math.Round(h/step)), foot+math.Round((y+h-foot)/step)*step
		if centred {
			n = 2*math.Round((h/step-1)/2) + 1
			low = foot + (n-1)/2*step
		}
		h = n * step
		d.attr(e, "y", d.length(low-h))
		d.attr(e, "height", d.length(h))
		d.attr(e, "mask", "url(#"+mask+")")
	}
}

// foot is where the tiles of bars are counted from: their common foot, or where the middle one ends of bars that stand about one axis.
func (s series) foot(step float64) (at float64, centred bool) {
	lo, hi, sum := math.Inf(1), math.Inf(-1), 0.0
	for _, e := range s.bars {
		y, h := lead(e.Get("y")), lead(e.Get("height"))
		lo, hi, sum = math.Min(lo, y+h), math.Max(hi, y+h), sum+y+h/2
	}
	if hi-lo > step {
		return sum/float64(len(s.bars)) + step/2, true
	}
	return hi, false
}

// aspect lets tiles fill wide cells, and keeps them round in others.
func aspect(w, h float64) string {
	if w > 1.05*h {
		return "none"
	}
	return "xMidYMid"
}

// glowing lays a soft light around a chart's bars, or around the focal shape, on a dark ground.
func (d *Drawing) glowing(in gene.In) (string, bool) {
	if d.ground0().LCH().L > 0.35 || len(d.keep) > 0 || d.top.SelfClosed {
		return "", false
	}
	lit := d.bright()
	if lit == nil {
		return "", false
	}
	id, soft, b := d.freeID("glow"), d.unit(in.Between(0.014, 0.03)), d.box
	again := `<feMergeNode in="soft"/>`
	if s, chart := d.series(); chart { // the bars stay bars
		soft, again = math.Min(soft, 0.4*s.pitch), ""
	}
	if !d.attr(lit, "filter", "url(#"+id+")") {
		return "", false
	}
	d.blended = true
	d.defs = append(d.defs, `<filter id="`+id+`" filterUnits="userSpaceOnUse" x="`+d.length(b.X)+`" y="`+d.length(b.Y)+`" width="`+d.length(b.W)+`" height="`+d.length(b.H)+`"><feGaussianBlur stdDeviation="`+d.length(soft)+`" result="soft"/><feMerge><feMergeNode in="soft"/>`+again+`<feMergeNode in="SourceGraphic"/></feMerge></filter>`)
	return "glowing on the dark", true
}

// bright is what can glow: the element that holds a chart's bars and nothing else, or the focal shape if it is bright and nothing lies on it.
func (d *Drawing) bright() *markup.Node {
	if s, ok := d.series(); ok {
		at := s.bars[0].Parent
		for at != nil && at != d.top && !holdsAll(at, s.bars) {
			at = at.Parent
		}
		if at == nil || at == d.top || at.Has("filter") || at.Has("transform") {
			return nil
		}
		n := 0
		for _, e := range d.shapes {
			if within(e, at) {
				n++
			}
		}
		if n > len(s.bars) {
			return nil
		}
		return at
	}
	f := d.focus()
	if f.shape < 0 {
		return nil
	}
	e := d.shapes[f.shape]
	c, ok := d.flat(e, "fill")
	if p := c.LCH(); !ok || p.L < 0.5 || p.C < 0.06 || e.Has("filter") || e.Has("transform") {
		return nil
	}
	p := d.planned()
	for k := range d.shapes {
		if meets := p.fills[k].common(&p.fills[f.shape]) > 4; meets && k != f.shape && d.shapes[k] != d.backdrop() && d.touching(k) < 2 {
			return nil // light that ends where another lies over it is a fault
		}
	}
	return e
}

func holdsAll(at *markup.Node, list []*markup.Node) bool {
	for _, e := range list {
		if !within(e, at) {
			return false
		}
	}
	return true
}
