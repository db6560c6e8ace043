package session

import (
	"context"

	"cultivar/render"
	"cultivar/session/artifact"
)

// Shoot takes one picture of what ref names; shots are cached by content and viewport.
func (s *Studio) Shoot(ctx context.Context, ref Ref, from render.Viewport) (render.Shot, error) {
	a, err := s.Artifact(ctx, ref)
	if err != nil {
		return render.Shot{}, err
	}
	return s.shoot(ctx, a, from)
}

// ShootAll takes pictures of many, together; each is called once for every ref as its shot is final.
func (s *Studio) ShootAll(ctx context.Context, refs []Ref, from render.Viewport, each func(i int, shot render.Shot)) error {
	artifacts := make([]artifact.Artifact, len(refs))
	for i, ref := range refs {
		a, err := s.Artifact(ctx, ref)
		if err != nil {
			return err
		}
		artifacts[i] = a
	}
	_, err := s.sheet(ctx, artifacts, from, each)
	return err
}

// Facts are the layout facts of what ref names, at the default viewport of its kind.
func (s *Studio) Facts(ctx context.Context, ref Ref) (render.Facts, error) {
	a, err := s.Artifact(ctx, ref)
	if err != nil {
		return render.Facts{}, err
	}
	return s.measure(ctx, a)
}
