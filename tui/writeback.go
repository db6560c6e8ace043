package tui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/codeview"
	"cultivar/tui/status"
)

// written says what writing back came to.
type written struct {
	paths []string
	// clash is what stands against it, with err.
	clash session.Clash
	err   error
}

func (m *Model) writeBack() tea.Cmd { return m.writeSource(false) }

func (m *Model) writeSource(force bool) tea.Cmd {
	studio := m.studio
	return m.writing(func(ctx context.Context) written {
		paths, err := studio.WriteBack(ctx, force)
		w := written{paths: paths, err: err}
		if errors.Is(err, session.ErrConflict) {
			clash, err := studio.Clash(ctx)
			if err != nil {
				return written{err: err}
			}
			w.clash = clash
		}
		return w
	})
}

// mergeSource keeps what both sides did; where they clash, the preferred side counts.
func (m *Model) mergeSource(prefer session.Side) tea.Cmd {
	studio := m.studio
	return m.writing(func(ctx context.Context) written {
		_, paths, err := studio.MergeSource(ctx, prefer)
		return written{paths: paths, err: err}
	})
}

func (m *Model) writing(f func(ctx context.Context) written) tea.Cmd {
	return m.run("writing "+filepath.Base(m.source.Path), func(ctx context.Context) tea.Msg { return f(ctx) })
}

func (m *Model) writtenBack(msg written) tea.Cmd {
	switch {
	case errors.Is(msg.err, session.ErrConflict):
		return m.showClash(msg.clash)
	case msg.err != nil:
		return m.taskFailed(failed{attempted: "write back", err: msg.err})
	case len(msg.paths) == 0:
		m.status.Say(status.Info, "%s holds this version already", filepath.Base(m.source.Path))
	default:
		m.status.Say(status.Good, "wrote %s", names(msg.paths))
	}
	m.out = nil
	return tea.Batch(m.leaveOutside(), m.load())
}

// leaveOutside goes back to the stage if the grid shows a change of the source that is settled now.
func (m *Model) leaveOutside() tea.Cmd {
	if m.gen == nil || !m.gen.outside {
		return nil
	}
	return m.toStage()
}

func names(paths []string) string {
	out := terminal.Printable(filepath.Base(paths[0]))
	if n := len(paths) - 1; n > 0 {
		out += fmt.Sprintf(" and %s", plural(n, "more file"))
	}
	return out
}

// showClash shows what another program and the designer have each changed, and lets the designer choose.
func (m *Model) showClash(clash session.Clash) tea.Cmd {
	name := terminal.Printable(filepath.Base(clash.Path))
	theirs, mine, both := clash.Count(session.Theirs), clash.Count(session.Mine), clash.Count(session.Both)
	title := fmt.Sprintf("%s has changed: %d theirs, %d yours, %d in the same lines", name, theirs, mine, both)
	m.code = codeview.NewDiff(title, clashText(clash), m.style)
	m.offers = map[string]func(*Model) tea.Cmd{
		"t": (*Model).takeTheirs,
		"o": func(m *Model) tea.Cmd { return m.writeSource(true) },
		"m": func(m *Model) tea.Cmd { return m.mergeSource(session.Mine) },
	}
	merge := "m merge"
	if both > 0 {
		merge = "m merge, yours in the same lines · M theirs in the same lines"
		m.offers["M"] = func(m *Model) tea.Cmd { return m.mergeSource(session.Theirs) }
	}
	m.code.Offer(merge + " · t take theirs · o write over")
	return nil
}

// takeTheirs commits what another program did and writes nothing.
func (m *Model) takeTheirs() tea.Cmd {
	return m.change("take the change", true, func(ctx context.Context, s *session.Studio) (string, error) {
		v, err := s.AcceptSource(ctx)
		return "took the change as " + short(v.ID), err
	})
}

// clashText is a clash in the form of a diff.
func clashText(clash session.Clash) string {
	var b strings.Builder
	file := ""
	for _, c := range clash.Changes {
		if c.File != file {
			file = c.File
			fmt.Fprintf(&b, "+++ %s\n", file)
		}
		switch c.Whose {
		case session.Mine:
			clashPart(&b, "yours", c, c.Mine)
		case session.Theirs:
			clashPart(&b, "theirs", c, c.Theirs)
		default:
			clashPart(&b, "both: theirs", c, c.Theirs)
			clashPart(&b, "both: yours", c, c.Mine)
		}
	}
	return b.String()
}

func clashPart(b *strings.Builder, whose string, c session.Change, now string) {
	if c.Line == 0 {
		fmt.Fprintf(b, "@@ %s: the whole file\n", whose)
		return
	}
	fmt.Fprintf(b, "@@ %s, line %d\n", whose, c.Line)
	for line := range strings.Lines(c.Was) {
		b.WriteString("-" + strings.TrimSuffix(line, "\n") + "\n")
	}
	for line := range strings.Lines(now) {
		b.WriteString("+" + strings.TrimSuffix(line, "\n") + "\n")
	}
}
