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
	y -= m.head(h)
	rows := m.rows(h - m.head(h))
	if y < 0 || y >= len(rows) || rows[y].entry < 0 {
		return false
	}
	m.cursor, m.inList = rows[y].entry, true
	return true
}

// row is one row of the list: an entry, or if that is negative a heading, or nothing at all.
type row struct {
	entry   int
	heading string
}

// rows lays the list out in h rows: as many earlier sessions as leave room for the rest, those around
// the cursor if there are more.
func (m *Model) rows(h int) []row {
	recent := 0
	for recent < len(m.list) && m.list[recent].Kind == Recent {
		recent++
	}
	var out []row
	if own := len(m.list) - recent; recent > 0 {
		room := max(1, min(recent, h-own-3))
		first := max(0, min(m.cursor-room/2, recent-room))
		out = append(out, row{-1, "recent"})
		for i := range room {
			out = append(out, row{first + i, ""})
		}
		out = append(out, row{-1, ""})
	}
	out = append(out, row{-1, "bring your own"})
	for i := recent; i < len(m.list); i++ {
		out = append(out, row{i, ""})
	}
	return out[:min(len(out), max(0, h))]
}

// titleRows is how many rows the title takes above the list.
const titleRows = 4

// steps are what comes after the choice; they stand below the list where there is room for them.
var steps = [][2]string{{"n", "breed variants"}, {"space", "mark as parents"}, {"a", "accept a tile"}, {"i", "say a change"}, {"w o", "write back, export"}}

// head is how many rows the title takes in a view of h rows.
func (m *Model) head(h int) int {
	if h < 12 {
		return 0
	}
	return titleRows
}

// View draws the list into w by h cells.
func (m *Model) View(w, h int, s style.Set) []string {
	var out []string
	if m.head(h) > 0 {
		out = append(out, "", s.Accent.Render("cultivar"), s.Muted.Render(box.Cut("grow a design by eye", w)), "")
	}
	for _, r := range m.rows(h - len(out)) {
		switch {
		case r.entry >= 0:
			out = append(out, m.line(r.entry, w, s))
		case r.heading != "":
			out = append(out, s.Faint.Render(rule(r.heading, w)))
		default:
			out = append(out, "")
		}
	}
	if len(out)+2+len(steps) <= h {
		out = append(out, "", s.Faint.Render(rule("then", w)))
		for _, step := range steps {
			out = append(out, " "+s.Key.Render(box.Line(step[0], 6))+s.Muted.Render(step[1]))
		}
	}
	return box.Block(out, w, h)
}

func rule(title string, w int) string {
	return title + " " + strings.Repeat("─", max(0, w-len(title)-1))
}

func (m *Model) line(i, w int, s style.Set) string {
	e := m.list[i]
	note := e.Note
	if len(e.Label)+len(note)+3 > w {
		note = ""
	}
	if m.inList && i == m.cursor {
		return s.Selected.Render(box.Ends(" "+e.Label, note+" ", w))
	}
	return box.Ends(" "+s.Text.Render(e.Label), s.Muted.Render(note)+" ", w)
}
