package coder

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"cultivar/session"
	"cultivar/session/plain"
)

// before is what is done once for all tiles of a brief, and what it cost.
type before struct {
	directions []direction
	Usage
	cost float64
}

// prepare writes the checks that take a model, then plans the directions: checks first, so that
// whoever proposes did not write them.
func (c *Coder) prepare(ctx context.Context, j *job) (before, error) {
	rules, err := c.modelRules(ctx, j)
	if err != nil {
		return before{}, err
	}
	directions, plan, err := c.plan(ctx, j)
	return before{directions: directions, Usage: rules.Usage.Plus(plan.Usage), cost: rules.Cost + plan.Cost}, err
}

// tiles makes all proposals at once; the client bounds how many requests run together. A budget that
// is spent stops the tiles that have not begun, not those under way.
func (c *Coder) tiles(ctx context.Context, j *job, e *events, b before) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	var stopped atomic.Pointer[OverBudget]
	for i, d := range b.directions {
		t := &tile{Coder: c, job: j, index: i, direction: d, events: e}
		e.plan(i, d.Caption)
		if i == 0 {
			t.spent, t.cost = b.Usage, b.cost
		}
		wg.Go(func() {
			r, err := t.make(ctx)
			var over *OverBudget
			switch {
			case err == nil:
				e.reply(t.index, r)
			case ctx.Err() != nil:
			case errors.As(err, &over):
				stopped.Store(over)
				e.fail(t.index, c.client.explain("ask "+c.profile.Model, err))
			case fatal(err):
				cancel(err)
			default:
				e.fail(t.index, c.client.explain("ask "+c.profile.Model, err))
			}
		})
	}
	wg.Wait()
	if over := stopped.Load(); over != nil && e.replies == 0 {
		return over
	}
	return context.Cause(ctx)
}

// captionLength is how long a caption is at most, in characters.
const captionLength = 60

// caption is the line under a tile.
func (t *tile) caption(written string) string {
	if d := t.direction.Caption; d != "" {
		if both := d + ": " + written; written != "" && len([]rune(both)) <= captionLength {
			return both
		}
		return plain.Short(d, captionLength)
	}
	for _, c := range []string{written, t.job.asked} {
		if c = plain.Short(c, captionLength); c != "" {
			return c
		}
	}
	return session.Model(t.Coder).Name()
}
