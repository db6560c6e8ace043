package drawing

import (
	"math"

	"cultivar/session/artifact/svgpath"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// mountOperators set a drawing that fills its frame apart from it, and give layers depth.
var mountOperators = []gene.Operator[*Drawing]{
	{
		Name: "texture.layers", Trait: gene.Texture, Weight: 0.7, Once: "layers", Doc: "broad layers cut from paper, with their shadows on what lies below",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.layered(in) },
	},
	{
		Name: "texture.cloth", Trait: gene.Texture, Weight: 0.6, Once: "cloth", Doc: "light and shade of folds across a flag",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.folds(in) },
	},
	{
		Name: "composition.mat", Trait: gene.Layout, Weight: 1.1, Once: "mat", Leans: map[string]float64{"dark": 0.8, "bold": 1, "dense": -0.4}, Doc: "mounted as a print, with a margin and a fine line",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.matOn(in, d.ground0().LCH().L > 0.85) },
	},
	{
		Name: "composition.stamp", Trait: gene.Layout, Weight: 1.1, Once: "stamp", Doc: "printed as a postage stamp on a ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.stamped(in) },
	},
	{
		Name: "composition.block", Trait: gene.Layout, Weight: 1, Once: "block", Leans: map[string]float64{"dark": 0.6, "bold": 0.9}, Doc: "set off from a ground by a hard block of colour",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.blocked(in) },
	},
	{
		Name: "composition.print", Trait: gene.Layout, Weight: 1.1, Once: "print", Doc: "a print with a white border, lying at a slant on a ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.slanted(in) },
	},
	{
		Name: "composition.roundel", Trait: gene.Layout, Weight: 1.6, Once: "roundel", Leans: map[string]float64{"round": 0.8}, Doc: "a flag as a round button",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.roundel() },
	},
}

// mostLayers bounds the layers of a scene: with more of them shadows make dirt.
const mostLayers = 8

// layered gives the broad shapes of a scene a soft shadow on what lies under them.
func (d *Drawing) layered(in gene.In) (string, bool) {
	if d.backdrop() == nil || d.carved() || d.skin() != nil || len(d.keep) > 0 || d.animated() || !d.planned().known {
		return "", false
	}
	if _, chart := d.series(); chart {
		return "", false
	}
	undo := d.snapshot()
	id, by := d.freeID("paper"), in.Between(0.012, 0.024)
	n, seen := 0, 0.0
	for i, e := range d.shapes {
		p := d.planned()
		if !d.fillable(i) || e.Has("filter") || !d.solid(e) || p.seen[i] < 0.02 || d.slender(i, 6) {
			continue
		}
		if m, _, ok := d.placed(e, nil); ok && m == identity && d.attr(e, "filter", "url(#"+id+")") {
			n, seen = n+1, seen+p.seen[i]
		}
	}
	if n < 2 || n > mostLayers || seen < 0.12 {
		undo()
		return "", false
	}
	shade := themes.LCH{L: 0.22, C: 0.06, H: unmuddied(d.ground0().LCH().H), A: 1}.Hex()
	b, r := d.box, d.unit(0.1)
	d.defs = append(d.defs, `<filter id="`+id+`" filterUnits="userSpaceOnUse" x="`+d.length(b.X-r)+`" y="`+d.length(b.Y-r)+`" width="`+d.length(b.W+2*r)+`" height="`+d.length(b.H+2*r)+`"><feDropShadow dx="0" dy="0" stdDeviation="`+d.length(d.unit(0.9*by))+`" flood-color="`+shade+`" flood-opacity="0.4"/></filter>`)
	return "layers of cut paper", true
}

// folds are where light and shade lie across a cloth: places, and how much of white (above 0) or black.
var folds = [][2]float64{{0, 0.1}, {0.12, -0.14}, {0.3, 0.2}, {0.44, -0.02}, {0.56, -0.2}, {0.72, 0.16}, {0.88, -0.1}, {1, -0.02}}

// folds shades a flag as cloth.
func (d *Drawing) folds(in gene.In) (string, bool) {
	if !d.squared() || d.planned().whole.share() < 0.9 || d.hasText() || !d.free() || len(d.under)+len(d.group) > 0 || len(d.shapes) > 60 || d.box.W < d.box.H {
		return "", false
	}
	id := d.freeID("folds")
	stops := ""
	for _, f := range folds {
		color := "#ffffff"
		if f[1] < 0 {
			color = "#0b0f24"
		}
		stops += `<stop offset="` + num(f[0], 2) + `" stop-color="` + color + `" stop-opacity="` + num(math.Abs(f[1])*in.Between(0.8, 1.2), 2) + `"/>`
	}
	d.defs = append(d.defs, `<linearGradient id="`+id+`" x1="0" y1="0" x2="1" y2="0.16">`+stops+`</linearGradient>`)
	d.over = append(d.over, d.sheet("url(#"+id+")", ""))
	return "folds as in cloth", true
}

// sheet is a rectangle as large as the frame.
func (d *Drawing) sheet(fill, extra string) string {
	b := d.box
	return `<rect x="` + d.length(b.X) + `" y="` + d.length(b.Y) + `" width="` + d.length(b.W) + `" height="` + d.length(b.H) + `" fill="` + fill + `" stroke="none"` + extra + `/>`
}

// mostTexts is how many pieces of text may become smaller with the rest.
const mostTexts = 8

// texts counts the text elements.
func (d *Drawing) texts() int {
	n := 0
	for _, e := range d.shapes {
		if local(e) == "text" {
			n++
		}
	}
	return n
}

// mountable says that the drawing fills its frame into the corners and may be made smaller.
func (d *Drawing) mountable() bool {
	return d.squared() && d.texts() <= mostTexts && d.free() && len(d.under)+len(d.over)+len(d.group) == 0 && !d.animated()
}

// reduced makes the content smaller about the middle and gives the box that it takes then.
func (d *Drawing) reduced(k float64) box {
	d.shrink(k)
	b := d.box
	return box{b.X + b.W*(1-k)/2, b.Y + b.H*(1-k)/2, b.W * k, b.H * k}
}

// panel is a rectangle, so much larger on every side.
func (d *Drawing) panel(b box, out float64, attrs string) string {
	return `<rect x="` + d.length(b.X-out) + `" y="` + d.length(b.Y-out) + `" width="` + d.length(b.W+2*out) + `" height="` + d.length(b.H+2*out) + `" ` + attrs + `/>`
}

// sheeted lays a white sheet as large as a box where the drawing has no ground of its own, as it would show the ground around it.
func (d *Drawing) sheeted(b box) {
	if d.backdrop() == nil {
		d.under = append(d.under, d.panel(b, 0, `fill="#ffffff" stroke="none"`))
	}
}

// clipped cuts the content, the parts of it that stick out of its frame too.
func (d *Drawing) clipped(shape string) {
	id := d.freeID("cut")
	d.defs = append(d.defs, `<clipPath id="`+id+`">`+shape+`</clipPath>`)
	d.group = append(d.group, "clip-path", "url(#"+id+")")
}

// matOn mounts the drawing on a pale margin, or a dark one, with a fine line between.
func (d *Drawing) matOn(in gene.In, dark bool) (string, bool) {
	if !d.mountable() {
		return "", false
	}
	hue := d.accent().LCH()
	ground := themes.LCH{L: 0.965, C: 0.012, H: hue.H, A: 1}
	if dark {
		ground = themes.LCH{L: 0.25, C: math.Min(0.06, hue.C), H: unmuddied(hue.H), A: 1}
	}
	b := d.reduced(in.Between(0.86, 0.8))
	line := themes.LCH{L: ground.L - 0.5, C: 0.03, H: hue.H, A: 1}
	if ground.L < 0.5 {
		line.L = 0.8
	}
	d.clipped(d.sheet("#000000", ""))
	d.laid = ground.Hex()
	d.under = append(d.under, d.sheet(ground.Hex(), ""), d.panel(b, d.unit(0.018), `fill="none" stroke="`+line.Hex()+`" stroke-width="`+d.length(d.unit(0.003))+`"`))
	d.sheeted(b)
	return "mounted on " + named(ground.Color()), true
}

// stamped prints the drawing as a stamp with a perforated edge.
func (d *Drawing) stamped(in gene.In) (string, bool) {
	if !d.mountable() {
		return "", false
	}
	ground := d.sideground(in)
	b := d.reduced(in.Between(0.76, 0.7))
	out, r := d.unit(0.045), d.unit(0.013)
	d.clipped(d.sheet("#000000", ""))
	d.laid = ground.Hex()
	paper := box{b.X - out, b.Y - out, b.W + 2*out, b.H + 2*out}
	d.under = append(d.under, d.sheet(ground.Hex(), ""), d.panel(paper, 0, `fill="#fffdf8" stroke="none"`))
	for _, side := range [...]struct {
		x, y, w, h float64
	}{{paper.X, paper.Y, paper.W, 0}, {paper.X, paper.Y + paper.H, paper.W, 0}, {paper.X, paper.Y, 0, paper.H}, {paper.X + paper.W, paper.Y, 0, paper.H}} {
		length := side.w + side.h
		gap := length / math.Max(4, math.Round(length/(3*r)))
		d.under = append(d.under, `<path d="M`+d.length(side.x)+` `+d.length(side.y)+`l`+d.length(side.w)+` `+d.length(side.h)+`" fill="none" stroke="`+ground.Hex()+`" stroke-width="`+d.length(2*r)+`" stroke-linecap="round" stroke-dasharray="0 `+num(gap, d.decimals()+1)+`"/>`)
	}
	return "a stamp on " + named(ground), true
}

// sideground is a ground of one of the drawing's own strong colours, or a tint of it, told from what lies along its edges.
func (d *Drawing) sideground(in gene.In) themes.Color {
	edge := d.ground0()
	p := d.accent().LCH()
	choices := []themes.LCH{
		{L: 0.91, C: math.Min(0.06, p.C), H: p.H, A: 1}, {L: 0.8, C: math.Min(0.11, p.C), H: p.H, A: 1}, {L: 0.3, C: math.Min(0.08, p.C), H: p.H, A: 1}, {L: 0.93, C: 0.03, H: themes.Hue(p.H + 180), A: 1},
	}
	for i := range choices {
		switch c := &choices[i]; {
		case c.L > 0.5 && unsoured(c.H) != c.H:
			c.L = math.Max(c.L, 0.9)
		case c.L < 0.5:
			c.H = unmuddied(c.H)
		}
	}
	at := in.Rand.IntN(len(choices))
	for k := range choices {
		if c := choices[(at+k)%len(choices)].Color(); themes.DeltaE(c, edge) > 0.15 {
			return c
		}
	}
	return choices[2].Color()
}

// blocked sets the drawing off from a ground by a hard block in a loud colour.
func (d *Drawing) blocked(in gene.In) (string, bool) {
	if !d.mountable() {
		return "", false
	}
	p := d.accent().LCH()
	ground := themes.LCH{L: 0.95, C: math.Min(0.035, p.C), H: p.H, A: 1}
	if g := d.ground0().LCH(); g.L > 0.85 {
		ground = themes.LCH{L: 0.88, C: math.Min(0.08, p.C), H: p.H, A: 1}
	}
	by := d.unit(in.Between(0.03, 0.045))
	deep := themes.LCH{L: 0.24, C: math.Min(0.06, p.C), H: p.H, A: 1}
	b := d.reduced(0.82)
	d.clipped(d.sheet("#000000", ""))
	d.laid = ground.Hex()
	shifted := box{b.X + by, b.Y + by, b.W, b.H}
	d.under = append(d.under, d.sheet(ground.Hex(), ""), d.panel(shifted, d.unit(0.006), `fill="`+deep.Hex()+`" stroke="none"`), d.panel(b, d.unit(0.006), `fill="`+deep.Hex()+`" stroke="none"`))
	d.sheeted(b)
	return "on " + named(ground.Color()) + " with a hard edge", true
}

// slanted lays the drawing down as a print with a white border and a soft shadow.
func (d *Drawing) slanted(in gene.In) (string, bool) {
	if !d.mountable() {
		return "", false
	}
	ground := d.sideground(in)
	b := d.reduced(0.7)
	d.clipped(d.sheet("#000000", ""))
	turn := "rotate(" + num(in.Sign()*in.Between(3, 7), 1) + " " + d.middle() + ")"
	d.transform(turn)
	d.laid = ground.Hex()
	soft := d.freeID("soft")
	d.defs = append(d.defs, `<filter id="`+soft+`" x="-0.2" y="-0.2" width="1.4" height="1.4"><feDropShadow dx="0" dy="`+d.length(d.unit(0.015))+`" stdDeviation="`+d.length(d.unit(0.02))+`" flood-color="#0a0d1c" flood-opacity="0.4"/></filter>`)
	d.under = append(d.under, d.sheet(ground.Hex(), ""), d.panel(b, d.unit(0.04), `fill="#fffdf8" stroke="none" transform="`+turn+`" filter="url(#`+soft+`)"`))
	return "a print on " + named(ground), true
}

// roundel cuts a flag to a disc and gives it the light of a button, where what stands on it fits.
func (d *Drawing) roundel() (string, bool) {
	if !d.mountable() || d.hasText() || d.box.W < 1.1*d.box.H || d.box.W > 2.1*d.box.H {
		return "", false
	}
	c, r := d.box.centre(), 0.47*d.box.H
	var disc mask
	disc.fill(d.grid().each([][]svgpath.Point{round(c.X, c.Y, 0.93*r, 0.93*r)}), false)
	for i := range d.shapes {
		m := d.planned().fills[i]
		if out := m.less(&disc); d.touching(i) == 0 && !d.field(i) && out.count() > m.count()/50+1 {
			return "", false
		}
	}
	gloss := d.freeID("gloss")
	circle := `<circle cx="` + d.length(c.X) + `" cy="` + d.length(c.Y) + `" r="` + d.length(r) + `"`
	d.clipped(circle + `/>`)
	d.defs = append(d.defs, `<radialGradient id="`+gloss+`" cx="0.36" cy="0.28" r="0.8"><stop offset="0" stop-color="#ffffff" stop-opacity="0.34"/><stop offset="0.5" stop-color="#ffffff" stop-opacity="0"/><stop offset="1" stop-color="#080c20" stop-opacity="0.36"/></radialGradient>`)
	d.over = append(d.over, circle+` fill="url(#`+gloss+`)" stroke="none"/>`)
	return "a round button", true
}
