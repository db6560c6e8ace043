package coder

import (
	"context"
	"errors"
	"io"
	"sync"

	openai "github.com/sashabaranov/go-openai"
)

// client sends requests of one profile, within a budget.
type client struct {
	profile Profile
	key     string
	api     *openai.Client
	budget  *Budget
	slots   chan struct{}

	mu     sync.Mutex
	quirks quirks
}

func newClient(p Profile, key string, b *Budget, d openai.HTTPDoer) *client {
	config := openai.DefaultConfig(key)
	config.BaseURL = p.BaseURL
	config.HTTPClient = d
	return &client{profile: p, key: key, api: openai.NewClientWithConfig(config), budget: b, slots: make(chan struct{}, p.together())}
}

// question is one request of ours: what the model is, and what it is asked.
type question struct {
	System string
	Text   string
	// Pictures are data URLs.
	Pictures []string
	// MaxTokens bounds the answer; 0 means the profile's bound.
	MaxTokens int
	// Likely is how long the answer probably is, in tokens; only prices named beforehand rest on it.
	Likely int
	// Rows is the number of like rows that the instruction itself asks for.
	Rows int
	// Dense says that many like lines are natural in what is asked for (a drawing).
	Dense bool
}

// answer is what came back.
type answer struct {
	Text string
	// Cut says that the model reached its bound before it had finished, Stopped that it was stopped.
	Cut, Stopped bool
	Usage
	Cost float64
}

// parsed is the answer taken apart.
func (a answer) parsed() parsed {
	p := parseBlocks(a.Text).distinct()
	switch {
	case a.Stopped:
		p.Open = nil
		return p
	case a.Cut:
		return p
	}
	return p.ended()
}

// ask sends one question and collects the answer; on, if not nil, is called with all the text so far
// as it grows. An answer is returned also with an error, for what it cost.
func (c *client) ask(ctx context.Context, q question, on func(string)) (answer, error) {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return answer{}, context.Cause(ctx)
	}
	a, err := c.once(ctx, q, on)
	for i := 0; i < quirkLimit && c.learn(err); i++ {
		a, err = c.once(ctx, q, on)
	}
	if again(err) {
		first := a
		a, err = c.once(ctx, q, on)
		a.Usage, a.Cost = a.Usage.Plus(first.Usage), a.Cost+first.Cost
	}
	return a, err
}

// again says that the same question may well be answered if it is asked once more.
func again(err error) bool { return errors.Is(err, ErrCut) || errors.Is(err, ErrGarbled) }

func (c *client) once(ctx context.Context, q question, on func(string)) (answer, error) {
	most := c.most(q)
	held := c.profile.Prices.Cost(most)
	if err := c.budget.reserve(ctx, held); err != nil {
		return answer{}, err
	}
	_, _, whole := c.profile.waits()
	ctx, cancel := context.WithTimeoutCause(ctx, whole, &Stalled{After: whole})
	defer cancel()
	s := c.stream(ctx, q, most.Out, on)
	a := answer{Text: s.visible(), Cut: s.finish == openai.FinishReasonLength, Stopped: s.err != nil, Usage: s.spent(most.In)}
	a.Cost = c.profile.Prices.Cost(a.Usage)
	c.budget.settle(held, a.Cost, a.Usage)
	return a, s.verdict()
}

// most is the most tokens that a question can take.
func (c *client) most(q question) Usage {
	out := q.MaxTokens
	if out == 0 {
		out = c.profile.maxTokens()
	}
	return Usage{In: tokens(q.System) + tokens(q.Text) + len(q.Pictures)*pictureTokens, Out: out}
}

// stream runs one request to its end, good or bad.
func (c *client) stream(ctx context.Context, q question, most int, on func(string)) *stream {
	s := &stream{guard: newGuard(q), on: on, most: most}
	events, err := c.api.CreateChatCompletionStream(ctx, c.request(q, c.known()))
	if err != nil {
		s.err = firstError(ctx, err)
		s.begun = context.Cause(ctx) != nil
		return s
	}
	defer events.Close()
	s.begun = true
	for s.err == nil {
		piece, err := events.Recv()
		switch {
		case errors.Is(err, io.EOF):
			return s
		case err != nil:
			s.err = firstError(ctx, err)
		default:
			s.take(piece)
		}
	}
	return s
}

// firstError prefers the reason why a request was ended to what the end looked like.
func firstError(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}
