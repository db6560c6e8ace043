package session

import (
	"context"
	"image"
	"math/rand/v2"

	"cultivar/render"
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
	// beside is what the tiles must differ from besides the parents.
	beside []artifact.Artifact
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
// engine alone, and returns its id at once; events follow. What was bred ahead for the same arguments is taken.
// The tiles that it is bred from teach taste, and so do those that were passed over.
func (s *Studio) Breed(ctx context.Context, parents []Ref, q BreedRequest) (id string, events <-chan Event) {
	return s.start(ctx, q.Tile, s.store.Record, func(ctx context.Context, r *run) (string, error) {
		p, taste, err := s.breedingFrom(ctx, parents)
		if err != nil {
			return "", named("breed", err)
		}
		defer s.teachChoice(ctx, r.g.ID, p.Refs)
		if bred, cancel := s.ahead.take(p, q, taste); bred != nil {
			err := r.adopt(ctx, bred, cancel)
			return r.emptiness(p), named("breed", err)
		}
		err = r.breed(ctx, p, q, taste)
		return r.emptiness(p), named("breed", err)
	})
}

// breedingFrom is what a generation starts from: the parents and what has been learnt so far.
func (s *Studio) breedingFrom(ctx context.Context, parents []Ref) (Parents, *breed.Taste, error) {
	s.lessons.settle(ctx)
	p, err := s.parents(ctx, parents)
	return p, s.tasteOrNil(ctx), err
}

// Breed proposes a generation from artifacts that are in no session.
func (n *Nursery) Breed(ctx context.Context, p Parents, q BreedRequest) (id string, events <-chan Event) {
	return n.start(ctx, q.Tile, nil, func(ctx context.Context, r *run) (string, error) {
		err := r.breed(ctx, p, q, nil)
		return r.emptiness(p), named("breed", err)
	})
}

// emptiness says that there is nothing to be seen of what is bred from.
func (r *run) emptiness(p Parents) string {
	if !r.empty {
		return ""
	}
	return "this " + string(p.Artifacts[0].Kind) + " shows nothing: its picture is all of one colour"
}

func (r *run) breed(ctx context.Context, p Parents, q BreedRequest, taste *breed.Taste) error {
	q.settle()
	r.g.Seed, r.g.Rate = q.Seed, q.Rate
	r.begin(ctx, p, q.Count)
	go warm(p, q)
	if drawn, _ := r.CanDraw(); !drawn {
		return r.offerUndrawn(ctx, p, newPool(p.Artifacts, q.settled(p, taste, nil)), q.Count)
	}
	c := &choosing{run: r, p: p, q: q, taste: taste}
	if err := c.meet(ctx); err != nil {
		return err
	}
	c.pool = newPool(p.Artifacts, q.settled(p, taste, c.facts(ctx)))
	return c.offer(ctx)
}

// settled are the options of all proposals of a generation.
func (q BreedRequest) settled(p Parents, taste *breed.Taste, facts *render.Facts) breed.Options {
	o := q.options(facts)
	o.Taste, o.Names = taste, p.Names
	return o
}

// warm has the design read while the browser is busy with it; what is read is kept with the artifact's key.
func warm(p Parents, q BreedRequest) { _, _ = breed.Propose(p.Artifacts, q.options(nil), 0) }

// offerUndrawn proposes without a browser: nothing is checked, and the tiles say so by their distance.
func (r *run) offerUndrawn(ctx context.Context, p Parents, pool *pool, count int) error {
	fresh, err := pool.grow(ctx, count)
	for _, proposal := range fresh {
		r.add(ctx, bred(p, proposal))
	}
	return err
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
