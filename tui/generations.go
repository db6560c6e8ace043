package tui

import (
	"context"
	"fmt"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/dialog"
)

func (m *Model) needGenerations() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	switch {
	case len(m.ids) == 0:
		return "there is no generation yet; n breeds the first"
	case m.gen != nil && m.gen.task != 0:
		return "the generation is still being made; esc cancels it"
	}
	return ""
}

// chooseGeneration shows any generation again, so that another of its tiles can be accepted.
func (m *Model) chooseGeneration() tea.Cmd {
	from := map[string]string{} // what was accepted from a generation
	for _, v := range m.tree.Versions {
		if id, _, ok := v.Variant.Tile(); ok && !v.Step {
			from[id] = terminal.Printable(v.Subject)
		}
	}
	spec := dialog.Spec{ID: "generation", Title: "generations", Input: true, Placeholder: "a number, or words of what was accepted", Enter: "show it"}
	for i := len(m.ids) - 1; i >= 0; i-- {
		label := fmt.Sprintf("%d", i+1)
		if words := from[m.ids[i]]; words != "" {
			label += "  " + cutWords(words)
		}
		spec.Items = append(spec.Items, dialog.Item{ID: strconv.Itoa(i), Label: label, Note: whenMade(m.ids[i])})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		i, err := strconv.Atoi(a.Item)
		if err != nil || i >= len(m.ids) {
			return nil
		}
		return m.showGeneration(i)
	})
}

// whenMade reads the time in a generation's id.
func whenMade(id string) string {
	const form = "20060102T150405"
	if len(id) < len(form) {
		return ""
	}
	at, err := time.Parse(form, id[:len(form)])
	if err != nil {
		return ""
	}
	return at.Local().Format("2 January 15:04")
}

// prunes are the ways to drop old generations.
func prunes(now time.Time) []session.Limits {
	return []session.Limits{{Keep: 50}, {Before: now.AddDate(0, 0, -30)}, {Bytes: 100e6}}
}

// prunable is what each of the ways would drop.
type prunable struct {
	limits []session.Limits
	would  []session.Pruned
}

// choosePrune finds out what dropping old generations would free.
func (m *Model) choosePrune() tea.Cmd {
	studio, limits := m.studio, prunes(m.clock.now())
	return m.run("looking for old generations", func(ctx context.Context) tea.Msg {
		p := prunable{limits: limits}
		for _, l := range limits {
			l.DryRun = true
			would, err := studio.Prune(ctx, l)
			if err != nil {
				return failed{attempted: "look for old generations", err: err}
			}
			p.would = append(p.would, would)
		}
		return p
	})
}

// prunableKnown offers what can be dropped, with what it frees.
func (m *Model) prunableKnown(msg prunable) tea.Cmd {
	names := []string{"all but the newest 50", "those older than 30 days", "until the rest take 100 MB"}
	spec := dialog.Spec{
		ID: "prune", Title: "drop old generations", Enter: "drop them",
		Body:  []string{"versions, stars and what they came from always stay", ""},
		Items: []dialog.Item{{ID: "no", Label: "leave everything"}},
	}
	for i, would := range msg.would {
		if len(would.Generations) > 0 {
			spec.Items = append(spec.Items, dialog.Item{ID: strconv.Itoa(i), Label: names[i], Note: "frees " + would.String()})
		}
	}
	if len(spec.Items) == 1 {
		m.refuse("there is nothing to drop: every generation is new, or a version came from it")
		return nil
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		i, err := strconv.Atoi(a.Item)
		if err != nil {
			return nil
		}
		return m.change("drop old generations", m.gen != nil, func(ctx context.Context, s *session.Studio) (string, error) {
			did, err := s.Prune(ctx, msg.limits[i])
			return "dropped " + did.String(), err
		})
	})
}
