package svgpath

import "math"

const (
	// corner is the turn, in radians, over a short way from which a place counts as a corner that simplifying keeps.
	corner = 0.9
	// around is how far before and after a place its turn is measured, and straight how long a line must be for its ends to be kept, both
	// as multiples of the tolerance.
	around, straight = 2.5, 8
)

// Simplify draws the path with fewer points: what lies within tolerance of a straight or an even course between corners is left out, and curves
// run smoothly through what is kept. Subpaths that are smaller than twice the tolerance are left out, but not the last one; others that are
// so small that they would lose their form stay as they are. Arcs must have been made Curves.
func (p Path) Simplify(tolerance float64) Path {
	var out Path
	subs := p.split()
	for i, sub := range subs {
		lo, hi, ok := sub.Bounds()
		switch size := math.Max(hi.X-lo.X, hi.Y-lo.Y); {
		case !ok || size < 2*tolerance && (len(out) > 0 || i+1 < len(subs)):
		case size < 12*tolerance:
			out = append(out, sub...)
		default:
			out = append(out, simplified(sub, tolerance)...)
		}
	}
	return out
}

// simplified draws one subpath with fewer points.
func simplified(sub Path, tolerance float64) Path {
	closed := sub[len(sub)-1].Op == Close
	pts := trail(sub, closed)
	sharp := corners(pts, closed, tolerance)
	if len(pts) < 4 || tolerance <= 0 {
		return sub
	}
	if closed {
		pts, sharp = turned(pts, sharp)
	}
	out := Path{{Op: Move, P: []Point{pts[0]}}}
	from := 0
	for i := 1; i < len(pts); i++ {
		if sharp[i] || i == len(pts)-1 {
			out = append(out, course(pts[from:i+1], tolerance, closed && from == 0 && i == len(pts)-1 && !sharp[0])...)
			from = i
		}
	}
	if closed {
		if last := out[len(out)-1]; last.Op == Line { // closing draws it
			out = out[:len(out)-1]
		}
		out = append(out, Command{Op: Close})
	}
	return out
}

// trail is a subpath as points close together, a closed one coming back to its first.
func trail(sub Path, closed bool) []Point {
	var pts []Point
	for _, c := range sub.Facets(8) {
		if len(c.P) > 0 && (len(pts) == 0 || pts[len(pts)-1] != c.End()) {
			pts = append(pts, c.End())
		}
	}
	if closed && len(pts) > 1 && pts[len(pts)-1] != pts[0] {
		pts = append(pts, pts[0])
	}
	return pts
}

// corners marks the points that must stay: where the trail turns sharply within a short way, small fillets included, and where long straight
// lines end.
func corners(pts []Point, closed bool, tolerance float64) []bool {
	n := len(pts)
	sharp, turns := make([]bool, n), make([]float64, n)
	for i := range pts {
		if closed || i > 0 && i < n-1 {
			a, b := away(pts, i, -1, closed, around*tolerance), away(pts, i, 1, closed, around*tolerance)
			turns[i] = turn(a, pts[i], b)
		}
	}
	for i := range pts {
		sharp[i] = turns[i] > corner && highest(pts, turns, i, around*tolerance)
	}
	for i := 1; i < n; i++ {
		if math.Hypot(pts[i].X-pts[i-1].X, pts[i].Y-pts[i-1].Y) > straight*tolerance {
			sharp[i-1] = sharp[i-1] || i > 1 && turn(pts[i-2], pts[i-1], pts[i]) > 0.02
			sharp[i] = sharp[i] || i+1 < n && turn(pts[i-1], pts[i], pts[i+1]) > 0.02
		}
	}
	if closed {
		sharp[0] = sharp[0] || sharp[n-1]
		sharp[n-1] = sharp[0]
	}
	return sharp
}

// away is the point that lies so far along the trail from another, or the last there is on the way.
func away(pts []Point, i, step int, closed bool, far float64) Point {
	n := len(pts)
	at := pts[i]
	for range n {
		k := i + step
		if closed {
			k = (k + n) % n
		}
		if k < 0 || k >= n {
			return at
		}
		next := pts[k]
		l := math.Hypot(next.X-at.X, next.Y-at.Y)
		if l >= far && l > 0 {
			return Point{at.X + (next.X-at.X)*far/l, at.Y + (next.Y-at.Y)*far/l}
		}
		far, at, i = far-l, next, k
	}
	return at
}

// turn is by how much, in radians, a way through b changes its direction.
func turn(a, b, c Point) float64 {
	if a == b || b == c {
		return 0
	}
	return math.Abs(math.Remainder(math.Atan2(c.Y-b.Y, c.X-b.X)-math.Atan2(b.Y-a.Y, b.X-a.X), 2*math.Pi))
}

// highest says that no point near this one turns more, and none before it as much.
func highest(pts []Point, turns []float64, i int, near float64) bool {
	for k := range pts {
		if k != i && math.Hypot(pts[k].X-pts[i].X, pts[k].Y-pts[i].Y) < near && pts[k] != pts[i] && (turns[k] > turns[i]+1e-9 || k < i && turns[k] > turns[i]-1e-9) {
			return false
		}
	}
	return true
}

// turned lets a closed trail begin at its first corner.
func turned(pts []Point, sharp []bool) ([]Point, []bool) {
	n := len(pts) - 1
	for at := range n {
		if !sharp[at] {
			continue
		}
		p, s := make([]Point, 0, n+1), make([]bool, 0, n+1)
		for i := range n + 1 {
			p, s = append(p, pts[(at+i)%n]), append(s, sharp[(at+i)%n])
		}
		return p, s
	}
	return pts, sharp
}

// course is a run of points between corners, drawn smoothly through the few that tell its form; loop says that its end is its beginning.
func course(pts []Point, tolerance float64, loop bool) Path {
	kept := sieve(pts, tolerance)
	if loop && len(kept) < 5 {
		third := len(pts) / 3
		kept = append(append(sieve(pts[:third+1], tolerance/2), sieve(pts[third:2*third+1], tolerance/2)[1:]...), sieve(pts[2*third:], tolerance/2)[1:]...)
	}
	if len(kept) == 2 && !loop {
		return Path{{Op: Line, P: []Point{kept[1]}}}
	}
	var out Path
	for i := 0; i+1 < len(kept); i++ {
		a, b := kept[i], kept[i+1]
		d := math.Hypot(b.X-a.X, b.Y-a.Y) / 3
		u, v := heading(kept, i, loop), heading(kept, i+1, loop)
		out = append(out, Command{Op: Cubic, P: []Point{{a.X + d*u.X, a.Y + d*u.Y}, {b.X - d*v.X, b.Y - d*v.Y}, b}})
	}
	return out
}

// heading is the unit vector in which a smooth course goes through a point.
func heading(pts []Point, i int, loop bool) Point {
	n := len(pts)
	before, after := max(0, i-1), min(n-1, i+1)
	if loop && (i == 0 || i == n-1) {
		before, after = n-2, 1
	}
	x, y := pts[after].X-pts[before].X, pts[after].Y-pts[before].Y
	if l := math.Hypot(x, y); l > 0 {
		return Point{x / l, y / l}
	}
	return Point{}
}

// sieve keeps the points without which a line through the others would be more than tolerance away (Ramer, Douglas and Peucker).
func sieve(pts []Point, tolerance float64) []Point {
	if len(pts) < 3 {
		return append([]Point(nil), pts...)
	}
	at, most := 0, tolerance
	a, b := pts[0], pts[len(pts)-1]
	for i := 1; i+1 < len(pts); i++ {
		if by := off(pts[i], a, b); by > most {
			at, most = i, by
		}
	}
	if at == 0 {
		return []Point{a, b}
	}
	return append(sieve(pts[:at+1], tolerance), sieve(pts[at:], tolerance)[1:]...)
}

// off is how far a point is from the line between two others.
func off(p, a, b Point) float64 {
	x, y := b.X-a.X, b.Y-a.Y
	l := x*x + y*y
	if l == 0 {
		return math.Hypot(p.X-a.X, p.Y-a.Y)
	}
	t := math.Max(0, math.Min(1, ((p.X-a.X)*x+(p.Y-a.Y)*y)/l))
	return math.Hypot(p.X-a.X-t*x, p.Y-a.Y-t*y)
}
