// Package codeview shows text that scrolls: a coloured diff, a console, a long answer.
package codeview

import (
	"strings"

	"charm.land/lipgloss/v2"

	"cultivar/render/terminal"
	"cultivar/tui/box"
	"cultivar/tui/dialog"
	"cultivar/tui/style"
)

// Model is the view.
type Model struct {
	title string
	lines []string
	top   int
	left  int
	rows  int
	offer string
}

// NewText shows plain text.
func NewText(title, text string, s style.Set) *Model {
	m := &Model{title: title}
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		m.lines = append(m.lines, s.Text.Render(clean(line)))
	}
	return m
}

// NewDiff shows a unified diff, its lines coloured by what they do and, where they stay, by syntax.
func NewDiff(title, unified string, s style.Set) *Model {
	m := &Model{title: title}
	var paint painter = plain
	for line := range strings.SplitSeq(strings.TrimRight(unified, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "+++ "):
			paint = highlighter(strings.TrimSpace(strings.TrimPrefix(line, "+++ ")), s)
			m.lines = append(m.lines, s.Strong.Render(clean(line)))
		case strings.HasPrefix(line, "--- "):
			m.lines = append(m.lines, s.Muted.Render(clean(line)))
		case strings.HasPrefix(line, "@@"):
			m.lines = append(m.lines, s.Second.Render(clean(line)))
		case strings.HasPrefix(line, "+"):
			m.lines = append(m.lines, s.Added.Render("+")+paint(clean(line[1:]), s.Added))
		case strings.HasPrefix(line, "-"):
			m.lines = append(m.lines, s.Removed.Render("-"+clean(line[1:])))
		default:
			m.lines = append(m.lines, " "+paint(clean(strings.TrimPrefix(line, " ")), s.Muted))
		}
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
}

// Page is the height of the view.
func (m *Model) Page() int { return max(1, m.rows-1) }

// View draws the text in a frame of exactly w by h cells.
func (m *Model) View(w, h int, s style.Set) []string {
	inner := w - 4
	m.rows = max(1, h-2)
	m.Scroll(0, 0)
	lines := make([]string, m.rows)
	for i := range lines {
		if m.top+i < len(m.lines) {
			lines[i] = box.Line(cutLeft(m.lines[m.top+i], m.left), inner)
		}
	}
	return dialog.Frame(m.title, m.hint(), lines, inner, s)
}

func (m *Model) hint() string {
	if len(m.lines) <= m.rows {
		return m.offer + "esc back"
	}
	share := 100 * (m.top + m.rows) / len(m.lines)
	return m.offer + strings.Join([]string{percent(min(100, share)), "↑↓ scroll", "esc back"}, " · ")
}
