package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/session"
	"cultivar/tui/dialog"
)

func (m *Model) say() tea.Cmd { return m.focus(onPrompt) }

// submit carries out what was typed: a new design on the start screen, else an instruction.
func (m *Model) submit(text string) tea.Cmd {
	if m.start != nil {
		return m.describe(text)
	}
	if why := m.canPropose(); why != "" {
		m.refuse(why)
		return nil
	}
	return m.instruct(text, "")
}

// describe makes a new design from words.
func (m *Model) describe(words string) tea.Cmd {
	make := m.opts.NewFromWords
	if make == nil {
		m.refuse("designs cannot be described here")
		return nil
	}
	return m.open("plant “"+cutWords(words)+"”", func(ctx context.Context) (*session.Studio, error) { return make(ctx, words) })
}

// instruct asks for a change in words. The text stays in the prompt until it is understood.
func (m *Model) instruct(text, by string) tea.Cmd {
	studio, parents, reference := m.studio, m.chosenParents(), m.steer.target
	count := 1
	cmd := m.propose("doing “"+cutWords(text)+"”", parents, count, func(ctx context.Context, from render.Viewport) (string, <-chan session.Event) {
		return studio.Ask(ctx, parents, session.AskRequest{Instruction: text, Count: count, By: by, Reference: reference, Tile: from})
	})
	m.marks = nil
	m.gen.then = func(m *Model) tea.Cmd {
		m.prompt.Remember(text)
		return nil
	}
	return cmd
}

func cutWords(s string) string {
	r := []rune(s)
	for i, c := range r {
		if c == '\n' {
			r = append(r[:i:i], '…')
			break
		}
	}
	if len(r) > 40 {
		r = append(r[:39:39], '…')
	}
	return string(r)
}

// priced is what a generation by the model would cost.
type priced struct {
	said    string
	parents []session.Ref
	count   int
}

// breedByModel finds out what a generation by the model costs, and asks before it is sent.
func (m *Model) breedByModel() tea.Cmd {
	studio, parents, count, reference := m.studio, m.chosenParents(), m.variants(), m.steer.target
	return m.run("asking what it costs", func(ctx context.Context) tea.Msg {
		_, events := studio.Ask(ctx, parents, session.AskRequest{Count: count, By: "model", Reference: reference, DryRun: true})
		p := priced{parents: parents, count: count}
		for e := range events {
			switch e := e.(type) {
			case session.Done:
				p.said, _, _ = strings.Cut(e.Said, "\n")
			case session.Failed:
				if e.Tile < 0 {
					return failed{attempted: "ask the model", err: e.Err}
				}
			}
		}
		return p
	})
}

func (m *Model) priceKnown(msg priced) tea.Cmd {
	spec := dialog.Spec{
		ID: "price", Title: "breed with " + m.studio.ModelName(), Enter: "send",
		Body:  bodyLines(fmt.Sprintf("%s from %s.\n%s", plural(msg.count, "variant"), plural(len(msg.parents), "parent"), msg.said), 72),
		Items: []dialog.Item{{ID: "send", Label: "send it"}, {ID: "no", Label: "leave it", Note: "n breeds for nothing"}},
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if a.Item != "send" {
			return nil
		}
		studio, reference := m.studio, m.steer.target
		m.marks = nil
		return m.propose("waiting for "+studio.ModelName(), msg.parents, msg.count, func(ctx context.Context, from render.Viewport) (string, <-chan session.Event) {
			return studio.Ask(ctx, msg.parents, session.AskRequest{Count: msg.count, By: "model", Reference: reference, Tile: from})
		})
	})
}
