package symbol

import (
	"image"
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/runenames"
)

// TestCharactersAreWhatTheirNamesSay reads the patterns out of Unicode names, as far as the names are known here.
func TestCharactersAreWhatTheirNamesSay(t *testing.T) {
	named := 0
	for set, prefix := range map[Set]string{Sextant: "BLOCK SEXTANT-", Octant: "BLOCK OCTANT-"} {
		for pattern, glyph := range glyphs[set] {
			digits, ok := strings.CutPrefix(runenames.Name([]rune(glyph)[0]), prefix)
			if !ok {
				continue
			}
			want := 0
			for _, d := range digits {
				want |= 1 << (d - '1')
			}
			if pattern != want {
				t.Errorf("pattern %08b has %q, %s%s", pattern, glyph, prefix, digits)
			}
			named++
		}
	}
	if named < 60 {
		t.Errorf("%d characters have a name that tells, wanted 60 at least", named)
	}
}

// TestOctantsFillTheirBlock: U+1CD00 is octant 3, U+1CDE5 octant 2345678, and the order is that of the patterns.
func TestOctantsFillTheirBlock(t *testing.T) {
	for pattern, want := range map[int]rune{0b100: 0x1cd00, 0b110: 0x1cd01, 0b111: 0x1cd02, 0b10010: 0x1cd0b, 0b11111110: 0x1cde5} {
		if got := glyphs[Octant][pattern]; got != string(want) {
			t.Errorf("pattern %08b has %q, wanted %q", pattern, got, want)
		}
	}
}

func TestNoTwoPatternsLookAlike(t *testing.T) {
	for set, all := range glyphs {
		seen := map[string]int{}
		for pattern, g := range all {
			if other, ok := seen[g]; ok || ansi.StringWidth(g) != 1 {
				t.Errorf("set %d: pattern %b has %q, like %b", set, pattern, g, other)
			}
			seen[g] = pattern
		}
	}
}

func randomCell(r *rand.Rand, n int) *cell {
	c := &cell{n: n, opaque: 1<<n - 1}
	for i := range n {
		c.p[i] = rgb{r.Int32N(256), r.Int32N(256), r.Int32N(256)}
	}
	return c
}

// TestTheSplitLeavesTheLeastError compares with the error of every pattern, taken pixel by pixel.
func TestTheSplitLeavesTheLeastError(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	errorOf := func(c *cell, pattern int) (sum float64) {
		for part := range 2 {
			var m [3]float64
			n := 0.0
			for i := range c.n {
				if pattern>>i&1 == part {
					m[0], m[1], m[2], n = m[0]+float64(c.p[i].r), m[1]+float64(c.p[i].g), m[2]+float64(c.p[i].b), n+1
				}
			}
			for i := range c.n {
				if pattern>>i&1 == part {
					a, b, d := float64(c.p[i].r)-m[0]/n, float64(c.p[i].g)-m[1]/n, float64(c.p[i].b)-m[2]/n
					sum += a*a + b*b + d*d
				}
			}
		}
		return sum
	}
	for _, n := range []int{2, 4, 6, 8} {
		for range 50 {
			c := randomCell(r, n)
			got, least := errorOf(c, c.split()), errorOf(c, 0)
			for pattern := range 1 << n {
				least = min(least, errorOf(c, pattern))
			}
			if got > least+1e-6 {
				t.Fatalf("%d pixels: error %.2f, possible is %.2f", n, got, least)
			}
		}
	}
}

func TestRowsAreExactlyAsWideAsAsked(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for set := Half; set <= Octant; set++ {
		gw, gh := set.Grid()
		img := image.NewRGBA(image.Rect(0, 0, 17*gw, 5*gh))
		for i := range img.Pix {
			img.Pix[i] = uint8(r.Uint32())
		}
		for depth := Mono; depth <= True; depth++ {
			rows := Draw(img, 17, 5, set, depth)
			if len(rows) != 5 {
				t.Fatalf("%d rows", len(rows))
			}
			for _, row := range rows {
				if w := ansi.StringWidth(row); w != 17 {
					t.Errorf("set %d, depth %d: a row is %d wide: %q", set, depth, w, row)
				}
			}
		}
	}
}

func TestDepthsUseTheirOwnColours(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 2, 2))
	for x := range 2 {
		img.SetRGBA(x, 0, color.RGBA{255, 0, 0, 255})
		img.SetRGBA(x, 1, color.RGBA{0, 0, 0, 255})
	}
	for depth, want := range map[Depth]string{
		True: "48;2;255;0;0", Color256: "48;5;196", Color16: "101",
	} {
		row := Draw(img, 2, 1, Half, depth)[0]
		if !strings.Contains(row, want) && !strings.Contains(row, strings.NewReplacer("48;", "38;", "101", "91").Replace(want)) {
			t.Errorf("depth %d: %q has no %s", depth, row, want)
		}
	}
	if row := Draw(img, 2, 1, Half, Mono)[0]; strings.Contains(row, "\x1b") {
		t.Errorf("without colours: %q", row)
	}
}

func TestTransparentPixelsShowTheTerminal(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 3, 2))
	img.SetRGBA(1, 0, color.RGBA{10, 200, 10, 255})
	img.SetRGBA(2, 0, color.RGBA{10, 200, 10, 255})
	img.SetRGBA(2, 1, color.RGBA{10, 200, 10, 255})
	row := Draw(img, 3, 1, Half, True)[0]
	if ansi.Strip(row) != " ▀ " || !strings.Contains(row, "38;2;10;200;10m▀") {
		t.Errorf("%q", row)
	}
}

func TestSixteenColoursKeepTheMean(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 80, 80))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []uint8{160, 120, 90, 255})
	}
	d := drawing{img: img, cols: 40, set: Quadrant, depth: Color16, gw: 2, gh: 2, spread: newSpread(40)}
	var sum rgb
	var c cell
	for y := range 40 {
		d.spread.nextRow()
		for x := range 40 {
			c.read(img, x*2, y*2, 2, 2)
			s := d.shape(&c, x)
			pattern := Pattern(Quadrant, s.glyph)
			for i := range 4 {
				sum = add(sum, ansi16[pickInt(pattern>>i&1 == 1, s.foreN, s.backN)])
			}
		}
	}
	mean := over(sum, 40*40*4)
	if off := mean.distance(rgb{160, 120, 90}); off > 3*8*8 {
		t.Errorf("an area of 160,120,90 shows %v", mean)
	}
}

func TestASCII(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 3, 1))
	img.SetRGBA(1, 0, color.RGBA{128, 128, 128, 255})
	img.SetRGBA(2, 0, color.RGBA{255, 255, 255, 255})
	if got := ASCII(img, 3, 1)[0]; got != " +@" && got != " =@" {
		t.Errorf("%q", got)
	}
}
