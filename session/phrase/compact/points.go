package compact

import "strconv"

// Points lists the points of path data, x and y in turn: ends and control points of all segments
// (not the bulge of an arc). Data that does not parse gives none.
func Points(d string) []float64 {
	segs, ok := parsePath(d)
	if !ok {
		return nil
	}
	var out []float64
	var x, y, startX, startY float64
	for _, s := range segs {
		v := make([]float64, len(s.args))
		for i, a := range s.args {
			v[i], _ = strconv.ParseFloat(a, 64) // the lexer has checked it
		}
		cmd, rel := s.cmd&^32, s.cmd&32 != 0
		bx, by := 0.0, 0.0
		if rel {
			bx, by = x, y
		}
		switch cmd {
		case 'Z':
			x, y = startX, startY
			continue
		case 'H':
			x = bx + v[0]
		case 'V':
			y = by + v[0]
		default:
			pts := v
			if cmd == 'A' {
				pts = v[5:]
			}
			for i := 0; i+1 < len(pts)-2; i += 2 {
				out = append(out, bx+pts[i], by+pts[i+1])
			}
			x, y = bx+pts[len(pts)-2], by+pts[len(pts)-1]
		}
		if cmd == 'M' {
			startX, startY = x, y
		}
		out = append(out, x, y)
	}
	return out
}
