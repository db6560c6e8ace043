package coder

import (
	"context"
	"fmt"
	"sync"

	"cultivar/session"
)

// Budget bounds what is spent. Every request reserves the most that it can cost before it is sent,
// so that requests under way cannot pass the limit together. It may be used from several goroutines.
type Budget struct {
	mu       sync.Mutex
	limit    float64
	spent    float64
	reserved float64
	used     Usage
	earlier  int // tokens of earlier sittings
	warned   bool
	warn     func(spent, limit float64)
	// freed is closed when a reservation is settled.
	freed chan struct{}
}

// NewBudget starts a budget at what a session has spent already. A limit of 0 is none. warn, if not
// nil, is called once when 80 % of the limit is spent.
func NewBudget(limit, spent float64, warn func(spent, limit float64)) *Budget {
	if warn == nil {
		warn = func(float64, float64) {}
	}
	return &Budget{limit: limit, spent: spent, warn: warn, freed: make(chan struct{})}
}

// OverBudget is the error of a request that was not sent.
type OverBudget struct{ Limit, Spent, Reserved, Asked float64 }

func (e *OverBudget) Error() string {
	money := func(sum float64) string { return session.Money(sum, "") }
	s := fmt.Sprintf("the budget of %s has %s left, and this could cost %s", money(e.Limit), money(max(e.Limit-e.Spent-e.Reserved, 0)), money(e.Asked))
	if e.Reserved > 0 {
		s += fmt.Sprintf(" (%s is held for requests under way)", money(e.Reserved))
	}
	return s
}

// reserve holds back the most that a request can cost, or refuses it. Where only what is held for requests under
// way stands against it, it waits: most of them cost less than they might.
func (b *Budget) reserve(ctx context.Context, cost float64) error {
	for {
		freed, err := b.tryReserve(cost)
		if freed == nil {
			return err
		}
		select {
		case <-freed:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// tryReserve reserves or refuses; freed is not nil where another try may do better after it is closed.
func (b *Budget) tryReserve(cost float64) (freed <-chan struct{}, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.limit <= 0 || b.spent < b.limit && b.spent+b.reserved+cost <= b.limit:
		b.reserved += cost
		return nil, nil
	case b.reserved > 0 && b.spent < b.limit && b.spent+cost <= b.limit:
		return b.freed, nil
	}
	return nil, &OverBudget{Limit: b.limit, Spent: b.spent, Reserved: b.reserved, Asked: cost}
}

// settle turns a reservation into what was really spent.
func (b *Budget) settle(reserved, cost float64, u Usage) {
	b.mu.Lock()
	if b.reserved -= reserved; b.reserved < 1e-12 {
		b.reserved = 0
	}
	close(b.freed)
	b.freed = make(chan struct{})
	b.spent += cost
	b.used = b.used.Plus(u)
	warn := b.limit > 0 && !b.warned && b.spent >= 0.8*b.limit
	b.warned = b.warned || warn
	spent, limit := b.spent, b.limit
	b.mu.Unlock()
	if warn {
		b.warn(spent, limit)
	}
}

// resume starts the count at what a session had spent before, unless something was spent already.
func (b *Budget) resume(cost float64, tokens int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.used.Total() == 0 && b.earlier == 0 {
		b.spent, b.earlier = cost, tokens
	}
}

// Spent is what was spent so far, with the tokens of this process, and the limit (0 for none).
func (b *Budget) Spent() (cost float64, used Usage, limit float64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.spent, b.used, b.limit
}

// left is what may still be spent, and whether there is a limit at all.
func (b *Budget) left() (sum float64, limited bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return max(b.limit-b.spent, 0), b.limit > 0
}

// before is the count of tokens of earlier sittings.
func (b *Budget) before() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.earlier
}
