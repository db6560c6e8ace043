package session

import (
	"context"
	"encoding/json"
)

// Purse is a Model that counts what it spends, so that a session can go on counting where it stopped.
type Purse interface {
	// Spent is what was spent so far, in the currency of the configured prices, and the budget (0 for none).
	Spent() (cost float64, tokens int, limit float64)
	// Resume starts the count at what a session had spent before, if nothing was spent yet.
	Resume(cost float64, tokens int)
}

// Costs are what a session has spent on its model.
type Costs struct {
	Cost   float64 `json:"cost"`
	Tokens int     `json:"tokens"`
	// Limit is the budget, 0 if there is none.
	Limit float64 `json:"-"`
}

// Costs reads what the session has spent, over all its sittings.
func (s *Studio) Costs(ctx context.Context) (Costs, error) {
	var c Costs
	if purse, ok := s.model.(Purse); ok {
		s.resumeCosts(ctx)
		c.Cost, c.Tokens, c.Limit = purse.Spent()
		return c, nil
	}
	data, ok, err := s.store.State(ctx, "costs")
	if err != nil || !ok {
		return c, err
	}
	return c, json.Unmarshal(data, &c)
}

// resumeCosts tells the model what the session has spent already.
func (s *Studio) resumeCosts(ctx context.Context) {
	purse, ok := s.model.(Purse)
	if !ok {
		return
	}
	var c Costs
	if data, there, err := s.store.State(ctx, "costs"); err == nil && there && json.Unmarshal(data, &c) == nil {
		purse.Resume(c.Cost, c.Tokens)
	}
}

// keepCosts writes down what the session has spent; a cancelled instruction has its price too.
func (s *Studio) keepCosts(ctx context.Context) {
	purse, ok := s.model.(Purse)
	if !ok {
		return
	}
	cost, tokens, _ := purse.Spent()
	if tokens == 0 && cost == 0 {
		return
	}
	if data, err := json.Marshal(Costs{Cost: cost, Tokens: tokens}); err == nil {
		_ = s.store.SetState(context.WithoutCancel(ctx), "costs", data)
	}
}
