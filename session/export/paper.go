package export

import (
	"context"
	"errors"
	"fmt"

	"cultivar/render"
	"cultivar/session/artifact"
)

// paper is the artifact as PDF.
func paper(ctx context.Context, a artifact.Artifact, cam render.Camera, vp render.Viewport) ([]byte, error) {
	printer, ok := cam.(render.Printer)
	if !ok {
		return nil, errors.New("export pdf: no browser to print with")
	}
	doc, err := a.Document()
	if err != nil {
		return nil, fmt.Errorf("export pdf: %w", err)
	}
	if vp.Width == 0 || vp.Height == 0 {
		vp = render.DefaultViewport(doc.Form)
	}
	data, err := printer.Print(ctx, doc, vp)
	if err != nil {
		return nil, fmt.Errorf("export pdf: %w", err)
	}
	return data, nil
}
