package session_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/artifact"
)

// slow is a model that shows its work half way.
type slow struct{ scribe }

func (s *slow) Propose(ctx context.Context, b session.Brief, on session.ModelEvents) error {
	a := b.Parents[0]
	on.Partial(0, a.WithSource(bytes.ReplaceAll(a.Source(), []byte("#ffffff"), []byte("grey"))))
	return s.scribe.Propose(ctx, b, on)
}

func TestWhatIsBeingWrittenIsDrawnAndNotKept(t *testing.T) {
	d := newDesk(t)
	d.studio = session.New(d.studio.Store(), session.Options{Camera: &gauge{}, Model: &slow{scribe{from: "#ffffff", to: "navy"}}})
	_, events := d.studio.Ask(d.ctx, nil, session.AskRequest{Instruction: "make the background navy", Tile: session.View(artifact.Page).Within(160, 100)})
	var shown []string
	for e := range events {
		switch e := e.(type) {
		case session.Proposed:
			shown = append(shown, string(e.Variant.Artifact.Source()))
		case session.Done:
			if len(e.Generation.Variants) != 1 || !bytes.Contains(e.Generation.Variants[0].Artifact.Source(), []byte("navy")) {
				t.Errorf("kept %+v", e.Generation.Variants)
			}
		}
	}
	if len(shown) < 2 || !strings.Contains(shown[0], "grey") || strings.Contains(shown[1], "grey") {
		t.Errorf("announced %q", shown)
	}
}
