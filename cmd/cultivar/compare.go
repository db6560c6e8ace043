package main

import (
	"context"
	"image"
	"os"

	"github.com/spf13/cobra"

	"cultivar/render/compare"
)

func (a *app) compareCommand() *cobra.Command {
	var view viewFlags
	cmd := &cobra.Command{
		Use:   "compare A B",
		Short: "Measure how two designs or pictures differ",
		Args:  args(cobra.ExactArgs(2)),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.compare(cmd.Context(), args[0], args[1], view) },
	}
	view.bind(cmd)
	return cmd
}

func (a *app) compare(ctx context.Context, left, right string, view viewFlags) error {
	x, err := a.pictureOf(ctx, left, view)
	if err != nil {
		return err
	}
	y, err := a.pictureOf(ctx, right, view)
	if err != nil {
		return err
	}
	if x.Bounds().Size() != y.Bounds().Size() {
		y = compare.Fit(y, x.Bounds().Size())
	}
	scores := map[string]float64{
		"distance": compare.Distance(x, y), "ssim": compare.SSIM(x, y), "psnr": min(compare.PSNR(x, y), 99), "colors": compare.Colors(x, y),
	}
	a.say("distance %.4f   ssim %.4f   psnr %.1f dB   colours %.4f", scores["distance"], scores["ssim"], scores["psnr"], scores["colors"])
	return a.result(map[string]any{"a": left, "b": right, "scores": scores})
}

// pictureOf opens an image, or draws a design.
func (a *app) pictureOf(ctx context.Context, path string, view viewFlags) (image.Image, error) {
	if isPicture(path) {
		return readPicture(path)
	}
	design, err := a.versionOrFile(ctx, path)
	if err != nil {
		return nil, err
	}
	shot, err := a.shoot(ctx, path, design, view)
	if err != nil {
		return nil, err
	}
	return shot.Image, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
