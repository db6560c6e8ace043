package sixel

import (
	"encoding/binary"
	"image"
	"runtime"
	"sync"
)

// bin is a colour, or the mean of several that are close, and how many pixels have it.
type bin struct {
	c [3]uint8
	n uint32
}

// table sums pixels up by the upper bits of their channels.
type table struct {
	mask uint32
	bits int      // the table has 1<<bits slots
	full int      // how many of them may be used
	keys []uint32 // the colour's 24 bits and one above them; 0 is free
	sums [][4]uint32
	used []uint16
	over bool
}

// fineness are the ways to tally, the finest first: which bits of a colour count, and how large the
// table is. The last one holds every colour that there can be.
var fineness = [...]struct {
	mask uint32
	bits int
	full int
}{
	{0xffffff, 13, 1 << 12}, {0xfcfcfc, 15, 3 << 13}, {0xf8f8f8, 16, 1 << 15},
}

func newTable(level int) *table {
	f := fineness[level]
	return &table{mask: f.mask, bits: f.bits, full: f.full, keys: make([]uint32, 1<<f.bits), sums: make([][4]uint32, 1<<f.bits)}
}

// count tallies the picture's colours as finely as the tables allow: exactly, else by the upper six
// bits of each channel, else by five.
func count(img *image.RGBA) []bin {
	for level := range fineness {
		if t := countAt(img, level); !t.over {
			return t.bins()
		}
	}
	return nil
}

func countAt(img *image.RGBA, level int) *table {
	h := img.Rect.Dy()
	n := min(runtime.GOMAXPROCS(0), max(1, h/64))
	parts := make([]*table, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			parts[i] = newTable(level)
			parts[i].rows(img, h*i/n, h*(i+1)/n)
		})
	}
	wg.Wait()
	for _, p := range parts[1:] {
		parts[0].join(p)
	}
	return parts[0]
}

// rows counts runs of the same pixel at once. In pictures of many colours every other pixel will do.
func (t *table) rows(img *image.RGBA, from, to int) {
	w := img.Rect.Dx()
	step := 1
	if t.mask != 0xffffff && w > 256 {
		step = 2
	}
	for y := from; y < to && !t.over; y++ {
		row := img.Pix[y*img.Stride : y*img.Stride+w*4]
		var last, run uint32
		for x := (y & 1) * (step - 1); x < w; x += step {
			p := binary.LittleEndian.Uint32(row[x*4 : x*4+4])
			if p == last {
				run++
				continue
			}
			t.add(last, run)
			last, run = p, 1
		}
		t.add(last, run)
	}
}

// add counts n pixels of one colour, given as red in the low byte to alpha in the high one.
func (t *table) add(p, n uint32) {
	if n == 0 {
		return
	}
	if p>>24 < 128 {
		return
	}
	if p>>24 != 255 {
		p = solid(p)
	}
	t.sum(p&0xffffff&t.mask, n, n*(p&0xff), n*(p>>8&0xff), n*(p>>16&0xff))
}

func (t *table) sum(colour, n, r, g, b uint32) {
	key := colour | 1<<24
	i := key * 2654435761 >> (32 - t.bits)
	for t.keys[i] != key {
		if t.keys[i] == 0 {
			if len(t.used) >= t.full {
				t.over = true
				return
			}
			t.keys[i] = key
			t.used = append(t.used, uint16(i))
			break
		}
		i = (i + 1) & uint32(len(t.keys)-1)
	}
	s := &t.sums[i]
	s[0], s[1], s[2], s[3] = s[0]+n, s[1]+r, s[2]+g, s[3]+b
}

func (t *table) join(o *table) {
	t.over = t.over || o.over
	for _, i := range o.used {
		s := o.sums[i]
		t.sum(o.keys[i]&0xffffff, s[0], s[1], s[2], s[3])
	}
}

func (t *table) bins() []bin {
	bins := make([]bin, len(t.used))
	for k, i := range t.used {
		s := t.sums[i]
		half := s[0] / 2
		bins[k] = bin{[3]uint8{uint8((s[1] + half) / s[0]), uint8((s[2] + half) / s[0]), uint8((s[3] + half) / s[0])}, s[0]}
	}
	return bins
}

// solid undoes the multiplication of a half-transparent pixel by its alpha.
func solid(p uint32) uint32 {
	a := p >> 24
	f := func(v uint32) uint32 { return min((v&0xff)*255/a, 255) }
	return f(p) | f(p>>8)<<8 | f(p>>16)<<16 | 0xff<<24
}
