// Package history shows the tree of versions, newest first, with its branches and crossings, and
// moves a cursor over it.
package history

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/box"
	"cultivar/tui/style"
)

// Row is one line of the tree: a version beside its part of the graph, or graph alone.
type Row struct {
	Graph   string
	Version *session.Version
}

// Model is the history.
type Model struct {
	rows    []Row
	head    session.Head
	marked  map[session.Ref]bool
	at      []int // indices of rows that hold a version
	cursor  int   // index into at
	top     int
	height  int
	focused bool
	query   string
}

// SetRows replaces the tree. The cursor stays on its version if that is still there, else it goes to the head.
func (m *Model) SetRows(rows []Row, head session.Head) {
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
	if stay == "" || !m.Select(stay) {
		m.Select(head.Version)
	}
}

// SetMarked says which versions are marked as parents.
func (m *Model) SetMarked(marked map[session.Ref]bool) { m.marked = marked }

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

// Find puts the cursor on the next version whose line holds text, after the one under the cursor.
func (m *Model) Find(text string) bool {
	m.query = strings.ToLower(text)
	for step := 1; step <= len(m.at); step++ {
		i := (m.cursor + step) % len(m.at)
		v := m.rows[m.at[i]].Version
		line := strings.ToLower(v.Subject + " " + v.Instruction + " " + strings.Join(v.Branches, " ") + " " + v.ID)
		if strings.Contains(line, m.query) {
			m.cursor = i
			return true
		}
	}
	return false
}

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
	if r.Version == nil {
		return s.Faint.Render(r.Graph)
	}
	v := r.Version
	here := m.focused && m.cursor < len(m.at) && m.at[m.cursor] == i
	right := m.refs(*v, s, here)
	subject := terminal.Printable(v.Subject)
	room := w - ansi.StringWidth(r.Graph) - 1
	if here {
		return m.graph(r, s) + s.Selected.Render(box.Ends(" "+subject, right, room+1))
	}
	text := s.Muted
	switch {
	case v.ID == m.head.Version:
		text = s.Strong
	case v.Step || v.Kept:
		text = s.Faint
	}
	return m.graph(r, s) + " " + box.Ends(text.Render(subject), right, room)
}

func (m *Model) graph(r Row, s style.Set) string {
	node := s.Muted
	switch {
	case r.Version.ID == m.head.Version:
		node = s.Accent
	case r.Version.Step || r.Version.Kept:
		node = s.Faint
	}
	before, after, ok := cutNode(r.Graph)
	if !ok {
		return s.Faint.Render(r.Graph)
	}
	mark := string([]rune(r.Graph[len(before):])[0])
	return s.Faint.Render(before) + node.Render(mark) + s.Faint.Render(after)
}

func cutNode(graph string) (before, after string, ok bool) {
	for _, mark := range []string{"●", "○", "◉", "◌", "★"} {
		if b, a, ok := strings.Cut(graph, mark); ok {
			return b, a, true
		}
	}
	return graph, "", false
}

// refs are the marks at the right of a version: parent mark, star, branches.
func (m *Model) refs(v session.Version, s style.Set, plain bool) string {
	paint := func(st func(...string) string, text string) string {
		if plain {
			return text
		}
		return st(text)
	}
	out := ""
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
