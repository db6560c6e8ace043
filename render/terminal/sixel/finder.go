package sixel

// finder finds the nearest colour of a palette. The colour cube is parted into cells of 8×8×8; for a
// cell, once it is first asked for, it keeps the colours that can be nearest to a point in it: a few.
type finder struct {
	pal   [][3]int32
	cells []uint32 // where a cell's list begins in lists; 0 is not made yet
	lists []uint8  // a count, then so many indices
	near  [256]int32
}

// reach is the length of a cell's diagonal, rounded up: no colour farther than the one nearest to the
// middle by more than that can be nearest to any point.
const reach = 13

func newFinder(pal *palette) *finder {
	return &finder{pal: pal.seen, cells: make([]uint32, 32*32*32), lists: make([]uint8, 1, 1<<14)}
}

// nearest is the index of the colour closest to r, g, b, each from 0 to 255.
func (f *finder) nearest(r, g, b int32) uint8 {
	cell := r>>3<<10 | g>>3<<5 | b>>3
	at := f.cells[cell]
	if at == 0 {
		at = f.list(cell)
	}
	n := uint32(f.lists[at])
	list := f.lists[at+1 : at+2+n]
	best, least := list[0], int32(1<<30)
	for _, i := range list {
		c := &f.pal[i]
		dr, dg, db := c[0]-r, c[1]-g, c[2]-b
		if d := dr*dr + dg*dg + db*db; d < least {
			best, least = i, d
		}
	}
	return best
}

// list makes the list of a cell. Its count is one less than the indices, so that 256 fit a byte.
func (f *finder) list(cell int32) uint32 {
	r, g, b := cell>>10<<3+4, cell>>5&31<<3+4, cell&31<<3+4
	least := int32(1 << 30)
	for i := range f.pal {
		c := &f.pal[i]
		dr, dg, db := c[0]-r, c[1]-g, c[2]-b
		d := dr*dr + dg*dg + db*db
		f.near[i] = d
		least = min(least, d)
	}
	within := square(root(least) + reach)
	at := uint32(len(f.lists))
	f.lists = append(f.lists, 0)
	for i := range f.pal {
		if f.near[i] <= within {
			f.lists = append(f.lists, uint8(i))
		}
	}
	f.lists[at] = uint8(len(f.lists) - int(at) - 2)
	f.cells[cell] = at
	return at
}

func square(v int32) int32 { return v * v }

// root is the square root, rounded up.
func root(v int32) int32 {
	r := int32(0)
	for step := int32(512); step > 0; step /= 2 {
		if square(r+step) < v {
			r += step
		}
	}
	return r + 1
}
