package terminal

import (
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	graphics "github.com/charmbracelet/x/ansi/kitty"
)

// TestOthersDecodeWhatWeWrite compares what libsixel and the standard library make of our bytes with
// the picture itself, at ordinary cells and at those of a screen of twice the pixels.
func TestOthersDecodeWhatWeWrite(t *testing.T) {
	for _, cell := range []Size{{10, 20}, {20, 40}, {7, 15}} {
		box := Size{24, 8}
		img := shader(box.W*cell.W, box.H*cell.H)
		caps := Capabilities{CellWidth: cell.W, CellHeight: cell.H, SixelRegisters: 256}
		for name, got := range map[string]image.Image{
			"sixel":  decodeSixel(t, must(t, img, box, caps.With(Sixel)).pieces[0].data),
			"iterm2": decodePNG(t, afterColon(must(t, img, box, caps.With(ITerm2)).pieces[0].data)),
			"kitty":  decodePNG(t, must(t, img, box, caps.With(Kitty)).kitty.packed),
		} {
			if got.Bounds().Dx() != img.Rect.Dx() || got.Bounds().Dy() != img.Rect.Dy() {
				t.Errorf("%s: %v, wanted %v", name, got.Bounds(), img.Rect)
			}
			if s := ssim(got, img); s < 0.98 {
				t.Errorf("%s at cells of %v: SSIM %.4f", name, cell, s)
			}
		}
	}
}

func must(t *testing.T, img image.Image, box Size, caps Capabilities) *Picture {
	t.Helper()
	p, err := Encode(img, box, caps)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// ssim is the mean structural similarity of brightness in blocks of 8×8 pixels (Wang et al., "Image
// Quality Assessment: From Error Visibility to Structural Similarity", 2004).
func ssim(got image.Image, want *image.RGBA) float64 {
	luma := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		return 0.2126*float64(r>>8) + 0.7152*float64(g>>8) + 0.0722*float64(b>>8)
	}
	sum, blocks := 0.0, 0.0
	for y := 0; y+8 <= want.Rect.Dy(); y += 8 {
		for x := 0; x+8 <= want.Rect.Dx(); x += 8 {
			var a, b, aa, bb, ab float64
			for dy := range 8 {
				for dx := range 8 {
					p, q := luma(got.At(x+dx, y+dy)), luma(want.At(x+dx, y+dy))
					a, b, aa, bb, ab = a+p, b+q, aa+p*p, bb+q*q, ab+p*q
				}
			}
			const n, c1, c2 = 64, 6.5025, 58.5225
			a, b = a/n, b/n
			sum += (2*a*b + c1) * (2*(ab/n-a*b) + c2) / ((a*a + b*b + c1) * (aa/n - a*a + bb/n - b*b + c2))
			blocks++
		}
	}
	return sum / blocks
}

func TestPixelsGoThroughMemoryWhereTheTerminalIsLocal(t *testing.T) {
	if dir, _ := leftIn(); dir != shared {
		t.Skip("SKIPPED: no shared memory here")
	}
	img := shader(100, 60)
	p := must(t, img, Size{10, 3}, Capabilities{Protocol: Kitty, Local: true, CellWidth: 10, CellHeight: 20})
	sent := p.transmit()
	m := regexp.MustCompile(`^\x1b_Gq=2,i=\d+,a=t,f=24,s=100,v=60,t=s,S=18000;([A-Za-z0-9+/=]+)\x1b\\$`).FindStringSubmatch(sent)
	if m == nil {
		t.Fatalf("%q", sent)
	}
	name, _ := base64.StdEncoding.DecodeString(m[1])
	path := filepath.Join(shared, string(name))
	defer os.Remove(path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if s := ssim(decodePixels(t, data, p.Pixels, 24), img); s < 0.9999 {
		t.Errorf("SSIM %.4f", s)
	}
}

func TestWhatNobodyPicksUpIsSwept(t *testing.T) {
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{"cultivar-tty-graphics-protocol-1": time.Hour, "cultivar-tty-graphics-protocol-2": 0, "other": time.Hour} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	sweep(dir, time.Now().Add(-untouched))
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(left) != 2 || strings.HasSuffix(left[0], "-1") {
		t.Errorf("left: %v", left)
	}
}

func TestKittyCommandsAreCutAsTheProtocolWants(t *testing.T) {
	for _, tmux := range []bool{false, true} {
		p := must(t, shader(400, 400), Size{40, 20}, Capabilities{Protocol: Kitty, KittyPlaceholders: true, Tmux: tmux, CellWidth: 10, CellHeight: 20})
		sent := p.transmit()
		if tmux {
			if n := strings.Count(sent, "\x1bPtmux;\x1b\x1b_G"); n != strings.Count(sent, "_G") || n < 2 {
				t.Errorf("%d of %d commands are wrapped", n, strings.Count(sent, "_G"))
			}
			sent = strings.NewReplacer("\x1bPtmux;", "", "\x1b\x1b", "\x1b").Replace(sent)
		}
		all := regexp.MustCompile(`\x1b_G([^;]*);([^\x1b]*)\x1b\\`).FindAllStringSubmatch(sent, -1)
		data := ""
		for i, c := range all {
			if len(c[2]) > 4096 || len(c[2])%4 != 0 {
				t.Errorf("command %d carries %d bytes", i, len(c[2]))
			}
			if more := strings.Contains(c[1], "m=1"); more != (i < len(all)-1) {
				t.Errorf("command %d of %d: %s", i, len(all), c[1])
			}
			data += c[2]
		}
		if !strings.Contains(all[0][1], "U=1,c=40,r=20") || decodePNG(t, data).Bounds().Dx() != 400 {
			t.Errorf("%s", all[0][1])
		}
	}
}

func TestPlaceholdersSpellThePicture(t *testing.T) {
	p := must(t, shader(300, 200), Size{30, 10}, Capabilities{Protocol: Kitty, KittyPlaceholders: true, CellWidth: 10, CellHeight: 20})
	if low, high := p.kitty.id&0xff, p.kitty.id>>24; low < 16 || high < 1 || high > 255 || p.kitty.id&0xffff00 != 0 {
		t.Errorf("id %08x cannot be spelled", p.kitty.id)
	}
	for y, row := range p.Rows() {
		cells := columns(row)
		if len(cells) != 30 {
			t.Fatalf("row %d has %d cells", y, len(cells))
		}
		for x, c := range cells {
			want := []rune{graphics.Placeholder, graphics.Diacritic(y), graphics.Diacritic(x), graphics.Diacritic(int(p.kitty.id >> 24))}
			if c.text != string(want) {
				t.Fatalf("cell %d,%d: %q", x, y, c.text)
			}
		}
	}
}

func TestRowsAreAsWideAsThePicture(t *testing.T) {
	each(t, func(t *testing.T, caps Capabilities) {
		for _, box := range []Size{{1, 1}, {3, 2}, {40, 20}, {120, 30}} {
			p := must(t, shader(250, 150), box, caps)
			if p.Cells.W > box.W || p.Cells.H > box.H || len(p.Rows()) != p.Cells.H {
				t.Errorf("%v: cells %v, %d rows", box, p.Cells, len(p.Rows()))
			}
			for _, row := range p.Rows() {
				if w := ansi.StringWidth(row); w != p.Cells.W {
					t.Errorf("%v: a row is %d wide, wanted %d", box, w, p.Cells.W)
				}
			}
			if p.Bytes() <= 0 || p.Inline() == "" {
				t.Errorf("%v: %d bytes, inline %d", box, p.Bytes(), len(p.Inline()))
			}
		}
	})
}

func TestSoftEdgesAreMixedWithTheBackground(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := 0; i < len(img.Pix); i += 4 {
		if a := uint8(i / 4 % 40 * 6); i/4/40 >= 20 {
			img.Pix[i], img.Pix[i+3] = a, a // red, ever less transparent to the right
		}
	}
	caps := Capabilities{Protocol: Sixel, CellWidth: 10, CellHeight: 20, Background: color.RGBA{0, 0, 200, 255}}
	got := decodeSixel(t, must(t, img, Size{4, 2}, caps).pieces[0].data)
	for x := 2; x < 40; x++ {
		r, _, b, _ := got.At(x, 30).RGBA()
		if dr, db := int(r>>8)-x*6, int(b>>8)-(200-x*6*200/255); max(dr, -dr, db, -db) > 12 {
			t.Fatalf("column %d is %d red and %d blue", x, r>>8, b>>8)
		}
	}
	if img.RGBAAt(20, 30).A != 120 {
		t.Error("the image itself was changed")
	}
}

func TestNoRoomIsSaid(t *testing.T) {
	for _, box := range []Size{{0, 5}, {5, -1}, {}} {
		if _, err := Encode(shader(9, 9), box, Capabilities{}); !errors.Is(err, ErrNoRoom) {
			t.Errorf("%v: %v", box, err)
		}
	}
	if _, err := Encode(image.NewRGBA(image.Rect(0, 0, 0, 9)), Size{5, 5}, Capabilities{}); !errors.Is(err, ErrNoRoom) {
		t.Errorf("no pixels: %v", err)
	}
}

func TestFitKeepsTheAspectRatio(t *testing.T) {
	for _, c := range []struct{ image, box, cell, cells, pixels Size }{
		{Size{1280, 800}, Size{96, 32}, Size{10, 20}, Size{96, 30}, Size{960, 600}},
		{Size{800, 1280}, Size{96, 32}, Size{10, 20}, Size{40, 32}, Size{400, 640}},
		{Size{10, 10}, Size{4, 4}, Size{9, 18}, Size{4, 2}, Size{36, 36}},
		{Size{10000, 1}, Size{4, 4}, Size{10, 20}, Size{4, 1}, Size{40, 1}},
		{Size{0, 1}, Size{4, 4}, Size{10, 20}, Size{}, Size{}},
	} {
		cells, pixels := Fit(c.image, c.box, c.cell)
		if cells != c.cells || pixels != c.pixels {
			t.Errorf("%v in %v of %v: %v cells, %v pixels", c.image, c.box, c.cell, cells, pixels)
		}
	}
}

func TestDim(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 2, 1))
	src.SetRGBA(0, 0, color.RGBA{200, 100, 0, 255})
	got := Dim(src, color.Black, 0.5)
	if got.RGBAAt(0, 0) != (color.RGBA{100, 50, 0, 255}) || got.RGBAAt(1, 0) != (color.RGBA{}) || src.RGBAAt(0, 0).R != 200 {
		t.Errorf("%v %v", got.RGBAAt(0, 0), got.RGBAAt(1, 0))
	}
	if Dim(src, color.White, 1).RGBAAt(0, 0) != (color.RGBA{255, 255, 255, 255}) || Dim(src, color.White, 0).RGBAAt(0, 0) != src.RGBAAt(0, 0) {
		t.Error("the ends are not exact")
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                         "plain",
		"ünïcödé 漢字 👩‍👩‍👧":              "ünïcödé 漢字 👩‍👩‍👧",
		"a\tb\nc":                       "a b c",
		"\x1b[2Jgone\x1b]0;title\aleft": "goneleft",
		"\x1b]52;c;ZXZpbA==\x1b\\x":     "x",
		"c1\u009b2Jx":                   "c12Jx",
		"bidi\u202eevil\u2066":          "bidievil",
		"zero\u200bwidth\ufeff":         "zerowidth",
		"\x00\x07\x08\x7f":              "",
		"bad\xff\xfe":                   "bad\ufffd",
		"\U0010eeee\u0305":              "\u0305",
		"line\u2028sep":                 "line sep",
	} {
		if got := Printable(in); got != want {
			t.Errorf("%q: %q, wanted %q", in, got, want)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("x\x1b[31my\x9b1m\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		p := Printable(s)
		if !utf8.ValidString(p) || Printable(p) != p {
			t.Errorf("%q became %q", s, p)
		}
		for _, r := range p {
			if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Errorf("%q holds %U", p, r)
			}
		}
	})
}

func TestParseProtocol(t *testing.T) {
	for in, want := range map[string]Protocol{"": Auto, "auto": Auto, "Kitty": Kitty, "iterm2": ITerm2, " sixel ": Sixel, "blocks": Blocks, "words": Words} {
		if got, err := ParseProtocol(in); got != want || err != nil {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	if _, err := ParseProtocol("\x1b[2Jvt"); err == nil || strings.ContainsRune(err.Error(), 0x1b) {
		t.Errorf("%v", err)
	}
}

func TestTheAlbumIsBounded(t *testing.T) {
	caps := Capabilities{Protocol: Sixel, CellWidth: 4, CellHeight: 8}
	pic := must(t, shader(80, 64), Size{20, 8}, caps)
	a := NewAlbum(pic.Bytes() * 10)
	key := func(i int) Key { return KeyOf(string(rune('a'+i)), Size{20, 8}, caps) }
	for i := range 20 {
		a.Put(key(i), pic)
		if _, ok := a.Get(key(0)); !ok {
			t.Fatalf("what is asked for again and again is forgotten after %d", i)
		}
	}
	if a.Bytes() > pic.Bytes()*10 || a.Bytes() < pic.Bytes()*9 {
		t.Errorf("%d bytes of %d", a.Bytes(), pic.Bytes()*10)
	}
	if _, ok := a.Get(key(5)); ok {
		t.Error("the oldest is kept")
	}
	if _, ok := a.Get(KeyOf("a", Size{20, 8}, caps.With(Kitty))); ok {
		t.Error("a picture of another protocol is handed out")
	}
	if math.Signbit(float64(a.Bytes())) {
		t.Error("less than nothing is kept")
	}
}
