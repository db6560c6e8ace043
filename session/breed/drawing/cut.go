package drawing

import (
	"cultivar/session/artifact/svgpath"
	"cultivar/session/breed/gene"
)

// cutOperators give a drawing that fills its frame another outline.
var cutOperators = []gene.Operator[*Drawing]{
	{
		Name: "shape.corners", Trait: gene.Shape, Weight: 1.2, Leans: map[string]float64{"round": 0.8}, Doc: "cut with round corners",
		Apply: func(d *Drawing, in gene.In) (string, bool) {
			b, r := d.box, d.unit(in.Between(0.14, 0.24))
			return "cut with round corners", d.cutTo(cushion(corners(b), r), d.panel(b, 0, `rx="`+d.length(r)+`"`))
		},
	},
	{
		Name: "shape.shield", Trait: gene.Shape, Weight: 0.8, Once: "outline", Doc: "a flag cut as a shield",
		Apply: func(d *Drawing, _ gene.In) (string, bool) { return d.cutAs(shield, "cut as a shield") },
	},
	{
		Name: "shape.hexagon", Trait: gene.Shape, Weight: 0.6, Once: "outline", Doc: "a flag cut as a hexagon",
		Apply: func(d *Drawing, _ gene.In) (string, bool) { return d.cutAs(hexagon, "cut as a hexagon") },
	},
	{
		Name: "shape.pennant", Trait: gene.Shape, Weight: 0.8, Once: "outline", Doc: "a flag with a swallow's tail",
		Apply: func(d *Drawing, _ gene.In) (string, bool) { return d.cutAs(pennant, "cut with a swallow's tail") },
	},
}

// form is a closed outline in a square of 100, or in a frame of 100 by 100 that is drawn out to the drawing's.
type form struct {
	path   string
	square bool // it stands in the middle, as high as the frame
}

var (
	shield  = form{"M4 3H96V50C96 76 74 90 50 98 26 90 4 76 4 50Z", true}
	hexagon = form{"M50 1 93 25.5V74.5L50 99 7 74.5V25.5Z", true}
	pennant = form{"M0 0H100L84 50 100 100H0Z", false}
)

// facets are points along a path of one outline.
func facets(p svgpath.Path) []svgpath.Point {
	var out []svgpath.Point
	for _, c := range p.Curves().Facets(8) {
		if len(c.P) > 0 {
			out = append(out, c.End())
		}
	}
	return out
}

// cutAs cuts a flag to an outline, where what stands on it fits.
func (d *Drawing) cutAs(o form, caption string) (string, bool) {
	if d.hasText() || d.box.W < 1.1*d.box.H || d.box.W > 2.1*d.box.H {
		return "", false
	}
	b := d.box
	if o.square {
		b = box{b.X + (b.W-b.H)/2, b.Y, b.H, b.H}
	}
	path, _ := svgpath.Parse(o.path)
	path = path.Map(func(p svgpath.Point) svgpath.Point {
		return svgpath.Point{X: b.X + p.X*b.W/100, Y: b.Y + p.Y*b.H/100}
	})
	return caption, d.cutTo(facets(path), `<path d="`+path.String(d.decimals())+`"/>`)
}

// cutTo clips the drawing to a shape; false where that would cut into what stands free of the edges.
func (d *Drawing) cutTo(outline []svgpath.Point, shape string) bool {
	if !d.mountable() || d.stands(d.outside(), d.edge()) < 0.8 { // on a white page, what is white ends nowhere
		return false
	}
	var inside mask
	inside.fill(d.grid().each([][]svgpath.Point{outline}), false)
	p := d.planned()
	for i, e := range d.shapes {
		if d.touching(i) > 0 && local(e) != "text" || d.field(i) {
			continue
		}
		all := p.fills[i]
		all.join(&p.lines[i])
		around := all.grown(2)
		if out := around.less(&inside); out.count() > 0 {
			return false
		}
	}
	d.clipped(shape)
	return true
}
