package session

import (
	"context"
	"image"
	"math/rand/v2"
	"slices"
	"time"

	"cultivar/render"
	"cultivar/render/compare"
	"cultivar/session/artifact"
	"cultivar/session/breed"
)

// BreedRequest steers one generation of the embedded engine.
type BreedRequest struct {
	// Count is how many variants are wanted, the parent not counted; 0 means 8.
	Count int
	// Rate is the strength of mutation, 0 to 1; 0 means 0.3.
	Rate float64
	// Seed makes the same proposals again; 0 means one is chosen.
	Seed uint64
	// Locks are traits that stay the first parent's; Keep are selectors whose elements stay; Only is
	// the one trait that changes.
	Locks []breed.Trait
	Keep  []string
	Only  breed.Trait
	// Like and Unlike are recipes to vary around or to turn around.
	Like, Unlike *breed.Recipe
	// Target is a picture to come near to.
	Target image.Image
	// Tile is the viewport at which tiles are shown.
	Tile render.Viewport
}

func (q *BreedRequest) settle() {
	if q.Count <= 0 {
		q.Count = 8
	}
	if q.Rate <= 0 {
		q.Rate = 0.3
	}
	if q.Seed == 0 {
		q.Seed = rand.Uint64()>>11 | 1
	}
}

func (q BreedRequest) options(facts *render.Facts) breed.Options {
	return breed.Options{
		Seed: q.Seed, Rate: q.Rate, Locks: q.Locks, Keep: q.Keep, Only: q.Only, Facts: facts, Like: q.Like, Unlike: q.Unlike,
	}
}

// Breed proposes a generation from the named parents (the head if there are none), with the embedded
// engine alone, and returns its id at once; events follow.
func (s *Studio) Breed(ctx context.Context, parents []Ref, q BreedRequest) (id string, events <-chan Event) {
	return s.start(ctx, q.Tile, s.store.Record, func(ctx context.Context, r *run) (string, error) {
		p, err := s.parents(ctx, parents)
		if err != nil {
			return "", named("breed", err)
		}
		return "", named("breed", r.breed(ctx, p, q, s.tasteOrNil(ctx)))
	})
}

// Breed proposes a generation from artifacts that are in no session.
func (n *Nursery) Breed(ctx context.Context, p Parents, q BreedRequest) (id string, events <-chan Event) {
	return n.start(ctx, q.Tile, nil, func(ctx context.Context, r *run) (string, error) {
		return "", named("breed", r.breed(ctx, p, q, nil))
	})
}

func (r *run) breed(ctx context.Context, p Parents, q BreedRequest, taste *breed.Taste) error {
	q.settle()
	r.g.Seed, r.g.Rate = q.Seed, q.Rate
	r.begin(ctx, p, q.Count)
	var facts *render.Facts
	if f, err := r.measure(ctx, p.Artifacts[0]); err == nil {
		facts = &f
	}
	options := q.options(facts)
	options.Taste, options.Names = taste, p.Names
	pool := newPool(p.Artifacts, options)
	drawn, _ := r.CanDraw()
	if !drawn {
		return r.offerUndrawn(ctx, p, pool, q.Count)
	}
	return r.offerBest(ctx, p, pool, q, taste)
}

// offerUndrawn proposes without a browser: nothing is checked, and the tiles say so by their distance.
func (r *run) offerUndrawn(ctx context.Context, p Parents, pool *pool, count int) error {
	fresh, err := pool.grow(ctx, count)
	for _, proposal := range fresh {
		r.add(ctx, bred(p, proposal))
	}
	return err
}

// rounds is how often more is proposed when too little of it was worth showing.
const rounds = 3

// offerBest draws more than is shown and shows the best: unbroken, unlike each other, near to taste.
func (r *run) offerBest(ctx context.Context, p Parents, pool *pool, q BreedRequest, taste *breed.Taste) error {
	var parents, candidates []breed.Look
	var chosen []breed.Choice
	for round := 0; round < rounds; round++ {
		fresh, err := pool.grow(ctx, poolSize(q.Count, len(p.Artifacts), len(parents) == 0))
		if err != nil && len(candidates) == 0 {
			return err
		}
		if len(fresh) == 0 {
			break
		}
		looks, err := r.looks(ctx, p, fresh, len(parents) == 0, q.Count)
		if err != nil {
			return err
		}
		if len(parents) == 0 {
			parents, looks = looks[:len(p.Artifacts)], looks[len(p.Artifacts):]
			r.emit(ctx, Pictured{For: r.of(), Tile: 0, Shot: parents[0].Shot})
			if broken := parents[0].Shot.Broken; broken != "" {
				return &Problem{Attempted: "breed " + p.Artifacts[0].Main, Cause: broken, Do: "mend it first (`cultivar repair` does what it can)", Err: ErrBroken}
			}
		}
		candidates = append(candidates, looks...)
		chosen = breed.Select(parents, candidates, q.Count, taste, q.Seed)
		if len(chosen) == q.Count && sound(chosen) {
			break
		}
	}
	for _, c := range chosen {
		v := bred(p, candidates[c.Index].Proposal)
		v.Distance = c.Distance
		v.Checks = examine(parents[0].Shot, candidates[c.Index].Shot)
		v.Likeness = likeness(candidates[c.Index].Shot, q.Target)
		v = r.add(ctx, v)
		r.emit(ctx, Pictured{For: r.of(), Tile: v.Tile, Shot: candidates[c.Index].Shot})
	}
	r.recheckAll(ctx)
	return nil
}

// likeness is how near a shot comes to a target picture, nil without one.
func likeness(shot render.Shot, target image.Image) *float64 {
	if target == nil || shot.Image == nil {
		return nil
	}
	near := 1 - compare.Distance(shot.Image, compare.Fit(target, shot.Image.Bounds().Size()))
	return &near
}

// poolSize fills one sheet: twice what is wanted, as long as it fits with the parents.
func poolSize(want, parents int, first bool) int {
	room := 25
	if first {
		room -= parents
	}
	return max(want, min(2*want, room))
}

// patience is how long a generation is drawn before those that are ready must do, if they are enough.
const patience = 5 * time.Second

// looks draws proposals in one sheet, the parents before them the first time, and returns the looks of
// those that were drawn: all of them, or at least enough when patience ends.
func (r *run) looks(ctx context.Context, p Parents, fresh []breed.Proposal, withParents bool, enough int) ([]breed.Look, error) {
	var looks []breed.Look
	if withParents {
		for _, a := range p.Artifacts {
			looks = append(looks, breed.Look{Proposal: breed.Proposal{Artifact: a}})
		}
		enough += len(p.Artifacts)
	}
	must := len(looks)
	for _, proposal := range fresh {
		looks = append(looks, breed.Look{Proposal: proposal})
	}
	artifacts := make([]artifact.Artifact, len(looks))
	for i, l := range looks {
		artifacts[i] = l.Proposal.Artifact
	}
	drawing, stop := context.WithCancel(ctx)
	defer stop()
	impatient := time.Now().Add(patience)
	drawn := make([]bool, len(looks))
	count := 0
	from := r.tile
	from.Measure = true
	_, err := r.sheet(drawing, artifacts, from, func(i int, shot render.Shot) {
		looks[i].Shot, looks[i].Facts, drawn[i] = shot, seen(shot, from), true
		count++
		r.emit(ctx, Progress{For: r.of(), What: "drawing", Share: float64(count) / float64(len(looks))})
		if count >= enough && time.Now().After(impatient) {
			stop()
		}
	})
	if err != nil && (ctx.Err() != nil || count < enough || slices.Contains(drawn[:must], false)) {
		return nil, err
	}
	return ready(looks, drawn), nil
}

func ready(looks []breed.Look, drawn []bool) []breed.Look {
	var out []breed.Look
	for i, ok := range drawn {
		if ok {
			out = append(out, looks[i])
		}
	}
	return out
}

func sound(chosen []breed.Choice) bool {
	for _, c := range chosen {
		if len(c.Notes) > 0 {
			return false
		}
	}
	return true
}

// bred is a proposal as a variant.
func bred(p Parents, proposal breed.Proposal) Variant {
	v := Variant{
		Artifact: proposal.Artifact, Parents: p.Refs, Caption: proposal.Caption, Distance: -1,
		Provenance: Provenance{Origin: Breed, Proposer: "engine", Recipe: proposal.Recipe, Seed: proposal.Seed},
	}
	for _, t := range proposal.Traits {
		v.Traits = append(v.Traits, string(t))
	}
	return v
}

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
	var out []breed.Proposal
	var failure error
	for tries := 0; len(out) < n && tries < 4*n; tries++ {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		proposal, err := breed.Propose(p.parents, p.options, p.next)
		p.next++
		if err != nil {
			failure = err
			continue
		}
		if key := proposal.Artifact.Key(); !p.seen[key] {
			p.seen[key] = true
			out = append(out, proposal)
		}
	}
	if len(out) == 0 && p.next <= 4*n {
		return nil, failure
	}
	return out, nil
}
