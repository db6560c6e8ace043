package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/tui/desk"
)

// scroll is which part of a long page stands on the stage and in the large look. It stays from tile to
// tile, so that the same place of two designs can be compared.
type scroll struct {
	top int // CSS pixels above what is shown
	// whole shows all of the page, folded into columns.
	whole bool
}

// How far the keys scroll, as shares of a screen.
const (
	scrollStep = 0.1
	scrollPage = 0.9
	wheelStep  = 0.15
)

// long reports whether what is looked at may be longer than its screen.
func (m *Model) long() bool { return m.kind == artifact.Page && m.lens == nil }

// scrolls reports whether the keys that go up and down scroll now.
func (m *Model) scrolls() bool {
	return m.long() && m.region == onStage && (m.look || m.gen == nil)
}

// scrolled has a spot show the part that has been scrolled to.
func (m *Model) scrolled(s *desk.Spot) {
	if !m.long() || s.ID == "large" {
		return
	}
	s.Long, s.From.Measure = true, true
	s.Whole = m.scroll.whole
	s.Top = min(m.scroll.top, m.lastTop(s.Content))
	if s.Whole {
		s.Top = 0
	}
	s.From.FullPage = s.Whole || s.Top > 0
}

// endlessTop is the top of the last screen of a page as long as nobody knows its height.
const endlessTop = 1 << 20

// lastTop is the top of a design's last screen.
func (m *Model) lastTop(content string) int {
	if m.desk.Height(content) == 0 {
		return endlessTop
	}
	return max(0, m.desk.Height(content)-m.from.Height)
}

// heightOf is how high the design of a shot is, in CSS pixels, 0 if the shot does not tell.
func heightOf(s desk.Spot, shot render.Shot) int {
	switch {
	case s.From.FullPage:
		return int(float64(shot.Image.Bounds().Dy())/s.From.Scale + 0.5)
	case shot.Facts != nil:
		return int(shot.Facts.Height + 0.5)
	}
	return 0
}

// lookSpots are those of the large look: what is looked at, and once that is there the whole of a long
// page, so that scrolling need not wait.
func (m *Model) lookSpots() []desk.Spot {
	s := m.largeSpot("look", m.layout.Stage)
	out := []desk.Spot{s}
	if !s.Long || s.Whole || m.blink.on || !m.rested || m.desk.Height(s.Content) <= m.from.Height || !m.desk.Ready(s) {
		return out
	}
	s.ID, s.Hidden, s.Whole, s.From.FullPage, s.Top = "look/whole", true, true, true, 0
	return append(out, s)
}

// canScroll says why there is nowhere to scroll to.
func (m *Model) canScroll() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if m.look && !m.long() {
		return fmt.Sprintf("the whole %s is on the screen", m.kind)
	}
	if !m.scrolls() {
		return ""
	}
	if why := m.canDraw(); why != "" {
		return why
	}
	if m.lastTop(m.contentOf(m.current())) == 0 {
		return "the whole page is on the screen"
	}
	return ""
}

// canFit says why the whole page cannot be shown at once.
func (m *Model) canFit() string {
	switch {
	case m.needDesign() != "":
		return m.needDesign()
	case m.kind != artifact.Page:
		return fmt.Sprintf("the whole %s is on the screen", m.kind)
	case m.lens != nil:
		return "the lens is on; v ends it"
	case m.gen != nil && !m.look:
		return "enter looks large first"
	}
	return m.canScroll()
}

// scrollBy scrolls by a share of a screen.
func (m *Model) scrollBy(screens float64) tea.Cmd {
	return m.scrollTo(m.scrollTop() + int(screens*float64(m.from.Height)))
}

// scrollTop is where the page that is looked at is scrolled to.
func (m *Model) scrollTop() int {
	return min(m.scroll.top, m.lastTop(m.contentOf(m.current())))
}

func (m *Model) scrollTo(top int) tea.Cmd {
	if why := m.canScroll(); why != "" {
		m.refuse(why)
		return nil
	}
	last, was := m.lastTop(m.contentOf(m.current())), m.scrollTop()
	top = clamp(top, 0, last)
	if top == was && !m.scroll.whole {
		m.refuse(map[bool]string{true: "this is the end of the page", false: "this is the top of the page"}[top == last])
	}
	m.scroll = scroll{top: top}
	return nil
}

// turnPage moves by a screen: a long page scrolls, the grid and the history go on by several.
func (m *Model) turnPage() tea.Cmd {
	by := 1
	if m.pressed == "pgup" || m.pressed == "ctrl+u" || m.pressed == "ctrl+b" {
		by = -1
	}
	switch {
	case m.scrolls():
		share := scrollPage
		if strings.HasPrefix(m.pressed, "ctrl+") {
			share = 0.5
		}
		return m.scrollBy(float64(by) * share)
	case m.region == onHistory:
		return m.goFar(by * max(1, m.layout.History.H-2))
	}
	return m.goFar(by * max(1, m.layout.Columns))
}

// goToEnd goes to the first of what can be moved over, or to the last.
func (m *Model) goToEnd() tea.Cmd {
	by := 1 << 30
	if m.pressed == "g" || m.pressed == "home" {
		by = -by
	}
	if m.scrolls() {
		return m.scrollTo(by)
	}
	return m.goFar(by)
}

// goFar moves the cursor of the history or of the grid by several, to the last one at most.
func (m *Model) goFar(by int) tea.Cmd {
	if m.region == onHistory {
		if !m.history.Move(by) {
			m.refuse("the history ends here")
			return nil
		}
		return m.rest()
	}
	was := m.grid.Cursor()
	m.grid.MoveTo(was + by)
	if m.gen == nil || m.grid.Cursor() == was {
		m.refuse("the generation ends here")
		return nil
	}
	return m.cursorMoved()
}

// fitPage shows the whole of a long page, or one screen of it again.
func (m *Model) fitPage() tea.Cmd {
	m.scroll.whole = !m.scroll.whole
	return nil
}

// scrollNote says where in a long page one is.
func (m *Model) scrollNote() string {
	if !m.long() || m.desk.Mutes() {
		return ""
	}
	last := m.lastTop(m.contentOf(m.current()))
	if last == 0 || last == endlessTop {
		return ""
	}
	screens := float64(last+m.from.Height) / float64(m.from.Height)
	switch top := m.scrollTop(); {
	case m.scroll.whole:
		return fmt.Sprintf("the whole page, %.1f screens", screens)
	case top == 0:
		return fmt.Sprintf("↓ %.1f screens", screens)
	case top == last:
		return m.scrollBar(1) + " end"
	default:
		return fmt.Sprintf("%s %d %%", m.scrollBar(float64(top)/float64(last)), 100*top/last)
	}
}

// scrollBar shows how far down a page is scrolled.
func (m *Model) scrollBar(share float64) string {
	const w = 10
	at := int(share*(w-2) + 0.5)
	return m.style.Faint.Render(strings.Repeat("─", at)) + m.style.Accent.Render("━━") + m.style.Faint.Render(strings.Repeat("─", w-2-at))
}
