package compare

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"
)

// Swatch is one of a picture's main colours.
type Swatch struct {
	Color color.RGBA
	// Share is how much of the picture it covers, 0 to 1.
	Share float64
	lab   lab
}

// Palette is a picture's main colours, at most n, the largest share first: the most frequent ones of
// a grid of samples, colours closer than ΔE OK 0.06 taken together.
func Palette(img image.Image, n int) []Swatch {
	var found []Swatch
	counts, total := tally(toRGBA(img))
	for _, c := range byCount(counts) {
		share := float64(counts[c]) / float64(total)
		l := toLab(linearOf[c.R], linearOf[c.G], linearOf[c.B])
		if i := slices.IndexFunc(found, func(s Swatch) bool { return s.lab.squared(l) < 0.06*0.06 }); i >= 0 {
			found[i].Share += share
			continue
		}
		if len(found) < 4*n {
			found = append(found, Swatch{c, share, l})
		}
	}
	slices.SortStableFunc(found, func(a, b Swatch) int { return cmp.Compare(b.Share, a.Share) })
	return found[:min(n, len(found))]
}

// tally counts the colours of about 10,000 samples.
func tally(img *image.RGBA) (counts map[color.RGBA]int, total int) {
	counts = map[color.RGBA]int{}
	b := img.Bounds()
	step := max(1, int(math.Sqrt(float64(b.Dx()*b.Dy())/10000)))
	for y := b.Min.Y; y < b.Max.Y; y += step {
		for x := b.Min.X; x < b.Max.X; x += step {
			counts[img.RGBAAt(x, y)]++
			total++
		}
	}
	return counts, total
}

func byCount(counts map[color.RGBA]int) []color.RGBA {
	out := make([]color.RGBA, 0, len(counts))
	for c := range counts {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(number(a), number(b)))
	})
	return out
}

func number(c color.RGBA) uint32 {
	return uint32(c.R)<<24 | uint32(c.G)<<16 | uint32(c.B)<<8 | uint32(c.A)
}

// Colors is how far apart the main colours of two pictures are, wherever they stand: the mean ΔE OK
// from each colour, by its share, to the nearest of the other picture's, both ways; 0 to about 1.
func Colors(a, b image.Image) float64 {
	x, y := Palette(a, 8), Palette(b, 8)
	return (oneWay(x, y) + oneWay(y, x)) / 2
}

func oneWay(from, to []Swatch) float64 {
	sum, share := 0.0, 0.0
	for _, s := range from {
		nearest := 1.0
		for _, t := range to {
			nearest = math.Min(nearest, math.Sqrt(s.lab.squared(t.lab)))
		}
		sum, share = sum+s.Share*nearest, share+s.Share
	}
	if share == 0 {
		return 0
	}
	return sum / share
}
