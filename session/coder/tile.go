package coder

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/plain"
)

// tile is one proposal being made.
type tile struct {
	*Coder
	job       *job
	index     int
	direction direction
	events    *events

	spent Usage
	cost  float64
	// caption and said come from the first answer; notes are what could not be done.
	written string
	said    []string
	notes   []string
	// sketch draws what is written, nil once the first answer is there.
	sketch *sketch
}

// make asks, applies, looks, mends, and gives the best attempt.
func (t *tile) make(ctx context.Context) (session.Reply, error) {
	a, err := t.begin(ctx)
	if err != nil {
		return session.Reply{}, err
	}
	best, err := t.improve(ctx, a)
	if err != nil {
		return session.Reply{}, err
	}
	if best.broken != "" {
		return session.Reply{}, fmt.Errorf("what it wrote is broken: %s", best.broken)
	}
	if !t.job.whole && best.artifact.Key() == t.job.parent.Key() {
		return session.Reply{}, errors.New(t.empty())
	}
	return session.Reply{
		Artifact: best.artifact, Caption: t.caption(t.written), Direction: t.direction.text(), Said: t.saying(), Checks: best.checks,
		Tokens: t.spent.Total(), Cost: t.cost,
	}, nil
}

func (t *tile) empty() string {
	if len(t.notes) > 0 {
		return "none of its changes could be used: " + strings.Join(t.notes, "; ")
	}
	return "it changed nothing"
}

// saying is what the model says besides code, and what was left out of it.
func (t *tile) saying() string {
	var out []string
	for _, s := range t.said {
		if !pleasantry.MatchString(s) && len(out) < saidLines {
			out = append(out, plain.Short(s, 200))
		}
	}
	for _, n := range t.notes {
		out = append(out, "Left out: "+n+".")
	}
	return strings.Join(out, "\n")
}

// saidLines is how many lines of a model's own words are passed on.
const saidLines = 2

// pleasantry knows the lines that say nothing.
var pleasantry = regexp.MustCompile(`(?i)^(?:here (?:is|are|'s)|here’s|sure|certainly|of course|okay|ok\b|done|i(?:'ve| have|’ve|'ll| will)|the following|let me|this (?:change|block|edit)|explanation|changes?:|[-*_#=` + "`" + `]+$)`)

// ask sends a question and counts what it costs.
func (t *tile) ask(ctx context.Context, q question) (answer, error) {
	a, err := t.client.ask(ctx, q, func(text string) {
		t.events.draft(t.index, text)
		t.sketch.grow(text)
	})
	t.spent, t.cost = t.spent.Plus(a.Usage), t.cost+a.Cost
	return a, err
}

// begin gets the first attempt: an edited parent or a new design.
func (t *tile) begin(ctx context.Context) (artifact.Artifact, error) {
	q := t.job.first(t.Sees(), t.direction)
	t.sketch = &sketch{tile: t}
	defer func() { t.sketch = nil }()
	a, err := t.askForCode(ctx, q)
	if err != nil {
		return artifact.Artifact{}, err
	}
	if t.job.whole {
		return t.newDesign(ctx, q, a.Text)
	}
	return t.edited(ctx, q, a)
}

// askForCode asks, and once more if the answer was no answer.
func (t *tile) askForCode(ctx context.Context, q question) (answer, error) {
	a, err := t.ask(ctx, q)
	if err != nil && retryable(err) && !usable(err, a.Text) {
		a, err = t.ask(ctx, t.job.againQuestion(q, t.job.whole, err.Error()))
	}
	if err != nil && !usable(err, a.Text) {
		return answer{}, err
	}
	if a.Stopped && parseBlocks(a.Text).Open != nil {
		t.notes = append(t.notes, "the last block, in which the model repeated itself without end")
	}
	return a, nil
}

// usable says that blocks written before an answer went wrong can be used.
func usable(err error, text string) bool {
	return errors.Is(err, ErrRepeats) && len(parseBlocks(text).Blocks) > 0
}

// retryable are errors that a model may not repeat when it is told of them.
func retryable(err error) bool {
	return errors.Is(err, ErrEmpty) || errors.Is(err, ErrTools) || errors.Is(err, ErrRepeats)
}

// edited applies an answer's blocks to the parent; an answer without any is asked for again, then
// as a whole file.
func (t *tile) edited(ctx context.Context, q question, got answer) (artifact.Artifact, error) {
	for try := 0; ; try++ {
		p := got.parsed()
		t.note(p)
		if reason := cannot(got.Text); reason != "" && p.empty() {
			return artifact.Artifact{}, &Unable{Reason: reason}
		}
		if !p.empty() {
			a, placed, err := t.apply(ctx, t.job.parent, p)
			if err != nil || placed > 0 || try > 0 {
				return a, err
			}
		} else if a, ok := t.rewritten(got.Text); ok {
			return a, nil
		}
		if try == 2 {
			return artifact.Artifact{}, errors.New("the model answered with words, not code: “" + plain.Short(got.Text, 120) + "”")
		}
		t.said, t.notes = nil, nil
		var err error
		if got, err = t.ask(ctx, t.job.againQuestion(q, try == 1, wordy(got.Text))); err != nil {
			return artifact.Artifact{}, err
		}
	}
}

func wordy(text string) string {
	if text = plain.Short(text, 160); text != "" {
		return "it began: " + text
	}
	return ""
}

// note keeps what an answer says besides its blocks.
func (t *tile) note(p parsed) {
	if t.written == "" {
		t.written = p.Caption
	}
	if len(p.Blocks) > 0 {
		t.said = append(t.said, p.Said...)
	}
}

// Unable is the error of a model that says that an instruction cannot be carried out.
type Unable struct{ Reason string }

func (e *Unable) Error() string {
	return "the model says that it cannot be done: " + plain.Short(e.Reason, 160)
}

// cannot is the reason of an answer that says it cannot be done.
func cannot(text string) string {
	_, reason, found := strings.Cut(text, "CANNOT:")
	if !found {
		return ""
	}
	return firstLine(reason)
}
