package history

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"time"

	"cultivar/session"
)

// Prune drops generations, the oldest first, with their bytes, and says what it dropped or, in a dry
// run, would drop.
func (s *Store) Prune(ctx context.Context, l session.Limits) (session.Pruned, error) {
	var pruned session.Pruned
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		c.silent = true
		ids, err := s.List(ctx)
		if err != nil {
			return err
		}
		old, err := s.droppable(ctx, ids, l)
		if err != nil {
			return err
		}
		pruned.Generations, pruned.Left = old, len(ids)-len(old)
		if pruned.Bytes, err = s.freed(ctx, old); err != nil {
			return err
		}
		if l.DryRun || len(old) == 0 {
			return errDone
		}
		trees, err := s.reader.info(ctx, generationPaths(old, "")...)
		if err != nil {
			return err
		}
		for i, tree := range trees {
			c.op.Refs = append(c.op.Refs, ref{Name: generationRef + old[i], Old: tree.id})
		}
		return nil
	})
	if err == nil && !l.DryRun {
		err = s.reclaim(ctx)
	}
	if err != nil {
		return pruned, fmt.Errorf("collect generations: %w", err)
	}
	return pruned, nil
}

// droppable lists those of the generations that may go.
func (s *Store) droppable(ctx context.Context, ids []string, l session.Limits) ([]string, error) {
	p, err := s.pedigree(ctx, ids)
	if err != nil {
		return nil, err
	}
	var old, stay []string
	for i, id := range ids {
		if i < len(ids)-l.Keep && (l.Before.IsZero() || p.made[id].Before(l.Before)) {
			old = append(old, id)
		} else {
			stay = append(stay, id)
		}
	}
	if l.Bytes <= 0 {
		return p.without(old, stay), nil
	}
	sizes, err := s.sizes(ctx, ids)
	if err != nil {
		return nil, err
	}
	n := sort.Search(len(old), func(n int) bool {
		left := sizes[""]
		for _, id := range p.without(old[:n], append(slices.Clone(old[n:]), stay...)) {
			left -= sizes[id]
		}
		return left <= l.Bytes
	})
	return p.without(old[:n], append(slices.Clone(old[n:]), stay...)), nil
}

// pedigree knows where generations come from.
type pedigree struct {
	made    map[string]time.Time
	parents map[string][]string
	// accepted are the generations that versions were accepted from.
	accepted []string
}

func (s *Store) pedigree(ctx context.Context, ids []string) (pedigree, error) {
	p := pedigree{made: map[string]time.Time{}, parents: map[string][]string{}}
	tree, err := s.Tree(ctx, 0)
	if err != nil {
		return p, err
	}
	for _, v := range tree.Versions {
		if g, _, ok := v.Variant.Tile(); ok {
			p.accepted = append(p.accepted, g)
		}
	}
	for some := range slices.Chunk(ids, 500) {
		files, err := s.reader.get(ctx, generationPaths(some, ":"+generationName)...)
		if err != nil {
			return p, err
		}
		for i, file := range files {
			var d descent
			if err := json.Unmarshal(file.data, &d); err != nil {
				return p, fmt.Errorf("generation %s: %w", some[i], err)
			}
			p.made[some[i]], p.parents[some[i]] = d.Made, d.generations()
		}
	}
	return p, nil
}

// generationPaths are git's names of something in each generation.
func generationPaths(ids []string, inside string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = generationRef + id + inside
	}
	return names
}

// without takes from old all that the generations that stay, or a version, came from.
func (p pedigree) without(old, stay []string) []string {
	needed := map[string]bool{}
	queue := append(slices.Clone(p.accepted), stay...)
	for len(queue) > 0 {
		id := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if !needed[id] {
			needed[id] = true
			queue = append(queue, p.parents[id]...)
		}
	}
	return slices.DeleteFunc(slices.Clone(old), func(id string) bool { return needed[id] })
}

// descent is the part of generation.json that says where a generation comes from.
type descent struct {
	Made     time.Time
	Parents  []session.Ref
	Variants []struct{ Parents []session.Ref }
}

// generations are those that the parents are tiles of.
func (d descent) generations() []string {
	refs := slices.Clone(d.Parents)
	for _, v := range d.Variants {
		refs = append(refs, v.Parents...)
	}
	var ids []string
	for _, r := range refs {
		if id, _, ok := r.Tile(); ok {
			ids = append(ids, id)
		}
	}
	return ids
}
