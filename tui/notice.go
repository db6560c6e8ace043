package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/tui/box"
	"cultivar/tui/status"
)

// noticeRows is how many rows a notice may take that the status line has no room for.
const noticeRows = 4

// journalled is how many warnings and errors the studio remembers.
const journalled = 50

// journal remembers warnings and errors, so that they can be read again.
func (m *Model) journal() {
	text := m.status.Notice
	if text == "" || m.status.Tone < status.Warn {
		m.newest = ""
		return
	}
	if text == m.newest {
		return
	}
	m.newest = text
	m.notices = append(m.notices, m.clock.now().Format("15:04:05")+"  "+text)
	m.notices = m.notices[max(0, len(m.notices)-journalled):]
}

// unrolled is the notice in rows of w cells, nil if the status line has room for it.
func (m *Model) unrolled(w int) []string {
	if m.dialog != nil || m.help != nil || m.code != nil || ansi.StringWidth(m.status.Notice) <= w-2 {
		return nil
	}
	lines := box.Wrap(m.status.Notice, w-2, min(noticeRows, m.layout.Prompt.Y-2))
	for i, line := range lines {
		lines[i] = m.status.Paint("  "+line, m.style)
		if i == 0 {
			lines[i] = m.status.Paint(m.status.Tone.Mark()+line, m.style)
		}
	}
	return lines
}

// unroll lays a long notice over the rows above the prompt, as if the prompt had grown.
func (m *Model) unroll(rows []string) {
	lines := m.unrolled(m.layout.Prompt.W)
	top := m.layout.Prompt.Y - 1 - len(lines)
	if len(lines) == 0 {
		return
	}
	rows[top] = m.edge("├", "┴", "┤")
	side := m.style.Faint.Render("│")
	for i, line := range lines {
		rows[top+1+i] = side + " " + box.Line(line, m.layout.Prompt.W) + " " + side
	}
	m.sight.covers = []Rect{{X: 0, Y: top, W: m.width, H: len(lines) + 1}}
}

// noticeText is what has been said, for the list of messages.
func (m *Model) noticeText() []string {
	out := make([]string, len(m.notices))
	for i, text := range m.notices {
		out[i] = strings.TrimSpace(text)
	}
	return out
}
