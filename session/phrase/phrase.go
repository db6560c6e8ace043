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
	// Read says which mistyped words were read as which: “haeder” as “header”.
	Read []string
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
	return newScene(a, facts).answer(instruction), nil
}

// answer reads an instruction: in plain words where there are such for it, as it was typed, and with its mistyped words
// put right. The first reading that covers everything counts, else what was typed.
func (s *scene) answer(instruction string) Result {
	for _, c := range contradictions {
		if c.form().MatchString(instruction) {
			return Result{Artifact: s.art, Refused: []string{"“" + strings.TrimSpace(instruction) + "” " + c.answer}}
		}
	}
	var typed Result
	if plain := s.reword(instruction); plain != "" {
		if r := s.again().carried(plain); r.whole() || r.idle() {
			return r
		}
	}
	if typed = s.again().carried(instruction); typed.whole() {
		return typed
	}
	for _, sp := range s.spellings(instruction) {
		for _, text := range []string{s.reword(sp.text), sp.text} {
			if text == "" {
				continue
			}
			if r := s.again().carried(text); r.left() < typed.left() {
				r.Read = sp.read
				return r
			}
		}
	}
	if len(typed.NotUnderstood) > 0 {
		typed.Suggestions = s.suggest(typed.NotUnderstood)
	}
	return typed
}

// whole says that everything that was asked for was done.
func (r Result) whole() bool { return r.Changed && len(r.NotUnderstood)+len(r.Refused) == 0 }

// left counts the parts that were not done.
func (r Result) left() int { return len(r.NotUnderstood) + len(r.Refused) }

// idle says that what was asked for is so already.
func (r Result) idle() bool {
	return !r.Changed && len(r.NotUnderstood) == 0 && len(r.Refused) == 1 && (strings.HasSuffix(r.Refused[0], "changes nothing here") || strings.HasSuffix(r.Refused[0], " already"))
}

// carried is what comes of an instruction as it stands.
func (s *scene) carried(instruction string) Result {
	before := s.art
	s.typed = s.quoted(instruction)
	for _, c := range s.keeping(clauses(s.lex(s.typed))) {
		s.carryOut(c)
	}
	s.unsaid()
	out := Result{
		Artifact: s.art, Done: s.done, NotUnderstood: s.missed, Refused: s.refused,
		Changed: len(artifact.Changed(before, s.art)) > 0,
	}
	switch {
	case s.contradiction != "":
		return Result{Artifact: before, Refused: []string{s.contradiction}}
	case strings.TrimSpace(instruction) == "":
		return Result{Artifact: before, Refused: []string{"there are no words in it"}}
	case !out.Changed && len(out.Done) > 0:
		return Result{Artifact: before, Refused: []string{"“" + strings.TrimSpace(instruction) + "” undoes what it does"}}
	}
	if len(out.Done) == 0 && len(out.NotUnderstood) == 0 && len(out.Refused) == 0 {
		out.NotUnderstood = []string{strings.TrimSpace(instruction)}
	}
	return out
}
