package tui

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cultivar/session"
)

// miser is a gardener that counts what it spends, 0.30 for each proposal.
type miser struct {
	gardener
	spent session.Costs
	sees  bool
	given []*session.Reference
}

func (m *miser) Spent() session.Costs { return m.spent }

func (m *miser) Resume(session.Costs) {}

func (m *miser) Sees() bool { return m.sees }

func (m *miser) Propose(ctx context.Context, b session.Brief, on session.ModelEvents) error {
	m.given = append(m.given, b.Reference)
	m.spent.Cost, m.spent.Tokens = m.spent.Cost+0.3, m.spent.Tokens+1500
	return m.gardener.Propose(ctx, b, on)
}

func TestCostsStandInTheStatusLineAndTheBudgetWarns(t *testing.T) {
	d := openMeasured(t, 160, 40, &miser{spent: session.Costs{Limit: 1, Currency: "EUR"}})
	say := func() { d.Type("more people").Press("enter").Settle() }
	say()
	d.Shows("gardener-1", "1.5k tokens, 0.30 of 1.00 EUR").Exact()
	say()
	d.Shows("3.0k tokens, 0.60 of 1.00 EUR", "last 1.5k, 0.30")
	say()
	d.Status("90 % of the budget of 1.00 EUR is spent")
	say()
	d.Status("the budget of 1.00 EUR is spent")
}

// snapshot writes a small picture.
func snapshot(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "my moods.png")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAPastedPictureGoesAlongWithInstructions(t *testing.T) {
	m := &miser{}
	d := openMeasured(t, 120, 40, m)
	d.take(tea.PasteMsg{Content: "'" + snapshot(t) + "'\n"})
	d.Settle().Status("gardener-1 takes no pictures: it is told the colours").Press("esc").Shows("towards my moods.png")
	d.Type("like this").Press("enter").Settle().Status("gardener-1 takes no pictures")
	if len(m.given) != 1 || m.given[0] == nil || m.given[0].Name != "my moods.png" {
		t.Fatalf("the model was given %v", m.given)
	}
	if v := d.m.underCursor().variant; v == nil || v.Likeness == nil {
		t.Errorf("the tile is not compared with the reference: %+v", v)
	}
	m.sees = true
	d.take(tea.PasteMsg{Content: "file://" + strings.ReplaceAll(snapshot(t), " ", "%20")})
	d.Settle().Status("it goes to gardener-1 with what you say")
	d.take(tea.PasteMsg{Content: "no/such/file.png"})
	if got := d.Settle().m.prompt.Value(); got != "no/such/file.png" {
		t.Errorf("pasted text came to the prompt as %q", got)
	}
}
