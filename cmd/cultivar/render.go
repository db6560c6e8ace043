package main

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/export"
)

// viewFlags are the flags that say from where a design is seen.
type viewFlags struct {
	size                        string
	scale                       float64
	fullPage, dark, transparent bool
	at                          float64
}

func (f *viewFlags) bind(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.size, "size", "", "the viewport, such as 1280x800 (CSS pixels)")
	cmd.Flags().Float64Var(&f.scale, "scale", 1, "picture pixels per CSS pixel")
	cmd.Flags().BoolVar(&f.fullPage, "full-page", false, "the whole height of a page")
	cmd.Flags().BoolVar(&f.dark, "dark", false, "prefer a dark colour scheme")
	cmd.Flags().BoolVar(&f.transparent, "transparent", false, "leave the background see-through")
	cmd.Flags().Float64Var(&f.at, "at", -1, "the moment in seconds")
}

func (f viewFlags) viewport(kind artifact.Kind) (render.Viewport, error) {
	v := session.View(kind)
	if f.size != "" {
		w, h, err := parseSize(f.size)
		if err != nil {
			return v, err
		}
		v.Width, v.Height = w, h
	}
	if f.scale <= 0 || f.scale > 8 {
		return v, usagef("--scale %g: give a number from 0.05 to 8", f.scale)
	}
	v.Scale, v.FullPage, v.Dark, v.Transparent = f.scale, f.fullPage, f.dark, f.transparent
	if f.at >= 0 {
		v.At = &f.at
	}
	return v, nil
}

// parseSize reads "1280x800".
func parseSize(s string) (w, h int, err error) {
	a, b, ok := strings.Cut(strings.ToLower(s), "x")
	w, errW := strconv.Atoi(a)
	h, errH := strconv.Atoi(b)
	if !ok || errW != nil || errH != nil || w < 1 || h < 1 || w > 16384 || h > 16384 {
		return 0, 0, usagef("%q is no size: write it like 1280x800", s)
	}
	return w, h, nil
}

func (a *app) renderCommand() *cobra.Command {
	var view viewFlags
	var out string
	cmd := &cobra.Command{
		Use:   "render FILE -o PICTURE.png",
		Short: "Take one picture of a design",
		Args:  args(cobra.ExactArgs(1)),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.renderFile(cmd.Context(), args[0], out, view) },
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the PNG to write; - is standard output")
	view.bind(cmd)
	return cmd
}

func (a *app) renderFile(ctx context.Context, path, out string, view viewFlags) error {
	if out == "" {
		return usagef("render needs -o PICTURE.png")
	}
	design, err := a.readDesign(path)
	if err != nil {
		return err
	}
	shot, err := a.shoot(ctx, path, design, view)
	if err != nil {
		return err
	}
	var data bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&data, shot.Image); err != nil {
		return fmt.Errorf("write %s: %w", out, err)
	}
	if err := a.write(out, data.Bytes()); err != nil {
		return err
	}
	a.reportShot(shot)
	size := shot.Image.Bounds()
	if out != "-" {
		a.say("%s  %d×%d  %d ms", out, size.Dx(), size.Dy(), shot.Took.Milliseconds())
	}
	return a.result(map[string]any{
		"file": out, "width": size.Dx(), "height": size.Dy(), "ms": shot.Took.Milliseconds(),
		"console": messages(shot.Console), "errors": messages(shot.Errors), "blocked": append([]string{}, shot.Blocked...),
	})
}

// shoot draws a design that must be drawn.
func (a *app) shoot(ctx context.Context, path string, design artifact.Artifact, view viewFlags) (render.Shot, error) {
	from, err := view.viewport(design.Kind)
	if err != nil {
		return render.Shot{}, err
	}
	doc, err := design.Document()
	if err != nil {
		return render.Shot{}, broken("draw "+path, err.Error())
	}
	camera, err := a.camera(ctx)
	if err != nil {
		return render.Shot{}, err
	}
	shot, err := camera.Shoot(ctx, doc, from)
	if err != nil {
		return shot, fmt.Errorf("draw %s: %w", path, err)
	}
	if shot.Broken != "" {
		return shot, broken("draw "+path, shot.Broken)
	}
	return shot, nil
}

// reportShot prints what a design said while it was drawn.
func (a *app) reportShot(shot render.Shot) {
	for _, m := range shot.Errors {
		a.note("error: %s", messageLine(m))
	}
	for _, m := range shot.Console {
		a.note("%s: %s", m.Level, messageLine(m))
	}
	a.noteBlocked(shot.Blocked)
}

func messageLine(m render.Message) string {
	text := terminal.Printable(m.Text)
	if m.File != "" {
		text = fmt.Sprintf("%s:%d: %s", terminal.Printable(m.File), m.Line, text)
	}
	return text
}

// messages are lines for JSON: never null.
func messages(list []render.Message) []string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = messageLine(m)
	}
	return out
}

// write puts data into a file, atomically, or on standard output for "-".
func (a *app) write(path string, data []byte) error {
	if path == "-" {
		_, err := io.Copy(a.out, bytes.NewReader(data))
		return err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return &session.Problem{Attempted: "write " + path, Cause: "it is a directory", Do: "name a file"}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &session.Problem{Attempted: "write " + path, Cause: err.Error(), Do: "name another file", Err: err}
	}
	return export.Write(path, data)
}
