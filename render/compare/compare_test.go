package compare

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"
)

func plain(w, h int, c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

// card is a light page with a box of a colour.
func card(c color.Color, at image.Rectangle) *image.RGBA {
	img := plain(320, 200, color.RGBA{250, 248, 240, 255})
	draw.Draw(img, at, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

var (
	red  = color.RGBA{190, 40, 40, 255}
	box  = image.Rect(40, 40, 160, 120)
	blue = color.RGBA{40, 60, 190, 255}
)

func TestDistanceOrdersAsAnEyeDoes(t *testing.T) {
	base := card(red, box)
	same := Distance(base, card(red, box))
	nudge := Distance(base, card(color.RGBA{192, 41, 41, 255}, box))
	moved := Distance(base, card(red, box.Add(image.Pt(40, 30))))
	dark := Distance(base, plain(320, 200, color.Black))
	if same != 0 || !(nudge > 0 && nudge < 0.01 && nudge < moved && moved > 0.05 && moved < dark) {
		t.Errorf("same %.4f, nudged %.4f, moved %.4f, dark %.4f", same, nudge, moved, dark)
	}
	if d := Distance(plain(64, 64, color.Black), plain(64, 64, color.White)); math.Abs(d-1) > 1e-3 {
		t.Errorf("black against white is %.4f, want 1", d)
	}
}

func TestDistanceIsSymmetric(t *testing.T) {
	a, b := card(red, box), card(blue, box)
	if x, y := Distance(a, b), Distance(b, a); x != y {
		t.Errorf("%v one way, %v the other", x, y)
	}
}

func TestSignaturesOfOneShapeCompareAcrossSizes(t *testing.T) {
	small := Fit(card(red, box), image.Pt(160, 100))
	if d := Sign(card(red, box)).Distance(Sign(small)); d > 0.02 {
		t.Errorf("the same picture at half the size is %.4f away", d)
	}
	if d := Distance(plain(100, 100, red), plain(100, 50, red)); d != 1 {
		t.Errorf("other aspect ratios are %.4f apart, want 1", d)
	}
}

func TestSignalMeasures(t *testing.T) {
	a := card(red, box)
	if s := SSIM(a, a); math.Abs(s-1) > 1e-9 {
		t.Errorf("SSIM with itself %.4f", s)
	}
	if !math.IsInf(PSNR(a, a), 1) {
		t.Errorf("PSNR with itself %.1f", PSNR(a, a))
	}
	b := card(blue, box.Add(image.Pt(20, 20)))
	if SSIM(a, b) > 0.95 || PSNR(a, b) > 25 {
		t.Errorf("SSIM %.3f and PSNR %.1f of different pictures", SSIM(a, b), PSNR(a, b))
	}
	if n := Pixels(a, card(blue, box)); n != box.Dx()*box.Dy() {
		t.Errorf("%d pixels differ, want %d", n, box.Dx()*box.Dy())
	}
}

func TestColorsDoNotCareWhere(t *testing.T) {
	here, there := card(red, box), card(red, box.Add(image.Pt(100, 50)))
	if d := Colors(here, there); d > 0.005 {
		t.Errorf("the same colours elsewhere are %.4f apart", d)
	}
	if d := Colors(here, card(blue, box)); d < 0.02 {
		t.Errorf("other colours are %.4f apart", d)
	}
	p := Palette(here, 3)
	if len(p) != 2 || p[1].Color != red {
		t.Errorf("palette %v", p)
	}
}

func TestHeatGlowsWhereThingsChanged(t *testing.T) {
	heat := Heat(card(red, box), card(blue, box))
	in, out := heat.RGBAAt(100, 80), heat.RGBAAt(300, 180)
	if in.R != 255 || in.B > 60 || out.R != out.G {
		t.Errorf("inside %v, outside %v", in, out)
	}
}

func BenchmarkSign(b *testing.B) {
	img := card(red, box)
	for b.Loop() {
		Sign(img)
	}
}

func BenchmarkSignatureDistance(b *testing.B) {
	x, y := Sign(card(red, box)), Sign(card(blue, box))
	for b.Loop() {
		x.Distance(y)
	}
}
