package session

import (
	"context"

	"cultivar/session/export"
)

// Export makes a file for the outside world of what ref names: self-contained html, svg or frag, a
// picture, a film, or a zip of the tree.
func (s *Studio) Export(ctx context.Context, ref Ref, format string) ([]byte, error) {
	a, err := s.Artifact(ctx, ref)
	if err != nil {
		return nil, named("export "+string(ref), err)
	}
	if export.NeedsCamera(format) && s.lens() == nil {
		return nil, s.noLens("export a " + format)
	}
	data, err := export.Bytes(ctx, a, format, s.lens(), View(a.Kind))
	return data, named("export "+string(ref), err)
}
