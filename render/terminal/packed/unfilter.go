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
	for k := range pixel {
		var left, corner int32
		for i := k; i < len(line); i += pixel {
			over := int32(above[i])
			// The distances of left, over and corner from left + over - corner.
			a, b := over-corner, left-corner
			c := a + b
			a, b, c = distance(a), distance(b), distance(c)
			guess := left
			if b < a {
				guess, a = over, b
			}
			if c < a {
				guess = corner
			}
			corner = over
			left = (guess + int32(line[i])) & 0xff
			line[i] = byte(left)
		}
	}
}

func distance(d int32) int32 {
	sign := d >> 31
	return (d ^ sign) - sign
}
