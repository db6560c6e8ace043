package session

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"cultivar/session/artifact"
	"cultivar/session/breed"
)

// pool proposes on and on, leaving out what is the same as a parent or as an earlier proposal.
type pool struct {
	parents []artifact.Artifact
	options breed.Options
	next    int
	seen    map[string]bool
}

func newPool(parents []artifact.Artifact, o breed.Options) *pool {
	p := &pool{parents: parents, options: o, seen: map[string]bool{}}
	for _, a := range parents {
		p.seen[a.Key()] = true
	}
	return p
}

// grow proposes up to n more, fewer if the design gives no more. The error is that of the first
// proposal, if there is none at all.
func (p *pool) grow(ctx context.Context, n int) ([]breed.Proposal, error) {
	first := p.next == 0
	out, failure := p.fill(ctx, n, 4*n, func(int) breed.Options { return p.options })
	if len(out) == 0 && first {
		return nil, failure
	}
	return out, ctx.Err()
}

// vary proposes up to n more that stay close to recipes, each in its turn.
func (p *pool) vary(ctx context.Context, recipes []breed.Recipe, n int) ([]breed.Proposal, error) {
	out, _ := p.fill(ctx, n, 4*n, func(index int) breed.Options {
		o := p.options
		o.Around = &recipes[index%len(recipes)]
		return o
	})
	return out, ctx.Err()
}

// supply proposes up to n more that change traits which too few of those so far change, where there are too few traits.
func (p *pool) supply(ctx context.Context, sofar []breed.Proposal, n int) []breed.Proposal {
	o := p.options
	o.Want = breed.Missing(p.parents[0].Kind, o, sofar)
	if len(o.Want) == 0 {
		return nil
	}
	out, _ := p.fill(ctx, n, n, func(int) breed.Options { return o })
	return slices.DeleteFunc(out, func(made breed.Proposal) bool {
		return !slices.ContainsFunc(made.Traits, func(t breed.Trait) bool { return slices.Contains(o.Want, t) })
	})
}

// fill makes proposals until n new ones are there or so many were tried.
func (p *pool) fill(ctx context.Context, n, most int, options func(index int) breed.Options) (out []breed.Proposal, failure error) {
	for tries := 0; len(out) < n && tries < most && ctx.Err() == nil; {
		batch := min(n-len(out), most-tries)
		made, errs := p.propose(ctx, batch, options)
		tries += batch
		for i, proposal := range made {
			if errs[i] != nil {
				failure = errs[i]
				continue
			}
			if key := proposal.Artifact.Key(); !p.seen[key] {
				p.seen[key] = true
				out = append(out, proposal)
			}
		}
	}
	return out, failure
}

// propose makes the next n proposals, several at once.
func (p *pool) propose(ctx context.Context, n int, options func(index int) breed.Options) ([]breed.Proposal, []error) {
	made, errs := make([]breed.Proposal, n), make([]error, n)
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range n {
		index := p.next + i
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			if errs[i] = ctx.Err(); errs[i] == nil {
				made[i], errs[i] = breed.Propose(p.parents, options(index), index)
			}
		})
	}
	wait.Wait()
	p.next += n
	return made, errs
}
