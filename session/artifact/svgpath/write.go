package svgpath

import (
	"math"
	"strconv"
	"strings"
)

// String writes the path with absolute commands and at most so many decimals.
func (p Path) String(decimals int) string {
	var b strings.Builder
	for i, c := range p {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(byte(c.Op))
		if c.Op == Arc {
			b.WriteString(number(c.Rx, decimals) + " " + number(c.Ry, decimals) + " " + number(c.Rotation, decimals) + " " + flag(c.Large) + " " + flag(c.Sweep) + " ")
		}
		for k, pt := range c.P {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(pt.X, decimals) + " " + number(pt.Y, decimals))
		}
	}
	return b.String()
}

func flag(v bool) string {
	if v {
		return "1"
	}
	return "0"
}

func number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// Map moves every point. Arcs keep their radii; map only by what keeps circles circles, or call Curves first.
func (p Path) Map(f func(Point) Point) Path {
	out := make(Path, len(p))
	for i, c := range p {
		n := c
		n.P = make([]Point, len(c.P))
		for k, pt := range c.P {
			n.P[k] = f(pt)
		}
		out[i] = n
	}
	return out
}

// Bounds is the box of all points, control points included; ok is false for an empty path.
func (p Path) Bounds() (lo, hi Point, ok bool) {
	lo, hi = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, c := range p {
		for _, pt := range c.P {
			lo.X, lo.Y = math.Min(lo.X, pt.X), math.Min(lo.Y, pt.Y)
			hi.X, hi.Y = math.Max(hi.X, pt.X), math.Max(hi.Y, pt.Y)
			ok = true
		}
	}
	return lo, hi, ok
}

// Curves replaces arcs by cubic curves of at most a quarter turn each.
func (p Path) Curves() Path {
	out := make(Path, 0, len(p))
	var here, start Point
	for _, c := range p {
		switch c.Op {
		case Arc:
			out = append(out, arcCurves(here, c)...)
		default:
			out = append(out, c)
		}
		switch c.Op {
		case Close:
			here = start
		case Move:
			here, start = c.End(), c.End()
		default:
			here = c.End()
		}
	}
	return out
}

// arcCurves converts an arc by the formulas of SVG 2, appendix B.2.4.
func arcCurves(from Point, c Command) Path {
	to := c.End()
	rx, ry := c.Rx, c.Ry
	if rx == 0 || ry == 0 || from == to {
		return Path{{Op: Line, P: []Point{to}}}
	}
	sin, cos := math.Sincos(c.Rotation * math.Pi / 180)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if l := x*x/(rx*rx) + y*y/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-rx*rx*y*y-ry*ry*x*x)/(rx*rx*y*y+ry*ry*x*x)))
	if c.Large == c.Sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	center := Point{cos*cx - sin*cy + (from.X+to.X)/2, sin*cx + cos*cy + (from.Y+to.Y)/2}
	a0 := math.Atan2((y-cy)/ry, (x-cx)/rx)
	sweep := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - a0
	if c.Sweep && sweep < 0 {
		sweep += 2 * math.Pi
	} else if !c.Sweep && sweep > 0 {
		sweep -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(sweep)/(math.Pi/2) - 1e-9))
	return arcPieces(center, rx, ry, sin, cos, a0, sweep, max(1, n), to)
}

func arcPieces(center Point, rx, ry, sin, cos, a0, sweep float64, n int, to Point) Path {
	at := func(a, da float64) (p, tangent Point) {
		sa, ca := math.Sincos(a)
		p = Point{center.X + cos*rx*ca - sin*ry*sa, center.Y + sin*rx*ca + cos*ry*sa}
		tangent = Point{(-cos*rx*sa - sin*ry*ca) * da, (-sin*rx*sa + cos*ry*ca) * da}
		return p, tangent
	}
	step := sweep / float64(n)
	t := 4.0 / 3 * math.Tan(step/4)
	var out Path
	for i := range n {
		p0, d0 := at(a0+float64(i)*step, t)
		p1, d1 := at(a0+float64(i+1)*step, t)
		if i == n-1 {
			p1 = to
		}
		out = append(out, Command{Op: Cubic, P: []Point{{p0.X + d0.X, p0.Y + d0.Y}, {p1.X - d1.X, p1.Y - d1.Y}, p1}})
	}
	return out
}

// Round replaces corners between straight lines by curves that begin at most radius before the corner and at most 0.45 of either line.
func (p Path) Round(radius float64) Path {
	var out Path
	for _, sub := range p.split() {
		out = append(out, roundSub(sub, radius)...)
	}
	return out
}

// split cuts a path into subpaths.
func (p Path) split() []Path {
	var out []Path
	for _, c := range p {
		if c.Op == Move || len(out) == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}

// roundSub rounds the corners of one subpath.
func roundSub(sub Path, radius float64) Path {
	if len(sub) < 3 {
		return sub
	}
	closed := sub[len(sub)-1].Op == Close
	body := sub
	if closed {
		body = sub[:len(sub)-1]
		if end := body[len(body)-1].End(); end != body[0].P[0] {
			body = append(append(Path(nil), body...), Command{Op: Line, P: []Point{body[0].P[0]}})
		}
	}
	out := Path{body[0]}
	for i := 1; i < len(body); i++ {
		c := body[i]
		next, ok := following(body, i, closed)
		if c.Op != Line || !ok || next.Op != Line {
			out = append(out, c)
			continue
		}
		from := body[i-1].End()
		a, b := towards(c.End(), from, radius), towards(c.End(), next.End(), radius)
		out = append(out, Command{Op: Line, P: []Point{a}}, Command{Op: Quad, P: []Point{c.End(), b}})
	}
	if closed {
		if last := out[len(out)-1]; last.Op == Quad && last.P[0] == out[0].P[0] {
			out[0] = Command{Op: Move, P: []Point{last.End()}}
		}
		out = append(out, Command{Op: Close})
	}
	return out
}

func following(body Path, i int, closed bool) (Command, bool) {
	if i+1 < len(body) {
		return body[i+1], true
	}
	if closed && len(body) > 2 {
		return body[1], true
	}
	return Command{}, false
}

// towards is the place at most radius, and at most 0.45 of the way, from a corner to another point.
func towards(corner, to Point, radius float64) Point {
	dx, dy := to.X-corner.X, to.Y-corner.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return corner
	}
	k := math.Min(radius, 0.45*length) / length
	return Point{corner.X + dx*k, corner.Y + dy*k}
}

// Facets replaces every curve by so many straight lines; arcs must have been made Curves.
func (p Path) Facets(n int) Path {
	out := make(Path, 0, len(p)*n)
	var here Point
	for _, c := range p {
		switch c.Op {
		case Cubic, Quad:
			for i := 1; i <= n; i++ {
				out = append(out, Command{Op: Line, P: []Point{c.at(here, float64(i)/float64(n))}})
			}
		default:
			out = append(out, c)
		}
		if len(c.P) > 0 {
			here = c.End()
		}
	}
	return out
}

// at is a place on a curve that begins at from, t being 0 to 1.
func (c Command) at(from Point, t float64) Point {
	var room [4]Point
	pts := append(append(room[:0], from), c.P...)
	for len(pts) > 1 {
		for i := range len(pts) - 1 {
			pts[i] = Point{pts[i].X + (pts[i+1].X-pts[i].X)*t, pts[i].Y + (pts[i+1].Y-pts[i].Y)*t}
		}
		pts = pts[:len(pts)-1]
	}
	return pts[0]
}

// Stride is the mean distance between the ends of neighbouring commands.
func (p Path) Stride() float64 {
	sum, n := 0.0, 0
	var here Point
	for _, c := range p {
		if len(c.P) == 0 {
			continue
		}
		if c.Op != Move {
			sum, n = sum+math.Hypot(c.End().X-here.X, c.End().Y-here.Y), n+1
		}
		here = c.End()
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// Corners counts the places where two straight lines meet.
func (p Path) Corners() int {
	n := 0
	for i := 1; i < len(p); i++ {
		if p[i].Op == Line && (p[i-1].Op == Line || i+1 < len(p) && p[i+1].Op == Line) {
			n++
		}
	}
	return n
}

// Curved counts curves and arcs.
func (p Path) Curved() int {
	n := 0
	for _, c := range p {
		if c.Op == Cubic || c.Op == Quad || c.Op == Arc {
			n++
		}
	}
	return n
}
