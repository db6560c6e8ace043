package export

import (
	"bytes"
	"context"
	"image"
	"image/gif"
)

// animatedGIF makes a GIF that plays for ever. All frames share one palette; of each frame only what
// has changed is stored.
func animatedGIF(ctx context.Context, frames []*image.RGBA, rate int) ([]byte, error) {
	m := newMatcher(paletteOf(frames))
	film := gif.GIF{Delay: delays(len(frames), rate, 100), Config: image.Config{ColorModel: m.palette, Width: frames[0].Rect.Dx(), Height: frames[0].Rect.Dy()}}
	var before *image.RGBA
	for _, frame := range frames {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		film.Image = append(film.Image, m.draw(frame, changed(before, frame)))
		film.Disposal = append(film.Disposal, gif.DisposalNone)
		before = frame
	}
	var out bytes.Buffer
	err := gif.EncodeAll(&out, &film)
	return out.Bytes(), err
}
