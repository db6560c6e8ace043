//go:build pending

package session

import (
	"context"
	"errors"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
	"cultivar/session/phrase"
)

// AskRequest is an instruction.
type AskRequest struct {
	// Parents are what to work from, the main one first; empty means the head.
	Parents     []Ref
	Instruction string
	// Count is how many proposals a model is asked for; 0 means 1. The phrasebook makes one.
	Count int
	// By says who is asked: "" the model if one is set up, else the phrasebook; "model"; "phrasebook".
	By string
	// Keep are selectors that must not change.
	Keep []string
	// Target is a reference picture for a model that sees, PNG or JPEG.
	Target []byte
	// Tile is the viewport at which tiles are shown.
	Tile render.Viewport
}

// Ask has an instruction carried out and returns the generation's id at once; events follow.
func (s *Studio) Ask(ctx context.Context, q AskRequest) (id string, events <-chan Event) {
	return s.start(ctx, q.Tile, func(ctx context.Context, r *run) (string, error) {
		said, err := r.ask(ctx, q)
		return said, named("do “"+shorten(q.Instruction, 60)+"”", err)
	})
}

func (r *run) ask(ctx context.Context, q AskRequest) (string, error) {
	q.Instruction = strings.TrimSpace(q.Instruction)
	if q.Instruction == "" {
		return "", &Problem{Attempted: "ask", Cause: "there is no instruction", Do: `type one, such as "warmer palette"`}
	}
	refs, parents, err := r.studio.parents(ctx, q.Parents)
	if err != nil {
		return "", err
	}
	r.g.Instruction = q.Instruction
	byModel := q.By == "model" || q.By == "" && r.studio.model != nil
	count := 1
	if byModel {
		count = max(1, q.Count)
	}
	if err := r.begin(ctx, refs, count); err != nil {
		return "", err
	}
	if byModel {
		return r.askModel(ctx, q, refs, parents, count)
	}
	return r.askPhrasebook(ctx, q, refs, parents[0])
}

func (r *run) askPhrasebook(ctx context.Context, q AskRequest, refs []Ref, parent artifact.Artifact) (string, error) {
	var facts *render.Facts
	if f, err := r.studio.measure(ctx, parent); err == nil {
		facts = &f
	}
	result, err := phrase.Apply(parent, q.Instruction, facts)
	if err != nil {
		return "", err
	}
	said := phraseAnswer(result)
	if !result.Changed {
		do := "rephrase it, or set up a model (`cultivar doctor` says how)"
		if len(result.Suggestions) > 0 {
			do = "try: " + strings.Join(result.Suggestions, ", ")
		}
		return "", &Problem{Attempted: "do “" + shorten(q.Instruction, 60) + "”", Cause: said, Do: do, Err: ErrNotUnderstood}
	}
	v := r.add(ctx, Variant{
		Artifact: result.Artifact, Parents: refs[:1], Caption: strings.Join(result.Done, ", "), Distance: -1,
		Provenance: Provenance{Origin: Ask, Proposer: "phrasebook", Instruction: q.Instruction},
	})
	r.picture(ctx, parent, v)
	return said, nil
}

// phraseAnswer is what the phrasebook says: "Done: sticky header. Not understood: “warmer”."
func phraseAnswer(result phrase.Result) string {
	var said []string
	if len(result.Done) > 0 {
		said = append(said, "Done: "+strings.Join(result.Done, ", ")+".")
	}
	if len(result.NotUnderstood) > 0 {
		said = append(said, "Not understood: “"+strings.Join(result.NotUnderstood, "”, “")+"”.")
	}
	if len(said) == 0 {
		return "nothing in the design fits it"
	}
	return strings.Join(said, " ")
}

// picture draws the newest variant beside its parent and says what was seen.
func (r *run) picture(ctx context.Context, parent artifact.Artifact, v Variant) {
	shots, err := r.studio.sheet(ctx, []artifact.Artifact{parent, v.Artifact}, r.tile, nil)
	if err != nil || len(shots) < 2 {
		return
	}
	v.Checks = append(v.Checks, examine(shots[0], shots[1])...)
	v.Distance = distance(shots[0], shots[1])
	for i := range r.g.Variants {
		if r.g.Variants[i].Tile == v.Tile {
			r.g.Variants[i] = v
		}
	}
	r.emit(ctx, Pictured{For: r.of(), Tile: 0, Shot: shots[0]})
	r.emit(ctx, Proposed{For: r.of(), Variant: v})
	r.emit(ctx, Pictured{For: r.of(), Tile: v.Tile, Shot: shots[1]})
}

func (r *run) askModel(ctx context.Context, q AskRequest, refs []Ref, parents []artifact.Artifact, count int) (string, error) {
	if r.studio.model == nil {
		return "", &Problem{
			Attempted: "ask the model", Cause: "no model is set up",
			Do: "set OPENAI_API_KEY (and OPENAI_BASE_URL, CULTIVAR_MODEL), or use the phrasebook", Err: ErrNoModel,
		}
	}
	brief, err := r.studio.brief(ctx, q, parents, count)
	if err != nil {
		return "", err
	}
	var said []string
	var failures []error
	err = r.studio.model.Propose(ctx, brief, ModelEvents{
		Draft: func(i int, text string, tokens int) {
			r.emit(ctx, Drafted{For: r.of(), Tile: i + 1, Text: text, Tokens: tokens})
		},
		Reply: func(i int, reply Reply) {
			if reply.Said != "" {
				said = append(said, reply.Said)
			}
			r.picture(ctx, parents[0], r.add(ctx, Variant{
				Tile: i + 1, Artifact: reply.Artifact, Parents: refs, Caption: reply.Caption, Checks: reply.Checks, Distance: -1,
				Provenance: Provenance{
					Origin: Ask, Proposer: "model", Instruction: q.Instruction, Model: r.studio.model.Name(), Tokens: reply.Tokens,
				},
			}))
		},
		Fail: func(i int, err error) {
			failures = append(failures, err)
			r.emit(ctx, Failed{For: r.of(), Tile: i + 1, Err: err})
		},
	})
	if err == nil && len(r.g.Variants) == 0 {
		err = errors.Join(failures...)
	}
	return strings.Join(said, " "), err
}

// brief gathers what a model is told.
func (s *Studio) brief(ctx context.Context, q AskRequest, parents []artifact.Artifact, count int) (Brief, error) {
	b := Brief{Parents: parents, Instruction: q.Instruction, Count: count, Keep: q.Keep, Target: q.Target}
	if err := s.standing(ctx, &b); err != nil {
		return b, err
	}
	if ok, _ := s.CanDraw(); !ok {
		return b, nil
	}
	if facts, err := s.measure(ctx, parents[0]); err == nil {
		b.Facts = &facts
	}
	doc, err := parents[0].Document()
	if err != nil {
		return b, nil
	}
	from := render.DefaultViewport(doc.Form)
	if shot, err := s.shoot(ctx, parents[0], from); err == nil && shot.Image != nil {
		b.Picture = &shot
	}
	b.Look = func(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
		shot, err := s.shoot(ctx, a, from)
		if err != nil || shot.Broken != "" {
			return shot, nil, err
		}
		facts, err := s.measure(ctx, a)
		return shot, &facts, err
	}
	return b, nil
}

// standing fills in the instructions that still hold on the head's main line, oldest first.
func (s *Studio) standing(ctx context.Context, b *Brief) error {
	tree, err := s.store.Tree(ctx, 200)
	if err != nil {
		return err
	}
	byID := map[string]Version{}
	for _, v := range tree.Versions {
		byID[v.ID] = v
	}
	for id := tree.Head.Version; id != ""; {
		v, ok := byID[id]
		if !ok {
			break
		}
		if v.Instruction != "" && v.Origin == Ask {
			b.Standing = append([]string{v.Instruction}, b.Standing...)
		}
		id = ""
		if len(v.Parents) > 0 {
			id = v.Parents[0]
		}
	}
	return nil
}
