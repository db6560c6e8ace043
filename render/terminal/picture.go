package terminal

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Picture is an image made ready for one terminal: the bytes of one protocol at one size. It is never
// changed after it is made and may be used by several goroutines.
type Picture struct {
	// Cells is the rectangle that the picture takes.
	Cells Size
	// Pixels is the size of what is sent: whole cells in the graphic protocols.
	Pixels Size
	// Protocol is the one that it is made for.
	Protocol Protocol

	rows    []string
	pieces  []piece    // sixel and iTerm2: what draws it
	kitty   *kitty     // the kitty protocol
	film    []*Picture // the frames after this one, in kitty
	every   time.Duration
	clear   bool     // some of the rectangle is not painted over
	ink     Size     // the part from the upper left corner that is wholly painted, in pixels; zero if none is
	serial  uint32   // names the picture in this process; in kitty, in the terminal too
	capable capacity // what of the terminal the bytes depend on
}

// piece is a part of a picture that is drawn in one go, with its upper left corner at a cell of the
// picture. Most pictures have one.
type piece struct {
	x, y int
	data string
}

// capacity is what a picture needs to know of its terminal after it is made.
type capacity struct{ tmux, placeholders bool }

// Rows is the text that the picture's rectangle holds in a program's own frame, one string a row, each
// exactly Cells.W wide: the picture itself in symbols, kitty placeholders that the terminal fills, or
// blanks that the picture is drawn over. Blanks differ from row to row, so that a renderer does not
// take two rows of a picture for one that has scrolled.
func (p *Picture) Rows() []string { return p.rows }

// Rides reports whether the picture's rows are all that shows it (after a kitty picture has been
// transmitted): it then moves, hides and scrolls with the text around it.
func (p *Picture) Rides() bool {
	return !p.Protocol.Graphic() || p.Protocol == Kitty && p.capable.placeholders
}

// Bytes is about how much memory the picture holds.
func (p *Picture) Bytes() int {
	n := 256
	for _, piece := range p.pieces {
		n += len(piece.data)
	}
	for _, r := range p.rows {
		n += len(r) + 16
	}
	if p.kitty != nil {
		n += len(p.kitty.pixels) + len(p.kitty.packed)
	}
	for _, f := range p.film {
		n += f.Bytes()
	}
	return n
}

// Inline is what shows the picture once at the cursor, in the flow of a terminal's output, and leaves
// the cursor at the start of the line below it.
func (p *Picture) Inline() string {
	switch {
	case p.Rides() && p.kitty != nil:
		return p.transmit() + strings.Join(p.rows, "\r\n") + "\r\n"
	case p.Rides():
		return strings.Join(p.rows, "\r\n") + "\r\n"
	}
	// Room is made first, so that nothing scrolls while the picture is drawn.
	var b strings.Builder
	b.WriteString(strings.Repeat("\r\n", p.Cells.H))
	b.WriteString(ansi.CursorUp(p.Cells.H))
	b.WriteString(ansi.SaveCursor)
	if p.kitty != nil {
		b.WriteString(p.transmit() + p.place(part{placement: 1, cells: Rect{W: p.Cells.W, H: p.Cells.H}}))
	}
	for _, piece := range p.pieces {
		b.WriteString(ansi.RestoreCursor + down(piece.y) + right(piece.x) + piece.data)
	}
	b.WriteString(ansi.RestoreCursor + ansi.CursorDown(p.Cells.H))
	return b.String()
}

func down(n int) string {
	if n == 0 {
		return ""
	}
	return ansi.CursorDown(n)
}

func right(n int) string {
	if n == 0 {
		return ""
	}
	return ansi.CursorForward(n)
}

// The two blanks that picture rows are made of. Neither is a space, which renderers take for an empty
// cell that needs no writing.
const (
	noBreakSpace = '\u00a0'
	figureSpace  = '\u2007'
)

// blanks are rows of two kinds of blanks that spell a number in binary: they look empty, yet no two
// rows are the same text, and no part of them can be taken for an empty part of a line.
func blanks(cells Size, serial uint32) []string {
	rows := make([]string, cells.H)
	for y := range rows {
		code := (serial*1021 + uint32(y)) * 2654435761 >> 8
		var b strings.Builder
		for x := range cells.W {
			if code>>(uint(x)%24)&1 == 1 {
				b.WriteRune(figureSpace)
			} else {
				b.WriteRune(noBreakSpace)
			}
		}
		rows[y] = b.String()
	}
	return rows
}
