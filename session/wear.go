package session

import (
	"context"

	"cultivar/render"
	"cultivar/session/breed"
	"cultivar/themes"
)

// Wear proposes the head (or another parent) dressed in a theme: a generation of one.
func (s *Studio) Wear(ctx context.Context, parent Ref, theme string, tile render.Viewport) (id string, events <-chan Event) {
	s.Unprepare()
	return s.start(ctx, tile, s.store.Record, func(ctx context.Context, r *run) (string, error) {
		p, err := s.parents(ctx, refs(parent))
		if err == nil {
			err = r.wear(ctx, p, theme)
		}
		return "", named("wear the theme "+theme, err)
	})
}

// Wear dresses an artifact that is in no session.
func (n *Nursery) Wear(ctx context.Context, p Parents, theme string, tile render.Viewport) (id string, events <-chan Event) {
	return n.start(ctx, tile, nil, func(ctx context.Context, r *run) (string, error) {
		return "", named("wear the theme "+theme, r.wear(ctx, p, theme))
	})
}

func (r *run) wear(ctx context.Context, p Parents, theme string) error {
	t, err := themes.Lookup(theme)
	if err != nil {
		return err
	}
	r.begin(ctx, p, 1)
	proposal, err := breed.Wear(p.Artifacts[0], t)
	if err != nil {
		return err
	}
	v := bred(p, proposal)
	v.Origin, v.Proposer, v.Instruction = Theme, "engine", "theme "+theme
	r.picture(ctx, p.Artifacts[0], r.add(ctx, v))
	return nil
}
