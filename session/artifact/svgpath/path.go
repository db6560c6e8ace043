// Package svgpath reads and writes SVG path data (the d attribute) and changes shapes: a Path is a
// list of commands with absolute coordinates, arcs kept as arcs. Reading follows SVG 2: of broken data the
// part before the error is kept.
package svgpath

import (
	"math"
	"strconv"
	"strings"
)

// Op is a path command in its absolute form.
type Op byte

// The commands. H, V, S and T are read as L, C and Q.
const (
	Move  Op = 'M'
	Line  Op = 'L'
	Cubic Op = 'C'
	Quad  Op = 'Q'
	Arc   Op = 'A'
	Close Op = 'Z'
)

// Point is a place in user units.
type Point struct{ X, Y float64 }

// Command is one step of a path. P holds the points in the order in which they are written, the end point last; an Arc has
// its end point only, besides Rx, Ry, Rotation (degrees) and the flags.
type Command struct {
	Op           Op
	P            []Point
	Rx, Ry       float64
	Rotation     float64
	Large, Sweep bool
}

// Path is a list of commands.
type Path []Command

// End is where a command ends; a Close ends nowhere of its own.
func (c Command) End() Point {
	if len(c.P) == 0 {
		return Point{}
	}
	return c.P[len(c.P)-1]
}

// Parse reads path data. ok is false if there was an error; the path then holds what came before it.
func Parse(d string) (path Path, ok bool) {
	s := &scanner{text: d}
	return s.path(), s.done()
}

type scanner struct {
	text  string
	at    int
	path_ Path
	here  Point
	start Point
	ctrl  Point // the last control point, for S and T
	last  byte
}

func (s *scanner) done() bool {
	s.space()
	return s.at >= len(s.text)
}

func (s *scanner) path() Path {
	for {
		s.space()
		if s.at >= len(s.text) {
			return s.path_
		}
		cmd := s.text[s.at]
		if !strings.ContainsRune("MmLlHhVvCcSsQqTtAaZz", rune(cmd)) || len(s.path_) == 0 && cmd != 'M' && cmd != 'm' {
			return s.path_
		}
		mark := s.at
		s.at++
		if cmd == 'Z' || cmd == 'z' {
			s.path_ = append(s.path_, Command{Op: Close})
			s.here, s.last = s.start, 'Z'
			continue
		}
		if !s.run(cmd) {
			s.at = mark // at the command that is broken
			return s.path_
		}
	}
}

// run reads the argument sets that follow a command letter; at least one is needed.
func (s *scanner) run(cmd byte) bool {
	for first := true; ; first = false {
		s.separator(first)
		if !first && !s.atNumber() {
			return true
		}
		if !s.step(cmd) {
			return false
		}
		switch cmd {
		case 'M':
			cmd = 'L'
		case 'm':
			cmd = 'l'
		}
	}
}

// step reads one argument set.
func (s *scanner) step(cmd byte) bool {
	upper := cmd &^ 0x20
	base := Point{}
	if cmd != upper {
		base = s.here
	}
	switch upper {
	case 'M', 'L', 'T':
		return s.lineLike(upper, base)
	case 'H', 'V':
		n, ok := s.number()
		if !ok {
			return false
		}
		p := Point{base.X + n, s.here.Y}
		if upper == 'V' {
			p = Point{s.here.X, base.Y + n}
		}
		s.push(Command{Op: Line, P: []Point{p}}, 'L', p)
		return true
	case 'A':
		return s.arc(base)
	}
	return s.curve(upper, base)
}

func (s *scanner) lineLike(upper byte, base Point) bool {
	p, ok := s.point(base)
	if !ok {
		return false
	}
	switch upper {
	case 'M':
		s.push(Command{Op: Move, P: []Point{p}}, 'M', p)
		s.start = p
	case 'L':
		s.push(Command{Op: Line, P: []Point{p}}, 'L', p)
	default:
		c := s.here
		if s.last == 'Q' {
			c = Point{2*s.here.X - s.ctrl.X, 2*s.here.Y - s.ctrl.Y}
		}
		s.push(Command{Op: Quad, P: []Point{c, p}}, 'Q', c)
	}
	return true
}

func (s *scanner) curve(upper byte, base Point) bool {
	count := map[byte]int{'C': 3, 'S': 2, 'Q': 2}[upper]
	var pts []Point
	if upper == 'S' {
		c := s.here
		if s.last == 'C' {
			c = Point{2*s.here.X - s.ctrl.X, 2*s.here.Y - s.ctrl.Y}
		}
		pts = append(pts, c)
	}
	for range count {
		s.separator(false)
		p, ok := s.point(base)
		if !ok {
			return false
		}
		pts = append(pts, p)
	}
	if upper == 'Q' {
		s.push(Command{Op: Quad, P: pts}, 'Q', pts[0])
		return true
	}
	s.push(Command{Op: Cubic, P: pts}, 'C', pts[1])
	return true
}

func (s *scanner) arc(base Point) bool {
	rx, ok1 := s.number()
	ry, ok2 := s.number()
	rot, ok3 := s.number()
	large, ok4 := s.flag()
	sweep, ok5 := s.flag()
	s.separator(false)
	p, ok6 := s.point(base)
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || !ok6 {
		return false
	}
	s.push(Command{Op: Arc, P: []Point{p}, Rx: math.Abs(rx), Ry: math.Abs(ry), Rotation: rot, Large: large, Sweep: sweep}, 'A', p)
	return true
}

func (s *scanner) push(c Command, last byte, ctrl Point) {
	s.path_ = append(s.path_, c)
	s.here, s.last, s.ctrl = c.End(), last, ctrl
}

func (s *scanner) point(base Point) (Point, bool) {
	x, ok := s.number()
	if !ok {
		return Point{}, false
	}
	y, ok := s.number()
	return Point{base.X + x, base.Y + y}, ok
}

func (s *scanner) space() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n\f", s.text[s.at]) >= 0 {
		s.at++
	}
}

// separator steps over white space and, unless a command letter was just read, one comma.
func (s *scanner) separator(first bool) {
	s.space()
	if !first && s.at < len(s.text) && s.text[s.at] == ',' {
		s.at++
		s.space()
	}
}

func (s *scanner) atNumber() bool {
	return s.at < len(s.text) && strings.IndexByte("+-.0123456789", s.text[s.at]) >= 0
}

func (s *scanner) flag() (value, ok bool) {
	s.separator(false)
	if s.at >= len(s.text) || s.text[s.at] != '0' && s.text[s.at] != '1' {
		return false, false
	}
	s.at++
	return s.text[s.at-1] == '1', true
}

func (s *scanner) number() (float64, bool) {
	s.separator(false)
	start, i := s.at, s.at
	if i < len(s.text) && (s.text[i] == '+' || s.text[i] == '-') {
		i++
	}
	digits := s.digits(&i)
	if i < len(s.text) && s.text[i] == '.' {
		i++
		digits += s.digits(&i)
	}
	if digits == 0 {
		return 0, false
	}
	s.exponent(&i)
	v, err := strconv.ParseFloat(s.text[start:i], 64)
	if err != nil {
		return 0, false
	}
	s.at = i
	return v, true
}

func (s *scanner) digits(i *int) int {
	n := 0
	for *i < len(s.text) && s.text[*i] >= '0' && s.text[*i] <= '9' {
		*i++
		n++
	}
	return n
}

func (s *scanner) exponent(i *int) {
	if *i >= len(s.text) || s.text[*i]|0x20 != 'e' {
		return
	}
	j := *i + 1
	if j < len(s.text) && (s.text[j] == '+' || s.text[j] == '-') {
		j++
	}
	if s.digits(&j) > 0 {
		*i = j
	}
}
