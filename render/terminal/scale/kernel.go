package scale

import "math"

// one is the sum of a point's weights: 11 bits, so that a weighted sum of three 9-bit lanes, with the
// kernel's overshoot, stays within lanes of 21 bits.
const one = 1 << 11

// taps are the weights that make one point of the result: weight[k] of source point first+k.
type taps struct {
	first  int
	weight []uint64
}

// kernel computes the taps of every point when n source points become m.
func kernel(n, m int) []taps {
	step := float64(n) / float64(m)
	wide := max(step, 1)
	all := make([]taps, m)
	for i := range all {
		all[i] = tapsAt((float64(i)+0.5)*step, wide, n)
	}
	return all
}

func tapsAt(center, wide float64, n int) taps {
	first := int(math.Ceil(center - 2*wide - 0.5))
	last := int(math.Floor(center + 2*wide - 0.5))
	from, to := max(first, 0), min(last, n-1)
	weights := make([]float64, to-from+1)
	total := 0.0
	for k := first; k <= last; k++ {
		w := cubic((float64(k) + 0.5 - center) / wide)
		weights[min(max(k, from), to)-from] += w // beyond the edge its pixel is repeated
		total += w
	}
	return quantise(from, weights, total)
}

// quantise rounds the weights to whole parts of one, carrying what rounding leaves to the next, so
// that they add up exactly and flat colour stays what it is.
func quantise(from int, weights []float64, total float64) taps {
	t := taps{first: from, weight: make([]uint64, len(weights))}
	given, exact := 0, 0.0
	for i, w := range weights {
		exact += w / total * one
		part := int(math.Round(exact)) - given
		given += part
		t.weight[i] = uint64(int64(part))
	}
	return t
}

// cubic is the Catmull-Rom spline.
func cubic(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}
