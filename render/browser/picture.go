package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"

	"cultivar/render/packed"
)

// decode reads a captured picture.
func decode(data []byte) (*image.RGBA, error) {
	picture, err := packed.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("read the browser's picture: %w", err)
	}
	return picture, nil
}

// cut copies a part out of a picture. What lies outside stays transparent.
func cut(whole *image.RGBA, part image.Rectangle) *image.RGBA {
	if part == whole.Rect {
		return whole
	}
	out := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Rect, whole, part.Min, draw.Src)
	return out
}

// blank reports whether a picture is of one colour.
func blank(p *image.RGBA) bool {
	if p.Rect.Empty() {
		return true
	}
	first := p.Pix[:4]
	row := p.Pix[:p.Rect.Dx()*4]
	for i := 4; i < len(row); i += 4 {
		if !bytes.Equal(row[i:i+4], first) {
			return false
		}
	}
	for y := 1; y < p.Rect.Dy(); y++ {
		if !bytes.Equal(p.Pix[y*p.Stride:y*p.Stride+len(row)], row) {
			return false
		}
	}
	return true
}
