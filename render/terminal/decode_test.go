package terminal

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"cultivar/render/terminal/symbol"
)

// decodeSixel has libsixel read a sixel picture, which makes a PNG of it.
func decodeSixel(t testing.TB, sixel string) image.Image {
	t.Helper()
	if _, err := exec.LookPath("sixel2png"); err != nil {
		t.Skip("SKIPPED: sixel2png (Debian package libsixel-bin) is not installed, so nobody else can read our sixel pictures")
	}
	run := exec.Command("sixel2png")
	run.Stdin = strings.NewReader(sixel)
	out, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func decodePNG(t testing.TB, base64PNG string) image.Image {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(base64PNG)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func decodePixels(t testing.TB, data []byte, size Size, format int) image.Image {
	t.Helper()
	n := format / 8
	if len(data) != size.W*size.H*n {
		t.Fatalf("%d bytes for %v of %d bits", len(data), size, format)
	}
	img := image.NewNRGBA(image.Rect(0, 0, size.W, size.H))
	for i := range size.W * size.H {
		c := color.NRGBA{data[i*n], data[i*n+1], data[i*n+2], 255}
		if n == 4 {
			c.A = data[i*n+3]
		}
		img.SetNRGBA(i%size.W, i/size.W, c)
	}
	return img
}

func afterColon(s string) string {
	_, s, _ = strings.Cut(s, ":")
	return strings.TrimSuffix(s, "\a")
}

// readSymbols reads a picture's rows back into pixels, at the picture's cell size of 10×20.
func readSymbols(p *Picture) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, p.Cells.W*10, p.Cells.H*20))
	grid := Size{p.Pixels.W / p.Cells.W, p.Pixels.H / p.Cells.H}
	for y, row := range p.Rows() {
		var fore, back color.RGBA
		for x, c := range columns(row) {
			fore, back = colours(c.style, fore, back)
			bits := patternOf(c.text, grid)
			for dy := range 20 {
				for dx := range 10 {
					bit := dy*grid.H/20*grid.W + dx*grid.W/10
					at := back
					if bits>>bit&1 == 1 {
						at = fore
					}
					img.SetRGBA(x*10+dx, y*20+dy, at)
				}
			}
		}
	}
	return img
}

// patternOf is the pattern that a character shows in a grid.
func patternOf(glyph string, grid Size) int {
	sets := map[Size]symbol.Set{{1, 2}: symbol.Half, {2, 2}: symbol.Quadrant, {2, 3}: symbol.Sextant, {2, 4}: symbol.Octant}
	return symbol.Pattern(sets[grid], glyph)
}

// colours follows the true colours of a cell's style.
func colours(style string, fore, back color.RGBA) (color.RGBA, color.RGBA) {
	for seq := range strings.SplitSeq(style, "\x1b[") {
		f := strings.Split(strings.TrimSuffix(seq, "m"), ";")
		for i := 0; i+4 < len(f); i++ {
			if f[i+1] != "2" || f[i] != "38" && f[i] != "48" {
				continue
			}
			n := func(k int) uint8 { v, _ := strconv.Atoi(f[i+k]); return uint8(v) }
			c := color.RGBA{n(2), n(3), n(4), 255}
			if f[i] == "38" {
				fore = c
			} else {
				back = c
			}
			i += 4
		}
	}
	return fore, back
}
