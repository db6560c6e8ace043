package breed

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"

	"cultivar/render"
)

func TestALookNamesTheColoursThatCoverIt(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 400, 250))
	draw.Draw(img, img.Rect, image.NewUniform(color.RGBA{0x0a, 0x18, 0x36, 255}), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 0, 400, 60), image.NewUniform(color.RGBA{0xff, 0xd1, 0x66, 255}), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 240, 8, 250), image.NewUniform(color.RGBA{0xff, 0, 0, 255}), image.Point{}, draw.Src) // too little to be told
	got := Look{Shot: render.Shot{Image: img}}.Colors()
	if want := []string{"navy", "gold"}; len(got) != 2 || got[0] != want[0] {
		t.Errorf("it is covered by %v, not %v", got, want)
	}
	if slices.Contains(got, "red") {
		t.Error("a speck is named")
	}
	if (Look{}).Colors() != nil {
		t.Error("what was not drawn has colours")
	}
}
