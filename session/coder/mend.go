package coder

import (
	"context"
	"errors"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/plain"
)

// improve looks at a design and has it mended while something is wrong with it, a bounded number of
// times. It returns the best attempt, which need not be the last.
func (t *tile) improve(ctx context.Context, a artifact.Artifact) (attempt, error) {
	best := t.judge(ctx, a)
	criticised := false
	var failed *attempt
	for range t.repairs {
		if len(best.faults) == 0 && !criticised {
			criticised = true
			best.faults = t.critique(ctx, best)
		}
		if len(best.faults) == 0 || ctx.Err() != nil {
			break
		}
		next, err := t.mend(ctx, best, failed)
		var unable *Unable
		if errors.As(err, &unable) {
			t.said = append(t.said, "Not mended: "+unable.Reason)
			break
		}
		if err != nil {
			if fatal(err) {
				break
			}
			continue
		}
		if next.artifact.Key() == best.artifact.Key() {
			break
		}
		failed = &next
		if next.better(best) {
			best, failed = next, nil
		}
	}
	if ctx.Err() != nil {
		return best, context.Cause(ctx)
	}
	return best, nil
}

// mend asks for what is wrong to be put right, with blocks against the best attempt.
// failed is an attempt to do so that came out worse, nil if there was none.
func (t *tile) mend(ctx context.Context, from attempt, failed *attempt) (attempt, error) {
	got, err := t.ask(ctx, t.job.mendQuestion(t.Sees(), from, failed, t.direction.text()))
	if err != nil {
		return from, err
	}
	said, notes := t.said, t.notes
	p := got.parsed()
	if reason := cannot(got.Text); reason != "" && p.empty() {
		return from, &Unable{Reason: reason}
	}
	if p.empty() {
		return from, nil
	}
	a, _, err := t.apply(ctx, from.artifact, p)
	t.said, t.notes = said, notes
	if err != nil {
		return from, err
	}
	return t.judge(ctx, a), nil
}

// critique shows the picture to a model that sees, and returns the faults it names.
func (t *tile) critique(ctx context.Context, a attempt) []string {
	if !t.Sees() || a.shot == nil || a.shot.Image == nil {
		return nil
	}
	got, err := t.client.ask(ctx, t.job.critiqueQuestion(a.shot, t.direction.text()), nil)
	t.spent, t.cost = t.spent.Plus(got.Usage), t.cost+got.Cost
	if err != nil {
		return nil
	}
	return parseCritique(got.Text)
}

// critiqueLimit is how many faults one look may name.
const critiqueLimit = 3

func parseCritique(text string) []string {
	if len(parseBlocks(text).Blocks) > 0 || strings.Contains(text, "```") {
		return nil
	}
	var out []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.Trim(planPrefix.ReplaceAllString(strings.TrimSpace(line), ""), "*_. ")
		if line == "" || strings.EqualFold(line, "ok") || strings.HasPrefix(line, "OK") && len(out) == 0 {
			continue
		}
		if len(out) < critiqueLimit {
			out = append(out, plain.Short(line, 200))
		}
	}
	return out
}
