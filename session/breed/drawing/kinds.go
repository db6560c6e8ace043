package drawing

import (
	"math"
	"sort"

	"cultivar/themes"
)

// kind is what is painted in one colour: the shapes of one category of a chart, say.
type kind struct {
	shape  int
	prop   string
	color  themes.Color
	weight float64 // the part of the frame in which it is seen
}

// mostKinds is how many colours are taken for kinds; more are shades.
const mostKinds = 10

// leastTold is how far two kinds must stay apart, in OKLab, that were so far apart before as mostTold.
const leastTold, mostTold = 0.06, 0.1

// kinds are the flat colours that are seen, the weightiest first; none if there are too many to be kinds.
func (d *Drawing) kinds() []kind {
	at := map[themes.Color]int{}
	var out []kind
	for i, e := range d.shapes {
		fill, line := d.visible(i)
		for _, k := range [2]kind{{shape: i, prop: "fill", weight: fill}, {shape: i, prop: "stroke", weight: line}} {
			v, ok := firstColor(d.paint(e, k.prop))
			if !ok || v.Color.A < 0.95 || k.weight <= 0 || local(e) == "text" {
				continue
			}
			k.color = v.Color
			if n, known := at[k.color]; known {
				out[n].weight += k.weight
				continue
			}
			at[k.color] = len(out)
			out = append(out, k)
		}
	}
	out = seenWell(out)
	if len(out) > mostKinds {
		return nil
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].weight > out[j].weight })
	return out
}

func seenWell(list []kind) []kind {
	var out []kind
	for _, k := range list {
		if k.weight > 0.003 {
			out = append(out, k)
		}
	}
	return out
}

// unlike says that two colours are of different hues, not shades of one.
func unlike(a, b themes.Color) bool {
	p, q := a.LCH(), b.LCH()
	return math.Min(p.C, q.C) > 0.07 && themes.HueDistance(p.H, q.H) > 30 && themes.DeltaE(a, b) >= mostTold
}

// merged says that colours which told kinds from each other are now alike.
func (d *Drawing) merged(was []kind) bool {
	for i, a := range was {
		p, ok := d.flat(d.shapes[a.shape], a.prop)
		for _, b := range was[:i] {
			q, also := d.flat(d.shapes[b.shape], b.prop)
			if ok && also && unlike(a.color, b.color) && themes.DeltaE(p, q) < leastTold {
				return true
			}
		}
	}
	return false
}

// keptApart gives kinds that the run would print alike inks of their own: the nearest that is left.
func (p *press) keptApart() map[themes.Color]themes.LCH {
	kinds, out := p.d.kinds(), map[themes.Color]themes.LCH{}
	var given []themes.LCH
	for i, k := range kinds {
		own := p.figure(k.color).LCH()
		if p.collides(own, k, kinds[:i], given) && !p.groundlike(k.color.LCH()) {
			if next, ok := p.spare(own, given); ok {
				own = next
				out[k.color] = next
			}
		}
		given = append(given, own)
	}
	return out
}

// collides says that an ink is too near to that of a kind that was told from this one.
func (p *press) collides(own themes.LCH, k kind, others []kind, given []themes.LCH) bool {
	for n, o := range others {
		if unlike(k.color, o.color) && themes.DeltaE(own.Color(), given[n].Color()) < 1.3*leastTold {
			return true
		}
	}
	return false
}

// spare is the ink nearest to one that is told from those that are given and from the paper.
func (p *press) spare(own themes.LCH, given []themes.LCH) (themes.LCH, bool) {
	best, near := themes.LCH{}, math.Inf(1)
	for _, c := range p.run.swatches() {
		free := themes.DeltaE(c.Color(), p.paper.Color()) > 0.12
		for _, g := range given {
			free = free && themes.DeltaE(c.Color(), g.Color()) > 1.5*leastTold
		}
		if by := themes.DeltaE(c.Color(), own.Color()); free && by < near {
			best, near = c, by
		}
	}
	return best, !math.IsInf(near, 1)
}

// swatches are the loud inks of a run, the others and those half way between, and a paler tone of each loud one.
func (e edition) swatches() []themes.LCH {
	out := []themes.LCH{e.accent(0), e.accent(1)}
	for x := 0.0; x <= 4; x += 0.5 {
		out = append(out, e.ink(x))
	}
	for i := range 2 {
		out = append(out, mixed(e.accent(i), e.pale(), 0.45))
	}
	return out
}

// sunk says that a shape which stood out from the open ground, in lightness, does so no more.
func (d *Drawing) sunk() bool {
	p, was := d.planned(), d.other0()
	if !p.known {
		return false
	}
	open := d.openGround()
	for i, e := range d.shapes {
		if p.seen[i] < 0.004 || e == d.backdrop() || filtered(e) {
			continue
		}
		rim := p.fills[i].grown(1)
		rim = rim.less(&p.fills[i])
		c, ok := d.flat(e, "fill")
		c0, ok0 := was.flat(e, "fill")
		if !ok || !ok0 || 3*rim.common(&open) < rim.count() {
			continue
		}
		if themes.Contrast(c0, was.plateColor()) > 2 && themes.Contrast(c, d.plateColor()) < 1.5 {
			return true
		}
	}
	return false
}

// openGround is where nothing lies on the ground.
func (d *Drawing) openGround() mask {
	var out mask
	for row := range cells {
		out.span(row, 0, cells)
	}
	for i, e := range d.shapes {
		if e != d.backdrop() {
			out = out.less(&d.planned().fills[i])
		}
	}
	return out
}
