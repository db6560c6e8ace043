package session_test

import (
	"context"
	"testing"

	"cultivar/session"
)

// purse is a scribe that spends on every proposal.
type purse struct {
	scribe
	cost   float64
	tokens int
}

func (p *purse) Spent() session.Costs {
	return session.Costs{Cost: p.cost, Tokens: p.tokens, Limit: 2, Currency: "USD"}
}

func (p *purse) Resume(before session.Costs) {
	if p.tokens == 0 {
		p.cost, p.tokens = before.Cost, before.Tokens
	}
}

func (p *purse) Propose(ctx context.Context, b session.Brief, on session.ModelEvents) error {
	p.cost, p.tokens = p.cost+0.5, p.tokens+100
	return p.scribe.Propose(ctx, b, on)
}

func TestASessionGoesOnCountingWhatItSpends(t *testing.T) {
	d := newDesk(t)
	store := d.studio.Store()
	for range 2 {
		d.studio = session.New(store, session.Options{Camera: &gauge{}, Model: &purse{scribe: scribe{from: "#ffffff", to: "navy"}}})
		d.say("make the background navy")
	}
	for _, studio := range []*session.Studio{d.studio, session.New(store, session.Options{})} {
		got, err := studio.Costs(d.ctx)
		if err != nil || got.Cost != 1 || got.Tokens != 200 {
			t.Errorf("got %+v, %v", got, err)
		}
	}
}
