package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/render/terminal"
	"cultivar/tui/box"
)

// paint composes the frame and plans the pictures that go with it.
func (m *Model) paint() {
	if m.width == 0 {
		return
	}
	m.fillPictures()
	m.cursor, m.sight.covers = nil, nil
	rows := m.compose()
	rows = m.overlay(rows)
	m.content = strings.Join(rows, "\n")
	m.sendPictures()
	rows[len(rows)-1] = m.sight.stamp + rows[len(rows)-1]
	m.content = strings.Join(rows, "\n")
}

// sendPictures hands over what must be written so that the pictures stand as the frame wants them.
func (m *Model) sendPictures() {
	if m.sight.sender == nil || !m.sight.known {
		return
	}
	frame := terminal.Frame{Content: m.content, Covers: m.sight.covers}
	if !m.layout.Small && m.code == nil {
		for _, s := range m.desk.Placements() {
			frame.Placements = append(frame.Placements, terminal.Placement{Place: s.ID, Picture: s.Picture, X: s.At.X, Y: s.At.Y})
		}
	}
	if stamp := m.sight.sender.Stamp(m.sight.screen.Plan(frame)); stamp != "" {
		m.sight.stamp = stamp
	}
}

// compose draws the frame and its regions.
func (m *Model) compose() []string {
	l, s := m.layout, m.style
	if l.Small {
		return box.Middle(box.Wrap(fmt.Sprintf("Cultivar needs %d×%d cells, this is %d×%d. q quits.", minWidth, minHeight, m.width, m.height), m.width, m.height), m.width, m.height)
	}
	rows := make([]string, 0, m.height)
	rows = append(rows, m.topEdge())
	rows = append(rows, m.mainRows()...)
	rows = append(rows, m.edge("├", "┴", "┤"))
	side := s.Faint.Render("│")
	for _, line := range box.Block(strings.Split(m.prompt.View(), "\n"), l.Prompt.W, l.Prompt.H) {
		rows = append(rows, side+" "+line+" "+side)
	}
	rows = append(rows, side+" "+m.statusLine(l.Status.W)+" "+side)
	rows = append(rows, m.edge("╰", "─", "╯"))
	m.unroll(rows)
	if m.region == onPrompt {
		if c := m.prompt.Cursor(); c != nil {
			c.X, c.Y = c.X+l.Prompt.X, c.Y+l.Prompt.Y
			m.cursor = c
		}
	}
	return rows
}

// edge is a horizontal line of the frame, with a joint where the halves of the main region part.
func (m *Model) edge(left, joint, right string) string {
	line := strings.Repeat("─", m.width-2)
	if x := m.layout.Split; x > 0 {
		line = strings.Repeat("─", x-1) + joint + strings.Repeat("─", m.width-2-x)
	}
	return m.style.Faint.Render(left + line + right)
}

// topEdge is the frame's first row: the design, its branch, what is shown of it.
func (m *Model) topEdge() string {
	s := m.style
	title := m.title()
	label := ""
	if m.layout.Split > 0 && m.layout.Bar == 0 && !m.layout.History.Empty() {
		label = m.historyLabel()
	}
	room := m.width - 2
	if x := m.layout.Split; x > 0 {
		room = x - 1
	}
	left := s.Faint.Render("╭─ ") + box.Cut(title, room-4) + " "
	left += s.Faint.Render(strings.Repeat("─", max(0, room+1-ansi.StringWidth(left))))
	if m.layout.Split == 0 {
		return left + s.Faint.Render("╮")
	}
	rest := m.width - room - 3
	if label == "" {
		return left + s.Faint.Render("┬"+strings.Repeat("─", rest)+"╮")
	}
	right := s.Faint.Render("┬─ ") + box.Cut(label, rest-3) + " "
	return left + right + s.Faint.Render(strings.Repeat("─", max(0, rest+1-ansi.StringWidth(right)))+"╮")
}

func (m *Model) regionLabel(name string, r region) string {
	if m.region == r {
		return m.style.Accent.Render(name)
	}
	return m.style.Muted.Render(name)
}

// title names what is shown: landing · main · generation 12.
func (m *Model) title() string {
	s := m.style
	if m.start != nil {
		return s.Strong.Render("cultivar")
	}
	if m.studio == nil || m.name == "" {
		return s.Strong.Render("cultivar")
	}
	dot := s.Faint.Render(" · ")
	out := s.Strong.Render(m.name)
	if m.head.Branch != "" {
		out += dot + s.Accent.Render(terminal.Printable(m.head.Branch))
	}
	if m.gen != nil {
		what := fmt.Sprintf("generation %d", m.gen.number)
		if m.gen.outside {
			what = "changed by another program"
		}
		out += dot + s.Muted.Render(what)
	}
	return out
}

func (m *Model) windowTitle() string {
	if m.name == "" {
		return "cultivar"
	}
	return m.name + " — cultivar"
}

// mainRows are the rows between the frame's top and the prompt.
func (m *Model) mainRows() []string {
	l, s := m.layout, m.style
	side := s.Faint.Render("│")
	leftW := l.Main.W
	if l.Split > 0 {
		leftW = l.Split - l.Main.X
	}
	left := m.leftBlock(leftW, l.Main.H)
	out := make([]string, l.Main.H)
	var right []string
	if l.Split > 0 {
		right = m.rightBlock(l.Main.W-leftW-1, l.Main.H)
	}
	rules := m.rules()
	for y := range out {
		out[y] = side + left[y]
		_, ruled := rules[y+l.Main.Y]
		switch {
		case l.Split > 0 && ruled:
			out[y] += right[y]
		case l.Split > 0:
			out[y] += side + right[y] + side
		default:
			out[y] += side
		}
	}
	return out
}

// overlay lays the dialog, the help or a text over the rows.
func (m *Model) overlay(rows []string) []string {
	if m.layout.Small {
		return rows
	}
	var top []string
	var cursor *tea.Cursor
	switch {
	case m.dialog != nil:
		top, cursor = m.dialog.View(m.width-8, m.height-4, m.style)
	case m.help != nil:
		top = m.help.View(m.width-4, m.height-2, m.style)
	case m.code != nil:
		top = m.code.View(m.width, m.height, m.style)
	case m.point.list.Open():
		top, at := m.mentionRows()
		m.sight.covers = []Rect{at}
		return box.Over(rows, top, at.X, at.Y)
	default:
		return rows
	}
	w := ansi.StringWidth(top[0])
	at := Rect{X: (m.width - w) / 2, Y: max(0, (m.height-len(top))/2), W: w, H: len(top)}
	m.sight.covers = []Rect{at}
	m.cursor = nil
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+at.X, cursor.Y+at.Y
		m.cursor = cursor
	}
	return box.Over(rows, top, at.X, at.Y)
}
