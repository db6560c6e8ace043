package tui

import (
	tea "charm.land/bubbletea/v2"
)

// clicked takes a click: it moves the cursor, a second one looks large, the right button marks.
func (m *Model) clicked(msg tea.MouseClickMsg) tea.Cmd {
	m.status.Clear()
	switch {
	case m.layout.Small:
		return nil
	case m.dialog != nil:
		return m.clickDialog(msg)
	case m.help != nil || m.code != nil:
		m.help, m.code, m.offers = nil, nil, nil
		return nil
	case m.picks != nil:
		return m.clickPicks(msg)
	case inside(m.layout.Prompt, msg.X, msg.Y):
		return m.focus(onPrompt)
	case m.start != nil:
		return m.clickStart(msg)
	}
	if cmd, ok := m.clickMarked(msg.X, msg.Y); ok {
		return cmd
	}
	if m.look {
		return m.back()
	}
	if i, ok := m.grid.At(msg.X, msg.Y); ok && m.gen != nil {
		return m.clickTile(i, msg.Button)
	}
	if r := m.layout.History; inside(r, msg.X, msg.Y) {
		return m.clickHistory(msg.Y-r.Y, msg.Button)
	}
	if inside(m.layout.Large, msg.X, msg.Y) || inside(m.layout.Stage, msg.X, msg.Y) {
		return m.act("enter")
	}
	return nil
}

func inside(r Rect, x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

func (m *Model) clickTile(i int, button tea.MouseButton) tea.Cmd {
	again := i == m.grid.Cursor() && m.region == onStage
	focus := m.focus(onStage)
	m.grid.MoveTo(i)
	switch {
	case button == tea.MouseRight:
		return tea.Batch(focus, m.cursorMoved(), m.act("mark"))
	case again:
		return m.act("enter")
	}
	return tea.Batch(focus, m.cursorMoved())
}

func (m *Model) clickHistory(y int, button tea.MouseButton) tea.Cmd {
	before, had := m.history.Under()
	again := m.region == onHistory
	focus := m.focus(onHistory)
	if !m.history.At(y) {
		return focus
	}
	after, _ := m.history.Under()
	switch {
	case button == tea.MouseRight:
		return tea.Batch(focus, m.act("mark"))
	case again && had && before.ID == after.ID:
		return m.act("enter")
	}
	return tea.Batch(focus, m.rest())
}

func (m *Model) clickStart(msg tea.MouseClickMsg) tea.Cmd {
	m.focus(onStage)
	if i, ok := m.grid.At(msg.X, msg.Y); ok {
		again := i == m.grid.Cursor() && !m.start.InList()
		m.start.GoTo(false)
		m.grid.MoveTo(i)
		if again {
			return m.startEnter()
		}
		return nil
	}
	if r := m.layout.History; inside(r, msg.X, msg.Y) {
		before, _ := m.start.Under()
		was := m.start.InList()
		if m.start.At(msg.Y-r.Y, r.H) {
			if after, _ := m.start.Under(); was && before == after || after.Kind != 0 {
				return m.startEnter()
			}
		}
	}
	return nil
}

// clickDialog chooses a line; a click outside leaves.
func (m *Model) clickDialog(msg tea.MouseClickMsg) tea.Cmd {
	at := m.sight.covers
	if len(at) == 0 || !inside(at[0], msg.X, msg.Y) {
		return m.closeDialog()
	}
	m.dialog.Click(msg.Y - at[0].Y)
	return nil
}

// wheeled scrolls what is under the pointer.
func (m *Model) wheeled(msg tea.MouseWheelMsg) tea.Cmd {
	by := 1
	if msg.Button == tea.MouseWheelUp {
		by = -1
	}
	switch {
	case m.layout.Small:
		return nil
	case m.help != nil || m.code != nil:
		m.scrollText(3*by, 0)
	case m.dialog != nil:
		key := tea.KeyPressMsg{Code: tea.KeyDown}
		if by < 0 {
			key.Code = tea.KeyUp
		}
		return m.heard(m.dialog.Update(key))
	case m.start != nil:
		return m.startMove(0, by)
	case inside(m.layout.History, msg.X, msg.Y):
		m.focus(onHistory)
		m.history.Move(by)
		return m.rest()
	case m.scrolls() && inside(m.layout.Stage, msg.X, msg.Y):
		return m.scrollBy(float64(by) * wheelStep)
	case m.gen != nil && !m.look:
		if m.grid.Move(by, 0) {
			return m.cursorMoved()
		}
	}
	return nil
}
