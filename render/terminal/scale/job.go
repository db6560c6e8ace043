package scale

import (
	"bytes"
	"image"
)

// A pixel's red, green and blue lie in lanes of 21 bits of one word; alpha, where there is any, in a
// word of its own. Sums of products with negative weights are right as long as the lanes are not
// negative at the end, so every channel carries an offset between the two passes.
const (
	lane   = 21
	offset = 96
	lanes  = 1 | 1<<lane | 1<<(2*lane)
	// half rounds, base lifts a sum over zero before the first shift.
	half  = lanes * (one / 2)
	base  = lanes * (offset * one)
	carry = lanes * 0x1ff
)

// job is one resizing.
type job struct {
	dst, src   *image.RGBA
	across     []taps
	down       []taps
	opaque     bool
	keep       int // rows that a point of the result needs
	srcW, dstW int
}

func newJob(dst, src *image.RGBA) *job {
	j := &job{
		dst: dst, src: src, opaque: Opaque(src),
		srcW: src.Rect.Dx(), dstW: dst.Rect.Dx(),
	}
	j.across = kernel(j.srcW, j.dstW)
	j.down = kernel(src.Rect.Dy(), dst.Rect.Dy())
	for _, t := range j.down {
		j.keep = max(j.keep, len(t.weight))
	}
	return j
}

// rows makes the rows from to to of the result. Source rows are narrowed once each and kept in a ring.
func (j *job) rows(from, to int) {
	colour := newRing(j, unpackColour)
	var alpha *ring
	if !j.opaque {
		alpha = newRing(j, unpackAlpha)
	}
	sum := make([]uint64, j.dstW)
	for y := from; y < to; y++ {
		t := j.down[y]
		out := j.dst.Pix[y*j.dst.Stride : y*j.dst.Stride+j.dstW*4]
		colour.sum(t, sum)
		packColour(out, sum)
		if alpha != nil {
			alpha.sum(t, sum)
			packAlpha(out, sum)
		}
	}
}

func (j *job) source(y int) []byte { return j.src.Pix[y*j.src.Stride : y*j.src.Stride+j.srcW*4] }

// ring holds the last narrowed rows.
type ring struct {
	job    *job
	unpack func(line []uint64, row []byte)
	line   []uint64
	rows   [][]uint64
	next   int // the first source row that is not narrowed yet
	last   int // the row that was narrowed last, -1 before the first
}

func newRing(j *job, unpack func([]uint64, []byte)) *ring {
	r := &ring{job: j, unpack: unpack, line: make([]uint64, j.srcW), rows: make([][]uint64, j.keep), last: -1}
	for i := range r.rows {
		r.rows[i] = make([]uint64, j.dstW)
	}
	return r
}

// sum adds the weighted rows of t up in total.
func (r *ring) sum(t taps, total []uint64) {
	r.next = max(r.next, t.first)
	for ; r.next < t.first+len(t.weight); r.next++ {
		r.narrow(r.next)
	}
	clear(total)
	k := 0
	for ; k+1 < len(t.weight); k += 2 {
		a, b := r.rows[(t.first+k)%len(r.rows)], r.rows[(t.first+k+1)%len(r.rows)]
		addTwo(total, a, b, t.weight[k], t.weight[k+1])
	}
	if k < len(t.weight) {
		addOne(total, r.rows[(t.first+k)%len(r.rows)], t.weight[k])
	}
}

func addTwo(total, a, b []uint64, v, w uint64) {
	a, b = a[:len(total)], b[:len(total)]
	for x := range total {
		total[x] += a[x]*v + b[x]*w
	}
}

func addOne(total, a []uint64, v uint64) {
	a = a[:len(total)]
	for x := range total {
		total[x] += a[x] * v
	}
}

// narrow filters source row y across into its place in the ring. A row like the one above, of which
// designs have many, is copied.
func (r *ring) narrow(y int) {
	j := r.job
	row, out := j.source(y), r.rows[y%len(r.rows)]
	if y > 0 && r.last == y-1 && bytes.Equal(row, j.source(y-1)) {
		copy(out, r.rows[r.last%len(r.rows)])
		r.last = y
		return
	}
	r.last = y
	r.unpack(r.line, row)
	for x, t := range j.across {
		in := r.line[t.first : t.first+len(t.weight)]
		var s uint64 = base + half
		for k, w := range t.weight {
			s += in[k] * w
		}
		out[x] = s / one & carry
	}
}

func unpackColour(line []uint64, row []byte) {
	for x := range line {
		p := row[x*4 : x*4+4 : x*4+4]
		line[x] = uint64(p[0]) | uint64(p[1])<<lane | uint64(p[2])<<(2*lane)
	}
}

func unpackAlpha(line []uint64, row []byte) {
	for x := range line {
		line[x] = uint64(row[x*4+3])
	}
}

func packColour(out []byte, sum []uint64) {
	for x, s := range sum {
		s += half
		p := out[x*4 : x*4+4 : x*4+4]
		p[0] = level(s)
		p[1] = level(s >> lane)
		p[2] = level(s >> (2 * lane))
		p[3] = 255
	}
}

// packAlpha sets alpha, and keeps the colours within it as premultiplied colours must be.
func packAlpha(out []byte, sum []uint64) {
	for x, s := range sum {
		p := out[x*4 : x*4+4 : x*4+4]
		a := level(s + half)
		p[0], p[1], p[2], p[3] = min(p[0], a), min(p[1], a), min(p[2], a), a
	}
}

// level takes one channel out of its lane.
func level(s uint64) byte {
	v := int(s&(1<<lane-1)/one) - offset
	return byte(min(max(v, 0), 255))
}
