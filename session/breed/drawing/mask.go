package drawing

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"cultivar/session/artifact/svgpath"
)

// cells is how many cells a mask has each way.
const cells = 64

// mask is a part of the frame seen coarsely: 64 rows of 64 cells, the first row at the top, the first column in the lowest bit.
type mask [cells]uint64

// count is how many cells are in the mask.
func (m *mask) count() int {
	n := 0
	for _, row := range m {
		n += bits.OnesCount64(row)
	}
	return n
}

// share is the part of the frame that the mask covers, 0 to 1.
func (m *mask) share() float64 { return float64(m.count()) / (cells * cells) }

// common is how many cells two masks share.
func (m *mask) common(o *mask) int {
	n := 0
	for i, row := range m {
		n += bits.OnesCount64(row & o[i])
	}
	return n
}

func (m *mask) join(o *mask) {
	for i, row := range o {
		m[i] |= row
	}
}

func (m *mask) meet(o *mask) {
	for i, row := range o {
		m[i] &= row
	}
}

// less is what of m is not in o.
func (m *mask) less(o *mask) mask {
	out := *m
	for i, row := range o {
		out[i] &^= row
	}
	return out
}

// centre is the middle of the cells.
func (m *mask) centre() (x, y float64) {
	n := 0.0
	for row, line := range m {
		for rest := line; rest != 0; rest &= rest - 1 {
			x, y, n = x+float64(bits.TrailingZeros64(rest)), y+float64(row), n+1
		}
	}
	return x / math.Max(1, n), y / math.Max(1, n)
}

// grown is the mask with so many cells more on every side.
func (m *mask) grown(by int) mask {
	out := *m
	for range by {
		was := out
		for i := range was {
			out[i] |= was[i]<<1 | was[i]>>1 | was[max(0, i-1)] | was[min(cells-1, i+1)]
		}
	}
	return out
}

// flooded is what of the frame is not in the mask and reaches its edge.
func (m *mask) flooded() mask {
	var out mask
	for row := range m {
		edge := uint64(1 | 1<<(cells-1))
		if row == 0 || row == cells-1 {
			edge = ^uint64(0)
		}
		out[row] = edge &^ m[row]
	}
	for was := 0; out.count() != was; {
		was = out.count()
		next := out.grown(1)
		out = next.less(m)
	}
	return out
}

// enclosed is how many cells lie in holes.
func (m *mask) enclosed() int {
	outside := m.flooded()
	return cells*cells - outside.count() - m.count()
}

// corner is the first column and the first row that the mask reaches.
func (m *mask) corner() (x, y int) {
	x, y = cells, cells
	for row, line := range m {
		if line != 0 {
			x, y = min(x, bits.TrailingZeros64(line)), min(y, row)
		}
	}
	return x, y
}

// span adds the cells of a row from one column up to, not including, another.
func (m *mask) span(row, from, to int) {
	from, to = max(0, from), min(cells, to)
	if row < 0 || row >= cells || from >= to {
		return
	}
	line := ^uint64(0) << from
	if to < cells {
		line &= 1<<to - 1
	}
	m[row] |= line
}

// crossing is where an outline crosses the middle of a row, and which way.
type crossing struct {
	x    float64
	turn int
}

// fill adds the inside of closed outlines, in cells, by the nonzero rule or by the even-odd one.
func (m *mask) fill(outlines [][]svgpath.Point, evenOdd bool) {
	var counts [cells]int
	eachEdge(outlines, func(p, q svgpath.Point, first, last, _ int) {
		for row := first; row < last; row++ {
			counts[row]++
		}
	})
	total, rows := 0, [cells][]crossing{}
	for _, n := range counts {
		total += n
	}
	room := make([]crossing, total)
	for row, n := range counts {
		rows[row], room = room[:0:n], room[n:]
	}
	eachEdge(outlines, func(p, q svgpath.Point, first, last, turn int) {
		for row := first; row < last; row++ {
			at := (float64(row) + 0.5 - p.Y) / (q.Y - p.Y)
			rows[row] = append(rows[row], crossing{p.X + at*(q.X-p.X), turn})
		}
	})
	for row, list := range rows {
		slices.SortFunc(list, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
		turns := 0
		for i, c := range list {
			turns += c.turn
			if i+1 < len(list) && (evenOdd && i%2 == 0 || !evenOdd && turns != 0) {
				m.span(row, column(c.x), column(list[i+1].x))
			}
		}
	}
}

// column is the first whose middle lies right of x.
func column(x float64) int {
	return int(math.Ceil(math.Max(-1, math.Min(cells+1, x)) - 0.5))
}

// eachEdge visits the edges of closed outlines that cross the middles of rows, from the upper end to the lower, with the rows and the way.
func eachEdge(outlines [][]svgpath.Point, visit func(p, q svgpath.Point, first, last, turn int)) {
	for _, o := range outlines {
		for i, p := range o {
			q, turn := o[(i+1)%len(o)], 1
			if p.Y > q.Y {
				p, q, turn = q, p, -1
			}
			if first, last := max(0, column(p.Y)), min(cells, column(q.Y)); first < last {
				visit(p, q, first, last, turn)
			}
		}
	}
}

// line adds a line so wide, in cells; it is never thinner than a cell.
func (m *mask) line(o []svgpath.Point, half float64) {
	half = math.Max(half, 0.5)
	for i := range o {
		p, q := o[i], o[min(i+1, len(o)-1)]
		steps := int(math.Min(4*cells, math.Ceil(math.Hypot(q.X-p.X, q.Y-p.Y)/math.Max(0.7, half))))
		for k := 0; k <= steps; k++ {
			t := float64(k) / math.Max(1, float64(steps))
			m.dot(p.X+t*(q.X-p.X), p.Y+t*(q.Y-p.Y), half)
		}
	}
}

// dot adds a disc.
func (m *mask) dot(x, y, radius float64) {
	if math.IsNaN(x+y) || x < -cells || y < -cells || x > 2*cells || y > 2*cells {
		return
	}
	radius = math.Min(radius, cells)
	for row := int(math.Floor(y - radius)); row <= int(math.Floor(y+radius)); row++ {
		dy := float64(row) + 0.5 - y
		if dx2 := radius*radius - dy*dy; dx2 >= 0 {
			dx := math.Sqrt(dx2)
			m.span(row, int(math.Floor(x-dx)), int(math.Floor(x+dx))+1)
		}
	}
}

// spread is the length of a mask's diagonal box in cells, for how large a thing looks.
func (m *mask) spread() (w, h int) {
	y0, y1, columns := cells, -1, uint64(0)
	for y, row := range m {
		if row != 0 {
			y0, y1, columns = min(y0, y), y, columns|row
		}
	}
	if y1 < 0 {
		return 0, 0
	}
	return bits.Len64(columns) - bits.TrailingZeros64(columns), y1 - y0 + 1
}
