package breed

import (
	"cmp"
	"image"
	"maps"
	"slices"

	"cultivar/themes"
)

// told is the share of a picture from which a colour is named.
const told = 0.015

// Colors names the colours that cover the look's picture, the one that covers most of it first, four at most; nil if it was not drawn.
func (l Look) Colors() []string {
	if l.Shot.Image == nil {
		return nil
	}
	shares := shares(l.Shot.Image)
	names := slices.SortedFunc(maps.Keys(shares), func(a, b string) int {
		return cmp.Or(cmp.Compare(shares[b], shares[a]), cmp.Compare(a, b))
	})
	names = slices.DeleteFunc(names, func(n string) bool { return shares[n] < told })
	return names[:min(4, len(names))]
}

// shares are how much of a picture each colour covers, by name; some 4,000 of its pixels are looked at.
func shares(img *image.RGBA) map[string]float64 {
	const across, down = 80, 50
	out := map[string]float64{}
	b := img.Bounds()
	for row := range down {
		for col := range across {
			c := img.RGBAAt(b.Min.X+(2*col+1)*b.Dx()/(2*across), b.Min.Y+(2*row+1)*b.Dy()/(2*down))
			out[themes.ColorName(themes.RGB8(c.R, c.G, c.B))] += 1.0 / (across * down)
		}
	}
	return out
}
