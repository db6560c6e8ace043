package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
)

// readDesign opens a design file, or standard input for "-", and names once what it refers to but is not there.
func (a *app) readDesign(path string) (artifact.Artifact, error) {
	if path == "-" {
		data, err := io.ReadAll(a.in)
		if err != nil {
			return artifact.Artifact{}, fmt.Errorf("read standard input: %w", err)
		}
		design, err := artifact.FromBytes("", data)
		return design, unreadable("standard input", err)
	}
	design, absent, err := artifact.Open(path)
	if err != nil {
		return design, unreadable(path, err)
	}
	a.noteBlocked(absent)
	return design, nil
}

// noteBlocked names what a design asks for and does not get, once.
func (a *app) noteBlocked(absent []string) {
	if len(absent) == 0 {
		return
	}
	shown := absent[:min(len(absent), 4)]
	more := ""
	if len(absent) > len(shown) {
		more = fmt.Sprintf(" and %d more", len(absent)-len(shown))
	}
	a.note("%d blocked or missing: %s%s", len(absent), terminal.Printable(strings.Join(shown, ", ")), more)
}

func unreadable(what string, err error) error {
	if err == nil {
		return nil
	}
	var p *session.Problem
	if errors.As(err, &p) {
		return err
	}
	return &session.Problem{Attempted: "open " + what, Cause: strings.TrimPrefix(err.Error(), "open "+what+": "), Do: "give an HTML page, an SVG drawing or a GLSL shader", Err: err}
}
