package drawing

import (
	"math"
	"regexp"
	"strings"

	"cultivar/session/artifact/svgpath"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// focus is the shape that the eye goes to: a large one of a strong colour that lies free on the ground.
type focus struct {
	shape  int // -1 for the middle of the frame
	centre svgpath.Point
	radius float64
	color  themes.Color
}

// focus finds the focal shape of a drawing; without one it is the middle of the frame, as wide as its subject.
func (d *Drawing) focus() focus {
	p, s := d.planned(), d.moved(d.subject())
	out := focus{shape: -1, centre: d.box.centre(), radius: math.Max(s.W, s.H) / 2, color: d.accent()}
	if d.backdrop() == nil {
		return out
	}
	out.radius = d.unit(0.3)
	best := 0.02
	for i, e := range d.shapes {
		c, ok := d.flat(e, "fill")
		if !ok || e == d.backdrop() || local(e) == "text" || d.touching(i) > 1 || d.slender(i, 3) || p.under[i] >= 0 && d.shapes[p.under[i]] != d.backdrop() {
			continue
		}
		if score := p.seen[i] * (0.35 + c.LCH().C); score > best {
			w, h := p.fills[i].spread()
			x, y := p.fills[i].corner()
			best = score
			out.shape, out.color = i, c
			out.centre = svgpath.Point{X: d.box.X + (float64(x)+float64(w)/2)*d.box.W/cells, Y: d.box.Y + (float64(y)+float64(h)/2)*d.box.H/cells}
			out.radius = math.Max(float64(w)*d.box.W, float64(h)*d.box.H) / cells / 2
		}
	}
	return out
}

// accent is the strongest colour that is seen, the ink where there is none.
func (d *Drawing) accent() themes.Color {
	best, top := d.inkColor(), 0.03
	if a := d.roles().Accents; len(a) > 0 {
		best = a[0].Color()
	}
	for _, s := range d.shown() {
		if score := s.Color.LCH().C * math.Sqrt(s.Weight); score > top {
			best, top = s.Color, score
		}
	}
	return best
}

var haloOperators = []gene.Operator[*Drawing]{
	{
		Name: "composition.rays", Trait: gene.Layout, Weight: 0.9, Once: "rays", Leans: map[string]float64{"busy": 0.2}, Doc: "quiet rays around the figure",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			f, tone, ok := d.halo(0.05)
			if !ok || d.skin() != nil || len(d.over) > 0 { // stripes around a head are a fairground, and under folds noise
				return "", false
			}
			return "rays in " + named(tone) + " behind it", d.quiet(d.rays(f, gene.Pick(in, []int{12, 16, 20}), tone))
		},
	},
	{
		Name: "composition.rings", Trait: gene.Layout, Weight: 0.9, Doc: "rings of light around the figure",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			f, _, ok := d.halo(0.05)
			if !ok || !d.compact(f) {
				return "", false
			}
			return "rings of light around it", d.quiet(d.rings(f, in))
		},
	},
	{
		Name: "texture.luminous", Trait: gene.Texture, Weight: 1.4, Doc: "the ground lit from behind the figure",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.luminous(in) },
	},
	{
		Name: "shape.sliced", Trait: gene.Shape, Weight: 1, Doc: "a disc cut into bands, as on old travel posters",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.slice() },
	},
}

// halo is what lies behind the figure goes by: the focus and a tone of the ground. Charts and letters have none.
func (d *Drawing) halo(by float64) (focus, themes.Color, bool) {
	_, chart := d.series()
	if chart || d.wide() || d.backdrop() == nil && d.laid == "" || len(d.keep) > 0 || len(d.rear) > 0 || len(d.under) > 1 {
		return focus{}, themes.Color{}, false
	}
	if e := d.backdrop(); e != nil {
		if _, flat := firstColor(d.paint(e, "fill")); !flat || d.ground1() < 0.2 || d.focus().shape < 0 {
			return focus{}, themes.Color{}, false
		}
	}
	p := d.plateColor().LCH()
	if p.L > 0.6 {
		p.L, p.C, p.H = p.L-by, math.Min(0.17, p.C+0.35*by), unsoured(p.H)
	} else {
		p.L += 1.1 * by
	}
	return d.focus(), p.Color(), true
}

// unsoured turns the hue of a cream towards apricot: its deeper tones would be khaki.
func unsoured(hue float64) float64 {
	if hue > 75 && hue < 115 {
		return 72
	}
	return hue
}

// ground1 is the part of the frame in which the backdrop is seen.
func (d *Drawing) ground1() float64 {
	for i, e := range d.shapes {
		if e == d.backdrop() {
			return d.planned().seen[i]
		}
	}
	return 0
}

// plateColor is the colour of the ground, a laid one first.
func (d *Drawing) plateColor() themes.Color {
	if d.laid != "" {
		return themes.MustParse(d.laid)
	}
	return d.ground0()
}

// glowOf is what a ground shines in around a figure: its colour, made light, or a lighter tone of the ground itself where the two would
// mix to mud, or the figure has no colour.
func glowOf(ground, figure themes.LCH) themes.LCH {
	out := figure
	if figure.C < 0.06 || ground.C > 0.02 && themes.HueDistance(ground.H, figure.H) > 64 {
		out = ground
		out.L = ground.L + 0.3
	}
	if ground.L > 0.6 {
		out.L = math.Max(out.L, 0.76)
	}
	out.L = math.Min(0.985, out.L)
	return out
}

// rays are wedges from the focus to the edges of the frame.
func (d *Drawing) rays(f focus, n int, tone themes.Color) string {
	near, far := 0.0, math.Hypot(d.box.W, d.box.H)
	if f.shape < 0 {
		near = 0.8 * f.radius // in the middle of a figure with gaps they would run together
	}
	at := func(r, a float64) svgpath.Point {
		return svgpath.Point{X: f.centre.X + r*math.Cos(a), Y: f.centre.Y + r*math.Sin(a)}
	}
	var b strings.Builder
	b.WriteString(`<path fill="` + tone.Hex() + `" stroke="none" d="`)
	for i := range n {
		a0, a1 := 2*math.Pi*(float64(i)-0.25)/float64(n), 2*math.Pi*(float64(i)+0.25)/float64(n)
		for k, p := range d.box.cut([]svgpath.Point{at(near, a0), at(far, a0), at(far, a1), at(near, a1)}) {
			b.WriteString("ML"[min(1, k):][:1] + d.length(p.X) + " " + d.length(p.Y))
		}
		b.WriteString("Z")
	}
	b.WriteString(`"/>`)
	return b.String()
}

// cut is the part of a polygon that lies in the box (Sutherland and Hodgman).
func (b box) cut(poly []svgpath.Point) []svgpath.Point {
	for side := range 4 {
		depth := func(p svgpath.Point) float64 {
			return [...]float64{p.X - b.X, b.X + b.W - p.X, p.Y - b.Y, b.Y + b.H - p.Y}[side]
		}
		var out []svgpath.Point
		for i, p := range poly {
			q := poly[(i+1)%len(poly)]
			u, v := depth(p), depth(q)
			if u >= 0 {
				out = append(out, p)
			}
			if u >= 0 != (v >= 0) {
				t := u / (u - v)
				out = append(out, svgpath.Point{X: p.X + t*(q.X-p.X), Y: p.Y + t*(q.Y-p.Y)})
			}
		}
		poly = out
	}
	return poly
}

// rings are bands about the focus, each a little nearer to its colour than the one around it: a gradient of hard steps.
func (d *Drawing) rings(f focus, in gene.In) string {
	ground := d.plateColor().LCH()
	aim := glowOf(ground, f.color.LCH())
	step := in.Between(0.24, 0.4) * f.radius
	const n = 3
	whole := f.radius + n*step
	if room := d.room(f); whole > room {
		if whole = room; room < 1.18*f.radius {
			whole = 1.01 * math.Hypot(d.box.W, d.box.H) / 2 // they fill the corners too, so that none is cut off
		}
		step = (whole - f.radius) / n
	}
	last, stops := 0.0, ""
	for k := range n {
		c, end := mixed(ground, aim, 0.12*float64(n-k)).Hex(), (f.radius+float64(k+1)*step)/whole
		stops += `<stop offset="` + num(last, 3) + `" stop-color="` + c + `"/><stop offset="` + num(end, 3) + `" stop-color="` + c + `"/>`
		last = end
	}
	stops += `<stop offset="1" stop-color="` + ground.Hex() + `" stop-opacity="0"/>`
	id := d.freeID("rings")
	d.defs = append(d.defs, `<radialGradient id="`+id+`" gradientUnits="userSpaceOnUse" cx="`+d.length(f.centre.X)+`" cy="`+d.length(f.centre.Y)+`" r="`+d.length(whole)+`">`+stops+`</radialGradient>`)
	return d.sheet("url(#"+id+")", "")
}

// compact says that rings may go around the focus: it is about as wide as high.
func (d *Drawing) compact(f focus) bool {
	if f.shape < 0 {
		return true
	}
	w, h := d.planned().fills[f.shape].spread()
	ratio := float64(w) * d.box.W / math.Max(1e-9, float64(h)*d.box.H)
	return ratio > 0.72 && ratio < 1.4
}

// room is how far it is from the focus to the nearest edge of the ground.
func (d *Drawing) room(f focus) float64 {
	b, c := d.box, f.centre
	return math.Min(math.Min(c.X-b.X, b.X+b.W-c.X), math.Min(c.Y-b.Y, b.Y+b.H-c.Y))
}

var idAttr = regexp.MustCompile(`\s(id|filter|opacity)="[^"]*"`)

// quiet lays markup over the ground and under everything else, cut to the ground's shape.
func (d *Drawing) quiet(part string) bool {
	if d.top.SelfClosed {
		return false
	}
	plate := d.plate
	if d.laid == "" {
		e := d.backdrop()
		if m, painted, ok := d.placed(e, nil); !ok || !painted || m != identity || local(e) == "use" {
			return false
		}
		if !d.squared() {
			plate = idAttr.ReplaceAllString(string(d.doc.Source[e.Start:e.OpenEnd]), "")
			if plate = strings.TrimRight(plate, "/> \n\t") + "/>"; strings.Contains(plate, "<!--") {
				return false
			}
		}
	}
	d.blended = true
	if plate != "" {
		id := d.freeID("plate")
		d.defs = append(d.defs, `<clipPath id="`+id+`">`+plate+`</clipPath>`)
		part = `<g clip-path="url(#` + id + `)">` + part + `</g>`
	}
	if d.laid != "" {
		d.under = append(d.under, part)
	} else {
		d.rear = append(d.rear, part)
	}
	return true
}

// luminous gives the backdrop a light in its focus that fades to its own colour.
func (d *Drawing) luminous(in gene.In) (string, bool) {
	e := d.backdrop()
	if e == nil || d.held(e) || d.laid != "" || d.ground1() < 0.25 || local(e) == "use" {
		return "", false
	}
	if m, _, ok := d.placed(e, nil); !ok || m != identity {
		return "", false
	}
	c, flat := firstColor(d.paint(e, "fill"))
	if !flat || c.Color.A < 1 {
		return "", false
	}
	f, g := d.focus(), c.Color.LCH()
	light := mixed(g, glowOf(g, f.color.LCH()), in.Between(0.3, 0.5))
	light.L = math.Max(light.L, g.L+0.02)
	if _, chart := d.series(); chart {
		light = mixed(g, light, 0.6)
	}
	edge := g
	if g.L > 0.6 {
		edge.L, edge.C = g.L-0.03, math.Min(0.16, g.C+0.025)
	} else {
		light.L = math.Max(light.L, g.L+0.09)
		edge.L = math.Max(0.08, g.L-0.03)
	}
	id := d.freeID("light")
	d.defs = append(d.defs, `<radialGradient id="`+id+`" gradientUnits="userSpaceOnUse" cx="`+d.length(f.centre.X)+`" cy="`+d.length(f.centre.Y)+`" r="`+d.length(math.Max(1.6*f.radius, 0.62*math.Max(d.box.W, d.box.H)))+`"><stop offset="0" stop-color="`+light.Hex()+`"/><stop offset="0.35" stop-color="`+mixed(g, light, 0.6).Hex()+`"/><stop offset="1" stop-color="`+edge.Hex()+`"/></radialGradient>`)
	d.blended = true
	return "a ground lit from behind", themes.DeltaE(light.Color(), edge.Color()) > 0.035 && d.give(e, "fill", "url(#"+id+")")
}

// bands are where a sliced disc is left out, as parts of its height.
var bands = [][2]float64{{0.3, 0.315}, {0.4, 0.425}, {0.5, 0.535}, {0.6, 0.65}, {0.7, 0.765}, {0.8, 0.885}}

// slice cuts the focal disc into bands.
func (d *Drawing) slice() (string, bool) {
	f := d.focus()
	if f.shape < 0 {
		return "", false
	}
	e := d.shapes[f.shape]
	c, flat := firstColor(d.paint(e, "fill"))
	if !flat || local(e) != "circle" || d.held(e) || c.Color.LCH().C < 0.06 || d.planned().seen[f.shape] < 0.03 {
		return "", false
	}
	for k, under := range d.planned().under {
		if under == f.shape && d.planned().fills[k].common(&d.planned().fills[f.shape])*2 > d.planned().fills[k].count() && d.planned().hidden[k] < 0.95 {
			return "", false
		}
	}
	id, hex := d.freeID("bands"), c.Color.Hex()
	stop := func(at, alpha float64) string {
		return `<stop offset="` + num(at, 3) + `" stop-color="` + hex + `" stop-opacity="` + num(alpha, 0) + `"/>`
	}
	stops := stop(0, 1)
	for _, b := range bands {
		stops += stop(b[0], 1) + stop(b[0], 0) + stop(b[1], 0) + stop(b[1], 1)
	}
	d.defs = append(d.defs, `<linearGradient id="`+id+`" x1="0" y1="0" x2="0" y2="1">`+stops+`</linearGradient>`)
	d.blended = true
	return "its disc cut into bands", d.give(e, "fill", "url(#"+id+")")
}
