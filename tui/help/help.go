// Package help is the overlay that lists every key. It writes itself from the one keymap.
package help

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/tui/box"
	"cultivar/tui/dialog"
	"cultivar/tui/keymap"
	"cultivar/tui/style"
)

// Model is the help.
type Model struct {
	keys keymap.Map
	top  int
	rows int
	all  int
}

// New makes the help of a keymap.
func New(keys keymap.Map) *Model { return &Model{keys: keys} }

// Scroll moves by rows.
func (m *Model) Scroll(by int) { m.top = max(0, min(m.top+by, m.all-m.rows)) }

// View draws the help, at most w by h cells.
func (m *Model) View(w, h int, s style.Set) []string {
	inner := min(w-6, 108)
	columns := max(1, inner/50)
	lines := m.flow(columns, (inner-2*(columns-1))/columns, s)
	m.all, m.rows = len(lines), max(1, min(len(lines), h-2))
	m.Scroll(0)
	hint := "esc back"
	if m.all > m.rows {
		hint = "↑↓ scroll · " + hint
	}
	return dialog.Frame("keys", hint, lines[m.top:m.top+m.rows], inner, s)
}

// flow sets the groups in columns of about equal height.
func (m *Model) flow(columns, width int, s style.Set) []string {
	var blocks [][]string
	total := 0
	for _, group := range m.keys.Groups() {
		b := m.block(group, width, s)
		blocks = append(blocks, b)
		total += len(b)
	}
	sets := make([][]string, columns)
	at, target := 0, (total+columns-1)/columns
	for _, b := range blocks {
		if at < columns-1 && len(sets[at]) > 0 && len(sets[at])+len(b)/2 > target {
			at++
		}
		sets[at] = append(sets[at], b...)
	}
	height := 0
	for _, c := range sets {
		height = max(height, len(c))
	}
	for i := range sets {
		sets[i] = box.Block(sets[i], width, height)
	}
	return box.Beside("  ", sets...)
}

func (m *Model) block(group string, w int, s style.Set) []string {
	out := []string{s.Accent.Render(group)}
	for _, c := range m.keys.In(group) {
		label := c.Label()
		if label == "" {
			continue
		}
		pad := strings.Repeat(" ", max(1, 13-ansi.StringWidth(label)))
		for i, line := range strings.Split(ansi.Wordwrap(c.Name, w-14, ""), "\n") {
			lead := strings.Repeat(" ", 14)
			if i == 0 {
				lead = " " + s.Key.Render(label) + pad
			}
			out = append(out, lead+s.Text.Render(line))
		}
	}
	if len(out) == 1 {
		return nil
	}
	return append(out, "")
}
