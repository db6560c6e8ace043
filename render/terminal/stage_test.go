package terminal

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// stage is a terminal in memory that shows sixel, iTerm2 and kitty pictures, behind the renderer that
// the studio uses. Pictures are seen as cells that carry the picture's checksum and their own place in it.
type stage struct {
	t      *testing.T
	caps   Capabilities
	screen *Screen
	vt     *vt.Emulator
	draw   *uv.TerminalRenderer
	buf    *bytes.Buffer
	cells  uv.ScreenBuffer
	size   Size
	kitty  map[string]string        // picture id → checksum of what was transmitted
	placed map[string]kittyPlace    // id,placement → where
	order  []string                 // placements, the oldest first
	half   map[string]*bytes.Buffer // transmissions under way
	last   string
}

type kittyPlace struct {
	at   Rect
	id   string
	x, y int
}

func newStage(t *testing.T, caps Capabilities, size Size) *stage {
	t.Helper()
	s := &stage{
		t: t, caps: caps, screen: NewScreen(caps), vt: vt.NewEmulator(size.W, size.H), buf: &bytes.Buffer{}, size: size,
		kitty: map[string]string{}, placed: map[string]kittyPlace{}, half: map[string]*bytes.Buffer{},
	}
	s.cells = uv.NewScreenBuffer(size.W, size.H)
	s.draw = uv.NewTerminalRenderer(s.buf, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	s.draw.SetFullscreen(true)
	s.draw.SetRelativeCursor(false)
	s.draw.SetScrollOptim(true)
	s.draw.Erase()
	s.vt.RegisterDcsHandler('q', func(_ ansi.Params, data []byte) bool { return s.sixel(data) })
	s.vt.RegisterOscHandler(1337, s.iterm2)
	s.vt.RegisterApcHandler(s.graphics)
	return s
}

var raster = regexp.MustCompile(`^"1;1;(\d+);(\d+)`)

func (s *stage) sixel(data []byte) bool {
	m := raster.FindSubmatch(data)
	if m == nil {
		s.t.Error("a sixel picture without its size")
		return true
	}
	w, _ := strconv.Atoi(string(m[1]))
	h, _ := strconv.Atoi(string(m[2]))
	cell := s.caps.Cell()
	s.paint(Size{w / cell.W, h / cell.H}, checksum(data))
	return true
}

func (s *stage) iterm2(data []byte) bool {
	m := regexp.MustCompile(`width=(\d+);height=(\d+)`).FindSubmatch(data)
	w, _ := strconv.Atoi(string(m[1]))
	h, _ := strconv.Atoi(string(m[2]))
	s.paint(Size{w, h}, checksum(data))
	return true
}

// paint covers cells with a picture, as a terminal does that keeps pictures in its cells.
func (s *stage) paint(cells Size, sum string) {
	at := s.vt.CursorPosition()
	if at.Y+cells.H >= s.size.H+1 || at.X+cells.W > s.size.W {
		s.t.Errorf("a picture of %v at %v leaves the screen", cells, at)
	}
	for y := range cells.H {
		for x := range cells.W {
			s.vt.SetCell(at.X+x, at.Y+y, picture(sum, x, y))
		}
	}
}

func picture(sum string, x, y int) *uv.Cell {
	return &uv.Cell{Content: "▓", Width: 1, Link: uv.Link{URL: fmt.Sprintf("%s/%d,%d", sum, x, y)}}
}

// graphics is the kitty protocol, as far as pictures are transmitted, placed and deleted.
func (s *stage) graphics(data []byte) bool {
	keys, payload, _ := strings.Cut(string(data), ";")
	k := map[string]string{}
	for pair := range strings.SplitSeq(strings.TrimPrefix(keys, "G"), ",") {
		name, value, _ := strings.Cut(pair, "=")
		k[name] = value
	}
	switch {
	case k["a"] == "t" || k["a"] == "T" || k["a"] == "":
		s.receive(k, payload)
	case k["a"] == "p":
		s.place(k)
	case k["a"] == "d" && k["d"] == "i":
		delete(s.placed, k["i"]+","+k["p"])
	case k["a"] == "d" && k["d"] == "I":
		delete(s.kitty, k["i"])
		for name, p := range s.placed {
			if p.id == k["i"] {
				delete(s.placed, name)
			}
		}
	default:
		s.t.Errorf("unknown kitty command %q", keys)
	}
	return true
}

func (s *stage) receive(k map[string]string, payload string) {
	if id := k["i"]; id != "" {
		s.half = map[string]*bytes.Buffer{id: {}}
	}
	for id, b := range s.half {
		b.WriteString(payload)
		if k["m"] != "1" {
			s.kitty[id] = checksum(b.Bytes())
			s.half = map[string]*bytes.Buffer{}
		}
	}
}

func (s *stage) place(k map[string]string) {
	n := func(key string) int { v, _ := strconv.Atoi(k[key]); return v }
	if s.kitty[k["i"]] == "" {
		s.t.Errorf("picture %s is placed before it is there", k["i"])
	}
	at, cell := s.vt.CursorPosition(), s.caps.Cell()
	if n("w") != n("c")*cell.W || n("h") != n("r")*cell.H {
		s.t.Errorf("a kitty picture is stretched: %v", k)
	}
	name := k["i"] + "," + k["p"]
	s.placed[name] = kittyPlace{at: Rect{at.X, at.Y, n("c"), n("r")}, id: k["i"], x: n("x") / cell.W, y: n("y") / cell.H}
	s.order = append(s.order, name)
}

func checksum(data []byte) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE(data)) }

// show brings a frame to the screen and returns how many bytes of pictures that took.
func (s *stage) show(f Frame) int {
	w := s.screen.Plan(f)
	_, _ = s.vt.WriteString(w.Before)
	s.cells.Clear()
	uv.NewStyledString(f.Content).Draw(s.cells, s.cells.Bounds())
	s.draw.Render(s.cells.RenderBuffer)
	if err := s.draw.Flush(); err != nil {
		s.t.Fatal(err)
	}
	_, _ = s.vt.Write(s.buf.Bytes())
	s.last = s.buf.String()
	s.buf.Reset()
	before := s.vt.CursorPosition()
	_, _ = s.vt.WriteString(w.After)
	if s.vt.CursorPosition() != before {
		s.t.Errorf("the cursor moved from %v to %v", before, s.vt.CursorPosition())
	}
	return w.Bytes()
}

// clear is what a resize does: the program forgets what it drew, and so does the terminal, where kitty
// pictures without a place go too.
func (s *stage) clear() {
	_ = s.screen.Forget()
	_, _ = s.vt.WriteString("\x1b[2J")
	if !s.caps.KittyPlaceholders {
		s.kitty = map[string]string{}
	}
	s.placed = map[string]kittyPlace{}
	s.draw.Erase()
}

// seen is what every cell shows.
func (s *stage) seen() []string {
	all := make([]string, 0, s.size.W*s.size.H)
	for y := range s.size.H {
		for x := range s.size.W {
			all = append(all, s.seenAt(x, y))
		}
	}
	return all
}

func (s *stage) seenAt(x, y int) string {
	for i := len(s.order) - 1; i >= 0; i-- {
		p, ok := s.placed[s.order[i]]
		if ok && p.at.Overlaps(Rect{x, y, 1, 1}) {
			return fmt.Sprintf("%s/%d,%d", s.kitty[p.id], p.x+x-p.at.X, p.y+y-p.at.Y)
		}
	}
	c := s.vt.CellAt(x, y)
	if c == nil {
		return " "
	}
	return strings.NewReplacer("\u00a0", " ", "\u2007", " ").Replace(c.Content) + c.Link.URL
}

// mustBe compares the screen with one on which only this frame was ever drawn.
func (s *stage) mustBe(f Frame, what string) {
	s.t.Helper()
	fresh := newStage(s.t, s.caps, s.size)
	fresh.show(f)
	got, want := s.seen(), fresh.seen()
	for i := range want {
		if got[i] != want[i] {
			s.t.Fatalf("%s: cell %d,%d shows %q, wanted %q", what, i%s.size.W, i/s.size.W, got[i], want[i])
		}
	}
}

// compose lays a frame out as a program does: lines of text, pictures' rows, dialogs on top.
func compose(size Size, texts map[int]string, placements []Placement, dialogs []Rect) Frame {
	grid := make([][]string, size.H)
	for y := range grid {
		grid[y] = make([]string, size.W)
		for x := range grid[y] {
			grid[y][x] = " "
		}
		for x, r := range []rune(texts[y]) {
			if x < size.W {
				grid[y][x] = string(r)
			}
		}
	}
	for _, p := range placements {
		if p.Picture == nil {
			continue
		}
		for dy, row := range p.Picture.Rows() {
			for dx, c := range columns(row) {
				grid[p.Y+dy][p.X+dx] = c.style + c.text + "\x1b[m"
			}
		}
	}
	for _, d := range dialogs {
		for y := d.Y; y < d.Y+d.H; y++ {
			for x := d.X; x < d.X+d.W; x++ {
				grid[y][x] = "#"
			}
		}
	}
	lines := make([]string, size.H)
	for y := range grid {
		lines[y] = strings.Join(grid[y], "")
	}
	return Frame{Content: strings.Join(lines, "\n"), Placements: placements, Covers: dialogs}
}

// noise is a picture of its own for every seed.
func noise(seed uint64, w, h int) *image.RGBA {
	r := rand.New(rand.NewPCG(seed, 1))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			v := uint8(r.UintN(3) * 80)
			img.SetRGBA(x, y, color.RGBA{v, uint8(x * 8), uint8(y * 8), 255})
		}
	}
	return img
}

func encode(t *testing.T, seed uint64, box Size, caps Capabilities) *Picture {
	t.Helper()
	px := caps.Pixels(box)
	p, err := Encode(noise(seed, px.W, px.H), box, caps)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// each runs a test in every way to show pictures.
func each(t *testing.T, test func(t *testing.T, caps Capabilities)) {
	base := Capabilities{CellWidth: 4, CellHeight: 8, SixelRegisters: 256, Colors: ColorsTrue, Symbols: SymbolsQuadrant}
	for name, change := range map[string]func(*Capabilities){
		"sixel":        func(c *Capabilities) { c.Protocol = Sixel },
		"sixel pieces": func(c *Capabilities) { c.Protocol, c.SixelMax = Sixel, Size{37, 50} },
		"iterm2":       func(c *Capabilities) { c.Protocol = ITerm2 },
		"kitty placed": func(c *Capabilities) { c.Protocol = Kitty },
		"kitty riding": func(c *Capabilities) { c.Protocol, c.KittyPlaceholders = Kitty, true },
		"blocks":       func(c *Capabilities) { c.Protocol = Blocks },
		"words":        func(c *Capabilities) { c.Protocol = Words },
	} {
		t.Run(name, func(t *testing.T) {
			caps := base
			change(&caps)
			test(t, caps)
		})
	}
}
