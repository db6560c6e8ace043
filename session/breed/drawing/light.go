package drawing

import (
	"math"

	"cultivar/session/artifact/svgpath"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// lightOperators model flat fills: by light from one side, by one run of colour across everything, by shade, by patterns.
var lightOperators = []gene.Operator[*Drawing]{
	{
		Name: "texture.gradient", Trait: gene.Texture, Weight: 0.8, Doc: "flat fills lit from one side",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.lit(in) },
	},
	{
		Name: "texture.across", Trait: gene.Texture, Weight: 1.3, Doc: "one gradient across a drawing of one ink",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.across(in) },
	},
	{
		Name: "texture.half", Trait: gene.Texture, Weight: 1, Doc: "one half in shade, as if folded",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.bleeds() || !d.single() || d.doubling() || d.masses() < 0.15 || len(d.under) > 0 {
				return "", false
			}
			return "one half in shade", d.halve(in)
		},
	},
	{
		Name: "composition.card", Trait: gene.Layout, Weight: 1, Once: "card", Leans: map[string]float64{"round": 0.6, "dense": -0.4}, Doc: "set on a ground as a card with round corners and a soft shadow",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.card(in) },
	},
}

// directions from which light comes, and the gradient's vector.
var directions = []struct{ name, vector string }{
	{"lit from the top left", `x1="0" y1="0" x2="1" y2="1"`},
	{"lit from above", `x1="0" y1="0" x2="0" y2="1"`},
	{"lit from the right", `x1="1" y1="0.2" x2="0" y2="0.8"`},
}

// lit replaces the flat fills of larger shapes by gradients of one direction: lighter and warmer towards the light, darker and cooler away
// from it. Shapes of one fill share a gradient.
func (d *Drawing) lit(in gene.In) (string, bool) {
	if d.carved() {
		return "", false
	}
	light := gene.Pick(in, directions)
	lift := in.Between(0.07, 0.15)
	made := map[string]string{}
	defs := d.defs
	ok := d.ifSeen(0.08, func(seen *float64) {
		for i, e := range d.shapes {
			fill := d.paint(e, "fill")
			c, flat := firstColor(fill)
			if !flat || c.Color.A < 1 || !d.fillable(i) || d.detail(i) || len(made) > 8 && made[fill] == "" {
				continue
			}
			if made[fill] == "" {
				made[fill] = d.freeID("blend")
				d.defs = append(d.defs, gradient(made[fill], light.vector, c.Color.LCH(), lift))
			}
			if d.give(e, "fill", "url(#"+made[fill]+")") {
				*seen += d.planned().seen[i]
			}
		}
	})
	if !ok {
		d.defs = defs
	}
	d.blended = d.blended || ok
	return light.name, ok
}

func gradient(id, vector string, p themes.LCH, lift float64) string {
	a, b := p, p
	a.L, b.L = math.Min(0.985, p.L+lift), math.Max(0.1, p.L-lift)
	if p.C > 0.03 {
		a.H = themes.Hue(p.H + towardsHue(p.H, 90, 16))
		b.H = themes.Hue(p.H + towardsHue(p.H, 285, 16))
	}
	a, b = unearthed(a, p), unearthed(b, p)
	return `<linearGradient id="` + id + `" ` + vector + `><stop offset="0" stop-color="` + a.Hex() + `"/><stop offset="1" stop-color="` + b.Hex() + `"/></linearGradient>`
}

// unearthed keeps a shade of a colour from turning to olive or brown: it stays of the colour's own hue, and as light as it, if need be.
func unearthed(shade, p themes.LCH) themes.LCH {
	if soured := shade.L < 0.66 && shade.H > 100 && shade.H < 145; !soured && !tint.Muddy(shade) {
		return shade
	}
	if shade.H = p.H; tint.Muddy(shade) {
		shade.L = math.Max(shade.L, math.Min(p.L, 0.67))
	}
	return shade
}

// towardsHue is the turn, at most so many degrees, that brings a hue nearer to another.
func towardsHue(h, aim, most float64) float64 {
	off := themes.Hue(aim - h)
	if off > 180 {
		off -= 360
	}
	return math.Max(-most, math.Min(most, off))
}

// runs are pairs of hues between which a gradient stays clear.
var runs = [][2]float64{{285, 350}, {265, 205}, {25, 350}, {205, 160}, {310, 25}, {250, 320}, {38, 5}, {165, 240}}

// across gives everything one gradient of two hues where the drawing has but one ink.
func (d *Drawing) across(in gene.In) (string, bool) {
	if len(d.shown()) != 1 || d.hasText() || d.bleeds() || len(d.keep) > 0 || !d.planned().known {
		return "", false
	}
	for _, e := range d.doc.Elements {
		if e.Has("transform") || local(e) == "use" {
			return "", false
		}
	}
	pair := gene.Pick(in, runs)
	hue, second := pair[0], pair[1]
	l := 0.6
	if d.paper().LCH().L < 0.5 {
		l = 0.8
	}
	a, b := themes.LCH{L: l, C: 0.19, H: themes.Hue(hue), A: 1}.Color(), themes.LCH{L: l - 0.08, C: 0.2, H: themes.Hue(second), A: 1}.Color()
	id := d.freeID("blend")
	s := d.subject()
	to := gene.Pick(in, []svgpath.Point{{X: s.X + s.W, Y: s.Y}, {X: s.X, Y: s.Y + s.H}}) // an axis whose ends are both painted
	d.defs = append(d.defs, `<linearGradient id="`+id+`" gradientUnits="userSpaceOnUse" x1="`+d.length(s.X)+`" y1="`+d.length(s.Y)+`" x2="`+d.length(to.X)+`" y2="`+d.length(to.Y)+`"><stop offset="0" stop-color="`+a.Hex()+`"/><stop offset="1" stop-color="`+b.Hex()+`"/></linearGradient>`)
	url := "url(#" + id + ")"
	d.blended = true
	for _, e := range d.shapes {
		if f := d.paint(e, "fill"); f != "none" && f != "transparent" {
			d.give(e, "fill", url)
		}
		if s := d.paint(e, "stroke"); s != "none" && s != "" && s != "transparent" {
			d.give(e, "stroke", url)
		}
	}
	near, far := between(a, between(a, between(a, b))), between(b, between(b, between(a, b)))
	return "a gradient across it, " + named(near) + " to " + named(far), true
}

// halve darkens one half of the content.
func (d *Drawing) halve(in gene.In) bool {
	s := d.subject()
	clip, shade := d.freeID("half"), d.freeID("shade")
	k := num(in.Between(0.86, 0.74), 2)
	x := s.X + s.W/2
	d.defs = append(d.defs,
		`<clipPath id="`+clip+`"><rect x="`+d.length(x)+`" y="`+d.length(d.box.Y)+`" width="`+d.length(d.box.X+d.box.W-x)+`" height="`+d.length(d.box.H)+`"/></clipPath>`,
		`<filter id="`+shade+`" x="0" y="0" width="1" height="1"><feComponentTransfer><feFuncR type="linear" slope="`+k+`" intercept="0.02"/><feFuncG type="linear" slope="`+k+`" intercept="0.02"/><feFuncB type="linear" slope="`+k+`" intercept="0.04"/></feComponentTransfer></filter>`)
	d.copies = append(d.copies, replica{opacity: 1, extra: ` clip-path="url(#` + clip + `)" filter="url(#` + shade + `)"`})
	return true
}

// card sets a drawing that fills its frame smaller on a ground, with round corners and a soft shadow.
func (d *Drawing) card(in gene.In) (string, bool) {
	if !d.mountable() {
		return "", false
	}
	b, ground := d.box, d.groundColour(in)
	clip, soft := d.freeID("card"), d.freeID("soft")
	r := d.length(d.unit(in.Between(0.04, 0.1)))
	rect := `<rect x="` + d.length(b.X) + `" y="` + d.length(b.Y) + `" width="` + d.length(b.W) + `" height="` + d.length(b.H) + `"`
	d.defs = append(d.defs, `<clipPath id="`+clip+`">`+rect+` rx="`+r+`"/></clipPath>`,
		`<filter id="`+soft+`" x="-0.2" y="-0.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="`+d.length(d.unit(0.025))+`"/></filter>`)
	d.laid = ground.Hex()
	d.shrink(in.Between(0.84, 0.76))
	move := d.group[len(d.group)-1]
	d.under = append(d.under, rect+` fill="`+ground.Hex()+`" stroke="none"/>`,
		rect+` rx="`+r+`" transform="translate(0 `+d.length(d.unit(0.02))+`) `+move+`" fill="#000000" fill-opacity="0.35" stroke="none" filter="url(#`+soft+`)"/>`)
	if d.backdrop() == nil {
		d.under = append(d.under, rect+` rx="`+r+`" transform="`+move+`" fill="#ffffff" stroke="none"/>`)
	}
	d.group = append(d.group, "clip-path", "url(#"+clip+")")
	return "a card on " + named(ground), true
}
