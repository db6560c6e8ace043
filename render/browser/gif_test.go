package browser

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"testing"
)

// blinking is a GIF of some colours in turn.
func blinking(t testing.TB, colours ...color.Color) []byte {
	t.Helper()
	var g gif.GIF
	for i := range colours {
		p := image.NewPaletted(image.Rect(0, 0, 200, 120), colours)
		for k := range p.Pix {
			p.Pix[k] = uint8(i)
		}
		g.Image, g.Delay = append(g.Image, p), append(g.Delay, 2)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGIFStandsStill(t *testing.T) {
	data := blinking(t, color.RGBA{0, 128, 0, 255}, color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255})
	g, err := gif.DecodeAll(bytes.NewReader(firstFrame(data)))
	if err != nil || len(g.Image) != 1 {
		t.Fatalf("the cut GIF has %d pictures, %v", len(g.Image), err)
	}
	doc := pageOf(`<!doctype html><body style="margin:0"><img src=a.gif>`, "a.gif", string(data))
	wantColor(t, picture(t, shoot(t, doc, small()), small()), 50, 50, "#008000")
}

func FuzzFirstFrame(f *testing.F) {
	f.Add(blinking(f, color.White, color.Black))
	f.Add([]byte("GIF89a\x01\x00\x01\x00\xf7\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if out := firstFrame(data); len(out) > len(data)+1 {
			t.Errorf("%d bytes became %d", len(data), len(out))
		}
	})
}
