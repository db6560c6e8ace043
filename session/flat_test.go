package session

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"cultivar/render"
)

func TestAFlattenedPictureIsKnown(t *testing.T) {
	striped := func(list ...color.RGBA) render.Shot {
		img := image.NewRGBA(image.Rect(0, 0, 120, 60))
		for i, c := range list {
			draw.Draw(img, image.Rect(i*120/len(list), 0, 120, 60), image.NewUniform(c), image.Point{}, draw.Src)
		}
		return render.Shot{Image: img}
	}
	white, red, green, blue, navy := color.RGBA{255, 255, 255, 255}, color.RGBA{220, 20, 20, 255}, color.RGBA{20, 160, 20, 255}, color.RGBA{90, 90, 255, 255}, color.RGBA{0, 0, 139, 255}
	poster := striped(white, red, green, blue)
	for _, c := range []struct {
		parent, shot render.Shot
		want         bool
	}{{poster, striped(white, navy), true}, {poster, striped(white, blue, navy), false}, {striped(white, red), striped(white, navy), false}, {poster, render.Shot{}, false}} {
		if got := flattened(c.parent, c.shot); got != c.want {
			t.Errorf("got %v, want %v", got, c.want)
		}
	}
}
