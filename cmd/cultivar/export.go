package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/export"
	"cultivar/session/history"
)

func (a *app) exportCommand() *cobra.Command {
	var out string
	var view viewFlags
	cmd := &cobra.Command{
		Use:   "export [VERSION] -o OUT.{html,svg,frag,png,zip}",
		Short: "Write the finished design, self-contained",
		Long:  "Write a version (the head if none is named), or a design file, as one self-contained file.",
		Args:  args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), append(args, "head")[0], out, view)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the file to write; its ending says the format")
	view.bind(cmd)
	return cmd
}

func (a *app) export(ctx context.Context, name, out string, view viewFlags) error {
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	if format == "" {
		return usagef("export needs -o OUT with an ending: html, svg, frag, png or zip")
	}
	design, err := a.versionOrFile(ctx, name)
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
	if format == "png" {
		if camera, err = a.camera(ctx); err != nil {
			return err
		}
	}
	data, err := export.Bytes(ctx, design, format, camera, from)
	if err != nil {
		return err
	}
	if err := a.write(out, data); err != nil {
		return err
	}
	a.say("%s  %d bytes", out, len(data))
	return a.result(map[string]any{"file": out, "bytes": len(data)})
}

// versionOrFile reads a version of the session, or a design file if no session is named and a file is.
func (a *app) versionOrFile(ctx context.Context, name string) (artifact.Artifact, error) {
	if a.session == "" && name != "head" && isFile(name) {
		return a.readDesign(name)
	}
	if a.session == "" && name != "head" && !history.Exists(".") {
		return artifact.Artifact{}, &session.Problem{Attempted: "open " + name, Cause: "there is no such file", Do: "check the path, or add --session DIR for a version"}
	}
	s, err := a.studio(ctx, false)
	if err != nil {
		return artifact.Artifact{}, err
	}
	design, err := s.Artifact(ctx, session.Ref(name))
	if err != nil {
		return design, &session.Problem{Attempted: "read " + name, Cause: fmt.Sprint(err), Do: "`cultivar log` lists the versions", Err: err}
	}
	return design, nil
}
