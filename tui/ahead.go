package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// ahead is the generation that is bred while the designer still looks.
type ahead struct {
	// key is what n would breed now, "" if nothing.
	key    string
	serial int
}

// aheadDue says that the cursor has rested long enough.
type aheadDue struct{ serial int }

// foresee breeds what n would breed now, once the designer rests and everything in sight is drawn. What was
// bred ahead is given up as soon as n would breed something else.
func (m *Model) foresee() tea.Cmd {
	key := m.foreseen()
	if key == m.ahead.key {
		return nil
	}
	if m.studio != nil && (m.gen == nil || m.gen.task == 0) {
		m.studio.Unprepare() // a generation that is being made has taken it, or given it up
	}
	m.ahead = ahead{key: key, serial: m.ahead.serial + 1}
	if key == "" {
		return nil
	}
	return m.clock.after(aheadTime, aheadDue{m.ahead.serial})
}

// foreseen names what n would breed now.
func (m *Model) foreseen() string {
	if m.canPropose() != "" || !m.canShoot() || m.region == onPrompt || m.settling || m.tasks.newest() != nil {
		return ""
	}
	q := m.request()
	q.Target = nil // named by the steering
	return fmt.Sprint(m.head.Version, m.chosenParents(), q, m.targetNote(), m.tileViewport(q.Count+1))
}

func (m *Model) breedAhead(msg aheadDue) tea.Cmd {
	if msg.serial != m.ahead.serial {
		return nil
	}
	if m.desk.Busy() {
		return m.clock.after(aheadTime, msg)
	}
	studio, parents, q := m.studio, m.chosenParents(), m.request()
	q.Tile = m.tileViewport(q.Count + 1)
	return m.run("", func(ctx context.Context) tea.Msg {
		if done, err := studio.Prepare(ctx, parents, q); err == nil {
			select {
			case <-done:
			case <-ctx.Done():
			}
		}
		return nil // what cannot be bred says so when it is asked for
	})
}
