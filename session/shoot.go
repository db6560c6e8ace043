//go:build pending

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

func (s *Studio) shoot(ctx context.Context, a artifact.Artifact, from render.Viewport) (render.Shot, error) {
	camera := s.lens()
	if camera == nil {
		return render.Shot{}, s.noLens("draw the design")
	}
	doc, err := a.Document()
	if err != nil {
		return render.Shot{Broken: err.Error()}, nil
	}
	key := shotKey(doc.Key(), from)
	if shot, ok := s.shots.get(key); ok {
		return shot, nil
	}
	shot, err := camera.Shoot(ctx, doc, from)
	if err == nil {
		s.shots.put(key, shot)
	}
	return shot, err
}

// sheet draws artifacts together, taking from the cache what is there. An artifact that cannot be
// made into a document gets a broken shot.
func (s *Studio) sheet(ctx context.Context, artifacts []artifact.Artifact, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	camera := s.lens()
	if camera == nil {
		return nil, s.noLens("draw the variants")
	}
	if each == nil {
		each = func(int, render.Shot) {}
	}
	shots := make([]render.Shot, len(artifacts))
	var docs []render.Document
	var keys []string
	var at []int
	for i, a := range artifacts {
		doc, err := a.Document()
		if err != nil {
			shots[i] = render.Shot{Broken: err.Error()}
			each(i, shots[i])
			continue
		}
		key := shotKey(doc.Key(), from)
		if shot, ok := s.shots.get(key); ok {
			shots[i] = shot
			each(i, shot)
			continue
		}
		docs, keys, at = append(docs, doc), append(keys, key), append(at, i)
	}
	if len(docs) == 0 {
		return shots, nil
	}
	_, err := camera.Sheet(ctx, docs, from, func(n int, shot render.Shot) {
		shots[at[n]] = shot
		s.shots.put(keys[n], shot)
		each(at[n], shot)
	})
	return shots, err
}

func (s *Studio) measure(ctx context.Context, a artifact.Artifact) (render.Facts, error) {
	camera := s.lens()
	if camera == nil {
		return render.Facts{}, s.noLens("measure the design")
	}
	doc, err := a.Document()
	if err != nil {
		return render.Facts{}, err
	}
	if facts, ok := s.measured.get(doc.Key()); ok {
		return facts, nil
	}
	facts, err := camera.Measure(ctx, doc, render.DefaultViewport(doc.Form))
	if err == nil {
		s.measured.put(doc.Key(), facts)
	}
	return facts, err
}

func (s *Studio) noLens(attempted string) error {
	_, why := s.CanDraw()
	if why == "" {
		why = "there is no browser"
	}
	return &Problem{Attempted: attempted, Cause: why, Do: "`cultivar doctor` says how to get one", Err: ErrNoCamera}
}
