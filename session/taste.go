package session

import (
	"context"
	"encoding/json"

	"cultivar/render"
	"cultivar/session/breed"
)

// Taste says what the designer seems to like, in words; nothing yet if empty. on says whether
// generations lean towards it.
func (s *Studio) Taste(ctx context.Context) (words []string, on bool) {
	t := s.readTaste(ctx)
	return t.Model.Words(), !t.Off
}

// SetTaste turns leaning towards taste on or off.
func (s *Studio) SetTaste(ctx context.Context, on bool) error {
	t := s.readTaste(ctx)
	t.Off = !on
	return s.writeTaste(ctx, t)
}

// ResetTaste forgets what was learnt.
func (s *Studio) ResetTaste(ctx context.Context) error {
	return s.writeTaste(ctx, tasteState{Off: s.readTaste(ctx).Off})
}

// Mark learns that a tile was marked as a parent, or no longer is.
func (s *Studio) Mark(ctx context.Context, ref Ref, on bool) {
	s.mu.Lock()
	already := s.marked[ref]
	s.marked[ref] = on
	s.mu.Unlock()
	if on && !already {
		s.learnLater(ctx, breed.Marked, ref)
	}
}

// Reject learns that a tile was turned down.
func (s *Studio) Reject(ctx context.Context, ref Ref) { s.learnLater(ctx, breed.Rejected, ref) }

// learnLater teaches taste without making the designer wait for a picture; Close waits for it.
func (s *Studio) learnLater(ctx context.Context, what breed.Event, ref Ref) {
	s.lessons.Go(func() { s.learn(context.WithoutCancel(ctx), what, ref) })
}

// learn teaches taste; it never fails what the designer did.
func (s *Studio) learn(ctx context.Context, what breed.Event, ref Ref) {
	v, err := s.Variant(ctx, ref)
	if err != nil {
		return
	}
	look := breed.Look{Proposal: breed.Proposal{Artifact: v.Artifact, Recipe: v.Recipe, Caption: v.Caption}}
	if doc, err := v.Artifact.Document(); err == nil {
		if shot, err := s.shoot(ctx, v.Artifact, render.DefaultViewport(doc.Form).Within(320, 200)); err == nil {
			look.Shot = shot
		}
	}
	s.tasteMu.Lock()
	defer s.tasteMu.Unlock()
	t := s.readTaste(ctx)
	if t.Off {
		return
	}
	t.Model.Learn(what, look)
	_ = s.writeTaste(ctx, t)
}

// tasteState is the session's document "taste".
type tasteState struct {
	Off   bool        `json:"off,omitempty"`
	Model breed.Taste `json:"model"`
}

func (s *Studio) readTaste(ctx context.Context) (t tasteState) {
	if data, ok, err := s.store.State(ctx, "taste"); err == nil && ok {
		_ = json.Unmarshal(data, &t)
	}
	return t
}

func (s *Studio) writeTaste(ctx context.Context, t tasteState) error {
	data, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return s.store.SetState(ctx, "taste", data)
}

// tasteOrNil is what generations lean towards, nil if leaning is off.
func (s *Studio) tasteOrNil(ctx context.Context) *breed.Taste {
	t := s.readTaste(ctx)
	if t.Off {
		return nil
	}
	return &t.Model
}
