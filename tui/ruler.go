package tui

import (
	"fmt"
	"strings"

	"cultivar/session/point"
	"cultivar/tui/box"
)

// The room that the letters and numbers of the grid take beside a picture, in cells.
const (
	rulerWidth  = 2
	rulerHeight = 1
)

// ruled is what a ruler leaves of a box for the picture.
func (m *Model) ruled(r Rect) Rect {
	if !m.point.grid || r.W < 4*rulerWidth || r.H < 4*rulerHeight {
		return r
	}
	return Rect{X: r.X + rulerWidth, Y: r.Y + rulerHeight, W: r.W - rulerWidth, H: r.H - rulerHeight}
}

// pictureBlock draws the picture of a spot into a box, with the letters and numbers of the grid
// beside it where that is shown.
func (m *Model) pictureBlock(id string, r Rect) []string {
	in := m.ruled(r)
	lines := m.desk.Show(id).View(in.W, in.H, m.style)
	if in == r {
		return lines
	}
	s, ok := m.desk.Spot(id)
	if !ok || s.Marks == nil || s.Marks.Grid == nil {
		return box.Block(indent(lines, rulerWidth, r.W), r.W, r.H)
	}
	shown, grid := m.desk.Show(id).Size, *s.Marks.Grid
	top := (in.H - shown.H) / 2
	left := (in.W - shown.W) / 2
	out := []string{box.Line("", r.W)}
	numbers := m.numbers(in.H, top, grid.Y*float64(shown.H), grid.H*float64(shown.H))
	for y, line := range lines {
		out = append(out, numbers[y]+line)
	}
	out[top] = strings.Repeat(" ", rulerWidth) + m.letters(in.W, left, grid.X*float64(shown.W), grid.W*float64(shown.W))
	return out
}

// letters are the names of the grid's columns over w cells, the grid beginning at start after left.
func (m *Model) letters(w, left int, start, length float64) string {
	row := []rune(strings.Repeat(" ", w))
	for c := range point.Columns {
		if x := left + int(start+length*(float64(c)+0.5)/point.Columns); x >= 0 && x < w {
			row[x] = rune('A' + c)
		}
	}
	return m.style.Accent.Render(string(row))
}

// numbers are the names of the grid's rows beside h rows.
func (m *Model) numbers(h, top int, start, length float64) []string {
	out := make([]string, h)
	for y := range out {
		out[y] = strings.Repeat(" ", rulerWidth)
	}
	for r := range point.Rows {
		if y := top + int(start+length*(float64(r)+0.5)/point.Rows); y >= 0 && y < h {
			out[y] = m.style.Accent.Render(fmt.Sprint(r+1)) + " "
		}
	}
	return out
}
