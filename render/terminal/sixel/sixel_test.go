package sixel

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// read decodes a sixel sequence, strictly as the format is written down: it is the tests' own reader,
// which knows nothing of the writer.
func read(t *testing.T, data []byte) *image.NRGBA {
	t.Helper()
	m := regexp.MustCompile(`^\x1bP0;1;0q"1;1;(\d+);(\d+)`).FindSubmatch(data)
	if m == nil || !bytes.HasSuffix(data, []byte("\x1b\\")) {
		t.Fatalf("no sixel sequence: %.40q", data)
	}
	w, _ := strconv.Atoi(string(m[1]))
	h, _ := strconv.Atoi(string(m[2]))
	r := reader{t: t, img: image.NewNRGBA(image.Rect(0, 0, w, h)), regs: map[int]color.NRGBA{}}
	body := data[len(m[0]) : len(data)-2]
	for len(body) > 0 {
		body = body[r.step(body):]
	}
	return r.img
}

type reader struct {
	t    *testing.T
	img  *image.NRGBA
	regs map[int]color.NRGBA
	reg  int
	x, y int
}

func (r *reader) step(b []byte) int {
	switch c := b[0]; {
	case c == '$':
		r.x = 0
	case c == '-':
		r.x, r.y = 0, r.y+6
	case c == '#':
		return r.colour(b)
	case c == '!':
		n, used := number(b[1:])
		r.put(b[1+used], n)
		return 2 + used
	default:
		r.put(c, 1)
	}
	return 1
}

func (r *reader) colour(b []byte) int {
	n, used := number(b[1:])
	r.reg = n
	at := 1 + used
	var v []int
	for at < len(b) && b[at] == ';' {
		k, used := number(b[at+1:])
		v = append(v, k)
		at += 1 + used
	}
	if len(v) == 4 {
		f := func(p int) uint8 { return uint8((p*255 + 50) / 100) }
		r.regs[n] = color.NRGBA{f(v[1]), f(v[2]), f(v[3]), 255}
	}
	return at
}

func (r *reader) put(c byte, n int) {
	if c < '?' || c > '~' {
		r.t.Fatalf("%q is no sixel", c)
	}
	for range n {
		for k := range 6 {
			if (c-'?')>>k&1 == 1 {
				if !(image.Point{r.x, r.y + k}).In(r.img.Rect) {
					r.t.Fatalf("pixel %d,%d lies outside %v", r.x, r.y+k, r.img.Rect)
				}
				r.img.SetNRGBA(r.x, r.y+k, r.regs[r.reg])
			}
		}
		r.x++
	}
}

func number(b []byte) (n, used int) {
	for used < len(b) && b[used] >= '0' && b[used] <= '9' {
		n, used = n*10+int(b[used]-'0'), used+1
	}
	return n, used
}

func waves(w, h int) *image.RGBA {
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

func psnr(got image.Image, want *image.RGBA) float64 {
	sum, n := 0.0, 0.0
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			r, g, b, _ := got.At(x, y).RGBA()
			c := want.RGBAAt(x, y)
			for i, v := range [3]uint32{r, g, b} {
				d := float64(v>>8) - float64([3]uint8{c.R, c.G, c.B}[i])
				sum += d * d
				n++
			}
		}
	}
	return 10 * math.Log10(255*255*n/max(sum, 1e-9))
}

func TestPicturesComeBackCloseToTheOriginal(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {1, 7}, {5, 6}, {100, 75}, {333, 211}, {640, 400}} {
		src := waves(size.X, size.Y)
		for name, o := range map[string]Options{"spread": {}, "flat": {Flat: true}} {
			got := read(t, Encode(src, o))
			if got.Rect != src.Rect {
				t.Fatalf("%v became %v", src.Rect, got.Rect)
			}
			if db := psnr(got, src); db < 26 {
				t.Errorf("%v, %s: %.1f dB", size, name, db)
			}
		}
	}
}

func TestLibsixelReadsTheSame(t *testing.T) {
	if _, err := exec.LookPath("sixel2png"); err != nil {
		t.Skip("SKIPPED: sixel2png (Debian package libsixel-bin) is not installed, so nobody else can read our sixel pictures")
	}
	src := waves(320, 201)
	data := Encode(src, Options{})
	run := exec.Command("sixel2png")
	run.Stdin = bytes.NewReader(data)
	out, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	ours := read(t, data)
	for y := range 201 {
		for x := range 320 {
			a, b := color.NRGBAModel.Convert(theirs.At(x, y)).(color.NRGBA), ours.NRGBAAt(x, y)
			for _, d := range [3]int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
				if d < -1 || d > 1 {
					t.Fatalf("pixel %d,%d: libsixel reads %v, the format says %v", x, y, a, b)
				}
			}
		}
	}
}

func TestFewColoursAreKeptAsTheyAre(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 200, 60))
	colours := []color.RGBA{{255, 255, 255, 255}, {250, 250, 250, 255}, {245, 245, 247, 255}, {17, 24, 39, 255}, {255, 0, 64, 255}}
	for i, c := range colours {
		draw.Draw(src, image.Rect(i*40, 0, i*40+40, 60), image.NewUniform(c), image.Point{}, draw.Src)
	}
	got := read(t, Encode(src, Options{}))
	for i, c := range colours {
		first := got.NRGBAAt(i*40, 0)
		for _, d := range [3]int{int(first.R) - int(c.R), int(first.G) - int(c.G), int(first.B) - int(c.B)} {
			if d < -2 || d > 2 {
				t.Errorf("%v became %v", c, first)
			}
		}
		for y := range 60 {
			for x := i * 40; x < i*40+40; x++ {
				if got.NRGBAAt(x, y) != first {
					t.Fatalf("a flat area is speckled at %d,%d: %v and %v", x, y, first, got.NRGBAAt(x, y))
				}
			}
		}
	}
	if n := len(Encode(src, Options{})); n > 900 {
		t.Errorf("five flat areas take %d bytes", n)
	}
}

func TestTransparentPixelsAreLeftOut(t *testing.T) {
	src := waves(60, 40)
	for y := range 20 {
		for x := range 30 {
			src.SetRGBA(x, y, color.RGBA{})
		}
	}
	got := read(t, Encode(src, Options{}))
	for y := range 40 {
		for x := range 60 {
			if drawn := got.NRGBAAt(x, y).A != 0; drawn != (x >= 30 || y >= 20) {
				t.Fatalf("pixel %d,%d drawn: %v", x, y, drawn)
			}
		}
	}
	if got := Encode(image.NewRGBA(image.Rect(0, 0, 9, 9)), Options{}); len(got) == 0 {
		t.Error("a wholly transparent picture is not written")
	}
}

func TestNoMoreRegistersThanTheTerminalHas(t *testing.T) {
	for _, n := range []int{2, 4, 16, 64, 255, 256, 1024, 0} {
		used := map[string]bool{}
		for _, m := range regexp.MustCompile(`#(\d+);2;`).FindAllSubmatch(Encode(waves(200, 120), Options{Registers: n}), -1) {
			used[string(m[1])] = true
		}
		most := n
		if n == 0 || n > 255 {
			most = 255
		}
		if len(used) > most || len(used) < most/2 {
			t.Errorf("%d registers: %d used", n, len(used))
		}
	}
}

// TestTheFinderFindsTheNearest compares with a look at every colour: exactly for the palette's own
// colours, else within the size of a cell.
func TestTheFinderFindsTheNearest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 2, 17, 255} {
		p := &palette{}
		for range n {
			p.seen = append(p.seen, [3]int32{r.Int32N(256), r.Int32N(256), r.Int32N(256)})
		}
		f := newFinder(p)
		try := func(v [3]int32, slack float64) {
			d := func(c [3]int32) float64 {
				return math.Sqrt(float64(square(c[0]-v[0]) + square(c[1]-v[1]) + square(c[2]-v[2])))
			}
			least := math.Inf(1)
			for _, c := range p.seen {
				least = min(least, d(c))
			}
			if got := d(p.seen[f.nearest(v[0], v[1], v[2])]); got > least+slack {
				t.Fatalf("%d colours: for %v one at %.2f is found, one at %.2f is there", n, v, got, least)
			}
		}
		for range 20000 {
			try([3]int32{r.Int32N(256), r.Int32N(256), r.Int32N(256)}, 5.2) // twice half a cell's diagonal
		}
		for _, c := range p.seen {
			try(c, 0)
		}
	}
}

func TestTheSamePictureGivesTheSameBytes(t *testing.T) {
	a, b := Encode(waves(300, 200), Options{}), Encode(waves(300, 200), Options{})
	if !bytes.Equal(a, b) {
		t.Error("two encodings differ")
	}
}

func FuzzEncode(f *testing.F) {
	f.Add([]byte{1, 2, 3, 255}, uint8(1), uint8(1), 4)
	f.Add([]byte("some pixels that are no picture at all, of course"), uint8(4), uint8(3), 256)
	f.Fuzz(func(t *testing.T, pix []byte, w, h uint8, registers int) {
		img := image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
		for i := range img.Pix {
			if len(pix) > 0 {
				img.Pix[i] = pix[i%len(pix)]
			}
		}
		if data := Encode(img, Options{Registers: registers}); len(data) > 0 {
			read(t, data)
		} else if w > 0 && h > 0 {
			t.Error("nothing is written")
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	img := waves(960, 600)
	for b.Loop() {
		Encode(img, Options{})
	}
}
