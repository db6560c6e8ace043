package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cultivar/tui/status"
)

// wanted is a tile that was accepted before its generation was recorded.
type wanted struct {
	number int
	on     bool // breed on from it
}

// wants reports whether a tile is to be accepted once the generation is recorded.
func (g *generation) wants(number int) bool {
	return slices.ContainsFunc(g.wanted, func(w wanted) bool { return w.number == number })
}

// want has a tile accepted once its generation is recorded.
func (m *Model) want(number int, on bool) tea.Cmd {
	m.gen.wanted = append(m.gen.wanted, wanted{number, on})
	m.showTiles()
	m.status.Say(status.Info, "tile %d is accepted as soon as its generation is recorded", number)
	return nil
}

// acceptWanted accepts what was wanted while the generation was made.
func (m *Model) acceptWanted() tea.Cmd {
	var cmds []tea.Cmd
	for _, w := range m.gen.wanted {
		if t := m.gen.tile(w.number); t != nil && t.variant != nil {
			cmds = append(cmds, m.acceptTile(*t, w.on))
		}
	}
	m.gen.wanted = nil
	m.showTiles()
	return tea.Batch(cmds...)
}
