package session

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
)

// Refill puts another variant into a tile. Generations never change, so a new one is made in which
// the other tiles are the same.
func (s *Studio) Refill(ctx context.Context, ref Ref, q BreedRequest) (id string, events <-chan Event) {
	s.Unprepare()
	return s.start(ctx, q.Tile, s.store.Record, func(ctx context.Context, r *run) (string, error) {
		return "", named("refill "+string(ref), s.refill(ctx, r, ref, q))
	})
}

func (s *Studio) refill(ctx context.Context, r *run, ref Ref, q BreedRequest) error {
	old, err := s.Variant(ctx, ref)
	if err != nil {
		return err
	}
	before, err := s.store.Generation(ctx, old.Generation)
	if err != nil {
		return err
	}
	p, err := s.parents(ctx, before.Parents)
	if err != nil {
		return err
	}
	q.Count, q.Rate = 1, before.Rate
	q.Seed = rand.Uint64()>>11 | 1
	for _, v := range before.Variants {
		q.beside = append(q.beside, v.Artifact)
	}
	others := &run{Nursery: s.Nursery, events: make(chan Event, eventBuffer), tile: q.Tile}
	r.emit(ctx, Started{For: r.of(), Count: 1, Parents: p.Refs})
	if err := others.breed(ctx, p, q, s.tasteOrNil(ctx)); err != nil {
		return err
	}
	r.g.Parents, r.g.Head, r.g.Seed, r.g.Rate, r.g.Instruction = before.Parents, before.Head, before.Seed, before.Rate, before.Instruction
	for _, v := range before.Variants {
		if v.Tile != old.Tile {
			v.Generation = r.g.ID
			r.g.Variants = append(r.g.Variants, v)
		}
	}
	for _, v := range others.g.Variants {
		v.Tile = old.Tile
		v = r.add(ctx, v)
		if shot, err := r.shoot(ctx, v.Artifact, q.Tile); err == nil {
			r.emit(ctx, Pictured{For: r.of(), Tile: v.Tile, Shot: shot})
		}
	}
	slices.SortFunc(r.g.Variants, func(a, b Variant) int { return cmp.Compare(a.Tile, b.Tile) })
	return nil
}
