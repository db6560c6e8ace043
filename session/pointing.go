package session

import (
	"context"

	"cultivar/render"
	"cultivar/session/point"
)

// Pointing is what words can point at in a picture.
type Pointing struct {
	// Handles are its elements with their names, in document order.
	Handles []point.Handle
	// Screen is what the lettered grid covers; Width and Height are those of the whole document, all in
	// CSS pixels.
	Screen        render.Box
	Width, Height float64
}

// Pointing measures what a Ref names, so that "@" and a cell of the grid can be drawn over its picture
// and mean the same in an instruction. A shader has no elements, only the grid.
func (s *Studio) Pointing(ctx context.Context, ref Ref) (Pointing, error) {
	a, err := s.Artifact(ctx, ref)
	if err != nil {
		return Pointing{}, named("point at the picture", err)
	}
	facts, err := s.measure(ctx, a)
	if err != nil {
		return Pointing{}, named("point at the picture", err)
	}
	return Pointing{Handles: point.Handles(&facts), Screen: point.Screen(&facts), Width: facts.Width, Height: facts.Height}, nil
}
