package lanes

// The directions in which lines leave a cell.
const (
	up = 1 << iota
	down
	left
	right
)

// boxes are the characters for every set of directions.
var boxes = map[int]rune{
	0:         ' ',
	up | down: '│', left | right: '─',
	down | right: '╭', down | left: '╮', up | right: '╰', up | left: '╯',
	up | down | right: '├', up | down | left: '┤', down | left | right: '┬', up | left | right: '┴',
	up | down | left | right: '┼',
}

// stroke is a cell under way.
type stroke struct{ arms, lane int }

// strokes is a row under way: lane i stands at index 2i.
type strokes []stroke

// widen makes room for a number of lanes.
func (s strokes) widen(lanes int) strokes {
	for len(s) < 2*lanes-1 {
		s = append(s, stroke{lane: len(s) / 2})
	}
	return s
}

// connect draws a horizontal line between two lanes; what it adds belongs to lane.
func (s strokes) connect(a, b, lane int) {
	from, to := 2*min(a, b), 2*max(a, b)
	s[from].arms |= right
	s[to].arms |= left
	for i := from + 1; i < to; i++ {
		if s[i].arms == 0 {
			s[i].lane = lane
		}
		s[i].arms |= left | right
	}
}

// cells picks the characters.
func (s strokes) cells() []Cell {
	out := make([]Cell, len(s))
	for i, c := range s {
		out[i] = Cell{boxes[c.arms], Line, c.lane}
		if c.arms == 0 {
			out[i] = Cell{' ', Blank, -1}
		}
	}
	return out
}
