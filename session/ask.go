package session

import (
	"context"
	"errors"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
)

// AskRequest is an instruction.
type AskRequest struct {
	Instruction string
	// Count is how many proposals a model is asked for; 0 means 1. The phrasebook makes one.
	Count int
	// By says who is asked: "" the model if one is set up, else the phrasebook; "model"; "phrasebook".
	By string
	// Keep are selectors that must not change.
	Keep []string
	// Target is a reference picture for a model that sees, PNG or JPEG.
	Target []byte
	// DryRun sends nothing to a model; what would be sent is said.
	DryRun bool
	// Tile is the viewport at which tiles are shown.
	Tile render.Viewport
}

// Ask has an instruction carried out on the named parents (the head if there are none) and returns
// the generation's id at once; events follow.
func (s *Studio) Ask(ctx context.Context, parents []Ref, q AskRequest) (id string, events <-chan Event) {
	return s.start(ctx, q.Tile, s.store.Record, func(ctx context.Context, r *run) (string, error) {
		s.resumeCosts(ctx)
		defer s.keepCosts(ctx)
		p, err := s.parents(ctx, parents)
		if err == nil {
			p.Standing, err = s.standing(ctx)
		}
		if err != nil {
			return "", named(q.attempt(), err)
		}
		return r.ask(ctx, p, q)
	})
}

// Ask has an instruction carried out on artifacts that are in no session.
func (n *Nursery) Ask(ctx context.Context, p Parents, q AskRequest) (id string, events <-chan Event) {
	return n.start(ctx, q.Tile, nil, func(ctx context.Context, r *run) (string, error) { return r.ask(ctx, p, q) })
}

func (q AskRequest) attempt() string { return "do “" + shorten(q.Instruction, 60) + "”" }

func (r *run) ask(ctx context.Context, p Parents, q AskRequest) (string, error) {
	q.Instruction = strings.TrimSpace(q.Instruction)
	if q.Instruction == "" {
		return "", &Problem{Attempted: "ask", Cause: "there is no instruction", Do: `type one, such as "warmer palette"`}
	}
	r.g.Instruction = q.Instruction
	if q.By == "model" || q.By == "" && r.model != nil {
		q.Count = max(1, q.Count)
		r.begin(ctx, p, q.Count)
		said, err := r.askModel(ctx, p, q)
		return said, named(q.attempt(), err)
	}
	r.begin(ctx, p, 1)
	said, err := r.askPhrasebook(ctx, p, q)
	return said, named(q.attempt(), err)
}

func (r *run) askModel(ctx context.Context, p Parents, q AskRequest) (string, error) {
	if r.model == nil {
		return "", &Problem{
			Attempted: "ask the model", Cause: "no model is set up",
			Do: "set OPENAI_API_KEY (and OPENAI_BASE_URL, CULTIVAR_MODEL), or use the phrasebook", Err: ErrNoModel,
		}
	}
	var said []string
	var failures []error
	err := r.model.Propose(ctx, r.brief(ctx, p, q), ModelEvents{
		Draft: func(i int, text string, tokens int) {
			r.emit(ctx, Drafted{For: r.of(), Tile: i + 1, Text: text, Tokens: tokens})
		},
		Partial: r.sketcher(ctx, p, q),
		Reply: func(i int, reply Reply) {
			if reply.Said != "" {
				said = append(said, reply.Said)
			}
			r.replied(ctx, p, q, i, reply)
		},
		Fail: func(i int, err error) {
			failures = append(failures, err)
			r.emit(ctx, Failed{For: r.of(), Tile: i + 1, Err: err})
		},
	})
	if err == nil && len(r.g.Variants) == 0 && !q.DryRun {
		err = errors.Join(failures...)
	}
	return strings.Join(said, " "), err
}

func (r *run) replied(ctx context.Context, p Parents, q AskRequest, i int, reply Reply) {
	if q.DryRun {
		return
	}
	v := r.add(ctx, Variant{
		Tile: i + 1, Artifact: reply.Artifact, Parents: p.Refs, Caption: reply.Caption, Checks: reply.Checks, Distance: -1,
		Provenance: Provenance{
			Origin: Ask, Proposer: "model", Instruction: q.Instruction, Model: r.model.Name(), Tokens: reply.Tokens, Cost: reply.Cost,
		},
	})
	parent := reply.Artifact
	if len(p.Artifacts) > 0 {
		parent = p.Artifacts[0]
	}
	r.picture(ctx, parent, v)
}

// brief gathers what a model is told.
func (n *Nursery) brief(ctx context.Context, p Parents, q AskRequest) Brief {
	b := Brief{
		Parents: p.Artifacts, Instruction: q.Instruction, Count: q.Count, Keep: q.Keep, Target: q.Target,
		Standing: p.Standing, Checks: p.Checks, DryRun: q.DryRun,
	}
	if ok, _ := n.CanDraw(); !ok {
		return b
	}
	b.Look = n.look
	if len(p.Artifacts) == 0 {
		return b
	}
	if shot, facts, err := n.look(ctx, p.Artifacts[0]); err == nil && shot.Broken == "" {
		b.Picture, b.Facts = &shot, facts
	}
	return b
}

// look draws a design as a person would see it first, and measures it.
func (n *Nursery) look(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
	doc, err := a.Document()
	if err != nil {
		return render.Shot{Broken: err.Error()}, nil, nil
	}
	shot, err := n.shoot(ctx, a, render.DefaultViewport(doc.Form))
	if err != nil || shot.Broken != "" {
		return shot, nil, err
	}
	facts, err := n.measure(ctx, a)
	return shot, &facts, err
}
