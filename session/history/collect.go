package history

import (
	"context"
	"fmt"

	"cultivar/session"
)

// Collect drops generations that nothing refers to, beyond the keep newest ones. A generation is
// referred to by a version that was accepted from it, and by a generation that stays and was bred
// from its tiles.
func (s *Store) Collect(ctx context.Context, keep int) (int, error) {
	dropped := 0
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		ids, err := s.List(ctx)
		if err != nil {
			return err
		}
		stay, err := s.referred(ctx, ids[max(0, len(ids)-max(keep, 0)):])
		if err != nil {
			return err
		}
		c.silent = true
		for _, id := range ids {
			if stay[id] {
				continue
			}
			tree, err := s.reader.resolve(ctx, generationRef+id)
			if err != nil {
				return err
			}
			c.op.Refs = append(c.op.Refs, ref{Name: generationRef + id, Old: tree})
		}
		dropped = len(c.op.Refs)
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("collect generations: %w", err)
	}
	return dropped, nil
}

// referred are the given generations, those that versions were accepted from, and all that these
// were bred from.
func (s *Store) referred(ctx context.Context, newest []string) (map[string]bool, error) {
	tree, err := s.Tree(ctx, 0)
	if err != nil {
		return nil, err
	}
	queue := append([]string(nil), newest...)
	for _, v := range tree.Versions {
		if g, _, ok := v.Variant.Tile(); ok {
			queue = append(queue, g)
		}
	}
	stay := map[string]bool{}
	for len(queue) > 0 {
		id := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if stay[id] {
			continue
		}
		stay[id] = true
		g, err := s.lineage(ctx, id)
		if err != nil {
			return nil, err
		}
		queue = append(queue, generationsOf(g)...)
	}
	return stay, nil
}

// generationsOf are the generations that a generation's parents are tiles of.
func generationsOf(g session.Generation) []string {
	refs := append([]session.Ref(nil), g.Parents...)
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

// lineage reads a generation without its artifacts; one that is gone has no parents.
func (s *Store) lineage(ctx context.Context, id string) (session.Generation, error) {
	known, err := s.reader.resolve(ctx, generationRef+id)
	if err != nil || known == "" {
		return session.Generation{}, err
	}
	o, err := s.reader.one(ctx, generationRef+id+":"+generationName, "blob")
	if err != nil {
		return session.Generation{}, err
	}
	return parseGeneration(map[string][]byte{generationName: o.data})
}
