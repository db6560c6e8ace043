package tui

import (
	"context"
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
)

// disturbed says that something in the session has changed on disk, by this studio or by another hand.
type disturbed struct{ studio *session.Studio }

// follow notices what other studios, commands and plain git do to the session while it is open.
func (m *Model) follow() tea.Cmd {
	studio, ctx, post := m.studio, m.ctx, m.post
	return m.run("", func(context.Context) tea.Msg {
		changes, err := studio.Store().Watch(ctx)
		if err != nil {
			return failed{attempted: "watch the session", err: err}
		}
		go func() {
			for range changes {
				post(disturbed{studio})
			}
		}()
		return nil
	})
}

// disturbed reads the session again, once it is not being read.
func (m *Model) disturbed(msg disturbed) tea.Cmd {
	if msg.studio != m.studio {
		return nil
	}
	if m.loads > 0 {
		m.stale = true
		return nil
	}
	return m.reload(m.tasks.newest() == nil)
}

// catchUp reads the session once more if it was changed meanwhile.
func (m *Model) catchUp() tea.Cmd {
	if !m.stale || m.loads > 0 || m.studio == nil {
		return nil
	}
	m.stale = false
	return m.reload(false)
}

// news says what another hand did to the session, "" if it is as it was.
func (m *Model) news(msg loaded) string {
	if m.head.Version == "" {
		return ""
	}
	at := msg.tree.Head
	known := func(v session.Version) bool { _, ok := m.version(v.ID); return ok }
	i := slices.IndexFunc(msg.tree.Versions, func(v session.Version) bool { return !v.Step && !known(v) })
	switch {
	case i >= 0:
		v := msg.tree.Versions[i]
		return fmt.Sprintf("elsewhere: %s %s", short(v.ID), terminal.Printable(v.Subject))
	case at != m.head:
		return fmt.Sprintf("elsewhere: now on %s at %s", terminal.Printable(at.Branch), short(at.Version))
	case len(msg.ids) > len(m.ids) && (m.gen == nil || !m.gen.outside):
		return fmt.Sprintf("elsewhere: generation %d; ] shows it", len(msg.ids))
	}
	return ""
}

// outsideSettled leaves a change of the source that has been taken or written over, here or elsewhere.
func (m *Model) outsideSettled(msg loaded) {
	if msg.source.Base != m.source.Base || !maps.Equal(msg.source.Seen, m.source.Seen) {
		m.out = nil
		m.leaveOutside()
	}
}
