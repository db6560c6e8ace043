package desk

import (
	"image"
	"image/draw"
)

// Part is the part of a long picture of w by h pixels that begins at row y, moved to lie within it.
func Part(src *image.RGBA, y, w, h int) *image.RGBA {
	return Crop(src, image.Pt(0, y), w, h)
}

// foldGap is the share of a picture's width that stands free between two columns.
const foldGap = 0.04

// Fold lays a long picture out in columns, read as in a newspaper, so that it comes out as large as it
// can in w by h pixels. What no column fills stays transparent.
func Fold(src *image.RGBA, w, h int) *image.RGBA {
	b := src.Bounds()
	n := columns(b.Dx(), b.Dy(), w, h)
	if n == 1 {
		return src
	}
	gap, high := int(foldGap*float64(b.Dx())), (b.Dy()+n-1)/n
	out := image.NewRGBA(image.Rect(0, 0, n*b.Dx()+(n-1)*gap, high))
	for i := range n {
		at := image.Pt(i*(b.Dx()+gap), 0)
		draw.Draw(out, image.Rectangle{Min: at, Max: at.Add(image.Pt(b.Dx(), high))}, src, b.Min.Add(image.Pt(0, i*high)), draw.Src)
	}
	return out
}

// columns is the number of columns in which a picture of width by height comes out largest in w by h.
func columns(width, height, w, h int) int {
	best, most := 1, 0.0
	for n := 1; n <= 32; n++ {
		wide := float64(n*width) + float64(n-1)*foldGap*float64(width)
		scale := min(float64(w)/wide, float64(h)/float64((height+n-1)/n))
		if scale > most {
			best, most = n, scale
		}
	}
	return best
}
