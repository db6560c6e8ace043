package session

import (
	"errors"
	"strings"
)

// Errors that callers tell apart.
var (
	// ErrNothing: there is nothing to undo or redo.
	ErrNothing = errors.New("nothing to undo or redo")
	// ErrUnknown: no version, generation, tile or branch has that name.
	ErrUnknown = errors.New("no such version, generation or branch")
	// ErrAmbiguous: more than one has that prefix.
	ErrAmbiguous = errors.New("the name fits more than one")
	// ErrNoModel: no model is set up.
	ErrNoModel = errors.New("no model is set up")
	// ErrUnreachable: the model's server does not answer at all.
	ErrUnreachable = errors.New("the model's server does not answer")
	// ErrNotUnderstood: the phrasebook does not know the instruction.
	ErrNotUnderstood = errors.New("the instruction is not understood")
	// ErrNoCamera: there is no usable browser.
	ErrNoCamera = errors.New("no usable browser")
	// ErrBroken: the design does not parse, compile or paint.
	ErrBroken = errors.New("the design is broken")
	// ErrConflict: the source file holds changes that the session has not seen.
	ErrConflict = errors.New("the source file has changed meanwhile")
)

// Problem is an error for a person: what was attempted, why it failed, what to do.
type Problem struct {
	Attempted, Cause, Do string
	// Err is the underlying error, if any.
	Err error
}

func (p *Problem) Error() string {
	s := p.Attempted + ": " + p.Cause
	if p.Do != "" {
		s = strings.TrimSuffix(s, ".") + "; " + p.Do
	}
	return s
}

// Unwrap gives the underlying error.
func (p *Problem) Unwrap() error { return p.Err }
