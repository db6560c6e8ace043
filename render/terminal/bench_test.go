package terminal

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"testing"

	"cultivar/render/terminal/scale"
)

// design is a picture like a page: flat areas, thin edges, soft text, one photograph.
func design(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	fill := func(x, y, dx, dy int, c color.RGBA) {
		draw.Draw(img, image.Rect(x, y, x+dx, y+dy), image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(0, 0, w, h, color.RGBA{250, 249, 247, 255})
	fill(0, 0, w, h/12, color.RGBA{31, 41, 55, 255})
	for y := h / 6; y < h*5/6; y += 14 {
		for x := w / 16; x < w/2; x += 5 + (x*7+y*3)%9 {
			g := uint8(40 + (x*31+y*17)%150)
			fill(x, y, 3, 8, color.RGBA{g, g, g + 8, 255})
		}
	}
	for y := h / 6; y < h*2/3; y++ {
		for x := w * 9 / 16; x < w*15/16; x++ {
			img.SetRGBA(x, y, wave(x, y, w, h))
		}
	}
	return img
}

// shader is a picture like a shader's: no two neighbours alike.
func shader(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, wave(x, y, w, h))
		}
	}
	return img
}

func wave(x, y, w, h int) color.RGBA {
	u, v := float64(x)/float64(w), float64(y)/float64(h)
	a := math.Sin(10*u+4*math.Sin(6*v)) + math.Cos(8*v+3*math.Sin(5*u))
	f := func(k float64) uint8 { return uint8(127.5 + 127.5*math.Sin(a*1.5+k+u*2)) }
	return color.RGBA{f(0), f(1.2), f(2.4), 255}
}

// subjects are what is measured: made here, and a real picture where CULTIVAR_PICTURE names one.
func subjects(b *testing.B) map[string]image.Image {
	all := map[string]image.Image{"page": design(1280, 800), "shader": shader(1280, 720)}
	if name := os.Getenv("CULTIVAR_PICTURE"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		all["given"] = scale.RGBA(img)
	}
	return all
}

func benchmark(b *testing.B, caps Capabilities, decode func(*testing.B, *Picture) image.Image) {
	caps.CellWidth, caps.CellHeight = 10, 20
	for name, img := range subjects(b) {
		b.Run(name, func(b *testing.B) {
			var pic *Picture
			for b.Loop() {
				var err error
				if pic, err = Encode(img, Size{96, 32}, caps); err != nil {
					b.Fatal(err)
				}
			}
			if !caps.Local { // what is left in memory for a terminal is not counted
				b.ReportMetric(float64(len(pic.Inline())), "bytes")
			}
			b.ReportMetric(psnr(decode(b, pic), scaled(img, pic)), "dB")
		})
	}
}

// scaled is the original at the pixels of the picture's cells, of 10×20 each.
func scaled(img image.Image, pic *Picture) *image.RGBA {
	b := img.Bounds()
	_, px := Fit(Size{b.Dx(), b.Dy()}, pic.Cells, Size{10, 20})
	return scale.To(img, px.W, px.H)
}

// psnr is the peak signal-to-noise ratio of got to want in decibels, over what both have.
func psnr(got image.Image, want *image.RGBA) float64 {
	var sum, n float64
	for y := range min(want.Rect.Dy(), got.Bounds().Dy()) {
		for x := range min(want.Rect.Dx(), got.Bounds().Dx()) {
			r, g, b, _ := got.At(x, y).RGBA()
			p := want.Pix[y*want.Stride+x*4:]
			for i, v := range [3]uint32{r, g, b} {
				d := float64(v>>8) - float64(p[i])
				sum += d * d
				n++
			}
		}
	}
	return 10 * math.Log10(255*255/max(sum/n, 1e-9))
}

func BenchmarkSixel(b *testing.B) {
	benchmark(b, Capabilities{Protocol: Sixel, SixelRegisters: 256}, func(b *testing.B, p *Picture) image.Image {
		return decodeSixel(b, p.pieces[0].data)
	})
}

func BenchmarkKitty(b *testing.B) {
	b.Run("memory", func(b *testing.B) {
		benchmark(b, Capabilities{Protocol: Kitty, Local: true}, func(b *testing.B, p *Picture) image.Image {
			return decodePixels(b, p.kitty.pixels, p.Pixels, p.kitty.format)
		})
	})
	b.Run("line", func(b *testing.B) {
		benchmark(b, Capabilities{Protocol: Kitty}, func(b *testing.B, p *Picture) image.Image {
			return decodePNG(b, p.kitty.packed)
		})
	})
}

func BenchmarkITerm2(b *testing.B) {
	benchmark(b, Capabilities{Protocol: ITerm2}, func(b *testing.B, p *Picture) image.Image {
		return decodePNG(b, afterColon(p.pieces[0].data))
	})
}

func BenchmarkSymbols(b *testing.B) {
	for _, s := range []Symbols{SymbolsHalf, SymbolsQuadrant, SymbolsSextant, SymbolsOctant} {
		b.Run(s.String(), func(b *testing.B) {
			benchmark(b, Capabilities{Protocol: Blocks, Colors: ColorsTrue, Symbols: s}, func(_ *testing.B, p *Picture) image.Image {
				return readSymbols(p)
			})
		})
	}
}

func BenchmarkScale(b *testing.B) {
	for name, img := range subjects(b) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				scale.To(img, 960, 600)
			}
		})
	}
}

// BenchmarkPlan moves the cursor in a grid of sixteen: nothing is sent, and little is done.
func BenchmarkPlan(b *testing.B) {
	caps := Capabilities{Protocol: Sixel, CellWidth: 4, CellHeight: 8, SixelRegisters: 256}
	pic, err := Encode(design(160, 80), Size{40, 10}, caps)
	if err != nil {
		b.Fatal(err)
	}
	frames := make([]Frame, 2)
	for k := range frames {
		var places []Placement
		for i := range 16 {
			places = append(places, Placement{Place: string(rune('a' + i)), Picture: pic, X: 2 + i%4*48, Y: 1 + i/4*12})
		}
		frames[k] = compose(Size{200, 50}, map[int]string{0: "  tile " + string(rune('0'+k)), 12: "caption " + string(rune('0'+k))}, places, nil)
	}
	screen := NewScreen(caps)
	screen.Plan(frames[0])
	sent, i := 0, 0
	for b.Loop() {
		i++
		sent += screen.Plan(frames[i%2]).Bytes()
	}
	b.ReportMetric(float64(sent)/float64(i), "bytes")
}
