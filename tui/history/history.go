// Package history shows the tree of versions, newest first, with its branches and crossings, and
// moves a cursor over it.
package history

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/lanes"
	"cultivar/tui/box"
	"cultivar/tui/style"
)

// Model is the history.
type Model struct {
	rows    []lanes.Row
	head    session.Head
	marked  map[session.Ref]bool
	at      []int // indices of rows that hold a version
	cursor  int   // index into at
	top     int
	height  int
	focused bool
}

// SetRows replaces the tree. The cursor stays on its version if that is still there, else it goes to the head.
func (m *Model) SetRows(rows []lanes.Row, head session.Head) {
	stay := ""
	if v, ok := m.Under(); ok && m.focused {
		stay = v.ID
	}
	m.rows, m.head, m.at = rows, head, m.at[:0]
	for i, r := range rows {
		if r.Version != nil {
			m.at = append(m.at, i)
		}
	}
	if (stay == "" || !m.Select(stay)) && !m.Select(head.Version) {
		m.cursor = max(0, min(m.cursor, len(m.at)-1))
	}
}

// SetMarked says which versions are marked as parents.
func (m *Model) SetMarked(refs []session.Ref) {
	m.marked = map[session.Ref]bool{}
	for _, ref := range refs {
		m.marked[ref] = true
	}
}

// Select puts the cursor on a version and reports whether it is there.
func (m *Model) Select(id string) bool {
	for i, at := range m.at {
		if m.rows[at].Version.ID == id {
			m.cursor = i
			return true
		}
	}
	return false
}

// Focus says whether keys go to the history. Without them the cursor stands on the head.
func (m *Model) Focus(on bool) {
	m.focused = on
	if !on {
		m.Select(m.head.Version)
	}
}

// Under is the version under the cursor.
func (m Model) Under() (session.Version, bool) {
	if m.cursor < 0 || m.cursor >= len(m.at) {
		return session.Version{}, false
	}
	return *m.rows[m.at[m.cursor]].Version, true
}

// Move moves the cursor and reports whether it could.
func (m *Model) Move(by int) bool {
	to := max(0, min(m.cursor+by, len(m.at)-1))
	moved := to != m.cursor
	m.cursor = to
	return moved
}

// At finds the version in row y of the view and puts the cursor there.
func (m *Model) At(y int) bool {
	for i, at := range m.at {
		if at == m.top+y {
			m.cursor = i
			return true
		}
	}
	return false
}

// Len is how many versions there are.
func (m Model) Len() int { return len(m.at) }

// View draws the tree into w by h cells.
func (m *Model) View(region terminal.Rect, s style.Set) []string {
	m.height = region.H
	m.follow()
	var out []string
	for i := m.top; i < min(m.top+region.H, len(m.rows)); i++ {
		out = append(out, m.line(i, region.W, s))
	}
	if len(m.rows) == 0 {
		out = []string{s.Faint.Render("no versions yet")}
	}
	return box.Block(out, region.W, region.H)
}

func (m *Model) follow() {
	if len(m.at) == 0 {
		m.top = 0
		return
	}
	row := m.at[min(m.cursor, len(m.at)-1)]
	m.top = max(0, min(max(min(m.top, row), row-m.height+1), len(m.rows)-m.height))
}

func (m *Model) line(i, w int, s style.Set) string {
	r := m.rows[i]
	graph := m.graph(r, s)
	if r.Version == nil {
		return graph
	}
	v := r.Version
	here := m.focused && m.cursor < len(m.at) && m.at[m.cursor] == i
	right := m.refs(r, s, here)
	if w >= originWidth && v.Origin != "" {
		right += originMark(*v, s, here)
	}
	subject := terminal.Printable(v.Subject)
	room := w - ansi.StringWidth(graph)
	if here {
		return graph + s.Selected.Render(box.Ends(" "+subject, right+" ", room))
	}
	text := s.Muted
	switch {
	case v.ID == m.head.Version:
		text = s.Strong
	case v.Step || v.Kept:
		text = s.Faint
	}
	return graph + " " + box.Ends(text.Render(subject), right, room-1)
}

// originWidth is the width from which every version says how it came to be.
const originWidth = 44

func originMark(v session.Version, s style.Set, plain bool) string {
	mark := fmt.Sprintf("  %-6s", v.Origin)
	if plain {
		return mark
	}
	return s.Faint.Render(mark)
}

// graphWidth bounds the columns that the graph takes of a narrow history.
const graphWidth = 16

func (m *Model) graph(r lanes.Row, s style.Set) string {
	var b strings.Builder
	for i, c := range r.Cells {
		if i == graphWidth {
			break
		}
		b.WriteString(m.paint(c, r.Version, s))
	}
	return b.String()
}

func (m *Model) paint(c lanes.Cell, v *session.Version, s style.Set) string {
	switch {
	case c.Meaning == lanes.Blank:
		return string(c.Rune)
	case c.Meaning >= lanes.Version && v != nil && v.ID == m.head.Version:
		return s.Accent.Render(string(c.Rune))
	case c.Meaning == lanes.Step || c.Meaning == lanes.Kept:
		return s.Faint.Render(string(c.Rune))
	}
	return s.Lane(c.Lane).Render(string(c.Rune))
}

// refs are the marks at the right of a version: steps folded into it, parent mark, star, branches.
func (m *Model) refs(r lanes.Row, s style.Set, plain bool) string {
	v := *r.Version
	paint := func(st func(...string) string, text string) string {
		if plain {
			return text
		}
		return st(text)
	}
	out := ""
	if r.Steps > 0 {
		out += " " + paint(s.Faint.Render, fmt.Sprintf("+%d", r.Steps))
	}
	if m.marked[session.Ref(v.ID)] {
		out += " " + paint(s.Second.Render, "✓")
	}
	if v.Star {
		out += " " + paint(s.Warning.Render, "★")
	}
	for _, b := range v.Branches {
		name := terminal.Printable(b)
		if b == m.head.Branch {
			out += " " + paint(s.Accent.Render, name)
		} else {
			out += " " + paint(s.Second.Render, name)
		}
	}
	if v.Kept {
		out += " " + paint(s.Faint.Render, "kept")
	}
	return out
}
