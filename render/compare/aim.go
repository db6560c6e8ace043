package compare

import (
	"image"
	"math"
)

// Aim is a picture that others are to come near to, at their size.
type Aim struct {
	// Picture is what is aimed at, fitted to the size of those that are compared with it.
	Picture   *image.RGBA
	signature Signature
	palette   []Swatch
}

// NewAim fits a picture to a size in pixels, so that pictures of that size can be compared with it.
func NewAim(picture image.Image, size image.Point) *Aim {
	fitted := Fit(picture, size)
	return &Aim{fitted, Sign(fitted), Palette(fitted, 8)}
}

// Likeness is how near a picture comes to what is aimed at, 0 to 1: 1 is equal; two designs that have
// nothing to do with each other come to about a half. Three tenths of it are the main colours, wherever they
// stand (Colors), the rest is what is seen where (Signature.Distance), both counted twice.
func (a *Aim) Likeness(img image.Image) float64 {
	colors := Palette(img, 8)
	apart := 0.7*a.signature.Distance(Sign(img)) + 0.3*(oneWay(a.palette, colors)+oneWay(colors, a.palette))/2
	return math.Max(0, 1-2*apart)
}

// Heat shows where a picture differs from what is aimed at, see Heat.
func (a *Aim) Heat(img image.Image) *image.RGBA { return Heat(a.Picture, img) }
