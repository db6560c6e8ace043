// Package codeview shows text that scrolls: a coloured diff, a console, a long answer.
package codeview

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/tui/box"
	"cultivar/tui/dialog"
	"cultivar/tui/style"
)

// Model is the view.
type Model struct {
	title string
	// lines are what is shown; width is what they were broken for.
	lines []string
	width int
	text  []string // to be broken into lines, nil for a difference
	diff  *diff
	top   int
	left  int
	rows  int
	offer string
}

// NewText shows plain text; lines that are too long are broken.
func NewText(title, text string, s style.Set) *Model {
	m := &Model{title: title}
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		m.text = append(m.text, s.Text.Render(clean(line)))
	}
	return m
}

// Offer says which keys do something about what is shown.
func (m *Model) Offer(keys string) { m.offer = keys + " · " }

// clean makes a line of a design safe to show.
func clean(line string) string {
	return terminal.Printable(strings.ReplaceAll(line, "\t", "  "))
}

// painter colours a line, in a base style where its syntax says nothing.
type painter func(line string, base lipgloss.Style) string

// Scroll moves by rows and columns.
func (m *Model) Scroll(rows, columns int) {
	m.top = max(0, min(m.top+rows, len(m.lines)-m.rows))
	m.left = max(0, m.left+columns)
	if rows != 0 && m.diff != nil {
		m.diff.seen(m.top, m.rows)
	}
}

// Page is the height of the view.
func (m *Model) Page() int { return max(1, m.rows-1) }

// Key takes a key of the view's own and reports whether it is one.
func (m *Model) Key(pressed string) bool { return m.diff != nil && m.diff.key(m, pressed) }

// View draws the text in a frame of exactly w by h cells.
func (m *Model) View(w, h int, s style.Set) []string {
	inner := w - 4
	m.rows = max(1, h-2)
	m.flow(inner)
	m.top = max(0, min(m.top, len(m.lines)-m.rows))
	lines := make([]string, m.rows)
	for i := range lines {
		if at := m.top + i; at < len(m.lines) {
			lines[i] = box.Line(cutLeft(m.line(at), m.left), inner)
		}
	}
	return dialog.Frame(m.title, m.hint(), lines, inner, s)
}

// flow breaks the text into lines of w cells.
func (m *Model) flow(w int) {
	if m.text == nil || m.width == w {
		return
	}
	m.lines, m.width = nil, w
	for _, line := range m.text {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		for i, part := range strings.Split(ansi.Wrap(line, w-len(indent)-2, ""), "\n") {
			if i > 0 {
				part = indent + "    " + part
			}
			m.lines = append(m.lines, part)
		}
	}
}

// line is a line as it stands now.
func (m *Model) line(at int) string {
	if m.diff != nil {
		return m.diff.marked(m.lines[at], at)
	}
	return m.lines[at]
}

func (m *Model) hint() string {
	keys := "esc back"
	if m.diff != nil {
		keys = m.diff.hint() + keys
	}
	if len(m.lines) <= m.rows {
		return m.offer + keys
	}
	share := 100 * (m.top + m.rows) / len(m.lines)
	return m.offer + strings.Join([]string{percent(min(100, share)), "↑↓ scroll", keys}, " · ")
}
