package terminal

import (
	"image"
	"image/color"

	"cultivar/render/terminal/scale"
)

// Dim mixes img with a colour, by from 0 (img itself) to 1 (the colour alone): how a picture looks
// while the next one is made.
func Dim(img image.Image, with color.Color, by float64) *image.RGBA {
	src := scale.RGBA(img)
	dst := image.NewRGBA(src.Rect)
	part := uint32(min(max(by, 0), 1)*256 + 0.5)
	cr, cg, cb, _ := with.RGBA()
	mix := [3]uint32{cr >> 8 * part, cg >> 8 * part, cb >> 8 * part}
	w := src.Rect.Dx() * 4
	for y := range src.Rect.Dy() {
		in, out := src.Pix[y*src.Stride:y*src.Stride+w], dst.Pix[y*dst.Stride:y*dst.Stride+w]
		for i := 0; i < w; i += 4 {
			a := uint32(in[i+3])
			for k := range 3 {
				out[i+k] = byte((uint32(in[i+k])*(256-part) + mix[k]*a/255) >> 8)
			}
			out[i+3] = in[i+3]
		}
	}
	return dst
}
