package packed

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

// pictures are small pictures that take every path of the encoder.
func pictures() map[string]*image.RGBA {
	r := rand.New(rand.NewPCG(1, 2))
	all := map[string]*image.RGBA{}
	draw := func(name string, at func(x, y int) color.NRGBA) {
		img := image.NewRGBA(image.Rect(0, 0, 61, 37))
		for y := range 37 {
			for x := range 61 {
				img.Set(x, y, at(x, y))
			}
		}
		all[name] = img
	}
	draw("flat", func(int, int) color.NRGBA { return color.NRGBA{9, 8, 7, 255} })
	draw("noise", func(int, int) color.NRGBA {
		return color.NRGBA{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 255}
	})
	draw("across", func(x, y int) color.NRGBA { return color.NRGBA{uint8(x * 4), uint8(x*4 + y%3), uint8(x), 255} })
	draw("down", func(x, y int) color.NRGBA { return color.NRGBA{uint8(y * 6), uint8(y*6 + x%2), uint8(x*3 + y), 255} })
	draw("clear", func(x, y int) color.NRGBA { return color.NRGBA{uint8(x * 4), 100, uint8(y), uint8(x * y)} })
	draw("stripes", func(x, y int) color.NRGBA { return color.NRGBA{uint8(y / 5 * 30), uint8(x / 20 * 40), 0, 255} })
	return all
}

func TestOthersReadThePNG(t *testing.T) {
	for name, img := range pictures() {
		got, err := png.Decode(bytes.NewReader(PNG(img)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, got, img)
	}
}

func TestPixelsAreAsTerminalsTakeThem(t *testing.T) {
	for name, img := range pictures() {
		format, data := Pixels(img, name != "clear")
		n := format / 8
		got := image.NewNRGBA(img.Rect)
		for i := range len(data) / n {
			c := color.NRGBA{data[i*n], data[i*n+1], data[i*n+2], 255}
			if n == 4 {
				c.A = data[i*n+3]
			}
			got.SetNRGBA(i%61, i/61, c)
		}
		same(t, name, got, img)
	}
}

// same compares premultiplied colours, one level of rounding allowed where a pixel is transparent.
func same(t *testing.T, name string, got image.Image, want *image.RGBA) {
	t.Helper()
	if got.Bounds() != want.Rect {
		t.Fatalf("%s: %v, wanted %v", name, got.Bounds(), want.Rect)
	}
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			a, b := color.RGBAModel.Convert(got.At(x, y)).(color.RGBA), want.RGBAAt(x, y)
			slack := 0
			if b.A < 255 {
				slack = 1
			}
			for i, v := range [4]int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B), int(a.A) - int(b.A)} {
				if v > slack || -v > slack {
					t.Fatalf("%s: pixel %d,%d channel %d is %v, wanted %v", name, x, y, i, a, b)
				}
			}
		}
	}
}
