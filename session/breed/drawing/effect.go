package drawing

import (
	"math"
	"strconv"

	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// effectOperators lay silhouettes of the whole drawing behind it, as printers and sticker makers do.
var effectOperators = []gene.Operator[*Drawing]{
	{
		Name: "texture.shadow", Trait: gene.Texture, Weight: 0.3, Doc: "a shadow under a compact figure, in a deeper tone of its ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.lettered() || d.broad() < 0.12 || d.broad() < 0.8*d.masses() || d.pierced() {
				return "", false
			}
			by, shade := d.unit(in.Between(0.025, 0.04)), d.shade()
			if in.Rand.IntN(2) == 0 && !d.doubling() {
				return "hard shadow", d.behind("shadow", by, offset(d, by, by, shade, 1))
			}
			return "soft shadow", d.behind("shadow", 2.2*by, `<feDropShadow dx="0" dy="`+d.length(by)+`" stdDeviation="`+d.length(0.6*by)+`" flood-color="`+shade.Hex()+`" flood-opacity="0.9"/>`)
		},
	},
	{
		Name: "texture.sticker", Trait: gene.Texture, Weight: 1.2, Leans: map[string]float64{"round": 0.3, "bold": -0.2}, Doc: "cut out as a sticker: a white edge and a shadow",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.paper().LCH().L < 0.5 || d.lettered() || d.broad() < 0.06 {
				return "", false
			}
			r := d.unit(in.Between(0.022, 0.036))
			return "cut out as a sticker", d.behind("sticker", 3.2*r,
				edge(d, r, "#ffffff", "rim")+`<feDropShadow in="rim" dx="0" dy="`+d.length(0.5*r)+`" stdDeviation="`+d.length(0.6*r)+`" flood-color="#000000" flood-opacity="0.45"/><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>`)
		},
	},
	{
		Name: "texture.offset", Trait: gene.Texture, Weight: 0.6, Doc: "a second ink printed out of register",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.flatly() {
				return "", false
			}
			by := d.unit(in.Between(0.018, 0.032))
			c := d.companion(in)
			return article(named(c)) + " print out of register", d.behind("offset", 1.2*by, offset(d, in.Sign()*by, by, c, 1))
		},
	},
	{
		Name: "composition.echo", Trait: gene.Layout, Weight: 0.5, Doc: "echoes of its shape behind it, in colours that go with it",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if !d.flatly() {
				return "", false
			}
			by := d.unit(in.Between(0.018, 0.032))
			x := in.Sign() * by
			c := d.companion(in)
			p := c.LCH()
			p.L, p.C, p.H = 0.88, 0.09, themes.Hue(p.H+in.Sign()*55)
			far := p.Color()
			return "echoed in " + named(c) + " and " + named(far), d.behind("echo", 2.3*by,
				flood(d, 2*x, 2*by, far.Hex(), 1, "far")+flood(d, x, by, c.Hex(), 1, "near")+`<feMerge><feMergeNode in="far"/><feMergeNode in="near"/><feMergeNode in="SourceGraphic"/></feMerge>`)
		},
	},
	{
		Name: "texture.block", Trait: gene.Texture, Weight: 0.9, Leans: map[string]float64{"bold": 0.6}, Doc: "drawn out into a block",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.doubling() || d.broad() < 0.05 || d.broad() < 0.75*d.masses() {
				return "", false
			}
			p := d.companion(in).LCH()
			if p.L = math.Min(p.L, 0.4); d.laid != "" {
				p = themes.MustParse(d.laid).LCH()
				p.L, p.C = math.Max(0.12, p.L-0.3), math.Min(0.12, p.C+0.03)
			}
			if tint.Muddy(p) {
				p.H = unmuddied(p.H)
			}
			return "drawn out into " + article(named(p.Color())) + " block", d.cast(d.unit(in.Between(0.05, 0.09)), 5, p.Color(), 1)
		},
	},
	{
		Name: "texture.long", Trait: gene.Texture, Weight: 0.9, Doc: "a long flat shadow, on a ground",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.bleeds() || d.doubling() || len(d.under) > 0 || len(d.group) > 0 || !d.free() {
				return "", false
			}
			undo, c := d.snapshot(), d.groundColour(in)
			p := c.LCH()
			p.L -= 0.09
			b := d.box
			d.laid = c.Hex()
			d.under = append(d.under, `<rect x="`+d.length(b.X)+`" y="`+d.length(b.Y)+`" width="`+d.length(b.W)+`" height="`+d.length(b.H)+`" fill="`+c.Hex()+`" stroke="none"/>`)
			d.inBox(0.62*b.W, 0.62*b.H)
			d.apart()
			if !d.cast(0.9*math.Max(b.W, b.H), 7, p.Color(), 1) {
				undo()
				return "", false
			}
			return "a long shadow on " + named(c), true
		},
	},
}

// doubling says that a hard silhouette behind the drawing would double letters or a face.
func (d *Drawing) doubling() bool { return d.lettered() || d.skin() != nil }

// shade is a deeper tone of the ground, as a shadow has in print.
func (d *Drawing) shade() themes.Color {
	p := d.paper().LCH()
	if p.C < 0.02 {
		p.C, p.H = 0.02, 265
	}
	p.L, p.C = math.Max(0.08, p.L-0.17), p.C*1.3
	return p.Color()
}

// pierced says that the figure has holes, in which a shadow would lie as a smudge.
func (d *Drawing) pierced() bool {
	return d.planned().whole.enclosed() > 6
}

// companion is a colour to lay behind the drawing: of an accent's opposite or neighbouring hue, and told from its ground.
func (d *Drawing) companion(in gene.In) themes.Color {
	hue := float64(in.Rand.IntN(24)) * 15
	if a := d.roles().Accents; len(a) > 0 {
		hue = a[0].H + gene.Pick(in, []float64{180, 150, 210, 60, -60})
	}
	p := themes.LCH{L: 0.72, C: 0.15, H: themes.Hue(hue), A: 1}
	if p.H > 92 && p.H < 145 { // yellow and green of this depth look sour beside anything
		p.L, p.H = 0.82, 88
	}
	if d.paper().LCH().L < 0.8 && d.paper().LCH().L > 0.6 {
		p.L = 0.9
	}
	return p.Color()
}

// behind puts a filter that paints around the content on the group, with room for it; not where the drawing fills its frame.
func (d *Drawing) behind(name string, room float64, primitives string) bool {
	if d.bleeds() || !d.planned().known || d.masses() < 0.02 {
		return false
	}
	if !d.filter(name, primitives) {
		return false
	}
	d.bleed = math.Max(d.bleed, room)
	return true
}

// masses is the part of the frame that is painted.
func (d *Drawing) masses() float64 { return d.planned().whole.share() }

// flood is the content's silhouette in one colour, moved.
func flood(d *Drawing, dx, dy float64, color string, opacity float64, result string) string {
	return `<feOffset in="SourceAlpha" dx="` + d.length(dx) + `" dy="` + d.length(dy) + `" result="` + result + `-at"/><feFlood flood-color="` + color + `" flood-opacity="` + num(opacity, 2) + `"/><feComposite operator="in" in2="` + result + `-at" result="` + result + `"/>`
}

func offset(d *Drawing, dx, dy float64, c themes.Color, opacity float64) string {
	return flood(d, dx, dy, c.Hex(), opacity, "print") + `<feMerge><feMergeNode in="print"/><feMergeNode in="SourceGraphic"/></feMerge>`
}

// edge is the silhouette made wider by r with round corners: blurred, and cut where the blur has fallen to about a sixteenth.
func edge(d *Drawing, r float64, color, result string) string {
	return `<feGaussianBlur in="SourceAlpha" stdDeviation="` + d.length(r/1.5) + `"/><feComponentTransfer result="` + result + `-at"><feFuncA type="linear" slope="40" intercept="-2"/></feComponentTransfer><feFlood flood-color="` + color + `"/><feComposite operator="in" in2="` + result + `-at" result="` + result + `"/>`
}

// cast draws the silhouette out to the lower right, doubling it as often as steps says.
func (d *Drawing) cast(far float64, steps int, c themes.Color, opacity float64) bool {
	step := far / math.Pow(2, float64(steps))
	primitives, last := "", "SourceAlpha"
	for i := range steps {
		by, name := d.length(step*math.Pow(2, float64(i))), "cast-"+strconv.Itoa(i+1)
		primitives += `<feOffset in="` + last + `" dx="` + by + `" dy="` + by + `" result="on"/><feMerge result="` + name + `"><feMergeNode in="` + last + `"/><feMergeNode in="on"/></feMerge>`
		last = name
	}
	primitives += `<feFlood flood-color="` + c.Hex() + `" flood-opacity="` + num(opacity, 2) + `"/><feComposite operator="in" in2="` + last + `"/><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>`
	if far > d.unit(0.5) {
		return d.masses() > 0.02 && d.filter("shadow", primitives)
	}
	return d.behind("block", far, primitives)
}
