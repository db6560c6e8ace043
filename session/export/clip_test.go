package export_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/png"
	"os/exec"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/export"
)

// filmer films a square that goes to the right over a gradient, ten pixels a second; still, if it is told to.
type filmer struct {
	camera
	still bool
}

func (f filmer) frame(at float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 64, 40))
	for i := range 64 * 40 {
		img.SetRGBA(i%64, i/64, color.RGBA{uint8(4 * (i % 64)), uint8(6 * (i / 64)), 120, 255})
	}
	if !f.still {
		draw.Draw(img, image.Rect(int(at*10), 10, int(at*10)+8, 18), image.White, image.Point{}, draw.Src)
	}
	return img
}

func (f filmer) Film(_ context.Context, _ render.Document, _ render.Viewport, at []float64, frame func(int, render.Shot) error) error {
	for i, t := range at {
		if err := frame(i, render.Shot{Image: f.frame(t)}); err != nil {
			return err
		}
	}
	return nil
}

var moving = artifact.Artifact{Kind: artifact.Drawing, Main: "a.svg", Files: map[string][]byte{"a.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}}

func film(t *testing.T, format string) []byte {
	t.Helper()
	out, err := export.Film(context.Background(), moving, format, filmer{}, render.Viewport{}, export.Clip{Seconds: 1, Rate: 8})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// near is how far two pictures are apart in a channel at most.
func near(a, b image.Image) int {
	worst := 0
	for y := range 40 {
		for x := range 64 {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			for _, d := range []int{int(r1>>8) - int(r2>>8), int(g1>>8) - int(g2>>8), int(b1>>8) - int(b2>>8)} {
				worst = max(worst, d, -d)
			}
		}
	}
	return worst
}

func TestAGIFShowsEveryFrame(t *testing.T) {
	all, err := gif.DecodeAll(bytes.NewReader(film(t, "gif")))
	if err != nil || len(all.Image) != 8 || all.LoopCount != 0 {
		t.Fatalf("%d frames, %d loops: %v", len(all.Image), all.LoopCount, err)
	}
	sum := 0
	screen := image.NewRGBA(image.Rect(0, 0, 64, 40))
	for i, part := range all.Image {
		draw.Draw(screen, part.Rect, part, part.Rect.Min, draw.Over)
		if d := near(screen, filmer{}.frame(float64(i)/8)); d > 24 {
			t.Errorf("frame %d is %d away from what was filmed", i, d)
		}
		if i > 0 && part.Rect.Dx()*part.Rect.Dy() > 200 {
			t.Errorf("frame %d stores %v although a small square moved", i, part.Rect)
		}
		sum += all.Delay[i]
	}
	if sum != 100 {
		t.Errorf("a second takes %d hundredths", sum)
	}
}

func TestAnAPNGIsAPNGWithFrames(t *testing.T) {
	data := film(t, "apng")
	first, err := png.Decode(bytes.NewReader(data))
	if err != nil || near(first, filmer{}.frame(0)) != 0 {
		t.Fatalf("its first frame is not the picture: %v", err)
	}
	kinds := map[string]int{}
	next := uint32(0)
	for rest := data[8:]; len(rest) >= 12; {
		n := binary.BigEndian.Uint32(rest)
		kind, body := string(rest[4:8]), rest[8:8+n]
		if kind == "fcTL" || kind == "fdAT" {
			if got := binary.BigEndian.Uint32(body); got != next {
				t.Errorf("a %s has number %d, wanted %d", kind, got, next)
			}
			next++
		}
		if kind == "acTL" && binary.BigEndian.Uint32(body) != 8 {
			t.Errorf("it says it has %d frames", binary.BigEndian.Uint32(body))
		}
		kinds[kind]++
		rest = rest[12+n:]
	}
	for kind, want := range map[string]int{"IHDR": 1, "acTL": 1, "fcTL": 8, "IDAT": 1, "fdAT": 7, "IEND": 1} {
		if kinds[kind] != want {
			t.Errorf("%d chunks %s, wanted %d", kinds[kind], kind, want)
		}
	}
}

func TestAnMP4OrOneClearLine(t *testing.T) {
	t.Run("without ffmpeg", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		_, err := export.Film(context.Background(), moving, "mp4", filmer{}, render.Viewport{}, export.Clip{Seconds: 1, Rate: 4})
		if err == nil || !strings.Contains(err.Error(), "ffmpeg is not installed") {
			t.Error(err)
		}
	})
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed: no video is made")
	}
	if data := film(t, "mp4"); !bytes.Contains(data[:32], []byte("ftyp")) {
		t.Errorf("no MP4: %q", data[:32])
	}
}

func TestWhatDoesNotMoveIsNoFilm(t *testing.T) {
	_, err := export.Film(context.Background(), moving, "gif", filmer{still: true}, render.Viewport{}, export.Clip{})
	if err == nil || !strings.Contains(err.Error(), "does not move") {
		t.Error(err)
	}
	if _, err := export.Film(context.Background(), moving, "gif", filmer{}, render.Viewport{}, export.Clip{Seconds: 1e6}); err == nil {
		t.Error("a film of eleven days is made")
	}
	if _, err := export.Film(context.Background(), moving, "gif", nil, render.Viewport{}, export.Clip{}); err == nil {
		t.Error("a film is made without a camera")
	}
}

func TestAFilmTellsItsFrames(t *testing.T) {
	var told []int
	clip := export.Clip{Seconds: 1, Rate: 4, Filmed: func(done, all int) { told = append(told, done*10+all) }}
	if _, err := export.Film(context.Background(), moving, "gif", filmer{}, render.Viewport{}, clip); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(told) != "[4 14 24 34 44]" {
		t.Errorf("of 4 frames it told %v", told)
	}
	ctx, cancel := context.WithCancel(context.Background())
	clip.Filmed = func(done, _ int) {
		if done == 2 {
			cancel()
		}
		if done > 2 {
			t.Error("it films on after the end")
		}
	}
	if _, err := export.Film(ctx, moving, "gif", filmer{}, render.Viewport{}, clip); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended by %v", err)
	}
}
