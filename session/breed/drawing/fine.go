package drawing

import (
	"slices"

	"cultivar/session/artifact/markup"
)

// mostCurves is how many curves a figure may have before bending its outlines spoils what it shows.
const mostCurves = 28

// fine says that the figure lives on small things: details on other shapes, holes, an outline of many curves. What bends, doubles or surrounds its
// outlines would deform them.
func (d *Drawing) fine() bool {
	return d.detailed() || !d.lined() && (d.pierced() || d.curves() > mostCurves)
}

// curves counts the curves of the paths that are seen.
func (d *Drawing) curves() int {
	n := 0
	for i, e := range d.shapes {
		if local(e) == "path" && e != d.backdrop() && d.planned().painted != nil && d.planned().painted[i] > 0 {
			n += d.path(e).Curved()
		}
	}
	return n
}

// flatly says that the drawing is of broad shapes without fine parts, behind which a second print is not taken for a mistake.
func (d *Drawing) flatly() bool {
	return !d.doubling() && !d.fine() && d.broad() > 0.06 && d.broad() > 0.8*d.masses()
}

// covers says that some surfaces are almost all that is filled but for the backdrop, so that a line around them leaves none of its kind out.
func (d *Drawing) covers(list []int, least float64) bool {
	in, all := 0.0, 0.0
	listed := map[int]bool{}
	for _, i := range list {
		listed[i] = true
	}
	for i, e := range d.shapes {
		if e == d.backdrop() || local(e) == "text" {
			continue
		}
		w := d.planned().seen[i]
		if all += w; listed[i] {
			in += w
		}
	}
	return in >= least*all
}

// fewestTiles is how many surfaces side by side count as a map or a mosaic.
const fewestTiles = 12

// tessellated says that some surfaces are the parts of a pie chart, the bands of a flag, a chart's bars, or the fields of a map or a mosaic: fills that only lie side by
// side. The parts of a figure belong together.
func (d *Drawing) tessellated(list []int) bool {
	if d.curvesOf(list) == 0 && d.bleeds() && !d.detailed() && d.covers(list, 0.97) {
		return true
	}
	if len(list) >= fewestBars && d.covers(list, 0.9) && !slices.ContainsFunc(list, func(i int) bool { return !d.bar(d.shapes[i]) }) {
		return true
	}
	parts := map[*markup.Node]bool{}
	for _, p := range d.pies() {
		for _, e := range p.parts {
			parts[e] = true
		}
	}
	n := 0
	for _, i := range list {
		if parts[d.shapes[i]] {
			n++
		}
	}
	return n > 0 && n == len(list) || len(list) >= fewestTiles && !d.detailed() && d.covers(list, 0.9)
}

// curvesOf counts the curves of some shapes, those that are round in themselves as one.
func (d *Drawing) curvesOf(list []int) int {
	n := 0
	for _, i := range list {
		switch e := d.shapes[i]; local(e) {
		case "path":
			n += d.path(e).Curved()
		case "circle", "ellipse":
			n++
		}
	}
	return n
}
