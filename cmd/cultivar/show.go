package main

import (
	"context"
	"image"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"cultivar/render/terminal"
	"cultivar/session"
)

func (a *app) showCommand() *cobra.Command {
	var protocol, cells string
	var view viewFlags
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Draw a design or an image in this terminal",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.show(cmd.Context(), args[0], protocol, cells, view)
		},
	}
	cmd.Flags().StringVar(&protocol, "protocol", "", "auto, kitty, iterm2, sixel or blocks")
	cmd.Flags().StringVar(&cells, "cells", "", "the box to fill, such as 80x24 (columns and rows)")
	view.bind(cmd)
	return cmd
}

// enough is the memory, in bytes, under which a single picture is not worth collecting garbage for.
const enough = 256 << 20

func (a *app) show(ctx context.Context, path, protocol, cells string, view viewFlags) error {
	caps, box, err := a.screen(ctx, protocol, cells)
	if err != nil {
		return err
	}
	debug.SetMemoryLimit(enough)
	debug.SetGCPercent(-1)
	img, err := a.pictureFor(ctx, path, view, caps, box)
	if err != nil {
		return err
	}
	picture, err := terminal.Encode(img, box, caps)
	if err != nil {
		return &session.Problem{Attempted: "show " + path, Cause: err.Error(), Do: "make the terminal larger, or give --cells", Err: err}
	}
	if !a.json {
		if _, err := io.WriteString(a.out, picture.Inline()); err != nil {
			return err
		}
	}
	return a.result(map[string]any{"file": path, "protocol": caps.Protocol.String(), "cells": map[string]int{"columns": box.W, "rows": box.H}})
}

// screen is what the terminal can do and the box of cells to fill there.
func (a *app) screen(ctx context.Context, protocol, cells string) (terminal.Capabilities, terminal.Size, error) {
	wanted, err := terminal.ParseProtocol(first(protocol, a.config.Protocol))
	if err != nil {
		return terminal.Capabilities{}, terminal.Size{}, usageError{err}
	}
	box := terminal.Size{W: 80, H: 24}
	caps := unseen(os.Getenv)
	if isTerminal(a.out) {
		tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
		if err == nil {
			defer tty.Close()
			if found, err := terminal.Detect(ctx, tty, os.Getenv, terminal.Ask{}); err == nil {
				caps = found
			}
			if w, h, err := term.GetSize(int(tty.Fd())); err == nil {
				box = terminal.Size{W: w, H: max(1, h-2)}
			}
		}
	}
	caps = caps.With(wanted)
	if cells != "" {
		w, h, err := parseSize(cells)
		if err != nil {
			return caps, box, err
		}
		box = terminal.Size{W: w, H: h}
	}
	return caps, box, nil
}

// unseen is what an output is taken for that cannot be asked, a file or a pipe: blocks in all colours, as
// fine as the terminal is known to bear, unless colours are unwelcome.
func unseen(env terminal.Env) terminal.Capabilities {
	told := terminal.NewDetector(env).Conclude()
	if told.Colors == terminal.ColorsNone {
		return told.With(terminal.Words)
	}
	return terminal.Capabilities{Protocol: terminal.Blocks, Colors: terminal.ColorsTrue, Symbols: told.Symbols}
}

// pictureFor opens an image, or draws a design at the pixels that it will be shown at.
func (a *app) pictureFor(ctx context.Context, path string, view viewFlags, caps terminal.Capabilities, box terminal.Size) (image.Image, error) {
	if isPicture(path) {
		return readPicture(path)
	}
	design, err := a.versionOrFile(ctx, path)
	if err != nil {
		return nil, err
	}
	if view.scale == 1 && !view.fullPage {
		from, err := view.viewport(design.Kind)
		if err != nil {
			return nil, err
		}
		pixels := caps.Pixels(box)
		view.scale = from.Within(pixels.W, pixels.H).Scale
	}
	shot, err := a.shoot(ctx, path, design, view)
	if err != nil {
		return nil, err
	}
	a.reportShot(shot)
	return shot.Image, nil
}

func noColor() bool { return os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" }
