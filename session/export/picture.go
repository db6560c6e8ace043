package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"

	"cultivar/render"
	"cultivar/session/artifact"
)

// picture is the artifact's shot as PNG.
func picture(ctx context.Context, a artifact.Artifact, cam render.Camera, vp render.Viewport) ([]byte, error) {
	if cam == nil {
		return nil, errors.New("export png: no browser to draw with")
	}
	doc, err := a.Document()
	if err != nil {
		return nil, fmt.Errorf("export png: %w", err)
	}
	if vp.Width == 0 || vp.Height == 0 {
		vp = render.DefaultViewport(doc.Form)
	}
	shot, err := cam.Shoot(ctx, doc, vp)
	switch {
	case err != nil:
		return nil, fmt.Errorf("export png: %w", err)
	case shot.Image == nil:
		return nil, fmt.Errorf("export png: the design cannot be drawn: %s", shot.Broken)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, shot.Image); err != nil {
		return nil, fmt.Errorf("export png: %w", err)
	}
	return out.Bytes(), nil
}
