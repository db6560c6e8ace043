// Package hunks lists the changes that a tile makes of its parent, each of which can be taken or left,
// with the code of the one under the cursor.
package hunks

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/box"
	"cultivar/tui/codeview"
	"cultivar/tui/style"
)

// Model is the list.
type Model struct {
	all    []session.Hunk
	on     []bool
	cursor int
	top    int // first line of the code that is shown
	lines  [][]string
	room   int // rows that the code had when it was drawn last, first and rows those of the list
	first  int
	rows   int
}

// New makes a list in which everything is taken.
func New(all []session.Hunk, s style.Set) *Model {
	m := &Model{all: all, on: make([]bool, len(all)), lines: make([][]string, len(all))}
	for i, h := range all {
		m.on[i] = true
		m.lines[i] = code(h, s)
	}
	return m
}

// codeHead is how many lines of a difference stand before its changes: the summary and its file.
const codeHead = 3

// code is a hunk in colours.
func code(h session.Hunk, s style.Set) []string {
	if h.Diff == "" {
		return []string{s.Muted.Render("the whole file, which is no text or was added or removed")}
	}
	lines := codeview.Lines(session.Patch(h.Diff), s)
	return lines[min(codeHead, len(lines)):]
}

// Move moves the cursor.
func (m *Model) Move(by int) {
	m.cursor = max(0, min(m.cursor+by, len(m.all)-1))
	m.top = 0
}

// Scroll moves the code under the list.
func (m *Model) Scroll(by int) {
	m.top = max(0, min(m.top+by, len(m.lines[m.cursor])-m.room))
}

// Page is how many rows of code are shown.
func (m *Model) Page() int { return max(1, m.room-1) }

// Toggle takes the change under the cursor, or leaves it.
func (m *Model) Toggle() { m.on[m.cursor] = !m.on[m.cursor] }

// ToggleAll leaves everything, or takes everything if nothing is taken.
func (m *Model) ToggleAll() {
	on := !slices.Contains(m.on, true)
	for i := range m.on {
		m.on[i] = on
	}
}

// Click puts the cursor on the change in row y of the view; it reports whether there is one.
func (m *Model) Click(y int) bool {
	if y < 0 || y >= m.rows {
		return false
	}
	m.cursor, m.top = m.first+y, 0
	return true
}

// Chosen are the numbers of the changes that are taken.
func (m *Model) Chosen() []int {
	out := []int{}
	for i, h := range m.all {
		if m.on[i] {
			out = append(out, h.N)
		}
	}
	return out
}

// Len is how many changes there are.
func (m *Model) Len() int { return len(m.all) }

// View draws the list over the code into w by h cells.
func (m *Model) View(w, h int, s style.Set) []string {
	m.rows = max(1, min(len(m.all), h*2/5))
	m.first = max(0, min(m.cursor-m.rows/2, len(m.all)-m.rows))
	var out []string
	for i := m.first; i < m.first+m.rows; i++ {
		out = append(out, m.line(i, w, s))
	}
	out = append(out, s.Faint.Render(strings.Repeat("─", w)))
	m.room = max(1, h-len(out))
	m.Scroll(0)
	shown := m.lines[m.cursor]
	for _, line := range shown[m.top:min(len(shown), m.top+m.room)] {
		out = append(out, box.Line(line, w))
	}
	return box.Block(out, w, h)
}

func (m *Model) line(i int, w int, s style.Set) string {
	h := m.all[i]
	mark := "○"
	if m.on[i] {
		mark = "●"
	}
	added, removed := h.Size()
	left := fmt.Sprintf(" %s %d  %s", mark, h.N, terminal.Printable(h.What()))
	right := fmt.Sprintf("+%d −%d  %s ", added, removed, terminal.Printable(path.Base(h.File)))
	switch {
	case i == m.cursor:
		return s.Selected.Render(box.Ends(left, right, w))
	case m.on[i]:
		return s.Text.Render(box.Ends(left, right, w))
	}
	return s.Muted.Render(box.Ends(left, right, w))
}
