package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"cultivar/render/terminal"
	"cultivar/session"
)

// Exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitDesign      = 3 // the design does not parse, compile or paint
	exitNoBrowser   = 4 // for commands that must draw
	exitInterrupted = 130
)

// usageError is a command line that cannot be carried out.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func (e usageError) Unwrap() error { return e.error }

// designError is a design that does not parse, compile or paint.
type designError struct{ *session.Problem }

func (e designError) Unwrap() error { return e.Problem }

func broken(attempted, cause string) error {
	return designError{&session.Problem{Attempted: attempted, Cause: cause, Do: "mend the design and try again"}}
}

func exitCode(err error) int {
	var usage usageError
	var design designError
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &design), errors.Is(err, session.ErrBroken):
		return exitDesign
	case errors.Is(err, session.ErrNoCamera):
		return exitNoBrowser
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitFailed
}

// complain prints an error: one line for a person, or one JSON object.
func (a *app) complain(err error) {
	p := problemOf(err)
	if a.json {
		_ = json.NewEncoder(a.err).Encode(map[string]any{"error": map[string]string{"attempted": p.Attempted, "cause": p.Cause, "do": p.Do}})
		return
	}
	fmt.Fprintln(a.err, "cultivar: "+p.Error())
}

// problemOf turns any error chain into the sentence that a person reads.
func problemOf(err error) session.Problem {
	var p *session.Problem
	var usage usageError
	out := session.Problem{Attempted: "cultivar", Cause: err.Error()}
	switch {
	case errors.As(err, &p):
		out = *p
	case errors.As(err, &usage):
		out = session.Problem{Attempted: "read the command line", Cause: err.Error(), Do: "see `cultivar --help`"}
	default:
		if attempted, cause, ok := strings.Cut(err.Error(), ": "); ok {
			out.Attempted, out.Cause = attempted, cause
		}
	}
	out.Attempted, out.Cause, out.Do = terminal.Printable(out.Attempted), terminal.Printable(out.Cause), terminal.Printable(out.Do)
	return out
}
