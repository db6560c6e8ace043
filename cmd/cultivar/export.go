package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/export"
	"cultivar/session/history"
)

func (a *app) exportCommand() *cobra.Command {
	var out string
	var view viewFlags
	var clip export.Clip
	cmd := &cobra.Command{
		Use:   "export [VERSION] -o OUT.{html,svg,frag,png,pdf,gif,apng,mp4,zip}",
		Short: "Write the finished design, self-contained",
		Long: "Write a version (the head if none is named), or a design file, as one self-contained file. A pdf is one\n" +
			"sheet as long as the page, or the paper that its @page rule asks for; an mp4 needs ffmpeg. A film is 640\n" +
			"pixels wide as a picture, a shader's mp4 960; --size and --scale ask for more.",
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), append(args, "head")[0], out, view, clip)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the file to write; its ending says the format")
	view.bind(cmd)
	cmd.Flags().Float64Var(&clip.Seconds, "seconds", 3, "how long a film is")
	cmd.Flags().IntVar(&clip.Rate, "fps", 20, "how many frames a second a film has")
	return cmd
}

func (a *app) export(ctx context.Context, name, out string, view viewFlags, clip export.Clip) error {
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	if format == "" {
		return usagef("export needs -o OUT with an ending: html, svg, frag, png, pdf, gif, apng, mp4 or zip")
	}
	design, what, err := a.designNamed(ctx, name)
	if err != nil {
		return err
	}
	if !export.Supports(design.Kind, format) {
		return usagef("a %s is not exported as %s: there are %s", design.Kind, format, strings.Join(export.Formats(design.Kind), ", "))
	}
	from, err := view.viewport(design.Kind)
	if err != nil {
		return err
	}
	var camera render.Camera
	if export.NeedsCamera(format) {
		if camera, err = a.camera(ctx); err != nil {
			return err
		}
	}
	clip.Filmed = a.filmed(clip.Rate)
	data, err := exportedBytes(ctx, design, format, camera, from, clip)
	if err != nil {
		return err
	}
	if err := a.write(out, data); err != nil {
		return err
	}
	full := out
	if absolute, err := filepath.Abs(out); err == nil && out != "-" {
		full = absolute
	}
	if out != "-" {
		a.say("exported %s to %s, %d bytes", what, full, len(data))
	}
	return a.result(map[string]any{"file": full, "bytes": len(data), "version": what})
}

// filmed counts the frames of a film on standard error where that is a terminal; elsewhere one line says how many come.
func (a *app) filmed(rate int) func(done, all int) {
	counts := isTerminal(a.err) && !a.quiet && !a.json
	return func(done, all int) {
		switch {
		case done == 0:
			a.note("filming %d frames, %d a second", all, rate)
		case counts && done == all:
			fmt.Fprint(a.err, "\r\x1b[K")
		case counts:
			fmt.Fprintf(a.err, "\r%d of %d frames", done, all)
		}
	}
}

func exportedBytes(ctx context.Context, design artifact.Artifact, format string, camera render.Camera, from render.Viewport, clip export.Clip) ([]byte, error) {
	if export.Moves(format) {
		return export.Film(ctx, design, format, camera, from, clip)
	}
	return export.Bytes(ctx, design, format, camera, from)
}

// versionOrFile reads a version of the session, or a design file if no session is named and a file is.
func (a *app) versionOrFile(ctx context.Context, name string) (artifact.Artifact, error) {
	design, _, err := a.designNamed(ctx, name)
	return design, err
}

// designNamed reads the same, and says what a person calls it: a version by its id and words.
func (a *app) designNamed(ctx context.Context, name string) (design artifact.Artifact, what string, err error) {
	if a.session == "" && name != "head" {
		if isFile(name) {
			design, err := a.readDesign(name)
			return design, name, err
		}
		if err := a.noVersion(name); err != nil {
			return design, name, err
		}
	}
	s, err := a.studio(ctx, false)
	if err != nil {
		return design, name, err
	}
	design, err = s.Artifact(ctx, session.Ref(name))
	if err != nil {
		return design, name, &session.Problem{Attempted: "read " + name, Cause: fmt.Sprint(err), Do: "`cultivar log` lists the versions", Err: err}
	}
	what, err = called(ctx, s, session.Ref(name))
	return design, what, err
}

// called is what a person calls a version or a tile.
func called(ctx context.Context, s *session.Studio, name session.Ref) (string, error) {
	ref, err := s.Resolve(ctx, name)
	if _, tile, isTile := ref.Tile(); err != nil || isTile {
		return fmt.Sprintf("tile %d", tile), err
	}
	v, err := s.Store().Version(ctx, string(ref))
	return short(v.ID) + " “" + terminal.Printable(v.Subject) + "”", err
}

// noVersion says why a name that is no file can be no version either.
func (a *app) noVersion(name string) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return &session.Problem{Attempted: "open " + name, Cause: "it is a folder", Do: "name a design file; for a session, add --session " + name}
	}
	if !history.Exists(".") || filepath.Ext(name) != "" || filepath.Base(name) != name {
		return &session.Problem{Attempted: "open " + name, Cause: "there is no such file", Do: "check the path, or add --session DIR for a version"}
	}
	return nil
}
