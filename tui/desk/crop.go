package desk

import "image"

// Crop is the part of an image of w by h pixels whose corner is at, moved to lie within it.
func Crop(src *image.RGBA, at image.Point, w, h int) *image.RGBA {
	b := src.Bounds()
	w, h = min(w, b.Dx()), min(h, b.Dy())
	x := max(0, min(at.X, b.Dx()-w))
	y := max(0, min(at.Y, b.Dy()-h))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for row := range h {
		from := src.PixOffset(b.Min.X+x, b.Min.Y+y+row)
		copy(out.Pix[row*out.Stride:row*out.Stride+w*4], src.Pix[from:from+w*4])
	}
	return out
}
