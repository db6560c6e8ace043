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
	r.notUnderstood, r.refused = result.NotUnderstood, result.Refused
	if !result.Changed {
		do := "rephrase it, or set up a model (`cultivar doctor` says how)"
		if len(result.Suggestions) > 0 {
			do = "try " + quotedList(result.Suggestions)
		}
		result.Suggestions = nil
		return "", &Problem{Attempted: q.attempt(), Cause: strings.TrimSuffix(phraseAnswer(result), "."), Do: do, Err: ErrNotUnderstood}
	}
	said := phraseAnswer(result)
	r.wishes = wordChecks(q.Instruction, facts)
	v := r.add(ctx, Variant{
		Artifact: result.Artifact, Parents: p.Refs[:min(1, len(p.Refs))], Caption: strings.Join(result.Done, ", "), Distance: -1,
		Provenance: Provenance{Origin: Ask, Proposer: "phrasebook", Instruction: q.Instruction},
	})
	r.picture(ctx, parent, v)
	return said, nil
}

// phraseAnswer is what the phrasebook says: "Done: sticky header. Not understood: “warmer”; try “warmer palette”."
func phraseAnswer(result phrase.Result) string {
	var said []string
	if len(result.Read) > 0 {
		said = append(said, sentence("Read "+strings.Join(result.Read, ", ")))
	}
	if len(result.Done) > 0 {
		said = append(said, sentence("Done: "+strings.Join(result.Done, ", ")))
	}
	if len(result.NotUnderstood) > 0 {
		missed := make([]string, len(result.NotUnderstood))
		for i, part := range result.NotUnderstood {
			missed[i] = "“" + strings.TrimRight(part, " .,;:!?") + "”"
		}
		line := "Not understood: " + strings.Join(missed, ", ")
		if len(result.Suggestions) > 0 {
			line += "; try " + quotedList(result.Suggestions)
		}
		said = append(said, sentence(line))
	}
	for _, reason := range result.Refused {
		said = append(said, sentence("Not done: "+reason))
	}
	if len(said) == 0 {
		return "nothing in the design fits it"
	}
	return strings.Join(said, " ")
}

// sentence ends in one full stop.
func sentence(s string) string { return strings.TrimRight(s, " .,;:!") + "." }

// quotedList is “a”, “b” or “c”.
func quotedList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = "“" + s + "”"
	}
	last := len(quoted) - 1
	if last < 1 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}
