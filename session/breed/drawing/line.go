package drawing

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// evenly is the least part of the main shapes that a line must go around, so that none stands without.
const evenly = 0.8

// contour draws a line around the filled shapes that are seen as such: not around thin ones, nor where a shape only carves another.
func (d *Drawing) contour(in gene.In) (string, bool) {
	width := d.unit(in.Between(0.012, 0.03))
	ink := d.inkColor()
	if in.Rand.IntN(3) == 0 && (d.backdrop() != nil || d.laid != "") {
		ink = themes.RGB8(255, 255, 255)
	}
	if d.carved() || d.doubling() {
		return "", false
	}
	return named(ink) + " contours", d.ifSeen(math.Max(0.04, evenly*d.main()), func(seen *float64) {
		for i, e := range d.shapes {
			if !d.fillable(i) || d.paint(e, "stroke") != "none" || d.thin(i) || d.detail(i) || d.bleeds() && d.touching(i) > 1 {
				continue
			}
			if c, ok := d.flat(e, "fill"); !ok || themes.DeltaE(c, ink) < 0.12 && themes.DeltaE(d.base(i, "fill"), ink) < 0.12 {
				continue
			}
			if d.give(e, "stroke", ink.Hex()) {
				d.give(e, "stroke-width", d.length(d.bearable(e, width)))
				d.give(e, "stroke-linejoin", "round")
				*seen += d.planned().seen[i]
			}
		}
	})
}

// fillable says that a shape is filled, seen, and no backdrop, text or reference.
func (d *Drawing) fillable(i int) bool {
	e := d.shapes[i]
	f := d.paint(e, "fill")
	if f == "none" || f == "transparent" || local(e) == "use" || local(e) == "line" || local(e) == "text" || e == d.backdrop() {
		return false
	}
	return !d.planned().known || d.planned().hidden[i] < 0.95
}

// outline turns fills into lines, or line drawings into tinted ones.
func (d *Drawing) outline(in gene.In) (string, bool) {
	filled, stroked := d.filled(), d.stroked()
	if len(filled) == 0 && len(stroked) > 0 {
		return "tinted fills", d.tintFills(in)
	}
	if d.carved() || d.doubling() {
		return "", false
	}
	width := d.unit(in.Between(0.015, 0.03))
	inked := in.Rand.IntN(2) == 0 || len(d.shown()) > 3
	hollow := in.Rand.IntN(2) == 0 && !d.overlaps() && !d.detailed()
	ink := d.inkColor().Hex()
	ok := d.ifSeen(math.Max(0.06, evenly*d.main()), func(seen *float64) {
		for i, e := range d.shapes {
			c, known := firstColor(d.paint(e, "fill"))
			if !known || !d.fillable(i) || d.paint(e, "stroke") != "none" || d.thin(i) || d.detail(i) || d.bleeds() && d.touching(i) > 0 {
				continue
			}
			line := c.Color.Hex()
			if inked || themes.DeltaE(c.Color, d.ground0()) < 0.2 {
				line = ink
			}
			if d.give(e, "stroke", line) {
				d.give(e, "stroke-width", d.length(d.bearable(e, width)))
				d.give(e, "stroke-linejoin", "round")
				d.give(e, "fill", d.inside(c.Color, hollow))
				*seen += d.planned().seen[i]
			}
		}
	})
	if ok {
		d.apart()
	}
	if inked {
		return "drawn in line", ok
	}
	return "outlined shapes", ok
}

// tintFills fills the closed shapes of a line drawing with a tint of their lines.
func (d *Drawing) tintFills(in gene.In) bool {
	through := num(in.Between(0.14, 0.35), 2)
	return d.ifSeen(0.03, func(seen *float64) {
		for _, e := range d.stroked() {
			tinted := d.paint(e, "stroke")
			if c, known := firstColor(tinted); known {
				tinted = c.Color.Hex()
			}
			var inside mask
			inside.fill(d.onGrid(e), evenOdd(e))
			if closed(e) && inside.count() > 0 && d.give(e, "fill", tinted) {
				d.give(e, "fill-opacity", through)
				*seen += inside.share()
			}
		}
	})
}

// closed says that a shape's outline comes back to where it began.
func closed(e *markup.Node) bool {
	switch local(e) {
	case "path":
		return strings.ContainsAny(e.Get("d"), "zZ")
	case "line", "polyline":
		return false
	}
	return true
}
