package session

import (
	"image"
	"slices"

	"cultivar/render"
	"cultivar/themes"
)

// Seen corrects the contrast of text in a shot's facts by the shot's pixels: styles do not tell what
// lies behind text that stands over a picture or a gradient, the picture does.
func Seen(shot render.Shot, from render.Viewport) *render.Facts {
	if shot.Facts == nil || shot.Image == nil {
		return shot.Facts
	}
	scale := float64(shot.Image.Bounds().Dx()) / float64(from.Width)
	facts := *shot.Facts
	facts.Elements = slices.Clone(facts.Elements)
	for i, e := range facts.Elements {
		if e.Text == "" || e.Contrast == 0 {
			continue
		}
		ink, err := themes.ParseColor(e.Color)
		if err != nil {
			continue
		}
		if ratio, ok := contrastOn(shot.Image, e.Box, scale, ink.Color); ok {
			facts.Elements[i].Contrast = ratio
		}
	}
	return &facts
}

// worse is the share of a text's box that may be harder to read than the contrast that is told: ink
// itself covers less than that.
const worse = 0.4

// contrastOn is the contrast of ink on what is painted in a box. ok is false where the box is too small
// to tell.
func contrastOn(img *image.RGBA, box render.Box, scale float64, ink themes.Color) (ratio float64, ok bool) {
	area := image.Rect(int(box.X*scale), int(box.Y*scale), int((box.X+box.W)*scale)+1, int((box.Y+box.H)*scale)+1).Intersect(img.Bounds())
	if area.Dx() < 4 || area.Dy() < 2 {
		return 0, false
	}
	var ratios []float64
	for y := range 8 {
		for x := range 24 {
			at := img.RGBAAt(area.Min.X+(2*x+1)*area.Dx()/48, area.Min.Y+(2*y+1)*area.Dy()/16)
			ratios = append(ratios, themes.Contrast(ink, themes.RGB8(at.R, at.G, at.B)))
		}
	}
	slices.Sort(ratios)
	return ratios[int(worse*float64(len(ratios)))], true
}
