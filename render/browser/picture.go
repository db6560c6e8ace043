package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
)

// decode reads a captured picture.
func decode(data []byte) (*image.RGBA, error) {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read the browser's picture: %w", err)
	}
	return rgba(picture), nil
}

func rgba(picture image.Image) *image.RGBA {
	switch p := picture.(type) {
	case *image.RGBA:
		return p
	case *image.NRGBA:
		return premultiplied(p)
	}
	out := image.NewRGBA(picture.Bounds())
	draw.Draw(out, out.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return out
}

// premultiplied turns a picture's colours into those of image.RGBA, in place.
func premultiplied(p *image.NRGBA) *image.RGBA {
	for i := 0; i+3 < len(p.Pix); i += 4 {
		a := uint32(p.Pix[i+3])
		if a == 255 {
			continue
		}
		for c := range 3 {
			p.Pix[i+c] = uint8((uint32(p.Pix[i+c])*a + 127) / 255)
		}
	}
	return &image.RGBA{Pix: p.Pix, Stride: p.Stride, Rect: p.Rect}
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
