package sixel

import "container/heap"

// palette is the colours of a picture: as sixel writes them, in hundredths, and as they are then seen.
type palette struct {
	percent [][3]uint8
	seen    [][3]int32
}

// newPalette chooses at most n colours for the tally.
func newPalette(bins []bin, n int) *palette {
	colours := make([][3]float64, 0, n)
	if len(bins) <= n {
		for _, b := range bins {
			colours = append(colours, [3]float64{float64(b.c[0]), float64(b.c[1]), float64(b.c[2])})
		}
		return rounded(colours)
	}
	for _, b := range cut(bins, n) {
		colours = append(colours, b.mean)
	}
	pal := rounded(colours)
	for range 2 {
		pal = rounded(settle(pal, bins, colours))
	}
	return pal
}

// rounded takes colours to whole hundredths, leaving out those that become the same.
func rounded(colours [][3]float64) *palette {
	p := &palette{}
	known := map[[3]uint8]bool{}
	for _, c := range colours {
		var q [3]uint8
		var v [3]int32
		for i := range 3 {
			q[i] = uint8(c[i]*100/255 + 0.5)
			v[i] = (int32(q[i])*255 + 50) / 100
		}
		if !known[q] {
			known[q] = true
			p.percent, p.seen = append(p.percent, q), append(p.seen, v)
		}
	}
	return p
}

// settle moves every colour to the mean of the bins that are nearest to it (one round of k-means). A
// colour that has none stays.
func settle(pal *palette, bins []bin, into [][3]float64) [][3]float64 {
	f := newFinder(pal)
	sums := make([][4]float64, len(pal.seen))
	for _, b := range bins {
		s := &sums[f.nearest(int32(b.c[0]), int32(b.c[1]), int32(b.c[2]))]
		n := float64(b.n)
		s[0] += n
		for i := range 3 {
			s[i+1] += n * float64(b.c[i])
		}
	}
	into = into[:0]
	for k, s := range sums {
		c := [3]float64{float64(pal.seen[k][0]), float64(pal.seen[k][1]), float64(pal.seen[k][2])}
		if s[0] > 0 {
			c = [3]float64{s[1] / s[0], s[2] / s[0], s[3] / s[0]}
		}
		into = append(into, c)
	}
	return into
}

// box is a part of the tally.
type box struct {
	bins  []bin
	mean  [3]float64
	error float64 // sum of squared distances from the mean
	axis  int     // the channel that varies most
}

func newBox(bins []bin) *box {
	var n float64
	var sum, square [3]float64
	for _, b := range bins {
		w := float64(b.n)
		n += w
		for i, v := range b.c {
			sum[i] += w * float64(v)
			square[i] += w * float64(v) * float64(v)
		}
	}
	b := &box{bins: bins}
	widest := -1.0
	for i := range 3 {
		b.mean[i] = sum[i] / n
		spread := square[i] - sum[i]*b.mean[i]
		b.error += spread
		if spread > widest {
			widest, b.axis = spread, i
		}
	}
	return b
}

// cut parts the tally into n boxes, always parting the one with the most error.
func cut(bins []bin, n int) []*box {
	if len(bins) == 0 {
		return nil
	}
	queue := boxes{newBox(bins)}
	var done []*box
	for len(queue)+len(done) < n && len(queue) > 0 {
		b := heap.Pop(&queue).(*box)
		low, high := b.part()
		if low == nil {
			done = append(done, b)
			continue
		}
		heap.Push(&queue, low)
		heap.Push(&queue, high)
	}
	return append(done, queue...)
}

// part cuts a box across its axis where the two sides' means are farthest apart for their weights,
// which takes the most error away. It returns nil if the box has one colour.
func (b *box) part() (low, high *box) {
	var n, sum [256]float64
	var total, weight float64
	for _, bin := range b.bins {
		v, w := bin.c[b.axis], float64(bin.n)
		n[v] += w
		sum[v] += w * float64(v)
		weight += w
		total += w * float64(v)
	}
	at, best := -1, 0.0
	var below, belowSum float64
	for v := range 255 {
		below += n[v]
		belowSum += sum[v]
		if above := weight - below; below > 0 && above > 0 {
			aboveSum := total - belowSum
			if gain := belowSum*belowSum/below + aboveSum*aboveSum/above; gain > best {
				at, best = v, gain
			}
		}
	}
	if at < 0 {
		return nil, nil
	}
	i := 0
	for k := range b.bins {
		if int(b.bins[k].c[b.axis]) <= at {
			b.bins[i], b.bins[k] = b.bins[k], b.bins[i]
			i++
		}
	}
	return newBox(b.bins[:i]), newBox(b.bins[i:])
}

// boxes is a heap of boxes, the one with the most error first.
type boxes []*box

func (b boxes) Len() int           { return len(b) }
func (b boxes) Less(i, j int) bool { return b[i].error > b[j].error }
func (b boxes) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b *boxes) Push(x any)        { *b = append(*b, x.(*box)) }
func (b *boxes) Pop() any {
	last := (*b)[len(*b)-1]
	*b = (*b)[:len(*b)-1]
	return last
}
