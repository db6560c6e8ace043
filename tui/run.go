package tui

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
)

// Run shows the studio until the designer quits or ctx ends. It closes the session that is open then.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	file := o.Output
	if file == nil {
		file = os.Stdout
	}
	out := terminal.NewOutput(file)
	m := New(ctx, o)
	m.sight.sender, m.sight.tty = out, file
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithOutput(out), tea.WithEnvironment(o.environ()), tea.WithoutSignalHandler()}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	program := tea.NewProgram(m, options...)
	m.post = program.Send
	_, err := program.Run()
	cancel()
	out.Send(terminal.Writes{Before: m.sight.screen.Forget()})
	out.Flush()
	if m.studio != nil {
		if closing := m.studio.Close(); err == nil && closing != nil {
			err = closing
		}
	}
	if err == nil || errors.Is(err, tea.ErrInterrupted) || errors.Is(err, context.Canceled) {
		return nil
	}
	return fmt.Errorf("run the studio: %w", err)
}
