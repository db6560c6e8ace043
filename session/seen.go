package session

import (
	"cmp"
	"image"
	"slices"

	"cultivar/render"
	"cultivar/themes"
)

// seen corrects the contrast of text in a shot's facts by the shot's pixels: styles do not tell what
// lies behind text that stands over a picture or a gradient, the picture does.
func seen(shot render.Shot, from render.Viewport) *render.Facts {
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
		ground, ok := groundOf(shot.Image, e.Box, scale)
		ink, err := themes.ParseColor(e.Color)
		if ok && err == nil {
			facts.Elements[i].Contrast = min(e.Contrast, themes.Contrast(ink.Color, ground))
		}
	}
	return &facts
}

// groundOf is the colour of median luminance in a box: ink covers less than half of any text.
func groundOf(img *image.RGBA, box render.Box, scale float64) (themes.Color, bool) {
	area := image.Rect(int(box.X*scale), int(box.Y*scale), int((box.X+box.W)*scale)+1, int((box.Y+box.H)*scale)+1).Intersect(img.Bounds())
	if area.Dx() < 4 || area.Dy() < 2 {
		return themes.Color{}, false
	}
	var samples []themes.Color
	for y := range 8 {
		for x := range 24 {
			at := img.RGBAAt(area.Min.X+(2*x+1)*area.Dx()/48, area.Min.Y+(2*y+1)*area.Dy()/16)
			samples = append(samples, themes.RGB8(at.R, at.G, at.B))
		}
	}
	slices.SortFunc(samples, func(a, b themes.Color) int { return cmp.Compare(a.Luminance(), b.Luminance()) })
	return samples[len(samples)/2], true
}
