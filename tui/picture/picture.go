// Package picture is what the screen shows of a design at one spot: the rows of a real picture, the
// words that stand for it, or what is known while neither is there. It draws boxes of exact size.
package picture

import (
	"strings"

	"cultivar/render/terminal"
	"cultivar/tui/box"
	"cultivar/tui/style"
)

// State is how far a picture is.
type State int

// The states of a picture.
const (
	// Waiting: it is being made, and there is nothing to show meanwhile.
	Waiting State = iota
	// Shown: Rows hold it.
	Shown
	// Broken: the design does not draw; Why says why.
	Broken
	// Described: there is no browser or no way to show a picture; Words stand for it.
	Described
)

// Picture is what is shown at one spot.
type Picture struct {
	State State
	// Rows are the text of the picture's cells, each Size.W wide.
	Rows []string
	Size terminal.Size
	// Why says why there is no picture, for Broken.
	Why string
	// Words describe the design, one thought each, for Described.
	Words []string
}

// Place is where a picture of size lies in a box: in the middle.
func Place(size terminal.Size, box terminal.Rect) terminal.Rect {
	return terminal.Rect{X: box.X + (box.W-size.W)/2, Y: box.Y + (box.H-size.H)/2, W: size.W, H: size.H}
}

// View draws the picture into w by h cells.
func (p Picture) View(w, h int, s style.Set) []string {
	switch p.State {
	case Shown:
		return p.rows(w, h)
	case Broken:
		return box.Middle(styled(append([]string{"✗ no picture"}, box.Wrap(p.Why, w-2, h-1)...), s.Danger.Render, s.Muted.Render), w, h)
	case Described:
		return p.words(w, h, s)
	}
	return box.Middle([]string{s.Faint.Render("· · ·")}, w, h)
}

func (p Picture) rows(w, h int) []string {
	at := Place(p.Size, terminal.Rect{W: w, H: h})
	if p.Size.W > w || p.Size.H > h {
		return box.Block(nil, w, h)
	}
	left := strings.Repeat(" ", at.X)
	right := strings.Repeat(" ", w-at.X-at.W)
	out := box.Block(nil, w, h)
	for i, row := range p.Rows {
		if at.Y+i < h {
			out[at.Y+i] = left + row + right
		}
	}
	return out
}

func (p Picture) words(w, h int, s style.Set) []string {
	var lines []string
	for i, words := range p.Words {
		for _, line := range box.Wrap(words, w, 3) {
			if i == 0 {
				line = s.Text.Render(line)
			} else {
				line = s.Muted.Render(line)
			}
			lines = append(lines, line)
		}
	}
	return box.Block(lines, w, h)
}

func styled(lines []string, first, rest func(...string) string) []string {
	for i := range lines {
		if i == 0 {
			lines[i] = first(lines[i])
		} else {
			lines[i] = rest(lines[i])
		}
	}
	return lines
}
