package scale

import (
	"image"
	"image/color"
	"math"
	"testing"

	"golang.org/x/image/draw"
)

// soft is a picture of smooth waves, which every good scaler agrees on.
func soft(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			u, v := float64(x)/float64(w), float64(y)/float64(h)
			f := func(a, b float64) uint8 { return uint8(127.5 + 120*math.Sin(a*u+b*v)) }
			img.SetRGBA(x, y, color.RGBA{f(9, 4), f(5, 11), f(14, 2), 255})
		}
	}
	return img
}

func psnr(a, b *image.RGBA) float64 {
	sum := 0.0
	for i := range a.Pix {
		d := float64(a.Pix[i]) - float64(b.Pix[i])
		sum += d * d
	}
	return 10 * math.Log10(255*255*float64(len(a.Pix))/max(sum, 1e-9))
}

func TestItAgreesWithCatmullRom(t *testing.T) {
	for _, size := range []image.Point{{300, 200}, {97, 61}, {640, 111}, {1200, 900}, {20, 12}, {400, 267}} {
		src := soft(400, 267)
		want := image.NewRGBA(image.Rectangle{Max: size})
		draw.CatmullRom.Scale(want, want.Rect, src, src.Rect, draw.Src, nil)
		got := To(src, size.X, size.Y)
		if db := psnr(got, want); db < 45 {
			t.Errorf("to %v: %.1f dB from Catmull-Rom", size, db)
		}
	}
}

func TestFlatColourStaysExact(t *testing.T) {
	for _, c := range []color.RGBA{{255, 255, 255, 255}, {0, 0, 0, 255}, {250, 249, 247, 255}, {1, 254, 128, 255}, {60, 30, 10, 60}, {}} {
		src := image.NewRGBA(image.Rect(0, 0, 130, 70))
		draw.Draw(src, src.Rect, image.NewUniform(c), image.Point{}, draw.Src)
		for _, size := range []image.Point{{97, 33}, {300, 200}, {7, 5}, {1, 1}} {
			for i, v := range To(src, size.X, size.Y).Pix {
				if want := [4]uint8{c.R, c.G, c.B, c.A}[i%4]; v != want {
					t.Fatalf("%v to %v: channel %d is %d, wanted %d", c, size, i%4, v, want)
				}
			}
		}
	}
}

func TestHardEdgesDoNotWrapAround(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for y := range 64 {
		for x := range 64 {
			v := uint8(255 * ((x/3 + y/2) % 2))
			src.SetRGBA(x, y, color.RGBA{v, 255 - v, v, 255})
		}
	}
	want := image.NewRGBA(image.Rect(0, 0, 51, 83))
	draw.CatmullRom.Scale(want, want.Rect, src, src.Rect, draw.Src, nil)
	if db := psnr(To(src, 51, 83), want); db < 40 {
		t.Errorf("%.1f dB from Catmull-Rom", db)
	}
}

func TestNothingIsCopiedNeedlessly(t *testing.T) {
	src := soft(30, 20)
	if To(src, 30, 20) != src {
		t.Error("a picture that has its size already is copied")
	}
	sub := src.SubImage(image.Rect(5, 5, 25, 15))
	got := To(sub, 20, 10)
	if got.RGBAAt(0, 0) != src.RGBAAt(5, 5) || got.RGBAAt(19, 9) != src.RGBAAt(24, 14) {
		t.Error("a part of a picture is not that part")
	}
}

func TestOddInput(t *testing.T) {
	for _, img := range []image.Image{
		image.NewRGBA(image.Rect(0, 0, 0, 0)), image.NewGray(image.Rect(3, 3, 4, 4)), image.NewNRGBA(image.Rect(-9, -9, 90, 1)),
		image.NewPaletted(image.Rect(0, 0, 5, 5), color.Palette{color.Black}), image.NewRGBA(image.Rect(0, 0, 1, 3000)),
	} {
		for _, size := range []image.Point{{0, 0}, {1, 1}, {-4, 7}, {33, 2}} {
			if got := To(img, size.X, size.Y); got.Rect.Dx() != max(size.X, 0) || got.Rect.Dy() != max(size.Y, 0) {
				t.Errorf("%v became %v, wanted %v", img.Bounds(), got.Rect, size)
			}
		}
	}
}

func TestOpaque(t *testing.T) {
	for w := 1; w < 12; w++ {
		img := image.NewRGBA(image.Rect(0, 0, w, 3))
		draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
		if !Opaque(img) {
			t.Errorf("%d pixels of white are not opaque", w)
		}
		img.SetRGBA(w-1, 2, color.RGBA{9, 9, 9, 254})
		if Opaque(img) {
			t.Errorf("the last of %d pixels is transparent, which goes unseen", w)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	src := soft(1280, 800)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			To(src, 960, 600)
		}
	})
	b.Run("x-image", func(b *testing.B) {
		dst := image.NewRGBA(image.Rect(0, 0, 960, 600))
		for b.Loop() {
			draw.CatmullRom.Scale(dst, dst.Rect, src, src.Rect, draw.Src, nil)
		}
	})
}
