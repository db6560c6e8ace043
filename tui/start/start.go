// Package start is the screen before a design is open: earlier sessions, designs to start from, and
// the ways to bring one's own.
package start

import (
	"strings"

	"cultivar/tui/box"
	"cultivar/tui/style"
)

// Kind is what an entry does when it is chosen.
type Kind int

// The kinds of entries.
const (
	// Recent opens an earlier session.
	Recent Kind = iota
	// File asks for a path.
	File
	// Words asks for a description.
	Words
	// Starter begins with a ready design.
	Starter
)

// Entry is one thing to choose.
type Entry struct {
	Kind Kind
	// ID is a path for Recent, a name for Starter.
	ID, Label, Note string
}

// Model is the start screen: a list at the left, the starters in a grid at the right.
type Model struct {
	list     []Entry
	starters []Entry
	cursor   int
	inList   bool
}

// New makes the screen. The cursor is on the first entry of the list if that is a recent session,
// else among the starters.
func New(entries []Entry) *Model {
	m := &Model{}
	for _, e := range entries {
		if e.Kind == Starter {
			m.starters = append(m.starters, e)
		} else {
			m.list = append(m.list, e)
		}
	}
	m.inList = len(m.starters) == 0 || len(m.list) > 0 && m.list[0].Kind == Recent
	return m
}

// Starters are the entries of the grid.
func (m *Model) Starters() []Entry { return m.starters }

// InList reports whether the cursor is in the list.
func (m *Model) InList() bool { return m.inList }

// GoTo puts the cursor into the list or out of it.
func (m *Model) GoTo(list bool) { m.inList = list && len(m.list) > 0 || len(m.starters) == 0 }

// Move moves the cursor in the list.
func (m *Model) Move(by int) { m.cursor = max(0, min(m.cursor+by, len(m.list)-1)) }

// Under is the entry under the list's cursor.
func (m *Model) Under() (Entry, bool) {
	if m.cursor >= len(m.list) {
		return Entry{}, false
	}
	return m.list[m.cursor], true
}

// At puts the cursor on the entry in row y of the view and reports whether there is one.
func (m *Model) At(y, h int) bool {
	i, ok := m.rows(h)[y]
	if ok {
		m.cursor, m.inList = i, true
	}
	return ok
}

// head is how many rows stand above the list.
const head = 5

// rows maps rows of the view to entries.
func (m *Model) rows(h int) map[int]int {
	at := map[int]int{}
	y := head
	for i, e := range m.list {
		if i > 0 && e.Kind != m.list[i-1].Kind && m.list[i-1].Kind == Recent {
			y += 2
		}
		if y < h {
			at[y] = i
		}
		y++
	}
	return at
}

// View draws the list into w by h cells.
func (m *Model) View(w, h int, s style.Set) []string {
	out := make([]string, h)
	put := func(y int, line string) {
		if y < h {
			out[y] = line
		}
	}
	put(0, "")
	put(1, s.Accent.Render("cultivar"))
	put(2, s.Muted.Render(box.Cut("grow a design by eye", w)))
	if len(m.list) > 0 && m.list[0].Kind == Recent {
		put(head-1, s.Faint.Render(rule("recent", w)))
	} else {
		put(head-1, s.Faint.Render(rule("bring your own", w)))
	}
	last := -1
	for y, i := range m.rows(h) {
		put(y, m.line(i, w, s))
		last = max(last, y)
	}
	for y, i := range m.rows(h) {
		if i > 0 && m.list[i].Kind != Recent && m.list[i-1].Kind == Recent {
			put(y-1, s.Faint.Render(rule("bring your own", w)))
		}
	}
	return box.Block(out, w, h)
}

func rule(title string, w int) string {
	return title + " " + strings.Repeat("─", max(0, w-len(title)-1))
}

func (m *Model) line(i, w int, s style.Set) string {
	e := m.list[i]
	if m.inList && i == m.cursor {
		return s.Selected.Render(box.Ends(" "+e.Label, e.Note+" ", w))
	}
	return box.Ends(" "+s.Text.Render(e.Label), s.Muted.Render(e.Note)+" ", w)
}
