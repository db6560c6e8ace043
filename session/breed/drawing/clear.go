package drawing

import (
	"math"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/breed/gene"
	"cultivar/session/breed/tint"
	"cultivar/themes"
)

// clearly tries a change of colours a few times until what it gives is neither muddy, nor flat, nor a clash of loud colours.
func clearly(change func(*Drawing, gene.In) (string, bool)) func(*Drawing, gene.In) (string, bool) {
	return func(d *Drawing, in gene.In) (string, bool) {
		if d.veiled() > mostVeiled || d.presence() < leastPresent {
			return "", false
		}
		was, depth, kinds := d.shown(), d.relief(), d.kinds()
		for range 6 {
			undo := d.snapshot()
			caption, ok := change(d, in)
			if ok && !d.spoiled(was, depth) && !d.merged(kinds) && !d.sunk() {
				return caption, true
			}
			undo()
		}
		return "", false
	}
}

// leastPresent is the part of the frame that must be painted for a change of colours to be seen.
const leastPresent = 0.02

// presence is the part of the frame in which shapes are seen, fine lines counting little.
func (d *Drawing) presence() float64 {
	sum := 0.0
	for i := range d.shapes {
		fill, line := d.visible(i)
		sum += fill + line
	}
	return sum
}

// mostVeiled is how much of what is seen may go through filters before a change of colours cannot be told any more.
const mostVeiled = 0.3

// veiled is the part of what is seen that goes through filters or blends, which may turn any colour into any other, that patterns fill, or through which
// what lies beneath is seen.
func (d *Drawing) veiled() float64 {
	sum, total := 0.0, 0.0
	for i, e := range d.shapes {
		w := d.planned().seen[i] + d.planned().drawn[i]
		total += w
		if v := d.paint(e, "fill-opacity"); filtered(e) || d.tiledBy(e) || v != "" && alpha(v) < 0.6 {
			sum += w
		}
	}
	return sum / math.Max(1e-9, total)
}

// filtered says that a shape goes through a filter or a blend from the beginning.
func filtered(e *markup.Node) bool {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if style := n.Get("style"); n.Has("filter") || n.Has("mix-blend-mode") || strings.Contains(style, "filter") || strings.Contains(style, "blend-mode") {
			return true
		}
	}
	return false
}

// tiledBy says that a pattern fills a shape.
func (d *Drawing) tiledBy(e *markup.Node) bool {
	id, ok := strings.CutPrefix(strings.TrimSpace(d.paint(e, "fill")), "url(")
	n := d.doc.ByID(strings.Trim(id, `#"' )`))
	return ok && n != nil && local(n) == "pattern"
}

// spoiled says that the colours now are muddier, flatter or louder than those before.
func (d *Drawing) spoiled(was []tint.Swatch, depth float64) bool {
	is := d.shown()
	return mud(is) > math.Max(0.12, mud(was)) || clash(is) > d.bearing(clash(was)) || d.relief() < 0.65*depth
}

// bearing is how much clash a change may leave: less than there was, unless something is kept that clashes.
func (d *Drawing) bearing(was float64) float64 {
	if len(d.keep) > 0 {
		return 1.05 * was
	}
	return 0.6 * was
}

// mud is the share of olive and brown: dark colours of a yellow hue.
func mud(list []tint.Swatch) float64 {
	sum := 0.0
	for _, s := range list {
		if tint.Muddy(s.Color.LCH()) {
			sum += s.Weight
		}
	}
	return sum
}

// clash is how much room pairs of strong colours of far hues and about one lightness take, which seem to flicker where they meet.
func clash(list []tint.Swatch) float64 {
	sum := 0.0
	for i, s := range list {
		a := s.Color.LCH()
		for _, o := range list[:i] {
			b := o.Color.LCH()
			far, strong := themes.HueDistance(a.H, b.H), math.Min(a.C, b.C)
			if room := math.Min(s.Weight, o.Weight); room > 0.06 && math.Abs(a.L-b.L) < 0.13 && (strong > 0.15 && far > 65 || strong > 0.09 && far > 110) {
				sum += room
			}
		}
	}
	return sum
}

// relief is the mean difference in lightness between shapes and what they lie on, weighed by what is seen of them.
func (d *Drawing) relief() float64 {
	sum, total := 0.0, 0.0
	for i, e := range d.shapes {
		c, ok := d.flat(e, "fill")
		if w := d.planned().seen[i]; ok && d.planned().under[i] >= 0 && w > 0 {
			sum, total = sum+w*math.Abs(c.LCH().L-d.base(i, "fill").LCH().L), total+w
		}
	}
	return sum / math.Max(1e-9, total)
}
