package sixel

import "strconv"

// stretch is a run of columns with the same six pixels of one colour.
type stretch struct {
	x, n uint16
	bits uint8
}

// band writes six rows at a time: colour by colour, each as stretches with gaps between.
type band struct {
	stretches [256][]stretch
	used      []uint8 // the band's colours, by where they begin
	left      []uint8 // those that are not written yet
}

func newBand(w int) *band {
	b := &band{used: make([]uint8, 0, 256), left: make([]uint8, 0, 256)}
	for i := range b.stretches {
		b.stretches[i] = make([]stretch, 0, 16)
	}
	return b
}

// write appends the band whose rows of w indices lie one after the other.
func (b *band) write(out []byte, rows []uint8, w int) []byte {
	b.gather(rows, w)
	for left := append(b.left[:0], b.used...); len(left) > 0; {
		out, left = b.pass(out, left)
		if len(left) > 0 {
			out = append(out, '$')
		}
	}
	for _, c := range b.used {
		b.stretches[c] = b.stretches[c][:0]
	}
	b.used = b.used[:0]
	return out
}

// gather sorts the band's pixels into stretches by colour.
func (b *band) gather(rows []uint8, w int) {
	n := len(rows) / w
	for x := range w {
		var todo uint8 = 1<<n - 1
		for y := 0; todo != 0; y++ {
			if todo>>y&1 == 0 {
				continue
			}
			c := rows[y*w+x]
			bits := uint8(1) << y
			for k := y + 1; k < n; k++ {
				if rows[k*w+x] == c {
					bits |= 1 << k
				}
			}
			todo &^= bits
			if c != nothing {
				b.add(c, x, bits)
			}
		}
	}
}

func (b *band) add(c uint8, x int, bits uint8) {
	s := b.stretches[c]
	if len(s) == 0 {
		b.used = append(b.used, c)
	} else if last := &s[len(s)-1]; last.bits == bits && int(last.x)+int(last.n) == x {
		last.n++
		return
	}
	b.stretches[c] = append(s, stretch{uint16(x), 1, bits})
}

// pass writes colours one behind the other from left to right, as many as fit in one pass of the
// print head, and returns those that are left.
func (b *band) pass(out []byte, colours []uint8) ([]byte, []uint8) {
	at := 0
	left := colours[:0]
	for _, c := range colours {
		s := b.stretches[c]
		if int(s[0].x) < at {
			left = append(left, c)
			continue
		}
		out = strconv.AppendInt(append(out, '#'), int64(c), 10)
		for _, t := range s {
			out = repeat(out, int(t.x)-at, '?')
			out = repeat(out, int(t.n), '?'+t.bits)
			at = int(t.x) + int(t.n)
		}
	}
	return out, left
}

// repeat writes a sixel n times, in the shorter way.
func repeat(out []byte, n int, sixel byte) []byte {
	if n > 3 {
		return append(strconv.AppendInt(append(out, '!'), int64(n), 10), sixel)
	}
	for range n {
		out = append(out, sixel)
	}
	return out
}
