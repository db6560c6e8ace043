// Package grid shows the tiles of a generation, the parent first, and moves a cursor over them.
// Selection marks stand in the rows above and below a picture, never beside it, so that moving the
// cursor repaints no picture.
package grid

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/tui/box"
	"cultivar/tui/picture"
	"cultivar/tui/style"
)

// Tile is one cell of the grid.
type Tile struct {
	Number int
	// Caption says what changed; the parent's is its own name.
	Caption string
	// Marked as a parent, Rejected, Accepted: what the designer did with it.
	Marked, Rejected, Accepted bool
	// Making says that another variant is being made for this tile.
	Making bool
	// Wanted says that it will be accepted.
	Wanted bool
	// Note is a short fact at the right of the tile's name: its checks.
	Note    string
	Picture picture.Picture
}

// Model is the grid. Its zero value is an empty one.
type Model struct {
	tiles   []Tile
	boxes   []terminal.Rect
	columns int
	foot    int
	cursor  int
	first   int
	focused bool
	quiet   bool // the cursor is not seen
}

// SetTiles replaces the tiles. The cursor stays where it is.
func (m *Model) SetTiles(tiles []Tile) {
	m.tiles = tiles
	m.MoveTo(m.cursor)
}

// SetBoxes says where tiles stand on the screen, in how many columns, and how many rows of each are
// for its caption.
func (m *Model) SetBoxes(boxes []terminal.Rect, columns, foot int) {
	m.boxes, m.columns, m.foot = boxes, max(1, columns), max(1, foot)
	m.follow()
}

// Focus says whether keys go to the grid.
func (m *Model) Focus(on bool) { m.focused = on }

// Quiet hides the cursor while something else is chosen.
func (m *Model) Quiet(on bool) { m.quiet = on }

// Tiles are the tiles, shown or not.
func (m Model) Tiles() []Tile { return m.tiles }

// Cursor is the index of the tile under the cursor.
func (m Model) Cursor() int { return m.cursor }

// MoveTo puts the cursor on a tile, or on the nearest that there is.
func (m *Model) MoveTo(i int) {
	m.cursor = max(0, min(i, len(m.tiles)-1))
	m.follow()
}

// Move moves the cursor by columns and rows; it reports whether there was a tile to go to.
func (m *Model) Move(dx, dy int) bool {
	to := m.cursor + dx + dy*max(1, m.columns)
	if to < 0 || to >= len(m.tiles) {
		return false
	}
	m.MoveTo(to)
	return true
}

// follow keeps the cursor among the tiles that are shown.
func (m *Model) follow() {
	shown := len(m.boxes)
	if shown == 0 || len(m.tiles) <= shown {
		m.first = 0
		return
	}
	for m.cursor < m.first {
		m.first -= m.columns
	}
	for m.cursor >= m.first+shown {
		m.first += m.columns
	}
	m.first = max(0, m.first)
}

// Shown pairs the tiles that are on the screen with their boxes.
func (m Model) Shown() (first int, boxes []terminal.Rect) {
	return m.first, m.boxes[:min(len(m.boxes), max(0, len(m.tiles)-m.first))]
}

// At finds the tile at a cell of the screen.
func (m Model) At(x, y int) (int, bool) {
	first, boxes := m.Shown()
	for i, r := range boxes {
		if x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H {
			return first + i, true
		}
	}
	return 0, false
}

// View draws the tiles into region.
func (m *Model) View(region terminal.Rect, s style.Set) []string {
	out := box.Block(nil, region.W, region.H)
	first, boxes := m.Shown()
	for start := 0; start < len(boxes); start += m.columns {
		end := min(start+m.columns, len(boxes))
		m.row(out, region, boxes[start:end], first+start, s)
	}
	return out
}

// row draws one row of tiles into the lines of out.
func (m *Model) row(out []string, region terminal.Rect, boxes []terminal.Rect, first int, s style.Set) {
	lines := make([]string, boxes[0].H)
	at := region.X
	for i, r := range boxes {
		tile := m.tile(first+i, r, s)
		for y := range lines {
			lines[y] += strings.Repeat(" ", r.X-at) + tile[y]
		}
		at = r.X + r.W
	}
	for y, line := range lines {
		if row := boxes[0].Y - region.Y + y; row >= 0 && row < len(out) {
			out[row] = box.Line(line, region.W)
		}
	}
}

func (m *Model) tile(i int, r terminal.Rect, s style.Set) []string {
	t := m.tiles[i]
	out := make([]string, 0, r.H)
	out = append(out, m.head(i, t, r.W, s))
	out = append(out, t.Picture.View(r.W, r.H-1-m.foot, s)...)
	return append(out, m.caption(i, t, r.W, s)...)
}

// at says that the cursor is seen on a tile.
func (m *Model) at(i int) bool { return i == m.cursor && !m.quiet }

// head is the row above a picture: a corner, the tile's number and marks, a rule.
func (m *Model) head(i int, t Tile, w int, s style.Set) string {
	here := m.at(i)
	rule, left, right, line := "─", "┌", "┐", s.Faint
	if here {
		rule, left, right, line = "━", "┏", "┓", s.Accent
		if !m.focused {
			line = s.Muted
		}
	}
	name := strconv.Itoa(t.Number)
	if t.Number == 0 {
		name += " parent"
	}
	if last := m.tiles[len(m.tiles)-1].Number; len(m.boxes) == 1 && last > 1 {
		name = strings.Replace(name, strconv.Itoa(t.Number), fmt.Sprintf("%d of %d", t.Number, last), 1)
	}
	label := s.Muted.Render(name)
	switch {
	case here && m.focused:
		label = s.Selected.Render(" " + name + " ")
	case here:
		label = s.Strong.Render(name)
	}
	label += marks(t, s)
	note := ""
	if t.Note != "" {
		note = " " + s.Muted.Render(t.Note) + " "
	}
	body := w - 2 - 3 - ansi.StringWidth(label) - ansi.StringWidth(note)
	if body < 0 {
		note, body = "", max(0, w-5-ansi.StringWidth(label))
	}
	return box.Line(line.Render(left+rule)+" "+label+" "+line.Render(strings.Repeat(rule, body))+note+line.Render(right), w)
}

func marks(t Tile, s style.Set) string {
	out := ""
	if t.Wanted {
		out += " " + s.Success.Render("○ accepting")
	}
	if t.Accepted {
		out += " " + s.Success.Render("● accepted")
	}
	if t.Marked {
		out += " " + s.Second.Render("✓")
	}
	if t.Rejected {
		out += " " + s.Danger.Render("✗")
	}
	if t.Making {
		out += " " + s.Muted.Render("…")
	}
	return out
}

// caption is what stands below a picture, its last line between the lower corners.
func (m *Model) caption(i int, t Tile, w int, s style.Set) []string {
	left, right, line, text := "└", "┘", s.Faint, s.Muted
	if m.at(i) {
		left, right, line, text = "┗", "┛", s.Accent, s.Strong
		if !m.focused {
			line = s.Muted
		}
	}
	words := box.Wrap(t.Caption, w-4, m.foot)
	out := make([]string, m.foot)
	for y := range out {
		said := ""
		if i := y - m.foot + len(words); i >= 0 && i < len(words) {
			said = box.Line(text.Render(words[i]), w-4)
		}
		first, last := " ", " "
		if y == m.foot-1 {
			first, last = line.Render(left), line.Render(right)
		}
		out[y] = first + " " + box.Line(said, w-4) + " " + last
	}
	return out
}
