package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
)

// AskRequest is an instruction.
type AskRequest struct {
	// Instruction is what the designer typed. Empty, a model makes variations of one parent and
	// children of several.
	Instruction string
	// Count is how many proposals a model is asked for; 0 means 1. The phrasebook makes one.
	Count int
	// Mend are the faults of a broken design, for a model to mend; the instruction then says so and is not
	// turned into checks.
	Mend []string
	// By says who is asked: "" the model if one is set up, else the phrasebook; "model"; "phrasebook".
	By string
	// Keep are selectors that must not change.
	Keep []string
	// Reference is a picture to go by, nil for none.
	Reference *Reference
	// DryRun sends nothing to a model; what would be sent is said.
	DryRun bool
	// Tile is the viewport at which tiles are shown.
	Tile render.Viewport
}

// Ask has an instruction carried out on the named parents (the head if there are none) and returns
// the generation's id at once; events follow.
func (s *Studio) Ask(ctx context.Context, parents []Ref, q AskRequest) (id string, events <-chan Event) {
	s.Unprepare()
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

func (q AskRequest) attempt() string {
	if q.Instruction == "" {
		return "vary the design"
	}
	return "do “" + shorten(q.Instruction, 60) + "”"
}

func (r *run) ask(ctx context.Context, p Parents, q AskRequest) (string, error) {
	q.Instruction = strings.TrimSpace(q.Instruction)
	if q.Instruction == "" && q.By != "model" {
		return "", &Problem{Attempted: "ask", Cause: "there is no instruction", Do: `type one, such as "warmer palette"`}
	}
	r.g.Instruction, r.reference = q.Instruction, q.Reference
	if q.By == "model" || q.By == "" && r.model != nil {
		q.Count = max(1, q.Count)
		r.begin(ctx, p, q.Count)
		before := r.spent()
		said, err := r.askModel(ctx, p, q)
		r.charge(before)
		if q.By == "" && errors.Is(err, ErrUnreachable) && len(p.Artifacts) > 0 {
			return r.askInstead(ctx, p, q, err)
		}
		return said, named(q.attempt(), err)
	}
	r.begin(ctx, p, 1)
	said, err := r.askPhrasebook(ctx, p, q)
	if q.Reference != nil && err == nil {
		said += " The phrasebook takes no pictures: breeding comes near to the reference, or a model that sees."
	}
	return said, named(q.attempt(), err)
}

// askInstead has the phrasebook do what a model was to do whose server does not answer. What the phrasebook does not
// understand fails as it did with the model.
func (r *run) askInstead(ctx context.Context, p Parents, q AskRequest, unreachable error) (string, error) {
	said, err := r.askPhrasebook(ctx, p, q)
	if err != nil {
		return "", named(q.attempt(), unreachable)
	}
	why := unreachable.Error()
	if p := (*Problem)(nil); errors.As(unreachable, &p) {
		why = p.Cause
	}
	return sentence("The phrasebook did it, for "+why) + " " + said, nil
}

func (r *run) askModel(ctx context.Context, p Parents, q AskRequest) (string, error) {
	if r.model == nil {
		return "", &Problem{
			Attempted: "ask the model", Cause: "no model is set up",
			Do: "set OPENAI_API_KEY (and OPENAI_BASE_URL, CULTIVAR_MODEL), or use the phrasebook", Err: ErrNoModel,
		}
	}
	var said answers
	var failures []error
	r.pictures = map[string]render.Shot{}
	err := r.model.Propose(ctx, r.brief(ctx, p, q), ModelEvents{
		Plan: func(i int, direction string) {
			r.emit(ctx, Planned{For: r.of(), Tile: i + 1, Direction: direction})
		},
		Draft: func(i int, text string, tokens int) {
			r.emit(ctx, Drafted{For: r.of(), Tile: i + 1, Text: text, Tokens: tokens})
		},
		Partial: r.sketcher(ctx, p, q),
		Reply: func(i int, reply Reply) {
			said.add(reply.Said)
			r.replied(ctx, p, q, i, reply)
		},
		Fail: func(i int, err error) {
			failures = append(failures, err)
			if q.By == "" && errors.Is(err, ErrUnreachable) {
				return // the phrasebook may still do it
			}
			r.emit(ctx, Failed{For: r.of(), Tile: i + 1, Err: err})
		},
	})
	if err == nil && len(r.g.Variants) == 0 && !q.DryRun {
		err = errors.Join(failures...)
	}
	if !q.DryRun {
		said.add(notMade(failures, len(r.g.Variants)))
		said.add(leftOut(r.rank(p.main())))
		said.add(r.unseen(q))
	}
	return said.String(), err
}

// notMade says why some proposals are missing, "" if none or all are.
func notMade(failures []error, made int) string {
	if len(failures) == 0 || made == 0 {
		return ""
	}
	why := cause(failures[0])
	return fmt.Sprintf("%d not made: %s.", len(failures), strings.TrimSuffix(why, "."))
}

// unseen says that a model did not see the reference, "" if it did or there is none.
func (r *run) unseen(q AskRequest) string {
	if q.Reference == nil || r.ModelSees() {
		return ""
	}
	return r.model.Name() + " takes no pictures: it was told the reference's colours, and tiles are compared with it."
}

// answers are what a proposer said, each thing once.
type answers []string

// answersMost is how many different things are passed on.
const answersMost = 4

func (a *answers) add(text string) {
	if text != "" && !slices.Contains(*a, text) && len(*a) < answersMost {
		*a = append(*a, text)
	}
}

func (a answers) String() string { return strings.Join(a, " ") }

// main is what a generation is made from first of all; for a new design, nothing.
func (p Parents) main() artifact.Artifact {
	if len(p.Artifacts) == 0 {
		return artifact.Artifact{}
	}
	return p.Artifacts[0]
}

func (r *run) replied(ctx context.Context, p Parents, q AskRequest, i int, reply Reply) {
	if q.DryRun {
		return
	}
	v := r.add(ctx, Variant{
		Tile: i + 1, Artifact: reply.Artifact, Parents: p.Refs, Caption: reply.Caption, Checks: reply.Checks, Distance: -1,
		Provenance: r.provenance(q, reply),
	})
	parent := reply.Artifact
	if len(p.Artifacts) > 0 {
		parent = p.Artifacts[0]
	}
	r.picture(ctx, parent, v)
}

// provenance says how a reply came to be. A variation that nobody asked for in words is bred; its
// direction is what there is to say of it.
func (r *run) provenance(q AskRequest, reply Reply) Provenance {
	out := Provenance{Origin: Ask, Proposer: "model", Instruction: q.Instruction, Model: r.model.Name(), Tokens: reply.Tokens, Cost: reply.Cost}
	switch {
	case len(q.Mend) > 0:
		out.Origin = Repair
	case q.Instruction == "":
		out.Origin, out.Instruction = Breed, reply.Direction
	}
	return out
}

// brief gathers what a model is told.
func (n *Nursery) brief(ctx context.Context, p Parents, q AskRequest) Brief {
	b := Brief{
		Parents: p.Artifacts, Instruction: q.Instruction, Count: q.Count, Keep: q.Keep, Reference: q.Reference, Mend: q.Mend,
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
