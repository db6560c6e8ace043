package main

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/image/draw"

	"cultivar/render/terminal/symbol"
)

// Decoders of what programs write to terminals, none of them Cultivar's own.

func openPNG(t testing.TB, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// trueness is the PSNR in decibels of what was written, decoded, to the original scaled to its size by
// the kernel of the usual ones that it comes closest to: programs differ in their kernels, and none of
// them is the right one.
func trueness(t testing.TB, protocol, written string, original image.Image) float64 {
	t.Helper()
	var got image.Image
	switch protocol {
	case "sixel":
		got = sixelShown(t, written)
	case "kitty":
		got = kittyShown(t, written)
	default:
		got = symbolsShown(t, written)
	}
	best := 0.0
	for _, kernel := range []draw.Interpolator{draw.CatmullRom, draw.BiLinear, &draw.Kernel{Support: 0.5, At: func(float64) float64 { return 1 }}} {
		want := image.NewRGBA(image.Rectangle{Max: got.Bounds().Size()})
		kernel.Scale(want, want.Rect, original, original.Bounds(), draw.Src, nil)
		best = max(best, noiseRatio(got, want))
	}
	return best
}

func noiseRatio(got image.Image, want *image.RGBA) float64 {
	sum, at := 0.0, got.Bounds().Min
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			r, g, b, _ := got.At(at.X+x, at.Y+y).RGBA()
			p := want.Pix[want.PixOffset(x, y):]
			for i, v := range [3]uint32{r, g, b} {
				d := float64(v>>8) - float64(p[i])
				sum += d * d
			}
		}
	}
	n := float64(want.Rect.Dx() * want.Rect.Dy() * 3)
	return 10 * math.Log10(255*255/max(sum/n, 1e-6))
}

// sixelShown decodes the first sixel picture by libsixel.
func sixelShown(t testing.TB, written string) image.Image {
	t.Helper()
	_, rest, ok := strings.Cut(written, "\x1bP")
	body, _, end := strings.Cut(rest, "\x1b\\")
	if !ok || !end {
		missing(t, "no sixel picture was written")
	}
	if _, err := exec.LookPath("sixel2png"); err != nil {
		missing(t, "sixel2png is not installed (Debian: apt install libsixel-bin)")
	}
	out := filepath.Join(t.TempDir(), "shown.png")
	decode := exec.Command("sixel2png", "-o", out)
	decode.Stdin = strings.NewReader("\x1bP" + body + "\x1b\\")
	if said, err := decode.CombinedOutput(); err != nil {
		t.Fatalf("sixel2png: %v %s", err, said)
	}
	return openPNG(t, out)
}

// missing skips, and says so where nobody overlooks it: benchmarks keep to themselves why they skip.
func missing(t testing.TB, format string, args ...any) {
	t.Helper()
	fmt.Fprintf(os.Stderr, "SKIPPED %s: %s\n", t.Name(), fmt.Sprintf(format, args...))
	t.SkipNow()
}

// kittyShown puts the pieces of a kitty picture together and decodes them by the standard library.
func kittyShown(t testing.TB, written string) image.Image {
	t.Helper()
	keys, data := map[string]string{}, []byte{}
	for _, command := range strings.Split(written, "\x1b_G")[1:] {
		command, _, _ = strings.Cut(command, "\x1b\\")
		head, payload, _ := strings.Cut(command, ";")
		for pair := range strings.SplitSeq(head, ",") {
			if k, v, _ := strings.Cut(pair, "="); keys[k] == "" {
				keys[k] = v
			}
		}
		piece, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(payload, "="))
		if err != nil {
			t.Fatalf("a kitty picture's data: %v", err)
		}
		data = append(data, piece...)
	}
	if keys["o"] == "z" {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	if keys["f"] == "100" {
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	return pixelsShown(data, keys)
}

func pixelsShown(data []byte, keys map[string]string) image.Image {
	w, _ := strconv.Atoi(keys["s"])
	h, _ := strconv.Atoi(keys["v"])
	n := 4
	if keys["f"] == "24" {
		n = 3
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range min(w*h, len(data)/n) {
		img.SetRGBA(i%w, i/w, color.RGBA{data[i*n], data[i*n+1], data[i*n+2], 255})
	}
	return img
}

// The pixels that a cell is drawn with: both can be parted into halves, thirds and eighths.
const glyphW, glyphH = 16, 24

// symbolsShown has a terminal emulator read the text, and draws its cells by their characters' shapes.
func symbolsShown(t testing.TB, written string) image.Image {
	t.Helper()
	screen := vt.NewEmulator(100, 40)
	if _, err := screen.WriteString(strings.ReplaceAll(strings.ReplaceAll(written, "\r\n", "\n"), "\n", "\r\n")); err != nil {
		t.Fatal(err)
	}
	img := image.NewRGBA(image.Rect(0, 0, 100*glyphW, 40*glyphH))
	size := image.Point{}
	for y := range 40 {
		for x := range 100 {
			c := screen.CellAt(x, y)
			if c == nil || c.Style.Bg == nil && strings.TrimSpace(c.Content) == "" {
				continue
			}
			size.X, size.Y = max(size.X, x+1), max(size.Y, y+1)
			drawGlyph(t, img, x*glyphW, y*glyphH, c)
		}
	}
	return img.SubImage(image.Rect(0, 0, size.X*glyphW, size.Y*glyphH))
}

func drawGlyph(t testing.TB, img *image.RGBA, x0, y0 int, c *uv.Cell) {
	t.Helper()
	fore, back := c.Style.Fg, c.Style.Bg
	if fore == nil {
		fore = color.White
	}
	if back == nil {
		back = color.Black
	}
	if c.Style.Attrs&uv.AttrReverse != 0 {
		fore, back = back, fore
	}
	for y := range glyphH {
		for x := range glyphW {
			at := back
			if inked(t, c.Content, x, y) {
				at = fore
			}
			img.Set(x0+x, y0+y, at)
		}
	}
}

// inked reports whether a pixel of a block character's cell has the foreground's colour.
func inked(t testing.TB, glyph string, x, y int) bool {
	t.Helper()
	r := []rune(glyph + " ")[0]
	switch {
	case r == ' ' || r == '\u00a0':
		return false
	case r >= '▁' && r <= '█':
		return y >= glyphH-glyphH*int(r-'▁'+1)/8
	case r >= '▉' && r <= '▏':
		return x < glyphW*int('▏'-r+1)/8
	case r == '▔':
		return y < glyphH/8
	case r == '▕':
		return x >= glyphW*7/8
	}
	for set := symbol.Half; set <= symbol.Sextant; set++ {
		w, h := set.Grid()
		if p := symbol.Pattern(set, string(r)); p >= 0 {
			return p>>(y*h/glyphH*w+x*w/glyphW)&1 == 1
		}
	}
	t.Fatalf("%q is no block", glyph)
	return false
}
