// Package phrase understands common edit instructions by rule: no model, no network. An instruction
// is cut into clauses; a clause that one of the tabled patterns covers word for word is carried
// out by edits of the source; any other clause is handed back as not understood. Nothing is
// guessed in silence, and ways of saying the same thing give the same bytes.
package phrase

import (
	"fmt"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
)

// Result is what came of an instruction.
type Result struct {
	Artifact artifact.Artifact
	// Done says in a designer's words what was changed: "sticky header".
	Done []string
	// NotUnderstood are the parts of the instruction that no rule covers, as they were typed.
	NotUnderstood []string
	// Refused says in whole sentences why a part that was understood was not done: "there is no sidebar".
	Refused []string
	// Suggestions are instructions that would work.
	Suggestions []string
	// Changed says that the artifact differs from the one given.
	Changed bool
}

// Apply carries out an instruction. Facts are what a browser measured of the artifact, for words such as
// "top left"; they may be nil. The error is for an artifact that cannot be edited at all, not for
// words that are not understood.
func Apply(a artifact.Artifact, instruction string, facts *render.Facts) (Result, error) {
	if len(a.Source()) == 0 {
		return Result{Artifact: a}, fmt.Errorf("carry out an instruction: %s is empty", a.Main)
	}
	s := newScene(a, facts)
	s.typed = s.quoted(instruction)
	for _, c := range s.keeping(clauses(s.lex(s.typed))) {
		s.carryOut(c)
	}
	out := Result{
		Artifact: s.art, Done: s.done, NotUnderstood: s.missed, Refused: s.refused,
		Changed: len(artifact.Changed(a, s.art)) > 0,
	}
	if len(out.Done) == 0 && len(out.NotUnderstood) == 0 && len(out.Refused) == 0 {
		out.NotUnderstood = []string{strings.TrimSpace(instruction)}
	}
	if len(out.NotUnderstood) > 0 {
		out.Suggestions = s.suggest(out.NotUnderstood)
	}
	return out, nil
}
