package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"cultivar/tui/status"
)

// focus gives a region the keys.
func (m *Model) focus(r region) tea.Cmd {
	m.region = r
	m.grid.Focus(r == onStage)
	m.history.Focus(r == onHistory)
	if r == onPrompt {
		return m.prompt.Focus()
	}
	m.prompt.Blur()
	return nil
}

func (m *Model) nextRegion() tea.Cmd {
	next := map[region]region{onStage: onHistory, onHistory: onPrompt, onPrompt: onStage}[m.region]
	if next == onHistory && (m.start != nil || m.look) {
		next = onPrompt
	}
	return m.focus(next)
}

func (m *Model) goLeft() tea.Cmd  { return m.move(-1, 0) }
func (m *Model) goRight() tea.Cmd { return m.move(1, 0) }
func (m *Model) goUp() tea.Cmd    { return m.move(0, -1) }
func (m *Model) goDown() tea.Cmd  { return m.move(0, 1) }

// move moves the cursor of the region that has the keys.
func (m *Model) move(dx, dy int) tea.Cmd {
	switch {
	case m.region == onHistory && dy != 0:
		if !m.history.Move(dy) {
			m.refuse("the history ends here")
			return nil
		}
		return m.rest()
	case m.region == onHistory:
		return m.focus(onStage)
	case dy != 0 && m.scrolls():
		return m.scrollBy(float64(dy) * scrollStep)
	case m.gen == nil:
		m.refuse(m.needGrid())
		return nil
	case m.look && dy != 0:
		dx, dy = dy, 0
	}
	if !m.grid.Move(dx, dy) {
		m.refuse("the generation ends here")
		return nil
	}
	return m.cursorMoved()
}

// cursorMoved lets the large picture follow once the cursor rests.
func (m *Model) cursorMoved() tea.Cmd {
	m.blink.on = false
	return m.rest()
}

// rested says that the cursor has not moved since the timer was set.
type rested struct{ serial int }

func (m *Model) rest() tea.Cmd {
	m.serial++
	m.rested = false
	return m.clock.after(restTime, rested{m.serial})
}

func (m *Model) restedOn(msg rested) tea.Cmd {
	if msg.serial == m.serial {
		m.rested = true
	}
	return nil
}

// jump goes to the tile whose number was pressed.
func (m *Model) jump() tea.Cmd {
	number := int(m.pressed[0] - '0')
	for i, t := range m.gen.tiles {
		if t.number == number {
			if i == m.grid.Cursor() && m.region == onStage {
				m.refuse(fmt.Sprintf("this is tile %d", number))
				return nil
			}
			m.grid.MoveTo(i)
			return tea.Batch(m.focus(onStage), m.cursorMoved())
		}
	}
	m.refuse(fmt.Sprintf("there is no tile %d", number))
	return nil
}

// generationIndex is the place of the shown generation among the session's, one past the last for the stage.
func (m *Model) generationIndex() int {
	if m.gen != nil {
		for i, id := range m.ids {
			if id == m.gen.id {
				return i
			}
		}
	}
	return len(m.ids)
}

func (m *Model) older() tea.Cmd { return m.showGeneration(m.generationIndex() - 1) }

func (m *Model) newer() tea.Cmd {
	if i := m.generationIndex(); i+1 < len(m.ids) {
		return m.showGeneration(i + 1)
	}
	return m.toStage()
}

// toStage shows the head.
func (m *Model) toStage() tea.Cmd {
	m.stopLooking()
	m.scroll = scroll{}
	m.gen = nil
	m.showTiles()
	return nil
}

// enter looks large, or goes to the version under the cursor of the history.
func (m *Model) enter() tea.Cmd {
	if m.region == onHistory {
		v, ok := m.history.Under()
		if !ok {
			return nil
		}
		label := short(v.ID)
		name := v.ID
		for _, b := range v.Branches {
			label, name = b, b
		}
		return m.checkout(name, label)
	}
	m.look, m.rested = true, true
	return nil
}

// back cancels what runs; if nothing does, it leaves what is in front.
func (m *Model) back() tea.Cmd {
	switch {
	case m.blink.on:
		m.blink.on = false
	case m.cancelNewest():
	case m.look:
		m.look, m.scroll = false, scroll{}
	case m.beside:
		m.beside = false
	case m.gen == nil && m.scroll != (scroll{}):
		m.scroll = scroll{}
	case m.lens != nil:
		m.lens = nil
	case m.region == onHistory && m.filter != "":
		m.refilter("")
	case m.region != onStage:
		return m.focus(onStage)
	case len(m.marks) > 0:
		m.marks = nil
		m.showTiles()
		m.status.Say(status.Info, "no parents are marked any more")
	default:
		return m.toStage()
	}
	return nil
}

// redraw draws everything anew.
func (m *Model) redraw() tea.Cmd {
	m.desk.Retry()
	m.regained()
	return tea.ClearScreen
}
