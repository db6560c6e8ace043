package drawing

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
)

// embedded is another drawing as an element of this one, in a box; slice lets it fill the box. What it paints in no colour of its own is painted in the
// ink. It is "" where it cannot be.
func (d *Drawing) embedded(o *sketch, b box, slice bool, ink, extra string) string {
	part := o.motif(d.doc)
	if part == "" || d.guest || strings.Contains(part, inkMark) {
		return "" // a second one would repeat its ids
	}
	d.guest = true
	how := ""
	if slice {
		how = ` preserveAspectRatio="xMidYMid slice"`
	}
	v := o.box
	extra += ` color="` + ink + `"`
	if !o.top.Has("fill") {
		extra += ` fill="` + ink + `"`
	}
	return `<svg x="` + d.length(b.X) + `" y="` + d.length(b.Y) + `" width="` + d.length(b.W) + `" height="` + d.length(b.H) + `" viewBox="` + num(v.X, 3) + " " + num(v.Y, 3) + " " + num(v.W, 3) + " " + num(v.H, 3) + `"` + how + o.inheritance() + extra + `>` + part + `</svg>`
}

// inkMark stands for the colour of the shape in whose place something is put, until all colours are settled.
const inkMark = "%ink%"

// emblem puts the other in the place of the shapes that stand alone on this one's ground: what reaches no edge, lies together and is small
// enough to be a charge.
func (d *Drawing) emblem(o *sketch) bool {
	charge, at := d.charge()
	if len(charge) == 0 || d.animated() {
		return false
	}
	side := math.Max(at.W, at.H)
	c := at.centre()
	part := d.embedded(o, box{c.X - side/2, c.Y - side/2, side, side}, false, inkMark, "")
	if part == "" {
		return false
	}
	for i, e := range charge {
		if i > 0 {
			part = ""
		}
		d.dropped[e] = part
	}
	return true
}

// charge are the shapes that an emblem would replace, and their box.
func (d *Drawing) charge() ([]*markup.Node, box) {
	p := d.planned()
	var all mask
	var out []*markup.Node
	if !d.bleeds() || !p.known {
		return nil, box{}
	}
	for i, e := range d.shapes {
		m, painted, ok := d.placed(e, nil)
		if !painted || p.fills[i].count()+p.lines[i].count() == 0 || d.touching(i) > 0 || d.field(i) {
			continue
		}
		if !ok || m != identity || d.held(e) || local(e) == "text" || local(e) == "use" || e.Parent != d.top {
			return nil, box{}
		}
		out = append(out, e)
		all.join(&p.fills[i])
		all.join(&p.lines[i])
	}
	w, h := all.spread()
	if len(out) == 0 || len(out) > 12 || w > cells/2 || h > cells*2/3 || w*h < cells {
		return nil, box{}
	}
	x, y := all.corner()
	return out, box{d.box.X + float64(x)*d.box.W/cells, d.box.Y + float64(y)*d.box.H/cells, float64(w) * d.box.W / cells, float64(h) * d.box.H / cells}
}

// field says that a shape is a part of the ground on which others lie.
func (d *Drawing) field(i int) bool {
	for k, under := range d.planned().under {
		if under == i && d.planned().fills[k].count() > 0 {
			return d.planned().fills[i].share() > 0.12
		}
	}
	return false
}

// badge lays the other on a small disc in the corner in which least is seen.
func (d *Drawing) badge(o *sketch, in gene.In) bool {
	side := d.unit(in.Between(0.26, 0.34))
	best, least := -1, 0.1
	for corner := range 4 {
		if share := d.occupied(corner, side); share < least {
			best, least = corner, share
		}
	}
	if best < 0 || d.top.SelfClosed || len(d.keep) > 0 {
		return false
	}
	b := d.corner(best, side)
	k := 0.64
	part := d.embedded(o, box{b.X + b.W*(1-k)/2, b.Y + b.H*(1-k)/2, b.W * k, b.H * k}, false, "#000000", "")
	if part == "" {
		return false
	}
	c := b.centre()
	d.over = append(d.over, `<circle cx="`+d.length(c.X)+`" cy="`+d.length(c.Y)+`" r="`+d.length(side/2-side*0.02)+`" fill="#ffffff" stroke="`+d.inkColor().Hex()+`" stroke-width="`+d.length(side*0.04)+`"/>`+part)
	return true
}

// corner is a square in a corner of the frame, counted from the top left in reading order.
func (d *Drawing) corner(n int, side float64) box {
	gap := d.unit(0.03)
	b := box{d.box.X + gap, d.box.Y + gap, side, side}
	if n%2 == 1 {
		b.X = d.box.X + d.box.W - side - gap
	}
	if n > 1 {
		b.Y = d.box.Y + d.box.H - side - gap
	}
	return b
}

// occupied is the part of a corner that shapes other than grounds are seen in.
func (d *Drawing) occupied(n int, side float64) float64 {
	var area, taken mask
	b := d.corner(n, side)
	for row := range cells {
		y := d.box.Y + (float64(row)+0.5)*d.box.H/cells
		if y >= b.Y && y < b.Y+b.H {
			area.span(row, int((b.X-d.box.X)*cells/d.box.W), int((b.X+b.W-d.box.X)*cells/d.box.W))
		}
	}
	p := d.planned()
	for i := range d.shapes {
		if d.touching(i) < 2 {
			taken.join(&p.fills[i])
		}
		taken.join(&p.lines[i])
	}
	return float64(area.common(&taken)) / math.Max(1, float64(area.count()))
}

// cutFrom fills the largest of this drawing with the other, as if it were cut out of it.
func (d *Drawing) cutFrom(o *Drawing) bool {
	if !o.bleeds() || d.broad() < 0.12 || d.hasText() || d.bleeds() || d.top.SelfClosed || d.skin() != nil {
		return false
	}
	for _, e := range d.doc.Elements {
		if e.Has("transform") {
			return false
		}
	}
	s := d.subject()
	id := d.freeID("cut")
	part := d.embedded(o.sketch, box{0, 0, s.W, s.H}, true, "#000000", "")
	if part == "" {
		return false
	}
	undo := d.snapshot()
	d.defs = append(d.defs, `<pattern id="`+id+`" patternUnits="userSpaceOnUse" x="`+d.length(s.X)+`" y="`+d.length(s.Y)+`" width="`+d.length(s.W)+`" height="`+d.length(s.H)+`">`+part+`</pattern>`)
	if d.ifSeen(0.04, func(seen *float64) { d.paintAll("url(#"+id+")", seen) }) {
		return true
	}
	undo()
	return false
}

// broad is the part of the frame in which shapes are seen that are broad enough to show something on them.
func (d *Drawing) broad() float64 {
	sum := 0.0
	for i := range d.shapes {
		if d.planned().seen[i] > 0 && !d.slender(i, 7) {
			sum += d.planned().seen[i]
		}
	}
	return sum
}

// paintAll gives the fills and lines that are the weightiest colour another paint.
func (d *Drawing) paintAll(paint string, seen *float64) {
	shown := d.shown()
	if len(shown) == 0 {
		return
	}
	main := shown[0].Color
	for i, e := range d.shapes {
		fill, line := d.visible(i)
		if c, ok := d.flat(e, "fill"); ok && c.Hex() == main.Hex() && d.give(e, "fill", paint) {
			*seen += fill
		}
		if c, ok := d.flat(e, "stroke"); ok && d.paint(e, "stroke") != "none" && c.Hex() == main.Hex() && d.give(e, "stroke", paint) {
			*seen += line
		}
	}
}

// onDisc sets this drawing, as a sticker, on a disc of the other.
func (d *Drawing) onDisc(o *Drawing, in gene.In) bool {
	if d.bleeds() || len(d.under) > 0 || len(d.group) > 0 || !d.free() || d.masses() < 0.02 || d.lettered() {
		return false
	}
	side := math.Min(d.box.W, d.box.H)
	c := d.box.centre()
	id := d.freeID("disc")
	part := d.embedded(o.sketch, box{c.X - side/2, c.Y - side/2, side, side}, true, "#000000", "")
	if part == "" {
		return false
	}
	undo := d.snapshot()
	d.defs = append(d.defs, `<clipPath id="`+id+`"><circle cx="`+d.length(c.X)+`" cy="`+d.length(c.Y)+`" r="`+d.length(side/2)+`"/></clipPath>`)
	d.under = append(d.under, `<g clip-path="url(#`+id+`)">`+part+`</g>`)
	d.inDisc(0.74 * side)
	r := d.unit(in.Between(0.025, 0.035))
	if d.filter("rim", edge(d, r, "#ffffff", "rim")+`<feMerge><feMergeNode in="rim"/><feMergeNode in="SourceGraphic"/></feMerge>`) {
		return true
	}
	undo()
	return false
}

// onPattern sets this drawing on a ground that small copies of the other are printed on.
func (d *Drawing) onPattern(o *Drawing, in gene.In) bool {
	if d.bleeds() || len(d.under) > 0 || !d.free() {
		return false
	}
	size := d.unit(in.Between(0.2, 0.28))
	part := d.embedded(o.sketch, box{size * 0.14, size * 0.14, size * 0.72, size * 0.72}, false, "#000000", ` opacity="0.32"`)
	if part == "" {
		return false
	}
	id, ground := d.freeID("print"), o.groundColour(in)
	d.laid = ground.Hex()
	b := d.box
	rect := `<rect x="` + d.length(b.X) + `" y="` + d.length(b.Y) + `" width="` + d.length(b.W) + `" height="` + d.length(b.H) + `" stroke="none" fill="`
	d.defs = append(d.defs, `<pattern id="`+id+`" patternUnits="userSpaceOnUse" width="`+d.length(size)+`" height="`+d.length(size)+`" patternTransform="rotate(-18)">`+part+`</pattern>`)
	d.under = append(d.under, rect+ground.Hex()+`"/>`, rect+`url(#`+id+`)"/>`)
	d.inBox(0.66*b.W, 0.66*b.H)
	d.apart()
	return true
}
