package main

import (
	"context"
	"image"
	"os"

	"github.com/spf13/cobra"

	"cultivar/render/compare"
	"cultivar/session"
	"cultivar/session/artifact"
)

func (a *app) compareCommand() *cobra.Command {
	var view viewFlags
	cmd := &cobra.Command{
		Use:   "compare A B",
		Short: "Measure how two designs, versions or pictures differ",
		Args:  args(cobra.ExactArgs(2)),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.compare(cmd.Context(), args[0], args[1], view) },
	}
	view.bind(cmd)
	return cmd
}

func (a *app) compare(ctx context.Context, left, right string, view viewFlags) error {
	x, one, err := a.pictureOf(ctx, left, view)
	if err != nil {
		return err
	}
	y, other, err := a.pictureOf(ctx, right, view)
	if err != nil {
		return err
	}
	if x.Bounds().Size() != y.Bounds().Size() {
		y = compare.Fit(y, x.Bounds().Size())
	}
	scores := map[string]float64{
		"distance": compare.Distance(x, y), "ssim": compare.SSIM(x, y), "psnr": min(compare.PSNR(x, y), 99), "colors": compare.Colors(x, y),
	}
	a.say("%s", howFar(scores["distance"]))
	a.say("distance %.4f   ssim %.4f   psnr %.1f dB   colours %.4f", scores["distance"], scores["ssim"], scores["psnr"], scores["colors"])
	result := map[string]any{"a": left, "b": right, "scores": scores}
	if one != nil && other != nil {
		added, removed := session.LinesChanged(*one, *other)
		a.say("code     %d lines added, %d removed; `cultivar diff` shows those of versions", added, removed)
		result["code"] = map[string]int{"added": added, "removed": removed}
	}
	return a.result(result)
}

// howFar says in words what a distance between two pictures, 0 to 1, looks like.
func howFar(d float64) string {
	switch {
	case d == 0:
		return "the same picture"
	case d < 0.02:
		return "nearly alike"
	case d < 0.1:
		return "a small change"
	case d < 0.25:
		return "plainly different"
	}
	return "far apart"
}

// pictureOf opens an image, or draws a design, which it gives too.
func (a *app) pictureOf(ctx context.Context, path string, view viewFlags) (image.Image, *artifact.Artifact, error) {
	if isPicture(path) {
		img, err := readPicture(path)
		return img, nil, err
	}
	design, err := a.versionOrFile(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	shot, err := a.shoot(ctx, path, design, view)
	if err != nil {
		return nil, nil, err
	}
	return shot.Image, &design, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
