package desk

import "image"

// Dimmed is a darker, greyer copy of an image: the last good picture while the next is made.
func Dimmed(src *image.RGBA) *image.RGBA {
	out := image.NewRGBA(src.Bounds())
	for i := 0; i+3 < len(src.Pix); i += 4 {
		r, g, b := int(src.Pix[i]), int(src.Pix[i+1]), int(src.Pix[i+2])
		grey := (r*54 + g*183 + b*19) >> 8
		out.Pix[i] = uint8((r + grey) * 9 >> 5)
		out.Pix[i+1] = uint8((g + grey) * 9 >> 5)
		out.Pix[i+2] = uint8((b + grey) * 9 >> 5)
		out.Pix[i+3] = src.Pix[i+3]
	}
	return out
}

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
