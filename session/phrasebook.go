package session

import (
	"context"
	"strings"

	"cultivar/render"
	"cultivar/session/phrase"
)

func (r *run) askPhrasebook(ctx context.Context, p Parents, q AskRequest) (string, error) {
	parent := p.Artifacts[0]
	var facts *render.Facts
	if f, err := r.measure(ctx, parent); err == nil {
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
		return "", &Problem{Attempted: q.attempt(), Cause: strings.TrimSuffix(said, "."), Do: do, Err: ErrNotUnderstood}
	}
	r.wishes = wordChecks(q.Instruction, facts)
	v := r.add(ctx, Variant{
		Artifact: result.Artifact, Parents: p.Refs[:min(1, len(p.Refs))], Caption: strings.Join(result.Done, ", "), Distance: -1,
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
	for _, reason := range result.Refused {
		said = append(said, "Not done: "+reason+".")
	}
	if len(said) == 0 {
		return "nothing in the design fits it"
	}
	return strings.Join(said, " ")
}
