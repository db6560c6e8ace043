package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/status"
)

// accepted says that a tile has become a version, durably.
type accepted struct {
	ref     session.Ref
	version session.Version
	on      bool // breed on from it
}

func (m *Model) accept() tea.Cmd         { return m.acceptNow(false) }
func (m *Model) acceptAndBreed() tea.Cmd { return m.acceptNow(true) }

// acceptNow accepts the tile under the cursor, as soon as its generation is recorded.
func (m *Model) acceptNow(on bool) tea.Cmd {
	if m.gen.running() {
		return m.want(m.underCursor().number, on)
	}
	return m.acceptTile(*m.underCursor(), on)
}

func (m *Model) acceptTile(t tile, on bool) tea.Cmd {
	studio, outside := m.studio, m.gen.outside
	return m.run(fmt.Sprintf("accepting tile %d", t.number), func(ctx context.Context) tea.Msg {
		version, err := acceptRef(ctx, studio, t.ref, outside)
		if err != nil {
			return failed{attempted: fmt.Sprintf("accept tile %d", t.number), err: err}
		}
		return accepted{ref: t.ref, version: version, on: on}
	})
}

// acceptRef takes a tile, or the source file itself if the tile shows what another program made of it.
func acceptRef(ctx context.Context, studio *session.Studio, ref session.Ref, outside bool) (session.Version, error) {
	if outside {
		return studio.AcceptSource(ctx)
	}
	return studio.Accept(ctx, ref)
}

func (m *Model) accepted(msg accepted) tea.Cmd {
	m.status.Say(status.Good, "accepted %s %s", short(msg.version.ID), terminal.Printable(msg.version.Subject))
	if m.gen != nil {
		for i := range m.gen.tiles {
			if m.gen.tiles[i].ref == msg.ref && m.gen.tiles[i].number > 0 {
				m.gen.tiles[i].version = msg.version.ID
			}
		}
	}
	m.out = nil
	m.showTiles()
	if msg.on {
		return tea.Batch(m.load(), m.breedFrom([]session.Ref{session.Ref(msg.version.ID)}, m.request()))
	}
	return m.load()
}

// changed says that the history was changed.
type changed struct {
	said string
	// stage says that what is to be seen is the head, not a generation.
	stage bool
}

// change does something to the history and says what came of it.
func (m *Model) change(what string, stage bool, f func(ctx context.Context, s *session.Studio) (string, error)) tea.Cmd {
	studio := m.studio
	return m.run(what, func(ctx context.Context) tea.Msg {
		said, err := f(ctx, studio)
		if err != nil {
			return failed{attempted: what, err: err}
		}
		return changed{said: said, stage: stage}
	})
}

func (m *Model) historyChanged(msg changed) tea.Cmd {
	m.status.Say(status.Good, "%s", terminal.Printable(msg.said))
	if msg.stage {
		m.stopLooking()
		m.gen = nil
		m.showTiles()
	}
	return m.load()
}

func (m *Model) undo() tea.Cmd {
	return m.change("undo", m.gen == nil, func(ctx context.Context, s *session.Studio) (string, error) {
		op, err := s.Undo(ctx)
		return "undid: " + strings.TrimPrefix(op.What, "undo "), err
	})
}

func (m *Model) redo() tea.Cmd {
	return m.change("redo", m.gen == nil, func(ctx context.Context, s *session.Studio) (string, error) {
		op, err := s.Redo(ctx)
		return "did again: " + strings.TrimPrefix(op.What, "redo "), err
	})
}

// pointed is the version that the cursor is on, or the version that the tile under it became.
func (m *Model) pointed() (session.Version, bool) {
	if m.region == onHistory {
		return m.history.Under()
	}
	if t := m.underCursor(); t != nil {
		if t.version != "" {
			return m.version(t.version)
		}
		return m.version(string(t.ref))
	}
	return m.version(m.head.Version)
}

func (m *Model) star() tea.Cmd {
	v, _ := m.pointed()
	return m.change("star", false, func(ctx context.Context, s *session.Studio) (string, error) {
		said := "starred " + short(v.ID)
		if v.Star {
			said = "took the star from " + short(v.ID)
		}
		return said, s.Star(ctx, session.Ref(v.ID), !v.Star)
	})
}

// checkout makes a version or a branch the head.
func (m *Model) checkout(name, label string) tea.Cmd {
	return m.change("go to "+label, true, func(ctx context.Context, s *session.Studio) (string, error) {
		_, err := s.Checkout(ctx, name)
		return "now at " + label, err
	})
}
