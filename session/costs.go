package session

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// Purse is a Model that counts what it spends, so that a session can go on counting where it stopped.
type Purse interface {
	// Spent is what was spent so far, what a session had spent before with it.
	Spent() Costs
	// Resume starts the count at what a session had spent before, if nothing was spent yet.
	Resume(before Costs)
}

// Costs are what was spent on a model.
type Costs struct {
	// Cost is in the currency of the configured prices, 0 where there are none.
	Cost   float64 `json:"cost"`
	Tokens int     `json:"tokens"`
	// Limit is the budget, 0 if there is none; Currency is what the prices are in, "" if nobody said.
	Limit    float64 `json:"-"`
	Currency string  `json:"-"`
}

// Since is what was spent after an earlier count.
func (c Costs) Since(earlier Costs) Costs {
	c.Cost, c.Tokens = max(c.Cost-earlier.Cost, 0), max(c.Tokens-earlier.Tokens, 0)
	return c
}

// Share is how much of the budget is spent, 0 if there is no budget.
func (c Costs) Share() float64 {
	if c.Limit <= 0 {
		return 0
	}
	return c.Cost / c.Limit
}

// String is tokens and money in a few words: "2.4k tokens, 0.0310 USD".
func (c Costs) String() string {
	words := fmt.Sprintf("%d tokens", c.Tokens)
	if c.Tokens >= 1000 {
		words = fmt.Sprintf("%.1fk tokens", float64(c.Tokens)/1000)
	}
	if c.Cost > 0 || c.Limit > 0 {
		words += ", " + Money(c.Cost, c.Currency)
	}
	return words
}

// Money is a sum with as many decimals as it takes to see it: "0.0042 USD", "1.30 USD".
func Money(sum float64, currency string) string {
	format := "%.2f"
	if sum > 0 && sum < 0.1 {
		format = "%.4f"
	}
	return strings.TrimSpace(fmt.Sprintf(format, sum) + " " + currency)
}

// Costs reads what the session has spent, over all its sittings.
func (s *Studio) Costs(ctx context.Context) (Costs, error) {
	if purse, ok := s.model.(Purse); ok {
		s.resumeCosts(ctx)
		return purse.Spent(), nil
	}
	return s.recordedCosts(ctx)
}

func (s *Studio) recordedCosts(ctx context.Context) (c Costs, err error) {
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
	if c, err := s.recordedCosts(ctx); err == nil {
		purse.Resume(c)
	}
}

// keepCosts writes down what the session has spent; a cancelled instruction has its price too.
func (s *Studio) keepCosts(ctx context.Context) {
	purse, ok := s.model.(Purse)
	if !ok {
		return
	}
	spent := purse.Spent()
	if spent.Tokens == 0 && spent.Cost == 0 {
		return
	}
	if data, err := json.Marshal(spent); err == nil {
		_ = s.store.SetState(context.WithoutCancel(ctx), "costs", data)
	}
}

// charge announces what the model has spent since before; nothing if it counts nothing.
func (r *run) charge(before Costs) {
	purse, ok := r.model.(Purse)
	if !ok {
		return
	}
	now := purse.Spent()
	r.last(Charged{For: r.of(), Request: now.Since(before), Session: now})
}

// spent is what the model has spent so far.
func (n *Nursery) spent() Costs {
	if purse, ok := n.model.(Purse); ok {
		return purse.Spent()
	}
	return Costs{}
}
