package compare

import (
	"image"

	"golang.org/x/image/draw"
)

// Fit scales a picture to exactly the given size in pixels, cropping what sticks out on the longer
// side evenly, so that it can be compared with one of that size.
func Fit(img image.Image, size image.Point) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: size})
	from := img.Bounds()
	w, h := from.Dx(), from.Dy()
	if w*size.Y > h*size.X {
		cut := w - max(1, h*size.X/size.Y)
		from.Min.X += cut / 2
		from.Max.X -= cut - cut/2
	} else {
		cut := h - max(1, w*size.Y/size.X)
		from.Min.Y += cut / 2
		from.Max.Y -= cut - cut/2
	}
	draw.BiLinear.Scale(out, out.Bounds(), img, from, draw.Src, nil)
	return out
}
