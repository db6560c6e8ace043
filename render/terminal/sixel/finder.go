package sixel

// finder finds the nearest colour of a palette. The colour cube is parted into cells of 8×8×8, and
// these into cells of 4×4×4; for a cell, once it is first asked for, it keeps the colours that can be
// nearest to a point in it. In small cells that hold a colour of the palette the answer is exact; in
// the others it is the colour nearest to the cell's middle, which is off by less than the rounding of
// sixel's hundredths.
type finder struct {
	pal   [][3]int32
	all   []uint8
	large [32 * 32 * 32]uint32 // where a cell's list begins in lists; 0 is not made yet
	small [64 * 64 * 64]uint32
	lists []uint8 // a count less one, then so many indices
	near  [256]int32
	// known are points that were asked for lately: red, green, blue and the answer, a byte each.
	known [1 << knownBits]uint32
}

const knownBits = 14

// place is where a point is kept in known.
func place(point uint32) uint32 { return point * 2654435761 >> (32 - knownBits) }

func newFinder(pal *palette) *finder {
	f := &finder{pal: pal.seen, lists: make([]uint8, 1, 1<<15), all: make([]uint8, len(pal.seen))}
	for i := range f.all {
		f.all[i] = uint8(i)
	}
	f.known[place(0)] = 1 << 8 // anything but black, which an empty place would stand for
	return f
}

// nearest is the index of the colour closest to r, g, b, each from 0 to 255.
func (f *finder) nearest(r, g, b int32) uint8 {
	at := f.small[uint32(r>>2<<12|g>>2<<6|b>>2)&(64*64*64-1)]
	if at == 0 {
		at = f.refine(r, g, b)
	}
	if f.lists[at] == 0 {
		return f.lists[at+1]
	}
	point := uint32(r<<16|g<<8|b) & 0xffffff
	known := &f.known[place(point)]
	if *known>>8 == point {
		return uint8(*known)
	}
	best := f.search(at, r, g, b)
	*known = point<<8 | uint32(best)
	return best
}

// search looks through the list at.
func (f *finder) search(at uint32, r, g, b int32) uint8 {
	best, least := uint8(0), int32(1<<30)
	for _, i := range f.list(at) {
		c := &f.pal[i]
		dr, dg, db := c[0]-r, c[1]-g, c[2]-b
		if d := dr*dr + dg*dg + db*db; d < least {
			best, least = i, d
		}
	}
	return best
}

func (f *finder) list(at uint32) []uint8 { return f.lists[at+1 : at+2+uint32(f.lists[at])] }

// refine makes the list of the small cell around a point from that of the large one around it.
func (f *finder) refine(r, g, b int32) uint32 {
	big := &f.large[r>>3<<10|g>>3<<5|b>>3]
	if *big == 0 {
		*big = f.narrow(f.all, r&^7, g&^7, b&^7, 8)
	}
	at := f.narrow(f.list(*big), r&^3, g&^3, b&^3, 4)
	if !f.holds(f.list(at), r>>2, g>>2, b>>2) {
		f.settleOn(at)
	}
	f.small[r>>2<<12|g>>2<<6|b>>2] = at
	return at
}

// holds reports whether one of some colours lies in the small cell given.
func (f *finder) holds(some []uint8, r, g, b int32) bool {
	for _, i := range some {
		if c := &f.pal[i]; c[0]>>2 == r && c[1]>>2 == g && c[2]>>2 == b {
			return true
		}
	}
	return false
}

// settleOn keeps of a list that was just made only the colour nearest to the middle.
func (f *finder) settleOn(at uint32) {
	some := f.list(at)
	best := some[0]
	for _, i := range some {
		if f.near[i] < f.near[best] {
			best = i
		}
	}
	f.lists = append(f.lists[:at], 0, best)
}

// narrow lists those of some colours that can be nearest to a point of the cell whose lowest corner
// and side are given: no colour whose distance to the middle is more than the least one and the
// cell's diagonal. Distances are taken in half units, since the middle lies between levels.
func (f *finder) narrow(some []uint8, r, g, b, side int32) uint32 {
	r, g, b = 2*r+side-1, 2*g+side-1, 2*b+side-1
	least := int32(1 << 30)
	for _, i := range some {
		c := &f.pal[i]
		dr, dg, db := 2*c[0]-r, 2*c[1]-g, 2*c[2]-b
		f.near[i] = dr*dr + dg*dg + db*db
		least = min(least, f.near[i])
	}
	diagonal := root(3 * square(2*(side-1)))
	within := square(root(least) + diagonal)
	at := uint32(len(f.lists))
	f.lists = append(f.lists, 0)
	for _, i := range some {
		if f.near[i] <= within {
			f.lists = append(f.lists, i)
		}
	}
	f.lists[at] = uint8(len(f.lists) - int(at) - 2)
	return at
}

func square(v int32) int32 { return v * v }

// root is the square root, rounded up.
func root(v int32) int32 {
	r := int32(0)
	for step := int32(1024); step > 0; step /= 2 {
		if square(r+step) < v {
			r += step
		}
	}
	return r + 1
}
