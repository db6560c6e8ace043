package session_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/artifact"
)

// absent is a model that fails in one way.
type absent struct{ err error }

func (absent) Name() string { return "absent" }

func (m absent) Propose(_ context.Context, _ session.Brief, on session.ModelEvents) error {
	on.Fail(0, m.err)
	return nil
}

func TestThePhrasebookStandsInForAModelThatCannotBeReached(t *testing.T) {
	unreachable := &session.Problem{Attempted: "ask absent", Cause: "nobody answers at http://127.0.0.1:9", Err: fmt.Errorf("%w: refused", session.ErrUnreachable)}
	refusal := &session.Problem{Attempted: "ask absent", Cause: "the model will not do that", Err: errors.New("refused")}
	for _, c := range []struct {
		err       error
		by, words string
		made      int
		want      string
	}{
		{unreachable, "", "dark mode", 1, "The phrasebook did it, for nobody answers at http://127.0.0.1:9. Done: dark mode."},
		{unreachable, "", "give it a soul", 0, "nobody answers"},
		{unreachable, "model", "dark mode", 0, "nobody answers"},
		{refusal, "", "dark mode", 0, "will not do that"},
	} {
		d := newDesk(t)
		d.studio = session.New(d.studio.Store(), session.Options{Camera: &gauge{}, Model: absent{c.err}})
		_, events := d.studio.Ask(d.ctx, nil, session.AskRequest{Instruction: c.words, By: c.by, Tile: session.View(artifact.Page).Within(160, 100)})
		made, said := 0, ""
		for e := range events {
			switch e := e.(type) {
			case session.Done:
				made, said = len(e.Generation.Variants), e.Said
			case session.Failed:
				said = e.Err.Error()
			}
		}
		if made != c.made || !strings.Contains(said, c.want) {
			t.Errorf("%q by %q: %d made, %q", c.words, c.by, made, said)
		}
	}
}
