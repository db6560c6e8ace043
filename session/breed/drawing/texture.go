package drawing

import (
	"strconv"

	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// textureOperators change surfaces: gradients in the place of flat fills, and filters over everything.
var textureOperators = []gene.Operator[*Drawing]{
	{
		Name: "texture.gradient", Trait: gene.Texture, Weight: 1.5, Doc: "flat fills as gradients",
		Apply: func(d *Drawing, in gene.In) (string, bool) { return d.gradients(in) },
	},
	{
		Name: "texture.shadow", Trait: gene.Texture, Doc: "a shadow under everything",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.backdrop() != nil || len(d.under) > 0 {
				return "", false
			}
			by := d.length(d.unit(in.Between(0.025, 0.06)))
			blur := d.length(d.unit(in.Between(0.01, 0.03)))
			name := "soft shadow"
			if in.Rand.IntN(2) == 0 {
				blur, name = "0", "hard shadow"
			}
			d.bleed = d.unit(in.Between(0.04, 0.1))
			return name, d.filter("shadow", `<feDropShadow dx="`+by+`" dy="`+by+`" stdDeviation="`+blur+`" flood-color="#000000" flood-opacity="`+num(in.Between(0.25, 0.5), 2)+`"/>`)
		},
	},
	{
		Name: "texture.rough", Trait: gene.Texture, Weight: 0.8, Leans: map[string]float64{"busy": 0.5}, Doc: "rough edges, as if printed",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.hasText() {
				return "", false
			}
			freq := num(in.Between(3, 9)/d.unit(1), 4)
			scale := d.length(d.unit(in.Between(0.02, 0.06)))
			return "rough edges", d.filter("rough", `<feTurbulence type="fractalNoise" baseFrequency="`+freq+`" numOctaves="3" seed="`+strconv.Itoa(1+in.Rand.IntN(90))+`" result="noise"/><feDisplacementMap in="SourceGraphic" in2="noise" scale="`+scale+`" xChannelSelector="R" yChannelSelector="G"/>`)
		},
	},
	{
		Name: "texture.grain", Trait: gene.Texture, Weight: 0.7, Leans: map[string]float64{"busy": 0.6}, Doc: "a grain on every surface",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			freq := num(in.Between(240, 420)/d.unit(1), 4)
			amount := num(in.Between(0.3, 0.7), 2)
			return "grainy surfaces", d.filter("grain", `<feTurbulence type="fractalNoise" baseFrequency="`+freq+`" numOctaves="2" seed="`+strconv.Itoa(1+in.Rand.IntN(90))+`"/><feColorMatrix type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -`+num(parse64(amount)*1.8, 2)+` `+num(parse64(amount)*0.95, 2)+`"/><feComposite operator="in" in2="SourceGraphic"/><feBlend mode="multiply" in2="SourceGraphic"/>`)
		},
	},
	{
		Name: "texture.glow", Trait: gene.Texture, Weight: 0.35, Doc: "a glow around everything",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			blur := d.length(d.unit(in.Between(0.02, 0.05)))
			if d.backdrop() != nil {
				return "", false
			}
			d.bleed = d.unit(in.Between(0.04, 0.1))
			return "glowing", d.filter("glow", `<feGaussianBlur in="SourceGraphic" stdDeviation="`+blur+`" result="halo"/><feMerge><feMergeNode in="halo"/><feMergeNode in="SourceGraphic"/></feMerge>`)
		},
	},
}

func parse64(s string) float64 { return lead(s) }

// filter puts a filter on the group around the content.
func (d *Drawing) filter(name, primitives string) bool {
	if len(d.keep) > 0 || d.top.SelfClosed {
		return false
	}
	for i := 0; i < len(d.group); i += 2 {
		if d.group[i] == "filter" {
			return false
		}
	}
	id := d.freeID(name)
	d.defs = append(d.defs, `<filter id="`+id+`" x="-20%" y="-20%" width="140%" height="140%">`+primitives+`</filter>`)
	d.group = append(d.group, "filter", "url(#"+id+")")
	return true
}

// gradients replaces the flat fills of larger shapes; shapes of one fill share a gradient.
func (d *Drawing) gradients(in gene.In) (string, bool) {
	turn := in.Sign() * in.Between(20, 60)
	lift := in.Between(0.06, 0.16)
	radial := in.Rand.IntN(3) == 0
	made := map[string]string{}
	changed := false
	for _, e := range d.filled() {
		w, h := d.extent(e)
		fill := d.paint(e, "fill")
		c, ok := firstColor(fill)
		if !ok || c.Color.A < 1 || d.held(e) || w == 0 && h == 0 || len(made) > 8 && made[fill] == "" {
			continue
		}
		if made[fill] == "" {
			made[fill] = d.freeID("blend")
			d.defs = append(d.defs, gradient(made[fill], c.Color.LCH(), turn, lift, radial))
		}
		changed = d.give(e, "fill", "url(#"+made[fill]+")") || changed
	}
	if radial {
		return "radial gradients", changed
	}
	return "gradient fills", changed
}

func gradient(id string, p themes.LCH, turn, lift float64, radial bool) string {
	a, b := p, p
	a.L, b.L = min(0.97, p.L+lift), max(0.08, p.L-lift)
	if p.C > 0.03 {
		b.H = themes.Hue(p.H + turn)
	}
	stops := `<stop offset="0" stop-color="` + a.Hex() + `"/><stop offset="1" stop-color="` + b.Hex() + `"/>`
	if radial {
		return `<radialGradient id="` + id + `" cx="35%" cy="30%" r="80%">` + stops + `</radialGradient>`
	}
	return `<linearGradient id="` + id + `" x1="0" y1="0" x2="1" y2="1">` + stops + `</linearGradient>`
}
