package history

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sort"
	"time"

	"cultivar/session"
)

// Limits say which generations may go. A generation that something refers to stays in any case: a
// version that was accepted from it, or a generation that stays and was bred from its tiles.
type Limits struct {
	// Keep is how many of the newest stay.
	Keep int
	// Before lets only those go that were made before; zero means any.
	Before time.Time
	// Bytes lets the oldest go only until the rest hold no more than this many bytes, before packing;
	// zero means that all may go.
	Bytes int64
}

// Collect drops generations that nothing refers to, beyond the keep newest ones.
func (s *Store) Collect(ctx context.Context, keep int) (int, error) {
	return s.Prune(ctx, Limits{Keep: keep})
}

// Prune drops generations, the oldest first, and reports how many. Their bytes leave the disk when
// git packs next, two weeks later at the earliest.
func (s *Store) Prune(ctx context.Context, l Limits) (int, error) {
	dropped := 0
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		c.silent = true
		old, err := s.droppable(ctx, l)
		if err != nil {
			return err
		}
		trees, err := s.reader.info(ctx, generationPaths(old, "")...)
		if err != nil {
			return err
		}
		for i, tree := range trees {
			c.op.Refs = append(c.op.Refs, ref{Name: generationRef + old[i], Old: tree.id})
		}
		dropped = len(old)
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("collect generations: %w", err)
	}
	return dropped, nil
}

// droppable lists the generations that may go.
func (s *Store) droppable(ctx context.Context, l Limits) ([]string, error) {
	ids, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
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
			g, err := parseGeneration(map[string][]byte{generationName: file.data})
			if err != nil {
				return p, fmt.Errorf("generation %s: %w", some[i], err)
			}
			p.made[some[i]], p.parents[some[i]] = g.Made, parentGenerations(g)
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

// parentGenerations are the generations that a generation's parents are tiles of.
func parentGenerations(g session.Generation) []string {
	refs := slices.Clone(g.Parents)
	for _, v := range g.Variants {
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

// sizes adds up the bytes of generations, before packing; "" is the sum of all.
func (s *Store) sizes(ctx context.Context, ids []string) (map[string]int64, error) {
	sizes := map[string]int64{}
	for _, id := range ids {
		files, err := s.readFolders(ctx, generationRef+id)
		if err != nil {
			return nil, err
		}
		blobs, err := s.reader.info(ctx, slices.Collect(maps.Values(files))...)
		if err != nil {
			return nil, err
		}
		for _, b := range blobs {
			sizes[id] += int64(b.size)
			sizes[""] += int64(b.size)
		}
	}
	return sizes, nil
}
