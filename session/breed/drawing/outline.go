package drawing

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/svgpath"
)

// reach is the box of everything that is painted, lines included, in the drawing's units; ok is false where something cannot be measured.
// What is clipped or masked is measured as if it were not.
func (d *Drawing) reach() (box, bool) {
	if !d.stretched {
		return d.planned().reached.box, d.planned().reached.ok
	}
	if d.reached == nil {
		b, ok := d.measureReach()
		d.reached = &reached{b, ok}
	}
	return d.reached.box, d.reached.ok
}

// reached is what a measurement of the reach gave.
type reached struct {
	box
	ok bool
}

func (d *Drawing) measureReach() (box, bool) {
	r := bounds{}
	for _, e := range d.shapes {
		if !d.trace(e, identity, nil, &r) {
			return box{}, false
		}
	}
	for _, e := range d.doc.Elements {
		switch local(e) {
		case "image", "foreignObject", "switch", "symbol":
			return box{}, false
		}
	}
	return r.box()
}

// trace adds the outline of a shape under a map; until is the element at which the way up ends, nil for the root.
func (d *Drawing) trace(e *markup.Node, outer matrix, until *markup.Node, r *bounds) bool {
	m, painted, ok := d.placed(e, until)
	if !ok || !painted {
		return ok
	}
	m = outer.times(m)
	if local(e) == "use" {
		return d.traceUse(e, m, r)
	}
	half := 0.0
	if s := d.paint(e, "stroke"); s != "none" && s != "" {
		half = lead(d.paint(e, "stroke-width")) / 2 * m.scale()
	}
	for _, p := range d.points(e) {
		r.add(m.of(p), half)
	}
	return true
}

// traceUse adds what a use element repeats.
func (d *Drawing) traceUse(e *markup.Node, m matrix, r *bounds) bool {
	target := d.doc.ByID(strings.TrimPrefix(hrefOf(e), "#"))
	if target == nil {
		return true
	}
	m = m.times(matrix{1, 0, 0, 1, lead(e.Get("x")), lead(e.Get("y"))})
	for _, s := range d.doc.Elements {
		if !shapeTags[local(s)] || !within(s, target) {
			continue
		}
		if local(s) == "use" || local(target) == "svg" || !d.trace(s, m, target.Parent, r) {
			return false
		}
	}
	return true
}

func within(e, outer *markup.Node) bool {
	for n := e; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

func hrefOf(e *markup.Node) string {
	if h := e.Get("href"); h != "" {
		return h
	}
	return e.Get("xlink:href")
}

// placed is the map from a shape's units to the drawing's. What stands in defs is not painted on its own.
func (d *Drawing) placed(e, until *markup.Node) (m matrix, painted, ok bool) {
	if p, known := d.places[e]; known && until == nil {
		return p.of, p.painted, p.known
	}
	m = identity
	for n := e; n != nil && n != until && n != d.top; n = n.Parent {
		if n.Kind != markup.Element {
			continue
		}
		switch local(n) {
		case "defs":
			return m, false, true
		case "svg":
			return m, false, false
		}
		step, ok := transformOf(n.Get("transform"))
		if !ok || strings.Contains(n.Get("style"), "transform") {
			return m, true, false
		}
		m = step.times(m)
	}
	return m, true, true
}

// place is what placed finds.
type place struct {
	of             matrix
	painted, known bool
}

// measured is a length that a shape says of itself, in an attribute or in a style: lengths in em and rem by the size of type, others as numbers.
func (d *Drawing) measured(e *markup.Node, name string) float64 {
	text, own := "", false
	if a := d.attrs[e]; a != nil {
		text, own = a.get(name)
	}
	if !own {
		text = d.stated(e, name)
	}
	if number, em := strings.CutSuffix(strings.TrimSpace(text), "em"); em {
		if number, rem := strings.CutSuffix(number, "r"); rem {
			return 16 * lead(number)
		}
		return d.fontSize(e) * lead(number)
	}
	return lead(text)
}

// points are places on the outline of a shape, close enough together to measure it by.
func (d *Drawing) points(e *markup.Node) []svgpath.Point {
	get := func(name string) float64 { return d.measured(e, name) }
	switch local(e) {
	case "rect":
		x, y, w, h := get("x"), get("y"), get("width"), get("height")
		return corners(box{x, y, w, h})
	case "circle":
		return round(get("cx"), get("cy"), get("r"), get("r"))
	case "ellipse":
		return round(get("cx"), get("cy"), get("rx"), get("ry"))
	case "line":
		return []svgpath.Point{{X: get("x1"), Y: get("y1")}, {X: get("x2"), Y: get("y2")}}
	case "polygon", "polyline":
		var out []svgpath.Point
		pts := numbers(d.attrOf(e, "points"))
		for i := 0; i+1 < len(pts); i += 2 {
			out = append(out, svgpath.Point{X: pts[i], Y: pts[i+1]})
		}
		return out
	case "path":
		var out []svgpath.Point
		for _, o := range d.outlines(e) {
			out = append(out, o...)
		}
		return out
	case "text":
		return d.words(e)
	}
	return nil
}

func corners(b box) []svgpath.Point {
	return []svgpath.Point{{X: b.X, Y: b.Y}, {X: b.X + b.W, Y: b.Y}, {X: b.X, Y: b.Y + b.H}, {X: b.X + b.W, Y: b.Y + b.H}}
}

func round(cx, cy, rx, ry float64) []svgpath.Point {
	var out []svgpath.Point
	for i := range 16 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 8)
		out = append(out, svgpath.Point{X: cx + rx*cos, Y: cy + ry*sin})
	}
	return out
}

var shorthandSize = regexp.MustCompile(`(?:^|\s)([\d.]+)px`)

// fontSize is a text's size in its own units, told by font-size or by the shorthand, whichever stands nearest; 16 if nothing tells.
func (d *Drawing) fontSize(e *markup.Node) float64 {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if id, ok := d.wins[n]["font-size"]; ok {
			if v := lead(d.value(id)); v > 0 {
				return v
			}
		}
		if id, ok := d.wins[n]["font"]; ok {
			if m := shorthandSize.FindStringSubmatch(d.value(id)); m != nil && lead(m[1]) > 0 {
				return lead(m[1])
			}
		}
	}
	return 16
}

// words is roughly the box of a line of text: six tenths of the size a letter.
func (d *Drawing) words(e *markup.Node) []svgpath.Point {
	size := d.fontSize(e)
	w := 0.6 * size * float64(utf8.RuneCountInString(strings.TrimSpace(d.doc.Text(e))))
	x := lead(e.Get("x"))
	switch e.Get("text-anchor") {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return corners(box{x, lead(e.Get("y")) - 0.8*size, w, size})
}

// bounds is a box that grows.
type bounds struct {
	x0, y0, x1, y1 float64
	any            bool
}

func (r *bounds) add(p svgpath.Point, half float64) {
	if !r.any {
		*r = bounds{p.X, p.Y, p.X, p.Y, true}
	}
	r.x0, r.y0 = math.Min(r.x0, p.X-half), math.Min(r.y0, p.Y-half)
	r.x1, r.y1 = math.Max(r.x1, p.X+half), math.Max(r.y1, p.Y+half)
}

func (r *bounds) box() (box, bool) {
	b := box{r.x0, r.y0, r.x1 - r.x0, r.y1 - r.y0}
	return b, r.any && b.W+b.H > 0 && !math.IsInf(b.W+b.H, 0) && !math.IsNaN(b.W+b.H)
}
