package breed

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"cultivar/render"
)

// halves is a picture of two colours.
func halves(left, right color.RGBA) Look {
	img := image.NewRGBA(image.Rect(0, 0, 96, 60))
	draw.Draw(img, image.Rect(0, 0, 48, 60), image.NewUniform(left), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(48, 0, 96, 60), image.NewUniform(right), image.Point{}, draw.Src)
	return Look{Shot: render.Shot{Image: img}}
}

func TestPicturesLoseAppealBySourGlaringBlackAndFlatColours(t *testing.T) {
	night, cream := color.RGBA{28, 32, 60, 255}, color.RGBA{244, 236, 220, 255}
	parent := impressed(halves(night, cream).Shot.Image).appeal()
	for name, look := range map[string]Look{
		"sour":    halves(night, color.RGBA{150, 190, 60, 255}),
		"glaring": halves(night, color.RGBA{0, 255, 0, 255}),
		"black":   halves(color.RGBA{0, 0, 0, 255}, cream),
		"flat":    halves(color.RGBA{150, 140, 130, 255}, color.RGBA{160, 155, 150, 255}),
	} {
		if lost := impressed(look.Shot.Image).appeal().lost(parent); lost < 0.2 {
			t.Errorf("%s: it lost %.2f", name, lost)
		}
	}
	for name, look := range map[string]Look{
		"as it was": halves(night, cream),
		"rose":      halves(color.RGBA{60, 24, 40, 255}, color.RGBA{252, 238, 240, 255}),
	} {
		if lost := impressed(look.Shot.Image).appeal().lost(parent); lost > 0.05 {
			t.Errorf("%s: it lost %.2f", name, lost)
		}
	}
}

func TestSelectPrefersWhatKeepsItsAppeal(t *testing.T) {
	parent := halves(color.RGBA{28, 32, 60, 255}, color.RGBA{244, 236, 220, 255})
	candidates := []Look{
		halves(color.RGBA{40, 60, 20, 255}, color.RGBA{150, 190, 60, 255}),
		halves(color.RGBA{60, 24, 40, 255}, color.RGBA{250, 190, 170, 255}),
	}
	if got := Select([]Look{parent}, candidates, 1, nil, 1); got[0].Index != 1 {
		t.Errorf("chose candidate %d, the sour one", got[0].Index)
	}
}
