package packed

// The filters that only reading needs, by PNG's numbers.
const (
	average = 3
	paeth   = 4
)

// unfilter undoes a row's filter in place, given the row above, undone. It reports whether there is
// such a filter.
func unfilter(kind byte, line, above []byte, pixel int) bool {
	switch kind {
	case none:
	case sub:
		for i := pixel; i < len(line); i++ {
			line[i] += line[i-pixel]
		}
	case up:
		above = above[:len(line)]
		for i := range line {
			line[i] += above[i]
		}
	case average:
		undoAverage(line, above, pixel)
	case paeth:
		undoPaeth(line, above, pixel)
	default:
		return false
	}
	return true
}

func undoAverage(line, above []byte, pixel int) {
	for i := range pixel {
		line[i] += above[i] / 2
	}
	for i := pixel; i < len(line); i++ {
		line[i] += byte((int(line[i-pixel]) + int(above[i])) / 2)
	}
}

// undoPaeth adds to each byte the one of its three neighbours, left, above and above left, that is
// closest to left + above - above left; ties go to them in this order (PNG specification, 9.4).
func undoPaeth(line, above []byte, pixel int) {
	above = above[:len(line)]
	if pixel == 4 {
		undoPaethOf(line[3:], above[3:], 4)
	}
	var l0, l1, l2, c0, c1, c2 int32
	for i := 0; i+3 <= len(line); i += pixel { // three channels at once, which do not wait for each other
		p, q := line[i:i+3:i+3], above[i:i+3:i+3]
		o0, o1, o2 := int32(q[0]), int32(q[1]), int32(q[2])
		l0 = (paethGuess(l0, o0, c0) + int32(p[0])) & 0xff
		l1 = (paethGuess(l1, o1, c1) + int32(p[1])) & 0xff
		l2 = (paethGuess(l2, o2, c2) + int32(p[2])) & 0xff
		p[0], p[1], p[2] = byte(l0), byte(l1), byte(l2)
		c0, c1, c2 = o0, o1, o2
	}
}

// undoPaethOf undoes the filter for the first channel of the pixels.
func undoPaethOf(line, above []byte, pixel int) {
	var left, corner int32
	for i := 0; i < len(line); i += pixel {
		over := int32(above[i])
		left = (paethGuess(left, over, corner) + int32(line[i])) & 0xff
		line[i], corner = byte(left), over
	}
}

func paethGuess(left, over, corner int32) int32 {
	// The distances of left, over and corner from left + over - corner.
	a, b := over-corner, left-corner
	c := a + b
	a, b, c = distance(a), distance(b), distance(c)
	guess := left
	if b < a {
		guess = over
	}
	if c < min(a, b) {
		guess = corner
	}
	return guess
}

func distance(d int32) int32 {
	sign := d >> 31
	return (d ^ sign) - sign
}
