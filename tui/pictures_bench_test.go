package tui

import (
	"fmt"
	"image"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/tui/desk"
)

// generations of eight tiles and a large picture are shown: a thousand different pictures.
const generations = 112

// BenchmarkMemory shows one generation after the other, each in the place of the one before, through
// everything that a picture goes through, and reports what the process has come to hold: the
// heap at its end and at its largest, and the most that was resident at any time.
func BenchmarkMemory(b *testing.B) {
	for _, p := range []terminal.Protocol{terminal.Sixel, terminal.Kitty, terminal.ITerm2, terminal.Blocks} {
		b.Run(p.String(), func(b *testing.B) {
			caps := terminal.Capabilities{Protocol: p, Colors: terminal.ColorsTrue, CellWidth: 10, CellHeight: 20, SixelRegisters: 256}
			for b.Loop() {
				debug.SetGCPercent(25) // as the studio does
				debug.FreeOSMemory()
				g := newGallery(b, caps)
				g.show(b, generations)
				most := uint64(0)
				for i := range generations {
					g.show(b, i)
					var now runtime.MemStats
					runtime.ReadMemStats(&now)
					most = max(most, now.HeapAlloc)
				}
				runtime.GC()
				var end runtime.MemStats
				runtime.ReadMemStats(&end)
				b.ReportMetric(float64(most)/1e6, "heap-peak-MB")
				b.ReportMetric(float64(end.HeapAlloc)/1e6, "heap-end-MB")
				runtime.KeepAlive(g)
			}
			b.ReportMetric(resident(b), "rss-peak-MB")
		})
	}
}

// gallery is the studio's picture path: what is wanted, made, kept, placed and written.
type gallery struct {
	desk   *desk.Model
	screen *terminal.Screen
	out    *terminal.Output
	caps   terminal.Capabilities
}

func newGallery(b *testing.B, caps terminal.Capabilities) *gallery {
	b.Helper()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { null.Close() })
	g := &gallery{desk: desk.New(), screen: terminal.NewScreen(caps), out: terminal.NewOutput(null), caps: caps}
	g.desk.Reset(caps)
	return g
}

// spots are the tiles of generation i, and the large picture beside them.
func (g *gallery) spots(i int) []desk.Spot {
	var all []desk.Spot
	for k := range 9 {
		s := desk.Spot{ID: fmt.Sprint(k), Ref: fmt.Sprint(i, k), Content: fmt.Sprint(i, k), Box: terminal.Rect{X: 1 + k%3*32, Y: 1 + k/3*11, W: 30, H: 10}}
		if k == 8 {
			s.Box = terminal.Rect{X: 100, Y: 1, W: 96, H: 30}
		}
		px := g.caps.Pixels(terminal.Size{W: s.Box.W, H: s.Box.H})
		s.From = render.Viewport{Width: 1280, Height: 800}.Within(px.W, px.H)
		all = append(all, s)
	}
	return all
}

func (g *gallery) show(b *testing.B, i int) {
	b.Helper()
	wishes, dims := g.desk.Want(g.spots(i))
	for _, d := range dims {
		p, err := terminal.Encode(d.Image, d.Box, g.caps)
		if err != nil {
			b.Fatal(err)
		}
		g.desk.Dimmed(d.Key, p, g.desk.Epoch())
	}
	g.paint()
	for k, s := range wishes {
		g.desk.Arrived(encoded(s, render.Shot{Image: shotLike(s, i*9+k)}, g.caps, g.desk.Epoch()))
	}
	g.desk.Want(g.spots(i))
	g.paint()
}

// shotLike is a picture like no other: n says which.
func shotLike(s desk.Spot, n int) *image.RGBA {
	w, h := s.From.Pixels()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			k := y*img.Stride + x*4
			img.Pix[k], img.Pix[k+1], img.Pix[k+2], img.Pix[k+3] = byte(x/7*n), byte(y/5+n), byte((x+y)/11*3), 255
		}
	}
	return img
}

func (g *gallery) paint() {
	f := terminal.Frame{Content: "\n\n"}
	for range 32 {
		f.Content += "\n"
	}
	for _, s := range g.desk.Placements() {
		f.Placements = append(f.Placements, terminal.Placement{Place: s.ID, Picture: s.Picture, X: s.At.X, Y: s.At.Y})
	}
	if stamp := g.out.Stamp(g.screen.Plan(f)); stamp != "" {
		_, _ = g.out.Write([]byte(stamp))
	}
}

var peak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// resident is the most memory that the process ever had, in megabytes; 0 where the kernel does not tell.
func resident(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	kilobytes, err := strconv.ParseFloat(string(append(peak.FindSubmatch(status), nil, nil)[1]), 64)
	if err != nil {
		return 0
	}
	return kilobytes / 1000
}
