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

// introduceDesign is readDesign for a design that is new here: what it refers to but is not there is
// named once.
func (a *app) introduceDesign(path string) (artifact.Artifact, error) {
	design, absent, err := a.openDesign(path)
	a.noteBlocked(absent)
	return design, err
}

// readDesign opens a design file, or standard input for "-".
func (a *app) readDesign(path string) (artifact.Artifact, error) {
	design, _, err := a.openDesign(path)
	return design, err
}

func (a *app) openDesign(path string) (design artifact.Artifact, absent []string, err error) {
	if path == "-" {
		data, err := io.ReadAll(a.in)
		if err != nil {
			return design, nil, fmt.Errorf("read standard input: %w", err)
		}
		design, err := artifact.FromBytes("", data)
		return design, nil, unreadable("standard input", err)
	}
	design, absent, err = artifact.Open(path)
	return design, absent, unreadable(path, err)
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
