package drawing

import (
	"math"
	"strconv"
	"strings"

	"cultivar/session/artifact/markup"
	"cultivar/session/artifact/svgpath"
)

// plan is a drawing seen from above as it was opened: where each shape lies, what of it is seen, and on what it lies. Clips are regarded,
// masks and filters are not.
type plan struct {
	fills, lines []mask                             // of every shape, where it is painted
	hidden       []float64                          // the part of a shape's fill that later shapes cover, 0 to 1
	seen         []float64                          // the part of the frame in which its fill is on top
	drawn        []float64                          // the part of the frame in which its line is on top
	under        []int                              // the shape on which most of it lies, -1 for none
	whole        mask                               // what is painted at all
	around       []float64                          // the sides of its fill's box together, in parts of the frame's side
	painted      []int                              // how many cells it takes, its line included
	outlines     map[*markup.Node][][]svgpath.Point // in cells
	reached      reached
	known        bool // nothing was found that cannot be placed
}

// mostPlanned bounds the shapes that a plan is made for.
const mostPlanned = 2000

// planned is the drawing's plan. The sketch makes it once.
func (s *sketch) planned() *plan {
	s.once.Do(func() { s.plan_ = s.makePlan() })
	return s.plan_
}

func (s *sketch) makePlan() *plan {
	n := len(s.shapes)
	p := &plan{fills: make([]mask, n), lines: make([]mask, n), hidden: make([]float64, n), seen: make([]float64, n), drawn: make([]float64, n), under: make([]int, n)}
	if n > mostPlanned || s.top == nil {
		return p // nothing is known, and nothing hides anything
	}
	d := &Drawing{sketch: s}
	p.reached.box, p.reached.ok = d.measureReach()
	p.known = d.reachable()
	at := map[*markup.Node]int{}
	for i, e := range s.shapes {
		at[e], p.under[i] = i, -1
	}
	for i, e := range s.shapes {
		d.lay(p, at, i, e)
	}
	p.stack(d)
	p.survey(d)
	return p
}

// survey keeps what is asked for often.
func (p *plan) survey(d *Drawing) {
	p.around, p.painted, p.outlines = make([]float64, len(d.shapes)), make([]int, len(d.shapes)), map[*markup.Node][][]svgpath.Point{}
	for i, e := range d.shapes {
		w, h := p.fills[i].spread()
		p.around[i] = 2 * float64(w+h) / cells
		all := p.fills[i]
		all.join(&p.lines[i])
		p.painted[i] = all.count()
		p.outlines[e] = d.traceOnGrid(e)
	}
}

// reachable says that the drawing holds nothing that cannot be placed.
func (d *Drawing) reachable() bool {
	for _, e := range d.doc.Elements {
		switch local(e) {
		case "image", "foreignObject", "switch", "symbol":
			return false
		}
	}
	return true
}

// lay puts one shape on the plan; what a use element repeats is laid where it is repeated.
func (d *Drawing) lay(p *plan, at map[*markup.Node]int, i int, e *markup.Node) {
	m, painted, ok := d.placed(e, nil)
	if !ok || !painted || d.unseen(e) {
		p.known = p.known && ok
		return
	}
	if local(e) != "use" {
		d.stamp(p, i, e, m)
		return
	}
	target := d.doc.ByID(strings.TrimPrefix(hrefOf(e), "#"))
	if target == nil {
		return
	}
	m = m.times(matrix{1, 0, 0, 1, lead(e.Get("x")), lead(e.Get("y"))})
	for _, s := range d.doc.Elements {
		k, shape := at[s]
		if !shape || local(s) == "use" || !within(s, target) {
			continue
		}
		if step, _, ok := d.placed(s, target.Parent); ok {
			d.stamp(p, k, s, m.times(step))
		}
	}
}

// unseen says that a shape is switched off, wholly transparent, or seen only through a mask.
func (d *Drawing) unseen(e *markup.Node) bool {
	for n := e; n != nil && n != d.top; n = n.Parent {
		if n.Has("mask") || strings.TrimSpace(d.stated(n, "display")) == "none" || strings.TrimSpace(d.stated(n, "visibility")) == "hidden" {
			return true
		}
		if v := d.stated(n, "opacity"); v != "" && lead(v) == 0 && v[0] >= '0' && v[0] <= '9' {
			return true
		}
	}
	return false
}

// stated is what an element itself says of a property, in an attribute or a style.
func (d *Drawing) stated(n *markup.Node, prop string) string {
	if id, ok := d.wins[n][prop]; ok {
		return d.slots[id].value
	}
	return n.Get(prop)
}

// stamp paints a shape into its masks under a map.
func (d *Drawing) stamp(p *plan, i int, e *markup.Node, m matrix) {
	onGrid := d.grid().times(m)
	outlines := onGrid.each(d.outlines(e))
	var fill, line mask
	if f := d.paint(e, "fill"); f != "none" && f != "transparent" && !strings.HasPrefix(f, "context-") && local(e) != "line" {
		fill.fill(outlines, evenOdd(e))
	}
	if s := d.paint(e, "stroke"); s != "none" && s != "" && s != "transparent" && !strings.HasPrefix(s, "context-") {
		half := lead(d.paint(e, "stroke-width")) / 2 * onGrid.scale()
		for _, o := range outlines {
			line.line(o, half)
		}
	}
	if c := d.clip(e, onGrid); c != nil {
		fill.meet(c)
		line.meet(c)
	}
	p.fills[i].join(&fill)
	p.lines[i].join(&line)
}

// stack finds what is seen of every shape, and on what it lies.
func (p *plan) stack(d *Drawing) {
	var above mask
	for i := len(d.shapes) - 1; i >= 0; i-- {
		free, drawn := p.fills[i].less(&above), p.lines[i].less(&above)
		free = free.less(&p.lines[i])
		p.seen[i], p.drawn[i] = free.share(), drawn.share()
		if n := p.fills[i].count(); n > 0 {
			left := p.fills[i].less(&above)
			p.hidden[i] = 1 - float64(left.count())/float64(n)
		}
		p.whole.join(&p.fills[i])
		p.whole.join(&p.lines[i])
		if d.solid(d.shapes[i]) {
			above.join(&p.fills[i])
			above.join(&p.lines[i])
		}
	}
	for i := range d.shapes {
		p.under[i] = p.beneath(d, i)
	}
}

// solid says that a shape hides what lies behind it.
func (d *Drawing) solid(e *markup.Node) bool {
	if v := d.paint(e, "fill-opacity"); local(e) == "text" || v != "" && alpha(v) < 0.95 {
		return false
	}
	if c, ok := firstColor(d.paint(e, "fill")); ok && c.Color.A < 0.95 {
		return false
	}
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if id, ok := d.wins[n]["opacity"]; ok && alpha(d.value(id)) < 0.95 {
			return false
		}
		if strings.Contains(n.Get("style"), "blend-mode") || n.Has("mask") {
			return false
		}
	}
	return true
}

// alpha is what an opacity comes to: of an invalid one, such as "0.1mm", 1.
func alpha(text string) float64 {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	v, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil:
		return 1
	case percent:
		return v / 100
	}
	return v
}

// evenOdd says by which rule a shape is filled.
func evenOdd(e *markup.Node) bool {
	for n := e; n != nil && n.Kind == markup.Element; n = n.Parent {
		if strings.Contains(strings.ReplaceAll(n.Get("style"), " ", ""), "fill-rule:evenodd") {
			return true
		}
		if v := n.Get("fill-rule"); v != "" {
			return v == "evenodd"
		}
	}
	return false
}

// beneath is the shape on which most of a shape lies.
func (p *plan) beneath(d *Drawing, i int) int {
	rest := p.fills[i]
	rest.join(&p.lines[i])
	best, most := -1, rest.count()/4
	for k := i - 1; k >= 0; k-- {
		if n := rest.common(&p.fills[k]); n > most {
			best, most = k, n
		}
		if d.solid(d.shapes[k]) {
			rest = rest.less(&p.fills[k])
		}
	}
	return best
}

// outlines are a shape's outlines as points close together, one list for each subpath, in its own units; they are shared.
func (d *Drawing) outlines(e *markup.Node) [][]svgpath.Point {
	if o, ok := d.traced[e]; ok && !d.attrs[e].geometric() {
		return o
	}
	return d.traceOutlines(e)
}

// geometric says that attributes were set that give a shape another form.
func (a *attributes) geometric() bool {
	for i := 0; a != nil && i < len(a.list); i += 2 {
		if !props[strings.TrimPrefix(a.list[i], "style:")] {
			return true
		}
	}
	return false
}

func (d *Drawing) traceOutlines(e *markup.Node) [][]svgpath.Point {
	switch local(e) {
	case "path":
		var out [][]svgpath.Point
		for _, c := range d.path(e).Curves().Facets(6) {
			switch {
			case c.Op == svgpath.Move || len(out) == 0 && len(c.P) > 0:
				out = append(out, []svgpath.Point{c.End()})
			case c.Op == svgpath.Close && len(out) > 0 && len(out[len(out)-1]) > 0:
				out[len(out)-1] = append(out[len(out)-1], out[len(out)-1][0])
			case len(c.P) > 0:
				out[len(out)-1] = append(out[len(out)-1], c.End())
			}
		}
		return out
	case "rect", "text":
		p := d.points(e)
		if rx := cornerOf(d, e); rx > 0 {
			return [][]svgpath.Point{cushion(p, rx)}
		}
		if len(p) == 4 {
			p = []svgpath.Point{p[0], p[1], p[3], p[2], p[0]}
		}
		return [][]svgpath.Point{p}
	case "circle", "ellipse":
		p := d.points(e)
		return [][]svgpath.Point{append(p, p[0])}
	case "polygon":
		if p := d.points(e); len(p) > 0 {
			return [][]svgpath.Point{append(p, p[0])}
		}
	case "polyline", "line":
		return [][]svgpath.Point{d.points(e)}
	}
	return nil
}

// cornerOf is the radius of a rectangle's corners.
func cornerOf(d *Drawing, e *markup.Node) float64 {
	if local(e) != "rect" {
		return 0
	}
	return math.Max(d.measured(e, "rx"), d.measured(e, "ry"))
}

// cushion is the outline of a rectangle, given by its corners, with round ones.
func cushion(p []svgpath.Point, rx float64) []svgpath.Point {
	rx = math.Min(rx, math.Min(p[3].X-p[0].X, p[3].Y-p[0].Y)/2)
	var out []svgpath.Point
	for k, c := range [4]svgpath.Point{{X: p[3].X - rx, Y: p[3].Y - rx}, {X: p[0].X + rx, Y: p[3].Y - rx}, {X: p[0].X + rx, Y: p[0].Y + rx}, {X: p[3].X - rx, Y: p[0].Y + rx}} {
		for i := range 5 {
			sin, cos := math.Sincos((float64(k) + float64(i)/4) * math.Pi / 2)
			out = append(out, svgpath.Point{X: c.X + rx*cos, Y: c.Y + rx*sin})
		}
	}
	return append(out, out[0])
}

// bleeds says that the drawing fills its frame to the edges, as a flag or a poster does.
func (d *Drawing) bleeds() bool {
	if d.backdrop() != nil {
		return true
	}
	p := d.planned()
	edge := 0
	for i := range cells {
		for _, bit := range [4]bool{p.whole[0]>>i&1 == 1, p.whole[cells-1]>>i&1 == 1, p.whole[i]&1 == 1, p.whole[i]>>(cells-1) == 1} {
			if bit {
				edge++
			}
		}
	}
	return edge > 4*cells*7/10
}

// onGrid are a shape's outlines in cells; they are shared.
func (d *Drawing) onGrid(e *markup.Node) [][]svgpath.Point {
	if o, ok := d.planned().outlines[e]; ok && !d.attrs[e].geometric() {
		return o
	}
	return d.traceOnGrid(e)
}

func (d *Drawing) traceOnGrid(e *markup.Node) [][]svgpath.Point {
	m, _, ok := d.placed(e, nil)
	if !ok {
		return nil
	}
	return d.grid().times(m).each(d.outlines(e))
}

// grid is the map from the drawing's units to cells.
func (d *Drawing) grid() matrix {
	return matrix{cells / d.box.W, 0, 0, cells / d.box.H, -d.box.X * cells / d.box.W, -d.box.Y * cells / d.box.H}
}

// scaleOf is by how much a shape's own units are larger than the drawing's.
func (d *Drawing) scaleOf(e *markup.Node) float64 {
	m, _, ok := d.placed(e, nil)
	if !ok {
		return 1
	}
	return m.scale()
}

// length0 is the length of a shape's outlines in the drawing's units.
func (d *Drawing) length0(i int) float64 {
	sum := 0.0
	for _, o := range d.onGrid(d.shapes[i]) {
		for k := 1; k < len(o); k++ {
			sum += math.Hypot((o[k].X-o[k-1].X)*d.box.W, (o[k].Y-o[k-1].Y)*d.box.H) / cells
		}
	}
	return sum
}
