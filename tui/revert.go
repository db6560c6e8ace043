package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"cultivar/session"
	"cultivar/tui/dialog"
)

// clashed says that a change cannot be taken back as a whole.
type clashed struct {
	version session.Version
	err     error
	rest    int // how many of its parts could be
}

// revert takes back what the version under the cursor changed.
func (m *Model) revert() tea.Cmd {
	v, _ := m.pointed()
	return m.takeBack(v, false)
}

func (m *Model) takeBack(v session.Version, rest bool) tea.Cmd {
	studio := m.studio
	return m.run("taking back "+short(v.ID), func(ctx context.Context) tea.Msg {
		back, err := studio.Revert(ctx, v.ID, rest)
		var overlap session.OverlapError
		switch {
		case errors.As(err, &overlap):
			return clashed{version: v, err: err, rest: overlap.Rest}
		case err != nil:
			return failed{attempted: "take back " + short(v.ID), err: err}
		}
		return changed{said: "took back " + short(v.ID) + " as " + short(back.ID), stage: true}
	})
}

// revertClashed says where later versions changed the same lines, and offers what can be done.
func (m *Model) revertClashed(msg clashed) tea.Cmd {
	spec := dialog.Spec{ID: "clash", Title: "it cannot be taken back whole", Body: bodyLines(causeOf(msg.err)+".", 68)}
	if msg.rest > 0 {
		spec.Items = append(spec.Items, dialog.Item{ID: "rest", Label: "take the rest of it back", Note: plural(msg.rest, "change")})
	}
	spec.Items = append(spec.Items, dialog.Item{ID: "leave", Label: "leave everything as it is"})
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if a.Item != "rest" {
			return nil
		}
		return m.takeBack(msg.version, true)
	})
}

// causeOf is why something failed, without what was attempted and what to do.
func causeOf(err error) string {
	var p *session.Problem
	if errors.As(err, &p) {
		return p.Cause
	}
	return err.Error()
}
