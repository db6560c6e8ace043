package desk

import (
	"cultivar/render/terminal"
	"cultivar/tui/picture"
)

// Show is what stands at a spot now.
func (m *Model) Show(id string) picture.Picture {
	s, ok := m.Spot(id)
	if !ok {
		return picture.Picture{}
	}
	if m.mute {
		return picture.Picture{State: picture.Described, Words: s.Words}
	}
	if why := m.broken[s.Key()]; why != "" {
		return picture.Picture{State: picture.Broken, Why: terminal.Printable(why)}
	}
	if p := m.picture(s); p != nil {
		return picture.Picture{State: picture.Shown, Rows: p.Rows(), Size: p.Cells}
	}
	return picture.Picture{State: picture.Waiting}
}

// resting is the last picture of a spot that may wait for its own.
func (m *Model) resting(s Spot) *terminal.Picture {
	if old := m.last[s.ID]; s.Rests && old.box == (terminal.Size{W: s.Box.W, H: s.Box.H}) {
		return old.picture
	}
	return nil
}

// picture is what a spot shows: its own, else its last one.
func (m *Model) picture(s Spot) *terminal.Picture {
	if p := m.resting(s); p != nil {
		return p
	}
	if m.playing != nil && m.playingKey == s.Key() {
		return m.playing
	}
	if p, ok := m.ready(s); ok {
		return p
	}
	if m.broken[s.Key()] != "" {
		return nil
	}
	old, ok := m.last[s.ID]
	if !ok {
		return nil
	}
	if p := m.dims[dimKey(s, old)]; p != nil {
		return p
	}
	if old.picture != nil && old.box == (terminal.Size{W: s.Box.W, H: s.Box.H}) {
		return old.picture
	}
	return nil
}

// SaidAt is what the design at a spot said while it was drawn.
func (m *Model) SaidAt(id string) Said {
	s, _ := m.Spot(id)
	return m.said[s.Key()]
}

// Shown is a picture and the cells of the screen where it stands.
type Shown struct {
	ID      string
	At      terminal.Rect
	Picture *terminal.Picture
}

// Placements lists what stands on the screen now.
func (m *Model) Placements() []Shown {
	if m.mute {
		return nil
	}
	var out []Shown
	for _, s := range m.spots {
		if s.Hidden {
			continue
		}
		if p := m.picture(s); p != nil {
			out = append(out, Shown{ID: s.ID, At: picture.Place(p.Cells, s.Box), Picture: p})
		}
	}
	return out
}
