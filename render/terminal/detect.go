package terminal

import (
	"context"
	"fmt"
	"os"
	"time"

	"golang.org/x/term"
)

// Ask says how to detect.
type Ask struct {
	// Protocol overrides what is found; Auto does not.
	Protocol Protocol
	// Timeout is how long answers are waited for, a second if zero.
	Timeout time.Duration
}

// Detect asks the terminal that tty is, and reads its answers from it, which takes a few milliseconds
// where they come and Timeout where they do not. What is typed meanwhile is lost. It must not be used
// while something else reads the terminal: feed a Detector then. A file that is no terminal gives what
// the environment tells; the error then says so.
func Detect(ctx context.Context, tty *os.File, env Env, ask Ask) (Capabilities, error) {
	d := NewDetector(env)
	d.Wish(ask.Protocol)
	if t, ok := AskTmux(ctx, env); ok {
		d.Tmux(t)
	}
	d.takeWindow(tty)
	err := d.converse(ctx, tty, ask.Timeout)
	return d.Conclude(), err
}

// converse writes the questions and reads until they are answered or time is up.
func (d *Detector) converse(ctx context.Context, tty *os.File, limit time.Duration) error {
	if limit <= 0 {
		limit = time.Second
	}
	if !term.IsTerminal(int(tty.Fd())) {
		return fmt.Errorf("asking the terminal: %s is none", tty.Name())
	}
	query := d.Query()
	if query == "" {
		return nil
	}
	before, err := term.MakeRaw(int(tty.Fd()))
	if err != nil {
		return fmt.Errorf("asking the terminal: %w", err)
	}
	defer func() { _ = term.Restore(int(tty.Fd()), before) }()
	if _, err := tty.WriteString(query); err != nil {
		return fmt.Errorf("asking the terminal: %w", err)
	}
	return d.listen(ctx, tty, time.Now().Add(limit))
}
