package coder

import (
	"context"
	"errors"
	"fmt"

	"cultivar/session"
)

// Coder proposes with one model. It implements session.Model and may be used from several goroutines.
type Coder struct {
	client  *client
	profile Profile
	repairs int
}

// Options are what a Coder works with besides its profile.
type Options struct {
	// Env reads the environment, for the key.
	Env func(string) string
	// Budget bounds what is spent; nil means no limit.
	Budget *Budget
	// Repairs is how often a proposal may be mended after it was looked at; 0 means 2, below 0 never.
	Repairs int
}

const defaultRepairs = 2

// New makes a Coder. It sends nothing; the only error is a key command that fails.
func New(ctx context.Context, p Profile, o Options) (*Coder, error) {
	if p.Model == "" || p.BaseURL == "" {
		return nil, fmt.Errorf("set up the model: the profile %q needs a base_url and a model", p.Name)
	}
	if o.Env == nil {
		o.Env = func(string) string { return "" }
	}
	if o.Budget == nil {
		o.Budget = NewBudget(0, 0, nil)
	}
	if o.Repairs == 0 {
		o.Repairs = defaultRepairs
	}
	key, err := p.key(ctx, o.Env)
	if err != nil {
		return nil, err
	}
	return &Coder{client: newClient(p, key, o.Budget, newDoer(p)), profile: p, repairs: max(o.Repairs, 0)}, nil
}

// Name is the model's name.
func (c *Coder) Name() string { return c.profile.Model }

// Sees reports whether the model takes pictures.
func (c *Coder) Sees() bool { return c.profile.Vision && !c.client.known().noPictures }

// Budget is what the Coder spends from.
func (c *Coder) Budget() *Budget { return c.client.budget }

// Spent is what was spent, with what a session had spent before.
func (c *Coder) Spent() session.Costs {
	cost, used, limit := c.Budget().Spent()
	return session.Costs{Cost: cost, Tokens: c.Budget().before() + used.Total(), Limit: limit, Currency: c.profile.Prices.Currency}
}

// Resume starts the count at what a session had spent before.
func (c *Coder) Resume(before session.Costs) { c.Budget().resume(before.Cost, before.Tokens) }

// Propose has the model carry a brief out. Its tiles are made at once; each is reported as soon as
// it is done. An error that would meet every tile (no key, no such model, an empty budget) ends the
// whole brief.
func (c *Coder) Propose(ctx context.Context, b session.Brief, on session.ModelEvents) error {
	j := newJob(b)
	e := newEvents(on)
	if err := c.fits(j); err != nil {
		return err
	}
	if b.DryRun {
		return c.dryRun(j, e)
	}
	before, err := c.prepare(ctx, j)
	if err != nil {
		return c.explain(ctx, j, err)
	}
	return c.explain(ctx, j, c.tiles(ctx, j, e, before))
}

func (c *Coder) explain(ctx context.Context, j *job, err error) error {
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return c.client.explain("ask "+c.profile.Model, err)
}

// fits refuses a design that the model's context cannot hold, before anything is sent.
func (c *Coder) fits(j *job) error {
	if c.profile.Context == 0 {
		return nil
	}
	most := c.client.most(j.first(c.Sees(), direction{}))
	if most.Total() <= c.profile.Context {
		return nil
	}
	return &session.Problem{
		Attempted: "ask " + c.profile.Model,
		Cause:     fmt.Sprintf("the design and the answer take about %d tokens, and the model holds %d", most.Total(), c.profile.Context),
		Do:        "choose a model with a larger context, or lower max_tokens",
	}
}

// fatal says that an error would meet every other request as well.
func fatal(err error) bool {
	var budget *OverBudget
	status, _ := said(err)
	return errors.As(err, &budget) || refused(err) || status == 400 || status == 401 || status == 402 || status == 403 || status == 404
}

var (
	_ session.Model = (*Coder)(nil)
	_ session.Purse = (*Coder)(nil)
	_ session.Seer  = (*Coder)(nil)
)
