package drawing

import (
	"slices"
	"strconv"

	"cultivar/session/breed/gene"
)

// textureOperators change surfaces: gradients in the place of flat fills, and filters over everything.
var textureOperators = []gene.Operator[*Drawing]{
	{
		Name: "texture.rough", Trait: gene.Texture, Weight: 0.4, Leans: map[string]float64{"busy": 0.5}, Doc: "rough edges, as if printed",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			if d.lettered() || d.bleeds() {
				return "", false
			}
			freq := num(in.Between(3, 9)/d.unit(1), 4)
			scale := d.length(d.unit(in.Between(0.02, 0.06)))
			return "rough edges", d.filter("rough", `<feTurbulence type="fractalNoise" baseFrequency="`+freq+`" numOctaves="3" seed="`+strconv.Itoa(1+in.Rand.IntN(90))+`" result="noise"/><feDisplacementMap in="SourceGraphic" in2="noise" scale="`+scale+`" xChannelSelector="R" yChannelSelector="G"/>`)
		},
	},
	{
		Name: "texture.grain", Trait: gene.Texture, Weight: 0.5, Leans: map[string]float64{"busy": 0.6}, Doc: "a grain on every surface",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			freq := num(in.Between(130, 200)/d.unit(1), 4)
			amount := num(in.Between(0.5, 0.85), 2)
			return "grainy surfaces", d.filter("grain", `<feTurbulence type="fractalNoise" baseFrequency="`+freq+`" numOctaves="2" seed="`+strconv.Itoa(1+in.Rand.IntN(90))+`"/><feColorMatrix type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -`+num(parse64(amount)*1.8, 2)+` `+num(parse64(amount)*0.95, 2)+`"/><feComposite operator="in" in2="SourceGraphic"/><feBlend mode="multiply" in2="SourceGraphic"/>`)
		},
	},
}

func parse64(s string) float64 { return lead(s) }

// filter puts a filter on the group around the content.
func (d *Drawing) filter(name, primitives string) bool {
	if len(d.keep) > 0 || d.top.SelfClosed {
		return false
	}
	if slices.Contains(d.group, "filter") || len(d.copies) > 0 {
		return false
	}
	id := d.freeID(name)
	b := d.box
	d.defs = append(d.defs, `<filter id="`+id+`" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB" x="`+d.length(b.X-0.3*b.W)+`" y="`+d.length(b.Y-0.3*b.H)+`" width="`+d.length(1.6*b.W)+`" height="`+d.length(1.6*b.H)+`">`+primitives+`</filter>`)
	d.group = append(d.group, "filter", "url(#"+id+")")
	return true
}
