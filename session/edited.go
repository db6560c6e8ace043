package session

import (
	"context"

	"cultivar/render"
	"cultivar/session/artifact"
)

// Edited proposes what a person made of parent in an editor: a generation of one.
func (s *Studio) Edited(ctx context.Context, parent Ref, a artifact.Artifact, tile render.Viewport) (id string, events <-chan Event) {
	return s.offered(ctx, parent, a, tile, "edited by hand", "person")
}

// Outside proposes what another program made of the source file, parent's: a generation of one.
func (s *Studio) Outside(ctx context.Context, parent Ref, a artifact.Artifact, tile render.Viewport) (id string, events <-chan Event) {
	return s.offered(ctx, parent, a, tile, "changed outside", "another program")
}

func (s *Studio) offered(ctx context.Context, parent Ref, a artifact.Artifact, tile render.Viewport, caption, by string) (id string, events <-chan Event) {
	return s.start(ctx, tile, s.store.Record, func(ctx context.Context, r *run) (string, error) {
		p, err := s.parents(ctx, refs(parent))
		if err != nil {
			return "", named("take the edit", err)
		}
		r.begin(ctx, p, 1)
		v := r.add(ctx, Variant{
			Artifact: a, Parents: p.Refs, Caption: caption, Distance: -1,
			Provenance: Provenance{Origin: Edit, Proposer: by},
		})
		r.picture(ctx, p.Artifacts[0], v)
		return "", nil
	})
}

func refs(parent Ref) []Ref {
	if parent == "" {
		return nil
	}
	return []Ref{parent}
}
