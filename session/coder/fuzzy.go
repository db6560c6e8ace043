package coder

import (
	"strings"
)

const (
	// nearEnough is how alike lines must be on the whole, 0 to 1, to be taken for the ones meant, and
	// aloneBy by how much they must be more alike than any other place.
	nearEnough = 0.9
	aloneBy    = 0.05
	// worthShowing is how alike lines must be to be shown to the model as what the file has.
	worthShowing = 0.5
	// nearAround is how many lines around them are shown.
	nearAround = 6
	fuzzyBytes = 2 << 20
)

// similar looks for the most similar lines. A short text is never taken for another one.
func similar(source []byte, b Block) (span, int) {
	want := filled(linesOf(b.Search))
	if len(want) < 2 || len(b.Search) < 30 || len(source)*len(want) > fuzzyBytes*8 {
		return span{}, 0
	}
	have := linesOf(string(source))
	best, second, at := windows(have, want)
	switch {
	case best < nearEnough:
		return span{}, 0
	case best-second < aloneBy:
		return span{}, 2
	}
	return fitted(have[at:at+len(want)], want, b.Replace, "near"), 1
}

// windows rates every place where the lines could stand: the best, the best that does not overlap
// it, and where the best begins.
func windows(have, want []line) (best, second float64, at int) {
	scores := make([]float64, max(len(have)-len(want)+1, 0))
	for i := range scores {
		scores[i] = alike(have[i:i+len(want)], want)
		if scores[i] > best {
			best, at = scores[i], i
		}
	}
	for i, s := range scores {
		if (i < at-len(want)/2 || i > at+len(want)/2) && s > second {
			second = s
		}
	}
	return best, second, at
}

// alike is the mean likeness of lines, each weighed by its length.
func alike(have, want []line) float64 {
	total, weight := 0.0, 0.0
	for i := range want {
		w := float64(len(want[i].plain) + 1)
		total += w * likeness(have[i].plain, want[i].plain)
		weight += w
	}
	return total / weight
}

// likeness is twice the number of shared pairs of letters over all pairs (Dice's coefficient), 0 to 1.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	pairs := map[[2]byte]int{}
	for i := range len(a) - 1 {
		pairs[[2]byte{a[i], a[i+1]}]++
	}
	shared := 0
	for i := range len(b) - 1 {
		p := [2]byte{b[i], b[i+1]}
		if pairs[p] > 0 {
			pairs[p]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b)-2)
}

// nearest is what the source has that comes closest to a text, to show to whoever missed it.
func nearest(source []byte, text string) string {
	have, want := linesOf(string(source)), filled(linesOf(text))
	if len(want) == 0 || len(have) < len(want) || len(source)*len(want) > fuzzyBytes*8 {
		return ""
	}
	best, _, at := windows(have, want)
	if best < worthShowing {
		return ""
	}
	from, to := max(at-nearAround, 0), min(at+len(want)+nearAround, len(have))
	var b strings.Builder
	for _, l := range have[from:to] {
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	return b.String()
}
