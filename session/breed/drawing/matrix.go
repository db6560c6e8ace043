package drawing

import (
	"math"
	"regexp"

	"cultivar/session/artifact/svgpath"
)

// matrix is an affine map in SVG's order: x' = a x + c y + e, y' = b x + d y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// of is the point that a point is mapped to.
func (m matrix) of(p svgpath.Point) svgpath.Point {
	return svgpath.Point{X: m[0]*p.X + m[2]*p.Y + m[4], Y: m[1]*p.X + m[3]*p.Y + m[5]}
}

// each maps lists of points.
func (m matrix) each(lists [][]svgpath.Point) [][]svgpath.Point {
	out := make([][]svgpath.Point, len(lists))
	for i, list := range lists {
		out[i] = make([]svgpath.Point, len(list))
		for k, p := range list {
			out[i][k] = m.of(p)
		}
	}
	return out
}

// times is the map that does n first and then m.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

// scale is by how much lengths grow, on the average of directions.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

var transformStep = regexp.MustCompile(`([a-zA-Z]+)\s*\(([^)]*)\)`)

// transformOf reads a transform attribute; ok is false where a step is not understood.
func transformOf(text string) (m matrix, ok bool) {
	m = identity
	for _, step := range transformStep.FindAllStringSubmatch(text, -1) {
		n, ok := stepOf(step[1], numbers(step[2]))
		if !ok {
			return identity, false
		}
		m = m.times(n)
	}
	return m, true
}

func stepOf(name string, v []float64) (matrix, bool) {
	at := func(i int, missing float64) float64 {
		if i < len(v) {
			return v[i]
		}
		return missing
	}
	switch {
	case len(v) == 0:
	case name == "matrix" && len(v) == 6:
		return matrix(v), true
	case name == "translate":
		return matrix{1, 0, 0, 1, v[0], at(1, 0)}, true
	case name == "scale":
		return matrix{v[0], 0, 0, at(1, v[0]), 0, 0}, true
	case name == "rotate":
		sin, cos := math.Sincos(v[0] * math.Pi / 180)
		x, y := at(1, 0), at(2, 0)
		return matrix{1, 0, 0, 1, x, y}.times(matrix{cos, sin, -sin, cos, 0, 0}).times(matrix{1, 0, 0, 1, -x, -y}), true
	case name == "skewX":
		return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY":
		return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return identity, false
}
