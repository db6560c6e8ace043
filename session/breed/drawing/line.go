package drawing

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// mostOutlined is how many filled shapes a drawing may have to be drawn in line: with more, lines crowd.
const mostOutlined = 4

// evenly is the least part of the main shapes that a line must go around, so that none stands without.
const evenly = 0.8

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
	if d.carved() || d.doubling() || d.backdrop() != nil || len(filled) > mostOutlined {
		return "", false
	}
	width := d.unit(in.Between(0.015, 0.03))
	inked := in.Rand.IntN(2) == 0 || len(d.shown()) > 3
	hollow := in.Rand.IntN(2) == 0 && !d.overlaps() && !d.detailed()
	ink := d.inkColor().Hex()
	ok := d.ifSeen(math.Max(0.06, evenly*d.main()), func(seen *float64) {
		for i, e := range d.shapes {
			c, known := firstColor(d.paint(e, "fill"))
			if !known || !d.fillable(i) || d.paint(e, "stroke") != "none" || d.slender(i, 6) || d.detail(i) || d.bleeds() && d.touching(i) > 0 {
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
