package session

import (
	"context"

	"cultivar/render"
	"cultivar/session/artifact"
)

// Brief is what a model is told about one instruction.
type Brief struct {
	// Parents are what to work from, the main one first; empty for a new design from words.
	Parents []artifact.Artifact
	// Instruction is what the designer asked for; empty wants variations of one parent, children of several.
	Instruction string
	// Mend are the faults of a broken parent that are to be mended, and nothing else; empty for any other brief.
	Mend []string
	// Count is how many proposals are wanted.
	Count int
	// Standing are the instructions that still hold, oldest first, and Checks their checks.
	Standing []string
	Checks   []Check
	Keep     []string      // selectors that must not change
	Facts    *render.Facts // of the first parent, if it was drawn
	Picture  *render.Shot  // of the first parent, if it was drawn
	// Reference is a picture that is attached, nil for none.
	Reference *Reference
	// Look draws a proposal and measures it, so that the proposer can mend it; nil without a browser.
	Look func(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error)
	// DryRun sends nothing: the requests are reported by Reply.Said.
	DryRun bool
}

// Reply is one proposal of a model.
type Reply struct {
	Artifact artifact.Artifact
	Caption  string
	// Direction is what it was to do differently from the other proposals, "" for one alone.
	Direction string
	Said      string // what it answers besides code, one or two lines
	Checks    []Check
	Tokens    int
	Cost      float64 // in the currency of the configured prices; 0 if unknown
}

// Model proposes variants from instructions. draft is called while tile i (from 0) is being
// written, reply when it is finished; both from one goroutine at a time. The error is for the whole
// brief; a proposal that fails alone is reported by fail.
type Model interface {
	Name() string
	Propose(ctx context.Context, b Brief, on ModelEvents) error
}

// ModelEvents is how a Model reports.
type ModelEvents struct {
	// Plan, if it is not nil, gets the direction that tile i is about to take, in a few words.
	Plan func(i int, direction string)
	// Draft gets what tile i is so far, in text.
	Draft func(i int, text string, tokens int)
	// Partial, if it is not nil, gets what tile i would be so far, now and then while it is written;
	// from then on Draft's text may be empty.
	Partial func(i int, a artifact.Artifact)
	Reply   func(i int, r Reply)
	Fail    func(i int, err error)
}

// Seer is a Model that can say whether it takes pictures.
type Seer interface{ Sees() bool }
