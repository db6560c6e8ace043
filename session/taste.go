package session

import (
	"context"
	"encoding/json"

	"cultivar/session/breed"
)

// Taste is what has been learnt of what the designer likes. on says whether generations lean towards it.
func (s *Studio) Taste(ctx context.Context) (taste breed.Taste, on bool) {
	s.lessons.settle(ctx)
	t := s.readTaste(ctx)
	return t.Model, !t.Off
}

// SetTaste turns leaning towards taste on or off.
func (s *Studio) SetTaste(ctx context.Context, on bool) error {
	s.lessons.settle(ctx)
	t := s.readTaste(ctx)
	t.Off = !on
	return s.writeTaste(ctx, t)
}

// ResetTaste forgets what was learnt.
func (s *Studio) ResetTaste(ctx context.Context) error {
	s.lessons.settle(ctx)
	return s.writeTaste(ctx, tasteState{Off: s.readTaste(ctx).Off})
}

// Mark learns that a tile was marked as a parent, or no longer is.
func (s *Studio) Mark(ctx context.Context, ref Ref, on bool) {
	if s.markOnce(ref, on) {
		s.teach(ctx, lesson{breed.Marked, ref})
	}
}

// markOnce reports whether a tile is marked now that was not before.
func (s *Studio) markOnce(ref Ref, on bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	fresh := on && !s.marked[ref]
	s.marked[ref] = on
	return fresh
}

// Reject learns that a tile was turned down.
func (s *Studio) Reject(ctx context.Context, ref Ref) {
	s.markOnce(ref, false)
	s.teach(ctx, lesson{breed.Rejected, ref})
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
